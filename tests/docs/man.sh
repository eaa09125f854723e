#!/bin/sh
# man.sh DIR SCRATCH: manual pages must be clean for mandoc, down to warnings (not matters of style),
# in both languages, and man must find and show the Japanese ones where they are installed.
set -eu
dir=$1 scratch=$2
command -v mandoc >/dev/null || { echo "SKIP: mandoc is missing"; exit 77; }
mandoc -T lint -W warning "$dir"/*.[1-9]
# mandoc knows the names of sections in English only.
mandoc -T lint -W warning "$dir"/ja/*.[1-9] >"$scratch.lint" 2>&1 || true
if grep -v 'first section is not "NAME"\|description line outside NAME section' "$scratch.lint"; then exit 1; fi
rm -f "$scratch.lint"

command -v man >/dev/null || { echo "note: no man, the pages are not shown"; exit 0; }
rm -rf "$scratch"
for section in 1 5; do
    mkdir -p "$scratch/man$section" "$scratch/ja/man$section"
    cp "$dir"/*."$section" "$scratch/man$section"
    cp "$dir"/ja/*."$section" "$scratch/ja/man$section"
done
for page in "$dir"/ja/*.[1-9]; do
    name=${page##*/}
    if ! LC_ALL=C.UTF-8 LANGUAGE=ja MANPATH=$scratch MANWIDTH=78 man -L ja "${name##*.}" "${name%.*}" 2>&1 </dev/null |
        grep -q '^名前'; then
        echo "man -L ja ${name##*.} ${name%.*}: does not show the page"
        exit 1
    fi
done
