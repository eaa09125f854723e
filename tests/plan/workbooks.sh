#!/bin/sh
# workbooks.sh HOSHI SOURCE SCRATCH: every template as a workbook in both languages, the same bytes
# twice, read as XML and held against criteria/templates.yaml; some by LibreOffice where it is there.
set -eu
hoshi=$1 source=$(cd "$2" && pwd) scratch=$3
rm -rf "$scratch"
mkdir -p "$scratch"
cd "$scratch"
if ! python3 -c 'import yaml' 2>/dev/null; then
    echo "SKIP: python3-yaml is missing"
    exit 77
fi
ids=$("$hoshi" template list --lang en | sed -n 's/^\(T[0-9][0-9]\)  .*/\1/p')
for id in $ids; do
    for lang in ja en; do
        "$hoshi" template show --lang $lang -o $id.$lang.xlsx $id
        "$hoshi" template show --lang $lang -f xlsx $id | cmp - $id.$lang.xlsx
        "$hoshi" template show --lang $lang -o $id.$lang.md $id
    done
done
if command -v soffice >/dev/null; then
    HOME=$scratch soffice --headless --convert-to 'csv:Text - txt - csv (StarCalc):44,34,76' --outdir . T05.ja.xlsx T08.en.xlsx >office 2>&1
else
    echo "without LibreOffice: only the XML is looked at"
fi
PYTHONDONTWRITEBYTECODE=1 exec python3 "$source/tests/plan/read_workbooks.py" "$scratch" "$source"
