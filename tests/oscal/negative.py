#!/usr/bin/env python3
"""Break one thing at a time and expect validate.py to say so: negative.py SCHEMAS|- DIR"""
import copy
import json
import sys
from pathlib import Path

import validate

schemas, folder = sys.argv[1], Path(sys.argv[2])
names = ["oscal-catalog.json", "star-3.json", "mapping.json", "full.json", "full-plan.json"]
good = {n: json.loads((folder / n).read_text(encoding="utf-8")) for n in names}
ar, plan = "assessment-results", "plan-of-action-and-milestones"


def result(d):
    return d["full.json"][ar]["results"][0]


def control(d):
    return d["oscal-catalog.json"]["catalog"]["groups"][0]["controls"][0]


def finding(d):
    return result(d)["findings"][0]


# (what, does it need the schemas?, how)
CASES = [
    ("nothing", False, lambda d: None),
    ("unknown key", True, lambda d: finding(d).update(extra="x")),
    ("a state of our own", True, lambda d: finding(d)["target"]["status"].update(state="partial")),
    ("an id that begins with a digit", True, lambda d: control(d).update(id="1-1-1")),
    ("no import-ap", True, lambda d: d["full.json"][ar].pop("import-ap")),
    ("a time without zone", True, lambda d: result(d).update(start="2026-11-01T00:00:00")),
    ("a full-width space at the end", True, lambda d: finding(d)["props"][0].update(value="x\u3000")),
    ("a line break in a title", True, lambda d: finding(d).update(title="a\nb")),
    ("a UUID of version 1", True, lambda d: finding(d).update(uuid="bb37306d-dac3-10e6-82b6-26b6197e4ce0")),
    ("no item in a plan", True, lambda d: d["full-plan.json"][plan].pop("poam-items")),
    ("a wrong provenance", True, lambda d: d["mapping.json"]["mapping-collection"]["provenance"].update(method="magic")),
    ("a profile without imports", True, lambda d: d["star-3.json"]["profile"].pop("imports")),
    ("an empty array", False, lambda d: finding(d).update(links=[])),
    ("a UUID twice", False, lambda d: result(d)["findings"][1].update(uuid=finding(d)["uuid"])),
    ("a UUID that is something else in another document", False,
     lambda d: d["full-plan.json"][plan]["findings"][0].update(description="x")),
    ("an observation that is not there", False, lambda d: result(d)["observations"].pop(0)),
    ("evidence that is not there", False, lambda d: d["full.json"][ar]["back-matter"]["resources"].pop()),
    ("a target that the catalog does not have", False, lambda d: finding(d)["target"].update({"target-id": "scs-9"})),
    ("a control that the catalog does not have", False,
     lambda d: d["star-3.json"]["profile"]["imports"][0]["include-controls"][0]["with-ids"].append("scs-9")),
    ("a source that the catalog does not have", False,
     lambda d: d["mapping.json"]["mapping-collection"]["mappings"][0]["maps"][0]["sources"][0].update({"id-ref": "scs-9"})),
    ("another catalog", False, lambda d: d["oscal-catalog.json"]["catalog"].update(
        uuid="bb37306d-dac3-50e6-82b6-26b6197e4ce0")),
    ("an address with a space", False, lambda d: d["full.json"][ar]["back-matter"]["resources"].append(
        {"uuid": "bb37306d-dac3-50e6-82b6-26b6197e4ce1", "rlinks": [{"href": "a b"}]})),
    ("a role that is not defined", False, lambda d: d["full.json"][ar]["metadata"].pop("roles")),
    ("a foreign namespace", False, lambda d: finding(d)["props"][1].update(ns="https://example.org/")),
    ("an id twice", False, lambda d: control(d)["parts"][1].update(id=control(d)["id"])),
]

bad = 0
for what, needs_schemas, change in CASES:
    if needs_schemas and schemas == "-":
        continue
    docs = copy.deepcopy(good)
    change(docs)
    # A document is slow to hold against its schema: only those that are no longer the good ones.
    only = {n for n in names if docs[n] != good[n] or what == "nothing"}
    found = validate.Checker(None if schemas == "-" else Path(schemas)).check(docs.items(), only)
    if bool(found) == (what == "nothing"):
        print(f"{what}: {found[:5] or 'not noticed'}")
        bad = 1
print(f"{len(CASES)} cases" + (", those of the schemas left out" if schemas == "-" else ""))
sys.exit(bad)
