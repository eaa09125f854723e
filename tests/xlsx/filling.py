"""filling.py FILL_CELLS HOSHI SCRATCH: a workbook that was filled in differs from the original in the
cells that were named, and in nothing else: part by part, byte by byte. Over every workbook of
HOSHI_CORPORA (public test files of others), or those made here when it is unset."""
import glob
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile

from book import Book, Raw

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


class Zip(zipfile.ZipFile):
    """One whose names may have been written with '\\' for '/'."""

    def read(self, name):
        if isinstance(name, str):
            name = next((n for n in self.namelist() if n.replace("\\", "/") == name), name)
        return super().read(name)


def local(tag):
    return tag.rsplit("}", 1)[-1]


def sheet_parts(z):
    """Parts of the sheets of cells, in the order of the tabs, as hoshi counts them."""
    def rels(of):
        name = os.path.join(os.path.dirname(of), "_rels", os.path.basename(of) + ".rels").lstrip("/")
        for r in ET.fromstring(z.read(name)):
            if r.get("TargetMode") != "External":
                t = r.get("Target")
                base = "" if t.startswith("/") else os.path.dirname(of)
                yield r.get("Id"), r.get("Type").rsplit("/", 1)[-1], os.path.normpath(os.path.join(base, t.lstrip("/")))
    names = {n.lower().replace("\\", "/"): n.replace("\\", "/") for n in z.namelist()}
    book = next(t for _, k, t in rels("") if k == "officeDocument")
    sheets = {i: t for i, k, t in rels(book) if k == "worksheet"}
    order = []
    for e in ET.fromstring(z.read(names[book.lower()])).iter():
        if local(e.tag) == "sheet":
            i = next((v for k, v in e.attrib.items() if local(k) == "id"), None)
            if i in sheets and sheets[i].lower() in names:
                order.append(names[sheets[i].lower()])
    return names[book.lower()], order


def cells_of(xml):
    """Every cell by name, as canonical XML; rows without the cells."""
    cells, row, at = {}, 0, 0
    for r in (e for e in ET.fromstring(xml).iter() if local(e.tag) == "row"):
        row = int(r.get("r") or row + 1)
        at = 0
        for c in r:
            if local(c.tag) == "c":
                name = c.get("r")
                if name is None:
                    at += 1
                else:
                    at = sum((ord(ch) - 64) * 26 ** k for k, ch in enumerate(reversed(re.sub(r"[^A-Z]", "", name))))
                cells[row, at] = ET.tostring(c)
    return cells


def letters(n):
    s = ""
    while n:
        n, k = divmod(n - 1, 26)
        s = chr(65 + k) + s
    return s


def text_of(element):
    return "".join(t.text or "" for t in ET.fromstring(element).iter() if local(t.tag) == "t")


def without(xml, names):
    """The bytes of a sheet without the elements of these cells, and without rows that hold nothing else."""
    for name in names:
        xml = re.sub(rb'<(\w+:)?c(?=[^>]*\sr=(["\'])%s\2)(?:[^>"\']|"[^"]*"|\'[^\']*\')*?(/>|>.*?</(?:\w+:)?c>)' % name.encode(), b"", xml, flags=re.S)
    return re.sub(rb"<(\w+:)?row r=\"\d+\"(?:></(\w+:)?row>|/>)", b"", xml)


def bare(xml):
    """An element that is empty, or was: <row/>, <row></row>."""
    return re.sub(rb"</(\w+:)?(row|sheetData)>", b"", re.sub(rb"(<(?:\w+:)?(?:row|sheetData)\b[^>]*?)\s*/?>", rb"\1>", xml))


def without_wish(xml):
    """workbook.xml without the wish to work out formulas anew."""
    return re.sub(rb"<(\w+:)?calcPr\s*/>", b"", re.sub(rb"""\s*fullCalcOnLoad=["']\w+["']""", b"", xml))


def check(path):
    name = os.path.basename(path)
    try:
        z = Zip(path)
        book, sheets = sheet_parts(z)
        was = cells_of(z.read(sheets[0]))
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
    words = [f"{letters(c)}{r}={t}" for (r, c), t in sorted(wanted.items())]
    done = subprocess.run([fill, path, "out.xlsx", "0", *words], capture_output=True, text=True, timeout=60)
    if done.returncode == 3 and any(r in done.stderr for r in REFUSALS):
        counts["refused"] += 1
        return
    if done.returncode != 0:
        failed.append(f"{name}: status {done.returncode}: {done.stderr[:300]}")
        return
    counts["filled"] += 1
    out = Zip("out.xlsx")
    if out.testzip() is not None or out.namelist() != z.namelist():
        failed.append(f"{name}: members {out.namelist()}")
        return
    for a, b in zip(z.infolist(), out.infolist()):
        if a.filename.replace("\\", "/") in (sheets[0], book):
            continue
        if a.date_time == (1980, 0, 0, 0, 0, 0):  # no day at all: a program that writes one writes another
            b.date_time = a.date_time
        same = (a.CRC, a.file_size, a.compress_size, a.compress_type, a.date_time, a.extra) == \
               (b.CRC, b.file_size, b.compress_size, b.compress_type, b.date_time, b.extra)
        if not same or z.read(a) != out.read(b):
            failed.append(f"{name}: {a.filename} is another: {a} {a.extra} {b} {b.extra}")
    old, new = z.read(sheets[0]), out.read(sheets[0])
    try:
        now = cells_of(new)
    except ET.ParseError as e:
        failed.append(f"{name}: the sheet is no XML any more: {e}")
        return
    names = [f"{letters(c)}{r}" for r, c in wanted]
    if {k: v for k, v in now.items() if k not in wanted} != {k: v for k, v in was.items() if k not in wanted}:
        failed.append(f"{name}: other cells differ")
    for k, t in wanted.items():
        if text_of(now[k]) != t.replace("_x0041_", "_x005F_x0041_"):
            failed.append(f"{name}: {k} says {text_of(now[k])}")
    has_places = not re.search(rb"<(\w+:)?(c|row)(?![^>]*\sr=)[\s/>]", old)
    if has_places and b"<!--" not in old and bare(without(old, names)) != bare(without(new, names)):
        failed.append(f"{name}: bytes outside the cells differ")
    if without_wish(z.read(book)) != without_wish(out.read(book)):
        failed.append(f"{name}: {book} differs in more than fullCalcOnLoad")
    if not re.search(rb'fullCalcOnLoad="(1|true)"', out.read(book)):
        failed.append(f"{name}: not worked out anew")


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
