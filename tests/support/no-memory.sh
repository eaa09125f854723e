#!/bin/sh
# no-memory.sh HOSHI SOURCE SCRATCH: with ever more address space, every command says that memory ran
# out or does all of its work: never a part of its output, never half a file, never silence.
set -eu
hoshi=$1 source=$2 scratch=$3
if [ -n "${SKIP:-}" ]; then
    echo "SKIP: $SKIP"
    exit 77
fi
rm -rf "$scratch"
mkdir -p "$scratch/in/sheets"
cd "$scratch"
exec </dev/null
bad=0
complain() {
    echo "$name, $kib KiB: $*"
    bad=1
}
fresh() { # the working folder as a command finds it
    rm -rf work
    cp -R in work
}
files_are() { # folder: as this one
    diff -r --no-dereference work "$1" >differs 2>&1
}

# With less the kernel cannot load the program and its loader: nobody is there to say anything.
floor=$(size "$hoshi" | awk 'NR == 2 { print int($4 / 1024) + 512 }')

# step: KiB from one try to the next. tells: not empty when the output itself says what could not be
# read. sole: another status that is right, when a record says what was missing for it.
step=100 tells='' sole=''

# try NAME STATUS WORD…: STATUS is how it ends when there is memory. Its files are in work/.
try() {
    name=$1 want=$2
    shift 2
    kib=none
    fresh
    status=0
    (cd work && exec "$hoshi" "$@") >whole 2>err || status=$?
    [ "$status" -eq "$want" ] || complain "exit $status, not $want"
    rm -rf after
    mv work after
    short=0 done=0 kib=$floor stride=$step
    while [ "$kib" -lt 64000 ] && [ "$done" -lt 3 ]; do
        fresh
        status=0
        # The message of the shell about a signal belongs to the shell: it is not taken for an answer.
        (ulimit -v "$kib" && cd work && exec "$hoshi" "$@") >got 2>err || status=$?
        if [ "$status" -eq "$want" ] && [ "$short" -eq 0 ] && [ "$stride" -eq "$step" ]; then
            kib=$((kib - step + 10)) stride=10 # it was stepped over
            continue
        elif [ "$status" -eq "$want" ]; then
            done=$((done + 1))
            cmp -s whole got || complain "exit $want, but not the whole output"
            files_are after || complain "exit $want, but other files: $(head -n 1 differs)"
        elif [ "$status" -eq 4 ]; then
            short=$((short + 1)) done=0
            [ -s err ] || complain "exit 4 without a word"
            [ ! -s got ] || [ -n "$tells" ] || complain "exit 4 with a part of the output"
            files_are in || files_are after || complain "exit 4, half done: $(head -n 1 differs)"
        elif [ "$status" -eq "${sole:-0}" ]; then
            grep -qE 'HS1414|HS2007' got || complain "exit $status without a record that says why"
        elif [ "$status" -ne 127 ]; then # 127: too little even for the dynamic linker
            complain "exit $status: $(head -n 1 err)"
        fi
        kib=$((kib + stride))
    done
    echo "$name: $short times out of memory, then whole at $kib KiB"
    [ "$short" -gt 0 ] && [ "$done" -eq 3 ] || complain "memory was never short, or always"
}

cp "$source/tests/cli/oscal/questions/in/answers.yaml" in
cp -R "$source"/tests/cli/evidence/pack-verify/in/. in/evidence-sheet
cp "$source/tests/errors/HS1520/in.csv" in/suppliers.csv
cp in/answers.yaml in/sheets/a.yaml
printf '{"hoshi": "answers/1", "catalogue": "scs@2026-03", "answers": {"1-2-1-1": "met"}}\n' >in/b.json
echo sheets >in/list
printf 'id,name,asked\nS-1,Yamabiko,3\n' >in/asked.csv
(cd in/evidence-sheet && "$hoshi" evidence pack --quiet --as-of 2026-11-23 -o ../bundle.tar answers.yaml)

day='--as-of 2026-11-23'
try json 0 score --format json $day answers.yaml
try oscal 0 score --format oscal $day answers.yaml
try text 0 score --all $day answers.yaml
try output 0 score --format json $day -o out.json answers.yaml
try catalog 0 catalog export --format oscal scs
try catalog-csv 0 catalog export --format csv --lang ja scs
try catalog-ciso 0 catalog export --format ciso-assistant --lang ja scs
try catalog-gemara 0 catalog export --format gemara --lang ja scs
try catalog-show 0 catalog show scs
try catalog-check 0 catalog check
try check 0 check $day answers.yaml b.json
try explain 0 explain 1-2-1-1 4 met
try init 0 init -o new.yaml
try merge 0 merge --quiet $day -o both.yaml answers.yaml b.json
try migrate 0 migrate --quiet $day --to scs5 -o new.yaml answers.yaml
try migrate-suggest 0 migrate --quiet $day --to cyber-essentials -o new.yaml answers.yaml
m=$source/tests/cli/migrate/new-edition/in
try migrate-edition 0 migrate --quiet $day --catalog "$m/old.yaml" --to "$m/new.yaml" -o new.yaml "$m/s.yaml"
try migrate-preview 0 migrate $day --format json --to cmmc answers.yaml
step=20 # these need little more than what it takes to start
try require 0 require --quiet suppliers.csv
step=100
try assess 0 assess --plain $day --only open --requirement 1-2 answers.yaml
tells=yes
try evidence-check 0 evidence check $day evidence-sheet/answers.yaml
try evidence-update 0 evidence check --update $day evidence-sheet/answers.yaml
tells=
try evidence-confirm 0 evidence confirm --accept 1-2-1-1 --by A --qualification 1 --on 2026-11-10 \
    $day evidence-sheet/answers.yaml
step=700
try evidence-pack 0 evidence pack $day -o new.tar evidence-sheet/answers.yaml
try evidence-verify 0 evidence verify bundle.tar
step=100 sole=3
try batch 0 batch --quiet -j 1 $day sheets
try batch-latest 0 batch --quiet -j 1 $day --latest --files-from list --asked asked.csv
sole=
step=20
try help 0 help score
try version 0 version --build
exit "$bad"
