#!/bin/sh
# The workbook is well-formed XML 1.0 and shows what the sheets say, whatever names come in.
. "$(dirname "$0")/lib.sh"
python3 -c '' 2>/dev/null || exit 77
mkdir in
sheet() { printf '{"hoshi":"answers/1","catalogue":"scs@2026-03","organization":{"name":"%s","id":"%s"},"answers":{}}\n' "$2" "$3" >"in/$1"; }
fffe=$(printf '\357\277\276')
sheet escape.json 'A _x0041_ & <b>' _x000D_
sheet noncharacter.json 'Yamabiko \uffff' S-2
sheet "file-$fffe.json" 'file name' S-3
sheet long.json "$(head -c 33000 /dev/zero | tr '\0' x)" S-4

status=0
"$hoshi" batch -q $day -o portfolio-xlsx=p.xlsx in 2>err || status=$?
[ "$status" -eq 3 ] || fail "status $status" # noncharacter.json is refused, as any sheet with an error is
python3 - <<'END' >got
import xml.etree.ElementTree as E, re, zipfile
z = zipfile.ZipFile('p.xlsx')
for n in z.namelist():
    if n.endswith('.xml'):
        E.fromstring(z.read(n))
decode = lambda s: re.sub(r'_x([0-9A-Fa-f]{4})_', lambda m: chr(int(m.group(1), 16)), s)
for t in E.fromstring(z.read('xl/sharedStrings.xml')).iter('{http://schemas.openxmlformats.org/spreadsheetml/2006/main}t'):
    t = decode(t.text or '')
    if re.search(r'_x00|file|HS1111|xxxx', t):
        print(t[:40], len(t))
END
# a state that no row can have is not counted
"$hoshi" batch -q $day --lang en --latest --allow-errors -o portfolio-xlsx=l.xlsx -o portfolio=l.html in
python3 -c "import zipfile as z; print(z.ZipFile('l.xlsx').read('xl/sharedStrings.xml').decode())" >strings
grep -q 'came, but not asked' strings || fail "the workbook counts no states"
grep -q 'older than another sheet' strings && fail "the workbook counts superseded sheets"
grep -q 'came, but not asked' l.html || fail "the page knows no states"
grep -q 'older than another sheet' l.html && fail "the page knows superseded sheets"
for want in 'A _x0041_ & <b> 15' '_x000D_ 7' 'HS1111 6' 'in/file-\xef\xbf\xbe.json 25'; do
    grep -qxF -- "$want" got || { cat got; fail "the workbook does not show: $want"; }
done
