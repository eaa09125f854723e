#!/usr/bin/python3
"""pages.py HOSHI PORTFOLIO_PAGE MODULES SOURCE SCRATCH: every page that hoshi writes, looked at by html-validate and
by axe-core in a browser: both languages, wide and narrow, light and dark, with no finding; and none is
wider than a screen of 320, which is also one of 1280 at 400 %.

Both come from npm (package-lock.json beside this) into the folder MODULES; scripts/nightly puts them there. Not asked of
html-validate: titles of 70 signs at most (it counts '<' as the four of '&lt;'); of a page that its script
has filled in, how a browser writes attributes that are set or come from a script.
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys

hoshi, page_tool = sys.argv[1:3]
modules, source, scratch = map(pathlib.Path, sys.argv[3:])
here = source / "tests/pages"
sys.path.insert(0, str(source / "tests/support"))
import browser  # noqa: E402

AXE = modules / "axe-core/axe.min.js"
VALIDATE = modules / "html-validate/bin/html-validate.mjs"
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
         "rules": {"color-contrast-enhanced": {"enabled": True}}}
EVERY_WAY = ("report-parts-maker", "report-csf2", "declaration-logistics", "questions-parts-maker", "diff", "group", "trend", "feedback-parts-maker", "portfolio-3-")
DAY = ["--as-of", "2026-11-23"]


def skip(why):
    print("SKIP:", why)
    sys.exit(77)


if browser.find() is None:
    skip("no chromium (scripts/setup test)")
if shutil.which("node") is None:
    skip("no node")
if not AXE.is_file() or not VALIDATE.is_file():
    skip(f"html-validate and axe-core are not in {modules} (scripts/nightly puts them there)")

bad = []


def run(*args, ok=(0,)):
    done = subprocess.run([hoshi, *args], capture_output=True, cwd=scratch)
    if done.returncode not in ok:
        sys.exit(f"{args}: {done.returncode} {done.stderr.decode()}")


def make():
    """Every kind of page, small ones and large ones."""
    examples = {e: str(source / "examples" / e / "answers.yaml") for e in ("parts-maker", "logistics", "software-house")}
    hostile = str(source / "tests/cli/report/hostile/in/answers.yaml")
    run("init", "-q", "--star", "4", "-o", "blank.yaml")
    run("init", "-q", "--catalog", "scs5", "--star", "5", "-o", "five.yaml")
    for other in ("csf2", "iso27001", "security-action"):
        run("init", "-q", "--catalog", other, "-o", f"{other}.yaml")
    (scratch / "in").mkdir()
    shutil.copy(examples["parts-maker"], scratch / "in/good.yaml")
    (scratch / "in/bad.yaml").write_text("hoshi: answers/1\ncatalogue: scs@2026-03\norganization: {name: 甲社, id: S-1}\nanswers:\n  1-2-1-1: <b>\n  9-9-9-9: met\n", encoding="utf-8")
    (scratch / "group").mkdir()
    for i, sheet in enumerate([*examples.values(), hostile]):
        shutil.copy(sheet, scratch / f"group/{i}.yaml")
    (scratch / "group/memo <b>.txt").write_text("memo", encoding="utf-8")
    (scratch / "group/old.pdf").write_text("%PDF-1.7", encoding="utf-8")
    subprocess.run([page_tool, "60", "1", "json"], stdout=open(scratch / "earlier.json", "wb"), check=True)
    for lang in ("ja", "en"):
        say = ["-q", "--lang", lang, *DAY]
        for name, sheet in [*examples.items(), ("hostile", hostile), ("blank", "blank.yaml"), ("five", "five.yaml"), ("csf2", "csf2.yaml"),
                            ("iso27001", "iso27001.yaml"), ("security-action", "security-action.yaml")]:
            declared = [] if name in ("csf2", "iso27001") else ["-o", f"declaration=declaration-{name}-{lang}.html"]
            run("report", *say, "-o", f"report-{name}-{lang}.html", *declared, sheet)
        for name in ("parts-maker", "hostile"):
            run("report", *say, "--owner", "it", "-o", f"questions-{name}-{lang}.html", examples.get(name, hostile))
            run("score", *say, "-o", f"feedback-html=feedback-{name}-{lang}.html", examples.get(name, hostile))
        run("diff", "-q", "--lang", lang, *DAY, "-o", f"diff-{lang}.html", "blank.yaml", examples["parts-maker"], ok=(0, 1))
        run("batch", "-q", "--lang", lang, *DAY, "--allow-errors", "--feedback", f"back-{lang}", "-o", f"{lang}.ndjson", "in")
        run("plan", *say, "-o", f"plan-{lang}.html", examples["parts-maker"])
        run("score", *say, "--group", "-o", f"html=group-{lang}.html", "group", ok=(3,))
        run("history", "add", "-q", "--db", "h.db", *DAY, "group/0.yaml")
        run("history", "add", "-q", "--db", "h.db", "--as-of", "2026-11-01", "group/0.yaml")
        run("history", "trend", "-q", "--lang", lang, "--db", "h.db", "-f", "html", "-o", f"trend-{lang}.html")
        for name in ("good", "bad"):
            shutil.move(scratch / f"back-{lang}/in%2F{name}.yaml.feedback.html", scratch / f"buyer-{name}-{lang}.html")
        for n in ("3", "60"):
            with open(scratch / f"portfolio-{n}-{lang}.html", "wb") as f:
                subprocess.run([page_tool, n, "2", "html", lang, *([str(scratch / "earlier.json")] if n == "60" else [])], stdout=f, check=True)


def validate(pages, config="htmlvalidate.json"):
    done = subprocess.run(["node", str(VALIDATE), "--config", str(here / config), "--formatter", f"json={scratch / 'validated.json'}", *map(str, pages)],
                          capture_output=True, text=True)
    try:
        results = json.loads((scratch / "validated.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        sys.exit(f"html-validate: {done.returncode} {done.stdout[:500]} {done.stderr[:500]}")
    seen = {}
    for r in results:
        for m in r["messages"]:
            seen.setdefault((m["ruleId"], m["message"]), []).append(f"{pathlib.Path(r['filePath']).name}:{m['line']}")
    for (rule, message), at in seen.items():
        bad.append(f"html-validate: {rule}: {message}: {len(at)} times, {at[0]}")


def as_shown(pages):
    """A page whose script fills it in, as it stands when it has."""
    shown = []
    with browser.Browser(timeout=120) as b:
        for page in pages:
            b.open(str(page))
            shown.append(page.with_suffix(".shown.htm"))
            shown[-1].write_text("<!DOCTYPE html>\n" + b.run("document.documentElement.outerHTML"), encoding="utf-8")
    return shown


def axe(pages):
    script = AXE.read_text(encoding="utf-8")
    seen = {}
    with browser.Browser(timeout=120) as b:
        for page in pages:
            for width, scheme in ((1280, "light"), (1280, "dark"), (390, "light"))[:3 if page.name.startswith(EVERY_WAY) else 1]:
                b.open(str(page), width=width, scheme=scheme)
                b.run(script + ";0")
                found = b.run("axe.run(document, %s).then(r => JSON.stringify([r.passes.length, r.violations.map(v => [v.id, v.help, v.nodes.length, "
                              "v.nodes[0].target.join(' '), v.nodes[0].failureSummary])]))" % json.dumps(RULES))
                passes, violations = json.loads(found)
                if passes < 10:
                    bad.append(f"axe: {page.name}: only {passes} rules looked at anything")
                for rule, text, n, target, why in violations:
                    seen.setdefault((rule, text), []).append(f"{page.name} at {width} {scheme}: {n}, {target}: {why}")
            b.open(str(page), width=320, height=800)
            wide = b.run("document.scrollingElement.scrollWidth")
            if wide > 320:
                bad.append(f"{page.name}: {wide} wide on a screen of 320")
    for (rule, text), at in seen.items():
        bad.append(f"axe: {rule}: {text}: {len(at)} pages, {at[0]}")


def main():
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    os.environ.pop("HOSHI_LANG", None)
    make()
    pages = sorted(scratch.glob("*.html"))
    validate([p for p in pages if not p.name.startswith("portfolio")])
    validate(as_shown([p for p in pages if p.name.startswith("portfolio")]), "htmlvalidate-shown.json")
    broken = scratch / "broken.htm"  # what both must see, or their silence says nothing
    broken.write_text("<!DOCTYPE html><html><head><title>x</title></head><body><img src=x><p>a<div></p></body></html>")
    before = len(bad)
    validate([broken])
    axe([broken])
    if len([b for b in bad[before:] if b.startswith("html-validate")]) == 0 or len([b for b in bad[before:] if b.startswith("axe")]) == 0:
        sys.exit("a broken page has no finding")
    del bad[before:]
    axe(pages)
    for line in bad:
        print("FAILED:", line)
    print(len(pages), "pages")
    sys.exit(1 if bad else 0)


main()
