#!/bin/sh
# headers.sh SOURCE include-flag…: each header compiles alone; public ones also as C++ and without
# src/ in the path, as for a stranger. Include guards follow the file's name.
set -u
cd "$1" || exit 1
shift
bad=0
warnings='-Wall -Wextra -Werror -fsyntax-only'

guard() { # header, name to be guarded
    want=HOSHI_$(printf %s "${2%.h}" | tr 'a-z/.-' 'A-Z___')_H
    if ! grep -q "^#ifndef $want\$" "$1"; then
        echo "$1: include guard must be $want"
        bad=1
    fi
}
# Included from stdin: as a main file a header would warn about its own unused static functions.
compile() { # header-name compiler flags…
    name=$1
    shift
    # shellcheck disable=SC2086 # $warnings is a list of words
    if ! printf '#include "%s"\nextern int hoshi_header_test_;\n' "$name" | "$@" $warnings -; then
        echo "$name: does not compile alone ($1)"
        bad=1
    fi
}

for f in include/hoshi/*.h; do
    [ -f "$f" ] || continue
    guard "$f" "${f#include/hoshi/}"
    compile "${f#include/}" "$CC" -x c -std=c17 -Wpedantic -Iinclude
    if [ -n "${CXX:-}" ]; then
        compile "${f#include/}" "$CXX" -x c++ -std=c++17 -Wpedantic -Iinclude
    fi
done
for f in src/*/*.h; do
    [ -f "$f" ] || continue
    guard "$f" "${f#src/}"
    layer=$(basename "$(dirname "$f")")
    edge=
    if sed -n 's/^edge *=//p' docs/layers.txt | grep -qw "$layer"; then edge=-D_GNU_SOURCE; fi
    # shellcheck disable=SC2086 # $edge is one word or none
    compile "${f#src/}" "$CC" -x c -std=c17 $edge -Isrc -Iinclude "$@"
done
if [ -z "${CXX:-}" ]; then echo "note: no C++ compiler, C++ part skipped"; fi
exit $bad
