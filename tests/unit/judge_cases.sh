#!/bin/sh
# judge_cases.sh DIRECTORY: the committed tables are what the script with the rules makes.
set -eu
cd "$1"
bad=0
for what in judge verdict; do
    awk -v what=$what -f judge_cases.awk | cmp - "${what}_cases.csv" || bad=1
done
exit $bad
