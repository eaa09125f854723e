#!/bin/sh
# every-catalogue.sh HOSHI SCRATCH: each built-in catalogue answered in each of its words, through
# each output. Nothing crashes, nothing is our bug, and batch says what score says.
set -eu
command -v jq >/dev/null || { echo "SKIP: jq is missing"; exit 77; }
hoshi=$1 scratch=$2
rm -rf "$scratch"
mkdir -p "$scratch"
cd "$scratch"
export LC_ALL=C.UTF-8 HOSHI_LANG=en
unset HOSHI_POLICY || true
day='--as-of 2026-11-23'
fail() {
    echo "FAILED: $*"
    exit 1
}
# try WHAT command…: 0, or 1 for "not so"; or a refusal that $refused names.
try() {
    what=$1
    shift
    got=0
    "$@" >out 2>err || got=$?
    [ "$got" -le 1 ] || { [ "$got" -lt 5 ] && grep -q "\[${refused:-none}\]" err; } ||
        fail "$what: status $got: $(cat err)"
}
# Every answer the same, or the first word and the second in turn; a reason beside each.
fill() { # sheet "word|word…"
    awk -v words="$2" 'BEGIN { n = split(words, w, "|") }
        /^answers:/ { inside = 1 }
        inside && /^  [^ #:]+:$/ { $0 = $0 " " w[i++ % n + 1] }
        { print }' "$1"
}
n=0
"$hoshi" catalog list -q | awk '/^[a-z]/ { sub(/@.*/, "", $1); print $1 }' >catalogues
[ "$(wc -l <catalogues)" -ge 12 ] || fail "catalogues: $(cat catalogues)"
while read -r c; do
    "$hoshi" catalog export --format json "$c" >catalogue.json
    last=$(jq -r '.levels[-1] // {} | .id // .star // empty' catalogue.json)
    "$hoshi" init -q --catalog "$c" ${last:+--star "$last"} >blank.yaml
    case $(jq -r '.method // "all"' catalogue.json) in
    maturity) words='1 2|{level: 1, target: 5} {level: 5, target: 5, note: x}|3' ;;
    list) words='{applied: yes} {applied: no, reason: x}|{applied: no} {note: x}' ;;
    *) words='met unmet partial unknown planned {status: not-applicable, reason: x} {status: not-applicable, reason: x}|met met|unmet met|{status: not-applicable, reason: x} {status: met, performed: 2026-01-01, evidence: [{file: x.pdf, expires: 2026-02-01}]}|unmet {status: met, carried_over: true}|met' ;;
    esac
    printf '%s\n' "$words" | awk '{
        depth = 0; one = ""
        for (i = 1; i <= length($0); i++) {
            ch = substr($0, i, 1)
            depth += (ch == "{") + (ch == "[") - (ch == "}") - (ch == "]")
            if (ch == " " && depth == 0) { print one; one = ""; continue }
            one = one ch
        }
        print one }' >fillings
    while read -r filling; do
        fill blank.yaml "$filling" >s.yaml
        "$hoshi" check -q $day --catalog "$c" s.yaml >out 2>err || { # a word that the method does not take
            grep -q 'HS1[0-9][0-9][0-9]' err || fail "$c, $filling: $(cat err)"
            continue
        }
        n=$((n + 1))
        for policy in default strict lenient; do
            try "$c, $filling, $policy" "$hoshi" score $day --policy $policy --catalog "$c" --all --answers s.yaml
            for format in text json oscal oscal-poam feedback-html feedback-json; do
                refused=HS3022
                try "$c, $filling, $format" "$hoshi" score $day --policy $policy --catalog "$c" --answers -f $format s.yaml
                refused=
            done
        done
        for lang in ja en; do
            try "$c, $filling, ladder" "$hoshi" ladder --lang $lang $day --catalog "$c" s.yaml
            for only in '' --only=gaps --only=open --only=stale; do
                echo q | try "$c, $filling, assess" "$hoshi" assess --plain --lang $lang $day --catalog "$c" $only s.yaml
            done
        done
        try "$c, $filling, confirm" "$hoshi" evidence confirm $day --catalog "$c" s.yaml
        [ "$c" != scs5 ] || continue # a batch takes no star that is not official
        said='[.star, .star_firm, .level_reached, .level_firm, .score, [.levels[] | [.star, .level, .verdict]]]'
        "$hoshi" score -q $day --catalog "$c" -f json s.yaml | jq -c "$said" >said
        "$hoshi" batch -q $day --catalog "$c" s.yaml | jq -c '.levels //= [] | '"$said" >record
        cmp said record || fail "$c, $filling: batch says $(cat record), score $(cat said)"
    done <fillings
done <catalogues
[ "$n" -ge 60 ] || fail "only $n sheets"
echo "$n sheets of $(wc -l <catalogues) catalogues"
