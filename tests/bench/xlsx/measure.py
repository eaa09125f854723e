"""measure.py HOSHI TOOLS MODULES DATA DAY ROUNDS: the table of tests/bench/workbooks. CPU time of whole
processes and their children, medians of rounds in which each command runs once; what a program takes to
start with nothing to do is measured in the same way, and taken off where it says so."""
import json
import os
import shutil
import statistics
import subprocess
import sys
import zipfile
import xml.etree.ElementTree as ET

hoshi, tools, modules, data, day, rounds = *map(os.path.abspath, sys.argv[1:5]), sys.argv[5], int(sys.argv[6])
here = os.path.dirname(os.path.abspath(__file__))
source = os.path.abspath(os.path.join(here, "../../.."))
sys.path.insert(0, os.path.join(source, "tests/xlsx"))
from comparing import number  # noqa: E402

original = os.path.join(source, "examples/workbook/questionnaire.xlsx")
books = sorted(os.path.join(data, "xlsx", f) for f in os.listdir(os.path.join(data, "xlsx")))
sheets = sorted(os.path.join(data, "json", f) for f in os.listdir(os.path.join(data, "json")))
FEW = 50  # of the workbooks, for what is slow
times, missing = {}, {}


def cpu(command):
    """Seconds of a process and of all that it waited for."""
    p = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = p.stderr.read()
    _, status, usage = os.wait4(p.pid, 0)
    p.returncode = os.waitstatus_to_exitcode(status)
    if p.returncode < 0 or p.returncode > (command[0] == hoshi):  # 1: what it reads does not reach a star
        sys.exit(f"{command[:5]}: {p.returncode} {said.decode()[:500]}")
    return usage.ru_utime + usage.ru_stime


def add(name, *commands):
    """One after the other, as one thing to be measured."""
    times[name] = (commands, [])


def seen(name, start=None):
    t = statistics.median(times[name][1]) if name in times else None
    return t if t is None or start is None else t - statistics.median(times[start][1])


def texts(path):
    """{cell: text} of the first sheet, whose texts stand in its cells."""
    with zipfile.ZipFile(path) as z:
        root = ET.fromstring(z.read("xl/worksheets/s1.xml"))
    return {c.get("r"): "".join(t.text or "" for t in c.iter() if t.tag.endswith("}t")) for c in root.iter() if c.tag.endswith("}c")}


def count(path):
    """Cells that hold something, on all sheets."""
    with zipfile.ZipFile(path) as z:
        return sum(len(e) != 0 for n in z.namelist() if n.startswith("xl/worksheets/") for e in ET.fromstring(z.read(n)).iter() if e.tag.endswith("}c"))


def dump(path, to):
    """{sheet: rows} of a workbook with shared texts, without what is no value."""
    with zipfile.ZipFile(path) as z:
        shared = ["".join(t.text or "" for t in s.iter() if t.tag.endswith("}t")) for s in ET.fromstring(z.read("xl/sharedStrings.xml"))]
        out, n = {}, 0
        for part in sorted(n for n in z.namelist() if n.startswith("xl/worksheets/sheet")):
            rows = []
            for r in (e for e in ET.fromstring(z.read(part)).iter() if e.tag.endswith("}row")):
                row = []
                for c in r:
                    v = next((e.text for e in c if e.tag.endswith("}v")), None)
                    row += [None] * (number(c.get("r")) - 1 - len(row))
                    row.append(None if v is None else shared[int(v)] if c.get("t") == "s" else v if c.get("t") == "str" else float(v))
                rows.append(row)
                n += sum(v is not None for v in row)
            out["S" + str(len(out) + 1)] = rows
    with open(to, "w", encoding="utf-8") as f:
        json.dump(out, f, ensure_ascii=False)
    return n, max(len(rows) for rows in out.values())


python = [sys.executable, os.path.join(here, "with_openpyxl.py")]
node = {name: ["node", os.path.join(here, "with_node.mjs"), modules, package] for name, package in (("SheetJS", "xlsx"), ("ExcelJS", "exceljs"))}
missing = {name: "node is missing" if shutil.which("node") is None else f"{c[-1]} is missing" if not os.path.isdir(os.path.join(modules, c[-1])) else None for name, c in node.items()}
try:
    import openpyxl  # noqa: F401
    missing["openpyxl"] = None
except ImportError:
    missing["openpyxl"] = "python3-openpyxl is missing"
others = {name: c for name, c in {**node, "openpyxl": python}.items() if missing[name] is None}

portfolio, rows, out = (os.path.join(data, n) for n in ("portfolio.xlsx", "rows.json", "out.xlsx"))
with open(portfolio, "wb") as f:
    subprocess.run([os.path.join(tools, "portfolio_page"), "10000", "1", "xlsx"], stdout=f, check=True)
n_written, n_rows = dump(portfolio, rows)
blank = texts(original)
wanted = [{k: v for k, v in texts(b).items() if blank.get(k, "") != v} for b in books[:FEW]]
with open(os.path.join(data, "cells.json"), "w", encoding="utf-8") as f:
    json.dump(wanted, f, ensure_ascii=False)
n_cells = sum(map(count, books))
n_few = sum(map(count, books[:FEW]))

fill = [hoshi, "fill", "-q", "--as-of", day]
add("batch", [hoshi, "batch", "-q", "-j", "1", "--as-of", day, os.path.join(data, "xlsx")])
add("bare", [os.path.join(tools, "bench_bare"), *books])
add("start", [hoshi, "version"])
add("check", [hoshi, "check", "-q", "--as-of", day, *books])
add("fill", *([*fill, s, original, "-o", os.path.join(data, "out", f"{i}.xlsx")] for i, s in enumerate(sheets[:FEW])))
add("portfolio", [os.path.join(tools, "portfolio_page"), "10000", "1", "xlsx"])
add("portfolio start", [os.path.join(tools, "portfolio_page"), "10000", "1", "csv"])
for name, c in others.items():
    add(f"{name} start", [*c, "read"])
    add(f"{name} read", [*c, "read", *books[:FEW]])
    add(f"{name} parse", [*c, "parse", rows, out])
    add(f"{name} write", [*c, "write", rows, out])
if "openpyxl" in others:
    add("openpyxl read-only", [*python, "read-only", *books[:FEW]])
    add("openpyxl fill", [*python, "fill", original, os.path.join(data, "cells.json"), out])
for _ in range(rounds):
    for commands, taken in times.values():
        shutil.rmtree(os.path.join(data, "out"), ignore_errors=True)
        os.mkdir(os.path.join(data, "out"))
        taken.append(sum(map(cpu, commands)))


def line(what, limit, value, ratio=""):
    print(f"| {what} | {limit} | {value} | {ratio} |")


def row(what, name, tool, start, n, unit, base, limit=""):
    """n things in the time of a command beyond its start, against hoshi's."""
    if name not in times:
        return line(what, limit, missing[tool])
    t = seen(name, start)
    line(what, limit, f"{n / t:,.0f} {unit}" if unit else f"{t / n * 1000:,.2f} ms", f"{base / (n / t) if unit else (t / n) / base:,.1f}")


print(f"CPU time, medians of {rounds} rounds; {len(books)} workbooks of {os.path.getsize(books[0]) / 1024:.0f} KiB, {n_cells} cells\n")
print("| what | limit | seen | hoshi is faster by |")
print("|---|---|---|---|")
line("hoshi batch -j 1, to unzipping and parsing alone", "at most 1.5", f"{seen('batch') / seen('bare'):.2f} ({seen('batch') * 1000 / len(books):.2f} ms, {seen('bare') * 1000 / len(books):.2f} ms a workbook)")
speed = n_cells / seen("check", "start")
line("reading: hoshi check", "", f"{speed:,.0f} cells/s")
for tool in ("SheetJS", "ExcelJS", "openpyxl"):
    row(f"reading: {tool}", f"{tool} read", tool, f"{tool} start", n_few, "cells/s", speed)
row("reading: openpyxl, read_only", "openpyxl read-only", "openpyxl", "openpyxl start", n_few, "cells/s", speed)
line("filling in: hoshi fill, a process each", "", f"{seen('fill') / FEW * 1000:.2f} ms")
if "openpyxl" in others:
    each = seen("openpyxl start") + seen("openpyxl fill", "openpyxl start") / FEW
    line("filling in: openpyxl, the same cells, a process each", "at least 20", f"{each * 1000:.2f} ms", f"{each / seen('fill') * FEW:.1f}")
row("filling in: openpyxl, the same cells, all in one process, without its start", "openpyxl fill", "openpyxl", "openpyxl start", FEW, "", seen("fill") / FEW)
wrote = seen("portfolio", "portfolio start")
line(f"writing: the portfolio of {n_rows:,} rows, {n_written:,} cells", "", f"{seen('portfolio'):.2f} s, of it {wrote:.2f} s beyond the same as CSV")
for tool in ("openpyxl", "ExcelJS", "SheetJS"):
    t = seen(f"{tool} write", f"{tool} parse")
    line(f"writing: {tool}, the same cells without formats", "", missing[tool] if t is None else f"{t:.2f} s", "" if t is None else f"{t / wrote:.1f}")
