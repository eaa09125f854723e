#!/usr/bin/env python3
"""Workbooks and Markdown in a folder hold what the templates say: read_workbooks.py FOLDER SOURCE"""
import csv
import re
import sys
import xml.etree.ElementTree as E
import zipfile
from pathlib import Path

import yaml

folder, source = Path(sys.argv[1]), Path(sys.argv[2])
NS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
said = yaml.safe_load((source / "criteria/templates.yaml").read_text(encoding="utf-8"))
text = {c["id"]: c["text"] for g in yaml.safe_load((source / "criteria/scs.yaml").read_text(encoding="utf-8"))["groups"]
        for r in g["requirements"] for c in r["criteria"]}
bad, n_cell = [], 0


def need(ok, what):
    if not ok:
        bad.append(what)


def sheets(path):
    """{cell: text} of each worksheet; every cell is a text in the text format or a bold head."""
    with zipfile.ZipFile(path) as z:
        need(z.testzip() is None, f"{path.name}: a part is broken")
        for name in z.namelist():
            if name.endswith((".xml", ".rels")):
                E.fromstring(z.read(name))
        strings = ["".join(t.text or "" for t in si.iter(NS + "t"))
                   for si in E.fromstring(z.read("xl/sharedStrings.xml")).iter(NS + "si")]
        found = []
        for name in sorted(n for n in z.namelist() if n.startswith("xl/worksheets/sheet")):
            root = E.fromstring(z.read(name))
            need(root.find(f".//{NS}f") is None, f"{path.name}: a formula")
            # not every program works out how high a row of wrapped text is, or prints a wide sheet on one page
            need(all(float(r.get("ht", 0)) >= 18 for r in root.iter(NS + "row")), f"{path.name}: a row without a height")
            need(root.find(f".//{NS}pageSetUpPr[@fitToPage='1']") is not None, f"{path.name}: not fit to a page")
            cells = {}
            for c in root.iter(NS + "c"):
                v = c.find(NS + "v")
                if v is None:
                    continue
                need(c.get("t") == "s", f"{path.name}: {c.get('r')} is no text")
                cells[c.get("r")] = strings[int(v.text)]
            found.append(cells)
        return found


def column(i):
    return chr(ord("A") + i) if i < 26 else "A" + chr(ord("A") + i - 26)


def plain(markdown):
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", markdown)


for t in said["templates"]:
    for lang in ("ja", "en"):
        name = f"{t['id']}.{lang}"
        got = sheets(folder / f"{name}.xlsx")
        need(len(got) == 2, f"{name}: {len(got)} sheets")
        fill, about = got
        heads, example = [c[lang] for c in t["columns"]], [c[lang] for c in t["example"]]
        if t["kind"] in ("register", "record"):
            example[0] = ("（例）" if lang == "ja" else "(example) ") + example[0]
            want = {f"{column(i)}1": h for i, h in enumerate(heads)}
            want.update({f"{column(i)}2": x for i, x in enumerate(example)})
        else:
            want = {f"A{i + 2}": h for i, h in enumerate(heads)}
            each = len(example) == len(heads)
            if each:
                want.update({f"C{i + 2}": x for i, x in enumerate(example)})
            else:  # one for the whole, below, so that it is not taken for that of the first section
                want[f"B{len(heads) + 3}"] = example[0]
            for c in ("A1", "B1", "C1" if each else f"A{len(heads) + 3}"):
                need(c in fill, f"{name}: {c} is empty")
                fill.pop(c, None)
        need(fill == want, f"{name}: {sorted(set(fill.items()) ^ set(want.items()))[:3]}")
        n_cell += len(want)
        have = set(about.values())
        for x in (t["id"], t["title"][lang], t["remember"][lang], said["note"][lang], said["catalogue"], *t["criteria"],
                  *(text[i][lang] for i in t["criteria"])):
            need(x in have, f"{name}: the second sheet lacks {x[:40]}")
        page = plain((folder / f"{name}.md").read_text(encoding="utf-8"))
        for x in (t["title"][lang], t["remember"][lang], said["note"][lang], *heads, *example, *t["criteria"]):
            need(x in page, f"{name}.md lacks {x[:40]}")
for path in folder.glob("*.csv"):
    t = next(t for t in said["templates"] if t["id"] == path.name[:3])
    with path.open(encoding="utf-8", newline="") as f:
        rows = list(csv.reader(f))
    want = [c[path.name[4:6]] for c in t["columns"]]
    need(rows[0] == want or [r[0] for r in rows[1:len(want) + 1]] == want, f"{path.name}: as LibreOffice reads it: {rows[:2]}")

for line in bad:
    print(line)
print(f"{len(said['templates'])} templates, {n_cell} cells, {len(bad)} problems")
sys.exit(1 if bad or len(said["templates"]) != 60 else 0)
