#!/bin/sh
# Who was asked and what came of it stands as data in every output; an id that nearly is one that is
# asked is pointed out, and never taken for it.
. "$(dirname "$0")/lib.sh"
command -v jq >/dev/null || { echo "SKIP: jq is missing"; exit 77; }

mkdir in
n=0
for id in 'S-00042 ' 's-00043' 'Ｓ－０００４４' 'S‐00045' 'S-00046' 'S-9' "$(printf 'か\343\202\231-1')" 'S-51'; do
    n=$((n + 1))
    jq -n --arg id "$id" '{hoshi: "answers/1", catalogue: "scs@2026-03", organization: {id: $id, name: "a"},
        answers: {"1-2-1-1": "met"}}' >in/$n.json
done
cat >in/late.yaml <<'END'
hoshi: answers/1
catalogue: scs@2026-03
organization: {id: S-00047, name: 五番}
assessed_on: 2026-11-01
answers:
  1-2-1-1: {status: met, performed: 2026-11-09}
  1-2-1-2: maybe
END
printf 'hoshi: answers/1\ncatalogue: scs@2027-03\norganization: {id: S-00048}\nanswers: {}\n' >in/next.yaml
printf 'nonsense: [' >in/zz.yaml
printf 'id,name,asked\nS-00042,甲,4\nS-00043,乙,3\nS-00044,,3\nS-00045,,3\nS-00046,,3\nS-00047,,3\nS-00048,,3\nS-00049,,\nが-1,,3\nS-51,,\nS-52,丙,3\n' >asked.csv
cat >buyer.yaml <<'END'
hoshi: overlay/1
id: buyer-2026
catalogue: scs@2026-03
due: 2026-10-01
classes: {core: {title: {ja: 中核, en: Core}, star: 4, due: 2026-11-23}}
suppliers: {S-00O46: {star: 4}, S-50: {star: 3, due: 2027-01-01}, S-52: {class: core}}
END
ask='--asked asked.csv --overlay buyer.yaml'

status 3 "$hoshi" batch $day --lang en $ask -o ndjson=out.ndjson -o csv=out.csv in 2>said
jq -r '[.source // "-", .state, .organization.id // "-", .similar_id // "-", .asked.star // 0, .asked.due // "-", .asked.class // "-"] | join("|")' out.ndjson >got
cat >want <<END
in/1.json|not-asked|S-00042 |S-00042|0|-|-
in/2.json|not-asked|s-00043|S-00043|0|-|-
in/3.json|not-asked|Ｓ－０００４４|S-00044|0|-|-
in/4.json|not-asked|S‐00045|S-00045|0|-|-
in/5.json|received|S-00046|-|3|2026-10-01|-
in/6.json|not-asked|S-9|-|0|-|-
in/7.json|not-asked|$(printf 'か\343\202\231-1')|が-1|0|-|-
in/8.json|undecided|S-51|-|0|-|-
in/late.yaml|unreadable|S-00047|-|3|2026-10-01|-
in/next.yaml|other-edition|S-00048|-|3|2026-10-01|-
in/zz.yaml|unreadable|-|-|0|-|-
-|overdue|S-00042|S-00042 |4|2026-10-01|-
-|overdue|S-00043|s-00043|3|2026-10-01|-
-|overdue|S-00044|Ｓ－０００４４|3|2026-10-01|-
-|overdue|S-00045|S‐00045|3|2026-10-01|-
-|overdue|が-1|$(printf 'か\343\202\231-1')|3|2026-10-01|-
-|missing|S-52|-|3|2026-11-23|core
-|overdue|S-00O46|S-00046|4|2026-10-01|-
-|missing|S-50|-|3|2027-01-01|-
END
same "who was asked: $(diff want got)" want got
# the table says the same
jq -r '[.source // "", .state, .organization.id // "", .asked.star // "", .asked.due // "", .asked.class // "", .similar_id // ""] | join(",")' out.ndjson >want
python3 - out.csv >got <<'END' || fail "no table: $(head -3 out.csv)"
import csv, sys
for r in csv.DictReader(open(sys.argv[1], encoding="utf-8", newline="")):
    print(",".join(r[k] for k in ("source", "state", "organization_id", "asked_star", "asked_due", "asked_class", "similar_id")))
END
same "the table: $(diff want got)" want got

# a sheet that is refused as a whole keeps whose it is and everything that is wrong
jq -c 'select(.source == "in/late.yaml") | [.organization.name, .assessed_on, .errors, .error.code, .more[0].code, .more[0].place]' out.ndjson >got
echo '["五番","2026-11-01",2,"HS1304","HS1106","in/late.yaml:7:12"]' | cmp - got || fail "refused: $(cat got)"

# and it is said
grep -q "^reached what is asked: 0 of 1$" said || fail "reached: $(cat said)"
grep -q "^asked, but no readable sheet came: 10 (S-00042, " said || fail "silent: $(cat said)"
grep -q "^came, but not asked: 6 (" said || fail "not asked: $(cat said)"
grep -q '^came, but it is not decided which star to ask: 1 (S-51)$' said || fail "undecided: $(cat said)"
grep -q "^'s-00043' came, 'S-00043' is asked: is it the same supplier? It was not counted as that$" said || fail "near: $(cat said)"

# companies are counted, each once, by the sheet that reaches least: as many as on the page
mkdir twice
for k in 1 2 3; do cp in/5.json twice/$k.json; done
sed 's/S-00046/X-1/' in/5.json >twice/4.json
cp twice/4.json twice/5.json
"$hoshi" batch $day --lang en --allow-errors --asked asked.csv -o portfolio-json=twice.json twice 2>said
grep -q '^reached what is asked: 0 of 1$' said || fail "one company, three sheets: $(cat said)"
grep -q '^came, but not asked: 1 (X-1)$' said || fail "one company that is not asked: $(cat said)"
[ "$(jq '[.suppliers[] | select(.counts and .source)] | length' twice.json)" = 2 ] || fail "companies as data"

# -q leaves the data alone; so does the number of workers
for j in 1 2 8; do
    "$hoshi" batch -q $day --allow-errors -j $j $ask -o ndjson=j.ndjson -o csv=j.csv in
    same "records of $j" out.ndjson j.ndjson
    same "table of $j" out.csv j.csv
done
# without a buyer nothing is asked, and what came is received
"$hoshi" batch -q $day --allow-errors in | jq -r .state | sort | uniq -c | tr -s ' ' >got
printf ' 1 other-edition\n 8 received\n 2 unreadable\n' | cmp - got || fail "without a buyer: $(cat got)"
# a sheet that cannot be judged, of one who was asked nothing, is not overdue
mkdir strange
printf 'hoshi: answers/1\ncatalogue: scs@2026-03\norganization: {id: S-99}\nanswers: [\n' >strange/a.yaml
printf 'hoshi: answers/1\ncatalogue: scs@2026-03\norganization: {id: S-99}\nanswers: {1-2-1-1: maybe}\n' >strange/b.yaml
"$hoshi" batch -q $day --allow-errors --overlay buyer.yaml -o s.ndjson -o portfolio-json=s.json strange
jq -c 'select(.source) | [.state, .organization.id, .asked]' s.ndjson >got
printf '["unreadable",null,null]\n["unreadable","S-99",null]\n' | cmp - got || fail "asked nothing: $(cat got)"
jq -r '.suppliers[] | select(.source) | .overdue' s.json >got
printf 'false\nfalse\n' | cmp - got || fail "overdue though asked nothing: $(cat got)"
# where nothing was read, nobody is called overdue
status 4 "$hoshi" batch -q --lang en $day $ask mistyped >none 2>said
grep -qE 'missing|overdue' none && fail "a mistyped folder: $(cat none)"
grep -q '^mistyped: error: .*HS2002' said || fail "which folder: $(cat said)"
printf 'mistyped\nnowhere.json\n' >list
status 3 "$hoshi" batch -q $day $ask --files-from list >none
[ "$(jq -r .state none | sort | uniq -c | tr -s ' ')" = ' 2 unreadable' ] || fail "a list of wrong names: $(cat none)"
# the letter to one whose id is only nearly right, or missing, says that nobody knows what is asked
jq 'del(.organization.id)' in/1.json >no-id.json
"$hoshi" batch -q --lang en $day --allow-errors $ask --feedback fb -o f.ndjson in no-id.json
grep -q "the id in your answers, .*S-00042 .*, is not one of those" fb/in%2F1.json.feedback.html || fail "a wrong id in a letter"
grep -q "your answers have no id" fb/no-id.json.feedback.html || fail "no id in a letter"
grep -q "Which star is asked of you is not known" fb/in%2F5.json.feedback.html && fail "what is asked is known"
grep -q "has not been decided yet" fb/in%2F8.json.feedback.html || fail "undecided in a letter"
grep -q "is not one of those" fb/in%2F8.json.feedback.html && fail "an id that is in the list"
cat fb/in%2F1.json.feedback.json fb/no-id.json.feedback.json fb/in%2F5.json.feedback.json fb/in%2F8.json.feedback.json | jq -r '.asked_not_known // "-"' | tr '\n' ' ' >got
echo 'id-not-asked no-id - star-not-decided ' | tr -d '\n' | cmp - got || fail "as data: $(cat got)"
# an id that the list has for another company; only the plainly other name is told
mkdir names
name() { jq --arg id "$2" --arg n "$3" '.organization = {id: $id, name: $n}' in/1.json >"names/$1.json"; }
name a N-1 '株式会社やまびこ塗装'
name b N-2 'サンプル精機（株）'
name c N-3 'YAMABIKO COATING CO., LTD.'
name d N-4 'Sample Seiki'
name e N-5 'Example Transport'
printf 'id,name,asked\nN-1,鈴木製作所,3\nN-2,株式会社 ｻﾝﾌﾟﾙ精機,3\nN-3,Yamabiko Coating,3\nN-4,サンプル精機,3\nN-5,Sample Machine Inc.,3\n' >names.csv
"$hoshi" batch -q $day --allow-errors --asked names.csv -o n.ndjson -o csv=n.csv -o portfolio-csv=np.csv names
jq -r '[.organization.id, .listed_name // "-"] | join("|")' n.ndjson | tr '\n' ' ' >got
printf 'N-1|鈴木製作所 N-2|- N-3|- N-4|- N-5|Sample Machine Inc. ' | cmp - got || fail "other names: $(cat got)"
[ "$(grep -c 鈴木製作所 n.csv np.csv | tr '\n' ' ')" = 'n.csv:1 np.csv:1 ' ] || fail "other names in tables"
# a part of a run does not know who is missing
"$hoshi" batch $day --lang en --allow-errors --shard 1/2 $ask -o p1 in 2>said
grep -qE 'asked|came' said && fail "a shard knows who is silent: $(cat said)"
"$hoshi" batch -q $day --allow-errors --shard 2/2 $ask -o p2 in
cat p1 p2 | jq -r .state | grep -qE 'missing|overdue' && fail "a shard says who is missing"
"$hoshi" batch -q $day --allow-errors --shard 1/2 $ask -o portfolio-json=part.json in
[ "$(jq -c .shard part.json)" = '{"part":1,"of":2}' ] || fail "a portfolio of a part"
# but all parts together do: every supplier who is asked has a line
"$hoshi" batch --lang en --allow-errors --merge p2 p1 >merged 2>said
same "merged" out.ndjson merged
grep -qx "asked, but nothing came: $(jq -r .state out.ndjson | grep -cE 'missing|overdue')" said || fail "merged: $(cat said)"
for form in ndjson csv; do
    "$hoshi" batch -q $day --allow-errors $ask -o $form=all in
    for k in 1 2 3 4 5; do
        "$hoshi" batch -q $day --allow-errors $ask --shard $k/5 --shard-by id --resume r$k -o $form=part.$k in
    done
    "$hoshi" batch -q --allow-errors --merge part.? >merged
    same "five parts of $form" all merged
done
# a manifest that names them out of order is none
cp p1 broken
sed '/^[-~]/{h;p;x}' p1.manifest >broken.manifest
status 4 "$hoshi" batch -q --merge broken p2 >/dev/null 2>said
grep -q HS2028 said || fail "twice in a manifest: $(cat said)"
status 2 "$hoshi" batch --lang en --merge p1 p2 -o portfolio=x.html 2>said
grep -q 'without --shard' said || fail "a portfolio of merged records: $(cat said)"

# a run that was killed and goes on says the same
sheets 2000 json in/many
"$hoshi" batch -q $day --allow-errors $ask -o ndjson=want.nd -o portfolio-json=want.json in
options="-q $day --allow-errors $ask --resume state -o ndjson=got.nd -o portfolio-json=got.json in"
"$hoshi" batch $options &
pid=$!
while ! grep -qs '^M 512' state && kill -0 $pid 2>/dev/null; do :; done
kill -9 $pid 2>/dev/null || fail "too late to kill"
wait $pid 2>/dev/null || true
"$hoshi" batch $options
same "records after going on" want.nd got.nd
same "portfolio after going on" want.json got.json
