#!/bin/sh
# layers.sh SOURCE: docs/layers.txt against the #include lines and against src/*/CMakeLists.txt.
set -eu
cd "$1"
rules=docs/layers.txt
external=tests/lint/external-headers.txt

{
    # Who owns a public header: its first line says "layer: name". So does a table (.def) of plain
    # words; one that does not say belongs to the first public header that includes it.
    layer_of() { sed -n '1s/.*layer: *\([a-z0-9]*\).*/\1/p' "$1"; }
    for f in include/hoshi/*.h include/hoshi/*.def; do
        head=$f
        if [ "${f%.def}" != "$f" ] && [ -z "$(layer_of "$f")" ]; then
            head=$(grep -l "<${f#include/}>" include/hoshi/*.h | head -n 1)
        fi
        if [ -f "$head" ]; then echo "OWNER ${f#include/} $(layer_of "$head")"; fi
    done
    # What CMake links: everything between USES and the next keyword.
    for f in src/*/CMakeLists.txt; do
        layer=$(basename "$(dirname "$f")")
        sed 's/#.*//' "$f" | tr '\n' ' ' | sed 's/.*hoshi_layer(//; s/).*//' | awk -v l="$layer" '{
            for (i = 2; i <= NF; i++) {
                if ($i ~ /^(SOURCES|LIBS|USES|EDGE)$/) { in_uses = $i == "USES"; e = e || $i == "EDGE" }
                else if (in_uses) u = u " " $i
            }
            print "CMAKE " l (e ? " edge" : " pure") u
        }'
    done
    # "FROM file line include"
    find src include -name '*.[ch]' -o -path 'src/*' -name '*.def' | LC_ALL=C sort |
        while IFS= read -r f; do
            awk -v f="$f" '/^[ \t]*#[ \t]*include[ \t]/ {
                sub(/^[ \t]*#[ \t]*include[ \t]*/, ""); sub(/[>"][^>"]*$/, ""); print "FROM", f, FNR, $0
            }' "$f"
        done
} | awk -v rules="$rules" -v external="$external" -f tests/lint/layers.awk
