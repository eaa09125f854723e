#!/bin/sh
# errors.sh SOURCE: every diagnostic has a test directory tests/errors/HSnnnn with both languages,
# and every directory a diagnostic. tests/errors/EXEMPT: "HSnnnn reason" for what no file can cause.
set -eu
cd "$1"
codes=src/diag/codes.def
if [ ! -f "$codes" ]; then
    echo "SKIP: no $codes yet"
    exit 77
fi
{
    sed -n 's/^[ \t]*ROW[^H]*\(HS[0-9][0-9][0-9][0-9]\).*/ROW \1/p' "$codes"
    for d in tests/errors/HS*; do
        if [ -d "$d" ]; then echo "DIR ${d##*/}"; fi
        for lang in en ja; do
            if [ -d "$d" ] && [ ! -s "$d/$lang" ]; then echo "EMPTY $d/$lang"; fi
        done
        # The expectation must really show the code it is about.
        if [ -f "$d/en" ] && ! grep -q "${d##*/}" "$d/en"; then echo "ABSENT $d/en"; fi
    done
    if [ -f tests/errors/EXEMPT ]; then sed -n 's/^HS/EXEMPT HS/p' tests/errors/EXEMPT; fi
} | awk '
    function fail(what) { print what | "LC_ALL=C sort"; bad = 1 }
    $1 == "ROW" { if ($2 in row) fail($2 ": two rows have this number"); row[$2] = 1 }
    $1 == "DIR" { dir[$2] = 1 }
    $1 == "EMPTY" { fail($2 ": missing or empty") }
    $1 == "ABSENT" { fail($2 ": does not contain the code") }
    $1 == "EXEMPT" { exempt[$2] = 1; if (NF < 3) fail("tests/errors/EXEMPT: " $2 ": give a reason") }
    END {
        for (c in row) if (!(c in dir) && !(c in exempt)) fail(c ": no tests/errors/" c)
        for (c in dir) if (!(c in row)) fail("tests/errors/" c ": no such row in codes.def")
        for (c in exempt) if (!(c in row) || c in dir) fail("tests/errors/EXEMPT: " c " needs no exemption")
        exit bad
    }'
