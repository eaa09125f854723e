#!/bin/sh
# examples.sh HOSHI SOURCE PAGE SCRATCH: do what a page shows, and compare what it says comes out.
#
# In the page:
#   ```console           every line "$ command" is run; the lines below it are what it prints on
#   $ hoshi version      stdout and stderr together. A line "…" stands for any number of lines.
#   hoshi 0.1.0          "$ echo $?" shows the exit status of the command before it.
#   ```
#   ```yaml answers.yaml a word after the language is the name of a file with this content
#   <!-- env: HOSHI_LANG=ja -->   a variable for all commands of the page
# Every page has a fresh folder with a copy of examples/ in it, so pages cannot lean on each other.
# ```sh blocks are not run. A page that uses jq, minisign or Python is skipped where there is none. UPDATE_DOCS=1 rewrites shown output that has no "…" line.
set -eu
hoshi=$1 source=$2 page=$3 scratch=$4
here=$source/tests/docs
rm -rf "$scratch"
mkdir -p "$scratch/bin" "$scratch/page" "$scratch/step"
ln -s "$hoshi" "$scratch/bin/hoshi"
if [ -d "$source/examples" ]; then cp -R "$source/examples" "$scratch/page/examples"; fi
awk -v dir="$scratch/step" -f "$here/examples.awk" "$page"

if ! command -v jq >/dev/null && grep -q '| jq ' "$scratch/step"/*.cmd; then
    echo "SKIP: jq is missing"
    exit 77
fi

if grep -q 'minisign\|/usr/bin/python3' "$scratch/step"/*.cmd; then
    if ! command -v minisign >/dev/null || ! /usr/bin/python3 -c 'import cryptography' 2>/dev/null; then
        echo "SKIP: minisign or python3-cryptography is missing"
        exit 77
    fi
fi

set -- "PATH=$scratch/bin:/usr/local/bin:/usr/bin:/bin" LC_ALL=C.UTF-8
for v in ASAN_OPTIONS UBSAN_OPTIONS TSAN_OPTIONS LSAN_OPTIONS; do
    if value=$(printenv "$v"); then set -- "$@" "$v=$value"; fi
done
if [ -f "$scratch/step/env" ]; then
    while IFS= read -r line; do set -- "$@" "$line"; done <"$scratch/step/env"
fi

bad=0 ran=0 status=0
for line in "$scratch/step"/*.line; do
    [ -f "$line" ] || continue
    step=${line%.line}
    if [ -f "$step.name" ]; then
        name=$(cat "$step.name")
        mkdir -p "$(dirname "$scratch/page/$name")"
        cp "$step.body" "$scratch/page/$name"
        continue
    fi
    # "(exit N)" first: so that $? means what it means to somebody who types along.
    { echo "(exit $status)"; cat "$step.cmd"; } >"$step.sh"
    status=0
    (cd "$scratch/page" && exec env -i "$@" sh "$step.sh") </dev/null >"$step.got" 2>&1 || status=$?
    ran=$((ran + 1))
    if ! awk -f "$here/match.awk" "$step.want" "$step.got"; then
        echo "$page:$(cat "$line"): \$ $(cat "$step.cmd")"
        diff -u "$step.want" "$step.got" | sed 1,2d | head -n 40
        bad=1
        if [ -n "${UPDATE_DOCS:-}" ] && ! grep -qx '…' "$step.want"; then
            awk -v at="$(cat "$line")" -v got="$step.got" '
                FNR > at && !done {
                    if (/^ *```$/ || /^\$ /) {
                        while ((getline text < got) > 0) print text
                        done = 1
                    } else next
                }
                { print }' "$page" >"$step.page"
            # Later steps of this page have moved: rewrite one, and be run again.
            cp "$step.page" "$page"
            echo "rewritten; run again"
            exit 1
        fi
    fi
done
[ "$bad" -eq 0 ] || exit 1
if [ "$ran" -eq 0 ]; then echo "$page: no commands"; fi
