#!/bin/sh
# oscal.sh references|schema|negative HOSHI SOURCE SCRATCH: write every kind of OSCAL document for
# several sheets and check them with validate.py.
#   references  unique UUIDs, references that lead somewhere, the same bytes in another environment
#   schema      the same, and the official JSON schemas. They are not part of this project: the folder
#               HOSHI_OSCAL_SCHEMA_DIR, or ../shared/schemas/oscal beside the checkout; else skipped
#   negative    documents with one thing broken are refused, so that the checks above mean something
set -eu
what=$1 hoshi=$2 source=$(cd "$3" && pwd) scratch=$4
here=$source/tests/oscal
rm -rf "$scratch"
mkdir -p "$scratch/one" "$scratch/two"
cd "$scratch"

if ! command -v python3 >/dev/null; then
    echo "SKIP: python3 is missing"
    exit 77
fi
schemas=${HOSHI_OSCAL_SCHEMA_DIR:-}
if [ -z "$schemas" ] && [ -d "$source/../shared/schemas/oscal" ]; then
    schemas=$source/../shared/schemas/oscal
fi

# --- sheets: everything, evidence that is not there, nothing, all met (JSON), another catalogue
cp "$source/tests/cli/oscal/questions/in/answers.yaml" full.yaml
cp "$source/tests/cli/evidence/check-problems/in/answers.yaml" evidence.yaml
cp "$here/nothing.yaml" "$here/odd-catalogue.yaml" "$here/odd.yaml" .
{
    printf '{"hoshi": "answers/1", "catalogue": "scs@2026-03", "answers": {'
    "$hoshi" catalog export scs | sed -n 's/^[[:space:]]*"id":[[:space:]]*"\([0-9]*-[0-9]*-[0-9]*-[0-9]*\)".*/\1/p' |
        sed 's/.*/"&": {"status": "met", "performed": "2026-11-20"}/; $!s/$/,/'
    printf '}}'
} >met.json

write() { # folder
    "$hoshi" catalog export --format oscal -o "$1/oscal-catalog.json" scs
    "$hoshi" catalog export --format oscal-profile -o "$1/all.json" scs
    "$hoshi" catalog export --format oscal-profile --star 3 -o "$1/star-3.json" scs
    "$hoshi" catalog export --format oscal-mapping -o "$1/mapping.json" scs
    "$hoshi" score --as-of 2026-11-23 -o "oscal=$1/full.json" -o "oscal-poam=$1/full-plan.json" full.yaml
    "$hoshi" score --as-of 2026-11-23 --star 4 -o "oscal-poam=$1/full-plan-4.json" full.yaml
    "$hoshi" score --as-of 2026-11-23 -o "oscal=$1/none.json" -o "oscal-poam=$1/none-plan.json" nothing.yaml
    "$hoshi" score --as-of 2026-11-23 --policy strict -o "oscal=$1/met.json" -o "oscal-poam=$1/met-plan.json" met.json
    "$hoshi" score --evidence --as-of 2026-11-23 -o "oscal=$1/evidence.json" evidence.yaml
    for example in "$source"/examples/*/answers.yaml; do
        [ -f "$example" ] || continue
        name=example-$(basename "$(dirname "$example")")
        "$hoshi" score --as-of 2026-11-23 -o "oscal=$1/$name.json" -o "oscal-poam=$1/$name-plan.json" "$example"
    done
    # dates that the schemas' calendar does not know
    "$hoshi" score --as-of 1904-02-29 -o "oscal=$1/early.json" nothing.yaml
    "$hoshi" score --as-of 9999-12-31 -o "oscal=$1/late.json" nothing.yaml
}
odd() { # a catalogue with ids that are no tokens; documents of its own, because it is another catalog
    "$hoshi" catalog export --format oscal -o "$1/odd-catalog.json" ./odd-catalogue.yaml
    "$hoshi" catalog export --format oscal-profile -o "$1/odd-profile.json" ./odd-catalogue.yaml
    "$hoshi" score --catalog ./odd-catalogue.yaml --as-of 2026-11-23 -o "oscal=$1/odd-ar.json" -o "oscal-poam=$1/odd-plan.json" odd.yaml
}
write one
mkdir odd-one
odd odd-one

levels() { # a catalogue without a verdict, likewise
    "$hoshi" catalog export --format oscal -o "$1/levels-catalog.json" guideline
    "$hoshi" catalog export --format oscal-profile -o "$1/levels-profile.json" guideline
    "$hoshi" score --as-of 2026-11-23 -o "oscal=$1/levels-ar.json" -o "oscal-poam=$1/levels-plan.json" \
        "$source/tests/cli/score/maturity/in/a.yaml"
}
mkdir levels-one
levels levels-one

"$hoshi" init -q --catalog essential-eight -o blank.yaml
sed 's/^  \(PA-ISM-[0-9]*\):/  \1: met/' blank.yaml >another.yaml
another() { # a scheme whose levels are no stars, likewise
    "$hoshi" catalog export --format oscal -o "$1/another-catalog.json" essential-eight
    "$hoshi" catalog export --format oscal-profile --star ML2 -o "$1/another-profile.json" essential-eight
    "$hoshi" score --as-of 2026-11-23 --star ML2 -o "oscal=$1/another-ar.json" -o "oscal-poam=$1/another-plan.json" another.yaml
}
mkdir another-one
another another-one

case $what in
references)
    LC_ALL=ja_JP.UTF-8 TZ=Asia/Tokyo HOSHI_LANG=ja write two
    diff -r one two || { echo "the environment reaches the documents"; exit 1; }
    python3 "$here/validate.py" - one/*.json
    python3 "$here/validate.py" - odd-one/*.json
    python3 "$here/validate.py" - levels-one/*.json
    python3 "$here/validate.py" - another-one/*.json
    # Every name of ours has its row in the reference, and every row a name.
    cat "$source"/src/report/oscal/*.c | tr '\n' ' ' |
        grep -oE '(hoshi_oscal_prop[a-z_]*|add_part)\([^";]*"[a-z0-9-]+"|"name", "[a-z-]+"\); *hoshi_json_string\([a-z]+, "ns"' |
        sed 's/; *hoshi_json.*//; s/[^"]*"name", //; s/.*"\([a-z0-9-]*\)".*/\1/' | sort -u >names
    sed -n '/^| property/,/^Verdicts/s/^| \([^|]*\) |.*/\1/p' "$source/docs/reference/oscal.md" |
        grep -o '`[a-z0-9-]*`' | tr -d '`' | sort -u >described
    diff names described || { echo "docs/reference/oscal.md: < used, > described"; exit 1; }
    ;;
schema)
    if [ -z "$schemas" ]; then
        echo "SKIP: HOSHI_OSCAL_SCHEMA_DIR is not set"
        exit 77
    fi
    python3 "$here/validate.py" "$schemas" one/*.json
    python3 "$here/validate.py" "$schemas" odd-one/*.json
    python3 "$here/validate.py" "$schemas" levels-one/*.json
    python3 "$here/validate.py" "$schemas" another-one/*.json
    ;;
negative)
    PYTHONDONTWRITEBYTECODE=1 python3 "$here/negative.py" "${schemas:--}" one
    ;;
esac
