"""filling.py FILL_CELLS HOSHI SCRATCH: a workbook that was filled in differs from the original in the
cells that were named, and in nothing else: part by part, byte by byte. Over every workbook of
HOSHI_CORPORA (public test files of others), or those made here when it is unset."""
import glob
import os
import shutil
import subprocess
import sys
import zipfile

from book import Book, Raw
from comparing import Zip, cells_of, differences, sheet_parts, words

fill, hoshi, scratch = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]), sys.argv[3]
shutil.rmtree(scratch, ignore_errors=True)
os.makedirs(scratch)
os.chdir(scratch)
failed, counts = [], {"filled": 0, "refused": 0}
REFUSALS = ("[HS1029]", "[HS1030]", "[HS1038]", "[HS1421]")


def own():
    """Those made here: every form of book.py."""
    head, row = ["id", "status", "note"], ["1-2-1-1", "", "あ"]
    books = {"plain": Book().sheet("A", [head, row]), "strict": Book(strict=True).sheet("A", [head, row]),
             "empty": Book().sheet("A", []), "gaps": Book().sheet("A", [head, [], row, []])}
    books["absolute"] = Book().sheet("A", [head, row])
    books["absolute"].absolute = True
    books["styled"] = Book().sheet("A", [head, ["1-2-1-1", Raw('<c r="{at}" s="1"/>'), Raw("<c r='{at}' s='1'><!-- > --><v>1</v></c>")]])
    books["no-calc-please"] = Book().sheet("A", [head, row])
    for name, b in books.items():
        b.save(f"{name}.xlsx")
        yield f"{name}.xlsx"
    # What the wish to work out formulas has to stand behind, and what before.
    for name, old, new in (("empty-names", "</sheets>", "</sheets><definedNames/>"), ("spaces", "</sheets>", "\n </sheets>\n <definedNames >\n</definedNames >\n"),
                           ("names-and-more", "</sheets>", '</sheets><definedNames><definedName name="a">1</definedName></definedNames><oleSize ref="A1"/>'),
                           ("views-behind", "</sheets>", "</sheets><customWorkbookViews/>"), ("old-no", "</sheets>", "</sheets><calcPr calcId='1' fullCalcOnLoad='0' />")):
        parts = [(n, c.replace(old, new) if n == "xl/workbook.xml" else c) for n, c in Book().sheet("A", [head, row]).parts()]
        with zipfile.ZipFile(f"{name}.xlsx", "w") as z:
            for n, c in parts:
                z.writestr(n, c)
        yield f"{name}.xlsx"
    # No elements with content: <sheetData/>, <row/>; a prefix for every name; comments and CDATA.
    for name, xml in (("no-rows", "<worksheet {ns}><sheetData/></worksheet>"),
                      ("empty-row", '<worksheet {ns}><sheetData><row r="2"/><row r="5" ht="3"/></sheetData></worksheet>'),
                      ("prefix", '<x:worksheet {xns}><x:sheetData><x:row r="2"><x:c r="B2" t="str"><x:v>a&gt;b</x:v></x:c></x:row></x:sheetData></x:worksheet>'),
                      ("cdata", '<?xml version="1.0"?>\n<worksheet {ns}>\n<!-- <sheetData> -->\n<sheetData>\n<row r="2">\n<c r="B2" t="inlineStr"><is><t><![CDATA[</c>]]></t></is></c>\n</row>\n</sheetData></worksheet>')):
        b = Book().sheet("A", [])
        ns = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
        parts = [(n, xml.format(ns=ns, xns=ns.replace("xmlns=", "xmlns:x=")) if n.endswith("s1.xml") else c) for n, c in b.parts()]
        with zipfile.ZipFile(f"{name}.xlsx", "w") as z:
            for n, c in parts:
                z.writestr(n, c)
        yield f"{name}.xlsx"


def check(path):
    name = os.path.basename(path)
    try:
        z = Zip(path)
        book, sheets = sheet_parts(z)
        sheet = sheets[0][0]
        was = cells_of(z.read(sheet))
    except Exception as e:  # not for us to judge: hoshi has to refuse it, or do it well
        done = subprocess.run([fill, path, "out.xlsx", "0", "B2=x"], capture_output=True, text=True, timeout=60)
        if done.returncode not in (2, 3) or (done.returncode == 3 and not any(r in done.stderr for r in REFUSALS)):
            failed.append(f"{name}: {type(e).__name__} {e}, and status {done.returncode}: {done.stderr[:200]}")
        counts["refused"] += 1
        return
    rows = sorted({r for r, _ in was}) or [1]
    last = max((c for _, c in was), default=1)
    wanted = {}
    for r in (rows[0], rows[len(rows) // 2], rows[-1]):
        for c in sorted({1, (last + 1) // 2, last, last + 1}):
            if b"<f" not in was.get((r, c), b"").replace(b":f", b"<f"):  # a formula may be others' master
                wanted[r, c] = f"答え {r},{c} <&> _x0041_ \"'"
    if rows[-1] + 3 <= 1048576:
        wanted[rows[-1] + 3, 2] = "新しい行"
    wanted = {k: t for k, t in wanted.items() if k[1] <= 16384}
    done = subprocess.run([fill, path, "out.xlsx", "0", *words(wanted)], capture_output=True, text=True, timeout=60)
    if done.returncode == 3 and any(r in done.stderr for r in REFUSALS):
        counts["refused"] += 1
        return
    if done.returncode != 0:
        failed.append(f"{name}: status {done.returncode}: {done.stderr[:300]}")
        return
    counts["filled"] += 1
    failed.extend(f"{name}: {d}" for d in differences(z, Zip("out.xlsx"), book, sheet, wanted))


for path in own():
    check(path)
if counts["refused"] != 0:
    failed.append(f"of those made here, {counts['refused']} were refused")
corpora = os.environ.get("HOSHI_CORPORA")
for path in sorted(glob.glob(os.path.join(corpora, "xlsx", "**", "*.xls[xm]"), recursive=True)) if corpora else []:
    check(path)
print("filled {filled}, refused {refused}".format(**counts), "" if corpora else "(HOSHI_CORPORA is unset: only those made here)")

# A signed workbook stays; an older wish not to work out formulas is overruled.
b = Book().sheet("A", [["id"]])
b.extra = [("_xmlsignatures/sig1.xml", "<x/>")]
b.save("signed.xlsx")
done = subprocess.run([fill, "signed.xlsx", "out.xlsx", "0", "B2=x"], capture_output=True, text=True)
if done.returncode != 3 or "[HS1038]" not in done.stderr:
    failed.append(f"signed: {done.stderr}")

for f in failed:
    print("FAILED:", f)
sys.exit(1 if failed else 0)
