#!/bin/sh
# A thousand good sheets and a hundred that are broken, strange or hostile: one record each, exit 3,
# and the good ones are judged as if they were alone.
. "$(dirname "$0")/lib.sh"
mkdir in

sheets 1000 json in
"$hoshi" batch -q $day in >good
good=$(head -c 300 in/s000000.json)
n=0
bad() { n=$((n + 1)); name=in/x$(printf %03d $n).$1; }

# --- broken text: 60 files
for text in '' ' ' '{' '[' '{"hoshi":' '"' 'nul' '{"hoshi":"answers/1"}' '[]' '{}' '1e999' '{"a":1,"a":2}' \
    '{"hoshi":"answers/2","catalogue":"scs@2026-03"}' '{"hoshi":"answers/1","catalogue":"other"}' \
    '{"hoshi":"answers/1","catalogue":"scs@2026-03","answers":{"9-9-9-9":"met"}}' \
    '{"hoshi":"answers/1","catalogue":"scs@2026-03","answers":{"1-2-1-1":"perhaps"}}' \
    '{"hoshi":"answers/1","catalogue":"scs@2026-03","answers":{"1-2-1-1":{"performed":"2026-02-30"}}}' \
    '{"hoshi":"answers/1","catalogue":"scs@2026-03","answers":{"1-2-1-1":{"status":"met","performed":"2999-01-01"}}}' \
    '{"hoshi":"answers/1","catalogue":"scs@2026-03","answers":[]}' "$good"; do
    for form in json yaml csv; do
        bad $form
        case $form/$text in
        yaml/'{"hoshi":"answers/1"}' | yaml/* | csv/* | json/*) printf '%s' "$text" >"$name" ;;
        esac
    done
done
# --- bytes: 12 files
bad json; printf '\377\376{\000}\000' >"$name"
bad json; printf '{"hoshi":"answers/1\000"}' >"$name"
bad json; printf '{"a":"\300\257"}' >"$name"
bad json; printf '{"a":"\355\240\200"}' >"$name"
bad yaml; printf 'a: \033[31mred\n' >"$name"
bad yaml; printf 'a: &x 1\nb: *x\n' >"$name"
bad yaml; printf 'a: !!python/object x\n' >"$name"
bad yaml; printf 'a: 1\n---\nb: 2\n' >"$name"
bad json; head -c 200000 /dev/zero | tr '\0' '[' >"$name"
bad yaml; head -c 200000 /dev/zero | tr '\0' '[' >"$name"
bad json; { printf '{"hoshi":"'; head -c 100000 /dev/zero | tr '\0' 'a'; printf '"}'; } >"$name"
bad csv; { printf 'id,status\n'; head -c 300000 /dev/zero | tr '\0' ','; } >"$name"
# --- too large: 2 files, one of them a gigabyte that is not on the disk
bad json; { printf '{"a":"'; head -c 17000000 /dev/zero | tr '\0' 'a'; printf '"}'; } >"$name"
bad json; truncate -s 1G "$name"
# --- no files at all: 14
bad json; mkfifo "$name"
bad yaml; mkfifo "$name"
bad csv; mkfifo "$name"
bad json; ln -s "${name#in/}" "$name"
bad json; ln -s nothing "$name"
bad json; ln -s ../in "$name"
bad yaml; ln -s . "$name"
bad json; ln -s /dev/zero "$name"
bad json; ln -s /dev/tty "$name"
for form in json yaml; do
    bad $form
    if command -v python3 >/dev/null; then
        python3 -c 'import socket,sys; socket.socket(socket.AF_UNIX).bind(sys.argv[1])' "$name"
    else
        mkfifo "$name"
    fi
done
bad json; printf '%s' "$good" >"$name"; chmod 000 "$name"
bad yaml; printf 'x' >"$name"; chmod 000 "$name"
bad csv; printf 'x' >"$name"; chmod 000 "$name"
# --- names: 12 files, good inside and out of the way of the others
nl='
'
for odd in "a${nl}b" "tab	x" "quote\"x" 'back\slash' "-rf" ' blank ' "$(printf 'latin\351')" "$(printf 'half\343\201')" \
    "$(printf 'esc\033[2J')" 'semi;colon' '=1+1' '日本語の名前'; do
    n=$((n + 1))
    cp in/s000001.json "in/$odd.json"
done

# Root can read what others cannot: then somebody else has to look.
run=
if [ "$(id -u)" -eq 0 ]; then
    command -v setpriv >/dev/null || { echo "SKIP: root without setpriv"; exit 77; }
    cp "$hoshi" ./hoshi-copy
    chmod 755 hoshi-copy
    hoshi=$scratch/hoshi-copy
    run="setpriv --reuid=65534 --regid=65534 --clear-groups"
    $run "$hoshi" version >/dev/null 2>&1 || { # a home that nobody else may enter
        work=$(mktemp -d /tmp/hoshi-hostile.XXXXXX)
        trap 'rm -rf "$work"' EXIT
        chmod 755 "$work"
        cp -a in hoshi-copy "$work"
        cp good "$work"
        cd "$work"
        hoshi=$work/hoshi-copy
    }
fi
# A folder that may not be entered, found by a pattern, is an error like others; named, it is not.
mkdir closed closed/g1 closed/g2
cp in/s000000.json closed/g2
chmod 0 closed/g1
status 0 $run "$hoshi" batch -q $day --allow-errors 'closed/g?' >out 2>err
[ ! -s err ] && grep -q '"source":"closed/g1","state":"unreadable","error":{"code":"HS2001"' out || fail "by a pattern: $(cat out err)"
status 4 $run "$hoshi" batch -q $day --allow-errors closed/g1 closed/g2 >out 2>err
grep -q '^closed/g1: error: .*HS2001' err || fail "by its name: $(cat err)"
printf 'closed/g1\n' >list
status 3 $run "$hoshi" batch -q $day closed/g2 --files-from list >out 2>err
status 0 $run "$hoshi" batch -q $day --allow-errors closed >out 2>err
chmod 755 closed/g1

got=0
$run "$hoshi" batch $day in >out 2>err || got=$?
[ "$got" -eq 3 ] || { cat err; fail "status $got, not 3"; }
total=$((1000 + n))
[ "$n" -ge 100 ] || fail "only $n bad ones"
[ "$(wc -l <out)" -eq $total ] || fail "$(wc -l <out) records for $total inputs"
grep '"source":"in/s[0-9]*\.json","state":"received","organization"' out >judged
same "the good ones" good judged
[ "$(grep -c '"error":{' out)" -eq $((n - 12)) ] || fail "$(grep -c '"error":{' out) errors, not $((n - 12))"
for name in 'a\\x0ab' 'tab\\x09x' 'quote\"x' 'back\\\\slash' 'latin\\xe9' 'half\\xe3\\x81' 'esc\\x1b[2J' '日本語の名前'; do
    grep -qF "{\"source\":\"in/$name.json\",\"state\":\"received\",\"organization\"" out || fail "name $name"
done
if command -v jq >/dev/null; then
    jq -e .source <out >/dev/null || fail "not JSON"
    [ "$(jq -r .source <out | sort | uniq -d | wc -l)" -eq 0 ] || fail "a source stands twice"
fi
for code in HS1401 HS1402 HS1001 HS1005 HS2001 HS2002 HS2006 HS2020; do
    grep -q "\"error\":{\"code\":\"$code\"" out || fail "no $code"
done
[ "$($run "$hoshi" batch -q -j 1 $day in | sha256sum)" = "$(sha256sum <out)" ] || fail "--jobs 1 differs"
$run "$hoshi" batch -q $day --allow-errors in >/dev/null || fail "--allow-errors"

# The same words as in every other command: the limit in MiB, and the system's reason in the language
# that is asked for.
truncate -s 17M large.json
ln -s loop.json loop.json
status 3 "$hoshi" batch -q $day large.json >out
grep -q 'larger than 16 MiB' out || fail "the limit: $(cat out)"
status 3 "$hoshi" score $day --lang en large.json 2>err
grep -q 'larger than 16 MiB' err || fail "the limit of score: $(cat err)"
status 4 "$hoshi" batch -q $day --lang ja loop.json >out
grep -q '読めません：シンボリックリンク' out || fail "a reason in Japanese: $(cat out)"

# Files that come, go and change all the time: a record each, never half a file.
cd "$(dirname "$(readlink -f "$hoshi")")" 2>/dev/null || true
cd "$scratch"
hoshi=$1
mkdir moving
i=0
while [ $i -lt 200 ]; do
    cp in/s000002.json "moving/$(printf %03d $i).json"
    i=$((i + 1))
done
(
    k=0
    while [ $k -lt 2000 ] && [ ! -e stop ]; do
        f=moving/$(printf %03d $((k % 100))).json
        case $((k % 3)) in
        0) rm -f "$f" ;;
        1) cp in/s000003.json "$f" ;;
        2) printf '{"hoshi":' >"$f" ;;
        esac
        k=$((k + 1))
    done
) &
mover=$!
round=0
while [ $round -lt 5 ]; do
    "$hoshi" batch -q --allow-errors $day moving >moved || fail "moving files: status $?"
    [ "$(sed 's/.*"source":"\([^"]*\)".*/\1/' moved | sort | uniq -d | wc -l)" -eq 0 ] || fail "twice"
    [ "$(grep -c '"source":"moving/1[0-9][0-9].json","state":"received","organization"' moved)" -eq 100 ] || fail "quiet files"
    if grep -v -e '"organization"' -e 'HS2002' -e 'HS2021' -e 'HS1008' -e 'HS1010' -e HS2001 moved; then
        fail "an unexpected record"
    fi
    round=$((round + 1))
done
touch stop
wait $mover
