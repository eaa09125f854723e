#!/bin/sh
# Shards: every input in exactly one, whoever lists them; merged they are the single run.
. "$(dirname "$0")/lib.sh"

sheets 200 json in
printf "{" >in/s000100.json
echo memo >in/memo.txt
for form in ndjson csv; do
    status 3 "$hoshi" batch -q $day --format $form in >whole.$form
    for k in 1 2 3; do
        "$hoshi" batch -q --allow-errors $day --shard $k/3 -o $form=part.$k.$form in
        [ -s part.$k.$form.manifest ] || fail "no manifest"
    done
    status 3 "$hoshi" batch --merge part.3.$form part.1.$form part.2.$form >merged
    same "merge of $form" whole.$form merged
done
status 3 "$hoshi" batch --merge part.?.ndjson -o merged.ndjson
same "merge to a file" whole.ndjson merged.ndjson
status 3 "$hoshi" batch --merge part.?.ndjson -o ndjson=again.ndjson
same "merge to a file with its format" whole.ndjson again.ndjson
"$hoshi" batch --lang en --allow-errors --merge part.?.ndjson -o again.ndjson 2>said
grep -q "^[0-9]* records, [0-9]* of them errors" said || fail "a merge says nothing: $(cat said)"
# nothing is judged: what cannot be done is refused, not left out
for option in '-o portfolio=x.html' '--asked x.csv' '--feedback dir' '-f csv'; do
    status 2 "$hoshi" batch --merge part.1.ndjson part.2.ndjson part.3.ndjson $option 2>/dev/null
done
status 2 "$hoshi" batch --merge part.1.ndjson part.2.ndjson part.3.ndjson -o part.1.ndjson 2>/dev/null

# By the supplier's id, also of lines, and independent of the names.
for k in 1 2; do
    "$hoshi" batch -q --allow-errors $day --shard $k/2 --shard-by id -o id.$k in
done
status 3 "$hoshi" batch --merge id.2 id.1 >merged
same "shards by id" whole.ndjson merged
# also of what cannot be read at all: one shard has it, and only that one names it
for k in 1 2; do
    status 4 "$hoshi" batch -q --lang en --allow-errors $day --shard $k/2 --shard-by id -o lost.$k gone.1 in gone.2 gone.3 gone.4 2>err.$k
done
status 3 "$hoshi" batch -q --merge lost.1 lost.2 >merged
"$hoshi" batch -q --allow-errors $day gone.1 in gone.2 gone.3 gone.4 >want 2>/dev/null || true
same "shards by id, with what is not there" want merged
cat err.1 err.2 | sed 's/:.*//' | sort | tr '\n' ' ' | grep -qx 'gone.1 gone.2 gone.3 gone.4 ' || fail "named: $(cat err.1 err.2)"
cp -r in elsewhere
"$hoshi" batch -q --allow-errors $day --shard 1/2 --shard-by id elsewhere | sed 's/.*"id":"\([^"]*\)".*/\1/' |
    grep ^S- >a
sed 's/.*"id":"\([^"]*\)".*/\1/' id.1 | grep ^S- >b
same "the id decides" a b

# What must not be merged.
code() { # code command…
    want_code=$1
    shift
    status 4 "$@" >/dev/null 2>err
    grep -q "$want_code" err || { cat err; fail "no $want_code"; }
}
code HS2023 "$hoshi" batch --merge part.1.ndjson part.3.ndjson
code HS2043 "$hoshi" batch --merge part.1.ndjson part.2.ndjson part.3.ndjson part.3.ndjson
code HS2024 "$hoshi" batch --merge part.1.ndjson part.2.ndjson part.3.csv
"$hoshi" batch -q --allow-errors --as-of 2026-11-22 --shard 3/3 -o other.3 in
code HS2024 "$hoshi" batch --merge part.1.ndjson part.2.ndjson other.3
cp part.1.ndjson.manifest hurt.manifest
sed '2s/"star"/"STAR"/' part.1.ndjson >hurt
code HS2025 "$hoshi" batch --merge hurt part.2.ndjson part.3.ndjson
head -n 5 part.1.ndjson >hurt
code HS2025 "$hoshi" batch --merge hurt part.2.ndjson part.3.ndjson
cp part.1.ndjson hurt
sed -i '3d' hurt.manifest
code HS2025 "$hoshi" batch --merge hurt part.2.ndjson part.3.ndjson
echo x >hurt.manifest
code HS2028 "$hoshi" batch --merge hurt part.2.ndjson part.3.ndjson

# What schedulers say. An index without a count would judge the wrong part in silence.
auto() { # expected-shard variable…
    want_part=$1
    shift
    env "$@" "$hoshi" batch -q --allow-errors $day --shard auto in >auto
    "$hoshi" batch -q --allow-errors $day --shard $want_part in | cmp - auto || fail "auto: $*"
}
auto 2/3 SLURM_ARRAY_TASK_ID=5 SLURM_ARRAY_TASK_MIN=4 SLURM_ARRAY_TASK_COUNT=3
auto 1/3 AWS_BATCH_JOB_ARRAY_INDEX=0 AWS_BATCH_JOB_ARRAY_SIZE=3
auto 3/3 JOB_COMPLETION_INDEX=2 HOSHI_SHARD_COUNT=3
auto 2/2 OMPI_COMM_WORLD_RANK=1 OMPI_COMM_WORLD_SIZE=2
auto 2/2 PMI_RANK=1 PMI_SIZE=2
auto 2/3 SGE_TASK_ID=3 SGE_TASK_FIRST=1 SGE_TASK_LAST=5 SGE_TASK_STEPSIZE=2
for lone in SLURM_ARRAY_TASK_ID AWS_BATCH_JOB_ARRAY_INDEX JOB_COMPLETION_INDEX OMPI_COMM_WORLD_RANK SGE_TASK_ID; do
    code HS2027 env $lone=1 "$hoshi" batch -q $day --shard auto in
done
code HS2027 "$hoshi" batch -q $day --shard auto in
code HS2027 env PMI_RANK=2 PMI_SIZE=2 "$hoshi" batch -q $day --shard auto in
status 2 "$hoshi" batch -q $day --shard 4/3 in 2>/dev/null
status 2 "$hoshi" batch -q $day --shard 0/3 in 2>/dev/null
