"""built.py FILL_CELLS SCRATCH MAKER [COMMAND…]: workbooks that other programs write here and now, by a maker
(makers/), are filled in on their first, second and last sheets, and differ in the named cells alone: part by
part, byte by byte. They stay, for shown.py: was/NAME, now/NAME, and what was wanted: now/NAME.json.

Cells are chosen that no formula, pivot table or chart looks at: what LibreOffice shows of all others has
to be the same afterwards."""
import json
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET

from comparing import Zip, cells_of, differences, letters, local, number, relations, sheet_parts, words

fill, scratch, maker = os.path.abspath(sys.argv[1]), sys.argv[2], sys.argv[3]
LEAST = {"openpyxl": 16, "libxlsxwriter": 16, "exceljs": 17, "sheetjs": 11, "libreoffice": 15}
HERE = os.path.dirname(os.path.abspath(__file__))
PLACE = r"\$?([A-Z]{1,3})\$?(\d+)"
TEXTS = ("○", " 前後に空白 ", "<&>\"' _x0041_ 改行\n二行目", "=1+1", "007", "🌟が三つ", "対象外")


def skip(why):
    print(f"SKIP: {why}: {LEAST[maker]} workbooks are not made")
    sys.exit(77)


def program():
    """How a maker is started, without the folder."""
    if maker == "libxlsxwriter":
        return [sys.argv[4]]
    if maker == "openpyxl":
        for python in (sys.executable, "/usr/bin/python3"):
            if subprocess.run([python, "-c", "import openpyxl"], capture_output=True, cwd="/").returncode == 0:
                return [python, os.path.join(HERE, "makers/openpyxl.py")]
        skip("no python3-openpyxl (scripts/setup test)")
    if maker == "libreoffice":
        office = shutil.which("soffice")
        return [sys.executable, os.path.join(HERE, "makers/libreoffice.py"), office, os.path.join(scratch, "profile")] if office else skip("no LibreOffice (scripts/setup office)")
    modules, name = sys.argv[4], {"exceljs": "exceljs", "sheetjs": "xlsx"}[maker]
    if shutil.which("node") is None:
        skip("no node")
    if not os.path.isdir(os.path.join(modules, name)):
        skip(f"{name} is not in {modules} (scripts/nightly puts it there)")
    return ["node", os.path.join(HERE, f"makers/{maker}.mjs"), modules]


def ranges(text):
    """Of a formula: (column, row, last column, last row), whatever sheet they are on."""
    for a, b, c, d in re.findall(PLACE + r"(?::" + PLACE + ")?", text):
        yield number(a), int(b), number(c or a), int(d or b)
    for a, b in re.findall(r"\$?\b([A-Z]{1,3}):\$?([A-Z]{1,3})\b", text):
        yield number(a), 1, number(b), 1 << 20


def looked_at(z):
    """What any formula, defined name, chart, table or pivot table of the workbook looks at or stands in."""
    found = []
    for part in z.namelist():
        if not part.endswith(".xml"):
            continue
        root = ET.fromstring(z.read(part))
        for e in root.iter():
            kind = local(e.tag)
            if kind == "f" or kind == "definedName" and "Print_" not in e.get("name") and "_Filter" not in e.get("name"):
                found += ranges(e.text or "")
            if kind in ("worksheetSource", "location") or kind == "f" and e.get("ref"):
                found += ranges(e.get("ref", ""))
            if kind == "table":  # the names of its columns stand in its head, and its foot is worked out
                found += ranges(e.get("ref", ""))
    return found


def covered(xml):
    """The merged cells of a sheet."""
    return [next(iter(ranges(e.get("ref")))) for e in ET.fromstring(xml).iter() if local(e.tag) == "mergeCell"]


def choose(xml, avoid):
    """Cells of every kind: with a number, with a text, empty, in no row yet, beside merged ones."""
    cells, merged = cells_of(xml), covered(xml)
    rows = sorted({r for r, _ in cells}) or [1]
    last = max((c for _, c in cells), default=1)
    places = [(r, c) for r in (rows[0], rows[len(rows) // 2], rows[-1]) for c in (1, 2, (last + 1) // 2, last, last + 1)]
    places += [(rows[-1] + 1, 3), (rows[-1] + 3, 2), (rows[-1] + 3, last + 4), (rows[-1] + 40, 2)]
    for a, b, c, d in merged:
        places += [(b, a), (b, c + 1), (d + 1, a)]

    def is_free(r, c):
        is_in = [(p, q) for p, q, s, t in avoid + merged if p <= c <= s and q <= r <= t]
        return "<f" not in str(cells.get((r, c), "")).replace(":f", "<f") and all((p, q) == (c, r) for p, q in is_in) and \
            not any(p <= c <= s and q <= r <= t for p, q, s, t in avoid)

    places = sorted({p for p in places if is_free(*p)})
    return {p: TEXTS[i % len(TEXTS)] for i, p in enumerate(places)}


def check(name):
    path = os.path.join("was", name)
    z = Zip(path)
    book, sheets = sheet_parts(z)
    avoid, found, wished = looked_at(z), [], {}
    shutil.copy(path, "step.xlsx")
    for at in sorted({0, min(1, len(sheets) - 1), len(sheets) - 1}):
        part, title = sheets[at]
        here = list(avoid)
        for _, kind, t in relations(z, part) if os.path.dirname(part) + "/_rels/" + os.path.basename(part) + ".rels" in z.namelist() else []:
            if kind == "pivotTable":
                here += ranges(" ".join(e.get("ref", "") for e in ET.fromstring(z.read(t)).iter() if local(e.tag) == "location"))
        wanted = choose(z.read(part), here)
        if not wanted:
            found.append(f"{title}: no cell can be chosen")
            continue
        done = subprocess.run([fill, "step.xlsx", "out.xlsx", str(at), *words(wanted)], capture_output=True, text=True, timeout=60)
        if done.returncode != 0:
            return found + [f"{title}: status {done.returncode}: {done.stderr[:300]}"]
        found += [f"{title}: {d}" for d in differences(Zip("step.xlsx"), Zip("out.xlsx"), book, part, wanted)]
        wished[title] = {f"{letters(c)}{r}": t for (r, c), t in wanted.items()}
        os.replace("out.xlsx", "step.xlsx")
    os.replace("step.xlsx", os.path.join("now", name))
    with open(os.path.join("now", name + ".json"), "w", encoding="utf-8") as f:
        json.dump(wished, f, ensure_ascii=False)
    return found


shutil.rmtree(scratch, ignore_errors=True)
os.makedirs(os.path.join(scratch, "was"))
scratch = os.path.abspath(scratch)
command = [os.path.abspath(a) if os.path.exists(a) else a for a in program()]
os.chdir(scratch)
os.mkdir("now")
# Whether a library of others loses a few bytes is no matter of ours.
subprocess.run([*command, os.path.join(scratch, "was")], check=True, timeout=300, env={**os.environ, "ASAN_OPTIONS": "detect_leaks=0"})
shutil.rmtree("profile", ignore_errors=True)
books = sorted(f for f in os.listdir("was") if f.endswith(".xlsx"))
failed = [f"{name}: {d}" for name in books for d in check(name)]
if len(books) < LEAST[maker]:
    failed.append(f"only {len(books)} workbooks were made: {books}")
print(f"{maker}: {len(books)} workbooks, cells written: {sum(len(w) for f in os.listdir('now') if f.endswith('.json') for w in json.load(open(os.path.join('now', f), encoding='utf-8')).values())}")
for f in failed:
    print("FAILED:", f)
sys.exit(1 if failed else 0)
