#!/usr/bin/env python3
"""Hold docs/schema against the formats themselves: check.py HOSHI SOURCE SCRATCH

Everything that hoshi accepts must be valid, everything that it writes must be valid and described
(no key that the schema does not name), and wrong documents must not be valid.
"""
import copy
import json
import re
import subprocess
import sys
from pathlib import Path

try:
    import jsonschema
    import yaml
except ImportError as e:
    print(f"SKIP: {e.name} is missing (python3-jsonschema, python3-yaml)")
    sys.exit(77)

hoshi, source, scratch = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
bad = []
counts = {}

schemas = {p.name.removesuffix(".schema.json"): json.loads(p.read_text(encoding="utf-8"))
           for p in sorted((source / "docs/schema").glob("*.schema.json"))}


def closed(schema):
    """The schema with every described object closed: what hoshi writes has no undescribed key."""
    if isinstance(schema, dict):
        schema = {k: closed(v) for k, v in schema.items()}
        if "properties" in schema:
            schema.setdefault("additionalProperties", False)
    elif isinstance(schema, list):
        schema = [closed(v) for v in schema]
    return schema


def validator(schema):
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


read = {name: validator(s) for name, s in schemas.items()}
written = {name: validator(closed(s)) for name, s in schemas.items()}
# "answers/1" is answers-1.schema.json. A schema of something else is only checked for being one.
FORMAT = {re.sub(r"-([0-9]+)$", r"/\1", n): n for n in schemas}
HELD = set(schemas) - {"diagnostic", "statement"}  # statement: tests/evidence/schema.sh


class Plain(yaml.BaseLoader):
    """hoshi's reading: every scalar is a text; an empty or null plain one is nothing."""


def scalar(loader, node):
    return None if node.style is None and node.value in ("", "~", "null") else node.value


Plain.add_constructor("tag:yaml.org,2002:str", scalar)


def load(path):
    text = path.read_text(encoding="utf-8")
    return json.loads(text) if path.suffix == ".json" else yaml.load(text, Loader=Plain)


def expect(valid, which, doc, what):
    name = FORMAT.get(doc.get("hoshi")) if isinstance(doc, dict) and "hoshi" in doc else "batch-record-1"
    if name is None:
        return
    counts[name] = counts.get(name, 0) + 1
    errors = list(which[name].iter_errors(doc))
    if valid and errors:
        e = jsonschema.exceptions.best_match(errors)
        bad.append(f"{what}: /{'/'.join(map(str, e.absolute_path))}: {e.message[:300]}")
    if not valid and not errors:
        bad.append(f"{what}: valid, but should not be")


# --- what is built in
for path in sorted((source / "criteria").glob("**/*.yaml")):
    expect(True, read, load(path), path)

# --- what is written now
for name in ("catalogue", "result", "strict", "blank"):
    expect(True, written, load(scratch / f"{name}.json"), f"{name}.json")
expect(True, read, load(scratch / "init.json"), "init.json")

# What changes hands between programs; "read": those may get more keys at any time.
for path in sorted((scratch / "written").glob("*.json")):
    expect(True, written, load(path), path.name)
for path in sorted((scratch / "grows").glob("*.json")):
    expect(True, read, load(path), path.name)
for path in sorted((scratch / "lines").glob("*.ndjson")):
    for line in path.read_text(encoding="utf-8").splitlines():
        expect(True, written, json.loads(line), path.name)
for n, line in enumerate((scratch / "diagnostics").read_text(encoding="utf-8").splitlines()):
    errors = list(written["diagnostic"].iter_errors(json.loads(line)))
    if errors:
        bad.append(f"diagnostics:{n + 1}: {errors[0].message}")
if not (scratch / "diagnostics").stat().st_size:
    bad.append("no diagnostic was looked at")

# --- strict validators (ajv) want one type per place, and every required key described
def strict(name, at, where):
    if isinstance(at, list):
        for i, e in enumerate(at):
            strict(name, e, f"{where}/{i}")
    if not isinstance(at, dict):
        return
    if isinstance(at.get("type"), list):
        bad.append(f"{name}: {where}: a list of types")
    if isinstance(at.get("required"), list) and "properties" in at or "not" in where.split("/")[-1:]:
        for key in at.get("required", []):
            if key not in at.get("properties", {}):
                bad.append(f"{name}: {where}: required, and not described: {key}")
    for key, e in at.items():
        strict(name, e, f"{where}/{key}")


for name, schema in schemas.items():
    strict(name, schema, "")
    if schema["$schema"] != "https://json-schema.org/draft/2020-12/schema" or not schema["$id"].endswith(f"/{name}.schema.json"):
        bad.append(f"{name}: not draft 2020-12, or of another name")

# --- what stands in tests and examples: sheets and catalogues that hoshi accepts, JSON that it wrote
STRUCTURE = {"HS1102", "HS1103", "HS1104", "HS1106", "HS1108"}  # what a schema can know
for top in ("tests", "examples", "docs"):
    for path in sorted((source / top).glob("**/*")):
        if not path.is_file() or path.stat().st_size > 2_000_000:
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        if path.suffix in (".yaml", ".json") and re.search(r"hoshi\"?: *\"?[a-z]+/1", text):
            run = subprocess.run([hoshi, "check", "--as-of", "2026-11-23", "--diagnostics", "json", str(path)],
                                 capture_output=True, text=True, cwd=path.parent)
            codes = {json.loads(line)["code"] for line in run.stderr.splitlines() if line.startswith("{")
                     and json.loads(line)["severity"] == "error"}
            try:
                doc = load(path)
            except (yaml.YAMLError, ValueError):
                continue
            if not isinstance(doc, dict) or doc.get("hoshi") not in FORMAT:
                continue
            if run.returncode == 0 and doc["hoshi"] != "result/1":
                expect(True, read, doc, path)
            elif codes and codes <= STRUCTURE:
                expect(False, read, doc, f"{path} ({', '.join(sorted(codes))})")
        elif path.name == "stdout" or path.suffix in (".json", ".ndjson"):
            text = re.sub(r"\.\.\.(?=\")", "0" * 64, text) if "sha256" in text else text  # goldens cut hashes
            for part in [text, *text.splitlines()]:
                if not part.startswith("{"):
                    continue
                try:
                    doc = json.loads(part)
                except ValueError:
                    continue
                if doc.get("hoshi") == "result/1" or ("state" in doc and ("asked" in doc or "levels" in doc or "error" in doc)):
                    expect(True, written, doc, path)

# --- the tables of the program and the lists of the schemas are one
def table(name, macro):
    text = (source / f"include/hoshi/{name}.def").read_text(encoding="utf-8")
    return [c for c in re.findall(rf'^(?:UNANSWERED_)?{macro}\(\w+, "([^"]*)"', text, re.M) if c]


result = schemas["result-1"]["properties"]
criterion, finding = result["criteria"]["items"]["properties"], result["findings"]["items"]["properties"]
for what, codes, listed in (("status", table("status", "STATUS"), criterion["status"]["enum"]),
                            ("reason", table("reason", "REASON"), criterion["reason"]["enum"]),
                            ("finding", table("finding", "FINDING"), finding["code"]["enum"])):
    if sorted(codes) != sorted(listed):
        bad.append(f"result-1: {what}: {sorted(set(codes) ^ set(listed))}")

# --- batch records: as docs/reference says
RECORD = {"source": "a.yaml", "state": "received", "organization": {"id": "S-1", "name": "会社"}, "star": 3, "star_firm": 0,
          "levels": [{"star": 3, "verdict": "met-with-assumption", "satisfied": 81, "total": 81, "na_claimed": 2, "out_of_play": 4}],
          "gaps": 12, "findings": 3}
FAILED = {"source": "b.yaml", "state": "unreadable", "error": {"code": "HS1102", "place": "b.yaml:4:15", "message": "unknown key"}}
expect(True, written, RECORD, "record")
expect(True, written, FAILED, "failed record")
for n, line in enumerate((scratch / "records.ndjson").read_text(encoding="utf-8").splitlines()):
    expect(True, written, json.loads(line), f"records.ndjson:{n + 1}")
ABSENT = {"state": "overdue", "organization": {"id": "S-9"}, "asked": {"star": 3, "due": "2026-10-01"}}
expect(True, written, ABSENT, "absent record")

# --- and the schemas can fail
SHEET = load(source / "tests/cli/oscal/questions/in/answers.yaml")
CATALOGUE = load(scratch / "catalogue.json")
POLICY = load(source / "criteria/policy/default.yaml")
PLAN = load(source / "criteria/plan.yaml")
TEMPLATES = load(source / "criteria/templates.yaml")
WORK = load(scratch / "written/work-plan.json")
FRAMEWORK = load(source / "criteria/frameworks/directive.yaml")
RESULT = load(scratch / "result.json")
OVERLAY = load(scratch / "written/overlay.json")
DECISIONS = load(scratch / "written/decisions.json")
MIGRATION = load(scratch / "written/migration-mapped.json")
MAPPING = load(source / "tests/data/mapping.yaml")
VERIFICATION = load(scratch / "written/verification.json")
EVIDENCE = load(scratch / "written/evidence-check.json")
WORKLIST = load(scratch / "written/confirmation-list.json")
REQUIREMENT = ("groups", 0, "requirements", 0)
GONE = object()
for what, doc, path, value in (
    ("unknown key", SHEET, ("organisation",), {}),
    ("unknown key of an answer", SHEET, ("answers", "1-2-1-3", "perfomed"), "2026-01-01"),
    ("unknown key of evidence", SHEET, ("answers", "1-2-1-3", "evidence", 0, "sha1"), "x"),
    ("wrong status", SHEET, ("answers", "1-2-1-1"), "done"),
    ("wrong status, long form", SHEET, ("answers", "1-2-1-2", "status"), "compliant"),
    ("no catalogue", SHEET, ("catalogue",), GONE),
    ("another version", SHEET, ("hoshi",), "answers/2"),
    ("a day in another order", SHEET, ("assessed_on",), "01.11.2026"),
    ("month 13", SHEET, ("assessed_on",), "2026-13-01"),
    ("star 6", SHEET, ("target",), "6"),
    ("star 6 as a number", SHEET, ("target",), 6),
    ("a list of answers", SHEET, ("answers",), []),
    ("a number of 12 digits", SHEET, ("organization", "corporate_number"), "800001205000"),
    ("a confirmation of nothing", SHEET, ("confirmations", 0, "criterion"), GONE),
    ("half accepted", SHEET, ("confirmations", 0, "result"), "maybe"),
    ("a condition answered perhaps", SHEET, ("conditions", "remote-work"), "perhaps"),
    ("an escape in a name", SHEET, ("organization", "name"), "a\x1b[31mb"),
    ("a line break in a name", SHEET, ("organization", "name"), "a\nb"),
    ("a negative size", SHEET, ("answers", "1-2-1-3", "evidence", 0, "size"), -1),
    ("an exclusion without reason", SHEET, ("scope", "exclusions", 0, "reason"), GONE),
    ("unknown key of a criterion", CATALOGUE, (*REQUIREMENT, "criteria", 0, "colour"), 3),
    ("a criterion without text", CATALOGUE, (*REQUIREMENT, "criteria", 0, "text"), GONE),
    ("an effort of XL", CATALOGUE, (*REQUIREMENT, "criteria", 0, "effort"), "XL"),
    ("a period in days", CATALOGUE, (*REQUIREMENT, "criteria", 0, "frequency"), "P30D"),
    ("an id with a space", CATALOGUE, (*REQUIREMENT, "id"), "1 1"),
    ("no criteria", CATALOGUE, (*REQUIREMENT, "criteria"), []),
    ("a third language", CATALOGUE, ("title", "fr"), "x"),
    ("a basis of nobody", CATALOGUE, (*REQUIREMENT, "refs_basis"), "gut"),
    ("no levels", CATALOGUE, ("levels",), []),
    ("a rule that is not there", POLICY, ("evidence",), GONE),
    ("a rule without source", POLICY, ("evidence", "source"), GONE),
    ("a value of another rule", POLICY, ("evidence", "value"), "enforce"),
    ("a confidence of ours", POLICY, ("evidence", "confidence"), "sure"),
    ("an entry without id", FRAMEWORK, ("entries", 0, "id"), GONE),
    ("entries as a map", FRAMEWORK, ("entries",), {}),
    ("a package without criteria", PLAN, ("packages", 0, "criteria"), []),
    ("an owner of nowhere", PLAN, ("packages", 0, "owner"), "boss"),
    ("work that takes no time", PLAN, ("packages", 0, "hours_small"), "0"),
    ("hours without a confidence", PLAN, ("confidence",), GONE),
    ("an official plan", WORK, ("official",), True),
    ("a package that does nothing", WORK, ("packages", 0, "criteria"), []),
    ("a package without days", WORK, ("packages", 0, "end"), GONE),
    ("a template of another kind", TEMPLATES, ("templates", 0, "kind"), "list"),
    ("a template without an example", TEMPLATES, ("templates", 0, "example"), GONE),
    ("an overlay without id", OVERLAY, ("id",), GONE),
    ("an overlay of star 6", OVERLAY, ("star",), "6"),
    ("a rule without reason", OVERLAY, ("add", 0, "reason"), GONE),
    ("a mapping to nowhere", MAPPING, ("to",), GONE),
    ("a relation that hoshi does not know", MAPPING, ("rows", 0, "relation"), "similar"),
    ("a row that is sure of itself", MAPPING, ("rows", 0, "met"), "certain"),
    ("a migration that is official", MIGRATION, ("official",), True),
    ("a row with two fates", MIGRATION, ("rows", 0, "fate"), ["carried", "gone"]),
    ("a suggestion of perhaps", MIGRATION, ("rows", 0, "links", 0, "suggests"), "perhaps"),
    ("a decision of nothing", DECISIONS, ("decisions", 0, "id"), GONE),
    ("decisions of another kind", DECISIONS, ("decisions", 0, "verdict"), "x"),
    ("a verification that says more", VERIFICATION, ("passed",), True),
    ("an item without code", VERIFICATION, ("verified", 0, "code"), GONE),
    ("a code that hoshi does not know", VERIFICATION, ("verified", 0, "code"), "fine"),
    ("an official verification", VERIFICATION, ("official",), True),
    ("a file in no state", EVIDENCE, ("files", 0, "state"), "good"),
    ("a list without its answers", WORKLIST, ("answers",), GONE),
    ("half a decision", WORKLIST, ("criteria", 0, "decisions", 0, "result"), GONE),
    ("an undescribed key", RESULT, ("extra",), 1),
    ("an official result", RESULT, ("official",), True),
    ("a star as text", RESULT, ("star",), "3"),
    ("a verdict of passed", RESULT, ("levels", 0, "verdict"), "passed"),
    ("a hash that is none", RESULT, ("answers", "sha256"), "abc"),
    ("more than all", RESULT, ("levels", 0, "percent"), 101),
    ("an outcome without criterion", RESULT, ("criteria", 0, "id"), GONE),
    ("a finding that hoshi does not know", RESULT, ("findings", 0, "code"), "hunch"),
    ("a record that is both", RECORD, ("error",), FAILED["error"]),
    ("a record without the firm star", RECORD, ("star_firm",), GONE),
    ("a record without source", RECORD, ("source",), GONE),
    ("an absent supplier with a source", ABSENT, ("source",), "x.yaml"),
    ("a state that hoshi does not know", RECORD, ("state",), "lost"),
    ("a failure without code", FAILED, ("error", "code"), GONE),
):
    broken = copy.deepcopy(doc)
    at = broken
    for step in path[:-1]:
        at = at[step]
    if value is GONE:
        del at[path[-1]]
    else:
        at[path[-1]] = value
    expect(False, written, broken, f"negative: {what}")

for line in bad:
    print(line)
print(", ".join(f"{n}: {c}" for n, c in sorted(counts.items())) + f"; {len(bad)} problems")
missing = HELD - set(counts)
if missing:
    print(f"nothing was held against {', '.join(sorted(missing))}")
sys.exit(1 if bad or missing else 0)
