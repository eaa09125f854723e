"""reading.py HOSHI SCRATCH: the same answers in every form a workbook can have are the same answers;
what is ambiguous is refused by name."""
import csv
import json
import os
import shutil
import subprocess
import sys

from book import Book, Raw, inline

hoshi, scratch = os.path.abspath(sys.argv[1]), sys.argv[2]
shutil.rmtree(scratch, ignore_errors=True)
os.makedirs(scratch)
os.chdir(scratch)
failed = []

HEAD = ["評価基準No.", "評価基準", "自己評価\n（○/△/×）", "実施日", "備考"]
IDS = ["1-2-1-1", "1-2-1-2", "1-2-1-3", "2-1-1-1"]
ROWS = [[IDS[0], "役員", "○", "2026/4/10", "担当と確認"], [IDS[1], "連絡先", "△", "", ""],
        [IDS[2], "点検", "×", "", "未着手"], [IDS[3], "台帳", "", "", ""]]
WANT = {IDS[0]: ("met", "2026-04-10", "担当と確認"), IDS[1]: ("partial", None, None),
        IDS[2]: ("unmet", None, "未着手"), IDS[3]: (None, None, None)}


def run(*words):
    return subprocess.run([hoshi, *words], capture_output=True, text=True, timeout=60,
                          env={**os.environ, "HOSHI_LANG": "en"})


def answers(path, *words):
    done = run("score", "-f", "json", "--answers", "--as-of", "2026-12-01", *words, path)
    if done.returncode != 0:
        return f"status {done.returncode}: {done.stderr}"
    of = {c["id"]: c for c in json.loads(done.stdout)["criteria"]}
    return {i: (of[i].get("status") if of[i].get("status") != "unanswered" else None,
                of[i].get("performed"), of[i].get("answer", {}).get("note")) for i in IDS}


def same(name, book, *words, want=WANT):
    book.save(f"{name}.xlsx")
    got = answers(f"{name}.xlsx", *words)
    if got != want:
        failed.append(f"{name}: {got}")


def refused(name, book, code, place, *words):
    book.save(f"{name}.xlsx")
    done = run("check", *words, f"{name}.xlsx")
    if done.returncode != 3 or f"[{code}]" not in done.stderr or place not in done.stderr:
        failed.append(f"{name}: status {done.returncode}, not {code} at {place}: {done.stderr}")


def book(rows=None, head=None, **how):
    b = Book(strict=how.pop("strict", False))
    return b.sheet(how.pop("name", "回答"), [head or HEAD] + (rows or ROWS), **how)


def changed(row, col, value):
    rows = [list(r) for r in ROWS]
    rows[row][col] = value
    return rows


same("english-heads", book(head=["Criterion ID", "Criterion", "Self-assessment (yes/no)", "Performed on",
                                 "Remarks"]))
same("plain", book())
same("strict", book(strict=True))
b = book(); b.absolute = True
same("absolute-targets", b)
same("first-row-4", book(first_row=4))
same("title-above", Book().sheet("回答", [["回答票"], [], HEAD] + ROWS))

# Texts that cells share: rich, with furigana, which is no part of them.
b = book(rows=changed(0, 4, Raw('<c r="{at}" t="s"><v>1</v></c>')))
b.strings = ('<si><t>x</t></si><si><r><t>担当</t></r><r><rPr><b/></rPr><t>と確認</t></r>'
             '<rPh sb="0" eb="2"><t>タントウ</t></rPh><phoneticPr fontId="1"/></si>')
same("shared-rich-furigana", b)
b = book(rows=changed(0, 4, Raw('<c r="{at}" t="inlineStr"><is><t>担当と確認</t><rPh sb="0" eb="2"><t>タントウ</t></rPh></is></c>')))
same("inline-furigana", b)
same("formula-note", book(rows=changed(0, 4, Raw('<c r="{at}" t="str"><f>A1</f><v>担当と確認</v></c>'))))
same("escaped", book(rows=changed(0, 4, "担当と確認_x000D_\n")))
same("true", book(rows=changed(0, 2, Raw('<c r="{at}" t="b"><v>1</v></c>'))))

# Days: as numbers of both calendars, by format; as ISO 8601; as a number alone.
styles = ('<numFmts count="1"><numFmt numFmtId="164" formatCode="[$-411]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts>'
          '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs>')
for name, style, number, properties in (("date-1900", 1, 46122, ""), ("date-japanese", 2, 46122.4, ""),
                                        ("date-1904", 1, 44660, '<workbookPr date1904="1"/>'), ("date-number", 0, 46122, "")):
    b = book(rows=changed(0, 3, Raw(f'<c r="{{at}}" s="{style}"><v>{number}</v></c>')))
    b.styles, b.book_properties = styles, properties
    same(name, b)
same("date-iso", book(rows=changed(0, 3, Raw('<c r="{at}" t="d"><v>2026-04-10T00:00:00</v></c>'))))

# Cells and rows that do not say where they are.
bare = [[Raw(inline(v, "X1").replace(' r="X1"', "")) if v else Raw('<c/>') for v in row] for row in [HEAD] + ROWS]
b = Book(); b.sheet("回答", bare)
same("no-places", b)
same("other-order", Book().sheet("目次", [["はじめに"]]).sheet("回答", [HEAD] + ROWS).sheet("用語", [["星", "段階"]]))
same("hidden-copy", book().sheet("前年度", [HEAD] + changed(0, 2, "×"), state="hidden"))
same("only-hidden", Book().sheet("目次", [["はじめに"]]).sheet("回答", [HEAD] + ROWS, state="veryHidden"))

same("filtered", book(tail='<autoFilter ref="A1:E5"><filterColumn colId="2"><filters><filter val="○"/></filters></filterColumn></autoFilter>',
                      hidden=(3, 4, 5)))

# The official layout as companies send it on: sheets moved and renamed, columns put between, a title.
official = [["", "", "2026年度版（当社様式）"],
            ["大分類", "要求事項No.", "★3", "★4", "要求事項", "評価基準No.", "評価基準", "社内管理番号", "自己評価（○/△/×/対象外）",
             "確認部署", "実施日", "備考"]] + [
            ["ガバナンス", i[:5], "●", "●", "…", i, text, f"A-{n}", word, "総務", day, note]
            for n, (i, text, word, day, note) in enumerate(ROWS)]
same("official-moved", Book().sheet("表紙", [["自己評価表"]]).sheet("2026年度", official).sheet("凡例", [["○", "達成"]]))

# Heads: in two rows, merged; in English; none for the ids; mapped by letter.
two = [["評価基準No.", "評価基準", "回答欄", "", ""], ["", "", "自己評価", "実施日", "備考"]]
same("two-rows-of-heads", Book().sheet("回答", two + ROWS, merged=["A1:A2", "B1:B2", "C1:E1"]))
same("english", book(head=["ID", "Criterion text", "Status", "Performed", "Note"]))
same("no-head-of-ids", book(head=["", "評価基準", "判定", "実施日", "備考"]))
same("mapped", book(head=["番", "", "A社", "いつ", "ひとこと"]), "--map", "id=A,answer=C,performed=D,note=E")
same("two-answers-mapped", book(head=["評価基準No", "評価", "自己評価", "実施日", "備考"]), "--map", "answer=C")
same("two-sheets-named", book().sheet("下書き", [HEAD] + changed(0, 2, "×")), "--sheet", "回答")
same("full-width-ids", book(rows=changed(0, 0, "１－２－１－１")))
same("remarks-between", book(rows=ROWS[:2] + [["２章 取引先の管理"]] + ROWS[2:] + [["※○は済んだもの"]]))
same("merged-notes", book(rows=changed(0, 4, "担当と確認"), merged=["E2:E3"]),
     want={**WANT, IDS[1]: ("partial", None, "担当と確認")})
same("two-notes", book(head=HEAD + ["メモ"], rows=[r + ["追記" if r[0] == IDS[2] else ""] for r in ROWS]),
     want={**WANT, IDS[2]: ("unmet", None, "未着手\n追記")})

# Heads that come again, before every chapter; chapters whose titles begin with a number.
same("heads-again", book(rows=ROWS[:2] + [HEAD] + ROWS[2:3] + [["評価基準No", "", "自己評価", "実施日", "備考"]] + ROWS[3:]))
same("heads-again-far-below", book(rows=ROWS[:3] + [[]] * 80 + [HEAD] + ROWS[3:]))
same("numbered-titles", book(rows=[["1. ガバナンス"]] + ROWS[:2] + [["2 取引先", "", "", "", ""]] + ROWS[2:]))
refused("other-heads-below", book(rows=ROWS[:2] + [["評価基準No", "自己評価", "", "", ""]] + ROWS[2:]), "HS1041", "(回答)!A4")

refused("two-answers", book(head=["評価基準No", "評価", "自己評価", "", ""]), "HS1032", "(回答)!B1")
refused("two-sheets", book().sheet("下書き", [HEAD] + ROWS), "HS1032", "回答, 下書き")
refused("no-answers", book(head=["評価基準No", "", "", "", ""]), "HS1031", "回答")
refused("no-such-sheet", book(), "HS1037", "回答", "--sheet", "解答")
refused("formula", book(rows=changed(0, 2, Raw('<c r="{at}" t="str"><f>IF(1,1)</f><v>○</v></c>'))), "HS1033", "(回答)!C2")
refused("formula-unworked", book(rows=changed(0, 2, Raw('<c r="{at}"><f>IF(1,1)</f></c>'))), "HS1033", "(回答)!C2")
refused("today", book(rows=changed(0, 3, Raw('<c r="{at}"><f>TODAY()</f><v>46122</v></c>'))), "HS1033", "(回答)!D2")
b = book(rows=changed(1, 0, Raw('<c r="{at}" s="1"><v>37653</v></c>'))); b.styles = styles
refused("id-became-date", b, "HS1034", "(回答)!A3")
refused("merged-answers", book(merged=["C2:C4"]), "HS1035", "(回答)!C2")
months = styles.replace('<xf numFmtId="0"/>', '<xf numFmtId="55"/>').replace('ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;', 'yyyy&quot;年&quot;m&quot;月&quot;')
for style in (0, 2):  # "2026年4月": the first of the month is the program's word
    b = book(rows=changed(0, 3, Raw(f'<c r="{{at}}" s="{style}"><v>46113</v></c>')))
    b.styles = months
    refused(f"month-{style}", b, "HS1107", "(回答)!D2")
refused("double-id", book(rows=changed(1, 0, IDS[0])), "HS1105", "(回答)!A3")
refused("unknown-id", book(rows=changed(1, 0, "9-9-9-9")), "HS1301", "(回答)!A3")
refused("unknown-word", book(rows=changed(1, 2, "まあまあ")), "HS1106", "(回答)!C3")
refused("bad-day", book(rows=changed(0, 3, "2026/2/30")), "HS1107", "(回答)!D2")
refused("answer-without-id", book(rows=changed(1, 0, "")), "HS1103", "(回答)!")

# Rows that are gone are said; what was taken for what is shown; JSON diagnostics name sheet and cell.
book(name="A & <b>").save("named.xlsx")
done = run("check", "--explain-layout", "named.xlsx")
if "named.xlsx(A & <b>)" not in done.stdout or "C  自己評価 （○/△/×） → status" not in done.stdout or "not read: B  評価基準" not in done.stdout:
    failed.append(f"layout: {done.stdout}")
if "[HS1036]" not in done.stderr or "77 criteria" not in done.stderr:
    failed.append(f"rows that are gone: {done.stderr}")
done = run("check", "--diagnostics", "json", "unknown-word.xlsx")
places = [(d.get("sheet"), d.get("cell"), d.get("line")) for d in map(json.loads, done.stderr.splitlines()) if d["code"] == "HS1106"]
if places != [("回答", "C3", None)]:
    failed.append(f"places in JSON: {places}")
done = run("batch", "--as-of", "2026-12-01", "unknown-word.xlsx", "plain.xlsx")
records = [json.loads(line) for line in done.stdout.splitlines()]
if records[0]["error"]["place"] != "unknown-word.xlsx(回答)!C3" or records[1]["levels"][0]["satisfied"] != 1:
    failed.append(f"batch: {done.stdout}")
book(rows=changed(0, 2, "×")).save("worse.xlsx")
if run("diff", "plain.xlsx", "strict.xlsx").returncode != 0 or run("diff", "plain.xlsx", "worse.xlsx").returncode != 1:
    failed.append("diff")
run("init", "-o", "sheet.yaml")
if run("merge", "sheet.yaml", "plain.xlsx", "-o", "merged.yaml").returncode != 0 or answers("merged.yaml") != WANT:
    failed.append(f"merge: {answers('merged.yaml')}")

# What hoshi wrote itself has been judged already; an answer sheet it never is, whatever its columns say.
for lang in ("ja", "en"):
    run("report", "-q", "--lang", lang, "-f", "xlsx", "-o", f"report-{lang}.xlsx", "--as-of", "2026-12-01", "plain.xlsx")
    done = run("check", f"report-{lang}.xlsx")
    if done.returncode != 3 or "[HS1042]" not in done.stderr or "HS1303" in done.stderr:
        failed.append(f"our own report: {done.returncode} {done.stderr}")
# A table that 'hoshi init' made for each way of answering, saved as a workbook.
for catalogue, answer in (("scs", "○"), ("guideline", "3"), ("iso27001", "yes"), ("cpsf", "済")):
    run("init", "-q", "--lang", "ja", "--catalog", catalogue, "-o", f"{catalogue}.csv")
    rows = list(csv.reader(open(f"{catalogue}.csv", encoding="utf-8-sig")))
    column = next(i for i, h in enumerate(rows[0]) if h in ("回答", "段階", "適用", "メモ"))
    for row in rows[-2:]:
        row[column] = answer
    with open("made.csv", "w", encoding="utf-8") as f:
        csv.writer(f).writerows(rows)
    Book().sheet("回答", rows).save("made.xlsx")
    asked = [json.loads(run("score", "-f", "json", "--answers", "--as-of", "2026-12-01", f"made.{s}").stdout or "{}") for s in ("csv", "xlsx")]
    if not asked[0] or any(a.pop("answers", None) is None for a in asked) or asked[0] != asked[1]:
        failed.append(f"{catalogue}: a table and its workbook differ: {run('check', 'made.xlsx').stderr[:300]}")

for f in failed:
    print("FAILED:", f)
sys.exit(1 if failed else 0)
