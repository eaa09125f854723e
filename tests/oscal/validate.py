#!/usr/bin/env python3
"""Check OSCAL documents: validate.py SCHEMA-DIR|- FILE...

Against the official JSON schemas (unless '-'), and against what schemas cannot say: every UUID is
unique, and every reference leads somewhere, within a document and across the documents given.
Equal UUIDs in two documents are allowed only for the same object.

The schemas' patterns use \\p{L} and \\p{N}, which Python's re does not know: the module 'regex' does
(python3-regex). Exit 77 when a module is missing.
"""
import json
import sys
from pathlib import Path

try:
    import jsonschema
    import regex
except ImportError as e:
    print(f"SKIP: {e.name} is missing (python3-jsonschema, python3-regex)")
    sys.exit(77)

KIND = {
    "catalog": "catalog",
    "profile": "profile",
    "mapping-collection": "mapping",
    "assessment-results": "assessment-results",
    "plan-of-action-and-milestones": "poam",
}
NS = "https://hoshi.example/ns/oscal"
# RFC 3986, as far as it matters to a reader: no space, no raw non-ASCII, escapes well formed.
URI = regex.compile(r"(?:[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*")


def pattern(validator, value, instance, schema):
    if isinstance(instance, str) and not regex.search(value, instance):
        yield jsonschema.ValidationError(f"{instance!r} does not match {value!r}")


Validator = jsonschema.validators.extend(jsonschema.Draft7Validator, {"pattern": pattern})


def walk(value, path="", key=None):
    """Every object and every member with its path."""
    yield path, key, value
    if isinstance(value, dict):
        for k, v in value.items():
            yield from walk(v, f"{path}/{k}", k)
    elif isinstance(value, list):
        for i, v in enumerate(value):
            yield from walk(v, f"{path}/{i}", key)


def once(pairs):
    """An object, unless a key stands in it twice."""
    keys = [k for k, _ in pairs]
    if len(set(keys)) != len(keys):
        raise ValueError(f"duplicate key among {keys}")
    return dict(pairs)


class Checker:
    def __init__(self, schemas):
        self.schemas = schemas
        self.errors = []
        self.seen = {}       # uuid -> (file, object as text)
        self.controls = {}   # file of a catalog -> ids
        self.objectives = set()
        self.catalog_ids = set()
        self.docs = []

    def fail(self, where, what):
        self.errors.append(f"{where}: {what}")

    def schema(self, name, doc, kind):
        if self.schemas is None:
            return
        text = (self.schemas / f"oscal_{KIND[kind]}_schema.json").read_text(encoding="utf-8")
        for e in Validator(json.loads(text)).iter_errors(doc):
            at = "/".join(str(p) for p in e.absolute_path)
            self.fail(f"{name}:/{at}", e.message[:300])

    def common(self, name, doc):
        """Rules that hold in every document."""
        here, targets = set(), set()
        for path, key, value in walk(doc):
            where = f"{name}:{path}"
            if value in ([], {}, ""):
                self.fail(where, "empty")
            if isinstance(value, dict) and "uuid" in value and not path.endswith("/origins"):
                uuid, text = value["uuid"], json.dumps(value, sort_keys=True)
                if uuid in here:
                    self.fail(where, f"uuid {uuid} occurs twice")
                here.add(uuid)
                other = self.seen.setdefault(uuid, (name, text))
                if other[1] != text:
                    self.fail(where, f"uuid {uuid} is something else in {other[0]}")
            if isinstance(value, dict) and "id" in value and key in ("controls", "parts", "groups", "params"):
                if value["id"] in targets:
                    self.fail(where, f"id {value['id']} occurs twice")
                targets.add(value["id"])
            if isinstance(value, dict) and value.get("ns", NS) != NS:
                self.fail(where, f"unknown namespace {value['ns']}")
        for path, key, value in walk(doc):
            where = f"{name}:{path}"
            if key == "href" and isinstance(value, str):
                if not URI.fullmatch(value):
                    self.fail(where, f"{value!r} is no URI reference")
                if value.startswith("#") and value[1:] not in here | targets:
                    self.fail(where, f"{value} leads nowhere")
            if key in ("observation-uuid", "finding-uuid", "risk-uuid", "actor-uuid", "subject-uuid",
                       "party-uuids", "member-of-organizations") and isinstance(value, str) and value not in here:
                self.fail(where, f"{value} leads nowhere")
        roles = {r["id"] for r in doc["metadata"].get("roles", [])}
        for path, key, value in walk(doc):
            if key == "role-id" and value not in roles:
                self.fail(f"{name}:{path}", f"role {value} is not defined")

    def catalog(self, name, doc):
        for path, key, value in walk(doc):
            if isinstance(value, dict) and "id" in value and key == "controls":
                self.catalog_ids.add(value["id"])
            if isinstance(value, dict) and value.get("name") == "assessment-objective":
                self.objectives.add(value["id"])

    def across(self, name, doc, kind):
        """What refers to the catalog."""
        if not self.catalog_ids:
            return
        for path, key, value in walk(doc):
            where = f"{name}:{path}"
            if key in ("control-id", "with-ids") and isinstance(value, str) and value not in self.catalog_ids:
                self.fail(where, f"no control {value}")
            if key in ("objective-id", "target-id", "by-id") and value not in self.objectives:
                self.fail(where, f"no objective {value}")
            if kind == "mapping-collection" and isinstance(value, dict) and "/sources/" in path \
                    and "id-ref" in value and value["id-ref"] not in self.catalog_ids:
                self.fail(where, f"no control {value['id-ref']}")
            if isinstance(value, dict) and value.get("name") == "catalogue-uuid" \
                    and value["value"] not in self.catalog_uuids:
                self.fail(where, f"no catalog {value['value']}")

    def check(self, named, only=None):
        """named: (name, document) pairs; only: names to hold against the schemas, None = all."""
        for name, doc in named:
            kind = next(k for k in doc if k != "$schema")
            if kind not in KIND:
                self.fail(name, f"unknown kind {kind}")
                continue
            if only is None or name in only:
                self.schema(name, doc, kind)
            self.common(name, doc[kind])
            self.docs.append((name, doc[kind], kind))
        self.catalog_uuids = {d["uuid"] for _, d, k in self.docs if k == "catalog"}
        for name, doc, kind in self.docs:
            if kind == "catalog":
                self.catalog(name, doc)
        for name, doc, kind in self.docs:
            if kind != "catalog":
                self.across(name, doc, kind)
        return self.errors


def main():
    files = sys.argv[2:]
    schemas = None if sys.argv[1] == "-" else Path(sys.argv[1])
    docs = [(f, json.loads(Path(f).read_bytes(), object_pairs_hook=once)) for f in files]
    errors = Checker(schemas).check(docs)
    for e in errors[:40]:
        print(e)
    print(f"{len(files)} documents, {len(errors)} errors" + ("" if schemas else " (without the schemas)"))
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
