#!/bin/sh
# languages.sh SOURCE SCRATCH: what stands in two languages says the same in both: as many headings,
# the same blocks in the same order, and in them the same commands; and the same options anywhere.
set -eu
scratch=$2
cd "$1"
mkdir -p "$scratch"
bad=0
skeleton() {
    awk '
    /^ *```/ { print; fence = !fence; next }
    !fence && /^#+ / { print $1; next }
    fence && (/^\$ / || /^ *hoshi /) {
        line = ""
        for (i = 1; i <= NF; i++)
            if (($i == "hoshi" && $(i + 1) ~ /^[a-z]/) || ($(i - 1) == "hoshi" && $i ~ /^[a-z]+$/) || $i ~ /^-[a-z-]/)
                line = line " " $i
        gsub(/ --lang/, "", line)
        if (line != "") print line
    }
    ' "$1" | sed 's/^\( *```[a-z]* \)\(renshu\|practice\)/\1sheet/'
    grep -oE -e '(^|[^a-z-])--[a-z][a-z-]*' "$1" | sed 's/^[^-]*//' | grep -vx -e --lang | LC_ALL=C sort -u
}
same() { # English, Japanese
    if [ ! -f "$1" ] || [ ! -f "$2" ]; then
        echo "$1, $2: there is only one of the two"
        bad=1
        return
    fi
    skeleton "$1" >"$scratch/en"
    skeleton "$2" >"$scratch/ja"
    if ! diff -u "$scratch/en" "$scratch/ja" >"$scratch/diff"; then
        echo "$2 says other things than $1 (+ only Japanese, - only English):"
        sed 1,2d "$scratch/diff"
        bad=1
    fi
}
for page in docs/how-to/*.md; do
    case $page in
    *.ja.md) same "${page%.ja.md}.md" "$page" ;;
    *) same "$page" "${page%.md}.ja.md" ;;
    esac
done
same docs/tutorial/first-assessment.en.md docs/tutorial/first-assessment.md
exit $bad
