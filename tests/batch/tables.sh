#!/bin/sh
# CSV sheets: encodings, delimiters, quoting, complaints with places; the CSV of records.
. "$(dirname "$0")/lib.sh"

sheets 3 csv csv
sheets 3 json json
"$hoshi" batch -q $day csv | sed 's/"source":"[^"]*"//' >a
"$hoshi" batch -q $day json | sed 's/"source":"[^"]*"//' >b
same "CSV and JSON" a b

t=csv/s000000.csv
mkdir way
cp $t way/a.csv
{ printf '\357\273\277'; cat $t; } >way/b-bom.csv
sed 's/$/\r/' $t >way/c-crlf.csv
iconv -f UTF-8 -t CP932 $t >way/d-cp932.csv
sed 's/,/;/;s/,/;/;s/,/;/' $t >way/e-semicolon.csv
sed 's/,/\t/;s/,/\t/;s/,/\t/' $t >way/f-tab.csv
sed '1s/^id/ID/;1s/$/,,/;3i ,,,' $t >way/g-excel.csv
"$hoshi" batch -q $day way | sed 's/"source":"[^"]*"//' | sort -u | wc -l | grep -qx 1 || {
    "$hoshi" batch -q $day way
    fail "ways to write the same table"
}

mkdir bad
printf 'id,status\n1-2-1-1,met,,,x\n' >bad/a.csv
printf 'id,status\n"1-2-1-1,met\n' >bad/b.csv
printf 'id,note\n1-2-1-1,x\n' >bad/c.csv
printf 'id,status\n1-2-1-1,met\n1-2-1-1,unmet\n' >bad/d.csv
printf 'id,status,perfomed\n1-2-1-1,met,x\n' >bad/e.csv
printf 'id,status\n1-2-1-1,"ma""ybe"\n' >bad/f.csv
printf 'id,status\n1-2-1-1,\201\377\n' >bad/g.csv
printf 'id,status\n,met\n' >bad/h.csv
status 3 "$hoshi" batch -q $day bad -o csv=- >got
cells got error_code error_place >places
cat >want <<'WANT'
error_code,error_place
HS1410,bad/a.csv:2:15
HS1514,bad/b.csv:2:1
HS1103,bad/c.csv:1:1
HS1105,bad/d.csv:3:1
HS1417,bad/e.csv:1:11
HS1106,bad/f.csv:2:9
HS1415,bad/g.csv
HS1103,bad/h.csv:2:1
WANT
same "complaints about tables" want places

# What a spreadsheet would run is made text.
printf '{"hoshi":"answers/1","catalogue":"scs@2026-03","organization":{"name":"=1+1, \\"x\\"","id":"@a"},"answers":{}}\n' |
    "$hoshi" batch -q $day --format csv | grep -q "^<stdin>:1,received,'@a,\"'=1+1, \"\"x\"\"\"," || fail "formula"

# --input says what every file is; a file of lines is none of them.
mkdir mixed
printf 'id,status\n1-1-1-1,met\n' >mixed/a.csv
printf '{"hoshi":"answers/1","catalogue":"scs@2026-03"}\n' >mixed/b.ndjson
"$hoshi" batch -q $day --allow-errors --input csv mixed | sed 1d | grep -q '"source":"mixed/b.ndjson".*HS1018' ||
    fail "--input csv took a file of lines"
[ "$("$hoshi" batch -q $day mixed | wc -l)" = 2 ] || fail "a file of lines is missing"
