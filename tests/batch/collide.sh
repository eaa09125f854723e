#!/bin/sh
# Outputs that are one file, or a file that is read, however they are spelled: refused with both
# names before anything is written, with exit status 2.
. "$(dirname "$0")/lib.sh"

sheets 10 json in
mkdir misc
cp in/s000000.json one.json
ln -s misc link
ln -s misc/far to-far
refused() { # code pattern command…
    code=$1 pattern=$2
    shift 2
    find . -type f ! -name err -exec ls -i {} + | LC_ALL=C sort >../collide.before
    status 2 "$@" 2>err
    grep -q -- "$pattern.*\[$code\]" err || fail "$*: $(cat err)"
    rm err
    find . -type f ! -name err -exec ls -i {} + | LC_ALL=C sort | cmp - ../collide.before || fail "$*: something was written"
}
batch() { "$hoshi" batch -q --lang en $day "$@"; }
twice() { # two outputs of batch, then of score
    refused HS3013 "$2: error: .*'$1'" batch -o "ndjson=$1" -o "csv=$2" in
    refused HS3013 "$2: error: .*'$1'" batch -o "portfolio=$1" -o "portfolio-csv=$2" in
    refused HS3013 "$2: error: .*'$1'" "$hoshi" score --lang en $day -o "json=$1" -o "oscal=$2" one.json
}
# --- not there yet
twice b.x b.x
twice b.x ./b.x
twice b.x misc/../b.x
twice misc/b.x link/b.x
twice misc/far to-far
twice "$PWD/b.x" b.x
# --- there
echo old >b.x
ln -s b.x to-b
ln b.x hard-b
twice b.x ./b.x
twice b.x to-b
twice b.x hard-b
rm b.x to-b hard-b

# --- the journal and what a run makes beside its outputs
refused HS3013 "a.st: error: .*'a.st'" batch --resume a.st -o ndjson=a.st in
refused HS3013 "./a.st: error: .*'a.st'" batch --resume ./a.st -o ndjson=a.st in
refused HS3013 "x.part: error: .*'x.part'" batch --resume a.st -o x -o ndjson=x.part in
refused HS3013 "x.part: error: .*'x.part'" batch --resume x.part -o x in
refused HS3013 "x.manifest: error: .*'x.manifest'" batch --shard 1/2 -o x -o ndjson=x.manifest in
refused HS3013 "'a.st.records'" batch --resume a.st -o ndjson=a.st.records -o portfolio=p in
refused HS3013 "a.st: error: .*'a.st'" batch --resume a.st -o out -o portfolio=a.st in
refused HS3013 "misc/r: error: .*'./misc/r'" batch -o ./misc/r --results misc/r in
refused HS3013 "misc/: error: .*'misc'" batch --resume misc -o out --results misc/ in

# --- files that are read
refused HS3011 "./one.json: error: .*'one.json'" batch -o ./one.json one.json
refused HS3011 "one.json: error: .*'one.json'" batch --resume one.json -o out one.json
refused HS3011 "in/s000003.json: error: .*'in/s000003.json'" batch -o in/s000003.json 'in/s00000?.json'
ls in/*.json >list
refused HS3011 "./list: error: .*'list'" batch -o ./list --files-from list
refused HS3011 "./one.json: error: .*'one.json'" "$hoshi" score --lang en $day -o ./one.json one.json

# --- folders that are read: what is not there yet would be a sheet in the next run
refused HS3012 "in/new.ndjson: error: .*'in'" batch -o in/new.ndjson in
refused HS3012 "in/sub.json: error: .*'./in'" batch -o csv=in/sub.json ./in
refused HS3012 "in: error: .*'in'" batch -o out --results in in
refused HS3012 "in/results: error: .*'in'" batch -o out --results in/results in
refused HS3012 "out.csv: error: .*'.'" batch -o csv=out.csv .
refused HS3012 "in/new.txt: error: .*'in'" batch --include '*' -o ndjson=in/new.txt in
refused HS3012 "in/feedback: error: .*'in'" batch -o out --feedback in/feedback in
# folders that a list or a pattern names are read, too
printf 'in\r\none.json\n' >folders
refused HS3012 "in/new.ndjson: error: .*'in'" batch -o in/new.ndjson --files-from folders
refused HS3012 "in/p.html: error: .*'in'" batch -o portfolio=in/p.html --files-from folders
refused HS3012 "in/results: error: .*'in'" batch -o out --results in/results --files-from folders
printf 'one.json\0in\0' >folders
refused HS3012 "in/feedback: error: .*'in'" batch -o out --feedback in/feedback --files-from folders
rm folders
refused HS3012 "in/new.ndjson: error: .*'in'" batch -o in/new.ndjson 'i[n]'
# what is no sheet by its name would get a record that says so
refused HS3012 "in/new.txt: error: .*'in'" batch -o ndjson=in/new.txt in
refused HS3012 "in/p.html: error: .*'in'" batch -o portfolio=in/p.html in
for name in in/.hidden in/evidence/x; do
    mkdir -p in/evidence
    batch -o ndjson=$name in || fail "$name is never read"
done
rm -r in/evidence in/.hidden
batch --include '*.json' -o ndjson=in/new.txt in || fail "a pattern says what is read"
rm in/new.txt
batch -o link/out --resume misc/st --results link/results in || fail "different names"

# --- a merge: neither a shard nor its manifest
batch --shard 1/1 -o s in
refused HS3011 "./s: error: .*'s'" batch --merge s -o ./s
refused HS3011 "./s.manifest: error: .*'s.manifest'" batch --merge s -o ndjson=./s.manifest

# --- evidence is read too
mkdir evidence
echo text >evidence/a.txt
cat >a.yaml <<'END'
hoshi: answers/1
catalogue: scs@2026-03
assessed_on: 2026-11-01
answers:
  1-2-1-1: {status: met, evidence: [{file: evidence/a.txt}]}
END
refused HS3011 "evidence/a.txt: error: .*'evidence/a.txt'" "$hoshi" score --lang en --evidence $day -o text=evidence/a.txt a.yaml
refused HS3011 "evidence/a.txt: error: .*'evidence/a.txt'" "$hoshi" evidence pack --lang en $day -o evidence/a.txt a.yaml

# --- a pair of keys: both halves or none
touch there.pub
keygen() { "$hoshi" evidence keygen --lang en --no-password "$@"; }
got=0
keygen there 2>err || got=$?
[ $got -eq 4 ] && grep -q '^there.pub: error: .*HS2005' err && [ ! -e there.key ] ||
    fail "half a pair: $got $(cat err; ls)"
