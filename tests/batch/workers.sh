#!/bin/sh
# Workers that crash, hang, burn time, eat memory, try what they may not, or answer what is no
# answer: an error record for the one input, judgement for all others, and the same bytes for any
# number of processes. The program here is hoshi with misbehave.c.
. "$(dirname "$0")/lib.sh"

sheets 60 json in
"$hoshi" batch -q $day in >good
forged='frame forge-nothing forge-short forge-more forge-kind forge-length forge-star forge-count
    forge-name forge-line forge-result forge-attachment'
hooks="crash spin hang open socket exec fork kill $forged"
case ${HOSHI_SANITIZE:-} in
*address* | *thread*) hooks="crash spin hang $forged" ;; # sanitizers need calls and memory of their own
*) hooks="$hooks bomb" ;;
esac
for hook in $hooks; do
    cp in/s000020.json "in/s000020-misbehave-$hook.json"
done
status 3 "$hoshi" batch -q $day --time-limit 3 --memory-limit 64 -j 2 in >out
grep '"organization"' out >judged
same "the others" good judged
[ "$(grep -c misbehave- out)" -eq "$(echo $hooks | wc -w)" ] || fail "one record per hook"
want() { # hook code text
    grep "misbehave-$1.json\",\"state\":\"unreadable\",\"error\":{\"code\":\"$2\"" out | grep -q "$3" || {
        grep "misbehave-$1" out
        fail "$1: not $2 $3"
    }
}
case ${HOSHI_SANITIZE:-} in
?*) want crash HS1412 worker ;; # the sanitizer makes an exit of the signal
*) want crash HS1412 SEGV ;;
esac
want spin HS1413 '3 seconds'
want hang HS1413 '3 seconds'
case $hooks in
*bomb*)
    want bomb HS1414 '64 MiB'
    for hook in open socket exec fork kill; do want $hook HS1412 SYS; done
    ;;
esac
for hook in $forged; do want "$hook" HS1420 'no answer'; done
status 3 "$hoshi" batch -q $day --time-limit 3 --memory-limit 64 -j 8 in >out8
same "--jobs 8" out out8

# Only crashes: the run still ends, and each has its record.
mkdir all
for i in 1 2 3 4 5 6 7 8 9; do cp in/s000001.json "all/misbehave-crash-$i.json"; done
status 3 "$hoshi" batch -q $day all >out
[ "$(grep -c HS1412 out)" -eq 9 ] || fail "only crashes"

# A worker that cannot start is the machine's fault: no record blames a sheet for it.
status 4 env HOSHI_MISBEHAVE=start "$hoshi" batch -q $day -j 2 in/s000001.json >out 2>err
[ ! -s out ] || fail "a record although no worker came up"
grep -q HS2029 err || fail "HS2029 for workers that do not come up"

# A replacement that has kept its rights gets no sheet.
mkfifo sheets
HOSHI_MISBEHAVE=replacement "$hoshi" batch -q $day -j 1 --input ndjson - <sheets >out 2>err &
parent=$!
exec 3>sheets
"$gen" 7 1 ndjson >&3
while [ ! -s out ]; do :; done # the first worker is at work
touch again
kill -9 "$(ps -o pid= --ppid $parent)"
"$gen" 7 1 ndjson >&3 || : # it may have ended before it wanted another sheet
exec 3>&-
got=0
wait $parent || got=$?
[ "$got" -eq 4 ] || fail "status $got with a replacement that kept its rights"
[ "$(wc -l <out)" -eq 1 ] || fail "a worker with rights has judged"
grep -q HS2029 err || fail "HS2029 for a replacement that kept its rights"
rm again sheets

# No worker survives its parent.
mkfifo pipe
"$hoshi" batch -q $day -j 3 - <pipe >out &
parent=$!
exec 3>pipe
"$gen" 7 1 ndjson >&3
while [ ! -s out ]; do :; done # the record arrives although the input stays open
children=$(ps -o pid= --ppid $parent | wc -l)
[ "$children" -eq 3 ] || fail "$children workers"
pids=$(ps -o pid= --ppid $parent)
kill -9 $parent
wait $parent 2>/dev/null || true
exec 3>&-
for pid in $pids; do
    # for ever if it lives on; how soon it sees that nobody is there is the machine's affair
    while kill -0 "$pid" 2>/dev/null && [ "$(ps -o stat= -p "$pid" | cut -c1)" != Z ]; do :; done
done

"$hoshi" version --build | grep -q '^sandbox: ' || fail "version --build"
