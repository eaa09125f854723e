#!/bin/sh
# Several programs that change one sheet or bundle at the same time: what each of them said it wrote is there
# afterwards. Nothing is timed: exit statuses and lines are counted.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/sheet.sh"
if ! command -v flock >/dev/null; then
    echo "SKIP: flock is missing"
    exit 77
fi
day='--as-of 2026-11-23'
by='--by Expert --qualification 12345'
count() { grep -c "$1" answers.yaml || true; }

# The program itself, not yet the shell that becomes it, has the lock file open; or it has ended.
is_waiting() {
    grep -q '^State:.Z' "/proc/$1/status" ||
        { grep -qx hoshi "/proc/$1/comm" && ls -l "/proc/$1/fd" | grep -q yaml.lock; }
}

# Run a command while the sheet's lock is taken; when it waits for the lock, it has read the sheet:
# then change the sheet as an editor does that knows no locks, and let the lock go.
meanwhile() { # what-happens command…
    happens=$1
    shift
    {
        flock 9
        "$@" 9>&- >out 2>err &
        until is_waiting $!; do sleep 0.01; done
        eval "$happens"
    } 9>.answers.yaml.lock
    status=0
    wait $! || status=$?
}

# --- twenty decisions at once
ids=$(hoshi init --lang en 2>/dev/null | grep -o '^  [1-7]-[0-9]*-[0-9]*-[0-9]*' | head -n 20)
[ "$(echo "$ids" | wc -l)" -eq 20 ] || fail "no ids: $ids"
{
    printf 'hoshi: answers/1\ncatalogue: scs@2026-03\nanswers:\n'
    for id in $ids; do echo "  $id: met"; done
} >answers.yaml
for id in $ids; do
    (
        s=0
        hoshi evidence confirm -q $day --accept "$id" $by answers.yaml 2>"err.$id" || s=$?
        echo "$s" >"exit.$id"
    ) &
done
wait
n_ok=0
for id in $ids; do
    there=$(count "criterion: \"$id\"")
    case $(cat "exit.$id") in
    0) [ "$there" -eq 1 ] && n_ok=$((n_ok + 1)) || fail "$id was recorded, and is not there" ;;
    4)
        grep -q 'HS2010' "err.$id" || fail "$id: no word of why"
        [ "$there" -eq 0 ] || fail "$id was refused, and is there"
        ;;
    *) fail "$id: $(cat "exit.$id" "err.$id")" ;;
    esac
done
[ "$n_ok" -gt 1 ] || fail "only $n_ok of 20 went through"
hoshi check $day -q answers.yaml || fail "the sheet does not load"

# --- decisions beside somebody who answers
round=0
while [ $round -lt 10 ]; do
    round=$((round + 1))
    printf 'hoshi: answers/1\ncatalogue: scs@2026-03\nanswers: {1-2-1-1: met, 1-2-1-2: met}\n' >answers.yaml
    assess=0 confirm=0
    printf 'm\n\nm\n\nm\n\nq\n' |
        hoshi assess --plain -q $day --requirement 1-3 answers.yaml >/dev/null 2>err.assess &
    pid=$!
    hoshi evidence confirm -q $day --reject 1-2-1-2 $by answers.yaml 2>err.confirm || confirm=$?
    wait $pid || assess=$?
    want=0
    case $assess in
    0) want=3 ;;
    4) grep -q HS2010 err.assess || fail "assess: $(cat err.assess)" ;;
    *) fail "assess ended with $assess: $(cat err.assess)" ;;
    esac
    [ "$(grep -o '1-3-[0-9]-[0-9]: [{]*\(status: \)*met' answers.yaml | wc -l)" -eq $want ] ||
        fail "round $round: assess ended with $assess; $(cat answers.yaml)"
    case $confirm in
    0) [ "$(count 'result: "*rejected')" -eq 1 ] || fail "round $round: the decision is lost" ;;
    4) grep -q HS2010 err.confirm || fail "confirm: $(cat err.confirm)" ;;
    *) fail "confirm ended with $confirm: $(cat err.confirm)" ;;
    esac
done

# --- signers of one bundle at once
for name in company first second third; do
    hoshi evidence keygen --quiet --no-password $name
done
printf 'hoshi: answers/1\ncatalogue: scs@2026-03\nanswers: {1-2-1-1: met}\n' >answers.yaml
pack --key company.key -o bundle.tar
for name in first second third; do
    (
        s=0
        hoshi evidence sign -q --key $name.key --role expert --on 2026-11-24 bundle.tar 2>err.$name || s=$?
        echo "$s" >exit.$name
    ) &
done
wait
set --
for name in first second third; do
    [ "$(cat exit.$name)" -eq 0 ] || fail "$name: $(cat exit.$name err.$name)"
    set -- "$@" --key $name.pub --require-role expert=$name.pub
done
hoshi evidence verify $day --key company.pub "$@" bundle.tar >out 2>err || fail "a signature is lost: $(cat out err)"

# --- an editor saves while evidence is hashed
sheet() {
    cat >answers.yaml <<'END'
hoshi: answers/1
catalogue: scs@2026-03
answers:
  1-2-1-1: {status: met, evidence: [{file: evidence/log.txt}]}
END
}
sheet
meanwhile "sed -i 's/^answers:/# noted meanwhile\n&/' answers.yaml" hoshi evidence check --update $day answers.yaml
[ $status -eq 0 ] || fail "update ended with $status: $(cat err)"
[ "$(count 'noted meanwhile')" -eq 1 ] || fail "update took away what was written meanwhile"
[ "$(count 'sha256: ')" -eq 1 ] || fail "update did not write"

sheet
meanwhile "sed -i 's/log.txt/other.txt/' answers.yaml" hoshi evidence check --update $day answers.yaml
[ $status -eq 4 ] || fail "update ended with $status: $(cat err)"
grep -q HS2055 err || fail "no word: $(cat err)"
[ "$(count 'other.txt')$(count 'sha256: ')" = 10 ] || fail "a hash of another file was written"

sheet
meanwhile "sed -i 's/log.txt/&, sha256: 27dd8ed44a83ff94d557f9fd0412ed5a8cbca69ea04922d88c01184a07300a5a, size: 4/' answers.yaml" \
    hoshi evidence check --update $day answers.yaml
[ $status -eq 0 ] || fail "the same hash twice ended with $status: $(cat err)"
[ "$(count 'sha256: ')" -eq 1 ] || fail "the same hash stands twice"

# --- or while a decision waits
sheet
meanwhile "sed -i 's/^answers:/# noted meanwhile\n&/' answers.yaml" hoshi evidence confirm $day --accept 1-2-1-1 $by answers.yaml
[ $status -eq 0 ] || fail "confirm ended with $status: $(cat err)"
[ "$(count 'noted meanwhile')" -eq 1 ] || fail "confirm took away what was written meanwhile"
[ "$(count 'criterion: ')" -eq 1 ] || fail "confirm did not write"

sheet
meanwhile "sed -i 's/met/partial/' answers.yaml" hoshi evidence confirm $day --accept 1-2-1-1 $by answers.yaml
[ $status -eq 4 ] || fail "confirm ended with $status: $(cat err)"
[ "$(count 'partial')$(count 'criterion: ')" = 10 ] || fail "a decision about another answer was written"

sheet
meanwhile "sed -i 's/^answers:/answers: [/' answers.yaml" hoshi evidence confirm $day --accept 1-2-1-1 $by answers.yaml
[ $status -eq 3 ] || fail "a sheet that no longer loads: $status, $(cat err)"
grep -q HS1600 err && fail "the wrong word: $(cat err)"

# --- the name is a pipe by now: nobody waits for its other end
sheet
meanwhile 'rm answers.yaml && mkfifo answers.yaml' \
    hoshi evidence confirm $day --accept 1-2-1-1 $by answers.yaml
[ $status -eq 4 ] || fail "a pipe in place of the sheet: $status, $(cat err)"
grep -q HS2006 err || fail "no word: $(cat err)"
rm answers.yaml
[ -z "$(ls -A | grep '\.lock$\|\.new$' || true)" ] || fail "left behind: $(ls -A)"
