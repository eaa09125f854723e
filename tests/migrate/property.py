#!/usr/bin/env python3
"""No answer changes its meaning on the way into another catalogue: property.py HOSHI SOURCE SCRATCH

Random sheets go through every mapping that is built in, and into random new editions of a random
catalogue. What should become of each answer is worked out here, from the files alone.
"""
import copy
import json
import random
import subprocess
import sys
from pathlib import Path

try:
    import yaml
except ImportError as e:
    print(f"SKIP: {e.name} is missing (python3-yaml)")
    sys.exit(77)

hoshi, source, scratch = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
DAY = ["--as-of", "2026-11-23", "--lang", "en"]
ROUNDS = 8
rnd = random.Random(20261123)
bad = []
seen = {"carried": 0, "suggested": 0, "asked-again": 0, "gone": 0}


def say(where, what):
    bad.append(f"{where}: {what}")


def load(path):
    """Every scalar as a text, as hoshi reads it."""
    text = path.read_text(encoding="utf-8")
    return json.loads(text, parse_int=str) if path.suffix == ".json" else yaml.load(text, Loader=yaml.BaseLoader)


def run(*args):
    r = subprocess.run([hoshi, *args], capture_output=True, cwd=scratch, check=False)
    return r.returncode, r.stdout.decode(), r.stderr.decode()


def criteria(cat):
    return [c for g in cat["groups"] for r in g["requirements"] for c in r["criteria"]]


# --- what an answer tells, by the words of docs/reference/mapping.md alone

def polarity(cat, entry):
    if not isinstance(entry, dict):
        entry = {"applied" if cat.get("method") == "list" else "level" if cat.get("method") == "maturity" else "status": entry}
    if cat.get("method") == "maturity":
        if "level" not in entry:
            return None
        return "met" if entry["level"] == max(s["value"] for s in cat["scale"]) else "unmet"
    if cat.get("method") == "list":
        return {"yes": "met", "no": "unmet"}.get(entry.get("applied"))
    return {"met": "met", "partial": "unmet", "unmet": "unmet", "planned": "unmet"}.get(entry.get("status"))


def tells(row, side):
    if side == "met" and row["relation"] in ("equal", "superset"):
        return row["met"]
    if side == "unmet" and row["relation"] in ("equal", "subset"):
        return row["unmet"]
    return None


# --- random sheets

NOTES = ["", "読んだ # 全部", "a: b", "'x' \"y\"", "二行\nある", "- no list", "met"]


def entry_for(cat, crit):
    """One answer, in short or in long form."""
    method = cat.get("method")
    if method == "maturity":
        e = {"level": str(rnd.randint(0, int(max(s["value"] for s in cat["scale"]))))}
    elif method == "list":
        e = {"applied": rnd.choice(["yes", "no"])}
        if e["applied"] == "no":
            e["reason"] = "使わない"
    else:
        statuses = ["met", "met", "partial", "unmet"]
        statuses += ["unknown"] if method == "points" else ["planned", "not-applicable", "unknown"]
        if method == "deduction":
            statuses = ["met", "unmet"]
        e = {"status": rnd.choice(statuses)}
        if e["status"] == "met" and rnd.random() < 0.3:
            e["performed"] = f"2026-0{rnd.randint(1, 9)}-11"
        if e["status"] == "not-applicable" and rnd.random() < 0.7:
            e["reason"] = "置いていない"
        if e["status"] == "planned" and rnd.random() < 0.7:
            e["due"] = "2027-01-31"
    if rnd.random() < 0.3:
        e["note"] = rnd.choice(NOTES) or "短い"
    if rnd.random() < 0.2:
        e["owner"] = "情シス"
    if rnd.random() < 0.2:
        e["evidence"] = [{"file": f"e/{crit['id']}.pdf", "title": "記録"}]
    if len(e) == 1 and rnd.random() < 0.6:
        return next(iter(e.values()))
    return e


def sheet_for(cat, share):
    answers = {c["id"]: entry_for(cat, c) for c in criteria(cat) if rnd.random() < share}
    if answers and rnd.random() < 0.5:  # a mere note is no answer, and is not lost either
        answers[rnd.choice(list(answers))] = {"note": "あとで"}
    sheet = {"hoshi": "answers/1", "catalogue": f"{cat['id']}@{cat['edition']}",
             "organization": {"name": "サンプル"}, "answers": answers}
    conditions = {c["id"]: rnd.choice(["yes", "no"]) for c in cat.get("conditions", []) if rnd.random() < 0.4}
    if conditions:
        sheet["conditions"] = conditions
    if cat.get("method", "all") == "all" and rnd.random() < 0.7:
        decided = [c["id"] for c in criteria(cat) if rnd.random() < 0.15]
        if decided:
            sheet["confirmations"] = [{"criterion": i, "result": rnd.choice(["accepted", "rejected"]), "by": f"専門家{n}"}
                                      for n, i in enumerate(decided)]
    return sheet


def write(path, sheet):
    if path.suffix == ".json":
        path.write_text(json.dumps(sheet, ensure_ascii=False, indent=1), encoding="utf-8")
    else:
        path.write_text(yaml.safe_dump(sheet, allow_unicode=True, sort_keys=False, width=10 ** 6), encoding="utf-8")


def tells_nothing(cat, sheet, crit):
    """Its question is out of play, or an expert has rejected the answer."""
    off = "condition" in crit and sheet.get("conditions", {}).get(crit["condition"]) == "no"
    return off or any(c["criterion"] == crit["id"] and c["result"] == "rejected" for c in sheet.get("confirmations", []))


# --- what every migration must do

def migrate(where, name, to, *extra):
    """The preview, the sheet, and that neither changed anything that was there."""
    suffix = Path(name).suffix
    before = {p: p.read_bytes() for p in scratch.iterdir() if p.is_file()}
    status, out, err = run("migrate", *DAY, *extra, "--to", to, "--format", "json", name)
    if status != 0:
        say(where, f"preview: exit {status}: {err[:400]}")
        return None, None
    if {p: p.read_bytes() for p in scratch.iterdir() if p.is_file()} != before:
        say(where, "the preview wrote something")
    plan = json.loads(out)
    for new in ("new" + suffix, "again" + suffix):
        (scratch / new).unlink(missing_ok=True)
        status, out, err = run("migrate", *DAY, *extra, "--to", to, "-o", new, name)
        if status != 0 or out:
            say(where, f"exit {status}: {err[:400]}")
            return None, None
    written = (scratch / ("new" + suffix)).read_bytes()
    if written != (scratch / ("again" + suffix)).read_bytes():
        say(where, "two runs, two sheets")
    if (scratch / name).read_bytes() != before[scratch / name]:
        say(where, "the old sheet has changed")
    status, _, err = run("migrate", *DAY, *extra, "--to", to, "-o", "new" + suffix, name)
    if status != 4 or (scratch / ("new" + suffix)).read_bytes() != written:
        say(where, f"a sheet was overwritten: exit {status}: {err[:200]}")
    for fate, n in plan["counts"].items():
        if n != sum(r["fate"] == fate for r in plan["rows"]):
            say(where, f"{fate}: {n} counted")
    return plan, load(scratch / ("new" + suffix))


def rows_of(where, plan, sheet):
    """Each thing of the sheet once."""
    said = [(r["kind"], r["id"]) for r in plan["rows"] if r["kind"] != "field"]
    want = [("answer", i) for i in sheet["answers"]] + [("condition", i) for i in sheet.get("conditions", {})]
    want += [("decision", c["criterion"]) for c in sheet.get("confirmations", [])]
    if sorted(said) != sorted(want):
        say(where, f"not each once: {sorted(set(said) ^ set(want))}")
    for r in plan["rows"]:
        seen[r["fate"]] += 1
    return {r["id"]: r for r in plan["rows"] if r["kind"] == "answer"}


def given(entry):
    return entry is not None and entry != "" and (not isinstance(entry, dict) or {"status", "level", "applied"} & set(entry))


# --- into another scheme: notes, and no answer

CATALOGUE = {f"{c['id']}@{c['edition']}": c for c in map(load, sorted((source / "criteria").glob("*.yaml")))
             if c.get("hoshi") == "catalogue/1"}


def into_another_scheme(path):
    mapping = load(path)
    cat, to = CATALOGUE[mapping["from"]], CATALOGUE[mapping["to"]]
    for n in range(ROUNDS):
        where = f"{path.stem} {n}"
        sheet = sheet_for(cat, rnd.choice([0.05, 0.4, 1.0]))
        name = "old" + rnd.choice([".yaml", ".json"])
        write(scratch / name, sheet)
        plan, new = migrate(where, name, to["id"])
        if plan is None:
            continue
        rows = rows_of(where, plan, sheet)
        notes = {}
        for crit in criteria(cat):
            if crit["id"] not in sheet["answers"]:
                continue
            entry = sheet["answers"][crit["id"]]
            side = None if tells_nothing(cat, sheet, crit) else polarity(cat, entry)
            links = [(r["to"], r["relation"], tells(r, side)) for r in mapping["rows"] if r["from"] == crit["id"]]
            want = "gone" if not links else "suggested" if any(sure for _, _, sure in links) else "asked-again"
            row = rows.get(crit["id"], {"fate": "nothing"})
            got = [(k["to"], k.get("relation"), k.get("confidence")) for k in row.get("links", [])]
            if row["fate"] != want or got != links:
                say(where, f"{crit['id']}: {row['fate']} {got}, not {want} {links}")
            if any(k.get("suggests", side) != side for k in row.get("links", [])):
                say(where, f"{crit['id']}: suggests the other way")
            for k in links:
                notes.setdefault(k[0], []).append(crit["id"])
        if plan["counts"]["carried"] or any(r["fate"] not in ("gone",) for r in plan["rows"] if r["kind"] != "answer"):
            say(where, "something was carried into another scheme")
        answers = {i: e for i, e in (new.get("answers") or {}).items() if e}
        if any(given(e) for e in answers.values()):
            say(where, "an answer stands where only notes may")
        if sorted(answers) != sorted(notes):
            say(where, f"notes beside others: {sorted(set(answers) ^ set(notes))}")
        for i, ids in notes.items():
            note = answers.get(i, {}).get("note", "")
            if any(f"{mapping['from']} {k} is '" not in note for k in ids):
                say(where, f"{i}: the note does not name {ids}")
        counts_as_nothing(where, "new" + Path(name).suffix)


def counts_as_nothing(where, name):
    status, out, err = run("score", *DAY[:2], "--format", "json", name)
    if status != 0:
        say(where, f"score: exit {status}: {err[:300]}")
        return
    result = json.loads(out)
    if result.get("star") or result.get("star_firm") or result.get("level_reached"):
        say(where, "a star or level is reached by suggestions")
    if any(c["outcome"] != "open" for c in result["criteria"]):
        say(where, "a suggestion counts as an answer")


# --- into another edition: the same words, the same answer

def random_catalogue():
    groups = []
    for g in "12":
        requirements = []
        for r in range(1, 4):
            crits = []
            for c in range(1, rnd.randint(2, 5)):
                k = {"id": f"{g}-{r}-{c}", "star": "3", "text": {"ja": f"基準{g}-{r}-{c}", "en": f"criterion {g}-{r}-{c}"}}
                if rnd.random() < 0.3:
                    k["frequency"] = "P1Y"
                if rnd.random() < 0.3:
                    k["condition"] = rnd.choice("ab")
                if rnd.random() < 0.3:
                    k["items"] = [{"ja": "項目", "en": "item"}]
                if rnd.random() < 0.4:
                    k["may_be_absent"] = "true"
                crits.append(k)
            requirements.append({"id": f"{g}-{r}", "title": {"ja": "要求", "en": "r"}, "criteria": crits})
        groups.append({"id": g, "title": {"ja": "分類", "en": "g"}, "requirements": requirements})
    conditions = [{"id": i, "question": {"ja": f"条件{i}か。", "en": f"{i}?"}} for i in "ab"]
    return {"hoshi": "catalogue/1", "id": "own", "edition": "1", "status": "final", "title": {"ja": "自社", "en": "own"},
            "levels": [{"star": "3", "title": {"ja": "三", "en": "3"}}], "conditions": conditions, "groups": groups}


def new_edition(cat):
    """Another edition, and what becomes of an answer to each criterion, and of each condition."""
    new, fate = copy.deepcopy(cat), {}
    new["edition"] = "2"
    for g in new["groups"]:
        for r in g["requirements"]:
            kept = []
            for k in r["criteria"]:
                was = k["id"]
                what = rnd.choice(["same"] * 4 + ["ja", "en", "items", "gone", "number", "help", "frequency"])
                if what == "gone" and len(r["criteria"]) > 1 and (kept or k is not r["criteria"][-1]):
                    fate[was] = ("gone", None)
                    continue
                if what in ("ja", "en"):
                    k["text"][what] += "。改" if what == "ja" else ", revised"
                if what == "items":
                    k["items"] = k.get("items", []) + [{"ja": "新しい項目", "en": "new item"}]
                if what == "number":
                    k["id"] += "1"  # 1-1-1 to 1-1-11, which nothing else has
                if what == "help":
                    k["note"] = {"ja": "補足", "en": "note"}
                if what == "frequency":
                    k["frequency"] = "P1M"
                fate[was] = ("asked-again" if what in ("ja", "en", "items") else "carried", k["id"])
                kept.append(k)
            r["criteria"] = kept
    conditions = {}
    for c in new["conditions"]:
        conditions[c["id"]] = rnd.choice(["carried", "carried", "asked-again"])
        if conditions[c["id"]] == "asked-again":
            c["question"]["ja"] += "（改）"
    new["conditions"].append({"id": "c", "question": {"ja": "新しい条件か。", "en": "c?"}})
    new["groups"][0]["requirements"][0]["criteria"].append(
        {"id": "1-1-99", "star": "3", "condition": "c", "text": {"ja": "新しい基準", "en": "new"}})
    return new, fate, conditions


def into_another_edition(n):
    where = f"edition {n}"
    cat = random_catalogue()
    new_cat, fate, conditions = new_edition(cat)
    write(scratch / "one.yaml", cat)
    write(scratch / "two.yaml", new_cat)
    sheet = sheet_for(cat, rnd.choice([0.3, 1.0]))
    name = "old" + rnd.choice([".yaml", ".json"])
    write(scratch / name, sheet)
    plan, new = migrate(where, name, "./two.yaml", "--catalog", "./one.yaml")
    if plan is None:
        return
    rows = rows_of(where, plan, sheet)
    now = {i: e for i, e in (new.get("answers") or {}).items() if e}
    places = set()
    for i, was in sheet["answers"].items():
        what, to = fate[i]
        row = rows.get(i, {"fate": "nothing"})
        if row["fate"] != what:
            say(where, f"{i}: {row['fate']}, not {what}")
        if what == "gone":
            continue
        places.add(to)
        if what == "carried" and now.get(to) != was:
            say(where, f"{i} -> {to}: {was} became {now.get(to)}")
        if what == "asked-again":
            is_ = now.get(to) or {}
            if not isinstance(is_, dict):
                say(where, f"{to}: still answered: {is_}")
                continue
            if given(is_) or set(is_) - {"note", "evidence", "owner"}:
                say(where, f"{to}: still answered: {is_}")
            for kept in ("evidence", "owner"):
                if isinstance(was, dict) and is_.get(kept) != was.get(kept):
                    say(where, f"{to}: {kept} was lost")
            if "own@1: '" not in is_.get("note", ""):
                say(where, f"{to}: what was said is lost: {is_}")
    if set(now) != places:
        say(where, f"answers from nowhere: {sorted(set(now) ^ places)}")
    want = {i: v for i, v in sheet.get("conditions", {}).items() if conditions[i] == "carried"}
    if {i: v for i, v in (new.get("conditions") or {}).items() if v} != want:
        say(where, f"conditions: {new.get('conditions')}, not {want}")
    want = [c for c in sheet.get("confirmations", []) if fate[c["criterion"]] == ("carried", c["criterion"])]
    if (new.get("confirmations") or []) != want:
        say(where, f"decisions: {new.get('confirmations')}, not {want}")


scratch.mkdir(parents=True, exist_ok=True)
for old in scratch.iterdir():
    old.unlink()
mappings = sorted((source / "criteria/mappings").glob("*.yaml"))
for path in mappings:
    into_another_scheme(path)
for n in range(5 * ROUNDS):
    into_another_edition(n)
for line in bad[:40]:
    print(line)
print(f"{len(mappings)} mappings, {5 * ROUNDS} editions: " + ", ".join(f"{n} {f}" for f, n in seen.items()) + f"; {len(bad)} problems")
if len(mappings) != 5 or min(seen.values()) < 100:
    print("too little was looked at")
    sys.exit(1)
sys.exit(1 if bad else 0)
