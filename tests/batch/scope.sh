#!/bin/sh
# A sheet of a part of the company says so in every output, and a file that cannot be read is named
# beside the supplier whose id its name begins with.
. "$(dirname "$0")/lib.sh"
command -v jq >/dev/null || { echo "SKIP: jq is missing"; exit 77; }

mkdir in
cat >in/a.yaml <<'END'
hoshi: answers/1
catalogue: scs@2026-03
organization: {id: S-1, name: 甲}
scope:
  unit: 製造部
  sites: [本社, "第二工場"]
  note: 全社の1%
  exclusions:
    - {what: "=工場の制御系", reason: 別の網}
    - {what: "<b>海外拠点", reason: 別会社}
answers: {}
END
printf 'hoshi: answers/1\ncatalogue: scs@2026-03\norganization: {id: S-2}\nscope: {unit: 全社}\nanswers: {}\n' >in/b.yaml
printf 'nonsense: [' >in/S-3_回答.yaml
printf 'nonsense: [' >in/S-31.yaml
printf 'nonsense: [' >in/S-1x.yaml
printf 'id,name,asked\nS-1,,3\nS-2,,3\nS-3,,3\nS-1x-9,,3\n' >asked.csv
status 3 "$hoshi" batch $day --lang ja --asked asked.csv -o ndjson=out.ndjson -o csv=out.csv \
    -o portfolio=page.html -o portfolio-csv=page.csv -o portfolio-json=page.json in 2>said

jq -r '[.source // "-", .scope // "-", .left_out // "-", .similar_id // "-"] | join("|")' out.ndjson >got
cat >want <<'END'
in/S-1x.yaml|-|-|-
in/S-31.yaml|-|-|-
in/S-3_回答.yaml|-|-|S-3
in/a.yaml|製造部, 本社, 第二工場 (全社の1%)|=工場の制御系, <b>海外拠点|-
in/b.yaml|-|-|-
-|-|-|-
-|-|-|-
END
cmp want got || { diff want got; fail "records"; }
grep -q '^会社の一部についての回答がある取引先：1社（S-1）' said || fail "said: $(cat said)"
# an id that was copied with another company's sheet
printf 'id,name,asked\nS-1,乙運輸株式会社,3\nS-2,,3\n' >named.csv
"$hoshi" batch $day --lang ja --asked named.csv -o /dev/null in/a.yaml in/b.yaml 2>said
grep -q '^一覧と会社の名前が違う取引先：1社（S-1）' said || fail "another name: $(cat said)"
grep -qF '"製造部, 本社, 第二工場 (全社の1%)","'"'"'=工場の制御系, <b>海外拠点"' out.csv || fail "records as a table"
grep -qF "'=工場の制御系, <b>海外拠点" page.csv || fail "portfolio as a table"
jq -e '[.suppliers[] | select(.left_out)] | length == 1 and .[0].scope == "製造部, 本社, 第二工場 (全社の1%)"' page.json >/dev/null ||
    fail "portfolio/1"
grep -q '範囲から外した部分' page.html || fail "page"
! grep -q '<b>海外' page.html || fail "the page holds a tag of a sheet"
