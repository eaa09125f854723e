#!/bin/sh
# claims.sh HOSHI SOURCE SCRATCH: what a bundle only says of itself never passes for verified, and a
# forger who makes all hashes and signatures fit is named.
. "$2/tests/evidence/sheet.sh"
python=/usr/bin/python3
"$python" -c '' 2>/dev/null || { echo "SKIP: python3 is missing"; exit 77; }
for name in company expert; do
    hoshi evidence keygen --quiet --no-password $name
done
day='--as-of 2026-11-30'
# says STATUS TEXT OPTION… : verify ends so, and says it
says() {
    want=$1 text=$2
    shift 2
    status=0
    hoshi evidence verify $day "$@" >out 2>err || status=$?
    if [ "$status" -ne "$want" ] || ! grep -qF -- "$text" out; then
        cat out err
        fail "verify $*: $status; wanted: $want, '$text'"
    fi
}
silent() { # TEXT: the last one did not say it
    ! grep -qF -- "$1" out || { cat out; fail "says '$1'"; }
}
under() { # HEAD TEXT: it stands in that section
    awk -v head="$1" '/^[^ ]/ { on = $0 == head } on' out | grep -qF -- "$2" ||
        { cat out; fail "'$2' does not stand under '$1'"; }
}
forge() { "$python" "$source/tests/evidence/rebuild.py" "$@"; }
decide() { hoshi evidence confirm -q --as-of 2026-11-23 --by 'Expert A' --qualification 1 "$@" answers.yaml; }

# --- decisions in the name of an expert, signed by the company alone
decide --accept 1-2-1-1
pack --key company.key -o claimed.tar
says 0 '1 decisions in the name of Expert A: no verified signature of an expert' --key company.pub claimed.tar
under 'Not verified:' 'Expert A'
says 0 'calls itself company' --key company.pub claimed.tar
under 'Not verified:' 'calls itself company'
says 1 'has not signed' --key company.pub --require-role expert=expert.pub claimed.tar

# --- an expert's signature under a sheet whose decisions somebody has taken out
sed '/^confirmations/,$d' answers.yaml >kept && cp answers.yaml whole && cp kept answers.yaml
pack --key company.key -o none.tar
says 0 'no expert has decided about any of the' --key company.pub none.tar
under 'Not verified:' 'no expert has decided about any of the'
hoshi evidence sign --key expert.key --role expert --on 2026-11-24 none.tar 2>err
grep -q 'no expert has decided about any of the' err || fail "sign: $(cat err)"
says 0 'has signed as expert, but no expert has decided about any of the' --key company.pub --require-role expert=expert.pub none.tar
under 'Attention:' 'has signed as expert, but no expert has decided'
printf 'hoshi: answers/1\ncatalogue: scs@2026-03\nanswers: {1-2-1-1: met, 1-2-1-2: met}\n' >answers.yaml
decide --accept 1-2-1-2
pack --key company.key -o some.tar
hoshi evidence sign --key expert.key --role expert --on 2026-11-24 some.tar 2>err
grep -q 'have no decision of an expert that stands: 1-2-1-1' err || fail "sign: $(cat err)"
says 0 'has signed as expert, and' --key company.pub --key expert.pub some.tar
under 'Attention:' 'have no decision of an expert that stands: '

# --- a company that says that it is all of it has said so
printf 'hoshi: answers/1\ncatalogue: scs@2026-03\nscope: {unit: company}\nanswers: {1-2-1-1: met}\n' >answers.yaml
pack -o whole.tar
says 0 'which the company has named: company' whole.tar
silent 'the sheet names no scope'
printf 'hoshi: answers/1\ncatalogue: scs@2026-03\nscope: {unit: "-"}\nanswers: {1-2-1-1: met}\n' >answers.yaml
pack -o unsaid.tar
says 0 'the sheet names no scope' unsaid.tar

# --- nobody has looked in June at what was done in October
printf 'hoshi: answers/1\ncatalogue: scs@2026-03\nscope: {unit: one desk, note: all the rest is left}\nanswers: {1-2-1-3: {status: met, performed: 2026-10-10}}\n' >answers.yaml
decide --accept 1-2-1-3 --on 2026-06-01
pack --key company.key -o soon.tar
says 0 'are dated before what they are about was done: 1-2-1-3' --key company.pub soon.tar
under 'Attention:' 'dated before what they are about was done'
says 0 'of this scope only, which the company has named: one desk (all the rest is left)' --key company.pub soon.tar
hoshi evidence sign --key expert.key --role expert --on 2026-11-24 soon.tar 2>err
grep -q 'one desk (all the rest is left)' err || fail "sign: $(cat err)"
# whoever signs reads of today what whoever verifies reads
printf 'hoshi: answers/1\ncatalogue: scs@2026-03\nanswers: {1-2-1-1: met}\n' >answers.yaml
hoshi evidence pack -q --as-of 2030-01-01 --key company.key -o to-come.tar answers.yaml
says 0 'judged as of 2030-01-01, which lies after 2026-11-30, the day of this check' --key company.pub to-come.tar
hoshi evidence sign $day --lang en --key expert.key --role expert --on 2026-11-24 to-come.tar 2>err || cat err
grep -q 'judged as of 2030-01-01, which lies after 2026-11-30, the day of this check' err || fail "sign: $(cat err)"
rm to-come.tar
cp whole answers.yaml
rm whole kept none.tar some.tar soon.tar

# --- what is there already is not replaced, unless it is the same
for again in claimed.tar shown.tar; do
    cp claimed.tar shown.tar
    hoshi evidence sign -q --key expert.key --role expert --on 2026-11-24 shown.tar
    before=$(sha256sum $again) status=0
    pack --key company.key -o $again 2>err || status=$?
    [ "$(sha256sum $again)" = "$before" ] || fail "pack has replaced $again"
    [ $again = claimed.tar ] && [ $status -eq 0 ] || { [ $status -eq 4 ] && grep -q HS2005 err; } ||
        fail "pack over $again: $status $(cat err)"
done
status=0
hoshi evidence sign -q --key expert.key --role other -o shown.tar claimed.tar 2>err || status=$?
[ $status -eq 4 ] && grep -q HS2005 err || fail "sign over another bundle: $status"
rm shown.tar
[ "$(find . -name '*.tar.*')" = '' ] || fail 'a temporary file is left'

# --- the company calls itself an expert
pack --key company.key --role expert -o self.tar
says 0 'but only it says that it is an expert' --key company.pub self.tar
under 'Not verified:' 'calls itself expert'
says 1 'has not signed' --key company.pub --require-role expert=expert.pub self.tar
says 1 'required as company, has signed as expert' --require-role company=company.pub self.tar

# --- hiding who decided leaves two experts two
cp answers.yaml kept.yaml
cat >answers.yaml <<'END'
hoshi: answers/1
catalogue: scs@2026-03
answers:
  1-2-1-1: {status: met}
confirmations:
  - {criterion: 1-2-1-1, result: rejected, by: Expert A, qualification: X, on: 2026-11-20}
  - {criterion: 1-2-1-1, result: accepted, by: Expert B, qualification: X, on: 2026-11-21}
END
pack --redact confirmations.by,confirmations.qualification -o hidden.tar
says 0 "2 values of 'confirmations.by' were redacted" hidden.tar
says 0 '1 decisions in the name of [redacted-2]' hidden.tar
tar -xOf hidden.tar result.json | grep -q '"rejected"' || fail 'a rejection was lost by hiding names'
tar -xOf hidden.tar sheet/answers.json | grep -q 'Expert' && fail 'a name was not hidden'
cp kept.yaml answers.yaml

# --- both have signed
cp claimed.tar both.tar
hoshi evidence sign -q --key expert.key --role expert --on 2026-11-24 both.tar
hoshi evidence sign --key expert.key --role expert --on 2026-11-24 -o shown.tar claimed.tar 2>err
grep -qx 'What is signed: the self-check of 株式会社サンプル精機, catalogue scs@2026-03, judged as of 2026-11-23' err &&
    grep -qx "  - Star reached: none yet" err &&
    grep -qx '  - decisions of experts: 1, in the name of Expert A' err &&
    [ "$(tail -n 1 err | cut -d: -f1)" = shown.tar ] || fail "sign does not say what is signed: $(cat err)"
hoshi evidence sign -q --key expert.key --role expert -o quiet.tar claimed.tar 2>err
[ ! -s err ] || fail "sign -q: $(cat err)"
id=$(sed -n '1s/.* //p' expert.pub)
for role in "expert=expert.pub" "expert=$(sed -n 2p expert.pub)"; do
    says 0 'are part of what key' --key company.pub --require-role "$role" both.tar
    under 'Verified:' 'has signed as expert, as required'
    under 'Verified:' 'Expert A'
    says 0 '2 were required' --key company.pub --require-role "$role" both.tar
done
says 0 'as required' --key company.pub --key expert.pub --require-role "expert=$id" both.tar
says 1 'has signed as expert' --key expert.pub --require-role "other=$id" both.tar
hoshi evidence verify $day --format json --require-role expert=expert.pub both.tar |
    "$python" -c 'import json, sys
v = json.load(sys.stdin)
assert v["ok"] and v["star"] == 0 and v["star_firm"] == 0, v
assert any(i["code"] == "required-role" for i in v["verified"]), v
assert not v["differences"] and not v["not_comparable"], v'
for bad in expert "expert=" "nobody=expert.pub" "expert=0123456789ABCDEF"; do
    status=0
    hoshi evidence verify --require-role "$bad" both.tar >out 2>&1 || status=$?
    [ $status -eq 2 ] || fail "--require-role $bad: $status"
done

# --- a version that does not exist, and another text in the reports
now=$(hoshi version | awk '{ print $2 }')
pack -o plain.tar
forge plain.tar other.tar result.json "$now" 0.0.9 payload "$now" 0.0.9
says 0 'the same but for the version of hoshi, which was 0.0.9' other.tar
under 'Verified:' 'both text reports: written again'
forge plain.tar forged.tar result.json "$now" 0.0.9 payload "$now" 0.0.9 report.en.txt 'reached: none yet' 'reached: ★4'
says 1 'report.en.txt: packed by hoshi 0.0.9' forged.tar
silent 'No difference was found'
silent 'report.ja.txt: packed'
hoshi evidence verify $day --format json forged.tar >json || [ $? -eq 1 ] || fail 'JSON of a forged report'
grep -q '"ok":.*false' json || fail "ok is true for a forged report: $(cat json)"
status=0
hoshi evidence sign -q --key expert.key --role expert -o signed.tar forged.tar 2>err || status=$?
[ $status -eq 3 ] && grep -q HS1609 err || fail "a forged report was signed: $status"
says 1 'report.en.txt: packed by' --accept-version 0.0.8 forged.tar
says 0 'taken without being compared' --accept-version 0.0.9 forged.tar
under 'Not verified:' 'report.en.txt'
forge plain.tar forged.tar report.en.txt 'reached: none yet' 'reached: ★4'
says 1 'writing the report again gives another text than report.en.txt' --accept-version "$now" forged.tar

# --- a member that no answer names is named
cp answers.yaml decided.yaml
sed -i '/^confirmations:/,$d' answers.yaml # a decision is bound to the name of the file, too
pack -o bare.tar
mv decided.yaml answers.yaml
tar -xOf bare.tar sheet/answers.yaml >sheet.yaml
old=$(sha256sum <sheet.yaml | cut -d' ' -f1)
new=$(sed 's|evidence/log.txt|evidence/logs.txt|' sheet.yaml | sha256sum | cut -d' ' -f1)
forge bare.tar forged.tar sheet/answers.yaml evidence/log.txt evidence/logs.txt result.json "$old" "$new"
says 1 'a member that does not belong there: sheet/evidence/log.txt' forged.tar

# --- a catalogue that is weaker than the built-in one and has its name
hoshi catalog export --format json scs >/dev/null 2>&1 || true
sed '0,/^ *frequency: P1Y$/{//d}' "$source/criteria/scs.yaml" >easy.yaml
pack --catalog ./easy.yaml -o easy.tar
says 0 'but is not the scs@2026-03 built into this hoshi: 1-1-1-2 (frequency)' easy.tar
under 'Attention:' 'catalogue calls itself'
silent 'No difference was found.'
says 1 '--require-builtin-catalogue asks for one' --require-builtin-catalogue easy.tar
says 0 'No difference' --require-builtin-catalogue --require-builtin-policy plain.tar
sed 's/^edition: .*/edition: 2030-01/' easy.yaml >own.yaml
sed 's/scs@2026-03/scs@2030-01/' answers.yaml >own-answers.yaml
hoshi evidence pack -q --as-of 2026-11-23 --catalog ./own.yaml -o own.tar own-answers.yaml
says 0 'is not one built into this hoshi' own.tar
under 'Attention:' 'the catalogue scs@2030-01 is not one built into this hoshi'
silent 'calls itself scs'
silent 'No difference was found.'
sed 's/where-absent/with-reason/' "$source/criteria/policy/default.yaml" >policy.yaml
pack --policy ./policy.yaml -o policy.tar
says 0 'the policy calls itself default' policy.tar
under 'Attention:' 'the policy calls itself'
says 1 '--require-builtin-policy asks for one' --require-builtin-policy policy.tar
sed 's/^id: default/id: ours/' policy.yaml >ours.yaml
pack --policy ./ours.yaml -o ours.tar
under_policy='the policy ours is not one built into this hoshi'
says 0 "$under_policy" ours.tar
under 'Attention:' "$under_policy"
silent 'No difference was found.'

# --- unsigned, and no key given
says 0 'anybody can have made this bundle' plain.tar
under 'Attention:' 'no signature'
says 0 'no --key was given' both.tar

# --- dates
for on in 1999-01-01 2099-01-01; do
    rm -f dated.tar
    pack --key company.key --on $on -o dated.tar
    says 0 "is dated $on" --key company.pub dated.tar
    under 'Attention:' "dated $on"
done
sheet() {
    cat >answers.yaml <<END
hoshi: answers/1
catalogue: scs@2026-03
answers:
  1-2-1-1: {status: met}
  1-2-1-3: {status: met, performed: 2026-04-10}
confirmations:
  - {criterion: $1, result: accepted, by: A, on: $2}
END
}
sheet 1-2-1-1 2026-11-24
rm dated.tar
pack -o dated.tar
says 0 '1 decisions are dated after 2026-11-23, the day of judgement; the first: 1-2-1-1' dated.tar
sheet 1-2-1-3 2026-04-09
rm dated.tar
pack -o dated.tar
says 0 '1 decisions are about answers or evidence that have changed since; their acceptance is not counted: 1-2-1-3' dated.tar
sheet 1-2-1-1 1999-01-01
rm dated.tar
pack -o dated.tar
says 0 '1 decisions are dated before the catalogue was published; the first: 1-2-1-1' dated.tar
sheet 1-2-1-1 2026-11-23
rm dated.tar
hoshi evidence pack -q --as-of 2026-11-23 --key expert.key --role expert --on 2026-11-20 -o dated.tar answers.yaml
says 0 '1 decisions are dated after the signature of key' --key expert.pub dated.tar
day='--as-of 2026-11-22'
says 0 'judged as of 2026-11-23, which lies after 2026-11-22' dated.tar

# --- decisions about what is not claimed, and decisions that replace others
cat >answers.yaml <<'END'
hoshi: answers/1
catalogue: scs@2026-03
answers:
  1-2-1-1: {status: met}
  1-2-1-2: {status: unmet}
  3-1-1-1: {status: met}
confirmations:
  - {criterion: 1-2-1-1, result: rejected, by: A, on: 2026-11-20}
  - {criterion: 1-2-1-2, result: accepted, by: A, on: 2026-11-20}
  - {criterion: 1-2-1-3, result: accepted, by: A, on: 2026-11-20}
  - {criterion: 3-1-1-1, result: rejected, by: A, on: 2026-11-20}
  - {criterion: 3-1-1-1, result: rejected, by: B, on: 2026-11-20}
  - {criterion: 1-2-1-1, result: accepted, by: A, on: 2026-11-19}
  - {criterion: 3-1-1-1, result: accepted, by: A, on: 2026-11-21}
END
pack -o decided.tar
says 0 '2 criteria are accepted that the sheet answers neither' decided.tar
under 'Attention:' 'they are not counted: 1-2-1-2, 1-2-1-3'
under 'Attention:' '1 rejections were replaced by an acceptance of the same expert further below: 1-2-1-1'
under 'Attention:' '1 decisions that replace an earlier one of the same expert are dated before it: 1-2-1-1'
tar -xOf decided.tar statement.dsse.json | "$python" -c 'import base64, json, sys
p = json.loads(base64.b64decode(json.load(sys.stdin)["payload"]))["predicate"]
assert p["confirmed"] == {"accepted": 1, "rejected": 1}, p["confirmed"]'

# --- the star: on claims, and how long it holds
hoshi init -o all.yaml --lang en 2>/dev/null
sed 's/^\(  [1-7]-[0-9]*-[0-9]*-[0-9]*:\).*/\1 {status: met, performed: 2026-11-01}/' all.yaml >answers.yaml
pack --key company.key -o star.tar
day='--as-of 2027-11-23'
says 0 'period of validity ends on' --key company.pub star.tar
under 'Not verified:' '(confidence of the period: draft)'
silent 'period of validity has ended'
day='--as-of 2031-01-01'
says 0 'period of validity has ended on' --key company.pub star.tar
under 'Attention:' 'has ended'
absent=$(awk '/- id: [0-9]*-[0-9]*-[0-9]*-[0-9]*/ { id = $3 } /star: 3/ { three = id } /may_be_absent: true/ && three == id { print id; exit }' "$source/criteria/scs.yaml")
sed -i "s/^  $absent: .*/  $absent: {status: not-applicable, reason: we have none}/" answers.yaml
pack -o claims.tar
day='--as-of 2026-11-30'
says 0 'only if 1 claims' claims.tar
under 'Attention:' 'without them: none'
says 0 '認められなければ：星なし' --lang ja claims.tar
hoshi evidence sign --key expert.key --role expert -o alone.tar claims.tar 2>err
grep -qx "  - Star reached: ★3 if 1 claims of 'not applicable' are accepted (if not: none)" err || fail "$(cat err)"

# --- several at once: each is named, the worst decides
status=0
hoshi evidence verify $day plain.tar claimed.tar forged.tar nothing.tar >out 2>err || status=$?
[ $status -eq 4 ] || fail "several bundles, one unreadable: $status"
grep -qx "bundles: 2 in order (2 of them with something under 'Attention'), 2 not" out || fail "$(tail -n 1 out)"
[ "$(grep -cx '[a-z]*.tar:' out)" -eq 4 ] || fail 'a bundle is not named'
pack --key company.key --policy ./ours.yaml -o signed-ours.tar
says 1 "bundles: 1 in order (1 of them with something under 'Attention'), 1 not" plain.tar forged.tar
says 0 "bundles: 2 in order (1 of them with something under 'Attention'), 0 not" --key company.pub claimed.tar signed-ours.tar
hoshi evidence verify $day --format json plain.tar claimed.tar 2>/dev/null |
    "$python" -c 'import json, sys
assert [json.loads(line)["bundle"] for line in sys.stdin] == ["plain.tar", "claimed.tar"]'
status=0
hoshi evidence verify - <plain.tar >out 2>err || status=$?
[ $status -ne 0 ] && grep -q HS1613 err || fail "a bundle on standard input: $status"

# --- among what the catalogue extends stands only what it does extend
for extra in extends/payload.exe extends/other.yaml extends/other.json extends/scs@2026-03.yaml; do
    forge plain.tar more.tar $extra add 'hoshi: catalogue/1'
    says 1 "a member that does not belong there: $extra" more.tar
done
sed 's/scs@2026-03/scs5@2026-11-preview/' answers.yaml >five.yaml
hoshi evidence pack -q --as-of 2026-11-23 -o five.tar five.yaml
says 0 'the catalogue is the one built into this hoshi' five.tar
base=$(tar -tf five.tar | grep '^extends/')
for extra in "${base%.*}.json" extends/payload.exe; do
    forge five.tar more.tar "$extra" add '{}'
    says 1 "a member that does not belong there: extends/" more.tar
done

# --- what a reader would take for granted is said where it is not so
whole() { # LINE…: a sheet with these lines behind its head
    {
        printf 'hoshi: answers/1\ncatalogue: scs@2026-03\n'
        printf '%s\n' "$@"
        printf 'answers: {1-2-1-1: {status: met, evidence: [{file: evidence/log.txt, date: 2027-04-01}]}}\n'
    } >answers.yaml
    rm -f told.tar
    pack -o told.tar
}
whole 'organization: {name: Tsukimi}' 'assessed_on: 2019-01-01' 'scope: {unit: company, exclusions: [{what: every server, reason: no time}]}'
says 0 'the company has left 1 parts out of the scope: every server' told.tar
says 0 'Tsukimi, against scs@2026-03, as of 2026-11-23' told.tar
says 0 'the answers were given on 2019-01-01, more than a year before 2026-11-23' told.tar
says 0 '1 pieces of evidence are dated after 2026-11-23' told.tar
says 0 'the judgement has' told.tar
tar -xOf told.tar report.en.txt | grep -q 'Left out of the scope by the company: every server (reason: no time)' || fail 'the report hides the scope'
tar -xOf told.tar result.json | tr -d '\t\n' | grep -q '"exclusions":\[{"what":"every server","reason":"no time"}\]' || fail 'the result hides the scope'
rm told.tar
pack --policy lenient -o told.tar
says 0 'judged by the policy lenient, not by the default one' told.tar
whole 'conditions: {password-authentication: no}'
says 0 "criteria drop out only because the company answered 'no' to a question, and no expert has accepted that: 4-1-5-" told.tar
