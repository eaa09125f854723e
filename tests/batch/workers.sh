#!/bin/sh
# Workers that crash, hang, burn time, eat memory or try what they may not: an error record for the
# one input, judgement for all others, and the same bytes for any number of processes.
. "$(dirname "$0")/lib.sh"
export HOSHI_TEST_HOOKS=1

sheets 60 json in
"$hoshi" batch -q $day in >good
hooks='crash spin hang open socket exec fork kill'
case ${HOSHI_SANITIZE:-} in
*address* | *thread*) hooks='crash spin hang' ;; # sanitizers need calls and memory of their own
*) hooks="$hooks bomb" ;;
esac
for hook in $hooks; do
    cp in/s000020.json "in/s000020-hook-$hook.json"
done
status 3 "$hoshi" batch -q $day --time-limit 1 --memory-limit 64 -j 2 in >out
grep '"organization"' out >judged
same "the others" good judged
[ "$(grep -c hook- out)" -eq "$(echo $hooks | wc -w)" ] || fail "one record per hook"
want() { # hook code text
    grep "hook-$1.json\",\"error\":{\"code\":\"$2\"" out | grep -q "$3" || {
        grep "hook-$1" out
        fail "$1: not $2 $3"
    }
}
case ${HOSHI_SANITIZE:-} in
?*) want crash HS1412 worker ;; # the sanitizer makes an exit of the signal
*) want crash HS1412 SEGV ;;
esac
want spin HS1413 '1 seconds'
want hang HS1413 '1 seconds'
case $hooks in
*bomb*)
    want bomb HS1414 '64 MiB'
    for hook in open socket exec fork kill; do want $hook HS1412 SYS; done
    ;;
esac
status 3 "$hoshi" batch -q $day --time-limit 1 --memory-limit 64 -j 8 in >out8
same "--jobs 8" out out8

# Only crashes: the run still ends, and each has its record.
mkdir all
for i in 1 2 3 4 5 6 7 8 9; do cp in/s000001.json "all/hook-crash-$i.json"; done
status 3 "$hoshi" batch -q $day all >out
[ "$(grep -c HS1412 out)" -eq 9 ] || fail "only crashes"

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
    tries=0
    while kill -0 "$pid" 2>/dev/null && [ $tries -lt 100000 ]; do tries=$((tries + 1)); done
    ! kill -0 "$pid" 2>/dev/null || [ "$(ps -o stat= -p "$pid" | cut -c1)" = Z ] || fail "worker $pid lives on"
done

"$hoshi" version --build | grep -q '^sandbox: ' || fail "version --build"
