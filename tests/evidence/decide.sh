#!/bin/sh
# decide.sh HOSHI SOURCE SCRATCH: an expert works through many criteria; every decision stays in the
# sheet, and none that was not meant gets there.
. "$2/tests/evidence/sheet.sh"
day='--as-of 2026-11-23'
who='--by A --qualification 1'
hoshi init -o blank.yaml --lang en 2>/dev/null
ids=$(grep -o '^  [1-7]-[0-9]*-[0-9]*-[0-9]*' blank.yaml)
fresh() {
    {
        printf 'hoshi: answers/1\ncatalogue: scs@2026-03\nanswers:\n'
        for id in $ids; do echo "  $id: {status: met, performed: 2026-11-01}"; done
    } >answers.yaml
}
confirm() { hoshi evidence confirm $day "$@" answers.yaml; }
count() { grep -c "$1" answers.yaml || true; }
ends() { # STATUS COMMAND…
    want=$1
    shift
    status=0
    "$@" >out 2>err || status=$?
    [ $status -eq "$want" ] || { cat out err; fail "$*: $status, not $want"; }
}
total=$(echo "$ids" | wc -l)
n_41=$(echo "$ids" | grep -c '^  4-1-')

# --- groups, lists, all; the longer word decides; what is decided is left alone by groups
fresh
ends 0 confirm -q $who --accept 4-1 --reject 4-1-1-1,1-2-1-1
[ "$(count 'result: "accepted"')" -eq $((n_41 - 1)) ] || fail 'a prefix is not taken'
[ "$(count 'result: "rejected"')" -eq 2 ] || fail 'a longer word does not win'
ends 0 confirm -q $who --accept all
[ "$(count 'result: "accepted"')" -eq $((total - 2)) ] || fail 'all does not mean what is open'
ends 0 confirm --open
grep -qx "Criteria to look at: $total; decided: $total; open: 0" out || fail "$(tail -n 1 out)"
before=$(sha256sum answers.yaml)
ends 0 confirm -q $who --accept all
[ "$(sha256sum answers.yaml)" = "$before" ] || fail 'nothing was open, and something was written'
confirm $who --reject all >out 2>err || fail "rejecting what is decided: $(cat err)"
grep -q 'everything meant here is decided already' err || fail "$(cat err)"
for words in '--accept 4-1' '--open --accept 4-1'; do
    ends 0 confirm $who $words
    grep -q 'everything meant here is decided already, or not among' err || fail "$words: $(cat err)"
done
fresh
drawn=$(confirm --format json --sample 1 --seed x | grep -o '"criterion":[[:space:]]*"[0-9]-[0-9]' | grep -o '[0-9]-[0-9]$')
[ -n "$drawn" ] || fail 'nothing was drawn'
other=4-1
[ "$drawn" != 4-1 ] || other=1-2
before=$(sha256sum answers.yaml)
ends 0 confirm $who --sample 1 --seed x --accept $other
[ "$(sha256sum answers.yaml)" = "$before" ] || fail "$other is outside the sample, and was decided"
for words in 9-9 9-9-9-9 '' 1-2-1-1,x '1-2-1-1 --reject 1-2-1-1' '4-1 --reject 4-1' 'all --reject all'; do
    fresh
    before=$(sha256sum answers.yaml)
    ends 3 confirm $who --accept ${words:-,}
    [ "$(sha256sum answers.yaml)" = "$before" ] || fail "--accept $words: something was written"
done

# --- the history stays, the last decision of an expert counts
fresh
ends 0 confirm -q $who --accept 1-2-1-1
ends 0 confirm -q $who --reject 1-2-1-1 --comment 'on second thoughts'
[ "$(count 'criterion: "1-2-1-1"')" -eq 2 ] || fail 'a decision is gone'
hoshi score --format json $day answers.yaml | tr -d '\t\n' | grep -q '"id":"1-2-1-1"[^}]*"confirmed":"rejected"' ||
    fail 'the last decision does not count'
ends 0 confirm --star 3
grep -q 'another decision: accepted, A, 2026-11-23' out || fail 'the history is not shown'
ends 0 confirm -q --by B --qualification 2 --accept 1-2-1-1
hoshi score --format json $day answers.yaml | tr -d '\t\n' | grep -q '"id":"1-2-1-1"[^}]*"confirmed":"rejected"' ||
    fail 'another expert takes a rejection back'
ends 0 confirm -q $who --accept 1-2-1-1
hoshi score --format json $day answers.yaml | tr -d '\t\n' | grep -q '"id":"1-2-1-1"[^}]*"confirmed":"accepted"' ||
    fail 'nobody can take a rejection back'
[ "$(count 'criterion: "1-2-1-1"')" -eq 4 ] || fail 'a decision is gone'
hoshi check $day -q answers.yaml

# --- nothing is decided that is not claimed, or on a day to come
sed -i 's/^  1-2-1-2: .*/  1-2-1-2: partial/; /^  1-2-1-3:/d' answers.yaml
for id in 1-2-1-2 1-2-1-3; do
    for side in accept reject; do
        ends 3 confirm $who --$side $id
        grep -q HS1612 err || fail "$id: $(cat err)"
    done
done
ends 3 confirm $who --accept 1-2-1-1 --on 2031-01-01
grep -q HS1615 err || fail "$(cat err)"
printf 'confirmations: [{criterion: 1-2-1-1, result: accepted, on: 2031-01-01}]\n' >tail
{ printf 'hoshi: answers/1\ncatalogue: scs@2026-03\nanswers: {1-2-1-1: met}\n' && cat tail; } >later.yaml
ends 1 hoshi evidence check $day later.yaml
grep -q 'dated after the day of judgement: 2031-01-01' out || fail "$(cat out)"

# --- a sample: the same seed draws the same, and it is recorded
fresh
ends 2 confirm --sample 5
drawn() { confirm --format json "$@" | sed -n 's/^.*"criterion":\t"\(.*\)",$/\1/p'; }
drawn --sample 5 --seed 2026-11 >a
drawn --sample 5 --seed 2026-11 >b
drawn --sample 5 --seed 2026-12 >c
[ "$(wc -l <a)" -eq 5 ] && cmp -s a b || fail 'a sample is not reproducible'
! cmp -s a c || fail 'the seed does not matter'
for id in $ids; do
    echo "$(printf '2026-11:%s' "$id" | sha256sum) $id"
done | sort | head -n 5 | sed 's/.* //' | sort >by-hand
sort a | cmp -s - by-hand || fail 'the sample is not what the manual says'
ends 0 confirm -q $who --sample 5 --seed 2026-11 --accept all
[ "$(count "sample: \"5/$total seed 2026-11\"")" -eq 5 ] || fail 'the sample is not recorded'
[ "$(count 'criterion: ')" -eq 5 ] || fail 'more than the sample was decided'
drawn --sample 5 --seed 2026-11 >b
cmp -s a b || fail 'decisions change the sample'
ends 0 confirm --sample 5 --seed 2026-11 --open
grep -qx 'Criteria to look at: 5; decided: 5; open: 0' out || fail "$(tail -n 1 out)"

# --- decisions from a file: a table in either language, or decisions/1
fresh
cat >decisions.csv <<'END'
基準番号,質問,判断,コメント
１－２－１－１,?,認める,体制表を見た
1-2-1-2,?,×,記録なし
1-2-1-3,?,,まだ
END
ends 0 confirm $who --decisions decisions.csv
grep -q "HS1518" err || fail "a column that is passed over without a word: $(cat err)"
grep -q 'criterion: "1-2-1-1", result: "accepted", .*comment: "体制表を見た"' answers.yaml || fail "$(tail -n 3 answers.yaml)"
grep -q 'criterion: "1-2-1-2", result: "rejected", .*comment: "記録なし"' answers.yaml || fail "$(tail -n 3 answers.yaml)"
[ "$(count 'criterion: ')" -eq 2 ] || fail 'a row without a decision was taken'
fresh
cat >decisions.yaml <<'END'
hoshi: decisions/1
decisions:
  - {id: 1-2-1-1, decision: accepted}
  - {id: 1-2-1-2, decision: rejected, comment: none seen}
END
ends 0 confirm $who --comment 'walk-through' --decisions decisions.yaml
grep -q '1-2-1-1.*walk-through' answers.yaml && grep -q '1-2-1-2.*none seen' answers.yaml || fail "$(tail -n 3 answers.yaml)"
before=$(sha256sum answers.yaml)
refused() { # TEXT CODE: a file of decisions with it
    printf "$1" >bad.yaml
    ends 3 confirm $who --decisions bad.yaml
    grep -q "bad.yaml:[0-9].*$2" err || fail "'$1': $(cat err)"
    [ "$(sha256sum answers.yaml)" = "$before" ] || fail "'$1': something was written"
}
refused 'hoshi: decisions/1\ndecisions: [{id: 9-9-9-9, decision: accepted}]\n' HS1301
refused 'hoshi: decisions/1\ndecisions: [{id: 1-2-1-1, decision: perhaps}]\n' HS1106
refused 'hoshi: decisions/1\ndecisions: [{id: 1-2-1-1}]\n' HS1103
refused 'hoshi: decisions/1\ndecisions: [{id: 1-2-1-1, decision: accepted}, {id: 1-2-1-1, decision: rejected}]\n' HS1105
refused 'hoshi: answers/1\ndecisions: []\n' HS1110
ends 2 confirm $who --decisions decisions.yaml --accept all
sed -i 's/^  1-2-1-2: .*/  1-2-1-2: partial/' answers.yaml
before=$(sha256sum answers.yaml)
refused 'hoshi: decisions/1\ndecisions: [{id: 1-2-1-2, decision: accepted}]\n' HS1612

# --- one after the other
fresh
printf 'a\nr no record\nx\nc seen\na\nb\nb\nr\nagain\ns\nb\nｒ　後で\nr\n\nq\n' >keys
status=0
confirm $who --ask --star 3 <keys >out 2>err || status=$?
[ $status -eq 0 ] || { cat out err; fail "asking ends with $status"; }
awk '/^confirmations/ { on = 1 } on && /criterion/ { print }' answers.yaml | sed 's/.*criterion: "\([^"]*\)", result: "\([a-z]*\)".*/\1 \2/' >got
first=$(confirm --star 3 --format json | sed -n 's/^.*"criterion":\t"\(.*\)",$/\1/p' | head -n 3)
set -- $first
printf '%s\n' "$1 accepted" "$2 rejected" "$3 accepted" "$2 rejected" "$3 rejected" >want
cmp -s got want || { cat out; diff got want; fail 'other decisions than the keys say'; }
grep -q 'comment: "no record"' answers.yaml && grep -q 'comment: "seen"' answers.yaml && grep -q 'comment: "後で"' answers.yaml ||
    fail "$(tail -n 6 answers.yaml)"
grep -q 'what would show it' out || fail 'no evidence at hand'
printf 'Expert B\n\n77\na\n' | confirm --ask --open --star 3 >out 2>err || fail "$(cat out err)"
tail -n 1 answers.yaml | grep -q 'by: "Expert B", qualification: "77"' || fail "$(tail -n 1 answers.yaml)"
fresh
yes a | confirm $who --ask --lang ja >out 2>err || fail "$(tail -n 3 out err)"
[ "$(count 'result: "accepted"')" -eq "$total" ] || fail 'not all were asked about'
hoshi check $day -q answers.yaml
echo a | confirm $who --ask --open >out 2>err || fail "$(cat out err)"
grep -q 'Nothing is left' out || fail "$(cat out)"

# --- a decision is bound to the answer and to the files that were there to be looked at
digest_of() { # CRITERION: what anybody else makes of the sheet
    python3 - "$1" <<'END'
import hashlib, json, sys, yaml
sheet = yaml.load(open("answers.yaml"), yaml.BaseLoader)
answer = sheet["answers"][sys.argv[1]]
keys = "status performed reason note via carried_over evidence".split()
files = "file url sha256 size date expires title".split()
line = {"organization": sheet["organization"]["name"], "scope": sheet["scope"], "criterion": sys.argv[1]}
line |= {k: answer[k] for k in keys if k in answer}
line["evidence"] = [{k: int(e[k]) if k == "size" else e[k] for k in files if k in e} for e in line["evidence"]]
text = json.dumps(line, ensure_ascii=False, separators=(",", ":"))
print(hashlib.sha256(text.encode()).hexdigest())
END
}
fresh
mkdir -p evidence
echo seen >evidence/bound.txt
sed -i 's|^  1-2-1-1: .*|  1-2-1-1: {status: met, performed: 2026-11-01, note: "a \\"b\\"", evidence: [{file: evidence/bound.txt, title: 表}]}|' answers.yaml
sed -i 's|^answers:|organization: {name: 月見製作所}\nscope: {unit: company, note: 本社ビル, sites: [本社], exclusions: [{what: 工場, reason: 別}]}\nanswers:|' answers.yaml
ends 0 confirm -q $who --accept 1-2-1-1
grep -q 'file: evidence/bound.txt, sha256: ' answers.yaml || fail 'the file that was looked at is not pinned'
grep -q "of: \"sha256:$(digest_of 1-2-1-1)\"" answers.yaml || fail "another digest: $(digest_of 1-2-1-1)"
cp answers.yaml bound.yaml
is_decided() { hoshi score --format json $day answers.yaml | tr -d '\t\n' | grep -q '"id":"1-2-1-1"[^}]*"confirmed":"'"$1"'"'; }
is_decided accepted || fail 'not accepted'
for change in 's/月見/日の出/' 's/note: 本社ビル/note: 三階/' 's/what: 工場/what: すべて/' 's/title: 表/title: 票/' 's/note: "a/note: "b/' 's/sha256: ./sha256: 0/' \
    's/  1-2-1-1: {status: met, performed: 2026-11-01/  1-2-1-1: {status: met, performed: 2026-11-02/'; do
    sed "$change" bound.yaml >answers.yaml
    cmp -s bound.yaml answers.yaml && fail "$change changes nothing"
    is_decided accepted && fail "accepted for another answer: $change"
    hoshi score --all --lang en $day answers.yaml >out || true
    grep -q '1-2-1-1: answer or evidence has changed since' out || fail "$change: nobody says it"
    sed 's/result: "accepted"/result: "rejected"/' answers.yaml >rejected.yaml && mv rejected.yaml answers.yaml
    is_decided rejected || fail "changing the answer wipes a rejection out: $change"
done
sed 's/updated_on: .*//; s/performed: 2026-11-01, note/performed: 2026-11-01, owner: x, updated_on: 2026-11-23, note/' bound.yaml >answers.yaml
is_decided accepted || fail 'who is in charge is no part of what is decided about'
ends 0 confirm --open
sed 's/note: "a/note: "b/' bound.yaml >answers.yaml
ends 0 confirm --open --lang en
grep -q 'a decision about the answer as it was before: accepted, A' out || fail "$(cat out)"
ends 0 confirm -q $who --accept 1-2-1
is_decided accepted || fail 'a group leaves out what was decided about another answer'

# --- no group takes a rejection back, whatever the company has changed meanwhile
fresh
ends 0 confirm -q $who --accept all --reject 1-2-1-2
sed -i 's/^answers:/organization: {name: 改名後}\nanswers:/' answers.yaml
ends 0 confirm $who --accept all
grep -q '1 criteria of these groups were left alone' err || fail "$(cat err)"
hoshi score --format json $day answers.yaml | tr -d '\t\n' | grep -q '"id":"1-2-1-2"[^}]*"confirmed":"rejected"' || fail 'a group took a rejection back'
ends 0 confirm -q $who --accept 1-2-1-2
hoshi score --format json $day answers.yaml | tr -d '\t\n' | grep -q '"id":"1-2-1-2"[^}]*"confirmed":"accepted"' || fail 'by its id it can be taken back'

# --- another expert decides for themselves; what is left alone is said
fresh
ends 0 confirm -q $who --accept 4-1
ends 0 confirm --by B --qualification 2 --accept 4-1
[ "$(count 'by: "B"')" -eq $n_41 ] || fail "the second expert's decisions: $(count 'by: "B"') of $n_41"
ends 0 confirm $who --accept all
grep -q "$n_41 criteria of these groups were left alone" err || fail "$(cat err)"

# --- a sample stays what was drawn
fresh
before=$(sha256sum answers.yaml)
ends 3 confirm $who --sample 1 --seed x --accept $(echo $ids | tr ' ' ,)
grep -q HS1618 err || fail "$(cat err)"
printf 'id,decision\n' >decisions.csv
for id in $ids; do echo "$id,○" >>decisions.csv; done
ends 3 confirm $who --sample 1 --seed x --decisions decisions.csv
[ "$(sha256sum answers.yaml)" = "$before" ] || fail 'something outside of the sample was decided'
ends 0 confirm -q $who --sample 2 --seed x --accept all
pack -o sample.tar
hoshi evidence verify --lang en sample.tar >out || true
grep -q "2 decisions are about a sample (drawn of claimed, seed: 2/$total seed x)" out || fail "$(cat out)"
grep -q "$((total - 2)) of $total answers that claim" out || fail "$(cat out)"

# --- hiding what a digest would let be guessed hides the digest
cp bound.yaml answers.yaml
pack --redact note -o hidden.tar
tar -xOf hidden.tar sheet/answers.json >hidden.json
grep -q '"of": "\[redacted\]"' hidden.json || fail 'the digest of a hidden note is told'
sed 's/note: "a/note: "b/' bound.yaml >answers.yaml
ends 3 pack --redact note -o other.tar
grep -q HS1617 err || fail "hidden, an acceptance of another answer counts: $(cat err)"
cp bound.yaml answers.yaml
pack --redact owner -o shown.tar
tar -xOf shown.tar sheet/answers.json | grep -q '"of": "sha256:' || fail 'the digest is hidden for nothing'

# --- whatever the company answers, a rejection stands: a condition is its word, too
fresh
ends 0 confirm -q $who --accept all --reject 4-1-5-3 --comment 'six letters'
sed -i 's/^answers:/conditions: {password-authentication: no}\nanswers:/' answers.yaml
ends 1 hoshi score --require 3 $day answers.yaml
hoshi score --lang en --all $day answers.yaml | grep -q '4-1-5-3  the expert rejected it' || fail 'a condition wipes a rejection out'
is_of() { # CRITERION WORD: what an expert's decision comes to
    hoshi score --format json $day answers.yaml | tr -d '\t\n' | grep -q "\"id\":\"$1\"[^}]*\"confirmed\":\"$2\""
}
is_of 4-1-5-2 accepted && fail 'accepted as met, and now out of play'
ends 0 confirm --open --lang en
grep -A3 '4-1-5-2' out | grep -q "the company has answered 'no' to: " || fail "$(cat out)"
ends 0 confirm --format json
tr -d '\t\n' <out | grep -q '"criterion":"4-1-5-2"[^}]*}*[^}]*"switched_off_by":"password-authentication"' || fail 'the list hides the condition'
ends 0 confirm -q $who --accept 4-1-5-2,4-1-5-3
is_of 4-1-5-2 accepted || fail 'an expert cannot accept that a criterion drops out'
hoshi score --lang en $day answers.yaml | grep -q 'Star reached: ★3' || fail 'taken back, the rejection still counts'
sed -i '/^  4-1-5-2:/d' answers.yaml
is_of 4-1-5-2 accepted && fail 'the answer is gone, and the acceptance counts'
ends 0 confirm -q $who --accept 4-1-5-2

# --- what a bundle does not bind or does not name is said; every rejection is named
fresh
ends 0 confirm -q $who --accept 1-2-1 --reject 1-2-1-2
sed -i 's/, of: "sha256:[0-9a-f]*"//' answers.yaml
printf '  - {criterion: 1-1-1-1, result: accepted}\n' >>answers.yaml
pack -o unbound.tar
hoshi evidence verify --lang en unbound.tar >out || true
grep -q '4 decisions are not bound to what was decided about' out || fail "$(cat out)"
grep -q '1 decisions name no expert: 1-1-1-1' out || fail "$(cat out)"
grep -q '1 decisions say no day, .*: 1-1-1-1' out || fail "$(cat out)"
grep -q 'what the decisions say: 3 accepted, 1 rejected (1-2-1-2)' out || fail "$(cat out)"

# --- a remark has as many lines as its writer needs; a name is never blank
fresh
printf '番号,判断,コメント\n1-2-1-2,認めない,"一行目\n二行目"\n' >lines.csv
ends 0 confirm -q $who --decisions lines.csv
grep -q 'comment: "一行目\\n二行目"' answers.yaml || fail "$(tail -n 2 answers.yaml)"
hoshi check $day -q answers.yaml
ends 3 confirm --by ' ' --qualification 1 --accept 1-2-1-1
grep -q HS1611 err || fail "$(cat err)"

# --- at the prompt no remark is lost without a word, and r can be taken back
fresh
printf 'c keep me\ns\ns\nr\n\nq\n' >keys
confirm $who --ask --lang en <keys >out 2>err || fail "$(cat out err)"
grep -q 'The comment was not kept' out || fail "$(cat out)"
grep -q 'Nothing was recorded' out || fail "$(cat out)"
[ "$(count '^confirmations')" -eq 0 ] || fail 'an empty reason rejects'
