#!/bin/sh
# man.sh DIR: manual pages must be clean for mandoc, down to warnings (not matters of style).
set -eu
command -v mandoc >/dev/null || { echo "SKIP: mandoc is missing"; exit 77; }
set --  "$1"/*.[1-9]
[ -e "$1" ] || { echo "SKIP: no manual pages"; exit 77; }
mandoc -T lint -W warning "$@"
