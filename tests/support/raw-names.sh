#!/bin/sh
# raw-names.sh HOSHI SCRATCH: names that hold what a terminal obeys, in every command and both
# languages. None of it comes out as it is; and a command that is shown can be typed.
set -eu
hoshi=$1 scratch=$2
rm -rf "$scratch"
mkdir -p "$scratch"
cd "$scratch"
export LC_ALL=C.UTF-8
unset HOSHI_LANG LC_MESSAGES LANG || true
esc=$(printf '\033') bidi=$(printf '\342\200\256') day='--as-of 2026-11-23'
# An escape sequence, a line break, a space, a quote, and a mark that turns the line around.
bad=$(printf 'a\033[31mb\nc d'"'"'\342\200\256e')
n=0
look() { # command…: whatever it says about these names
    n=$((n + 1))
    status=0
    "$hoshi" "$@" --lang "$lang" >out 2>&1 </dev/null || status=$?
    [ "$status" -lt 5 ] || fail "status $status" "$@"
    ! grep -q "$esc" out || fail "an escape sequence" "$@"
    ! grep -q "$bidi" out || fail "a mark that turns text around" "$@"
    ! grep -q "^c d" out || fail "a line break" "$@"
    grep -qF 'a\x1b[31mb\x0ac d' out || [ "$quiet" = yes ] || fail "the name is not there" "$@"
}
fail() {
    echo "FAILED: $1: $*"
    cat -v out
    exit 1
}
sheet() {
    cat >"$1" <<'END'
hoshi: answers/1
catalogue: scs@2026-03
organization: {name: X, id: S-1}
assessed_on: 2026-11-01
answers:
  1-2-1-1: {status: met, evidence: [{file: evidence/a.txt}]}
END
}
mkdir evidence
echo text >evidence/a.txt
for lang in en ja; do
    quiet=no
    rm -rf "$bad"* .a[!.]*
    sheet "$bad.yaml"
    look check "$bad.yaml"
    look check "$bad.missing"
    look score $day "$bad.missing"
    look score $day -o "$bad.yaml" "$bad.yaml"
    look score $day -o "nowhere/$bad" "$bad.yaml"
    look score $day --overlay "$bad.yaml" "$bad.yaml"
    look init -o "$bad.new.yaml"
    look init -o "$bad.new.yaml"
    look merge "$bad.yaml" "$bad.new.yaml"
    sed 's/status: met/status: unmet/' "$bad.yaml" >"$bad.other.yaml"
    look merge $day "$bad.yaml" "$bad.other.yaml"
    look assess --plain $day "$bad.yaml"
    look assess --plain $day "$bad.1.yaml"
    look assess --plain $day --from "$bad.yaml" "$bad.2.yaml"
    look assess --plain $day --from "$bad.yaml" "$bad.2.yaml"
    look evidence check $day "$bad.yaml"
    look evidence check $day --update "$bad.yaml"
    look evidence confirm $day --by X --qualification 1 --accept 1-2-1-1 "$bad.yaml"
    look evidence confirm $day "$bad.missing"
    look evidence keygen --no-password "$bad"
    look evidence keygen --no-password "$bad"
    look evidence pack $day -o "$bad.tar" "$bad.yaml"
    look evidence pack $day --key "$bad.key" -o "$bad.tar" "$bad.yaml"
    look evidence keygen --no-password "$bad.2"
    look evidence sign $day --role expert --key "$bad.2.key" "$bad.tar"
    look evidence verify --key "$bad.yaml" "$bad.tar"
    look catalog check "./$bad.yaml"
    look catalog export -o "nowhere/$bad"
    look require "$bad.yaml"
    look require -o "nowhere/$bad" "$bad.yaml"
    look batch $day "$bad.yaml" -o "nowhere/$bad"
    look batch $day --resume "$bad.yaml" -o "$bad.out" "$bad.other.yaml"
    look batch $day --files-from "$bad.missing"
    look batch $day --asked "$bad.yaml" "$bad.yaml"
    look batch --merge "$bad.missing"
    look explain "$bad"
    look help "$bad"
    look "$bad"
    look score "--$bad" x
    look score --format "$bad" x
    quiet=yes # the name need not be said, or is escaped for JSON
    look batch $day "$bad.yaml"
    look batch $day --shard 1/1 -o "$bad.out" "$bad.yaml"
    look evidence verify --key "$bad.pub" --key "$bad.2.pub" "$bad.tar"
    look evidence verify "$bad.yaml"
    look score $day "$bad.yaml"
    look batch $day --results "$bad.results" -o "$bad.out" "$bad.yaml"
done

# "To go on: hoshi assess …" is what one can type.
typed() { # name of the sheet
    sheet "$1"
    "$hoshi" assess --plain --lang en $day "$1" </dev/null >out 2>/dev/null || true
    command=$(sed -n 's/.*To go on: hoshi assess //p' out)
    printf '%s' "$1" >want
    bash -c "printf '%s' $command" >got 2>/dev/null || command=
    case $1 in -*) printf './%s' "$1" >want ;; esac
    cmp -s want got || { echo "FAILED: '$command' is not $1"; exit 1; }
}
if command -v bash >/dev/null; then
    for name in 'plain.yaml' 'a b.yaml' "it's.yaml" 'a$b`c`.yaml' '回答.yaml' 'back\slash.yaml' "$bad.yaml" \
        "$(printf 'not-utf8-\377.yaml')" '~.yaml' 'a;b&c.yaml' '#a.yaml'; do
        typed "$name"
    done
fi
echo "$n commands"
