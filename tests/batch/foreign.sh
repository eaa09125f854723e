#!/bin/sh
# What lies in a folder and is no sheet gets a record that says what to do; nothing to judge is never
# success, and never takes the place of an older output.
. "$(dirname "$0")/lib.sh"
command -v jq >/dev/null || { echo "SKIP: jq is missing"; exit 77; }

sheets 1 json in
printf 'PK\003\004 xl/workbook.xml' >in/a.xlsx
printf '\320\317\021\340\241\261\032\341' >in/b.xls
printf 'PK\003\004 word/document.xml' >in/c.zip
printf '%%PDF-1.7\n' >in/d.pdf
printf 'hoshi: answers/1\norganization: {id: S-7, name: 甲}\n' >in/e.txt
printf 'id\tstatus\n' >in/f.tab
printf 'id,status\n1-2-1-1,met\n' >in/noext
printf 'hello' | iconv -t UTF-16 >in/g.txt
printf '<!DOCTYPE html>' >in/h.html
: >in/i.doc
mkfifo in/j.pdf
mkdir in/evidence
echo x >in/evidence/log.txt
printf 'PC,name\n1,a\n' >in/evidence/register.csv
echo '{"backup": "ok"}' >in/evidence/log.json
printf 'id,status\n1-2-1-1,met\n' | iconv -t UTF-16 >in/k.csv
printf 'PK\003\004 xl/workbook.xml' >in/l.csv
echo x >in/Thumbs.db
echo x >in/~\$a.xlsx
echo x >in/.hidden
status 3 "$hoshi" batch -q $day in >out
jq -r '[.source, .state, .error.code // "-", .organization.id // "-"] | join("|")' out >got
cat >want <<'END'
in/a.xlsx|unreadable|HS1029|-
in/b.xls|unreadable|HS1040|-
in/c.zip|unreadable|HS1016|-
in/d.pdf|unreadable|HS1016|-
in/e.txt|unreadable|HS1018|S-7
in/f.tab|unreadable|HS1018|-
in/g.txt|unreadable|HS1015|-
in/h.html|unreadable|HS1016|-
in/i.doc|unreadable|HS1018|-
in/j.pdf|unreadable|HS2006|-
in/k.csv|unreadable|HS1015|-
in/l.csv|unreadable|HS1029|-
in/noext|unreadable|HS1018|-
in/s000000.json|received|-|S-00000
END
same "what is no sheet: $(diff want got)" want got
grep -q 'save it again' out || fail "what to do with a workbook"
# a pattern says what is read; the rest is only counted
status 0 "$hoshi" batch $day --lang en --include 's*.json' in 2>said >out
[ "$(wc -l <out)" -eq 1 ] && grep -q '^18 files in folders were passed over (--include' said || fail "pattern: $(cat said)"
# a pattern is asked for by name: what lies in "evidence" is read, too
status 3 "$hoshi" batch -q $day --include '*.csv' in >out
[ "$(jq -r .source out | tr '\n' ' ')" = 'in/evidence/register.csv in/k.csv in/l.csv ' ] || fail "tables: $(cat out)"
# what it is does not depend on how large it is
mkdir large
truncate -s 20M large/film.mp4
printf 'PK\003\004' >large/x.zip
truncate -s 20M large/x.zip
status 3 "$hoshi" batch -q $day large >out
[ "$(jq -r .error.code out | tr '\n' ' ')" = 'HS1018 HS1016 ' ] || fail "large files: $(cat out)"
# a folder of nothing but workbooks is no success
mkdir books
cp in/a.xlsx books
status 3 "$hoshi" batch -q $day books >out
jq -e '.error.code == "HS1029"' out >/dev/null || fail "workbooks: $(cat out)"

# --- nothing to judge
mkdir none
: >list
echo old >out.ndjson
echo old >out.html
for of in none '--files-from list' 'none none'; do
    for more in '' --allow-errors; do
        status 3 "$hoshi" batch -q --lang en $day $more -o out.ndjson -o portfolio=out.html $of 2>err
        grep -q 'HS1019' err || fail "$of: $(cat err)"
    done
done
# a name that is wrong
for of in mistyped mistyped/ 'mistyped none'; do
    for more in '' --allow-errors; do
        status 4 "$hoshi" batch -q --lang en $day $more -o out.ndjson -o portfolio=out.html $of 2>err
        grep -q 'HS1019' err || fail "$of: $(cat err)"
        status 4 "$hoshi" batch -q --lang en $day $more $of >got 2>err
        grep -q '"source":"mistyped/\{0,1\}","state":"unreadable","error":{"code":"HS2002"' got || fail "$of: $(cat got)"
        status 4 "$hoshi" batch -q --lang en $day $more --resume state -o out.ndjson $of 2>err
        [ ! -e state ] && [ ! -e out.ndjson.part ] || fail "$of: a journal stays"
    done
done
[ "$(cat out.ndjson out.html)" = "old
old" ] || fail "an old output was replaced"
# beside what can be read it is a record, and no success either
for more in '' --allow-errors; do
    status 4 "$hoshi" batch -q $day $more mistyped in/s000000.json >out
    [ "$(jq -r .state out | tr '\n' ' ')" = 'unreadable received ' ] || fail "mistyped and good: $(cat out)"
done
# which names they were is said, with -q too, once, and in the order of the names
sed 's,^,in/,' >want <<'END'
two: error: no such file; look at the name and the folder [HS2002]
one: error: no such file; look at the name and the folder [HS2002]
END
for more in '' --latest '-j 8 --allow-errors'; do
    status 4 "$hoshi" batch -q --lang en $day $more -o out.ndjson in/two in/s000000.json in/one 2>err
    same "the names that are wrong $more: $(cat err)" want err
done
status 4 "$hoshi" batch -q --lang en $day -o none.ndjson in/two 2>err
[ "$(sed 's/.*\[//' err | tr '\n' ' ')" = 'HS2002] HS1019] ' ] || fail "only a wrong name: $(cat err)"
# an earlier, interrupted run has said it; the one that goes on has not seen the name itself
sheets 2000 json many
set -- --resume state -o out.ndjson mistyped many
"$hoshi" batch -q --lang en $day "$@" 2>err &
pid=$!
while ! grep -qs '^M 512' state && kill -0 $pid 2>/dev/null; do :; done
kill -9 $pid 2>/dev/null || fail "too late to kill"
wait $pid 2>/dev/null || true
status 4 "$hoshi" batch -q --lang en $day "$@" 2>err
echo 'inputs that were named but could not be read by an earlier run: 1; their records say why' |
    cmp - err || fail "lost in an earlier run: $(cat err)"
# one of a list that is gone is an error like others
printf 'gone.json\nin/s000000.json\n' >list
status 3 "$hoshi" batch -q $day --files-from list >out
status 0 "$hoshi" batch -q $day --allow-errors --files-from list >out
# where nothing is right, one says so
status 0 "$hoshi" batch -q $day --allow-empty -o out.ndjson none
[ -e out.ndjson ] && [ ! -s out.ndjson ] || fail "--allow-empty"

# --- a table that names no catalogue
mkdir tables
printf 'id,status\n1-2-1-1,met\n' >tables/a.csv
printf 'id,status\ncatalogue,scs@2026-03\n1-2-1-1,met\n' >tables/b.csv
printf 'id,status\n' >tables/c.csv
"$hoshi" batch -q $day tables | jq -r '[.source, .catalogue_assumed // "-"] | join("|")' >got
printf 'tables/a.csv|scs@2026-03\ntables/b.csv|-\ntables/c.csv|scs@2026-03\n' | cmp - got || fail "assumed: $(cat got)"
status 3 "$hoshi" batch -q $day --require-catalogue tables >out
jq -r '[.source, .error.code // "-"] | join("|")' out >got
printf 'tables/a.csv|HS1103\ntables/b.csv|-\ntables/c.csv|HS1103\n' | cmp - got || fail "required: $(cat got)"
