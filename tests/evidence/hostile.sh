#!/bin/sh
# hostile.sh HOSHI SOURCE SCRATCH: bundles whose hashes fit and whose contents do not hold together.
# The complaints come when the bundle is closed; what they quote must still be there.
. "$2/tests/evidence/sheet.sh"
python=/usr/bin/python3
"$python" -c '' 2>/dev/null || exit 77
hoshi evidence keygen --quiet --no-password k
pack --key k.key -o good.tar


# complains NAME COMMAND…: status 3, the code and the quoted line
complains() {
    name=$1 && shift
    status=0
    "$@" bad.tar >out 2>err || status=$?
    if [ "$status" -ne 3 ] || ! grep -qF "[$code]" err || ! grep -qF -- " | $line" err; then
        cat out err
        fail "$name: $2 $3 ends with $status; wanted: 3, $code, the line '$line'"
    fi
}
# bad NAME MEMBER OLD NEW CODE LINE
bad() {
    code=$5 line=$6
    "$python" "$source/tests/evidence/rebuild.py" good.tar bad.tar "$2" "$3" "$4"
    complains "$1" hoshi evidence verify --key k.pub
    complains "$1" hoshi evidence sign --key k.key --role other -o signed.tar
    [ ! -e signed.tar ] || fail "$1: signed"
}
cat=catalogue.yaml sheet=sheet/answers.yaml
bad 'unknown star' $cat '- star: 4' '- star: 3' HS1203 '  - star: 3'
bad 'dangling reference' $cat 'refers_to: [1-1-1-1]' 'refers_to: [9-9-9-9]' HS1202 \
    '            refers_to: [9-9-9-9]'
bad 'unknown condition' $cat 'condition: executive-order' 'condition: nobody' HS1207 \
    '            condition: nobody'
bad 'duplicate id' $cat '- id: remote-work' '- id: executive-order' HS1201 '  - id: executive-order'
bad 'bad period' $cat 'frequency: P1Y' 'frequency: P1Q' HS1108 '            frequency: P1Q'
bad 'another format' $cat 'hoshi: catalogue/1' 'hoshi: catalogue/9' HS1110 'hoshi: catalogue/9'
bad 'cut in half' $cat 'criteria:' cut HS1103 '      - id: 1-1-1'
bad 'unknown key' $cat 'edition:' 'editio:' HS1102 'editio: '
bad 'unknown status in the sheet' $sheet 'status: met' 'status: mett' HS1106 '  1-2-1-1: {status: mett,'
bad 'unknown criterion in the sheet' $sheet 1-2-1-1 1-2-1-9 HS1301 '  1-2-1-9: {status: met,'
bad 'sheet that is no YAML' $sheet 'status: met' 'status: [met' HS1003 '  1-2-1-1: {status: [met,'
bad 'unknown key in the policy' policy.yaml id: idd: HS1102 'idd: default'
