#!/bin/sh
# circles.sh KNOWN OBJECT…: no two files, and no two folders, may need each other. Who needs whom is
# read from the symbols of the object files, so a circle by call is found where no #include shows it.
# KNOWN lists circles that may stay for now, each with its reason; a line that is no longer true fails.
set -eu
known=$1
shift
if [ $# -eq 0 ]; then
    echo "SKIP: no objects"
    exit 77
fi
for object in "$@"; do
    # …/hoshi_app.dir/batch/emit.c.o -> app/batch/emit.c
    name=$(echo "$object" | sed 's|.*/hoshi_\([a-z0-9]*\)\.dir/|\1/|; s|\.o$||')
    "$NM" -P "$object" | awk -v name="$name" '{ print name, $1, $2 }'
done | awk -v known="$known" -f "$(dirname "$0")/circles.awk"
