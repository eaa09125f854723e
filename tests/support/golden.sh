#!/bin/sh
# Run one golden case: start from known files, run one command line, compare every byte.
#
#   golden.sh [--lang en|ja] HOSHI CASE SCRATCH
#
# CASE is a directory with
#   cmd      the command line, split like a shell does; 'hoshi' is the built program.
#            May be absent in tests/errors: then the input is checked.
#   in/      files the command finds in its working directory. Without in/, every other file
#            beside cmd is copied (examples/ and tests/errors/ are cases of that kind).
#   stdin    bytes; absent = empty
#   stdout   expected bytes; absent = nothing
#   stderr   likewise; with --lang the file is called en or ja
#   exit     expected status; absent = 0
#   env      VAR=VALUE lines
#   needs    programs that cmd uses besides hoshi; the case is skipped where one is missing
#   out/     files that must exist afterwards with exactly this content
# SCRATCH is emptied first and is the working directory.
# UPDATE_GOLDENS=1 rewrites stdout, stderr, exit and the files that already stand in out/.
set -eu

lang=
if [ "$1" = --lang ]; then
    lang=$2
    shift 2
fi
hoshi=$1
case=$(cd "$2" && pwd)
scratch=$3

if [ -f "$case/needs" ]; then
    for program in $(cat "$case/needs"); do
        if ! command -v "$program" >/dev/null; then
            echo "SKIP: $program is missing"
            exit 77
        fi
    done
fi

rm -rf "$scratch"
mkdir -p "$scratch/bin" "$scratch/work" "$scratch/got"
scratch=$(cd "$scratch" && pwd)
work=$scratch/work
got=$scratch/got
ln -s "$hoshi" "$scratch/bin/hoshi"

# --- input files
if [ -d "$case/in" ]; then
    cp -R "$case/in/." "$work"
else
    for f in "$case"/* "$case"/.[!.]*; do
        case ${f##*/} in
        cmd | env | exit | needs | stdin | stdout | stderr | en | ja | out | README*) continue ;;
        esac
        if [ -e "$f" ]; then cp -R "$f" "$work"; fi
    done
fi
chmod -R u+w "$work"

# --- command line; a script of its own, so that quotes, ';' and '[' mean what they mean in a shell
if [ -f "$case/cmd" ]; then
    sed "s/--lang LANG\\([^A-Za-z_]\\|\$\\)/--lang $lang\\1/g" "$case/cmd" >"$scratch/cmd"
else
    input=$(cd "$case" && ls -d in.*)
    echo "hoshi check --as-of 2026-11-23 --lang $lang $input" >"$scratch/cmd"
fi
stdin=/dev/null
if [ -f "$case/stdin" ]; then stdin=$case/stdin; fi

# --- a clean environment: nothing of the developer's machine may reach the program
set -- "PATH=$scratch/bin:/usr/local/bin:/usr/bin:/bin" LC_ALL=C.UTF-8
for v in ASAN_OPTIONS UBSAN_OPTIONS TSAN_OPTIONS LSAN_OPTIONS; do
    if value=$(printenv "$v"); then set -- "$@" "$v=$value"; fi
done
if [ -f "$case/env" ]; then
    while IFS= read -r line || [ -n "$line" ]; do
        case $line in '' | '#'*) ;; *) set -- "$@" "$line" ;; esac
    done <"$case/env"
fi

status=0
(cd "$work" && exec env -i "$@" sh "$scratch/cmd") <"$stdin" >"$got/stdout" 2>"$got/stderr" ||
    status=$?
echo "$status" >"$got/exit"

# --- compare, or rewrite
err_name=${lang:-stderr}
bad=0

show() { # label expected actual
    echo "--- $1 differs (- expected, + got)"
    diff -a -u "$2" "$3" | sed '1,2d' | head -n 80
    bad=1
}

compare() { # label expected-file-or-missing actual
    if [ -f "$2" ]; then
        cmp -s "$2" "$3" || show "$1" "$2" "$3"
    elif [ -s "$3" ]; then
        show "$1" /dev/null "$3"
    fi
}

rewrite() { # expected actual: an empty expectation is an absent file
    if [ -s "$2" ]; then cp "$2" "$1"; else rm -f "$1"; fi
}

want_exit=0
if [ -f "$case/exit" ]; then want_exit=$(tr -d '[:space:]' <"$case/exit"); fi

if [ -n "${UPDATE_GOLDENS:-}" ]; then
    if [ "$status" -ge 126 ]; then
        echo "status $status: a crash or a missing program is never an expectation"
        cat "$got/stderr"
        exit 1
    fi
    rewrite "$case/stdout" "$got/stdout"
    rewrite "$case/$err_name" "$got/stderr"
    if [ "$status" -eq 0 ]; then rm -f "$case/exit"; else cp "$got/exit" "$case/exit"; fi
else
    if [ "$status" -ne "$want_exit" ]; then
        echo "--- exit status is $status, expected $want_exit"
        bad=1
    fi
    compare stdout "$case/stdout" "$got/stdout"
    compare "$err_name" "$case/$err_name" "$got/stderr"
fi

if [ -d "$case/out" ]; then
    (cd "$case/out" && find . -type f | LC_ALL=C sort) >"$scratch/out-list"
    while IFS= read -r f; do
        if [ ! -f "$work/$f" ]; then
            echo "--- $f was not written"
            bad=1
        elif [ -n "${UPDATE_GOLDENS:-}" ]; then
            cp "$work/$f" "$case/out/$f"
        else
            compare "${f#./}" "$case/out/$f" "$work/$f"
        fi
    done <"$scratch/out-list"
fi

if [ "$bad" -ne 0 ]; then
    echo "case:    $case"
    echo "command: $(cat "$scratch/cmd")"
    echo "rerun in $work; accept with UPDATE_GOLDENS=1"
fi
exit "$bad"
