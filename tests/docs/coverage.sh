#!/bin/sh
# coverage.sh HOSHI SOURCE: nothing the program can do is undocumented, and nothing else is promised.
#   - every command stands in both READMEs and has a section in hoshi(1) or a page of its own
#   - every option of `hoshi COMMAND --help` stands in the section of that command in hoshi(1), or
#     in hoshi-COMMAND(1) when there is one, or among the common options
#   - every page of a command is named in hoshi(1) and in docs/README.md
#   - every field of a file format stands in its page, every format in formats.md and hoshi(1)
#     the Japanese pages are held to the English ones by docs.man-languages
#   - every topic of 'hoshi help' has its text in both languages
#   - every answer stands in hoshi-answers(5), every answer, reason and finding in judgement.md
# What tables write by themselves (completions, lists of choices) is held by docs.generated.
#   - every row of src/diag/codes.def has its section in docs/reference/diagnostics.md
#   - every exit status stands in docs/reference/exit-status.md
set -eu
hoshi=$1 source=$2
cd "$source"
bad=0
fail() {
    echo "$*"
    bad=1
}
common='--lang --color --diagnostics --quiet --help'
commands=$("$hoshi" help --lang en | awk '/^Commands:/ { on = 1; next } /^[^ ]|^$/ { on = 0 } on && /^  [a-z]/ { print $1 }')
[ -n "$commands" ] || fail "'hoshi help' lists no commands"

# Options of a command, one a line, as --help shows them.
options_of() {
    "$hoshi" "$1" --help --lang en | sed -n 's/^  \(-., \)\{0,1\} *\(--[a-z-]*\).*/\2/p'
}
# The text between ".Ss hoshi COMMAND" and the next section of hoshi(1).
man_section() {
    awk -v want=".Ss hoshi $1" '/^\.S[hs] /{on = $0 == want || index($0, want " ") == 1} on' docs/man/hoshi.1
}
common_man=$(awk '/^\.S[hs] /{on = /[Cc]ommon options/} on' docs/man/hoshi.1)
has_flag() { # text, --option; in mdoc an option is .Fl -name
    printf '%s\n' "$1" | grep -qE "Fl -${2#--}( |\$)"
}

for c in $commands; do
    for page in README.md README.ja.md; do
        grep -qE "hoshi $c([^a-z-]|\$)" "$page" || fail "$page: 'hoshi $c' is not mentioned"
    done
    text=$(man_section "$c")
    if [ -f "docs/man/hoshi-$c.1" ]; then text="$text
$(cat "docs/man/hoshi-$c.1")"; fi
    [ -n "$text" ] || fail "docs/man/hoshi.1: no section '.Ss hoshi $c'"
    if [ -f "docs/man/hoshi-$c.1" ]; then
        grep -qE "^\.Xr hoshi-$c 1( |\$)" docs/man/hoshi.1 || fail "docs/man/hoshi.1: hoshi-$c(1) is not named"
        grep -q "man hoshi-$c\`" docs/README.md || fail "docs/README.md: 'man hoshi-$c' is missing"
    fi
    for o in $(options_of "$c"); do
        case " $common " in
        *" $o "*)
            has_flag "$common_man" "$o" || fail "docs/man/hoshi.1: $o is not among the common options"
            continue
            ;;
        esac
        has_flag "$text" "$o" || fail "docs/man/hoshi.1: hoshi $c: $o is missing (.It Fl ${o#-})"
    done
done

# What 'hoshi help WORD' says is a part of the manual, found by its heading: there must be one.
topics=$(sed -n 's/^TOPIC("\([a-z-]*\)".*/\1/p' src/cli/topics.def)
for word in $topics $commands; do
    for lang in ja en; do
        [ "$("$hoshi" help --lang "$lang" "$word" | wc -l)" -ge 3 ] || fail "'hoshi help --lang $lang $word' says nothing"
    done
done

# Words of tables that users type: formats, forms of sheets.
rows() { sed -n 's/^[A-Z]*("\([a-z0-9-]*\)".*/\1/p' "$@"; }
for word in $(rows include/hoshi/writers.def src/stock/exporters.def src/stock/templates.def | sort -u); do
    for page in docs/man/hoshi.1 docs/reference/formats.md; do
        grep -qE "(^|[^a-z-])$word([^a-z-]|\$)" "$page" || fail "$page: the format '$word' is missing"
    done
done

# The picture of the house has every layer and wing that docs/layers.txt has.
for room in $(sed -n 's/^\([a-z][a-z/]*\):.*/\1/p' docs/layers.txt); do
    grep -q "^| .$room. |" docs/explanation/architecture.md ||
        fail "docs/explanation/architecture.md: '$room' of docs/layers.txt has no row"
done

# Every field of a file format stands in the page that describes the format.
fields() { grep -ohE '(F(_[A-Z]+)?\(([A-Z0-9]+, )?|\.name = )"[a-z0-9_]+"' "$1" | sed 's/.*"\(.*\)"/\1/' | sort -u; }
described() { # spec, page
    [ -n "$(fields "$1")" ] || fail "$1: no fields found"
    for f in $(fields "$1"); do
        grep -qE "(^|[^a-z0-9_-])$f([^a-z0-9_-]|\$)" "$2" || fail "$2: the field '$f' of $1 is missing"
    done
}
described src/codec/bind/spec_answers.c docs/man/hoshi-answers.5
described src/codec/bind/spec_catalog.c docs/man/hoshi-catalogue.5
described src/codec/bind/spec_policy.c docs/reference/judgement-policy.md
described src/codec/bind/spec_reference.c docs/reference/formats.md

codes() { sed -n "s/^\(UNANSWERED_\)\{0,1\}$1([A-Z_]*, \"\([a-z-]\{1,\}\)\".*/\2/p" "include/hoshi/$2.def"; }
stands_in() { # page, words…
    page=$1
    shift
    for word; do
        grep -qE "(^|[^a-z-])$word([^a-z-]|\$)" "$page" || fail "$page: '$word' is missing"
    done
}
# shellcheck disable=SC2046 # one word a line
{
    stands_in docs/man/hoshi-answers.5 $(codes STATUS status | grep -vx unanswered)
    stands_in docs/explanation/judgement.md $(codes STATUS status) $(codes REASON reason) $(codes FINDING finding)
}

for code in $(sed -n 's/^[ \t]*ROW(\(HS[0-9]*\).*/\1/p' src/diag/codes.def); do
    # `hoshi explain` shows the first paragraph in Japanese and the second in English.
    LC_ALL=C awk -v want="### $code " '
        /^##/ { on = index($0, want) == 1; next }
        on && /^$/ { open = 0; next }
        on && !open { open = 1; n++ }
        on && index($0, "\343\200\202") { ja[n] = 1 }
        END { exit !(n == 2 && ja[1] && !ja[2]) }' docs/reference/diagnostics.md ||
        fail "docs/reference/diagnostics.md: $code needs a section '### $code name' of two paragraphs, Japanese and English"
done
sed -n 's/^### \(HS[0-9]*\) .*/\1/p' docs/reference/diagnostics.md | while read -r code; do
    grep -q "ROW($code," src/diag/codes.def || echo "docs/reference/diagnostics.md: $code is no code"
done | grep . && bad=1
for n in 0 1 2 3 4 5; do
    grep -q "^| $n |" docs/reference/exit-status.md || fail "docs/reference/exit-status.md: $n is missing"
done
exit $bad
