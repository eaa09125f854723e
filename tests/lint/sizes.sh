#!/bin/sh
# sizes.sh SOURCE: no file over 400 lines unless its head comment gives a reason ("Length: why"),
# none over 600 (tables, *.def, excepted); functions over 60 lines are only mentioned.
set -eu
cd "$1"
bad=0
for f in $(find src include -name '*.[ch]' -o -name '*.def' | LC_ALL=C sort); do
    n=$(wc -l <"$f")
    if [ "$n" -gt 600 ] && [ "${f%.def}" = "$f" ]; then
        echo "$f: $n lines; split it by responsibility (limit 600)"
        bad=1
    elif [ "$n" -gt 400 ]; then
        # The head comment: from the first line to the first end of comment.
        if sed '/\*\//q' "$f" | grep -q 'Length:'; then
            echo "$f: warning: $n lines (its head says why)"
        else
            echo "$f: $n lines; split it, or say why in the head comment: 'Length: …' (limit 400)"
            bad=1
        fi
    fi
done
find src -name '*.c' | LC_ALL=C sort | while IFS= read -r f; do
    awk -v f="$f" '
        /^[A-Za-z_].*\(/ { start = FNR }
        /^}/ { if (start && FNR - start > 60) print f ":" start ": warning: function of " FNR - start " lines"; start = 0 }' "$f"
done
exit $bad
