#!/usr/bin/python3
"""papers.py HOSHI SOURCE SCRATCH: what leaves the company, the declaration and the questions to one owner.

The declaration says what was judged and nothing of what the sheet says beside it; its hash is that of
the result anybody can make again. The questions are what is up to that owner, with a place to answer.
"""
import hashlib
import html
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

hoshi, source, scratch = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
DAY = ["--as-of", "2026-11-23"]
bad = []


def need(ok, what):
    if not ok:
        bad.append(what)


def run(*args):
    done = subprocess.run([hoshi, *args], capture_output=True)
    need(done.returncode == 0, f"{args}: {done.returncode} {done.stderr.decode()}")
    return done.stdout


def of_page(page):
    body = re.sub(r"<style>.*?</style>", "", page, flags=re.S)
    return html.unescape(re.sub(r"<[^>]*>", "\n", body))


def of_markdown(text):
    return re.sub(r"\\([^A-Za-z0-9 ])", r"\1", text).replace("**", "")


def both(sheet, lang, *more):
    """The paper as a page and as Markdown, as texts."""
    page, text = scratch / "paper.html", scratch / "paper.md"
    for again in (False, True):
        before = (page.read_bytes(), text.read_bytes()) if again else None
        run("report", "-q", "--lang", lang, *DAY, *[m.format(page) for m in more], str(sheet))
        run("report", "-q", "--lang", lang, *DAY, *[m.format(text) for m in more], str(sheet))
        need(not again or before == (page.read_bytes(), text.read_bytes()), f"{sheet}: {more}: not the same bytes again")
    raw = page.read_text(encoding="utf-8")
    need(raw.startswith("<!DOCTYPE html>") and "<script" not in raw.lower() and text.read_text(encoding="utf-8").startswith("# "),
         f"{sheet}: {more}: the forms")
    return {"page": of_page(raw), "Markdown": of_markdown(text.read_text(encoding="utf-8"))}


def squeeze(text):
    return re.sub(r"\s+", " ", text)


def look_declaration(name, sheet, lang, texts):
    result = json.loads(run("score", "-q", "--answers", *DAY, "-f", "json", str(sheet)))
    whole = run("score", "-q", *DAY, "-f", "json", str(sheet))
    digest = hashlib.sha256(whole).hexdigest()
    reached = next((x for x in result["levels"] if x["star"] == result["star"]), None)
    for form, text in both(sheet, lang, "-o", "declaration={}").items():
        flat = squeeze(text)
        need(digest in flat, f"{name}: {form}: not the hash of the result")
        need(re.search("自己チェック" if lang == "ja" else "self-check", flat), f"{name}: {form}: does not say what it is")
        own = flat
        for t in texts:  # criteria speak of certificates and of taking backups
            own = own.replace(squeeze(t), "")
        found = re.search(r"合格|認定|認証|取得|certified|certificate|passed|acquired|awarded", own)
        need(not found, f"{name}: {form}: says {found and found[0]}")
        for star in re.finditer("★5", flat):
            need(re.match(r"★5(（暫定| \(provisional)", flat[star.start():]), f"{name}: {form}: ★5 without its mark: {flat[star.start():][:30]}")
        for word in ("2026-11-23", result["catalogue"]["sha256"], result["answers"]["sha256"], "署名" if lang == "ja" else "Signature"):
            need(word in flat, f"{name}: {form}: no {word}")
        if result["star"] != 0:
            need(f"★{result['star']}" in flat, f"{name}: {form}: not the star reached")
        claims = 0
        for c in result["criteria"]:
            said = c.get("answer", {})
            counts = reached is not None and c["star"] <= reached["star"] and c["outcome"] == "na-claimed"
            claims += counts
            if counts:
                need(squeeze(said["reason"]) in flat, f"{name}: {form}: {c['id']} is claimed without its reason")
            for private in (said.get("note"), said.get("owner"), *(e.get("title") for e in said.get("evidence", []))):
                if private and len(private) > 8:
                    need(squeeze(private)[:60] not in flat, f"{name}: {form}: {c['id']} tells '{private[:40]}'")
        if reached is not None:
            need(claims == reached["counts"]["na_claimed"], f"{name}: claims {claims}")


def look_questions(name, sheet, lang, owner, label, criteria):
    part = json.loads(run("score", "-q", "--owner", owner, *DAY, "-f", "json", str(sheet)))
    plan = json.loads(run("plan", "-q", *DAY, "-f", "json", str(sheet)))
    ids = [i for i in [g["id"] for g in part["gaps"]] + part["part"]["open"] if criteria[i]["star"] <= plan["star"]]
    answers = {c["id"]: c.get("answer", {}) for c in json.loads(run("score", "-q", "--answers", *DAY, "-f", "json", str(sheet)))["criteria"]}
    for form, text in both(sheet, lang, "--owner", owner, "-o", "{}").items():
        flat = squeeze(text)
        asked = re.findall(r"(?:^|[\s#])\d+\. (P?\d-\d+-\d+-\d+) ★", flat)
        need(sorted(asked) == sorted(ids), f"{name}: {form}: asks {asked}, not {ids}")
        need(label in flat, f"{name}: {form}: not to {label}")
        boxes = flat.count("☐")
        want = 0
        for i in asked:
            c = criteria[i]
            need(squeeze(c["question"][lang]) in flat and squeeze(c["text"][lang]) in flat, f"{name}: {form}: {i} is not asked")
            for branch in c.get("alternatives", []):
                need(squeeze(branch["text"][lang]) in flat, f"{name}: {form}: {i}: an alternative is missing")
            for evidence in (e[lang] for e in c.get("evidence", [])):
                need(squeeze(evidence) in flat, f"{name}: {form}: {i}: '{evidence}' is missing")
            want += 5 + bool(c.get("may_be_absent")) + len(c.get("alternatives", []))
            note = answers[i].get("note")
            if note:
                need(squeeze(note)[:60] not in flat, f"{name}: {form}: {i} tells its note")
        need(boxes == want, f"{name}: {form}: {boxes} boxes, not {want}")


def main():
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    os.environ.pop("HOSHI_LANG", None)
    catalogue = json.loads(run("catalog", "export", "--format", "json", "scs"))
    criteria = {c["id"]: c for g in catalogue["groups"] for r in g["requirements"] for c in r["criteria"]}
    claimed = scratch / "claimed.json"
    absent = [c for c in criteria.values() if c.get("may_be_absent") and c["star"] == 3]
    claimed.write_text(json.dumps({
        "hoshi": "answers/1", "catalogue": "scs@2026-03", "organization": {"name": "株式会社見本"},
        "answers": {**{c: {"status": "met", "performed": "2026-10-01", "note": "これは社内のメモ"} for c in criteria if criteria[c]["star"] == 3},
                    **{c["id"]: {"status": "not-applicable", "reason": "この設備を持っていないため"} for c in absent}},
        "confirmations": [{"criterion": "1-2-1-1", "result": "accepted", "by": "鈴木", "comment": "見せない言葉です"}]}, ensure_ascii=False), encoding="utf-8")
    five = scratch / "five.yaml"
    run("init", "-q", "--catalog", "scs5", "--star", "5", "-o", str(five))
    met = scratch / "five-met.yaml"
    met.write_text(re.sub(r"(?m)^(  P?\d-\d+-\d+-\d+:).*$", r"\1 {status: met, performed: 2026-11-01}", five.read_text(encoding="utf-8")), encoding="utf-8")
    hostile = source / "tests/cli/report/hostile/in/answers.yaml"
    sheets = [source / "examples" / e / "answers.yaml" for e in ("parts-maker", "logistics", "software-house")] + [claimed, five, met, hostile]
    need(len(absent) > 2, "nothing may be absent")
    for sheet in sheets:
        for lang in ("ja", "en"):
            look_declaration(f"{sheet.parent.name}/{sheet.name}, {lang}", sheet, lang, [c["text"][lang] for c in criteria.values()])
    for lang in ("ja", "en"):
        text = both(claimed, lang, "-o", "declaration={}")["page"]
        need("見せない言葉です" not in text and text.count("この設備を持っていないため") == len(absent), f"{lang}: claims or comments")
    need("★5" in both(met, "ja", "-o", "declaration={}")["page"], "no ★5 at all")
    for lang, label in (("ja", "情報システム担当"), ("en", "IT")):
        look_questions(f"parts-maker, it, {lang}", sheets[0], lang, "it", label, criteria)
        look_questions(f"software-house, it, {lang}", sheets[2], lang, "it", label, criteria)
    look_questions("parts-maker, 総務部長", sheets[0], "ja", "総務部長", "総務部長", criteria)
    refused = subprocess.run([hoshi, "report", "--owner", "it", "-f", "csv", *DAY, str(sheets[0])], capture_output=True)
    need(refused.returncode == 2 and b"html" in refused.stderr, "--owner with a format that cannot be of a part")
    for line in bad[:40]:
        print("FAILED:", line)
    sys.exit(1 if bad else 0)


main()
