"""hostile.py HOSHI SCRATCH: workbooks that want to harm. Each is refused with a clear message, within
two seconds of processor time and 128 MiB."""
import io
import os
import resource
import struct
import shutil
import subprocess
import sys
import zipfile

from book import Book, Raw, MAIN

hoshi, scratch = os.path.abspath(sys.argv[1]), sys.argv[2]
sanitized = bool(os.environ.get("HOSHI_SANITIZE"))
shutil.rmtree(scratch, ignore_errors=True)
os.makedirs(scratch)
os.chdir(scratch)
failed = []
HEAD = ["id", "status", "note"]


def parts(rows=None, **how):
    b = Book().sheet("回答", [HEAD] + (rows or [["1-2-1-1", "○", ""]]), **how)
    return dict(b.parts())


def zipped(members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        for name, content in members:
            z.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return bytearray(out.getvalue())


def limits():
    if not sanitized:
        resource.setrlimit(resource.RLIMIT_CPU, (2, 3))
        resource.setrlimit(resource.RLIMIT_DATA, (128 << 20, 128 << 20))


def refused(name, content, *codes):
    open(f"{name}.xlsx", "wb").write(content)
    done = subprocess.run([hoshi, "check", f"{name}.xlsx"], capture_output=True, text=True, timeout=120,
                          preexec_fn=limits, env={**os.environ, "HOSHI_LANG": "en"})
    if done.returncode != 3 or not any(f"[{c}]" in done.stderr for c in codes):
        failed.append(f"{name}: status {done.returncode}, not {codes}: {done.stderr[:300]}")


def read(name, content):
    open(f"{name}.xlsx", "wb").write(content)
    done = subprocess.run([hoshi, "check", f"{name}.xlsx"], capture_output=True, text=True, timeout=120,
                          preexec_fn=limits, env={**os.environ, "HOSHI_LANG": "en"})
    if done.returncode != 0:
        failed.append(f"{name}: status {done.returncode}: {done.stderr[:300]}")


good = parts()
SHEET = "xl/worksheets/s1.xml"


def with_part(name, content):
    return zipped({**good, name: content}.items())


read("good", zipped(good.items()))
# Sizes: declared and real.
refused("bomb", with_part(SHEET, good[SHEET].replace("<sheetData>", "<sheetData>" + " " * (70 << 20))), "HS1421")
lying = with_part(SHEET, good[SHEET].replace("<sheetData>", "<sheetData>" + " " * (70 << 20)))
at = lying.find(b"PK\x01\x02" )
while at >= 0:  # the directory says less than there is
    if lying[at + 46:at + 46 + len(SHEET)] == SHEET.encode():
        lying[at + 24:at + 28] = struct.pack("<I", 1000)
    at = lying.find(b"PK\x01\x02", at + 4)
refused("bomb-declared-small", lying, "HS1029", "HS1421")
refused("many-members", zipped([*good.items(), *((f"x/{i}", "") for i in range(10000))]), "HS1421")
refused("many-rows", with_part(SHEET, f'<worksheet xmlns="{MAIN}"><sheetData>' + "".join(
    f'<row r="{r}"><c r="A{r}"><v>1</v></c></row>' for r in range(1, 1048577)) + "</sheetData></worksheet>"), "HS1421")
refused("deep", with_part(SHEET, f'<worksheet xmlns="{MAIN}">' + "<a>" * 100000 + "</a>" * 100000 + "</worksheet>"), "HS1029")
refused("many-sheets", with_part("xl/workbook.xml", good["xl/workbook.xml"].replace(
    "</sheets>", "".join(f'<sheet name="s{i}" sheetId="{i + 2}" r:id="r1"/>' for i in range(500)) + "</sheets>")), "HS1421")
merges = "".join(f'<mergeCell ref="A{r}:XFD{r + 1}"/>' for r in range(1, 400000, 2))
refused("many-merged", with_part(SHEET, good[SHEET].replace("</sheetData>", f"</sheetData><mergeCells>{merges}</mergeCells>")), "HS1421")
rows = "".join(f'<row r="{r}"><c r="A{r}" t="inlineStr"><is><t>1-2-1-{r}</t></is></c></row>' for r in range(3, 100003))
merges = "".join(f'<mergeCell ref="B2:XFD{1048576 - i}"/>' for i in range(19000))
refused("merged-over-each-other", with_part(SHEET, good[SHEET].replace("</sheetData>", f"{rows}</sheetData><mergeCells>{merges}</mergeCells>")), "HS1301", "HS1035", "HS1031")
b = Book().sheet("回答", [HEAD, ["1-2-1-1", "○", "あ" * 32767]])
refused("long-cell", zipped(b.parts()), "HS1404")
read("long-title", zipped(Book().sheet("回答", [["あ" * 32767], HEAD, ["1-2-1-1", "○", ""]]).parts()))

# Names of members.
refused("parent", with_part("xl/../../evil", ""), "HS1030")
refused("root", with_part("/evil", ""), "HS1030")
refused("backslash", with_part("xl\\..\\..\\evil.xml", ""), "HS1030")
refused("double-with-backslash", zipped([*good.items(), (SHEET.replace("/", "\\"), good[SHEET].replace("○", "×"))]), "HS1030")
refused("long-name", with_part("x" * 300, ""), "HS1030")
refused("double", zipped([*good.items(), (SHEET, good[SHEET].replace("○", "×"))]), "HS1030")
refused("double-in-capitals", zipped([*good.items(), (SHEET.upper(), good[SHEET].replace("○", "×"))]), "HS1030")
refused("double-cell", zipped(Book().sheet("回答", [HEAD, ["1-2-1-1", Raw(
    '<c r="{at}" t="inlineStr"><is><t>○</t></is></c><c r="{at}" t="inlineStr"><is><t>×</t></is></c>')]]).parts()), "HS1030")

# The bytes of the zip.
bytes_ = zipped(good.items())
at = bytes_.find(b"PK\x01\x02")
encrypted = bytearray(bytes_)
encrypted[at + 8] |= 1
refused("encrypted", encrypted, "HS1030")
wrong = bytearray(bytes_)
wrong[at + 16] ^= 0xFF  # checksum of the first member, which is the sheet
refused("wrong-crc", wrong, "HS1029")
shared = bytearray(bytes_)
second = shared.find(b"PK\x01\x02", at + 4)
shared[second + 42:second + 46] = shared[at + 42:at + 46]  # two names, one place
refused("shared-bytes", shared, "HS1029", "HS1030")
for n in (len(bytes_) // 4, len(bytes_) // 2, len(bytes_) - 30):
    refused(f"cut-{n}", bytes_[:n], "HS1029", "HS1016")

# XML.
dtd = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY a{i} "{f"&a{i - 1};" * 10 if i else "&a;" * 10}">' for i in range(12)) + "]>"
refused("entities", with_part(SHEET, dtd + good[SHEET].replace("○", "&a11;")), "HS1030")
refused("external-entity", with_part("xl/workbook.xml", '<!DOCTYPE x SYSTEM "file:///etc/passwd">' + good["xl/workbook.xml"]), "HS1030")
refused("no-xml", with_part(SHEET, "plain"), "HS1029")
refused("open-xml", with_part(SHEET, good[SHEET][:-20]), "HS1029")
refused("no-workbook", zipped((n, c) for n, c in good.items() if n != "xl/workbook.xml"), "HS1029")
refused("external-sheet", with_part("xl/_rels/workbook.xml.rels", good["xl/_rels/workbook.xml.rels"].replace(
    'Target="worksheets/s1.xml"', 'Target="http://example.invalid/s1.xml" TargetMode="External"')), "HS1031")
refused("no-strings", zipped(Book().sheet("回答", [HEAD, ["1-2-1-1", Raw('<c r="{at}" t="s"><v>7</v></c>')]]).parts()), "HS1029")
read("macros", with_part("xl/vbaProject.bin", "x"))  # they are never run

for f in failed:
    print("FAILED:", f)
sys.exit(1 if failed else 0)
