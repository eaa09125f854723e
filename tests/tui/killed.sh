#!/bin/sh
# kill -9 in the middle of typing; the lock is no obstacle afterwards and no answer is lost.
. "$(dirname "$0")/lib.sh"
open 80 24 LC_ALL=C.UTF-8 -- hoshi assess --new --lang en --as-of 2026-11-23 answers.yaml
see 'Before you start'
type_keys Enter
type_text 'Sample Ltd'
type_keys Enter
see 'saved'
type_keys m
see '2/83'
type_keys a
type_text 'half a rea'
see 'half a rea'
# While it lives, nobody else may edit.
status=0
LC_ALL=C.UTF-8 hoshi=$HOSHI
"$hoshi" assess --plain --lang en answers.yaml </dev/null >second 2>&1 || status=$?
same 'status of the second editor' 4 "$status"
grep -q 'HS2010' second
kill -9 "$(cat .answers.yaml.lock)"
see 'exit 137'
open 80 24 LC_ALL=C.UTF-8 -- hoshi assess --lang en --as-of 2026-11-23 answers.yaml
golden resumed
# A closed window (SIGHUP) is no worse.
type_keys p
see '3/83'
type_keys m
type_text 2026-0
holder=$(cat .answers.yaml.lock)
t kill-server
i=0
while kill -0 "$holder" 2>/dev/null && [ $i -lt $tries ]; do
    i=$((i + 1))
    sleep 0.05
done
open 80 24 LC_ALL=C.UTF-8 -- hoshi assess --lang en --as-of 2026-11-23 answers.yaml
see '3/83'
type_keys q
see 'exit 0'
same 'the sheet' "  name: Sample Ltd
  1-2-1-1: met
  1-2-1-2: partial" "$(answers answers.yaml)"
