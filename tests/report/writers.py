#!/usr/bin/python3
"""writers.py HOSHI SOURCE SCRATCH: what is written of a judged sheet, read by who reads such files.

csv by Python's reader, junit by junitparser, sarif against the official schema, xlsx as XML and by
LibreOffice where it is there; each holds what result/1 holds, for the examples, a hostile sheet and
one where nothing is said. The same input gives the same bytes.
"""
import csv
import io
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import urllib.parse
import xml.etree.ElementTree as tree
import zipfile

try:
    import jsonschema
    import junitparser
except ImportError as missing:
    print(f"SKIP: {missing.name} is missing (scripts/setup test)")
    sys.exit(77)

hoshi, source, scratch = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
DAY = ["--as-of", "2026-11-23"]
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
SCHEMA = json.loads((source / "tests/report/sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
bad = []


def need(ok, what):
    if not ok:
        bad.append(what)


def run(*args):
    done = subprocess.run([hoshi, *args], capture_output=True)
    need(done.returncode == 0, f"{args}: {done.returncode} {done.stderr.decode()}")
    return done.stdout


def write(command, sheet, lang, form):
    once = run(command, "-q", "--lang", lang, *DAY, "-f", form, str(sheet))
    need(once == run(command, "-q", "--lang", lang, *DAY, "-f", form, str(sheet)), f"{sheet}: {form}: not the same bytes again")
    return once


def plain(cell):
    """A cell as it was before a formula was made harmless."""
    return cell[1:] if re.match(r"'\s*[=+\-@]", cell) else cell


def look_csv(name, data, rows, criteria, answers):
    text = data.decode("utf-8")
    need(text.startswith("\ufeff") and "\r\n" in text, f"{name}: csv: no mark, or no CRLF")
    table = list(csv.reader(io.StringIO(text.lstrip("\ufeff"), newline="")))
    need(all(len(row) == len(table[0]) for row in table), f"{name}: csv: rows of several widths")
    need([row[0] for row in table[1:]] == [c["id"] for c in rows], f"{name}: csv: not the criteria up to the level")
    for row, c in zip(table[1:], rows):
        a = answers.get(c["id"], {})
        need(row[3] == criteria[c["id"]], f"{name}: csv: {c['id']} asks otherwise")
        need(plain(row[9]) == a.get("note", ""), f"{name}: csv: {c['id']}: note {row[9][:40]}")
        need(plain(row[8]) == a.get("reason", ""), f"{name}: csv: {c['id']}: reason {row[8][:40]}")
        need(row[10] == c.get("performed", "") and row[11] == a.get("due", ""), f"{name}: csv: {c['id']}: days {row[10:12]}")
        need((row[6] == "") == (c["outcome"] not in ("gap", "open")), f"{name}: csv: {c['id']}: why {row[6]}")
        need(len(row[15].splitlines()) == len(a.get("evidence", [])), f"{name}: csv: {c['id']}: evidence {row[15]}")
        for cell in row:
            need(not re.match(r"\s*[=+@]", cell), f"{name}: csv: {c['id']}: a formula: {cell[:40]}")
    return table


def look_junit(name, data, rows):
    path = scratch / "junit.xml"
    path.write_bytes(data)
    tree.fromstring(data)
    read = junitparser.JUnitXml.fromfile(str(path))
    cases = [case for suite in read for case in suite]
    need([c.name.split(" ")[0] for c in cases] == [c["id"] for c in rows], f"{name}: junit: not the criteria up to the level")
    kind = {junitparser.Failure: "gap", junitparser.Error: "open", junitparser.Skipped: "skipped"}
    for case, c in zip(cases, rows):
        got = [kind[type(r)] for r in case.result]
        want = {"gap": ["gap"], "open": ["open"], "na-claimed": ["skipped"], "out-of-play": ["skipped"]}.get(c["outcome"], [])
        need(got == want, f"{name}: junit: {c['id']} is {got}, not {want}")
        if case.result:
            need(case.result[0].type == c.get("reason"), f"{name}: junit: {c['id']}: {case.result[0].type}")
    count = {o: sum(c["outcome"] == o for c in rows) for o in ("gap", "open", "na-claimed", "out-of-play")}
    need((read.tests, read.failures, read.errors, read.skipped) ==
         (len(rows), count["gap"], count["open"], count["na-claimed"] + count["out-of-play"]), f"{name}: junit: sums")
    for suite in read:
        own = list(suite)
        need((suite.tests, suite.failures) == (len(own), sum(isinstance(r, junitparser.Failure) for c in own for r in c.result)),
             f"{name}: junit: sums of {suite.name}")


def look_sarif(name, data, rows, result, sheet):
    log = json.loads(data)
    for error in jsonschema.Draft4Validator(SCHEMA).iter_errors(log):
        need(False, f"{name}: sarif: {error.json_path}: {error.message[:100]}")
    one, = log["runs"]
    rules = one["tool"]["driver"]["rules"]
    need([r["id"] for r in rules] == [c["id"] for c in rows], f"{name}: sarif: rules")
    ids = {c["id"] for c in rows}
    gaps = [g["id"] for g in result["gaps"] if g["id"] in ids]
    need([r["ruleId"] for r in one["results"] if r["kind"] == "fail"] == gaps, f"{name}: sarif: gaps in another order")
    need({r["ruleId"] for r in one["results"] if r["kind"] == "open"} == {c["id"] for c in rows if c["outcome"] == "open"}, f"{name}: sarif: not what is open")
    outcome = {c["id"]: c["outcome"] for c in rows}
    lines = sheet.read_text(encoding="utf-8").split("\n")
    for r in one["results"]:
        need(rules[r["ruleIndex"]]["id"] == r["ruleId"], f"{name}: sarif: {r['ruleId']}: rule {r['ruleIndex']}")
        gap = outcome[r["ruleId"]] == "gap"
        need((r["kind"], r["level"]) == (("fail", "error") if gap else ("open", "none")), f"{name}: sarif: {r['ruleId']}: {r['kind']}")
        at = r["locations"][0]["physicalLocation"]
        need(at["artifactLocation"]["uri"].removeprefix("file://") == urllib.parse.quote(str(sheet)), f"{name}: sarif: {at}")
        if "region" in at:
            need(r["ruleId"] in lines[at["region"]["startLine"] - 1], f"{name}: sarif: {r['ruleId']}: line {at['region']}")
        else:
            need(outcome[r["ruleId"]] == "open", f"{name}: sarif: {r['ruleId']}: no line of an answer that is there")
    need(one["properties"]["official"] is False and one["properties"]["answers_sha256"] == result["answers"]["sha256"], f"{name}: sarif: about")


def sheets_of(data):
    with zipfile.ZipFile(io.BytesIO(data)) as z:
        need(z.testzip() is None, "a part of a workbook is broken")
        shared = ["".join(t.text or "" for t in si.iter(MAIN + "t"))
                  for si in tree.fromstring(z.read("xl/sharedStrings.xml")).iter(MAIN + "si")]
        names = [s.get("name") for s in tree.fromstring(z.read("xl/workbook.xml")).iter(MAIN + "sheet")]
        found = {}
        for i, name in enumerate(names):
            root = tree.fromstring(z.read(f"xl/worksheets/sheet{i + 1}.xml"))
            need(root.find(f".//{MAIN}f") is None, f"{name}: a formula")
            rows = []
            for row in root.iter(MAIN + "row"):
                cells = {}
                for c in row.iter(MAIN + "c"):
                    v = c.find(MAIN + "v")
                    if v is not None:
                        cells[re.sub("[0-9]", "", c.get("r"))] = shared[int(v.text)] if c.get("t") == "s" else float(v.text)
                rows.append(cells)
            found[name] = rows
        return found


def letters(i):
    return chr(65 + i)


def look_xlsx(name, data, lang, table, plan, result):
    sheets = sheets_of(data)
    summary, criteria, packages = (("まとめ", "評価基準", "計画") if lang == "ja" else ("Summary", "Criteria", "Plan"))
    need(list(sheets) == [summary, criteria, packages], f"{name}: xlsx: sheets {list(sheets)}")
    got = [[row.get(letters(i), "") for i in range(len(table[0]))] for row in sheets[criteria]]
    for a, b in zip(got, table):
        need([c.replace("\r", "") for c in a] == [plain(c) for c in b], f"{name}: xlsx and csv differ: {[x for x in zip(a, b) if x[0] != plain(x[1])][:1]}")
    need(len(got) == len(table), f"{name}: xlsx: {len(got)} rows")
    ids = [row.get("B") for row in sheets[packages][1:] if "B" in row]
    need(ids == [p["id"] for p in plan["packages"]], f"{name}: xlsx: packages {ids}")
    need([row["E"] for row in sheets[packages][1:] if "B" in row] == [p["hours"] for p in plan["packages"]], f"{name}: xlsx: hours")
    flat = [c for row in sheets[summary] for c in row.values()]
    for level in result["levels"]:
        need(level["counts"]["met"] in flat and level["total"] in flat, f"{name}: xlsx: level {level['star']}")
    need(any("自己チェック" in str(c) or "self-check" in str(c) for c in flat), f"{name}: xlsx: does not say what it is")


def look_plan(name, sheet, lang):
    """The workbook and the page of the plan alone hold what its table holds."""
    table = list(csv.reader(io.StringIO(write("plan", sheet, lang, "csv").decode("utf-8").lstrip("\ufeff"), newline="")))
    book = list(sheets_of(write("plan", sheet, lang, "xlsx")).values())
    need(len(book) == 1, f"{name}: plan.xlsx: {len(book)} sheets")
    for want, row in zip(table, book[0]):
        got = [row.get(letters(i), "") for i in range(len(want))]
        got = [str(int(c)) if isinstance(c, float) else c for c in got]
        need(got == [plain(c) for c in want], f"{name}: plan.xlsx and plan.csv differ: {got} {want}")
    need(len(book[0]) >= len(table), f"{name}: plan.xlsx: {len(book[0])} rows of {len(table)}")
    page = write("plan", sheet, lang, "html").decode("utf-8")
    need(page.count("<article>") == len(table) - 1, f"{name}: plan.html: {page.count('<article>')} packages of {len(table) - 1}")
    need("<script" not in page and "default-src 'none'" in page, f"{name}: plan.html: script, or no policy")


def look_group(folder, lang):
    """The workbook of a group holds what its JSON holds, company by company."""
    form = lambda f: run("score", "--group", "-q", "--lang", lang, *DAY, "-f", f, str(folder))
    group, data = json.loads(form("json")), form("xlsx")
    need(data == form("xlsx"), "group.xlsx: not the same bytes again")
    summary, companies = sheets_of(data).values()
    need(len(companies) == len(group["members"]) + 1, f"group.xlsx: {len(companies)} rows")
    flat = " ".join(str(c) for row in summary for c in row.values())
    for m, row in zip(group["members"], companies[1:]):
        cells = [row[k] for k in sorted(row, key=lambda k: (len(k), k))]
        need(m["organization"]["name"] in cells[0] and m["sheet"] in cells, f"group.xlsx: {cells}")
        numbers = [int(c) for c in cells if isinstance(c, float)]
        want = [n for c in [*m["categories"], m["all"]] for n in (c["satisfied"], c["total"])]
        need(numbers == want, f"group.xlsx: {numbers}, not {want}")
        need(all(any(b["id"] in str(c) for c in cells) for b in m["blocking"]), f"group.xlsx: {m['organization']}: blocking")
        need(all(e["what"] in flat for e in m.get("scope", {}).get("exclusions", [])), f"group.xlsx: {m['organization']}: scope")


def look_replaced(sheet):
    """Ours is written anew; what a person has saved in another program since is not."""
    ours, theirs = scratch / "ours.xlsx", scratch / "theirs.xlsx"
    for _ in range(2):
        run("score", "-q", *DAY, "-o", str(ours), str(sheet))
    with zipfile.ZipFile(ours) as old, zipfile.ZipFile(theirs, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"<cp:lastModifiedBy>hoshi<", b"<cp:lastModifiedBy>Hanako<"))
    books = [theirs]
    if shutil.which("soffice"):
        office = scratch / "saved"
        subprocess.run(["soffice", "--headless", "--convert-to", "xlsx", "--outdir", str(office), str(ours)],
                       env={**os.environ, "HOME": str(scratch)}, capture_output=True, check=True)
        books.append(office / "ours.xlsx")
    for book in books:
        was = book.read_bytes()
        done = subprocess.run([hoshi, "score", "-q", *DAY, "-o", str(book), str(sheet)], capture_output=True, text=True)
        need(done.returncode == 2 and "HS3049" in done.stderr and book.read_bytes() == was, f"{book}: {done.returncode} {done.stderr}")


def main():
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    os.environ.pop("HOSHI_LANG", None)
    catalogue = json.loads(run("catalog", "export", "--format", "json", "scs"))
    texts = {lang: {c["id"]: c["text"][lang] for g in catalogue["groups"] for r in g["requirements"] for c in r["criteria"]}
             for lang in ("ja", "en")}
    hostile = scratch / "hostile.yaml"
    shutil.copy(source / "tests/cli/report/hostile/in/answers.yaml", hostile)
    blank = scratch / "blank.yaml"
    run("init", "-q", "--star", "4", "-o", str(blank))
    for example in ("parts-maker", "logistics", "software-house"):
        copy = source / "tests/cli/report" / example / "in/answers.yaml"
        need(copy.read_bytes() == (source / "examples" / example / "answers.yaml").read_bytes(), f"{copy} is not the example any more: copy it")
    sheets = [source / "examples" / e / "answers.yaml" for e in ("parts-maker", "logistics", "software-house")] + [hostile, blank]
    for sheet in sheets:
        result = json.loads(run("score", "-q", "--answers", *DAY, "-f", "json", str(sheet)))
        plan = json.loads(run("plan", "-q", *DAY, "-f", "json", str(sheet)))
        answers = {c["id"]: c.get("answer", {}) for c in result["criteria"]}
        rows = [c for c in result["criteria"] if c["star"] <= plan["star"]]
        for lang in ("ja", "en"):
            name = f"{sheet.parent.name}/{sheet.name}, {lang}"
            table = look_csv(name, write("report", sheet, lang, "csv"), rows, texts[lang], answers)
            look_junit(name, write("report", sheet, lang, "junit"), rows)
            look_sarif(name, write("score", sheet, lang, "sarif"), rows, result, sheet)
            book = write("report", sheet, lang, "xlsx")
            look_xlsx(name, book, lang, table, plan, result)
            (scratch / f"{sheet.parent.name}-{sheet.stem}-{lang}.xlsx").write_bytes(book)
            look_plan(name, sheet, lang)
            for form, of_plan in (("plan", "markdown"), ("ics", "ics")):
                need(write("report", sheet, lang, form) == write("plan", sheet, lang, of_plan), f"{name}: {form} is not that of hoshi plan")
    if shutil.which("soffice"):
        books = [str(p) for p in sorted(scratch.glob("*.xlsx"))]
        subprocess.run(["soffice", "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2",
                        "--outdir", str(scratch / "office"), *books], env={**os.environ, "HOME": str(scratch)}, capture_output=True, check=True)
        for book in books:
            made = [p for p in (scratch / "office").glob(pathlib.Path(book).stem + "*.csv")]
            need(len(made) == 1, f"{book}: LibreOffice wrote {made}")
            for path in made:
                opened = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"))))
                need(len([r for r in opened if re.fullmatch(r"\d-\d+-\d+-\d+", r[0])]) in (81, 153), f"{book}: LibreOffice read other rows")
    else:
        print("without LibreOffice: workbooks are read as XML only")
    group = scratch / "group"
    shutil.rmtree(group, ignore_errors=True)
    group.mkdir()
    for name in ("parts-maker", "logistics", "software-house"):
        shutil.copy(source / "examples" / name / "answers.yaml", group / f"{name}.yaml")
    for lang in ("ja", "en"):
        look_group(group, lang)
    look_replaced(source / "examples" / "logistics" / "answers.yaml")
    for line in bad[:40]:
        print("FAILED:", line)
    sys.exit(1 if bad else 0)


main()
