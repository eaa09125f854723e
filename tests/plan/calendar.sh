#!/bin/sh
# calendar.sh HOSHI SOURCE SCRATCH: the plans of the examples and of a hostile sheet as calendars,
# read back by python3-icalendar, whichever python3 has it, and held against the same plan in JSON.
set -eu
hoshi=$1 source=$(cd "$2" && pwd) scratch=$3
rm -rf "$scratch"
mkdir -p "$scratch"
cd "$scratch"
python=
for p in python3 /usr/bin/python3; do
    if [ -z "$python" ] && "$p" -c 'import icalendar' 2>/dev/null; then python=$p; fi
done
if [ -z "$python" ]; then
    echo "SKIP: python3-icalendar is missing"
    exit 77
fi
cp "$source/tests/cli/plan/hostile/in/answers.yaml" hostile.yaml
for e in parts-maker software-house logistics; do cp "$source/examples/$e/answers.yaml" $e.yaml; done
"$hoshi" init -q --lang ja --star 4 -o blank.yaml
for s in parts-maker software-house logistics hostile blank; do
    for lang in ja en; do
        "$hoshi" plan --lang $lang --as-of 2026-11-23 --star 4 -f ics $s.yaml >$s.$lang.ics
        "$hoshi" plan --lang $lang --as-of 2026-11-23 --star 4 -f ics $s.yaml | cmp - $s.$lang.ics
        "$hoshi" plan --lang $lang --as-of 2026-11-23 --star 4 -f json $s.yaml >$s.$lang.json
    done
    "$hoshi" score --as-of 2026-11-23 --answers -f json $s.yaml >$s.result.json
done
"$hoshi" catalog export --format json scs >catalogue.json
PYTHONDONTWRITEBYTECODE=1 exec "$python" "$source/tests/plan/read_calendar.py" "$scratch"
