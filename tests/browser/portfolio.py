"""portfolio.py PORTFOLIO_PAGE SCRATCH: the page of a portfolio in a real browser.

Nothing here depends on speed; how fast it is, tests/bench/portfolio.py measures.
"""
import json
import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import browser  # noqa: E402
import portfolio_forms  # noqa: E402

if browser.find() is None:
    print("SKIP: no chromium (scripts/setup test)")
    sys.exit(77)

page_tool, scratch = sys.argv[1:3]
os.makedirs(scratch, exist_ok=True)


def make(name, *args):
    path = os.path.join(scratch, name)
    with open(path, "wb") as f:
        subprocess.run([page_tool, *args], stdout=f, check=True)
    return path


earlier = make("earlier.json", "300", "1", "json")
page = make("portfolio.html", "300", "2", "html", "ja", earlier)
small = make("small.html", "3", "2", "html", "en")
data = json.loads(subprocess.run([page_tool, "300", "2", "json", "ja", earlier],
                                 stdout=subprocess.PIPE, check=True).stdout)
rows = data["suppliers"]
ALL = len(rows)
table = portfolio_forms.read_csv(subprocess.run([page_tool, "300", "2", "csv", "ja", earlier],
                                                stdout=subprocess.PIPE, check=True).stdout)
book_heads, _ = portfolio_forms.read_xlsx(make("portfolio.xlsx", "300", "2", "xlsx", "ja", earlier))
bad = 0


def check(what, got, want):
    global bad
    if got != want:
        print("%s: got %r, want %r" % (what, got, want))
        bad = 1


SHOWN = "[...document.querySelectorAll('tr.sup')].map(r => r.cells[1].textContent)"


def choose(name, value):
    b.run("(() => { const f = document.getElementById('f-%s'); f.value = %s;"
          "f.dispatchEvent(new Event('%s')); })()"
          % (name, json.dumps(value), "input" if name == "text" else "change"))


def count():
    return b.run("+document.getElementById('grid').getAttribute('aria-rowcount') - 1")


with browser.Browser() as b:
    b.open(page)
    check("complaints", b.complaints(), [])
    check("requests", [u for u in b.requests() if not u.startswith("file://")], [])
    check("one request", len(b.requests()), 1)
    check("hostile names ran", b.run("typeof window.hacked"), "undefined")
    check("no image came of a name", b.run("document.images.length"), 0)
    check("scripts", b.run("document.scripts.length"), 3)
    # an inline script that is not the page's own may not run
    b.run("(() => { const s = document.createElement('script'); s.textContent = 'window.late = 1';"
          "document.body.append(s); })()")
    check("foreign script", b.run("typeof window.late"), "undefined")
    b.run("document.querySelectorAll('script')[3].remove()")

    check("all rows", count(), ALL)
    check("rows that exist", b.run("document.querySelectorAll('tr.sup').length < 120"), True)
    first = sorted((s for s in rows if s.get("rank")), key=lambda s: s["rank"])
    check("order", b.run(SHOWN)[:5], [s["id"] for s in first[:5]])

    # the bottom is reached by scrolling, and rows have the height the script counts with
    b.run("document.getElementById('scroll').scrollTop = 1e9")
    b.run("new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r)))")
    check("last row", b.run("[...document.querySelectorAll('tr.sup')].pop().getAttribute('aria-rowindex')"),
          str(ALL + 1))
    check("height", b.run("[...document.querySelectorAll('tr.sup')].every(r => r.offsetHeight === 34)"),
          True)
    check("whole height", b.run("document.getElementById('rows').offsetHeight"), ALL * 34)

    choose("text", "ｓ－０００１７".replace("－", "-"))  # full-width letters find too
    check("found", b.run(SHOWN), ["S-00017"])
    choose("text", "")
    choose("state", "bad")
    check("nothing to judge", count(), sum("star" not in s for s in rows))
    choose("state", "unreadable")
    check("unreadable", count(), sum("error" in s for s in rows))
    choose("state", "missing")
    check("missing", count(), sum(s["state"] == "missing" for s in rows))
    choose("state", "late")
    check("overdue", count(), sum(s["overdue"] for s in rows))
    choose("state", "met")
    check("reached", count(), sum(s.get("reached_firm", False) for s in rows))
    choose("state", "claimed")
    claimed = sum(s.get("reached", False) and not s["reached_firm"] for s in rows)
    check("reached if claims are accepted", count(), claimed)
    check("some are", claimed > 0, True)
    choose("state", "")
    choose("star", "3")
    check("star 3", count(), sum(s.get("star") == 3 and s["star_firm"] == 3 for s in rows))
    choose("star", "3?")
    check("star 3 if accepted", count(), sum(s.get("star") == 3 and s["star_firm"] != 3 for s in rows))
    choose("star", "")

    # the page, the table and the workbook: the same heads, the same numbers
    b.run("dispatchEvent(new Event('beforeprint'))")
    heads = [h.rstrip(" ▲▼") for h in b.run("[...document.querySelectorAll('#heads th')].map(h => h.textContent)")]
    check("heads that no other form has", [h for h in heads if h not in book_heads], [])
    shown = b.run("[...document.querySelectorAll('tr.sup')].map(r => [...r.cells].map(c => c.textContent))")
    name_of = dict(zip(book_heads, table[0]))
    by_id = {r["id"] or r["source"]: r for r in table}
    for line in shown:
        cells = dict(zip([name_of.get(h, h) for h in heads], line))
        row = by_id[cells["id"] or cells["source"]]
        for name in ("rank", "gap", "open", "findings"):
            check("%s of %s" % (name, row["id"]), cells[name].replace(",", ""), row[name])
        for name in row:
            if name.endswith("_percent"):
                check(name, cells[name], row[name] + "%" if row[name] else "–")
        if row["star"] not in ("", "0"):
            check("star of " + row["id"], cells["star"],
                  "★" + row["star"] + ("" if row["star"] == row["star_firm"] else "（仮）"))
    b.run("dispatchEvent(new Event('afterprint'))")
    some = next(s for s in rows if s.get("missing"))["missing"][0]
    choose("crit", str(some))
    check("missing criterion", count(), sum(some in s.get("missing", []) for s in rows))
    choose("crit", "")

    b.run("[...document.querySelectorAll('#heads button')].find(h => h.textContent.startsWith('ID')).click()")
    check("sorted by id", b.run(SHOWN)[:3], sorted(s.get("id", "") for s in rows)[:3])
    check("said so", b.run("document.querySelectorAll('[aria-sort=ascending]').length"), 1)

    check("language", b.run("document.documentElement.lang"), "ja")
    b.run("document.getElementById('lang').click()")
    check("language", b.run("document.documentElement.lang"), "en")
    check("heading", b.run("document.querySelector('h1').textContent"), "Suppliers: self-checks at a glance")
    check("no Japanese heading left",
          b.run("[...document.querySelectorAll('h2')].filter(h => /[ぁ-ん]/.test(h.textContent)).length"), 0)

    b.run("document.getElementById('scroll').scrollTop = 0; document.querySelector('tr.sup').click()")
    check("details", b.run("document.getElementById('detail').open"), True)
    b.run("document.getElementById('detail').close()")

    b.run("dispatchEvent(new Event('beforeprint'))")
    check("printed rows", b.run("document.querySelectorAll('tr.sup').length"), ALL)
    b.run("dispatchEvent(new Event('afterprint'))")
    check("rows after printing", b.run("document.querySelectorAll('tr.sup').length < 120"), True)
    b.pdf(os.path.join(scratch, "portfolio.pdf"))

    for width in (360, 768, 1400):
        for scheme in ("light", "dark"):
            b.open(page, width=width, scheme=scheme)
            check("overflow at %d" % width,
                  b.run("document.documentElement.scrollWidth <= innerWidth"), True)
            check("complaints", b.complaints(), [])

    b.open(small)
    check("English first", b.run("document.documentElement.lang"), "en")
    check("small", count(), 3)

    # companies that are asked are counted, by the sheet where one has no id
    with open(small, encoding="utf-8") as f:
        text = f.read()
    nameless = os.path.join(scratch, "nameless.html")
    with open(nameless, "w", encoding="utf-8") as f:
        f.write(re.sub(r'"asked":\d', '"asked":3', re.sub(r'"id":"S-\d+",', "", text)))
    b.open(nameless)
    check("sheets without an id", b.run("document.getElementById('sub').textContent")
          .endswith("a star asked of 3 suppliers"), True)

sys.exit(bad)
