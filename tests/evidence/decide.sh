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
