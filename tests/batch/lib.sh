# What the scripts of this folder share. Arguments of a script: HOSHI GEN SCRATCH.
set -eu
hoshi=$1
gen=$2
scratch=$3
rm -rf "$scratch" 2>/dev/null || { chmod -R u+rwx "$scratch"; rm -rf "$scratch"; }
mkdir -p "$scratch"
cd "$scratch"
export LC_ALL=C.UTF-8
unset HOSHI_LANG LC_MESSAGES LANG SLURM_ARRAY_TASK_ID AWS_BATCH_JOB_ARRAY_INDEX JOB_COMPLETION_INDEX \
    OMPI_COMM_WORLD_RANK PMI_RANK SGE_TASK_ID || true
day='--as-of 2026-11-23'

fail() {
    echo "FAILED: $*"
    exit 1
}
same() { # what file file
    cmp "$2" "$3" || fail "$1"
}
# status command…: run it and want this exit status
status() {
    want=$1
    shift
    got=0
    "$@" || got=$?
    [ "$got" -eq "$want" ] || fail "status $got, not $want: $*"
}
sheets() { # count form folder
    mkdir -p "$3"
    "$gen" 7 "$1" "$2" "$3"
}
# cells file name…: these columns of a table without quoted cells, by their heads
cells() {
    table=$1
    shift
    awk -F, -v names="$*" 'NR == 1 { n = split(names, name, " "); for (i = 1; i <= NF; i++) at[$i] = i }
        { for (i = 1; i <= n; i++) printf "%s%s", $at[name[i]], i < n ? "," : "\n" }' "$table"
}
