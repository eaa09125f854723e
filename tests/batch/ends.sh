#!/bin/sh
# Descriptors that are closed, readers that leave, limits and signals: said, with a status, and
# nothing half written stays.
. "$(dirname "$0")/lib.sh"

printf 'hoshi: answers/1\ncatalogue: scs@2026-03\n' >a.yaml
"$hoshi" batch -q $day a.yaml >want
left() { find . -name '.*.??????' -o -name '*.new' -o -name '*.lock'; }

# --- 0 to 2 closed: no output gets their number, and what cannot be said is not called done
for close in '2>&-' '<&- 2>&-' '<&-' '>&-' '>&- 2>&-' '<&- >&- 2>&-'; do
    rm -f out* state*
    eval "\"$hoshi\" batch $day -o out.ndjson a.yaml $close" || fail "-o, $close: $?"
    same "-o, $close" want out.ndjson
    eval "\"$hoshi\" batch $day --resume state -o out2 a.yaml $close" || fail "--resume, $close: $?"
    same "--resume, $close" want out2
    eval "\"$hoshi\" batch $day --shard 1/1 -o out3 a.yaml $close" || fail "--shard, $close: $?"
    same "--shard, $close" want out3
    [ "$(tail -n 1 out3.manifest | cut -c 1-26)" = '{"hoshi":"batch-manifest/1' ] || fail "manifest, $close"
    case $close in *'>&-'*) ;; *) continue ;; esac
    [ "$close" != '2>&-' ] && [ "$close" != '<&- 2>&-' ] || continue
    for command in "batch $day a.yaml" "score $day a.yaml" "explain 1-2-1-1" "catalog list" version help; do
        got=0
        eval "\"$hoshi\" $command $close" 2>err || got=$?
        [ $got -eq 4 ] || fail "$command $close: $got"
    done
done
status 4 "$hoshi" score $day - <&- 2>err
grep -q '^<stdin>: error: .*HS2001' err || fail "standard input closed: $(cat err)"

# --- a reader that has left: one rule for every command
mkfifo pipe
exec 3<>pipe 4>pipe 3<&-
for command in "batch -q $day a.yaml" "score $day a.yaml" "score $day a.yaml --lang ja" "explain 1-2-1-1" \
    "catalog list" version help "score --help" "batch -q $day -o - -o out.csv a.yaml"; do
    status 4 "$hoshi" $command >&4 2>err
    [ "$(wc -l <err)" -eq 1 ] && grep -q '^<stdout>: .*HS2004' err || fail "a closed pipe, $command: $(cat err)"
done
[ -s out.csv ] || fail "the other output goes on"
exec 4>&-

# --- a file that may not grow is an error, not an end
rm -f out*
sheets 300 json in
for command in "score $day --format json -o out a.yaml" "batch -q $day -o out in" \
    "batch -q $day -o portfolio=out in"; do
    got=0
    (ulimit -f 8 && exec "$hoshi" $command) 2>err || got=$?
    [ $got -eq 4 ] && grep -q '^out: error: .*HS2004' err || fail "ulimit -f, $command: $got $(cat err)"
    [ ! -e out ] && [ -z "$(left)" ] || fail "ulimit -f, $command: left $(left)"
done

# --- a closed window, a scheduler: no temporary file stays, no lock
"$hoshi" batch -q $day -o out - <pipe 2>/dev/null &
pid=$!
exec 4>pipe
"$gen" 7 10 ndjson >&4
while [ -z "$(find . -maxdepth 1 -name '.out.*' -size +0)" ]; do :; done
kill -HUP $pid
got=0
wait $pid || got=$?
exec 4>&-
[ $got -eq 129 ] && [ ! -e out ] && [ -z "$(left)" ] || fail "SIGHUP: $got, left $(left)"
for name in TERM:143 HUP:129; do
    "$hoshi" assess --plain $day a.yaml <pipe >/dev/null 2>&1 &
    pid=$!
    exec 4>pipe
    while [ ! -s .a.yaml.lock ]; do :; done
    kill -${name%:*} $pid
    got=0
    wait $pid || got=$?
    exec 4>&-
    [ $got -eq ${name#*:} ] && [ -z "$(left)" ] || fail "assess, $name: $got, left $(left)"
done

# --- a journal that is in use says so
sheets 10 json few
"$hoshi" batch -q $day --allow-empty --resume state -o out - <pipe &
pid=$!
exec 4>pipe
while [ ! -s state ]; do :; done
status 4 "$hoshi" batch -q $day --allow-empty --resume state -o out - </dev/null 2>err
grep -q '^state: error: .*HS2039' err || fail "two runs on a journal: $(cat err)"
exec 4>&-
wait $pid
