#!/usr/bin/env python3
"""Hold exported catalogues to what readers demand and to what they were made from: check.py
csv|ciso-assistant|gemara|negative SOURCE FOLDER. The folder has NAME.json (catalogue/1, as hoshi exports
it) and NAME.LANG.FORMAT. Nothing that the catalogue says of a criterion may be lost on the way."""
import copy
import csv
import json
import re
import sys
from pathlib import Path

try:
    import yaml
except ImportError:
    print("SKIP: python3-yaml is missing")
    sys.exit(77)
import ciso_assistant
import gemara

what, source, folder = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
bad = []
LANGS = ("ja", "en")


def vocabulary(name):
    """Labels in ja and en by code, from the rows NAME(id, "code", "English", "Japanese")."""
    rows = re.findall(rf'^{name}\(\w+, "([^"]*)", "([^"]*)", "([^"]*)"\)',
                      (source / "include/hoshi/vocabulary.def").read_text(encoding="utf-8"), re.M)
    return {code: (ja, en) for code, en, ja in rows}


STATUS, CONFIDENCE = vocabulary("CATALOG_STATUS"), vocabulary("CONFIDENCE")


def say(where, *words):
    bad.append(f"{where}: {' '.join(map(str, words))}")


def text(t, lang):
    """As hoshi picks it: the language, or the other one."""
    t = t or {}
    return t.get(lang, next(iter(t.values()), ""))


def numbers(cat, lang):
    """What the method counts with, as it must stand in the description of the whole."""
    said = [text(b["title"], lang) for b in cat.get("bands", [])] + [str(b["from"]) for b in cat.get("bands", [])]
    points = [f"{'：' if lang == 'ja' else ': '}{n}" for n in cat.get("points", {}).values()]
    source = cat.get("source", {})
    return said + points + [str(n) for n in cat.get("deduction", {}).values()] + [
        source[k] for k in ("url", "published", "sha256") if k in source]


class Row:
    """A criterion with everything above it, and the catalogue whose row it is."""

    def __init__(self, cat, group, requirement, criterion):
        self.cat, self.group, self.requirement, self.c = cat, group, requirement, criterion
        self.id, self.level = criterion["id"], criterion.get("level", criterion.get("star"))

    def confidence(self, lang):
        """That of the criterion, or of what the catalogue was made from."""
        return CONFIDENCE[self.c.get("confidence", self.cat.get("source", {}).get("confidence", "unknown"))][LANGS.index(lang)]

    def texts(self, lang):
        """What must stand somewhere in the export of the row."""
        c = self.c
        found = [text(c[k], lang) for k in ("text", "question", "why", "how", "note", "reason") if k in c]
        for key in ("items", "evidence"):
            found += [text(t, lang) for t in c.get(key, [])]
        for key in ("alternatives", "states"):
            found += [text(b["text"], lang) for b in c.get(key, [])]
        found += [text(b["fits"], lang) for b in c.get("alternatives", []) if "fits" in b]
        for key in ("refers_to", "borrows", "builds_on"):
            found += c.get(key, [])
        if "condition" in c:
            found.append(text(next(q for q in self.cat["conditions"] if q["id"] == c["condition"])["question"], lang))
        if "source" in c:
            found.append(c["source"])
        found += [STATUS[self.cat["status"]][LANGS.index(lang)], self.confidence(lang)]
        return [t for t in found if t]


def rows(name):
    """All criteria of a catalogue, those of the one that it extends first."""
    cat = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    before = rows(cat["extends"].split("@")[0]) if "extends" in cat else []
    return before + [Row(cat, g, r, c) for g in cat["groups"] for r in g["requirements"] for c in r["criteria"]]


def levels(row, whole):
    """The levels that ask for a row: its own and the higher ones, up to 'until'."""
    ids = [l.get("level", l.get("star")) for l in whole]
    if not ids:
        return []
    last = ids.index(row.c["until"]) if "until" in row.c else len(ids) - 1
    return [str(i) for i in ids[ids.index(row.level):last + 1]]


def all_levels(name):
    cat = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    return (all_levels(cat["extends"].split("@")[0]) if "extends" in cat else []) + cat.get("levels", [])


def holds(where, row, lang, found):
    for t in row.texts(lang):
        if t not in found:
            say(where, row.id, lang, "lost", repr(t))


def yaml_and_json(path):
    """A file that every YAML reader takes for what JSON says it is."""
    raw = path.read_text(encoding="utf-8")
    value = json.loads(raw)
    for loader in [yaml.SafeLoader] + [getattr(yaml, "CSafeLoader", yaml.SafeLoader)]:
        if yaml.load(raw, loader) != value:
            say(path.name, loader.__name__, "reads something else")
    return value


def unquoted(cell):
    """Without the ' that keeps a spreadsheet from running it."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in tuple("=+-@\t\r") else cell


def check_csv(name, lang):
    path = folder / f"{name}.{lang}.csv"
    raw = path.read_bytes()
    if not raw.startswith(b"\xef\xbb\xbf"):
        say(path.name, "no byte order mark")
    table = list(csv.reader(raw.decode("utf-8-sig").splitlines(keepends=True), strict=True))
    if not raw.endswith(b"\r\n"):
        say(path.name, "lines do not end with CRLF")
    head, body, want = table[0], table[1:], rows(name)
    columns = [line.split('"') for line in (source / "src/report/catalog_columns.def").read_text(encoding="utf-8").splitlines()
               if line.startswith("COLUMN(")]
    names = {c[1]: head.index(c[3 if lang == "ja" else 1]) for c in columns}
    frameworks = [h for h in head if h not in {c[3 if lang == "ja" else 1] for c in columns}]
    if {len(r) for r in body} != {len(head)}:
        say(path.name, "rows of several widths")
    if [r[names["id"]] for r in body] != [w.id for w in want]:
        say(path.name, len(body), "rows for", len(want), "criteria, or others")
    linked = {f for w in want for f, ids in w.requirement["refs"].items() if ids}
    if set(frameworks) != linked or len(frameworks) != len(linked):
        say(path.name, "frameworks", frameworks, "for", sorted(linked))
    for r, w in zip(body, want):
        for cell in r:
            if cell[:1] in tuple("=+-@\t\r") and not cell[1:2].isdigit():
                say(path.name, w.id, "a formula", repr(cell))
        cells = [unquoted(cell) for cell in r]
        holds(path.name, w, lang, "\n".join(cells))
        exact = {"group": text(w.group["title"], lang), "requirement": text(w.requirement["title"], lang),
                 "text": text(w.c["text"], lang), "question": text(w.c.get("question"), lang),
                 "how": text(w.c.get("how"), lang), "requirement_id": w.requirement["id"],
                 "status": STATUS[w.cat["status"]][LANGS.index(lang)],
                 "confidence": w.confidence(lang), "publisher": text(w.cat.get("publisher"), lang),
                 "catalogue": f"{w.cat['id']}@{w.cat['edition']}"}
        for column, value in exact.items():
            if cells[names[column]] != value:
                say(path.name, w.id, column, repr(cells[names[column]]), "for", repr(value))
        if (w.level is None) != (cells[names["level"]] == ""):
            say(path.name, w.id, "level", repr(cells[names["level"]]))
        for right in ("licence", "attribution"):
            if text(w.cat.get(right), lang) not in cells[names["rights"]]:
                say(path.name, w.id, right)
        for f in frameworks:
            ids = ", ".join(w.requirement["refs"].get(f, []))
            if cells[head.index(f)] != ids:
                say(path.name, w.id, f, cells[head.index(f)], "for", ids)
    return len(body)


def in_lang(thing, lang, main):
    """What a thing says in a language; what is not translated is said in the main one only."""
    return thing if lang == main else {**thing, **thing.get("translations", {}).get(lang, {})}


def check_ciso_assistant(name, lang):
    path = folder / f"{name}.{lang}.ciso-assistant"
    library = yaml_and_json(path)
    for p in ciso_assistant.problems(library):
        say(path.name, p)
    want, whole = rows(name), all_levels(name)
    cat, framework = want[-1].cat, library["objects"]["framework"]
    criteria = [n for n in framework["requirement_nodes"] if n["assessable"]]
    if [n["ref_id"] for n in criteria] != [w.id for w in want]:
        say(path.name, len(criteria), "assessable nodes for", len(want), "criteria, or others")
    for n, w in zip(criteria, want):
        if n.get("implementation_groups", []) != levels(w, whole):
            say(path.name, w.id, n.get("implementation_groups"), "for", levels(w, whole))
        for l in LANGS:
            if l == lang or l in w.c["text"]:
                said = in_lang(n, l, lang)
                holds(path.name, w, l, "\n".join(str(said.get(k, "")) for k in ("description", "annotation", "typical_evidence")))
    above = {n["ref_id"]: n for n in framework["requirement_nodes"] if n["depth"] == 2}
    for w in want:
        n = above[w.requirement["id"]]
        if text(w.requirement["title"], lang) not in (n["name"], n.get("description", "").split("\n")[0]):
            say(path.name, w.requirement["id"], "title")
        for f, ids in w.requirement["refs"].items():
            if ids and f"{f}{'：' if lang == 'ja' else ': '}{', '.join(ids)}" not in n["annotation"]:
                say(path.name, w.requirement["id"], "links to", f)
    if library["locale"] != lang or library["packager"] != "hoshi":
        say(path.name, "locale or packager")
    whole_text = json.dumps(library, ensure_ascii=False)
    for key in ("title", "publisher", "licence", "attribution", "note"):
        if json.dumps(text(cat.get(key), lang), ensure_ascii=False)[1:-1] not in whole_text:
            say(path.name, key, "is lost")
    for t in numbers(cat, lang):
        if t not in library["description"]:
            say(path.name, t, "is not in the description")
    if text(cat.get("publisher"), lang) and not library.get("provider"):
        say(path.name, "no provider")
    if (text(cat.get("licence"), lang) + text(cat.get("attribution"), lang) != "") != ("copyright" in library):
        say(path.name, "copyright")
    if [s["score"] for s in framework.get("scores_definition", [])] != [s["value"] for s in cat.get("scale", [])]:
        say(path.name, "scale")
    return len(criteria)


def check_gemara(name, lang):
    path = folder / f"{name}.{lang}.gemara"
    catalog = yaml_and_json(path)
    for p in gemara.problems(catalog):
        say(path.name, p)
    want, whole = rows(name), all_levels(name)
    cat = want[-1].cat
    found = [a for k in catalog["controls"] for a in k["assessment-requirements"]]
    if [a["id"] for a in found] != [w.id for w in want]:
        say(path.name, len(found), "assessment requirements for", len(want), "criteria, or others")
    controls = {k["id"]: k for k in catalog["controls"]}
    for a, w in zip(found, want):
        holds(path.name, w, lang, a["text"] + "\n" + a["recommendation"])
        if a["applicability"] != (levels(w, whole) or ["all"]):
            say(path.name, w.id, a["applicability"])
        if (a["state"] == "Active") != (w.cat["status"] == "final"):
            say(path.name, w.id, a["state"], "in a catalogue that is", w.cat["status"])
        k = controls[w.requirement["id"]]
        links = {g["reference-id"]: [e["reference-id"] for e in g["entries"]] for g in k.get("guidelines", [])}
        if links != {f: ids for f, ids in w.requirement["refs"].items() if ids}:
            say(path.name, w.requirement["id"], "links", links)
        if k["title"] != text(w.requirement["title"], lang) or k["group"] != w.group["id"]:
            say(path.name, w.requirement["id"], "title or group")
    m = catalog["metadata"]
    if m.get("draft", False) != (cat["status"] != "final"):
        say(path.name, "draft")
    for key in ("publisher", "licence", "attribution", "note"):
        if text(cat.get(key), lang) not in m["description"]:
            say(path.name, key, "is lost")
    for t in numbers(cat, lang):
        if t not in m["description"]:
            say(path.name, t, "is not in the description")
    return len(found)


def broken(doc, *path):
    """A copy and the last container on the way: steps are keys and indices."""
    whole = copy.deepcopy(doc)
    at = whole
    for step in path:
        at = at[step]
    return whole, at


def negative():
    """Each line breaks one thing, and the check of the shape must notice."""
    n = 0
    library = json.loads((folder / "scs.ja.ciso-assistant").read_text(encoding="utf-8"))
    nodes = ("objects", "framework", "requirement_nodes")
    ways = [((), "urn", None), ((), "urn", "urn:x"), ((), "version", "1"), ((), "version", None),
            ((), "publication_date", "27 March"), ((), "name", "x" * 201), ((), "unknown", "x"),
            ((), "translations", {"fr": {"name": "x"}}), (("objects",), "framework", None),
            (("objects", "framework"), "requirement_nodes", []), (("objects", "framework"), "max_score", 0),
            (("objects", "framework"), "ref_id", None), ((*nodes, 2), "urn", None),
            ((*nodes, 2), "urn", library["objects"]["framework"]["requirement_nodes"][1]["urn"].upper().replace("URN", "urn", 1)),
            ((*nodes, 2), "parent_urn", "urn:hoshi:risk:req_node:x:y"), ((*nodes, 2), "depth", 2),
            ((*nodes, 2), "assessable", "yes"), ((*nodes, 2), "implementation_groups", ["9"]),
            ((*nodes, 2), "implementation_groups", []), ((*nodes, 1), "name", "")]
    for path, key, value in ways:
        whole, at = broken(library, *path)
        at.pop(key, None) if value is None else at.__setitem__(key, value)
        n += 1
        if not ciso_assistant.problems(whole):
            say("ciso-assistant", "not noticed:", path, key, value)
    catalog = json.loads((folder / "scs.ja.gemara").read_text(encoding="utf-8"))
    control, m = ("controls", 0), ("metadata",)
    ways = [((), "title", None), ((), "groups", []), ((), "controls", []), ((), "unknown", 1), (m, "type", "Policy"),
            (m, "author", {"id": "x"}), (m, "applicability-groups", None), (m, "draft", "yes"), (m, "date", "2026-03-27"),
            ((*m, "author"), "type", "Robot"), ((*m, "mapping-references", 0), "url", "no address"),
            ((*m, "mapping-references", 0), "id", catalog["metadata"]["mapping-references"][1]["id"]),
            ((*m, "mapping-references", 1), "id", "other"), ((*m, "applicability-groups", 0), "id", "4"),
            ((*m, "applicability-groups", 0), "description", None), (control, "group", "9"), (control, "id", "1-2-1"),
            (control, "objective", None), (control, "assessment-requirements", []), (control, "state", "Sleeping"),
            ((*control, "assessment-requirements", 0), "applicability", ["9"]),
            ((*control, "assessment-requirements", 0), "applicability", []),
            ((*control, "assessment-requirements", 0), "text", None),
            ((*control, "assessment-requirements", 0), "id", "1-2-1-1"), ((*control, "guidelines", 0), "entries", [])]
    for path, key, value in ways:
        whole, at = broken(catalog, *path)
        at.pop(key, None) if value is None else at.__setitem__(key, value)
        n += 1
        if not gemara.problems(whole):
            say("gemara", "not noticed:", path, key, value)
    for module, doc in ((ciso_assistant, library), (gemara, catalog)):
        for p in module.problems(doc):
            say("the whole one", p)
    return n


if what == "negative":
    print(negative(), "broken files")
else:
    check = {"csv": check_csv, "ciso-assistant": check_ciso_assistant, "gemara": check_gemara}[what]
    names = sorted(p.stem for p in folder.glob("*.json"))
    if len(names) < 12 or not rows(names[0]):
        say(folder, "catalogues", names)
    for name in names:
        print(name, *(check(name, lang) for lang in LANGS), "criteria in ja and en")
for line in bad[:50]:
    print(line)
if bad:
    print(len(bad), "problems")
sys.exit(1 if bad else 0)
