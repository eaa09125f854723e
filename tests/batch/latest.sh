#!/bin/sh
# --latest: of several sheets with one id the newest counts, in records, portfolio, feedback and in
# what is said of who was asked; the others are named.
. "$(dirname "$0")/lib.sh"
command -v jq >/dev/null || { echo "SKIP: jq is missing"; exit 77; }

mkdir in
sheet() { # file id day
    jq -n --arg id "$2" --arg on "$3" '{hoshi: "answers/1", catalogue: "scs@2026-03", organization: {id: $id},
        answers: {"1-2-1-1": "met"}} + (if $on == "" then {} else {assessed_on: $on} end)' >"in/$1"
}
sheet a.json S-1 2026-11-10
sheet b.json S-1 2026-11-12
sheet c.json S-1 ''
sheet d.json S-2 2028-11-01 # a mistyped year is no day
sheet e.json S-2 2026-11-01
sheet f.json S-3 ''
jq -c 'del(.organization)' in/f.json >in/g.json
jq -c 'del(.organization)' in/f.json >in/h.json
jq '.organization.id = "S-1" | .assessed_on = "2026-11-20" | .answers["9-9-9-9"] = "met"' in/a.json >in/i.json
printf 'id,asked\nS-1,3\nS-2,3\n' >asked.csv

status 3 "$hoshi" batch $day --lang en --latest --asked asked.csv --feedback fb -o ndjson=out.ndjson \
    -o csv=out.csv -o portfolio-json=p.json in 2>said
jq -r '[.source, .state, .latest // "-"] | join("|")' out.ndjson >got
cat >want <<'END'
in/a.json|superseded|in/b.json
in/b.json|received|-
in/c.json|superseded|in/b.json
in/d.json|superseded|in/e.json
in/e.json|received|-
in/f.json|not-asked|-
in/g.json|not-asked|-
in/h.json|not-asked|-
in/i.json|unreadable|-
END
same "the newest: $(diff want got)" want got
# one that may be newer and cannot be judged does not count, and is told
jq -c 'select(.not_taken) | [.source, .not_taken]' out.ndjson >got
printf '["in/b.json",{"source":"in/i.json","code":"HS1301"}]\n["in/e.json",{"source":"in/d.json","code":"day-to-come"}]\n' | cmp - got || fail "not taken: $(cat got)"
cells out.csv source not_taken not_taken_code | grep -qx 'in/b.json,in/i.json,HS1301' || fail "not taken, as a table"
[ "$(jq -c '.suppliers[] | select(.not_taken) | [.id, .not_taken.code]' p.json | tr '\n' ' ')" = '["S-1","HS1301"] ["S-2","day-to-come"] ' ] || fail "not taken, in the portfolio"
mkdir order
sheet ../order/a.json S-1 2026-11-10
sheet ../order/c.json S-1 2026-11-09
jq '.catalogue = "scs@2027-04" | del(.assessed_on)' order/a.json >order/0.json # who knows when
"$hoshi" batch -q $day --allow-errors --latest order | jq -c 'select(.not_taken) | [.source, .not_taken.source, .not_taken.code]' >got
printf '["order/a.json","order/0.json","HS1306"]\n' | cmp - got || fail "another edition: $(cat got)"
jq '.assessed_on = "2026-11-09"' order/0.json >order/z.json # this one is older
rm order/0.json
"$hoshi" batch -q $day --allow-errors --latest order | grep -q not_taken && fail "an older one that cannot be judged"
# without --latest a day that is still to come counts, and that is told
"$hoshi" batch $day --lang en -o /dev/null in 2>told || true
grep -q '^sheets whose day of self-check is still to come (look at assessed_on): 1$' told || fail "to come: $(cat told)"
# one that says no day, or one that is still to come, may be the newest: that is told, too
mkdir days
sheet ../days/a.json S-1 2026-11-10
sheet ../days/b.json S-1 ''
sheet ../days/c.json S-2 2026-11-10
sheet ../days/d.json S-2 2027-11-10
"$hoshi" batch $day --lang en --latest days 2>said.days | jq -c 'select(.not_taken) | [.source, .not_taken.source, .not_taken.code]' >got
printf '["days/a.json","days/b.json","no-day"]\n["days/c.json","days/d.json","day-to-come"]\n' | cmp - got || fail "days: $(cat got)"
grep -q '^suppliers of whom a sheet that does not count is worth a look: 2 ' said.days || fail "days, said: $(cat said.days)"
# an older one that cannot be judged does not hide one that may be newer
mkdir hidden
sheet ../hidden/good.json S-1 2026-11-20
jq '.assessed_on = "2026-11-15" | .answers["9-9-9-9"] = "met"' hidden/good.json >hidden/old.json
jq 'del(.assessed_on) | .answers["9-9-9-9"] = "met"' hidden/good.json >hidden/when.json
for order in 'old when good' 'when good old' 'good old when'; do
    names=$(for n in $order; do echo "hidden/$n.json"; done)
    "$hoshi" batch -q $day --allow-errors --latest $names | jq -c 'select(.not_taken) | [.source, .not_taken]' >got
    printf '["hidden/good.json",{"source":"hidden/when.json","code":"HS1301"}]\n' | cmp - got || fail "hidden, $order: $(cat got)"
done
# a part of a company is not the whole, and of two of one day nobody knows which is right
mkdir parts
sheet ../parts/a.json S-1 2026-11-20
jq '.scope = {unit: "工場"} | .answers["1-2-1-1"] = "unmet"' parts/a.json >parts/1.json
jq '.scope = {unit: "本社"}' parts/a.json >parts/2.json
sheet ../parts/a.json S-2 2026-11-20
cp parts/a.json parts/same.json # the same twice is no doubt
sheet ../parts/b.json S-3 2026-11-20
jq '.answers["1-2-1-2"] = "unmet"' parts/b.json >parts/c.json
sheet ../parts/d.json S-4 2026-11-19
jq '.organization.name = "株式会社山田工業"' parts/d.json >parts/d && mv parts/d parts/d.json
jq '.organization.name = "乙運輸" | .assessed_on = "2026-11-20"' parts/d.json >parts/e.json # of another company
"$hoshi" batch -q $day --latest parts | jq -c 'select(.not_taken) | [.source, .not_taken.source, .not_taken.code]' >got
printf '["parts/2.json","parts/1.json","other-scope"]\n["parts/c.json","parts/b.json","same-day"]\n["parts/e.json","parts/d.json","other-name"]\n' | cmp - got || fail "parts: $(cat got)"
cells out.csv source latest | grep -qx 'in/d.json,in/e.json' || fail "the table: $(cat out.csv)"
[ "$(jq -r '.suppliers[].source' p.json | tr '\n' ' ')" = 'in/b.json in/e.json in/f.json in/g.json in/h.json in/i.json ' ] ||
    fail "the portfolio: $(jq -r '.suppliers[].source' p.json)"
[ ! -e fb/in%2Fa.json.feedback.json ] && [ -e fb/in%2Fb.json.feedback.json ] || fail "feedback: $(ls fb)"
grep -q '^older than another sheet of the same supplier: 3$' said || fail "said: $(cat said)"
grep -q '^more than one sheet came' said && fail "counted twice: $(cat said)"
# without it all count, and that is said
"$hoshi" batch $day --lang en --allow-errors --asked asked.csv in 2>said | grep -q superseded && fail "superseded without --latest"
grep -q '^more than one sheet came: 2 (S-1, S-2)$' said || fail "twice: $(cat said)"
# one file that is named twice is one sheet, the last time it is named
"$hoshi" batch -q $day --latest -o twice.ndjson -o portfolio-json=p.json in/a.json in/b.json in/a.json in/b.json
jq -r '[.source, .state, .latest // "-"] | join("|")' twice.ndjson >got
printf 'in/a.json|superseded|in/b.json\nin/b.json|superseded|in/b.json\nin/a.json|superseded|in/b.json\nin/b.json|received|-\n' |
    cmp - got || fail "named twice: $(cat got)"
[ "$(jq '.suppliers | length' p.json)" -eq 1 ] || fail "named twice: two rows"
"$hoshi" batch -q $day --latest --skip 1 in/b.json in/a.json in/b.json | jq -r .state | tr '\n' ' ' >got
[ "$(cat got)" = 'superseded received ' ] || fail "named twice, --skip: $(cat got)"
# Ctrl-C while the newest are still looked for: nothing was judged, there is nothing to go on from
mkfifo pipe.ndjson
"$hoshi" batch -q $day --lang en --latest -o stopped.ndjson pipe.ndjson 2>said &
pid=$!
exec 4>pipe.ndjson # until it reads
kill -TERM $pid
got=0
wait $pid || got=$?
exec 4>&-
[ $got -eq 4 ] && [ ! -e stopped.ndjson ] || fail "stopped before: $got"
echo 'stopped while looking for the newest sheet of each supplier (--latest): nothing was judged; give the same command again' |
    cmp - said || fail "stopped before: $(cat said)"
# parts and workers choose alike
options="-q $day --allow-errors --latest"
"$hoshi" batch $options -o whole in
for k in 1 2 3; do "$hoshi" batch $options -j $k --shard $k/3 -o part.$k in; done
"$hoshi" batch -q --allow-errors --merge part.1 part.2 part.3 >merged
same "parts" whole merged
# what can be read once only is refused before anything is written
for more in - '--files-from -'; do
    status 2 "$hoshi" batch -q $day --latest -o new $more </dev/null 2>err
    grep -q HS3004 err && [ ! -e new ] || fail "standard input: $(cat err)"
done
status 2 "$hoshi" batch -q $day --latest </dev/null 2>err
# a run that was killed and goes on says the same
sheets 2000 json in/many
"$hoshi" batch $options -o want.ndjson in
"$hoshi" batch $options --resume state -o got.ndjson in &
pid=$!
while ! grep -qs '^M 512' state && kill -0 $pid 2>/dev/null; do :; done
kill -9 $pid 2>/dev/null || fail "too late to kill"
wait $pid 2>/dev/null || true
"$hoshi" batch $options --resume state -o got.ndjson in
same "records after going on" want.ndjson got.ndjson
