#!/bin/sh
# Ctrl-C twice: the first lets what is in flight end, the second ends at once; nothing half written
# stays. And what a killed run left in a folder of results goes when it goes on.
. "$(dirname "$0")/lib.sh"

sheets 2 json in
cp in/s000000.json in/misbehave-spin.json
for name in INT:130 TERM:143; do
    env --default-signal=INT,TERM "$hoshi" batch -q $day -j 1 --time-limit 20 -o out in </dev/null 2>err &
    pid=$!
    while [ -z "$(ls -A | grep '^\.out\.')" ] && kill -0 $pid 2>/dev/null; do :; done
    sleep 0.5 # until the worker spins
    kill -${name%:*} $pid
    sleep 0.5
    kill -0 $pid 2>/dev/null || fail "the first $name did not wait for what was in flight"
    kill -${name%:*} $pid
    got=0
    wait $pid || got=$?
    [ $got -eq ${name#*:} ] || fail "the second $name: $got $(cat err)"
    [ ! -e out ] && [ -z "$(ls -A | grep '^\.out\.')" ] || fail "left: $(ls -A)"
done

mkdir results
sheets 600 json many
"$hoshi" batch -q $day --resume state --results results -o out many &
pid=$!
while ! grep -qs '^M 256' state && kill -0 $pid 2>/dev/null; do :; done
kill -9 $pid 2>/dev/null || fail "too late to kill"
wait $pid 2>/dev/null || true
echo rest >results/many%2Fs000599.json.result.json.part
"$hoshi" batch -q $day --resume state --results results -o out many
[ "$(ls -A results | wc -l)" -eq 600 ] || fail "results: $(ls -A results | grep -v 'result.json$')"
