#!/usr/bin/python3
"""page.py HOSHI SOURCE SCRATCH: the report as a page.

Whoever has nothing but its text can do the judgement again; nothing is loaded or run; foreign text
stays text; the same input gives the same bytes, and they are not many.
"""
import html.parser
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys

hoshi, source, scratch = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
VOID = {"meta", "br", "hr", "img", "link", "rect", "polygon", "path"}
LABELS = {
    "ja": ["達成", "対象外と申告", "条件で外れる", "不足", "未回答・不明"],
    "en": ["Met", "Claimed not applicable", "Out by a condition", "Gap", "Not answered or not known"],
}
DAY = ["--as-of", "2026-11-23"]
failed = 0


def fail(text):
    global failed
    failed += 1
    print("FAILED:", text)


class Page(html.parser.HTMLParser):
    """Tags in balance, the text of each section, the rows of its tables."""

    def __init__(self, name):
        super().__init__(convert_charrefs=True)
        self.name, self.open, self.ids, self.section, self.rows, self.text = name, [], set(), None, {}, {}
        self.row = self.cell = None
        self.heads = []

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag not in VOID:
            self.open.append(tag)
        if tag in ("script", "iframe", "object", "embed", "link", "img", "form", "base"):
            fail(f"{self.name}: <{tag}>")
        for key, value in attrs.items():
            if key.startswith("on") or key in ("src", "href", "style", "srcset", "action"):
                fail(f"{self.name}: {tag} has {key}={value}")
        if "id" in attrs:
            if attrs["id"] in self.ids:
                fail(f"{self.name}: id {attrs['id']} twice")
            self.ids.add(attrs["id"])
        for ref in attrs.get("aria-labelledby", "").split():
            self.heads.append(("ref", ref))
        if tag == "section":
            self.section = attrs["id"]
        if tag == "tr":
            self.row = []
        if tag in ("td", "th") and self.row is not None:
            self.cell = ""
        if re.fullmatch("h[1-6]", tag):
            self.heads.append(("h", int(tag[1])))

    handle_startendtag = handle_starttag

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            fail(f"{self.name}: </{tag}> does not close what is open")
        if tag in ("td", "th") and self.row is not None:
            self.row.append(self.cell)
            self.cell = None
        if tag == "tr":
            self.rows.setdefault(self.section, []).append(self.row)
            self.row = None
        if tag == "section":
            self.section = None

    def handle_data(self, data):
        if self.cell is not None:
            self.cell += data
        self.text[self.section] = self.text.get(self.section, "") + data


def write(sheet, lang, *more):
    done = subprocess.run([hoshi, "report", "-q", "--lang", lang, *DAY, *more, str(sheet)],
                          capture_output=True, text=True)
    if done.returncode != 0:
        fail(f"{sheet}: {done.returncode} {done.stderr}")
    return done.stdout


def look(name, page):
    p = Page(name)
    p.feed(page)
    p.close()
    if p.open:
        fail(f"{name}: left open: {p.open}")
    if "content=\"default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-" not in page:
        fail(f"{name}: no policy of contents")
    for kind, ref in p.heads:
        if kind == "ref" and ref not in p.ids:
            fail(f"{name}: labelled by {ref}, which is not there")
    level = 0
    for kind, h in p.heads:
        if kind == "h" and h > level + 1:
            fail(f"{name}: heading {h} below {level}")
        level = h if kind == "h" else level
    return p


def recompute(name, p, lang, result):
    """From the list of answers alone: the counts, each verdict, the star."""
    label = LABELS[lang]
    levels = {}
    stars = sorted({int(re.sub(r"\D", "", r[1])) for r in p.rows["answers"] if len(r) == 5 and r[1].startswith("★")})
    for row in p.rows["answers"]:
        if len(row) != 5 or not row[1].startswith("★"):
            continue
        counts_as = row[3].split("（")[0].split(" (")[0]
        if counts_as not in label:
            fail(f"{name}: {row[0]} counts as {counts_as}")
            continue
        for star in stars:
            if int(row[1][1:2]) <= star:
                levels.setdefault(star, [0] * 5)[label.index(counts_as)] += 1
    reached = firm = 0
    for star in stars:
        met, claimed, out, gap, unanswered = levels[star]
        whole = sum(levels[star])
        line = ("：" if lang == "ja" else ": ").join([f"★{star}", f"{whole} = " + " + ".join(
            f"{label[i]} {levels[star][i]}" for i in range(5))])
        if line not in p.text["verdict"]:
            fail(f"{name}: the page does not say '{line}'")
        ok = gap == 0 and unanswered == 0 and whole != out
        reached = star if ok and reached == (stars[stars.index(star) - 1] if stars.index(star) else 0) else reached
        firm = star if ok and claimed == 0 and firm == (stars[stars.index(star) - 1] if stars.index(star) else 0) else firm
    if (reached, firm) != (result["star"], result["star_firm"]):
        fail(f"{name}: by hand ★{reached}, firm ★{firm}; hoshi ★{result['star']}, ★{result['star_firm']}")
    headline = p.text["first"].strip().split("\n")[0]
    if (f"★{reached}" in headline) != (reached != 0):
        fail(f"{name}: by hand ★{reached}, and it says: {headline}")


def lowest_without_gap(rows, names):
    """The highest of the levels up to which nothing is left, by the list of answers; None: not even the first."""
    reached = None
    for i, level in enumerate(names):
        asked = [r for r in rows if names.index(r[1].split(" to ")[0]) <= i <= names.index(r[1].split(" to ")[-1])
                 or (" to " not in r[1] and names.index(r[1]) <= i)]
        if any(r[3].split(" (")[0] in ("Gap", "Not answered or not known") for r in asked) or not asked:
            break
        reached = level
    return reached


def recompute_others(rng):
    """Of other methods: the sum of points, and the level of each category, from the page alone."""
    statuses = {"cmmc": ["met"] * 9 + ["unmet", "partial", "planned", "unknown"], "security-action": ["met", "partial", "unmet", "unknown"],
                "essential-eight": ["met"] * 40 + ["unmet"]}
    n = {c: 0 for c in statuses}
    for i in range(24):
        other = sorted(statuses)[i % 3]
        catalog = json.loads(subprocess.run([hoshi, "catalog", "export", "-f", "json", other], capture_output=True, check=True).stdout)
        ids = [c["id"] for g in catalog["groups"] for r in g["requirements"] for c in r["criteria"]]
        sheet = scratch / "other.json"
        answered = [c for c in ids if rng.random() < (0.95 if i % 2 else 1.1)]
        yes = {"six-basics", "policy"}
        sheet.write_text(json.dumps({"hoshi": "answers/1", "catalogue": f"{catalog['id']}@{catalog['edition']}", "answers": {
            c: rng.choice(["met", "unmet"] if c in yes or not c[0].isdigit() and other == "security-action" else statuses[other]) for c in answered}}))
        result = result_of(sheet)
        p = look(other, write(sheet, "en"))
        head, rows = p.rows["answers"][-1 - len(ids)], p.rows["answers"][-len(ids):]
        if [r[0] for r in rows] != ids:
            fail(f"{other}: not the criteria of the catalogue")
        if "Points" in head:
            at = head.index("Points")
            total = sum(int(r[at].strip("()")) for r in rows)
            said = re.search(r"Score: (?:(-?\d+) and )?the points .* come to (-?\d+)(?:, .* below (-?\d+))?", p.text["verdict"])
            if said:
                n[other] += 1
                by_hand = max(int(said[1]) + total, int(said[3])) if said[1] else total
                want = result["score"]["sum"] if isinstance(result.get("score"), dict) else result.get("score")
                if by_hand != int(said[2]) or (want is not None and by_hand != want):
                    fail(f"{other} {i}: by hand {by_hand}, the page {said[2]}, hoshi {want}")
        if "groups" in result and result["groups"] and "level_reached" in result["groups"][0]:
            names = [v["title"]["en"] for v in catalog["levels"]]
            for g in result["groups"]:
                n[other] += 1
                mine = lowest_without_gap([r for r in rows if r[0].split("-")[0] == g["id"]], names)
                if f"{g['id']} {g['title']['en']}: {mine or 'none'}" not in p.text["verdict"]:
                    fail(f"{other} {i}: {g['id']}: by hand {mine}, and the page says otherwise")
                ids_of = [v["level"] for v in result["levels"]]
                if g["level_reached"] != (ids_of[names.index(mine)] if mine else None):
                    fail(f"{other} {i}: {g['id']}: by hand {mine}, hoshi {g['level_reached']}")
    if min(n.values()) < 4:
        fail(f"so little was added up that nothing was seen: {n}")


def same_as_markdown(name, p, text, is_hostile):
    """The same rows, in their order; and nothing that a reader would run, load or follow."""
    plain = re.sub(r"\\([^A-Za-z0-9 ])", r"\1", text)
    at = 0
    for section, rows in p.rows.items():
        for row in rows:
            if section == "answers" and len(row) == 5 and row[1].startswith("★"):
                line = " | ".join(cell.replace("\n", " ") for cell in row[:4])
                at = plain.find(f"| {line} |", at)
                if at < 0:
                    fail(f"{name}: Markdown has no row {line}")
                    return
    if is_hostile and re.search(r"(?<!\\)<|(?<!\\)\[|(?<!\\)`", text):
        fail(f"{name}: a sign of the sheet came through to Markdown")


def same_plan(name, p, text, sheet, lang):
    """Page and Markdown have the plan that hoshi plan makes, and the day on which the star lapses."""
    made = subprocess.run([hoshi, "plan", "-q", "-f", "json", *DAY, str(sheet)], capture_output=True, text=True, check=True)
    plan = json.loads(made.stdout)
    said = re.sub(r"\\([^A-Za-z0-9 ])", r"\1", text)
    for form, words in (("page", p.text["plan"]), ("Markdown", said)):
        at = 0
        for i, package in enumerate(plan["packages"]):
            for part in (f"{i + 1}. {package['id']} {package['title'][lang]}", package["start"], package["end"],
                         package["outcome"][lang], package["first_step"][lang], *(c["id"] for c in package["criteria"])):
                found = words.find(part, at)
                if found < 0:
                    fail(f"{name}: the plan of the {form} does not say '{part}'")
                    return
            at = words.find(package["title"][lang], at)
    reached = [q["reaches"] for q in plan["packages"] if "reaches" in q]
    lines = [line for line in p.text["plan"].split("\n") if line.startswith(("この作業まで終えると", "After this package"))]
    if len(lines) != len(reached) or not all(f"★{r['star']}" in line for r, line in zip(reached, lines)):
        fail(f"{name}: reached by the plan {reached}, and the page says {lines}")
    if not plan["packages"] and lines:
        fail(f"{name}: nothing is left, and the page says {lines}")
    lapses = json.loads(subprocess.run([hoshi, "score", "-q", "-f", "json", "--forecast", *DAY, str(sheet)],
                                       capture_output=True, text=True, check=True).stdout)["forecast"]["lapses"]
    day = lapses["star"]
    words = "何もしないと" if lang == "ja" else "If nothing is done"
    for form, first in (("page", p.text["first"]), ("Markdown", said.split("\n## ")[0])):
        if (words in first) != (day is not None) or (day is not None and day not in first):
            fail(f"{name}: lapses {day}, and the {form} says otherwise")


def result_of(sheet):
    return json.loads(subprocess.run([hoshi, "score", "-q", "-f", "json", *DAY, str(sheet)],
                                     capture_output=True, text=True, check=True).stdout)


def random_sheet(rng, criteria, path):
    answers = {}
    usual = rng.choice(["met", "met", "unmet", None])
    for c in criteria:
        status = usual if rng.random() < 0.97 else rng.choice(["met", "partial", "unmet", "unknown", "not-applicable", None])
        if status is None:
            continue
        answers[c] = {"status": status}
        if status == "not-applicable":
            answers[c]["reason"] = "x"
        if rng.random() < 0.3 and status == "met":
            answers[c]["performed"] = rng.choice(["2026-01-05", "2024-01-05"])
    conditions = {k: rng.choice(["yes", "no"]) for k in ("remote-work", "iot") if rng.random() < 0.3 and k == "remote-work"}
    path.write_text(json.dumps({"hoshi": "answers/1", "catalogue": "scs@2026-03", "organization": {"name": "甲"},
                                "conditions": conditions, "answers": answers}, ensure_ascii=False))


def main():
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    os.environ.pop("HOSHI_LANG", None)
    catalogue = json.loads(subprocess.run([hoshi, "catalog", "export", "--format", "json", "scs"],
                                          capture_output=True, text=True, check=True).stdout)
    criteria = [c["id"] for g in catalogue["groups"] for r in g["requirements"] for c in r["criteria"]]
    hostile = scratch / "hostile.json"
    bad = "</script><b>\"'&lt; =cmd|' /C calc'!A0 \u0645\u0631 " + "長" * 2000
    hostile.write_text(json.dumps({
        "hoshi": "answers/1", "catalogue": "scs@2026-03", "organization": {"name": bad, "id": bad},
        "scope": {"unit": bad, "sites": [bad], "note": bad, "exclusions": [{"what": bad, "reason": bad}]},
        "answers": {c: {"status": "unmet", "note": bad, "owner": bad, "reason": bad} for c in criteria[:20]},
        "confirmations": [{"criterion": criteria[0], "result": "rejected", "by": bad, "comment": bad}]}, ensure_ascii=False))
    full = scratch / "full.json"
    full.write_text(json.dumps({
        "hoshi": "answers/1", "catalogue": "scs@2026-03", "organization": {"name": "株式会社見本"},
        "answers": {c: {"status": "met", "performed": "2026-10-01", "note": "台帳の第2版に書いた。担当は総務",
                        "evidence": [{"file": f"evidence/{c}.pdf", "date": "2026-10-01"}]} for c in criteria}}, ensure_ascii=False))
    worst = scratch / "worst.json"
    worst.write_text(json.dumps({
        "hoshi": "answers/1", "catalogue": "scs@2026-03", "organization": {"name": "株式会社見本"}, "target": 4,
        "answers": {c: {"status": "unmet", "note": "台帳の第2版に書いた。担当は総務", "due": "2027-03-31", "owner": "総務部"}
                    for c in criteria}}, ensure_ascii=False))
    sheets = [source / "examples" / e / "answers.yaml" for e in ("parts-maker", "logistics", "software-house")] + [hostile, full, worst]
    for sheet in sheets:
        result = result_of(sheet)
        for lang in ("ja", "en"):
            page = write(sheet, lang)
            if page != write(sheet, lang):
                fail(f"{sheet}: not the same bytes again")
            name = f"{sheet.parent.name}/{sheet.name}, {lang}"
            p = look(name, page)
            recompute(name, p, lang, result)
            if sheet != hostile and len(page.encode()) > 450_000:
                fail(f"{name}: {len(page.encode())} bytes")
            if sheet == hostile and ("<b>" in page or "</script" in page):
                fail(f"{name}: a tag of the sheet came through")
            text = write(sheet, lang, "-f", "markdown")
            same_as_markdown(name, p, text, sheet == hostile)
            same_plan(name, p, text, sheet, lang)
            said = p.text["first"] + p.text["verdict"] + p.text[None]
            if not any(s in said for s in ("自己チェック", "self-check")) or re.search(r"合格|認証取得|認証を取得|certified|passed", said):
                fail(f"{name}: words that say more than a self-check")
    rng = random.Random(13)
    for i in range(60):
        sheet = scratch / "random.json"
        random_sheet(rng, criteria, sheet)
        lang = rng.choice(["ja", "en"])
        recompute(f"random {i}", look(f"random {i}", write(sheet, lang)), lang, result_of(sheet))
    recompute_others(rng)
    for other in ("guideline", "security-action", "iso27001", "essential-eight", "cpsf", "csf2", "cmmc"):
        blank = scratch / f"{other}.yaml"
        subprocess.run([hoshi, "init", "-q", "--catalog", other, "-o", str(blank)], check=True)
        for lang in ("ja", "en"):
            look(f"{other}, {lang}", write(blank, lang))
    sys.exit(1 if failed else 0)


main()
