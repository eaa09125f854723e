#!/bin/sh
# no-library.sh HOSHI SOURCE SCRATCH PRELOAD: what a command says where a library is missing that only
# it needs, and that the others do not notice.
set -eu
if [ -n "${SKIP:-}" ]; then
    echo "skipped: $SKIP"
    exit 77
fi
hoshi=$1 source=$2 scratch=$3 preload=$4
rm -rf "$scratch"
mkdir -p "$scratch"
cp "$source"/examples/software-house/answers.yaml "$scratch/a.yaml"
cd "$scratch"
bad=0
without() { LD_PRELOAD=$preload "$hoshi" "$@"; }

# must EXIT WORD COMMAND…: exit status, and a word that stderr must have
must() {
    want=$1 word=$2
    shift 2
    status=0
    without "$@" >out 2>err </dev/null || status=$?
    if [ "$status" -ne "$want" ] || ! grep -q -e "$word" err; then
        echo "hoshi $*: exit $status (want $want), stderr (want '$word'):"
        cat err
        bad=1
    fi
}

must 4 'libarchive13' evidence pack -o b.tar a.yaml
must 4 'HS2050' evidence verify a.yaml
must 4 'libxlsxwriter4' template show -o t.xlsx T05
must 4 'libxlsxwriter4' batch -q -o portfolio-xlsx=p.xlsx a.yaml
must 4 'libsqlite3-0' history add --db h.db a.yaml
for file in h.db b.tar t.xlsx p.xlsx out.ndjson; do
    if [ -e "$file" ]; then
        echo "$file was written all the same"
        bad=1
    fi
done

# Nobody else needs them. (assess takes prompts where it cannot have the screen: tests/tui.)
for command in 'version' 'score a.yaml' 'check a.yaml' 'explain 1-2-1-1' 'catalog list' \
    'batch -q a.yaml' 'evidence check a.yaml' 'help'; do
    status=0 with=0
    # shellcheck disable=SC2086 # words of a command
    without $command >without 2>&1 </dev/null || status=$?
    # shellcheck disable=SC2086
    "$hoshi" $command >with 2>&1 </dev/null || with=$?
    if [ "$status" -ne "$with" ] || ! cmp -s with without; then
        echo "hoshi $command: differs without the libraries (exit $status, with them $with)"
        bad=1
    fi
done
exit $bad
