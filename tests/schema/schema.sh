#!/bin/sh
# schema.sh HOSHI SOURCE SCRATCH: fresh output of every JSON format, then check.py over all there is.
set -eu
hoshi=$1 source=$(cd "$2" && pwd) scratch=$3
rm -rf "$scratch"
mkdir -p "$scratch"
if ! command -v python3 >/dev/null; then
    echo "SKIP: python3 is missing"
    exit 77
fi
cd "$scratch"
sheet=$source/tests/cli/oscal/questions/in/answers.yaml
"$hoshi" catalog export --format json -o catalogue.json scs
"$hoshi" init --form json -o init.json --star 4
"$hoshi" score --as-of 2026-11-23 -o json=result.json "$sheet"
"$hoshi" score --as-of 2026-11-23 --answers -o json=answers.json "$sheet"
"$hoshi" score --as-of 2026-11-23 --policy strict -o json=strict.json "$sheet"
"$hoshi" score --as-of 2026-11-23 -o json=blank.json init.json
mkdir batch
cp "$sheet" batch/a.yaml
cp "$source"/tests/cli/batch/records/in/sheets/* batch
printf 'id,asked\nS-00042,4\nS-00044,3\n' >asked.csv
"$hoshi" batch -q --as-of 2026-11-23 --allow-errors --full --asked asked.csv -o records.ndjson batch
PYTHONDONTWRITEBYTECODE=1 exec python3 "$source/tests/schema/check.py" "$hoshi" "$source" "$scratch"
