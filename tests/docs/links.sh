#!/bin/sh
# links.sh SOURCE: relative links of Markdown pages lead somewhere; every page is listed in an index.
set -eu
cd "$1"
bad=0
find . -path ./build -prune -o -name '*.md' -print | LC_ALL=C sort | while IFS= read -r page; do
    dir=$(dirname "$page")
    grep -oE '\]\([^)#: ]+(#[^)]*)?\)' "$page" | sed 's/^](//; s/#.*//; s/)$//' | while IFS= read -r to; do
        [ -e "$dir/$to" ] || echo "$page: no $to"
    done
done | grep . && bad=1
for f in docs/adr/[0-9]*.md; do
    grep -q "(${f##*/})" docs/adr/README.md || { echo "docs/adr/README.md: ${f##*/} is not listed"; bad=1; }
done
for f in docs/tutorial/*.md docs/how-to/*.md docs/reference/*.md docs/explanation/*.md; do
    grep -q "(${f#docs/})" docs/README.md || { echo "docs/README.md: ${f#docs/} is not listed"; bad=1; }
done
exit $bad
