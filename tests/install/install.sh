#!/bin/sh
# install.sh SOURCE BUILD PREFIX LIBDIR: is everything where a Debian package has it, and can a
# program outside of this tree be built and run with nothing but what is installed?
set -eu
if [ -n "${SKIP:-}" ]; then
    echo "SKIP: $SKIP"
    exit 77
fi
source=$1 build=$2 prefix=$3 libdir=$4
rm -rf "$prefix"
"$CMAKE" --install "$build" --prefix "$prefix" >"$build/install.log"

bad=0
need() {
    if [ ! -f "$prefix/$1" ]; then
        echo "not installed: $1"
        bad=1
    fi
}
# each GLOB-IN-SOURCE DESTINATION: every file of the source tree has its place
each() {
    for f in "$source"/$1; do
        if [ -f "$f" ]; then need "$2/${f##*/}"; fi
    done
}
need bin/hoshi
need "$libdir/libhoshi.a"
need "$libdir/pkgconfig/hoshi.pc"
each 'include/hoshi/*.*' include/hoshi
each 'docs/man/*.1' share/man/man1
each 'docs/man/*.5' share/man/man5
each 'docs/man/ja/*.1' share/man/ja/man1
each 'docs/man/ja/*.5' share/man/ja/man5
each 'criteria/*.yaml' share/hoshi/criteria
each 'criteria/policy/*.yaml' share/hoshi/criteria/policy
each 'criteria/frameworks/*.yaml' share/hoshi/criteria/frameworks
each 'criteria/mappings/*.yaml' share/hoshi/criteria/mappings
each 'docs/schema/*.json' share/hoshi/schema
each 'README*.md' share/doc/hoshi
each 'LICENSE' share/doc/hoshi
if [ -f "$source/completions/hoshi.bash" ]; then need share/bash-completion/completions/hoshi; fi
each 'completions/_hoshi' share/zsh/vendor-completions
[ "$bad" -eq 0 ] || exit 1

# Nothing may lead back into the tree that built it.
if grep -rl -F "$build" "$prefix/$libdir/pkgconfig" "$prefix/include"; then
    echo "the files above name the build folder"
    exit 1
fi

PKG_CONFIG_PATH=$prefix/$libdir/pkgconfig
export PKG_CONFIG_PATH
flags=$(pkg-config --static --cflags --libs hoshi)
# shellcheck disable=SC2086 # flags are words
"$CC" -std=c17 -Wall -Wextra -Werror "$source/tests/install/outside.c" $flags \
    -o "$prefix/outside"
"$prefix/bin/hoshi" version

sheet=$source/examples/parts-maker/answers.yaml
if [ -f "$sheet" ]; then
    "$prefix/outside" "$sheet"
else
    "$prefix/outside"
fi
