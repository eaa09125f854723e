#!/bin/sh
# history.sh HOSHI LIBRARY SOURCE SCRATCH: what is in a history after a call failed while results were
# added, or while it was made anew: all of them, when the command said so, else none. (The sweep looks
# at bytes, and one history has many.)
set -eu
hoshi=$1 library=$2 source=$(cd "$3" && pwd) scratch=$4
rm -rf "$scratch"
mkdir -p "$scratch/r"
cd "$scratch"
cp "$source"/tests/cli/history/add/in/[abc].json r
bad=0 n_run=0 n_failed=0
# the library that fails comes first, not the sanitizer's own; a leak or worse is status 86
sanitizer=verify_asan_link_order=0:allocator_may_return_null=1:exitcode=86
"$hoshi" history add --db first.db r/a.json >/dev/null

# results of h.db; "none" also where it is not there
kept() {
    [ -e h.db ] || { echo none; return; }
    "$hoshi" history list --db h.db -f csv >list 2>list.err || { cat list.err; return; }
    tail -n +2 list | cut -d, -f21 | sort -u | wc -l | sed 's/^0$/none/'
}

# one KIND:N BEFORE AFTER COMMAND…: false when the call was not made any more
one() {
    fault=$1 before=$2 after=$3
    shift 3
    rm -f h.db h.db-* page
    [ "$before" = none ] || cp first.db h.db
    truncate -s 4096 page
    status=0
    ASAN_OPTIONS=$sanitizer HOSHI_FAULT=$fault HOSHI_FAULT_PAGE=page LD_PRELOAD=$library \
        "$hoshi" "$@" >out 2>err || status=$?
    n_run=$((n_run + 1))
    [ $status -eq 0 ] || n_failed=$((n_failed + 1))
    now=$(kept)
    case $status in
    0) [ "$now" = "$after" ] || { echo "$fault, $*: status 0, and the history has $now, not $after"; bad=1; } ;;
    4)
        [ "$now" = "$before" ] || [ "$now" = "$after" ] ||
            { echo "$fault, $*: the history has $now, not $before or $after"; bad=1; }
        # where every write fails from there on, nothing can be said
        case $fault in *+*) ;; *) [ -s err ] ;; esac || { echo "$fault, $*: status 4 without a word"; bad=1; }
        ;;
    *) echo "$fault, $*: status $status: $(cat err)"; bad=1 ;;
    esac
}

# every call of a kind that costs something to lose; of malloc one in many
for kind in open read write short fsync rename close; do
    n=1
    while [ $n -le 60 ]; do
        one "$kind:$n" 1 3 history add --db h.db r/b.json r/c.json
        one "$kind:$n" none 2 history add --db h.db r/b.json r/c.json
        n=$((n + 1))
    done
done
n=1
while [ $n -le 60 ]; do
    one "write:$n+:ENOSPC" 1 3 history add --db h.db r/b.json r/c.json
    one "fsync:$n+" 1 2 history rebuild --db h.db --drop r/b.json r/c.json
    one "write:$n" 1 2 history rebuild --db h.db --drop r/b.json r/c.json
    one "malloc:$((n * 53))" 1 3 history add --db h.db r/b.json r/c.json
    n=$((n + 1))
done

# a damaged one, whose last results a killed process has left beside it: what is not made anew stays as
# it was, under its names
count() { python3 -c "import sqlite3; print(sqlite3.connect('h.db').execute('select count(*) from result').fetchone()[0])"; }
mkdir broken
cp first.db broken/h.db
(cd broken && "$hoshi" history add --db h.db ../r/b.json >/dev/null && python3 - <<'END'
import os, signal, sqlite3
reader, writer = sqlite3.connect("h.db"), sqlite3.connect("h.db")
reader.execute("begin")
reader.execute("select id from result").fetchone()
writer.execute("update result set json = x'7b7d' where id = 1")
writer.commit()
os.kill(os.getpid(), signal.SIGKILL)
END
) || true
[ -s broken/h.db-wal ] || { echo "no WAL was left"; bad=1; }
n=1 n_back=0
while [ $n -le 60 ]; do
    rm -f h.db*
    cp broken/h.db* .
    truncate -s 4096 page
    status=0
    ASAN_OPTIONS=$sanitizer HOSHI_FAULT="write:$n+:ENOSPC" HOSHI_FAULT_PAGE=page LD_PRELOAD=$library \
        "$hoshi" history rebuild --db h.db r/a.json >out 2>err || status=$?
    n_run=$((n_run + 1))
    if [ $status -ne 0 ]; then
        n_back=$((n_back + 1))
        [ "$(count)" = 2 ] || { echo "write:$n+, rebuild of a damaged one: $(count) results, not 2"; bad=1; }
        [ -z "$(ls -d h.db.damaged* 2>/dev/null)" ] || { echo "write:$n+: left behind: $(ls -d h.db*)"; bad=1; }
    elif [ ! -e h.db.damaged ]; then
        echo "write:$n+: the damaged one is gone"
        bad=1
    fi
    n=$((n + 1))
done
[ $n_back -gt 5 ] || { echo "so few rebuilds failed that nothing was seen: $n_back"; bad=1; }
echo "$n_run runs, $n_failed failed, $n_back put back"
[ "$n_failed" -gt 100 ] || { echo "so few calls failed that nothing was seen"; bad=1; }
exit $bad
