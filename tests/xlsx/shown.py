"""shown.py SCRATCH FOLDER…: LibreOffice opens the workbooks that built.py has filled in, and what they were
made of: it shows the new texts, in every other cell what it showed before, and as many pictures,
charts, comments, rules and names. FOLDER: where a built.py left its own; one that is empty was skipped."""
import collections
import json
import os
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET

from comparing import letters, local

scratch, folders = sys.argv[1], sys.argv[2:]
KEPT = ("annotation", "image", "object", "content-validation", "conditional-format", "condition", "data-bar", "named-range", "named-expression",
        "database-range", "filter", "data-pilot-table", "a", "table", "color-scale", "icon-set", "soft-page-break")
office = shutil.which("soffice")
pairs = [(os.path.join(f, "was", name), os.path.join(f, "now", name), json.load(open(os.path.join(f, "now", name + ".json"), encoding="utf-8")))
         for f in folders if os.path.isdir(os.path.join(f, "now")) for name in sorted(os.listdir(os.path.join(f, "now"))) if name.endswith(".xlsx")]
missing = [os.path.basename(f) for f in folders if not os.path.isdir(os.path.join(f, "now"))]
shutil.rmtree(scratch, ignore_errors=True)
if office is None or not pairs:
    print(f"SKIP: {'no LibreOffice (scripts/setup office)' if pairs else 'no workbooks were made'}: {len(pairs)} filled workbooks are not looked at")
    sys.exit(77)
for folder in ("in", "out"):
    os.makedirs(os.path.join(scratch, folder))
os.chdir(scratch)
for was, now, _ in pairs:
    shutil.copy(was, f"in/{os.path.basename(was)[:-5]}.was.xlsx")
    shutil.copy(now, f"in/{os.path.basename(now)[:-5]}.now.xlsx")
subprocess.run([office, f"-env:UserInstallation=file://{os.path.abspath('profile')}", "--headless", "--norestore", "--convert-to", "fods", "--outdir", "out",
                *sorted(os.path.join("in", f) for f in os.listdir("in"))], check=True, stdout=subprocess.DEVNULL, timeout=500)
shutil.rmtree("profile", ignore_errors=True)


def attribute(e, name, default="1"):
    return next((v for k, v in e.attrib.items() if local(k) == name), default)


def paragraph(e):
    """The text of one, without the comments in it."""
    text = e.text or ""
    for part in e:
        kind = local(part.tag)
        text += {"s": " " * int(attribute(part, "c")), "tab": "\t", "line-break": "\n", "annotation": ""}.get(kind, paragraph(part)) + (part.tail or "")
    return text


def shown(cell):
    return "\n".join(paragraph(p) for p in cell if local(p.tag) == "p")


def rows_of(table):
    """In the order of the sheet, also those of groups and heads."""
    for e in table:
        if local(e.tag) == "table-row":
            yield e
        elif local(e.tag) in ("table-row-group", "table-header-rows", "table-rows"):
            yield from rows_of(e)


def read(path):
    """What is shown: {(sheet, cell): text}, and how much there is of all else."""
    root, cells = ET.parse(path).getroot(), {}
    sheets = next(e for e in root.iter() if local(e.tag) == "spreadsheet")
    for table in (t for t in sheets if local(t.tag) == "table"):
        row = 1
        for r in rows_of(table):
            column, here = 1, {}
            for c in r:
                n = int(attribute(c, "number-columns-repeated"))
                text = shown(c)
                if text:
                    for i in range(n):
                        here[column + i] = text
                column += n
            n = int(attribute(r, "number-rows-repeated"))
            if here:
                for i in range(n):
                    for c, text in here.items():
                        cells[attribute(table, "name"), f"{letters(c)}{row + i}"] = text
            row += n
    return cells, collections.Counter(k for k in (local(e.tag) for e in sheets.iter()) if k in KEPT)


failed, seen = [], 0
for was, _, wanted in pairs:
    name = os.path.basename(was)[:-5]
    try:
        before, things = read(f"out/{name}.was.fods")
        after, kept = read(f"out/{name}.now.fods")
    except FileNotFoundError as e:
        failed.append(f"{name}: LibreOffice does not open it: {e}")
        continue
    due = {(sheet, at): text for sheet, cells in wanted.items() for at, text in cells.items()}
    for place, text in due.items():
        seen += 1
        if after.get(place) != text:
            failed.append(f"{name}: {place} shows {after.get(place)!r}, not {text!r}")
    for place in sorted({p for p in {*before, *after} if p not in due and before.get(p) != after.get(p)})[:5]:
        failed.append(f"{name}: {place} shows {after.get(place)!r}, and showed {before.get(place)!r}")
    if things != kept:
        failed.append(f"{name}: not as many things: {things - kept} less, {kept - things} more")
print(f"LibreOffice shows {seen} new cells of {len(pairs)} workbooks", f"(not made: {', '.join(missing)})" if missing else "")
for f in failed:
    print("FAILED:", f)
sys.exit(1 if failed else 0)
