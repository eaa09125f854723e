#!/bin/sh
# record.sh SOURCE RECORD RECORDS: run every golden case with RECORD (record.c) in place of hoshi, so
# that each call of the program in it is written down below RECORDS. Whether the case passes is
# another test's business.
set -eu
source=$1 record=$2 records=$3
rm -rf "$records"
mkdir -p "$records"
one() { # name case [options of golden.sh]
    name=$1 case=$2
    shift 2
    sh "$source/tests/support/golden.sh" "$@" "$record" "$case" "$records/$name" >/dev/null 2>&1 || true
}
all() {
    for cmd in "$source"/tests/cli/*/*/cmd "$source"/examples/*/cmd; do
        [ -f "$cmd" ] || continue
        case=${cmd%/cmd}
        echo "$(basename "$(dirname "$case")").$(basename "$case") $case"
    done
    for case in "$source"/tests/errors/HS*; do
        echo "errors.${case##*/} $case --lang en"
    done
}
all >"$records/.list"
half() { # every second one
    awk -v half="$1" 'NR % 2 == half' "$records/.list" | while read -r name case options; do
        # shellcheck disable=SC2086 # options are words
        one "$name" "$case" $options
    done
}
half 0 &
half 1
wait
