#!/bin/sh
# Memory does not grow with the number of inputs: the parent's peak for 5,000 records is that for 500.
. "$(dirname "$0")/lib.sh"
case ${HOSHI_SANITIZE:-} in
?*) echo "SKIP: sanitizers reserve address space"; exit 77 ;;
esac
# Of the parent, in KiB. Its input stays open when the last record is out: then everything is judged,
# and the kernel's mark of the highest memory can be read once, without a race.
peak() {
    rm -f feed
    mkfifo feed
    "$hoshi" batch -q $day -j 2 - <feed >out 3>&- &
    pid=$!
    exec 3>feed
    cat "$1" >&3
    until [ "$(wc -l <out)" -eq "$2" ]; do sleep 0.05; done
    sed -n 's/^VmHWM:[^0-9]*\([0-9]*\).*/\1/p' /proc/$pid/status
    exec 3>&-
    wait $pid
}
"$gen" 7 500 ndjson >few
i=0
while [ $i -lt 10 ]; do cat few; i=$((i + 1)); done >many
a=$(peak few 500)
b=$(peak many 5000)
echo "parent: $a KiB for 500, $b KiB for 5000"
[ "$b" -lt $((a + 4096)) ] || fail "memory grows"
[ "$b" -lt 65536 ] || fail "more than 64 MiB"
# One line beyond the limit is one error, and the next line is read.
{ head -n 1 few; printf '{"a":"'; head -c 17000000 /dev/zero | tr '\0' 'a'; printf '"}\n'; sed -n 2p few; } >long
status 3 "$hoshi" batch -q $day - <long >out
[ "$(wc -l <out)" -eq 3 ] && [ "$(grep -c HS1401 out)" -eq 1 ] || fail "a long line"
sed -n 3p out | grep -q '"source":"<stdin>:3","state":"received","organization"' || fail "the line after a long one"

# A folder with more names than are held at once (32,768): all of them, once, in order.
mkdir crowd
(cd crowd && seq -f 'f%05.0f.json' 0 35000 | xargs touch)
status 3 "$hoshi" batch -q $day --format csv crowd >out
[ "$(wc -l <out)" -eq 35002 ] || fail "$(wc -l <out) lines for 35001 files"
tail -n +2 out | cut -d, -f1 | LC_ALL=C sort -c -u || fail "not in order, or not once"
