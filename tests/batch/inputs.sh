#!/bin/sh
# Inputs never end in silence: lists, NDJSON files, pipes, and signals while there is nothing to do.
. "$(dirname "$0")/lib.sh"

sheets 3 json in
"$gen" 7 3 ndjson >three.ndjson
only() { # code file: one record, with this error
    [ "$(wc -l <"$2")" -eq 1 ] && grep -q "\"code\":\"$1\"" "$2" || {
        cat "$2"
        fail "not one record with $1"
    }
}

# --- lists
printf 'in/s000000.json\nin/s000001.json\n' >list
printf 'in/s000002.json\n' >list2
"$hoshi" batch -q $day --files-from list --files-from list2 >out
"$hoshi" batch -q $day in >want
same "two lists" want out
status 4 "$hoshi" batch -q $day --files-from in >out 2>err
[ ! -s out ] && grep -q '^in: .*HS2003' err || fail "a folder as a list: $(cat err)"
status 4 "$hoshi" batch -q $day --files-from list --files-from gone >out 2>err
[ ! -s out ] && grep -q '^gone: .*HS2002' err || fail "a list that is not there: $(cat err)"
: >empty
status 3 "$hoshi" batch $day --files-from empty >out 2>err
[ ! -s out ] && grep -q '^empty: .*HS2040' err || fail "an empty list: $(cat err)"
printf '\357\273\277in/s000000.json\r\nin/s000001.json' >bom
"$hoshi" batch -q $day --files-from bom >out
head -n 2 want | cmp - out || fail "a list with a byte order mark"
{
    printf 'in/s000000.json\n'
    head -c 17000000 /dev/zero | tr '\0' a
    printf '\nin/s000001.json\n'
} >long
status 3 "$hoshi" batch -q $day --files-from long >out
[ "$(wc -l <out)" -eq 3 ] || fail "a long line ends the list"
sed -n 2p out | grep -q '"source":"long:2","state":"unreadable","error":{"code":"HS1401".*16 MiB' || fail "a long line of a list"
head -c 17000000 /dev/zero | tr '\0' a >tail
status 3 "$hoshi" batch -q $day --files-from tail >out
only HS1401 out
# A list that breaks off while it is read: what is missing, nobody knows.
status 4 "$hoshi" batch -q $day --files-from - <in >out 2>err
grep -q '^<stdin>: error: this is a directory.*HS2003' err || fail "a folder as a list on standard input: $(cat err)"
status 4 "$hoshi" batch -q $day --files-from list --files-from /proc/self/mem >out 2>err
grep -q 'HS2001' err || fail "a list that cannot be read: $(cat err)"

# --- NDJSON
: >none.ndjson
printf '\n  \n' >blank.ndjson
for f in none blank; do
    status 3 "$hoshi" batch -q $day $f.ndjson >out
    only HS1010 out
done
status 3 "$hoshi" batch -q $day - <none.ndjson >out 2>err # an empty stream is nothing to judge …
grep -q HS1019 err && [ ! -s out ] || fail "an empty stream"
status 0 "$hoshi" batch -q $day --allow-empty - <none.ndjson >out # … and may be, where one says so
[ ! -s out ] || fail "an empty stream"
mkdir pipes
mkfifo pipes/a.ndjson
cp none.ndjson pipes/b.ndjson
status 3 "$hoshi" batch -q $day pipes >out
[ "$(wc -l <out)" -eq 2 ] && grep -q 'pipes/a.ndjson","state":"unreadable","error":{"code":"HS2006"' out || fail "a pipe in a folder: $(cat out)"

# --- progress counts beforehand; what can be read once only is left alone
if python3 -c 'import pty' 2>/dev/null; then
    mkfifo pipe
    cat three.ndjson >pipe &
    python3 - "$hoshi" $day <<'P' >drawn
import os, pty, sys
pid, fd = pty.fork()
if pid == 0:
    os.dup2(os.open("out", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666), 1)
    os.execv(sys.argv[1], [sys.argv[1], "batch"] + sys.argv[2:] + ["--input", "ndjson", "pipe"])
said = b""
while True:
    try:
        piece = os.read(fd, 65536)
    except OSError:
        break
    if not piece:
        break
    said += piece
sys.stdout.buffer.write(said)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
P
    [ "$(wc -l <out)" -eq 3 ] || fail "progress drains a pipe: $(cat drawn)"
    rm pipe
fi

# --- signals: heeded although there is nothing to do, or never an end
stops() { # what command…: its first SIGTERM ends it
    what=$1
    shift
    "$@" 3>&- >out 2>err &
    pid=$!
    # It has workers: it is beyond the place where it starts to listen.
    until [ "$(ps -o pid= --ppid $pid | wc -l)" -gt 0 ] || ! kill -0 $pid 2>/dev/null; do :; done
    kill -TERM $pid
    got=0
    wait $pid || got=$?
    [ $got -eq 4 ] || fail "$what: status $got after SIGTERM: $(cat err)"
}
mkfifo endless
exec 3<>endless # nobody waits for the other end
stops "a pipe on which nothing comes" "$hoshi" batch -q $day --input ndjson endless
cat /dev/zero >&3 &
feeder=$!
stops "a list of nothing but NULs" "$hoshi" batch -q $day --files-from endless
kill $feeder
yes '' >&3 &
feeder=$!
stops "blank lines without end" "$hoshi" batch -q $day --input ndjson endless
kill $feeder
exec 3>&-

# --- names are cut between characters
name=$(printf '%0158d' 0 | tr 0 a)あいう
cp in/s000000.json "$name.json"
"$hoshi" batch $day "$name.json" >out 2>err
iconv -f UTF-8 -t UTF-8 err >/dev/null || fail "a name is cut inside a character"
