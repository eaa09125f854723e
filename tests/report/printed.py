#!/usr/bin/python3
"""printed.py HOSHI SOURCE SCRATCH: what is on the page is on the paper, and every paper says whose it is.

The report and the questions, printed by 'hoshi report --pdf' and read back by pdftotext: every text of the
page is there, charts' letters included, in both languages; each sheet has company, day and edition at its foot.
"""
import html.parser
import os
import pathlib
import re
import shutil
import subprocess
import sys
import unicodedata

hoshi, source, scratch = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
sys.path.insert(0, str(source / "tests/support"))
import browser  # noqa: E402

for program in ("pdftotext", "pdfinfo"):
    if shutil.which(program) is None:
        print(f"SKIP: no {program} (scripts/setup test)")
        sys.exit(77)
if browser.find() is None:
    print("SKIP: no chromium (scripts/setup test)")
    sys.exit(77)

bad = []


def need(ok, what):
    if not ok:
        bad.append(what)


def bare(text):
    """Without blanks, and each letter in one form: fonts have several for some."""
    return re.sub(r"[\s\u00ad]+", "", unicodedata.normalize("NFKC", text))


class Texts(html.parser.HTMLParser):
    """The texts of a page that can be seen."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.hidden, self.texts = 0, []

    def handle_starttag(self, tag, attrs):
        self.hidden += tag in ("style", "title", "desc", "head")

    def handle_endtag(self, tag):
        self.hidden -= tag in ("style", "title", "desc", "head")

    def handle_data(self, data):
        if self.hidden == 0 and data.strip():
            self.texts.append(data)


def look(name, lang, foot, *args):
    page, pdf = scratch / f"{name}.html", scratch / f"{name}.pdf"
    done = subprocess.run([hoshi, "report", "-q", "--lang", lang, "--as-of", "2026-11-23", "-o", str(page), "--pdf", str(pdf), *args], capture_output=True)
    need(done.returncode == 0, f"{name}: {done.returncode} {done.stderr.decode()}")
    if done.returncode != 0:
        return
    said = subprocess.run(["pdftotext", "-raw", str(pdf), "-"], capture_output=True, check=True).stdout.decode("utf-8")
    sheets = said.rstrip("\f").split("\f")
    foot = bare(foot)
    body = ""
    for i, sheet in enumerate(sheets):
        flat = bare(sheet)
        number = f"{i + 1}/{len(sheets)}"
        need(foot in flat and number in flat, f"{name}: sheet {i + 1} has no foot: {flat[-80:]}")
        body += flat.replace(foot, "", 1).replace(number, "", 1)
    reader = Texts()
    reader.feed(page.read_text(encoding="utf-8"))
    lost = [t for t in reader.texts if bare(t) not in body]
    need(len(reader.texts) > 100, f"{name}: only {len(reader.texts)} texts")
    need(not lost, f"{name}: {len(lost)} of {len(reader.texts)} texts are not on paper: {lost[:3]}")


def main():
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    os.environ.pop("HOSHI_LANG", None)
    sheets = {e: str(source / "examples" / e / "answers.yaml") for e in ("parts-maker", "logistics")}
    company = {"parts-maker": "株式会社サンプル精機", "logistics": "架空運輸株式会社"}
    for lang in ("ja", "en"):
        for e, sheet in sheets.items():
            foot = f"{company[e]}の自己チェック（scs@2026-03、2026-11-23時点）" if lang == "ja" else f"{company[e]}: self-check against scs@2026-03, as of 2026-11-23"
            look(f"{e}-{lang}", lang, foot, sheet)
            if e == "parts-maker":
                look(f"questions-{lang}", lang, foot, "--owner", "it", sheet)
    for line in bad:
        print("FAILED:", line)
    sys.exit(1 if bad else 0)


main()
