#!/bin/sh
# Memory does not grow with the number of inputs: 200 and 20,000 records in the same address space.
. "$(dirname "$0")/lib.sh"
case ${HOSHI_SANITIZE:-} in
?*) echo "SKIP: sanitizers reserve address space"; exit 77 ;;
esac
peak() { # of the parent, in KiB; its own children are not counted by VmHWM
    "$hoshi" batch -q $day -j 2 - <"$1" >/dev/null &
    pid=$!
    high=0
    while now=$(sed -n 's/^VmHWM:[^0-9]*\([0-9]*\).*/\1/p' /proc/$pid/status 2>/dev/null) && [ -n "$now" ]; do
        if [ "$now" -gt $high ]; then high=$now; fi
    done
    wait $pid
    echo $high
}
"$gen" 7 500 ndjson >few
i=0
while [ $i -lt 10 ]; do cat few; i=$((i + 1)); done >many
a=$(peak few)
b=$(peak many)
echo "parent: $a KiB for 500, $b KiB for 5000"
[ "$b" -lt $((a + 4096)) ] || fail "memory grows"
[ "$b" -lt 65536 ] || fail "more than 64 MiB"
# One line beyond the limit is one error, and the next line is read.
{ head -n 1 few; printf '{"a":"'; head -c 17000000 /dev/zero | tr '\0' 'a'; printf '"}\n'; sed -n 2p few; } >long
status 3 "$hoshi" batch -q $day - <long >out
[ "$(wc -l <out)" -eq 3 ] && [ "$(grep -c HS1401 out)" -eq 1 ] || fail "a long line"
sed -n 3p out | grep -q '"source":"<stdin>:3","organization"' || fail "the line after a long one"

# A folder with more names than are held at once (32,768): all of them, once, in order.
mkdir crowd
(cd crowd && seq -f 'f%05.0f.json' 0 35000 | xargs touch)
status 3 "$hoshi" batch -q $day --format csv crowd >out
[ "$(wc -l <out)" -eq 35002 ] || fail "$(wc -l <out) lines for 35001 files"
tail -n +2 out | cut -d, -f1 | LC_ALL=C sort -c -u || fail "not in order, or not once"
