#!/usr/bin/env python3
"""roundtrip.py HOSHI SCRATCH: generated sheets go into every format and back.

Without a complaint about losses, what comes back is what went in, to the last character; with one,
exactly the fields differ that it names. The sheets hold what spreadsheets like to change: texts that
look like formulas, dates, numbers, escapes; line breaks, quotes, blanks at the ends.
"""
import json
import os
import random
import re
import subprocess
import sys

HOSHI, SCRATCH = os.path.abspath(sys.argv[1]), sys.argv[2]
FORMS = ["yaml", "json", "csv", "xlsx"]
SHEETS = 24
TEXTS = [
    "ふつうの文", "plain", "=1+1", "+81-3-0000", "-", "@home", "'quoted", "2026-04-10", "4-1-1-1",
    "00123", "1e5", "true", "null", "~", "_x0041_", "a,b", 'say "x"', "semi; colon", "two\nlines",
    "　全角の空白　", "tab\there", "絵文字🌟", "é", "<b>&amp;</b>", "#comment", "a: b",
    "長い" * 300, "x" * 33000, "\u200b", "end ",
]
NAMES = ["evidence/体制表.pdf", "a b.txt", "https://example.com/x?y=1&z=2", "semi;colon.pdf"]
problems = []
seen = set()  # (form, whether something was lost)


def run(*args):
    done = subprocess.run([HOSHI, "--lang", "en", *args], cwd=SCRATCH, capture_output=True, timeout=60)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def text(r):
    return r.choice(TEXTS)


def line(r):
    return text(r).replace("\n", " ").replace("\t", " ")


def maybe(r, value, share=0.4):
    return value if r.random() < share else None


def answer_by(r, cat):
    """An answer in the words of the catalogue."""
    if cat["by"] == "level":
        return {"level": r.randint(cat["low"], cat["high"]), "target": maybe(r, cat["high"])}
    if cat["by"] == "applied":
        return {"applied": r.choice(["yes", "no"])}
    if cat["by"] == "note":
        return {}
    return {"status": r.choice(cat["takes"])}


def sheet(r, cat):
    ids = r.sample(cat["ids"], r.randint(0, len(cat["ids"])))
    answers = {}
    for i in ids:
        a = answer_by(r, cat)
        a.update(note=maybe(r, text(r)), owner=maybe(r, line(r)),
                 due=maybe(r, "2027-01-31"), updated_by=maybe(r, "山田", 0.1),
                 updated_on=maybe(r, "2026-10-01", 0.1), carried_over=maybe(r, True, 0.1))
        if cat["by"] in ("status", "applied"):
            a["reason"] = maybe(r, text(r))
        if cat["by"] == "status":
            a["performed"] = maybe(r, "2026-04-10")
        names = r.sample(NAMES, r.randint(0, 3))
        if names and r.random() < 0.3:
            a["evidence"] = [{"url" if n.startswith("http") else "file": n,
                              **({"title": "題"} if r.random() < 0.1 else {})} for n in names]
        a = {k: v for k, v in a.items() if v is not None}
        if a:
            answers[i] = a
    whole = {
        "hoshi": "answers/1", "catalogue": cat["name"],
        "organization": {"name": line(r), "id": "S-1"},
        "assessed_on": maybe(r, "2026-11-01"), "assessor": maybe(r, {"name": "佐藤", "role": "総務"}),
        "scope": maybe(r, {"unit": "全社", "sites": ["本社", "第二工場"],
                           "exclusions": [{"what": "工場の制御系", "reason": text(r)}]}),
        "conditions": {c: r.choice(["yes", "no"]) for c in cat["conditions"] if r.random() < 0.5},
        "answers": answers,
    }
    if cat["stars"] and r.random() < 0.8:
        whole["target"] = r.choice(cat["stars"])
    if cat["by"] == "status" and answers and r.random() < 0.2:
        whole["confirmations"] = [{"criterion": next(iter(answers)), "result": "accepted", "by": "鈴木",
                                   "on": "2026-11-10"}]
    return {k: v for k, v in whole.items() if v not in (None, {})}


def catalogue(name):
    blank = json.loads(run("init", "--catalog", name, "--form", "json")[1])
    listed = json.loads(run("catalog", "export", name, "--format", "json")[1])
    stars = sorted({str(level.get("id") or level.get("star") or level.get("level")) for level in listed.get("levels", [])})
    high = run("init", "--catalog", name, "--form", "json", *(["--star", stars[-1]] if stars else []))[1]
    scale = [s["value"] for s in listed.get("scale", [])]
    by = ("level" if scale else "applied" if listed.get("applicability") else
          "note" if listed.get("method") == "list" else "status")
    takes = ["met", "partial", "unmet", "unknown"]
    if listed.get("method", "all") == "all":
        takes += ["planned", "not-applicable"]
    return {"takes": takes, "name": blank["catalogue"], "by": by, "low": min(scale, default=0),
            "high": max(scale, default=0), "stars": stars, "conditions": list(blank.get("conditions", {})),
            "ids": list(json.loads(high or "{}").get("answers", blank["answers"]))}


def plain(path):
    """What a sheet says: its JSON form, without what it leaves empty. None when it cannot be read."""
    status, out, err = run("convert", "--form", "json", path, "-")
    if status != 0:
        return None, err

    def strip(v):
        if isinstance(v, dict):
            kept = {k: strip(x) for k, x in v.items()}
            kept = {k: x for k, x in kept.items() if x not in (None, {}, [])}
            return kept["status"] if set(kept) == {"status"} else kept
        return [strip(x) for x in v] if isinstance(v, list) else str(v) if v is not True else "true"
    return strip(json.loads(out)), ""


def flat(v, at=""):
    if isinstance(v, dict):
        for k, x in v.items():
            yield from flat(x, f"{at}.{k}" if at else k)
    else:
        yield at, json.dumps(v, ensure_ascii=False, sort_keys=True)


def lost_names(err):
    names = set()
    for line in err.splitlines():
        m = re.match(r"  ([\w.-]+?)(: of \d+ answers.*)?$", line)
        if m:
            names.add(m.group(1))
    return names


def differs(a, b):
    """Fields that are not the same, as convert names them."""
    x, y, names = dict(flat(a)), dict(flat(b)), set()
    for path in set(x) | set(y):
        if x.get(path) == y.get(path):
            continue
        parts = path.split(".")
        if parts[0] == "answers":
            names.add(parts[-1] if len(parts) > 2 else "status")
        elif parts[0] in ("scope", "organization", "assessor"):
            names.add(".".join(parts[:2]))
        else:
            names.add(parts[0])
    return names


def try_form(name, source, said, form):
    there, back = f"{name}.{form}", f"{name}.{form}.back.yaml"
    status, _, err = run("convert", source, there)
    lost = lost_names(err)
    if status not in (0, 1) or (status == 1) != bool(lost):
        problems.append(f"{name} {form}: status {status}: {err[:300]}")
        return
    if os.path.exists(os.path.join(SCRATCH, there)) != (status == 0):
        problems.append(f"{name} {form}: written with status {status}")
    if lost and form in ("yaml", "json"):
        problems.append(f"{name} {form}: loses {lost}")
    if lost:
        status, _, err = run("convert", "--lossy", source, there)
    seen.add((form, bool(lost)))
    status, _, err = run("convert", there, back) if status == 0 else (status, "", err)
    if status != 0:
        problems.append(f"{name} {form}: not read back: {err[:300]}")
        return
    came, err = plain(back)
    found = differs(said, came)
    if found != lost:
        problems.append(f"{name} {form}: said to lose {sorted(lost)}, lost {sorted(found)}")


def main():
    os.makedirs(SCRATCH, exist_ok=True)
    for old in os.listdir(SCRATCH):
        os.remove(os.path.join(SCRATCH, old))
    cats = [catalogue(n) for n in ("scs", "scs5", "cmmc", "guideline", "iso27001", "cpsf", "jc-star-1",
                                   "security-action")]
    for n in range(SHEETS):
        r = random.Random(n)
        source = f"{n:02}.source.json"
        with open(os.path.join(SCRATCH, source), "w", encoding="utf-8") as f:
            json.dump(sheet(r, cats[n % len(cats)]), f, ensure_ascii=False)
        status, _, err = run("check", source)
        said, why = plain(source)
        if status != 0 or said is None:
            problems.append(f"{source}: the generator made a bad sheet: {err[:400]} {why[:300]}")
            continue
        for form in FORMS:
            try_form(f"{n:02}", source, said, form)
    for form in FORMS:
        for lossy in (False, True)[:1 if form in ("yaml", "json") else 2]:
            if (form, lossy) not in seen:
                problems.append(f"no sheet went into {form} {'with' if lossy else 'without'} losses")
    for p in problems[:20]:
        print(p)
    print(f"{SHEETS} sheets in {len(FORMS)} formats: {len(problems)} problems")
    return 1 if problems else 0


sys.exit(main())
