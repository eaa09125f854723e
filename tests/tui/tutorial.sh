#!/bin/sh
# The tutorial shows the screen that one gets by following it: its own sheet, as step 6 leaves it.
. "$(dirname "$0")/lib.sh"
sheet() { # page file: the last content that the page gives the file
    awk -v fence="\`\`\`yaml $2" '$0 == fence { on = 1; text = ""; next } /^```/ { on = 0 } on { text = text $0 "\n" }
        END { printf "%s", text }' "$here/../../docs/tutorial/$1" >"$2"
    [ -s "$2" ]
}
sheet first-assessment.md renshu.yaml
open 80 24 LC_ALL=C.UTF-8 -- hoshi assess --lang ja --as-of 2026-11-23 renshu.yaml
golden ja
sheet first-assessment.en.md practice.yaml
open 80 24 LC_ALL=C.UTF-8 -- hoshi assess --lang en --as-of 2026-11-23 practice.yaml
golden en
