# lib.sh: drive a real terminal. Source it; HOSHI, CASE (name) and SCRATCH are set by the test.
#   open COLUMNS ROWS [VAR=VALUE…] -- COMMAND   a terminal that runs the command, then waits
#   type_keys KEY…     keys by tmux name (Enter, Up, C-u, m)
#   type_text TEXT     text as it is
#   golden NAME        wait until the screen is golden/CASE.NAME; UPDATE_GOLDENS=1 writes it
#   see TEXT           wait until the screen contains TEXT
#   unseen TEXT        wait until it does not
# Waiting ends as soon as the screen is right; the limit is only for a program that hangs.
set -eu
if ! command -v tmux >/dev/null; then
    echo "SKIP: tmux is not installed"
    exit 77
fi
here=$(cd "$(dirname "$0")" && pwd)
rm -rf "$SCRATCH"
mkdir -p "$SCRATCH/bin"
SCRATCH=$(cd "$SCRATCH" && pwd)
ln -s "$HOSHI" "$SCRATCH/bin/hoshi"
cd "$SCRATCH"
TMUX_TMPDIR=$(mktemp -d) # a socket's path must be short
export TMUX_TMPDIR
unset TMUX || true
n_open=0 # a server of its own for each terminal: one that is ending may still hold the name
t() { LC_ALL=C.UTF-8 tmux -u -L "hoshi$n_open" -f /dev/null "$@"; }
finish() {
    t kill-server 2>/dev/null || true
    rm -rf "$TMUX_TMPDIR"
}
trap finish EXIT

open() {
    columns=$1 rows=$2
    shift 2
    set_env=
    while [ "$1" != -- ]; do
        set_env="$set_env $1"
        shift
    done
    shift
    for v in ASAN_OPTIONS UBSAN_OPTIONS LSAN_OPTIONS; do
        if value=$(printenv "$v"); then set_env="$set_env $v=$value"; fi
    done
    t kill-server 2>/dev/null || true
    n_open=$((n_open + 1))
    t new-session -d -s s -x "$columns" -y "$rows" \
        "cd '$SCRATCH'; env -i PATH='$SCRATCH/bin':/usr/bin:/bin TERM=\$TERM $set_env $*; echo exit \$?; exec cat"
    t set-option -g status off
    t resize-window -t s -x "$columns" -y "$rows"
}
type_keys() { t send-keys -t s "$@"; }
type_text() { t send-keys -t s -l -- "$1"; }
screen() { t capture-pane -p -t s; }

tries=400
golden() {
    expected=$here/golden/$CASE.$1
    if [ -n "${UPDATE_GOLDENS:-}" ]; then
        last= n=0
        while [ $n -lt 8 ]; do
            now=$(screen)
            if [ "$now" = "$last" ]; then n=$((n + 1)); else n=0; fi
            last=$now
            sleep 0.1
        done
        printf '%s\n' "$last" >"$expected"
        return
    fi
    i=0
    while [ $i -lt $tries ]; do
        screen >got
        # The shell's $(…) took trailing empty lines away when the golden was written.
        if [ "$(cat got)" = "$(cat "$expected")" ]; then return; fi
        i=$((i + 1))
        sleep 0.05
    done
    echo "--- $CASE.$1 (- expected, + got)"
    diff -u "$expected" got | sed 1,2d || true
    exit 1
}
see() {
    i=0
    while [ $i -lt $tries ]; do
        if screen | grep -qF -- "$1"; then return; fi
        i=$((i + 1))
        sleep 0.05
    done
    echo "--- never seen: $1"
    screen
    exit 1
}
unseen() {
    i=0
    while [ $i -lt $tries ]; do
        if ! screen | grep -qF -- "$1"; then return; fi
        i=$((i + 1))
        sleep 0.05
    done
    echo "--- still there: $1"
    screen
    exit 1
}
# The answers of a sheet, without comments and blank entries.
answers() { grep -E '^  [0-9a-z-]+: [^ ]' "$1"; }
same() { # label expected got
    if [ "$2" != "$3" ]; then
        echo "--- $1"
        echo "expected: $2"
        echo "got:      $3"
        exit 1
    fi
}
