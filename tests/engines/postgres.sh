#!/bin/sh
# PostgreSQL takes the CSV as a table and the NDJSON as jsonb, and counts what we count.
. "$(dirname "$0")/../batch/lib.sh"
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | tail -n 1)
[ -n "$bin" ] && [ -x "$bin/initdb" ] || { echo "PostgreSQL is not installed"; exit 77; }
as=
if [ "$(id -u)" -eq 0 ]; then # its server refuses root
    id postgres >/dev/null 2>&1 && command -v setpriv >/dev/null || { echo "no user for the server"; exit 77; }
    as="setpriv --reuid=postgres --regid=postgres --clear-groups"
    mkdir db
    chown postgres db
else
    mkdir db
fi
export PGHOST=$scratch/db PGUSER=test PGDATABASE=postgres
$as "$bin/initdb" -D db/data -U test -A trust -E UTF8 --locale=C >db.log 2>&1 || { cat db.log; echo "initdb fails"; exit 77; }
$as "$bin/pg_ctl" -D db/data -w -l "$scratch/db/log" -o "-k $scratch/db -c listen_addresses=''" start >db.log 2>&1 ||
    { cat db.log; echo "the server does not start"; exit 77; }
trap '$as "$bin/pg_ctl" -D db/data -m immediate stop >/dev/null' EXIT

sheets 400 json in
printf '{' >in/s000111.json
printf '{"hoshi":"answers/1","catalogue":"scs@2026-03","organization":{"name":"引用\\"と\\\\と,"},"answers":{}}' >in/t.json
status 3 "$hoshi" batch -q $day in -o csv=out.csv -o ndjson=out.ndjson
columns=$(head -n 1 out.csv | sed 's/,/ text, /g; s/$/ text/')
sql() { psql -X -q -A -t -v ON_ERROR_STOP=1 "$@"; }
sql -c "create table t ($columns)"
sql -c "\\copy t from 'out.csv' with (format csv, header)"
# A quote and a delimiter that NDJSON never holds: each line is one value.
sql -c 'create table j (r jsonb)'
sql -c "\\copy j from 'out.ndjson' with (format csv, quote e'\\x01', delimiter e'\\x02')"
[ "$(sql -c 'select count(*) from t')" -eq "$(wc -l <out.ndjson)" ] || fail "not every row arrived"
[ "$(sql -c 'select count(*) from j')" -eq "$(wc -l <out.ndjson)" ] || fail "not every record arrived"
sql -c "select source, star, gaps, coalesce(organization_name, '') from t where error_code is null order by 1" >a
sql -c "select r->>'source', r->>'star', r->>'gaps', coalesce(r->'organization'->>'name', '') from j
        where not r ? 'error' order by 1" >b
same "table and jsonb" a b
[ "$(sql -c "select r->'error'->>'code' from j where r ? 'error'")" = HS1008 ] || fail "the error record"
sql -c "select r->>'source' from j where r->'organization'->>'name' = '引用\"と\\と,'" | grep -qx in/t.json || fail "quoting"
