#!/bin/sh
# no-sodium.sh HOSHI SOURCE SCRATCH LIBRARY: keys are neither made nor used where libsodium cannot
# start, and nothing is left behind; what needs no random source is right all the same.
. "$2/tests/evidence/sheet.sh"
library=$4
hoshi evidence keygen --quiet --no-password k
pack --key k.key -o good.tar
hoshi score -f json --as-of 2026-11-23 answers.yaml >want.json
: >out
: >before
ls -A >before

without() { LD_PRELOAD=$library "$@"; }
# refused COMMAND…: status 4 with a word, and no file more than before
refused() {
    status=0
    without "$@" >out 2>&1 || status=$?
    [ "$status" -eq 4 ] && [ -s out ] || { cat out; fail "$* ends with $status, wanted: 4"; }
    ls -A | cmp - before || fail "$* leaves something behind"
}
refused hoshi evidence keygen --quiet --no-password new
refused hoshi evidence pack --quiet --as-of 2026-11-23 --key k.key -o new.tar answers.yaml
refused hoshi evidence sign --key k.key --role other -o new.tar good.tar
refused hoshi evidence verify --key k.pub good.tar
without hoshi score -f json --as-of 2026-11-23 answers.yaml | cmp - want.json ||
    fail 'score gives another result'
