"""The forms of one portfolio, read as a program would: the same word has the same number in each."""
import csv
import io
import json
import re
import xml.etree.ElementTree as tree
import zipfile

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def read_csv(data):
    """The rows of portfolio-csv as dicts."""
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def read_xlsx(path):
    """The first sheet of portfolio-xlsx: heads, and rows as lists of texts."""
    with zipfile.ZipFile(path) as z:
        shared = ["".join(t.text or "" for t in si.iter(MAIN + "t"))
                  for si in tree.fromstring(z.read("xl/sharedStrings.xml")).iter(MAIN + "si")]
        sheet = tree.fromstring(z.read("xl/worksheets/sheet1.xml"))
    rows = []
    for row in sheet.iter(MAIN + "row"):
        cells = {}
        for c in row.iter(MAIN + "c"):
            value = c.find(MAIN + "v")
            if value is not None:
                text = shared[int(value.text)] if c.get("t") == "s" else value.text
                cells[re.sub(r"[0-9]", "", c.get("r"))] = text
        rows.append(cells)
    width = len(rows[0])
    names = [chr(65 + i) if i < 26 else chr(64 + i // 26) + chr(65 + i % 26) for i in range(width)]
    return [rows[0][n] for n in names], [[r.get(n, "") for n in names] for r in rows[1:]]


def compare(csv_path, json_path, xlsx_path):
    """Complaints about what differs."""
    bad = []
    with open(csv_path, "rb") as f:
        table = read_csv(f.read())
    with open(json_path, encoding="utf-8") as f:
        data = json.load(f)
    heads, book = read_xlsx(xlsx_path)
    if not len(table) == len(data["suppliers"]) == len(book):
        return ["rows: csv %d, json %d, xlsx %d" % (len(table), len(data["suppliers"]), len(book))]
    number = {"rank": "rank", "asked": "asked", "star": "star", "star_firm": "star_firm",
              "total": "total", "satisfied": "satisfied", "gap": "gap", "open": "open",
              "not_applicable": "na", "findings": "findings"}
    for at, (row, s, cells) in enumerate(zip(table, data["suppliers"], book)):
        for name, key in number.items():
            want = "" if s.get(key, 0) == 0 and name in ("rank", "asked") else str(s.get(key, ""))
            if row[name] != want:
                bad.append("row %d %s: csv %r, json %r" % (at, name, row[name], want))
        if row["state"] != s["state"] or row["overdue"] != ("yes" if s["overdue"] else ""):
            bad.append("row %d: state or overdue" % at)
        ids = [data["criteria"][i]["id"] for i in s.get("missing", [])]
        if row["missing"].split() != ids:
            bad.append("row %d: missing" % at)
        if row["gap"] and int(row["gap"]) + int(row["open"]) != len(ids):
            bad.append("row %d: gap and open are not what is missing" % at)
        for (name, value), cell in zip(row.items(), cells):
            if name.endswith("_percent"):
                g = [i for i, x in enumerate(data["groups"]) if name == "category_%s_percent" % x["id"]][0]
                sat, total = s.get("groups", [0, 0] * (g + 1))[2 * g:2 * g + 2]
                want = str(sat * 100 // total) if total else ""
                if value != want or (cell and round(float(cell) * 100)) != (int(want) if want else ""):
                    bad.append("row %d %s: csv %r, xlsx %r, json %r" % (at, name, value, cell, want))
            elif name not in ("state", "reached", "overdue") and value.lstrip("'") != cell.lstrip("'"):
                bad.append("row %d %s: csv %r, xlsx %r" % (at, name, value, cell))
    return bad


if __name__ == "__main__":
    import sys
    problems = compare(*sys.argv[1:4])
    print("\n".join(problems[:20]))
    sys.exit(1 if problems else 0)
