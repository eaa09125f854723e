#!/bin/sh
# export.sh csv|ciso-assistant|gemara|negative HOSHI SOURCE SCRATCH: write every built-in catalogue,
# one with hostile texts and one with long ones, in both languages, and hold the files to check.py.
#   negative    files with one thing broken are refused, so that the checks mean something
set -eu
what=$1 hoshi=$2 source=$(cd "$3" && pwd) scratch=$4
rm -rf "$scratch"
mkdir -p "$scratch"
cd "$scratch"
if ! command -v python3 >/dev/null; then
    echo "SKIP: python3 is missing"
    exit 77
fi

names=$(sed -n 's/^BUILTIN(CATALOG, "\([a-z0-9-]*\)".*/\1/p' "$source/src/stock/builtin.def")
cp "$source/tests/cli/catalog/export-hostile/in/hostile.yaml" hostile.yaml
long=$(printf '長い題%.0s' 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20)
long=$long$long$long$long
{
    printf 'hoshi: catalogue/1\nid: long\nedition: "1"\nids: free\nstatus: draft\n'
    printf 'title: {ja: %s, en: Long}\n' "$long"
    printf 'publisher: {ja: %s, en: Long}\n' "$long"
    printf 'licence: {ja: %s}\n' "$long$long$long$long$long$long$long$long$long$long$long$long$long$long$long$long$long$long"
    printf 'levels:\n  - {star: 1, title: {ja: 一, en: One}}\ngroups:\n  - id: A\n    title: {ja: %s}\n' "$long"
    printf '    requirements:\n      - id: A\n        title: {ja: %s}\n        criteria:\n' "$long"
    printf '          - {id: A, star: 1, text: {ja: 一, en: One}}\n'
    printf '  - id: a\n    title: {ja: 二}\n    requirements:\n      - id: a\n        title: {ja: 二}\n        criteria:\n'
    printf '          - {id: b, star: 1, text: {ja: 二}}\n          - {id: a, star: 1, text: {ja: 三}}\n'
} >long.yaml

export_all() { # format
    for name in $names ./hostile.yaml ./long.yaml; do
        file=$(basename "$name" .yaml)
        "$hoshi" catalog export --format json -o "$file.json" "$name"
        for lang in ja en; do
            "$hoshi" catalog export --lang $lang --format "$1" "$name" >"$file.$lang.$1"
        done
    done
}

case $what in
negative)
    export_all ciso-assistant
    export_all gemara
    ;;
*) export_all "$what" ;;
esac
PYTHONDONTWRITEBYTECODE=1 exec python3 "$source/tests/export/check.py" "$what" "$source" .
