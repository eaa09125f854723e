#!/bin/sh
# The sheet goes away while it is answered: the end names the answer that is not saved, and does not
# say that all is.
set -eu
rm -rf "$SCRATCH"
mkdir -p "$SCRATCH"
cd "$SCRATCH"
export LC_ALL=C.UTF-8
mkfifo said
status=0
"$HOSHI" assess --new --plain --lang en --as-of 2026-11-23 sheet.yaml <said >out 2>err &
exec 3>said
printf 'y\n' >&3
until grep -q '1-2-1-1: met' sheet.yaml 2>/dev/null; do sleep 0.01; done
rm sheet.yaml
printf 'n\nq\n' >&3
exec 3>&-
wait $! || status=$?
if [ "$status" -ne 4 ] || grep -q 'Saved in' out ||
    ! grep -q 'Not saved in sheet.yaml, to be answered again: 1-2-1-2' err ||
    ! grep -q '^not saved: no such file' err || [ -e sheet.yaml ]; then
    echo "--- status $status"
    tail -n 3 out
    cat err
    exit 1
fi
