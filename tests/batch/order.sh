#!/bin/sh
# The same bytes however many processes work, whatever the way in; and a word when nobody listens.
. "$(dirname "$0")/lib.sh"

sheets 300 json in
mkdir in/deeper
mv in/s00010* in/deeper
"$hoshi" batch -q $day -j 1 in >one
[ "$(wc -l <one)" -eq 300 ] || fail "not 300 records"
for jobs in 2 8; do
    "$hoshi" batch -q $day -j $jobs in >many
    same "--jobs $jobs" one many
done
LANG=ja_JP.UTF-8 LC_ALL='' HOSHI_LANG=ja "$hoshi" batch -q $day in >many
same "language of the environment" one many

# Names from a list, by NUL and by line, in the order of the list; a pattern that the shell left alone.
find in -name '*.json' | LC_ALL=C sort >list
"$hoshi" batch -q $day --files-from list >many
LC_ALL=C sort one >a
LC_ALL=C sort many >b
same "--files-from" a b
tr '\n' '\0' <list | "$hoshi" batch -q $day --files-from - >b
same "--files-from - with NUL" many b
"$hoshi" batch -q $day 'in/s00000?.json' >glob
grep '"in/s00000.\.json"' one | cmp - glob || fail "pattern"
"$hoshi" batch -q $day --include '*5.json' in >some
grep '5\.json"' one | cmp - some || fail "--include"

# Lines: one sheet each, an empty line is none.
"$gen" 7 300 ndjson >lines
{ head -n 3 lines; echo; tail -n +4 lines; } | "$hoshi" batch -q $day >from-lines
sed 's/"source":"[^"]*"//' one >a
sed 's/"source":"[^"]*"//' from-lines >b
LC_ALL=C sort a >a1
LC_ALL=C sort b >b1
same "NDJSON on standard input" a1 b1
grep -q '"source":"<stdin>:5","state":"received","organization":{"id":"S-00003"' from-lines || fail "line numbers"
cp lines lines.ndjson
"$hoshi" batch -q $day lines.ndjson | grep -q '"source":"lines.ndjson:300",' || fail "NDJSON file"

# Several outputs of one run, the whole result, one file per supplier.
"$hoshi" batch -q $day in/deeper -o csv=t.csv -o ndjson=t.ndjson --full --results results
grep '/deeper/' one | wc -l | { read -r n; [ "$(wc -l <t.ndjson)" -eq "$n" ] && [ "$(wc -l <t.csv)" -eq $((n + 1)) ]; } ||
    fail "several outputs"
"$hoshi" score $day --format json in/deeper/s000100.json | cmp - 'results/in%2Fdeeper%2Fs000100.json.result.json' ||
    fail "--results differs from hoshi score"
if command -v jq >/dev/null; then
    head -n 1 t.ndjson | jq .result >a
    jq . 'results/in%2Fdeeper%2Fs000100.json.result.json' >b
    same "--full differs from --results" a b
fi

# YAML, JSON and the slow reader say the same.
sheets 20 yaml yaml
"$hoshi" batch -q $day yaml | sed 's/"source":"[^"]*"//' >a
sed -n 's/"source":"in\/s[^"]*"//p' one | head -n 10 >b
head -n 10 a >a1
same "YAML and JSON" a1 b

# A reader that has had enough: the records are not all there, so it is said, once.
sh -c '"$1" batch -q --as-of 2026-11-23 in 2>err; echo $? >code' - "$hoshi" | head -n 1 >first
[ "$(wc -l <err)" -eq 1 ] && grep -q '^<stdout>: error: .*HS2004' err || fail "a closed pipe: $(cat err)"
[ "$(cat code)" -eq 4 ] || fail "a closed pipe: status $(cat code)"

# A full disk is not.
if [ -c /dev/full ]; then
    status 4 "$hoshi" batch -q $day in -o /dev/full 2>/dev/null
fi
status 2 "$hoshi" batch -q $day in -o xml=x 2>/dev/null
status 4 "$hoshi" batch -q $day in -o no/such/folder/out 2>/dev/null
