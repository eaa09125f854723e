#!/bin/sh
# listed.sh SOURCE: sources are named in CMake, not globbed; so a file that nobody builds, or a test
# that nobody runs, must be found some other way.
set -eu
cd "$1"
bad=0
listed() { # CMakeLists.txt, word that must stand in it, file
    if ! sed 's/#.*//' "$1" | grep -qE "(^|[^A-Za-z0-9_./])$2(\$|[^A-Za-z0-9_.])"; then
        echo "$3: not listed in $1"
        bad=1
    fi
}
for f in $(find src -name '*.c' | LC_ALL=C sort); do
    inside=${f#src/*/}
    case $f in
    src/cli/cmd_*_*.c) ;; # a part of a command
    src/cli/cmd_*.c) # a row of commands.def
        name=${inside#cmd_}
        grep -qx "COMMAND(${name%.c})" src/cli/commands.def || { echo "$f: no row in src/cli/commands.def"; bad=1; }
        continue
        ;;
    esac
    listed "${f%"/$inside"}/CMakeLists.txt" "$inside" "$f"
done
for f in tests/unit/*.c; do
    name=$(basename "$f" .c)
    case $name in test_* | prop_* | oom_*) listed tests/unit/CMakeLists.txt "${name#test_}" "$f" ;; esac
done
for f in tests/fuzz/fuzz_*.c; do
    name=$(basename "$f" .c)
    if [ -f "$f" ]; then listed tests/fuzz/CMakeLists.txt "${name#fuzz_}" "$f"; fi
done
exit $bad
