#!/bin/sh
# history.sh HOSHI SOURCE SCRATCH: a history that several processes use, that is killed, that may not
# be written, and whose disk is full: nothing of what was said to be kept is lost, and nothing is half.
set -eu
hoshi=$1 source=$(cd "$2" && pwd) scratch=$3
rm -rf "$scratch"
mkdir -p "$scratch/r"
cd "$scratch"
bad=0
fail() {
    echo "$*"
    bad=1
}

# 240 results, each of its own answers
i=0
while [ $i -lt 240 ]; do
    sed "s/a1a1a1a1/$(printf '%08x' $i)/" "$source/tests/cli/history/add/in/a.json" \
        >"r/$(printf '%03d' $i).json"
    i=$((i + 1))
done

# kept DB: how many results the history has, each of which it gives back as it was
kept() {
    "$hoshi" history list --db "$1" -f csv >list.csv || return 1
    tail -n +2 list.csv | cut -d, -f21 | sort -u >ids
    wc -l <ids
}
whole() {
    while read -r id; do
        "$hoshi" history show --db "$1" -f json "$id" >one.json || fail "$1: $id cannot be read"
        [ "$(sha256sum <one.json | cut -c1-64)" = "$id" ] || fail "$1: $id is not as it was"
    done <ids
}

# --- several at once, from the moment when there is no file yet
for part in 0 1 2 3; do
    (
        i=$part
        while [ $i -lt 80 ]; do
            "$hoshi" history add --db many.db "r/$(printf '%03d' $i).json" >>"many.$part" 2>&1 ||
                echo "failed" >>"many.$part"
            i=$((i + 4))
        done
    ) &
done
wait
if grep -q -e error -e failed many.[0-3]; then
    fail "at once: $(cat many.[0-3] | grep -e error -e failed | head -3)"
fi
[ "$(cat many.[0-3] | grep -c '^kept')" -eq 80 ] || fail "at once: not 80 times 'kept'"
[ "$(kept many.db)" -eq 80 ] || fail "at once: $(kept many.db) of 80 are there"
whole many.db

# --- two that add the same
"$hoshi" history add --db same.db r/0[0-4]*.json >same.1 &
"$hoshi" history add --db same.db r/0[0-4]*.json >same.2 &
wait
[ "$(cat same.1 same.2 | grep -c '^kept')" -eq 50 ] || fail "the same: not 50 times 'kept'"
[ "$(cat same.1 same.2 | grep -c '^already')" -eq 50 ] || fail "the same: not 50 times 'already'"
[ "$(kept same.db)" -eq 50 ] || fail "the same: $(kept same.db) of 50 are there"

# --- killed at any moment: a call has kept all of its five, or none. The moments are parts of the
# time that one call takes here.
"$hoshi" history add --db kill.db r/000.json >said
begin=$(date +%s%N)
"$hoshi" history add --db time.db r/1*.json >said
took=$((($(date +%s%N) - begin) / 1000))
killed=0 before=1 n=0
while [ $n -lt 40 ]; do
    set --
    k=0
    while [ $k -lt 5 ]; do
        set -- "$@" "r/$(printf '%03d' $(((n * 5 + k) % 239 + 1))).json"
        k=$((k + 1))
    done
    us=$((took * (n % 20 + 1) / 20))
    status=0
    # shellcheck disable=SC2016
    timeout -s KILL "$(printf '%d.%06d' $((us / 1000000)) $((us % 1000000)))" \
        "$hoshi" history add --db kill.db "$@" >said 2>err || status=$?
    now=$(kept kill.db) || { fail "killed after $us us: cannot be read"; break; }
    case $status in
    0) [ "$now" -eq $((before + 5)) ] || fail "not killed: $before, then $now" ;;
    137)
        killed=$((killed + 1))
        [ "$now" -eq "$before" ] || [ "$now" -eq $((before + 5)) ] ||
            fail "killed after $us us: $before, then $now"
        ;;
    *) fail "killed after $us us: exit $status: $(cat err)" ;;
    esac
    if [ "$now" -eq "$before" ]; then "$hoshi" history add --db kill.db "$@" >said || fail "after a kill: $?"; fi
    before=$(kept kill.db)
    n=$((n + 1))
done
whole kill.db
[ "$killed" -gt 0 ] || fail "no call was killed, so nothing was seen"
echo "killed $killed of 40 calls"

# --- killed while it is rebuilt: the old one, or the new one
cp kill.db again.db
n=0
while [ $n -lt 20 ]; do
    us=$((took * (n + 1) / 10))
    timeout -s KILL "$(printf '%d.%06d' $((us / 1000000)) $((us % 1000000)))" \
        "$hoshi" history rebuild -q --db again.db --drop r/2*.json 2>err || true
    now=$(kept again.db) || { fail "rebuild killed after $us us: cannot be read"; break; }
    [ "$now" -eq "$before" ] || [ "$now" -eq 40 ] || fail "rebuild killed after $us us: $now results"
    n=$((n + 1))
done

# --- read-only: seen, not changed, and no file of SQLite's is left
refused() { # WHAT: the last command must have said why
    [ "$status" -eq 4 ] || fail "$1: exit $status, not 4"
    grep -q -e HS2038 -e HS2004 err || fail "$1: says $(cat err)"
}
cp many.db ro.db
chmod 0400 ro.db
[ "$(kept ro.db)" -eq 80 ] || fail "read-only file: cannot be listed"
status=0
"$hoshi" history add --db ro.db r/100.json 2>err || status=$?
refused "read-only file"
cmp -s ro.db many.db || fail "read-only file: was changed"
[ "$(echo ro.db*)" = ro.db ] || fail "read-only file: leaves $(echo ro.db*)"

# mounted MOUNT COMMAND: in a mount of its own; false where none may be made
mounted() {
    unshare -m sh -ec "$1"' || exit 99; shift; exec "$@"' sh "$@"
}
mkdir folder
cp many.db folder/h.db
status=0
mounted 'mount --bind folder folder && mount -o remount,bind,ro folder' \
    "$hoshi" history list --db folder/h.db >out 2>err || status=$?
if [ "$status" -eq 99 ] || grep -q unshare err; then
    echo "note: nothing can be mounted here, the parts with a read-only folder and a full disk were skipped"
else
    [ "$status" -eq 0 ] && [ "$(grep -c '2025-04-10' out)" -eq 80 ] ||
        fail "read-only folder: exit $status: $(cat err)"
    for verb in add rebuild; do
        status=0
        mounted 'mount --bind folder folder && mount -o remount,bind,ro folder' \
            "$hoshi" history $verb --db folder/h.db r/100.json 2>err || status=$?
        refused "read-only folder, $verb"
        status=0
        mounted 'mount --bind folder folder && mount -o remount,bind,ro folder' \
            "$hoshi" history $verb --db folder/new.db r/100.json 2>err || status=$?
        refused "read-only folder, $verb of a new one"
    done

    # --- a disk that gets full: what was said to be kept is there, the rest is not
    # shellcheck disable=SC2016
    status=0
    mounted 'mount -t tmpfs -o size=400k none folder' sh -c '
        hoshi=$1
        n=0
        for f in r/*.json; do
            "$hoshi" history add --db folder/h.db "$f" >>full.out 2>full.err || break
            n=$((n + 1))
        done
        [ $n -gt 0 ] && [ $n -lt 240 ] || { echo "kept $n on a small disk"; exit 1; }
        grep -q HS2004 full.err || { echo "full: $(cat full.err)"; exit 1; }
        "$hoshi" history list --db folder/h.db -f csv >full.csv || exit 1
        have=$(tail -n +2 full.csv | cut -d, -f21 | sort -u | wc -l)
        [ "$have" -eq $n ] || { echo "full: said $n, has $have"; exit 1; }
        echo "full after $n"
        dd if=/dev/zero of=folder/rest bs=1k 2>dd.err || true
        "$hoshi" history add --db folder/new.db r/000.json 2>full.err && exit 1
        [ ! -e folder/new.db ] || { echo "full: leaves folder/new.db"; exit 1; }' sh "$hoshi" || status=$?
    [ "$status" -eq 0 ] || fail "full disk: exit $status"
fi

# --- no file may grow further: the same without a mount
cp many.db grow.db
status=0
(ulimit -f 300 && exec "$hoshi" history add --db grow.db r/1*.json r/2*.json) >out 2>err || status=$?
refused "file that may not grow"
[ "$(kept grow.db)" -eq 80 ] || fail "file that may not grow: $(kept grow.db) of 80"
whole grow.db
exit $bad
