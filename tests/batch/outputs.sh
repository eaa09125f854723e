#!/bin/sh
# Files that a run writes: as a whole or not at all, where links lead, with the mode they had;
# and never in the place of what another run needs.
. "$(dirname "$0")/lib.sh"

sheets 300 json in
"$hoshi" batch -q $day in >want
temporaries() { find . -name '.*.??????' -o -name '*.new' | grep -v '^\./in/' || true; }

# --- links are followed, modes stay, with a journal and without
mkdir far
for how in '' '--resume journal'; do
    echo before >far/out
    chmod 640 far/out
    ln -sfn far/out link
    "$hoshi" batch -q $day $how -o link in
    [ -h link ] || fail "the link was replaced ($how)"
    same "what the link leads to ($how)" want far/out
    [ "$(stat -c %a far/out)" = 640 ] || fail "mode $(stat -c %a far/out) ($how)"
    rm far/out
    (umask 027 && "$hoshi" batch -q $day $how -o new in)
    [ "$(stat -c %a new)" = 640 ] || fail "umask: $(stat -c %a new) ($how)"
    rm new
done
[ -z "$(temporaries)" ] && [ ! -e far/out.part ] || fail "left: $(temporaries)"

# --- a rename that fails leaves nothing: the folder of the output goes away meanwhile
mkdir gone
mkfifo pipe
"$hoshi" batch -q $day -o gone/out --input ndjson pipe 2>err &
pid=$!
exec 4>pipe
while [ -z "$(ls -A gone)" ]; do :; done
mkdir gone/out
exec 4>&-
got=0
wait $pid || got=$?
[ $got -eq 4 ] && grep -q '^gone/out: error: this is a directory.*HS2003' err || fail "failed rename: $got $(cat err)"
[ "$(ls -A gone)" = out ] || fail "a failed rename leaves $(ls -A gone)"

# --- the part of a journal is nobody else's
sheets 3000 json many
marks() { n=$(grep -c '^M' state 2>/dev/null) || true; echo "${n:-0}"; }
run="-q $day --resume state -o out many"
"$hoshi" batch $run &
pid=$!
while [ "$(marks)" -lt 2 ] && kill -0 $pid 2>/dev/null; do :; done
kill -9 $pid 2>/dev/null || fail "too late to kill"
wait $pid 2>/dev/null || true
cp out.part kept
# … not of a new journal
status 4 "$hoshi" batch -q $day --resume other -o out many 2>err
grep -q '^out.part: error: .*HS2035' err || fail "another journal: $(cat err)"
[ ! -e other ] || fail "a refused run leaves a journal, which would take the part next time"
same "the part, beside another journal" kept out.part
status 4 "$hoshi" batch -q $day --resume other -o new -o out many 2>err
[ ! -e new.part ] || fail "a refused run leaves a part"
# … and not of a run that is stopped
for n in 2 3; do
    "$hoshi" batch --lang en $day -o out - <pipe 2>err &
    pid=$!
    exec 4>pipe
    "$gen" 7 10 ndjson >&4
    while [ -z "$(find . -maxdepth 1 -name '.out.*' -size +0)" ]; do :; done
    kill -INT $pid
    got=0
    wait $pid || got=$?
    exec 4>&-
    [ $got -eq 4 ] || fail "status after Ctrl-C: $got"
    grep -q "^out: note: the records so far are in '.*out.part.$n' \[HS2037\]" err || fail "where it stays: $(cat err)"
    [ "$(wc -l <out.part.$n)" -eq 10 ] || fail "what a stopped run keeps"
    same "the part, beside a stopped run" kept out.part
done
[ -z "$(temporaries)" ] || fail "left: $(temporaries)"
# … and what is kept for a portfolio is there also when nothing else is written
"$hoshi" batch -q $day -o portfolio-json=whole many
portfolio="-q $day --resume sums -o portfolio-json=p.json many"
sums() { n=$(grep -c '^M' sums 2>/dev/null) || true; echo "${n:-0}"; }
"$hoshi" batch $portfolio &
pid=$!
while [ "$(sums)" -lt 3 ] && kill -0 $pid 2>/dev/null; do :; done
kill -9 $pid 2>/dev/null || fail "too late to kill"
wait $pid 2>/dev/null || true
"$hoshi" batch $portfolio
same "a portfolio alone, resumed" whole p.json
[ ! -e sums ] && [ ! -e sums.records.part ] && [ ! -e sums.records ] || fail "something is left: $(ls)"
# … or when the run ended between its last record and the names of its files
mkdir nd
rm p.json
mkfifo slow
"$hoshi" batch -q $day --resume sums -o nd/out -o portfolio-json=p.json --files-from slow 2>err &
pid=$!
exec 4>slow
while [ ! -e nd/out.part ] && kill -0 $pid 2>/dev/null; do :; done
mkdir nd/out
echo many >&4
exec 4>&-
got=0
wait $pid || got=$?
[ $got -eq 4 ] && [ -e sums ] && [ ! -e p.json ] || fail "a name that is taken: $got $(cat err; ls)"
rmdir nd/out
"$hoshi" batch -q $day --resume sums -o nd/out -o portfolio-json=p.json --files-from slow # which nobody fills
same "a portfolio after the last record" whole p.json
[ -f nd/out ] && [ ! -e sums ] && [ ! -e sums.records.part ] || fail "something is left: $(ls . nd)"

# … and when it is gone, or cut, the journal says so and goes on with nothing
head -c 100 kept >out.part
status 4 "$hoshi" batch $run 2>err
grep -q '^out.part: error: .*HS2036' err || fail "a cut part: $(cat err)"
[ "$(wc -c <out.part)" -eq 100 ] || fail "a cut part was written to"
cp kept out.part
"$hoshi" batch $run
"$hoshi" batch -q $day many >want
same "resumed" want out
[ ! -e out.part ] && [ ! -e state ] || fail "something is left"
