#!/bin/sh
# man-examples.sh HOSHI DIR SCRATCH: the files that section 5 shows as examples are files hoshi accepts.
set -eu
hoshi=$1 dir=$2 scratch=$3
rm -rf "$scratch"
mkdir -p "$scratch"
found=0
for page in "$dir"/*.5 "$dir"/ja/*.5; do
    name=$(basename "$page" .5).$(basename "$(dirname "$page")")
    awk -v out="$scratch/$name" '
        /^\.Bd /{ n++; on = 1; next }
        /^\.Ed/ { on = 0 }
        on { print > (out "." n ".yaml") }' "$page"
done
for f in "$scratch"/*.yaml; do
    [ -f "$f" ] || continue
    grep -q '^hoshi: ' "$f" || continue
    found=$((found + 1))
    # A warning would be an error of the page too: nothing may be said but that it can be read, and that
    # score has remarks on answers that nobody gave for real.
    if ! "$hoshi" check --lang en --as-of 2026-11-23 "$f" >"$f.got" 2>&1 || [ "$(grep -vc "^Findings about the answers: " "$f.got")" -ne 1 ]; then
        cat "$f.got"
        exit 1
    fi
done
[ "$found" -ge 4 ] || { echo "no examples found in $dir/*.5"; exit 1; }
