#!/bin/sh
# messages.sh SOURCE: every message and every diagnostic is used somewhere; a row that nobody says is
# a row that nobody keeps right.
set -eu
cd "$1"
used=$(mktemp)
trap 'rm -f "$used"' EXIT
find src -name '*.[ch]' -o -name '*.def' ! -name messages.def ! -name codes.def | xargs cat |
    grep -oE 'HOSHI_MSG_[A-Z0-9_]+|HS[0-9]{4}' | sed 's/^HOSHI_//' | LC_ALL=C sort -u >"$used"
bad=0
for id in $(sed -n 's/^MSG(\([A-Z0-9_]*\),.*/MSG_\1/p' src/i18n/messages.def) \
    $(sed -n 's/^ROW(\(HS[0-9]*\),.*/\1/p' src/diag/codes.def); do
    if ! grep -qx "$id" "$used"; then
        echo "$id: no code uses it; delete the row or use it"
        bad=1
    fi
done
exit $bad
