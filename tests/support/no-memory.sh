#!/bin/sh
# no-memory.sh HOSHI SOURCE SCRATCH: with ever more address space, a command says that memory ran out
# or its output is complete; never a part of it, never silence.
set -eu
hoshi=$1 source=$2 scratch=$3
if [ -n "${SKIP:-}" ]; then
    echo "SKIP: $SKIP"
    exit 77
fi
rm -rf "$scratch"
mkdir -p "$scratch"
cd "$scratch"
sheet=$source/tests/cli/oscal/questions/in/answers.yaml
bad=0
try() { # name, words of the command…
    name=$1
    shift
    "$hoshi" "$@" >whole
    short=0 done=0 kib=4000
    while [ "$kib" -lt 64000 ] && [ "$done" -lt 3 ]; do
        status=0
        # The message of the shell about a signal belongs to the shell: it is not taken for an answer.
        (ulimit -v "$kib" && exec "$hoshi" "$@") >got 2>err || status=$?
        if [ "$status" -eq 0 ]; then
            done=$((done + 1))
            cmp -s whole got || { echo "$name, $kib KiB: exit 0, but not the whole output"; bad=1; }
        elif [ "$status" -eq 4 ]; then
            short=$((short + 1))
            [ -s err ] || { echo "$name, $kib KiB: exit 4 without a word"; bad=1; }
            [ ! -s got ] || { echo "$name, $kib KiB: exit 4 with a part of the output"; bad=1; }
        elif [ "$status" -ne 127 ]; then # 127: too little even for the dynamic linker
            echo "$name, $kib KiB: exit $status"
            bad=1
        fi
        kib=$((kib + 100))
    done
    echo "$name: $short times out of memory, then whole at $kib KiB"
    [ "$short" -gt 0 ] && [ "$done" -eq 3 ] || { echo "$name: memory was never short, or always"; bad=1; }
}
try json score --format json --as-of 2026-11-23 "$sheet"
try oscal score --format oscal --as-of 2026-11-23 "$sheet"
try text score --all --as-of 2026-11-23 "$sheet"
try catalog catalog export --format oscal scs
exit "$bad"
