#!/bin/sh
# determinism.sh HOSHI SOURCE SCRATCH: the same input gives the same bytes, whatever the locale, time
# zone, language, terminal and folder; and JSON does not even know the language.
set -eu
hoshi=$1
source=$2
scratch=$3
rm -rf "$scratch"
mkdir -p "$scratch/elsewhere"
cp "$source"/tests/data/small-*.yaml "$scratch"
cp "$source"/tests/data/small-*.yaml "$scratch/elsewhere"
bad=0

run() { # where, what to set in the environment, arguments of hoshi
    where=$1 setting=$2
    shift 2
    # shellcheck disable=SC2086 # a list of words
    (cd "$where" && env -i PATH=/usr/bin:/bin $setting "$hoshi" "$@" 2>&1) || echo "exit $?"
}

same() { # arguments of hoshi, the language among them
    run "$scratch" LC_ALL=C "$@" >"$scratch/want"
    if [ ! -s "$scratch/want" ]; then
        echo "nothing written: hoshi $*"
        bad=1
    fi
    for setting in "LC_ALL=ja_JP.UTF-8 TZ=Asia/Tokyo COLUMNS=20 TERM=xterm" \
        "LANG=de_DE.UTF-8 TZ=:/nonexistent COLUMNS=400 TERM=dumb HOME=/nonexistent MALLOC_PERTURB_=165"; do
        run "$scratch/elsewhere" "$setting" "$@" >"$scratch/got"
        if ! cmp "$scratch/want" "$scratch/got"; then
            echo "differs with $setting: hoshi $*"
            bad=1
        fi
    done
}

sheet="--catalog ./small-catalogue.yaml --as-of 2026-11-23"
# shellcheck disable=SC2086 # a list of words
for lang in en ja; do
    same score $sheet --lang $lang small-sheet.yaml
    same score $sheet --lang $lang --all small-sheet.yaml
    same score $sheet --lang $lang --policy strict --all small-sheet.yaml
    same score $sheet --lang $lang --format json small-sheet.yaml
    same score $sheet --lang $lang small-sheet-errors.yaml
    same score $sheet --lang $lang --diagnostics json small-sheet-errors.yaml
    same check --lang $lang small-catalogue-errors.yaml
    same explain --lang $lang 4-1-5-3
    same catalog show --lang $lang
    for format in csv ciso-assistant gemara; do
        same catalog export --lang $lang --format $format
    done
    same init --lang $lang --star 4 -o -
    same help --lang $lang
done
same catalog export

# shellcheck disable=SC2086
for lang in en ja; do
    run "$scratch" LC_ALL=C score $sheet --lang $lang --format json -q small-sheet.yaml >"$scratch/$lang.json"
done
cmp "$scratch/en.json" "$scratch/ja.json" || bad=1
exit $bad
