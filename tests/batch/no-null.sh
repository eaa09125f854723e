#!/bin/sh
# A closed descriptor where there is no /dev/null to put in its place: said, and nothing is done.
. "$(dirname "$0")/lib.sh"
in_empty_dev() { unshare -m sh -c 'mount -t tmpfs none /dev && exec "$@"' sh "$@"; }
in_empty_dev true 2>/dev/null || {
    echo "may not mount anything here"
    exit 77
}

printf 'hoshi: answers/1\ncatalogue: scs@2026-03\n' >a.yaml
for close in '<&-' '>&-' '<&- >&-'; do
    got=0
    eval "in_empty_dev \"$hoshi\" score $day -o out.txt a.yaml $close" 2>err || got=$?
    [ $got -eq 4 ] && grep -q '^/dev/null: error: .*HS2002' err && [ ! -e out.txt ] || fail "$close: $got $(cat err)"
done
status 4 in_empty_dev "$hoshi" score $day -o out.txt a.yaml 2>&-
[ ! -e out.txt ] || fail "2>&-"
in_empty_dev "$hoshi" score $day -o out.txt a.yaml || fail "nothing is closed"
[ -s out.txt ] || fail "nothing is closed, nothing is written"
