"""example.py HOSHI SOURCE: write examples/workbook/*.xlsx again: a questionnaire, and the answers of the logistics
company in a workbook of the shape of the official one (one sheet, criteria from row 3 on, merged
cells), with our own texts and the columns that companies add on the right."""
import csv
import io
import os
import subprocess
import sys

import yaml
from book import Book, column

hoshi, source = sys.argv[1], sys.argv[2]
table = subprocess.run([hoshi, "init", "--form", "csv", "--star", "4", "--lang", "ja", "-o", "-"],
                       capture_output=True, check=True).stdout.decode("utf-8-sig")
criteria = [r for r in csv.reader(io.StringIO(table)) if r and r[0].count("-") == 3]
first = {r[0] for r in csv.reader(io.StringIO(subprocess.run(
    [hoshi, "init", "--form", "csv", "--star", "3", "--lang", "ja", "-o", "-"],
    capture_output=True, check=True).stdout.decode("utf-8-sig"))) if r}
sheet = yaml.safe_load(open(os.path.join(source, "examples/logistics/answers.yaml")))
SIGN = {"met": "○", "partial": "△", "unmet": "×", "planned": "予定", "not-applicable": "対象外", "unknown": "不明"}

HEAD = ["", "大分類", "", "中分類", "", "要求事項No.", "★3", "★4", "要求事項", "要求事項の内容", "段階",
        "評価基準No.", "評価基準", "機能", "自己評価\n（○/△/×/対象外）", "理由", "証跡", "備考", "実施日", "期限", "担当"]
rows, merged = [["", "自己評価表（hoshiの見本。文はhoshiのもので、公式のものではありません）"], HEAD], []
for at, (id_, question, wanted, *_) in enumerate(criteria, 3):
    a = sheet["answers"].get(id_) or {}
    a = {"status": a} if isinstance(a, str) else a
    files = "\n".join(e.get("file") or e.get("url") for e in a.get("evidence", []))
    is_first = not rows[2:] or rows[-1][5] != id_[:id_.rindex("-")]
    rows.append(["", "", "", "", "", id_[:id_.rindex("-")], "○" if id_ in first else "", "○",
                 question if is_first else "", wanted if is_first else "", "★3" if id_ in first else "★4", id_, question, "",
                 SIGN.get(a.get("status"), ""), a.get("reason", ""), files, a.get("note", ""),
                 str(a.get("performed", "")), str(a.get("due", "")), a.get("owner", "")])
start = 3
for at in range(4, len(rows) + 2):
    if at > len(rows) or rows[at - 1][5] != rows[start - 1][5]:
        if at - 1 > start:
            merged += [f"{column(c)}{start}:{column(c)}{at - 1}" for c in (9, 10)]
        start = at
ANSWERS = 14  # columns before them
blank = rows[:2] + [row[:ANSWERS] for row in rows[2:]]
choices = ('<dataValidations count="1"><dataValidation type="list" allowBlank="1" sqref="O3:O155">'
           '<formula1>"○,△,×,対象外"</formula1></dataValidation></dataValidations>')
for name, content in (("answers", rows), ("questionnaire", blank)):
    Book().sheet("★3・★4要求事項・評価基準", content, merged=merged, tail=choices).sheet("用語", [["用語の説明"]]).save(
        os.path.join(source, f"examples/workbook/{name}.xlsx"))
