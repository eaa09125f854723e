#!/bin/sh
# What a buyer adds to a run: rules, stars decided, portfolio, feedback, comparison with before.
. "$(dirname "$0")/lib.sh"
command -v jq >/dev/null || { echo "SKIP: jq is missing"; exit 77; }

as_of='--as-of 2026-11-23 --lang en'
sheet() { # file id name answers…
    file=$1 id=$2 name=$3
    shift 3
    jq -n --arg id "$id" --arg name "$name" '{hoshi: "answers/1", catalogue: "scs@2026-03",
        organization: {id: $id, name: $name}, answers: {"1-2-1-1": "met", "1-2-1-2": "unmet"}}' >"$file"
}

mkdir in
sheet in/a.json S-1 'Alpha'
sheet in/b.json S-2 '</script><script>alert(1)</script>'
sheet in/c.json '../../escape' '=cmd()'
sheet "in/=d'\"<b>..json" S-4 'Delta'
echo 'nonsense: [' >in/e.yaml
cat >buyer.yaml <<'END'
hoshi: overlay/1
id: buyer-2026
catalogue: scs@2026-03
star: 3
due: 2027-06-30
suppliers: {S-2: {star: 4}}
ignore:
  - {criterion: 1-2-1-2, reason: settled in the contract}
END
printf 'id,asked\nS-1,4\nS-4,\n' >required.csv

# --- rules reach every record
"$hoshi" batch $as_of --allow-errors --overlay buyer.yaml --asked required.csv in >out.ndjson
got=$(jq -r 'select(.error == null) | "\(.organization.id) \(.asked.star) \(.asked.total)"' out.ndjson | sort)
want='../../escape 3 80
S-1 4 152
S-2 4 152
S-4 3 80'
[ "$got" = "$want" ] || fail "asked: $got"
# the star reached and the levels are those of the catalogue
"$hoshi" batch $as_of --allow-errors in >plain.ndjson
jq -c 'del(.asked)' out.ndjson | cmp - plain.ndjson || fail "rules changed a judgement"
"$hoshi" batch $as_of --allow-errors --format csv --overlay buyer.yaml --asked required.csv in >out.csv
cells out.csv organization_id asked_star asked_verdict asked_total | sort >asked.csv
cat >want.csv <<'END'
,,,
../../escape,3,undetermined,80
S-1,4,undetermined,152
S-2,4,undetermined,152
S-4,3,undetermined,80
organization_id,asked_star,asked_verdict,asked_total
END
same "the columns asked_…: $(cat asked.csv)" want.csv asked.csv
# who is asked, but silent, and who answered twice
printf 'id,asked\nS-1,4\nS-8,3\nS-4,3\nS-9,4\nS-7,\n' >more.csv
cp in/a.json in/a2.json
"$hoshi" batch $as_of --allow-errors --asked more.csv in 2>said >/dev/null
rm in/a2.json
grep -q '^asked, but no readable sheet came: 2 (S-8, S-9)$' said || fail "silent: $(cat said)"
grep -q '^more than one sheet came: 1 (S-1)$' said || fail "twice: $(cat said)"
# every result names the rules by hash
"$hoshi" batch $as_of --allow-errors --overlay buyer.yaml --results results -o none.ndjson in 2>/dev/null
hash=$(sha256sum buyer.yaml | cut -d' ' -f1)
for f in results/*.json; do
    [ "$(jq -r .overlay.sha256 "$f")" = "$hash" ] || fail "$f: overlay not named"
done

# --- the portfolio: nothing else on stdout, the same bytes for any number of workers
for j in 1 2 8; do
    "$hoshi" batch $as_of --allow-errors -j "$j" --overlay buyer.yaml --asked required.csv -o portfolio=p$j.html \
        -o portfolio-csv=p$j.csv -o portfolio-json=p$j.json -o portfolio-xlsx=p$j.xlsx in >stdout.$j 2>/dev/null
    [ ! -s stdout.$j ] || fail "records on stdout nobody asked for"
done
# the same word has the same number in every form
python3 "$(dirname "$0")/../support/portfolio_forms.py" p1.csv p1.json p1.xlsx || fail "the forms differ"
for f in html csv json xlsx; do
    cmp p1.$f p2.$f || fail "p.$f depends on the workers"
    cmp p1.$f p8.$f || fail "p.$f depends on the workers"
done
[ "$(jq '.suppliers | length' p1.json)" = 5 ] || fail "suppliers"
[ "$(jq '[.suppliers[] | select(.error)] | length' p1.json)" = 1 ] || fail "errors"
# a share is of those who are measured by a criterion: not who cannot be read, nor who is asked for less
got=$(jq -c '[.criteria[] | [.star, .measured]] | unique' p1.json)
[ "$got" = '[[3,0],[3,4],[4,2]]' ] || fail "measured: $got"
grep -q "^'=cmd()" p1.csv && fail "name column moved"
grep -q ",'=cmd()," p1.csv || fail "a formula is not guarded"
grep -q '<script>alert' p1.html && fail "a name became a script"

# --- compared with before
sed -i 's/"1-2-1-2": "unmet"/"1-2-1-2": "met"/' in/a.json
"$hoshi" batch $as_of --allow-errors --overlay buyer.yaml --asked required.csv --earlier p1.json \
    -o portfolio-json=now.json in 2>/dev/null
[ "$(jq -c '.suppliers[] | select(.id == "S-1") | [.earlier.satisfied, .satisfied]' now.json)" = '[1,1]' ] ||
    fail "ignored criteria are compared"
sed -i 's/"1-2-1-2"/"1-2-1-3": "met", "1-2-1-2"/' in/a.json
"$hoshi" batch $as_of --allow-errors --overlay buyer.yaml --asked required.csv --earlier p1.json \
    -o portfolio-json=now.json in 2>/dev/null
[ "$(jq -c '.suppliers[] | select(.id == "S-1") | [.earlier.satisfied, .satisfied]' now.json)" = '[1,2]' ] ||
    fail "progress is not seen"
[ "$(jq -r '.suppliers[] | select(.id == "S-1") | .compared' now.json)" = compared ] || fail "is compared"
# who has sent two sheets, and one before, is not new
cp in/a.json in/twice.json
"$hoshi" batch $as_of --allow-errors --overlay buyer.yaml --asked required.csv --earlier p1.json \
    -o portfolio-json=now.json -o portfolio-csv=now.csv in 2>/dev/null
[ "$(jq -r '.suppliers[] | select(.id == "S-1") | .compared' now.json | tr '\n' ' ')" = 'several several ' ] ||
    fail "two sheets, one before: $(jq -c '.suppliers[] | [.id, .compared]' now.json)"
[ "$(grep -c ',several,' now.csv)" = 2 ] || fail "two sheets, as a table"
rm in/twice.json

# only what was measured alike is compared; the same on the terminal, the table and as data
printf 'id,asked\nS-1,3\nS-4,\n' >less.csv
then="--allow-errors --overlay buyer.yaml --earlier p1.json"
"$hoshi" batch $as_of $then --asked less.csv -o portfolio-json=now.json -o portfolio-csv=now.csv in 2>said
[ "$(jq -c '.suppliers[] | select(.id == "S-1") | [.compared, .change, .earlier.asked, .earlier.total]' now.json)" = '["measure-changed",null,4,152]' ] ||
    fail "another star asked: $(jq -c '.suppliers[] | [.id, .compared, .change]' now.json)"
grep -q '^suppliers since the earlier portfolio (2026-11-23): unchanged 3; judged by other rules, or of another part of the company then: not compared 1; ' said ||
    fail "another star asked, on the terminal: $(cat said)"
python3 - <<'END' || fail "the table: $(cut -d, -f1-27 now.csv)"
import collections, csv, json
rows = list(csv.DictReader(open("now.csv", encoding="utf-8-sig")))
data = json.load(open("now.json"))["suppliers"]
assert [r["compared"] for r in rows] == [s.get("compared", "") for s in data]
assert [r["change"] for r in rows] == [s.get("change", "") for s in data]
for r, s in zip(rows, data):
    was = s.get("earlier", {})
    assert [r["earlier_satisfied"], r["earlier_total"]] == [str(was.get(k, "")) for k in ("satisfied", "total")], r
END
"$hoshi" batch $as_of $then --policy strict --asked required.csv -o portfolio-json=now.json in 2>said
[ "$(jq -c '[.earlier.differs.policy, ([.suppliers[].change] | unique)]' now.json)" = '[true,[null]]' ] || fail "another policy is compared"
grep -q '^the earlier portfolio (2026-11-23) was judged by other rules (Policy)' said || fail "another policy: $(cat said)"

# What is written can be read back, also above the size of an ordinary input.
awk 'NR == 1 { print; next }
    /^{"source".*"id":"S-2"/ { row = $0; sub(/,$/, "", row) }
    END { for (i = 1; i <= 40000; i++) { one = row; sub(/"S-2"/, "\"S-2-" i "\"", one)
        print one (i < 40000 ? "," : "") } print "]}" }' p1.json >big.json
[ "$(wc -c <big.json)" -gt 16777216 ] || fail "the large portfolio is $(wc -c <big.json) bytes"
"$hoshi" batch $as_of --allow-errors --overlay buyer.yaml --asked required.csv --earlier big.json \
    -o portfolio-json=now.json in 2>said || fail "40,000 suppliers: $(cat said)"
[ "$(jq -c .earlier.suppliers now.json)" = 40000 ] || fail "not all of 40,000 suppliers"

# --- feedback: two files each, in the folder, about nobody else
mkdir outside
(cd outside && "$hoshi" batch $as_of --allow-errors --overlay ../buyer.yaml --feedback fb -o r.ndjson ../in) 2>/dev/null
[ "$(ls outside | sort | tr '\n' ' ')" = "fb r.ndjson " ] || fail "a file left the folder: $(ls outside)"
[ "$(find outside/fb -type f | wc -l)" = 9 ] || fail "feedback files: $(ls outside/fb)"
for f in outside/fb/*.json; do
    own=$(jq -r .organization.id "$f")
    for other in S-1 S-2 ../../escape S-4; do
        [ "$other" = "$own" ] || ! grep -qF "\"$other\"" "$f" || fail "$f speaks of $other"
    done
done
for f in outside/fb/*.html; do
    grep -q '<script' "$f" && fail "$f has a script"
    grep -q "default-src 'none'" "$f" || fail "$f may load things"
done
for f in outside/fb/*a.json.feedback.html; do
    grep -qE 'S-2|S-4|Delta|escape' "$f" && fail "$f speaks of others"
done

# --- an index says which file is about whom
"$hoshi" batch $as_of --allow-errors --lang en --asked more.csv --feedback "f b" --results rs -o index=index.csv in 2>/dev/null
python3 - <<'END' || fail "index: $(cat index.csv)"
import csv, json, os
rows = list(csv.DictReader(open("index.csv", encoding="utf-8-sig")))
assert len(rows) == 5 + 2, len(rows)  # five sheets; S-8 and S-9 have sent nothing
for r in rows:
    if r["state"] in ("received", "not-asked"):
        source = r["source"].lstrip("'")
        assert os.path.exists(r["feedback_html"]) and os.path.exists(r["feedback_json"]), r
        assert json.load(open(r["result_json"]))["organization"]["id"] == r["id"].lstrip("'"), r
    elif r["state"] == "unreadable": # a page that says what to do, and nothing else
        assert not (r["feedback_json"] or r["result_json"]), r
        page = open(r["feedback_html"], encoding="utf-8").read()
        assert "could not be read" in page and "[HS1" in page and "Send the file again" in page, page
        assert "<script" not in page and "in/" not in page, page
    else:
        assert not (r["feedback_html"] or r["result_json"]), r
assert [r["id"] for r in rows if r["state"] == "missing"] == ["S-8", "S-9"]
END
[ "$(find "f b" rs -type f | wc -l)" = 13 ] || fail "files that no index names"

# --- a killed run that goes on has the whole portfolio, and only under the same rules
marks() { n=$(grep -c '^M' state 2>/dev/null) || true; echo "${n:-0}"; }
sheets 2000 json many
rules='--overlay buyer.yaml --asked required.csv'
"$hoshi" batch -q $day $rules -o want.ndjson -o portfolio-json=want.json many
options="-q $day --resume state -o out.ndjson -o portfolio-json=out.json many"
"$hoshi" batch $rules $options &
pid=$!
while [ "$(marks)" -lt 2 ] && kill -0 $pid 2>/dev/null; do :; done
kill -9 $pid 2>/dev/null || fail "too late to kill"
wait $pid 2>/dev/null || true
[ ! -f out.json ] || fail "half a portfolio was written"
cp buyer.yaml kept.yaml
sed -i 's/^star: 3/star: 4/' buyer.yaml
status 4 "$hoshi" batch $rules $options 2>err
grep -q HS2022 err || fail "other rules: $(cat err)"
mv kept.yaml buyer.yaml
"$hoshi" batch $rules $options
same "records after going on" want.ndjson out.ndjson
same "portfolio after going on" want.json out.json

# --- wrong command lines and files
quiet() {
    status "$@" >/dev/null 2>said || { cat said; exit 1; }
}
quiet 2 "$hoshi" batch --earlier p1.json in # --earlier without a portfolio
quiet 2 "$hoshi" batch -o portfolio=p.XLSX in # a page where a workbook is expected
grep -q "portfolio-xlsx" said || fail "another form: $(cat said)"
quiet 2 "$hoshi" batch -o portfolio=- in # a portfolio on stdout
quiet 2 "$hoshi" batch -o index=i.csv in # an index of files that are not written
quiet 3 "$hoshi" batch -o portfolio=p.html --earlier buyer.yaml in # --earlier of another kind
quiet 3 "$hoshi" batch --overlay required.csv in # an overlay that is none
quiet 3 "$hoshi" batch --asked buyer.yaml in # a list that is none
printf 'id,asked\nS-1,5\n' >five.csv
quiet 3 "$hoshi" batch --asked five.csv in # a star that the catalogue does not have
quiet 4 "$hoshi" batch --feedback /proc/nowhere -o r.ndjson in # a folder that cannot be
