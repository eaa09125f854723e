#!/bin/sh
# banned.sh SOURCE: names that invite mistakes, // comments and comma operators, anywhere in code.
set -eu
cd "$1"
find src include tests -name '*.[ch]' -o -name '*.def' | LC_ALL=C sort | xargs -r awk -f tests/lint/code.awk |
    awk -F: '
    BEGIN {
        name = "\\*?[A-Za-z_][]A-Za-z0-9_.>[-]*"
        comma = "^[ \t]*((if|while|for)[ \t]+|else[ \t]+)*" name "(\\+\\+|--| [-+*/|&^]?=[^=].*), " \
            name "(\\+\\+|--| [-+*/|&^]?= ).*;[ \t]*$"
    }
    function fail(what) { print $1 ":" $2 ": " what; bad = 1 }
    {
        code = $0
        sub(/^[^:]*:[^:]*:/, "", code)
        if (code ~ /\/\//) fail("// comment: write /* */")
        # A statement a = b, c = d; or i++, j = 0; a declaration has a type before its first name, and a
        # line that goes on from the one before is none of these.
        flat = code
        while (gsub(/\([^()]*\)/, "", flat)) ;
        if (fresh && flat ~ comma) fail("comma operator: write two statements")
        if (code !~ /^[ \t]*(#.*)?$/) fresh = code ~ /([;{}:]|\)|else)[ \t]*$/
        gsub(/[^A-Za-z0-9_]+/, " ", code)
        n = split(code, w, " ")
        for (i = 1; i <= n; i++) {
            if (w[i] ~ /^(strcpy|strcat|sprintf|vsprintf|gets|atoi|atol|atof|strtok|localtime|gmtime)$/)
                fail(w[i] " is banned")
            if (w[i] == "setlocale" && $1 !~ /^src\/tui\//)
                fail("setlocale outside src/tui: output must not depend on the locale")
            if (w[i] ~ /^cJSON_(GetObjectItem|DeleteItemFromObject|DetachItemFromObject|ReplaceItemInObject)$/)
                fail(w[i] " ignores case: use the CaseSensitive form")
            if (w[i] ~ /^cJSON_(Add|Create|Insert|Replace)/ && $1 != "src/report/json/build.c" && $1 !~ /^tests\//)
                fail(w[i] " may lose a key silently: use report/json/json.h")
            if (w[i] ~ /^cJSON/ && $1 !~ /^(tests\/|src\/report\/|src\/codec\/parse\/json\.c)/)
                fail(w[i] ": the JSON library is known to report/ and its adapter only")
            if (w[i] ~ /^__(DATE|TIME|TIMESTAMP)__$/) fail(w[i] ": two builds would differ")
        }
    }
    END { exit bad }'
