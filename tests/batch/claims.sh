#!/bin/sh
# A star that rests on claims of "not applicable" is told from a firm one, in every record and in
# what is said.
. "$(dirname "$0")/lib.sh"
command -v jq >/dev/null || { echo "SKIP: jq is missing"; exit 77; }

ids=$("$hoshi" catalog export scs --format json -o - 2>/dev/null | jq -r '.groups[].requirements[].criteria[] | select(.star == 3) | .id') ||
    fail "no list of criteria"
[ "$(echo "$ids" | wc -l)" = 81 ] || fail "not 81 criteria: $ids"
sheet() { # file id claimed…: everything of star 3 is met, but what is claimed
    file=$1 id=$2
    shift 2
    {
        echo 'hoshi: answers/1'
        echo 'catalogue: scs@2026-03'
        echo "organization: {name: $id, id: $id}"
        echo 'answers:'
        for c in $ids; do
            case " $* " in
            *" $c "*) echo "  $c: {status: not-applicable, reason: there is none}" ;;
            *) echo "  $c: {status: met, performed: 2026-11-01}" ;;
            esac
        done
    } >"$file"
}
mkdir in
sheet in/claims.yaml S-1 2-1-2-1
sheet in/firm.yaml S-2
sheet in/impossible.yaml S-3 1-2-1-1 # nobody is without it: a gap
printf 'id,asked\nS-1,3\nS-2,3\nS-3,4\n' >asked.csv

status 0 "$hoshi" batch $day --lang en --asked asked.csv -o ndjson=out.ndjson -o csv=out.csv in 2>said
jq -c '[.star, .star_firm, .levels[0].verdict, .levels[0].na_claimed, .asked.verdict, .asked.na_claimed]' out.ndjson >got
cmp - got <<'END' || fail "records: $(cat got)"
[3,0,"met-with-assumption",1,"met-with-assumption",1]
[3,3,"met",0,"met",0]
[0,0,"gaps",0,"gaps",0]
END
cells out.csv organization_id star star_firm star3_verdict star3_na_claimed asked_verdict asked_na_claimed \
    >got.csv
cmp - got.csv <<'END' || fail "table: $(cat got.csv)"
organization_id,star,star_firm,star3_verdict,star3_na_claimed,asked_verdict,asked_na_claimed
S-1,3,0,met-with-assumption,1,met-with-assumption,1
S-2,3,3,met,0,met,0
S-3,0,0,gaps,0,gaps,0
END
grep -q "^sheets with ★3: 2, of them 1 only if claims of 'not applicable' are accepted$" said || fail "said: $(cat said)"

# a star that a condition made lighter is told, too: in records, and in every form of the portfolio
mkdir light
sed 's/^answers:/conditions: {log-internet-access: no, firewall-internet-change: no}\n&/; s/S-2/S-4/g' in/firm.yaml >light/no.yaml
sed 's/^answers:/assessed_on: 2026-11-10\n&/' in/firm.yaml >light/yes.yaml
"$hoshi" batch -q $day -o l.ndjson -o csv=l.csv -o portfolio-csv=p.csv -o portfolio-json=p.json -o portfolio=p.html light
jq -c '[.star, .star_firm, .levels[0].satisfied, .levels[0].out_of_play]' l.ndjson >got
out=$(jq -s '.[0].levels[0].out_of_play' l.ndjson)
[ "$out" -gt 0 ] && printf '[3,3,81,%s]\n[3,3,81,0]\n' "$out" | cmp - got || fail "left out by a condition: $(cat got)"
cells l.csv organization_id star3_out_of_play assessed_on >got.csv
printf 'organization_id,star3_out_of_play,assessed_on\nS-4,%s,\nS-2,0,2026-11-10\n' "$out" | cmp - got.csv || fail "table: $(cat got.csv)"
cells p.csv id out_of_play assessed_on >got.csv
printf 'id,out_of_play,assessed_on\nS-4,%s,\nS-2,0,2026-11-10\n' "$out" | cmp - got.csv || fail "portfolio: $(cat got.csv)"
jq -c '.suppliers[] | [.id, .out_of_play, .assessed_on]' p.json >got
printf '["S-4",%s,null]\n["S-2",0,"2026-11-10"]\n' "$out" | cmp - got || fail "portfolio/1: $(cat got)"

# under a policy that counts every claim with a reason, the impossible one rests on a claim too
"$hoshi" batch $day --policy lenient in 2>/dev/null | jq -c '[.star, .star_firm]' >got
cmp - got <<'END' || fail "lenient: $(cat got)"
[3,0]
[3,3]
[3,0]
END

# a run that was killed and goes on says the same
sheets 2000 json in/many
"$hoshi" batch $day --lang en in 2>whole >/dev/null
"$hoshi" batch -q $day --resume state -o ndjson=out.nd in &
pid=$!
while ! grep -qs '^M 256' state && kill -0 $pid 2>/dev/null; do :; done
kill -9 $pid 2>/dev/null || fail "too late to kill"
wait $pid 2>/dev/null || true
"$hoshi" batch $day --lang en --resume state -o ndjson=out.nd in 2>resumed
grep '^sheets with ★3' whole >a
grep '^sheets with ★3' resumed >b
same "counts after going on" a b
