"""cases.py TESTS: write again the workbooks of tests/errors and tests/cli, which golden cases read."""
import os
import sys

from book import Book, Raw

tests = sys.argv[1]
HEAD = ["評価基準No.", "評価基準", "自己評価", "実施日", "備考"]
ROWS = [["1-2-1-1", "役員", "○", "2026/4/10", "担当と確認"], ["1-2-1-2", "連絡先", "△", "", ""],
        ["1-2-1-3", "点検", "×", "", "未着手"]]


def changed(row, col, value):
    rows = [list(r) for r in ROWS]
    rows[row][col] = value
    return rows


def book(rows=None, head=None, **how):
    return Book().sheet("回答", [head or HEAD] + (rows or ROWS), **how)


def form(*sheets):
    """What init makes, as far as the reader of a form asks for it."""
    b = Book().sheet("hoshi", [["id", "status"], ["hoshi", "answers/1"], ["catalogue", "scs@2026-03"],
                               ["form.columns", "id status performed note"],
                               ["form.rows", str(sum(len(rows) for _, _, rows in sheets))]], state="hidden")
    for name, head, rows in sheets:
        b.sheet(name, [head] + rows)
    return b


double = book()
double.extra = [("XL/worksheets/s1.xml", "")]
date = book(changed(1, 0, Raw('<c r="{at}" s="1"><v>37653</v></c>')))
date.styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
signed = book()
signed.extra = [("_xmlsignatures/sig1.xml", "<x/>")]
ours = book()
ours.extra = [("docProps/core.xml", '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>hoshi</dc:creator></cp:coreProperties>')]
ours.about = "docProps/core.xml"
many = book()
many.extra = [(f"x/{i}", "") for i in range(1000)]
for path, b in {
    "errors/HS1030/in.xlsx": double,
    "errors/HS1031/in.xlsx": book(head=["評価基準No.", "評価基準", "", "", ""]),
    "errors/HS1032/in.xlsx": book(head=["評価基準No.", "評価", "自己評価", "実施日", "備考"]),
    "errors/HS1033/in.xlsx": book(changed(0, 2, Raw('<c r="{at}" t="str"><f>IF(B2="役員","○","×")</f><v>○</v></c>'))),
    "errors/HS1034/in.xlsx": date,
    "errors/HS1035/in.xlsx": book(merged=["C2:C4"]),
    "errors/HS1036/in.xlsx": book(),
    "errors/HS1037/in.xlsx": book(),
    "errors/HS1038/in.xlsx": signed,
    "cli/fill/workbook/book.xlsx": book([["1-2-1-1", "役員", "", "", ""], ["1-2-1-2", "連絡先", "○", "", "手元の控え"], ["1-2-1-3", "点検", "△", "2026/4/10", ""]],
        tail='<dataValidations count="1"><dataValidation type="list" sqref="C2:C4"><formula1>"済,一部,未"</formula1></dataValidation></dataValidations>'),
    "cli/fill/no-column/book.xlsx": book([["1-2-1-1", "役員", "", "", ""], ["1-2-1-2", "連絡先", "", "", ""], ["1-2-1-3", "点検", "", "", ""]],
        head=["評価基準No.", "評価基準", "自己評価", "所見", "完了予定日"],
        tail='<dataValidations count="1"><dataValidation type="list" sqref="C2:C4"><formula1>"済,一部,未"</formula1></dataValidation></dataValidations>'),
    "errors/HS1014/in.xlsx": book(),
    "errors/HS1041/in.xlsx": book(ROWS + [["評価基準No.", "自己評価", "", "", ""], ["2-1-1-1", "○", "", "", ""]]),
    "errors/HS1042/in.xlsx": ours,
    "errors/HS1044/in.xlsx": form(("回答", HEAD[:3] + ["点検日", "備考"], ROWS)),
    "errors/HS1045/in.xlsx": form(("総務", HEAD, ROWS), ("人事", ["", "", "", "", ""], [["2-1-1-1", "", "○"], ["2-1-1-2", "", "○"], ["2-1-1-3", "", "○"]])),
    "errors/HS1046/in.xlsx": form(("回答", HEAD, ROWS), ("回答 (2)", HEAD, ROWS)),
    "errors/HS1421/in.xlsx": many,
    "errors/HS3052/in.xlsx": book(),
    "cli/check/own-form/form.xlsx": form(("回答", HEAD, ROWS)).sheet("やること", [[i, "総務に聞く"] for i in ("1-2-1-1", "1-2-1-2", "1-2-1-3")])
        .sheet("サーバ", [[a] for a in ("192.168.0.1", "192.168.0.2", "03-1234-5678")]),
    "cli/merge/workbook/in/b.xlsx": book(),
    "cli/check/workbook/answers.xlsx": book(head=["評価基準No.", "評価基準", "自己評価\n（○/△/×）", "実施日", "根拠・対応予定"]).sheet(
        "用語", [["星", "段階"]]),
}.items():
    where = os.path.join(tests, path)
    os.makedirs(os.path.dirname(where), exist_ok=True)
    b.save(where)
cut = open(os.path.join(tests, "errors/HS1036/in.xlsx"), "rb").read()
os.makedirs(os.path.join(tests, "errors/HS1029"), exist_ok=True)
open(os.path.join(tests, "errors/HS1029/in.xlsx"), "wb").write(cut[: len(cut) // 2] + b"xl/workbook.xml")
