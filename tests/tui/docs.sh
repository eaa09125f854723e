#!/bin/sh
# The screens that the documents show are screens that the tests saw.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../.."
bad=0
shows() { # page golden
    while IFS= read -r line; do
        if ! grep -qxF -- "$line" "$1"; then
            echo "$1: not on the screen of tests/tui/golden/$2: $line"
            bad=1
        fi
    done <"tests/tui/golden/$2"
}
shows README.md killed.resumed
shows docs/man/hoshi-assess.1 killed.resumed
shows docs/tutorial/first-assessment.en.md tutorial.en
shows README.ja.md answer.planned
shows docs/man/ja/hoshi-assess.1 answer.planned
shows docs/tutorial/first-assessment.md tutorial.ja
exit $bad
