#!/bin/sh
# purity.sh ALLOWED LIBRARY…: which functions from outside the pure layers' object files need.
# An allow-list, because compilers rename (fprintf becomes fwrite) and a deny-list would miss that.
set -eu
if [ -n "${SKIP:-}" ]; then
    echo "SKIP: $SKIP"
    exit 77
fi
allowed=$1
shift
if [ $# -eq 0 ]; then
    echo "SKIP: no pure layer has sources yet"
    exit 77
fi
for library in "$@"; do
    if [ ! -f "$library" ]; then
        echo "$library: not built"
        exit 1
    fi
done
for library in "$@"; do
    layer=$(basename "$library" .a)
    "$NM" -u -A "$library" | awk -v l="${layer#libhoshi_}" '{ print l, $1, $NF }'
done | awk -v allowed="$allowed" '
    BEGIN {
        while ((getline line < allowed) > 0) {
            sub(/#.*/, "", line)
            n = split(line, w, /[ \t]+/)
            if (w[1] == "") continue
            gsub(/\*/, ".*", w[1])
            count++
            pattern[count] = "^" w[1] "$"
            for (i = 2; i <= n; i++) if (w[i] != "") layers[count] = layers[count] " " w[i] " "
        }
    }
    {
        symbol = $3
        if (symbol ~ /^__.*_chk$/) { sub(/^__/, "", symbol); sub(/_chk$/, "", symbol) } # fortified
        for (i = 1; i <= count; i++)
            if (symbol ~ pattern[i] && (index(layers[i], " all ") || index(layers[i], " " $1 " "))) next
        object = $2
        sub(/:$/, "", object); sub(/.*:/, "", object)
        print "src/" $1 " (" object "): \"" symbol "\" is not in tests/lint/symbols-allowed.txt"
        bad = 1
    }
    END { exit bad }'
