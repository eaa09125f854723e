#!/bin/sh
# start.sh HOSHI SOURCE SCRATCH: what a start costs, in instructions (which, unlike time, are the same
# on a busy machine), and which libraries every start loads.
set -eu
if [ -n "${SKIP:-}" ] || ! command -v valgrind >/dev/null; then
    echo "skipped: ${SKIP:-valgrind is not there}"
    exit 77
fi
hoshi=$1 source=$2 scratch=$3
rm -rf "$scratch"
mkdir -p "$scratch"
cd "$scratch"
bad=0

# most MILLIONS COMMAND…
most() {
    limit=$1
    shift
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$hoshi" "$@" >out 2>err </dev/null || {
        cat err
        exit 1
    }
    n=$(sed -n 's/.*Collected : //p' err)
    printf '%10s instructions, limit %s million: hoshi %s\n' "${n:?nothing counted}" "$limit" "$*"
    if [ "$n" -gt $((limit * 1000000)) ]; then bad=1; fi
}
most 2 version
most 30 score "$source/examples/logistics/answers.yaml" --as-of 2026-11-23
most 30 score "$source/examples/parts-maker/answers.yaml" --as-of 2026-11-23 --format json
most 30 explain 4-1-3-3
most 30 explain CPS.GV-1
most 30 catalog show scs --lang en # completion asks for this

# What most commands use; whatever only some of them need is loaded by these (src/io/dynlib.h). Those
# of workbooks (about 90,000 instructions of a start) are linked, because sheets are read in the pure
# core, also by workers that have given up the right to open a file.
objdump -p "$hoshi" | sed -n 's/^ *NEEDED *//p' >needed
if grep -vE '^(libc|libcjson|libsodium|libutf8proc|libyaml-0|libseccomp|libminizip|libexpat|libz)\.so\.|^ld-linux' needed; then
    echo "linked, so that every start pays for it; load it when it is needed"
    bad=1
fi
exit $bad
