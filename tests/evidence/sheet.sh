# Sourced: a scratch folder with a sheet and its evidence; 'hoshi' is the built program.
set -eu
hoshi=$1 source=$2 scratch=$3
rm -rf "$scratch"
mkdir -p "$scratch/bin" "$scratch/evidence"
ln -s "$hoshi" "$scratch/bin/hoshi"
PATH=$scratch/bin:$PATH LC_ALL=C.UTF-8
export PATH LC_ALL
cd "$scratch"
echo one >evidence/体制表.txt
echo two >evidence/log.txt
cat >answers.yaml <<'END'
hoshi: answers/1
catalogue: scs@2026-03
organization: {name: 株式会社サンプル精機, id: S-00042}
answers:
  1-2-1-1: {status: met, note: 内緒, evidence: [{file: evidence/体制表.txt, title: 表}, {file: evidence/log.txt}]}
END
pack() { hoshi evidence pack --quiet --as-of 2026-11-23 "$@" answers.yaml; }
fail() {
    echo "$*"
    exit 1
}
