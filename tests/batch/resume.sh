#!/bin/sh
# A run that is killed or stopped goes on where it was: nothing twice, nothing lost.
. "$(dirname "$0")/lib.sh"

sheets 3000 json in
"$hoshi" batch -q $day in >want.ndjson
"$hoshi" batch -q $day --format csv in >want.csv

options="-q $day --resume state -o ndjson=out.ndjson -o csv=out.csv in"
run() { "$hoshi" batch $options; }
marks() { n=$(grep -c '^M' state 2>/dev/null) || true; echo "${n:-0}"; }

# kill -9 at different distances, without a look at what the machine is doing.
for distance in 1 4 8; do
    rm -f state out.*
    killed=0
    while :; do
        before=$(marks)
        "$hoshi" batch $options &
        pid=$!
        while [ "$(marks)" -lt $((before + distance)) ] && kill -0 $pid 2>/dev/null; do :; done
        if kill -9 $pid 2>/dev/null; then killed=$((killed + 1)); fi
        if wait $pid 2>/dev/null; then break; fi
        [ ! -f out.ndjson ] || [ -f state ] || break
        [ $killed -lt 200 ] || fail "no progress"
    done
    same "after $killed kills, ndjson" want.ndjson out.ndjson
    same "after $killed kills, csv" want.csv out.csv
    [ ! -f state ] && [ ! -f out.ndjson.part ] || fail "something is left"
    [ $distance -ne 1 ] || [ $killed -gt 0 ] || fail "was never killed"
done

# A journal cut in the middle of a line, and one of another run.
"$hoshi" batch $options &
pid=$!
while [ "$(marks)" -lt 3 ] && kill -0 $pid 2>/dev/null; do :; done
kill -9 $pid 2>/dev/null || fail "too late to kill"
wait $pid 2>/dev/null || true
printf 'M 123 4' >>state
cp state kept
status 4 "$hoshi" batch -q --as-of 2026-11-24 --resume state -o ndjson=out.ndjson -o csv=out.csv in 2>err
grep -q 'HS2022' err && grep -q 'differs: the day of judgement (--as-of)\. Go on' err || fail "another run's journal: $(cat err)"
same "a refused journal stays" kept state
mv in/s000001.json aside
status 4 run 2>err
grep -q 'differs: the files in what is read\. .*HS2022' err || fail "other inputs: $(cat err)"
mv aside in/s000001.json
cp kept state
run
same "a cut journal" want.ndjson out.ndjson
# A sheet that was judged and is edited before the run goes on: its record would be an old one.
"$hoshi" batch $options &
pid=$!
while [ "$(marks)" -lt 3 ] && kill -0 $pid 2>/dev/null; do :; done
kill -9 $pid 2>/dev/null || fail "too late to kill"
wait $pid 2>/dev/null || true
cp state kept
cp -p in/s000001.json aside
sed 's/"met"/"unmet"/' aside >in/s000001.json
status 4 run 2>err
grep -q 'differs: a file that was judged already and has been changed since\..*HS2022' err || fail "an edited sheet: $(cat err)"
same "the journal of an edited sheet" kept state
cp -p aside in/s000001.json
run
same "a sheet as it was" want.ndjson out.ndjson
# Lines that were judged: one changed in place, one gone, one more.
"$gen" 11 3000 ndjson >lines.ndjson
cp lines.ndjson lines.kept
"$hoshi" batch -q $day lines.ndjson >want.lines
by_line="-q $day --resume state -o ndjson=out.ndjson lines.ndjson"
lines() { "$hoshi" batch $by_line; }
"$hoshi" batch $by_line &
pid=$!
while [ "$(marks)" -lt 3 ] && kill -0 $pid 2>/dev/null; do :; done
kill -9 $pid 2>/dev/null || fail "too late to kill"
wait $pid 2>/dev/null || true
cp state kept
for edit in '5s/"met"/"unm"/' 5d 5p; do
    sed "$edit" lines.kept >lines.ndjson
    cmp -s lines.kept lines.ndjson && fail "nothing edited"
    status 4 lines 2>err
    grep -q 'differs: a file that was judged already and has been changed since\..*HS2022' err ||
        grep -q 'differs: the files in what is read\. .*HS2022' err || fail "lines edited by $edit: $(cat err)"
    same "the journal of edited lines" kept state
done
cp lines.kept lines.ndjson
lines
same "lines as they were" want.lines out.ndjson
# What the journal speaks of was changed meanwhile.
"$hoshi" batch $options &
pid=$!
while [ "$(marks)" -lt 3 ] && kill -0 $pid 2>/dev/null; do :; done
kill -9 $pid 2>/dev/null || fail "too late to kill"
wait $pid 2>/dev/null || true
cp out.ndjson.part kept
sed -i '5s|"received"|"recieved"|' out.ndjson.part
cmp -s kept out.ndjson.part && fail "nothing changed"
cp state kept.state
status 4 run 2>err
grep -q '^out.ndjson.part: error: .*HS2041' err || fail "a changed part: $(cat err)"
same "the journal of a changed part" kept.state state
cp kept out.ndjson.part
run
same "the part as it was" want.ndjson out.ndjson
# Killed when the journal was there, but no mark yet: the parts are its own.
"$hoshi" batch $options &
pid=$!
while [ "$(marks)" -lt 1 ] && kill -0 $pid 2>/dev/null; do :; done
kill -9 $pid 2>/dev/null || fail "too late to kill"
wait $pid 2>/dev/null || true
head -n 1 state >kept
for parts in both one none; do
    cp kept state
    echo rest >out.ndjson.part
    echo rest >out.csv.part
    [ $parts = both ] || rm out.csv.part
    [ $parts != none ] || rm out.ndjson.part
    run
    same "no mark, $parts parts" want.ndjson out.ndjson
    same "no mark, $parts parts" want.csv out.csv
done
echo nonsense >state
status 4 run 2>err
grep -q HS2028 err || fail "no journal at all"
status 2 "$hoshi" batch -q --resume state in 2>/dev/null
rm -f state

# Ctrl-C: what is in flight is finished, the rest is told how to get.
"$gen" 7 3000 ndjson >lines
"$hoshi" batch -q $day - <lines >want.lines
mkfifo pipe
"$hoshi" batch --lang en $day - <pipe >part 2>err &
pid=$!
exec 3>pipe
head -n 1000 lines >&3
while [ "$(wc -l <part)" -lt 1000 ]; do :; done
kill -INT $pid
got=0
wait $pid || got=$?
exec 3>&-
[ $got -eq 4 ] || fail "status after Ctrl-C: $got"
grep -q '^stopped after 1000 inputs, the last one: <stdin>:1000$' err || { cat err; fail "where it stopped"; }
grep -q -- '--skip 1000' err || fail "how to go on"
"$hoshi" batch -q $day --skip 1000 - <lines >rest
cat part rest >whole
same "--skip" want.lines whole

# Where something is said of those whose sheets are not among the inputs, none can be skipped.
printf 'id,asked\nS-00001,3\n' >asked.csv
"$hoshi" batch --lang en $day --asked asked.csv - <pipe >part 2>err &
pid=$!
exec 3>pipe
head -n 1000 lines >&3
while [ "$(wc -l <part)" -lt 1000 ]; do :; done
kill -INT $pid
wait $pid || :
exec 3>&-
grep -q '^give the same command again' err || { cat err; fail "how to go on with a list"; }
! grep -q -- '--skip' err || fail "--skip is advised where it is refused"

# What the summary says is of the whole run, also what only the killed part has seen.
rm -f state out.*
options="--lang en $day --resume state -o ndjson=out.ndjson in"
"$hoshi" batch $options 2>/dev/null &
pid=$!
while [ "$(marks)" -lt 6 ] && kill -0 $pid 2>/dev/null; do :; done
kill -9 $pid 2>/dev/null || fail "too late to kill"
wait $pid 2>/dev/null || true
"$hoshi" batch $options 2>resumed
"$hoshi" batch --lang en $day in 2>single >/dev/null
grep '^sheets w' single >stars || fail "no summary"
grep '^sheets w' resumed | cmp - stars || fail "the summary forgot: $(cat resumed)"

# A portfolio needs the records of the killed part too. Those beside the journal are not believed.
"$hoshi" batch -q $day -o none.ndjson -o portfolio-json=want.json in
rm -f state out.*
options="-q $day --resume state -o ndjson=out.ndjson -o portfolio-json=out.json in"
"$hoshi" batch $options &
pid=$!
while [ "$(marks)" -lt 3 ] && kill -0 $pid 2>/dev/null; do :; done
kill -9 $pid 2>/dev/null || fail "too late to kill"
wait $pid 2>/dev/null || true
mkdir aside.d
cp state ./*.part aside.d
n=$(wc -c <state.records.part)
for what in zeros number half; do
    cp aside.d/* .
    case $what in
    zeros) head -c "$n" /dev/zero >state.records.part ;; # as after a power cut
    number) printf '\377' | dd of=state.records.part bs=1 seek=3 conv=notrunc 2>/dev/null ;;
    half) # every other byte is another one
        tr '\000-\177' '\200-\377' <state.records.part >other
        mv other state.records.part
        ;;
    esac
    status 4 run 2>err
    grep -q '^state.records.part: .*HS2041' err || fail "$what: $(cat err)"
    [ ! -f out.json ] || fail "$what: a portfolio from damaged records"
done
cp aside.d/* .
run
same "a resumed run, portfolio" want.json out.json
same "a resumed run, ndjson" want.ndjson out.ndjson
