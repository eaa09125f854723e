#!/bin/sh
# completion.sh HOSHI SOURCE: the completions are asked what they would offer, as the shells ask them.
# A shell that is not there is not tried, and the last line says so.
set -eu
source=$2
PATH=$(dirname "$1"):$PATH
cd "$source"
bad=0
is() { # shell, what is on the line, words offered, words wanted
    if [ "$3" != "$4" ]; then
        echo "$1: $2: offers '$3', not '$4'"
        bad=1
    fi
}

# The words of the line…; prints what TAB offers for the last of them, sorted, in one line.
in_bash() {
    bash -c '. completions/hoshi.bash
        COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMPREPLY=()
        _hoshi
        printf "%s\n" "${COMPREPLY[@]}"' bash "$@" | sed 's/ *$//' | LC_ALL=C sort | tr '\n' ' ' | sed 's/ $//'
}
if command -v bash >/dev/null; then
    while IFS='|' read -r line want; do
        # shellcheck disable=SC2086 # the line is words; what is asked for is the one behind the last space
        is bash "$line" "$(in_bash ${line% *} "${line##* }")" "$want"
    done <<'END'
hoshi sc|score
hoshi --|--color --diagnostics --help --lang --quiet --version
hoshi --lang ja sc|score
hoshi --lang = ja sc|score
hoshi --quiet --lang j|ja
hoshi -q --color always score --pol|--policy
hoshi score -o os|oscal-poam= oscal=
hoshi score -o json = READM|README.ja.md README.md
hoshi batch -o portfolio-c|portfolio-csv=
hoshi batch --results include/ho|include/hoshi
hoshi evidence pack --redact ev|evidence.title evidence.url
hoshi evidence pack --redact note,sc|note,scope.note
hoshi evidence p|pack
hoshi catalog show sc|scripts scs scs5
hoshi score --policy str|strict
hoshi score --star 3|3
hoshi score --as-of 2|
hoshi score --lang = j|ja
hoshi score --format feedback-|feedback-html feedback-json
hoshi help ev|evidence
hoshi help c|catalog catalogue check convert csv
hoshi explain 1-2-1-3|1-2-1-3
hoshi assess --owner h|hr
hoshi init --form y|yaml
END
else
    echo "note: no bash, its completion is not tried"
fi

if command -v zsh >/dev/null; then
    zsh -f tests/docs/completion.zsh "$source/completions" || bad=1
else
    echo "note: no zsh, its completion is not tried"
fi
exit $bad
