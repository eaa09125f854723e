#!/usr/bin/env python3
"""template.py HOSHI SCRATCH: the workbook to fill in, as other programs see it.

openpyxl fills cells in, as Excel would hold them, and LibreOffice opens the result, works the formulas
out anew and saves it: what is read back is what was filled in, and the sheet that counts has counted.
Skipped where openpyxl is missing; without LibreOffice that part is left out, and said.
"""
import datetime
import json
import os
import shutil
import subprocess
import sys

try:
    import openpyxl
except ImportError:
    print("SKIP: no openpyxl")
    sys.exit(77)

HOSHI, SCRATCH = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
WORDS = {"ja": {"met": "達成", "partial": "一部達成", "planned": "予定", "not-applicable": "対象外"},
         "en": {"met": "met", "partial": "partial", "planned": "planned", "not-applicable": "not-applicable"}}
NAMES = {"ja": ("会社と前提", "回答", "進み具合", "はい"), "en": ("Company", "Answers", "Progress", "yes")}
problems = []


def run(*args):
    return subprocess.run([HOSHI, *args], cwd=SCRATCH, capture_output=True, text=True, timeout=60)


def check(is_so, what):
    if not is_so:
        problems.append(what)


def columns(sheet):
    return {cell.value: cell.column for cell in sheet[1]}


def fill(lang):
    """Every fourth answer of a kind; what was filled in, as a sheet says it."""
    book = openpyxl.load_workbook(os.path.join(SCRATCH, f"{lang}.xlsx"))
    company, answers, _, yes = NAMES[lang]
    wanted, about = {}, {"organization.name": "株式会社サンプル精機", "assessed_on": datetime.datetime(2026, 11, 1)}
    for row in book[company].iter_rows(min_row=2):
        if row[0].value in about:
            row[2].value = about[row[0].value]
        elif str(row[0].value).startswith("condition."):
            row[2].value = yes
    sheet = book[answers]
    at = columns(sheet)
    head = {"ja": ("基準番号", "回答", "実施日", "理由", "期限", "担当", "メモ"),
            "en": ("id", "status", "performed", "reason", "due", "owner", "note")}[lang]
    col = dict(zip(("id", "status", "performed", "reason", "due", "owner", "note"), (at[h] for h in head)))
    for r in range(2, sheet.max_row + 1):
        kind = ["met", "partial", "planned", "not-applicable", None][r % 5]
        if kind is None:
            continue
        said = {"status": kind}
        sheet.cell(r, col["status"]).value = WORDS[lang][kind]
        if kind == "met":
            sheet.cell(r, col["performed"]).value = datetime.datetime(2026, 4, 10)
            said["performed"] = "2026-04-10"
        if kind == "not-applicable":
            sheet.cell(r, col["reason"]).value = said["reason"] = "自社にない\n理由の2行目"
        if kind == "planned":
            sheet.cell(r, col["due"]).value = datetime.datetime(2027, 1, 31)
            sheet.cell(r, col["owner"]).value = said["owner"] = "情シス"
            said["due"] = "2027-01-31"
        if kind == "partial":
            sheet.cell(r, col["note"]).value = "=1+1 と書いた"
            sheet.cell(r, col["note"]).data_type = "s"
            said["note"] = "=1+1 と書いた"
        wanted[sheet.cell(r, col["id"]).value] = said
    book.save(os.path.join(SCRATCH, f"{lang}.filled.xlsx"))
    return wanted


def read_back(name, wanted):
    done = run("convert", "--form", "json", name, "-")
    check(done.returncode == 0, f"{name}: {done.stderr[:300]}")
    if done.returncode != 0:
        return
    sheet = json.loads(done.stdout)
    got = {i: {"status": a} if isinstance(a, str) else {k: v for k, v in a.items() if v is not None}
           for i, a in sheet["answers"].items() if a}
    check(got == wanted, f"{name}: {[i for i in set(got) | set(wanted) if got.get(i) != wanted.get(i)][:5]}")
    check(sheet["organization"]["name"] == "株式会社サンプル精機", f"{name}: the name")
    check(sheet["assessed_on"] == "2026-11-01", f"{name}: the day: {sheet['assessed_on']}")
    check(set(sheet["conditions"].values()) <= {"yes", None}, f"{name}: the conditions")


def look_at(lang):
    """What people are given: lists, protection, heads that stay, paper, a hidden sheet."""
    book = openpyxl.load_workbook(os.path.join(SCRATCH, f"{lang}.xlsx"))
    sheet = book[NAMES[lang][1]]
    check(book.worksheets[0].sheet_state == "hidden" and book.active.sheet_state == "visible", "hidden sheet")
    check(all(s.protection.sheet for s in book.worksheets), "a sheet is not protected")
    check(sheet.freeze_panes == "E2" and sheet.auto_filter.ref is not None, "heads and filter")
    check(sheet.page_setup.orientation == "landscape" and sheet.page_setup.paperSize == 9, "paper")
    check(sheet.print_title_rows in ("1:1", "$1:$1"), f"repeated heads: {sheet.print_title_rows}")
    kinds = [v.type for v in sheet.data_validations.dataValidation]
    check("list" in kinds and kinds.count("date") == 2, f"validations: {kinds}")
    locked = {h: sheet.cell(2, c).protection.locked for h, c in columns(sheet).items()}
    check(sorted(locked.values()).count(False) == 8, f"cells to fill in: {locked}")


def recalculate(lang, wanted):
    """What LibreOffice makes of it, and what its counts say."""
    out = os.path.join(SCRATCH, "office")
    profile = "-env:UserInstallation=file://" + os.path.join(SCRATCH, "profile")
    subprocess.run(["soffice", profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML",
                    "--outdir", out, os.path.join(SCRATCH, f"{lang}.filled.xlsx")],
                   capture_output=True, timeout=180, check=True)
    read_back(os.path.join(out, f"{lang}.filled.xlsx"), wanted)
    book = openpyxl.load_workbook(os.path.join(out, f"{lang}.filled.xlsx"), data_only=True)
    row = [c.value for c in book[NAMES[lang][2]][4]]
    done = sum(a["status"] in ("met", "not-applicable") for a in wanted.values())
    check(row[1:5] == [81, len(wanted), done, 81 - len(wanted)], f"{lang}: counts {row}")


def main():
    shutil.rmtree(SCRATCH, ignore_errors=True)
    os.makedirs(SCRATCH)
    for lang in ("ja", "en"):
        check(run("init", "--lang", lang, "-o", f"{lang}.xlsx").returncode == 0, "init")
        look_at(lang)
        wanted = fill(lang)
        read_back(f"{lang}.filled.xlsx", wanted)
        if shutil.which("soffice"):
            recalculate(lang, wanted)
    for p in problems:
        print(p)
    office = "" if shutil.which("soffice") else "; SKIP: no LibreOffice, so nothing was worked out anew"
    print(f"two workbooks to fill in: {len(problems)} problems{office}")
    return 1 if problems else 0


sys.exit(main())
