"""What CISO Assistant demands of a library with one framework, in our own words, from its public
repository (intuitem/ciso-assistant-community): backend/core/models.py (URN_REGEX, required fields, the
lengths of its columns), backend/library/utils.py (the importers: which keys they read, which they need,
which values they refuse). It reads keys by name and passes over others; a key that it does not read is
refused here, because it would be lost."""
import datetime
import re

URN = re.compile(r"^urn:([a-zA-Z0-9_-]+):([a-zA-Z0-9_-]+):([a-zA-Z0-9_-]+)(?::([a-zA-Z0-9_-]+))?"
                 r":([0-9A-Za-z\[\]\(\)\-\._:]+)$")
LENGTH = {"urn": 255, "parent_urn": 255, "ref_id": 100, "name": 200, "provider": 200, "copyright": 4096,
          "packager": 100, "locale": 100}
SAID = {"name": str, "description": str, "annotation": str, "typical_evidence": str, "copyright": str}
# key: type; those that end with '!' must be there
LIBRARY = {"urn!": str, "locale!": str, "ref_id!": str, "name!": str, "version!": int, "objects!": dict,
           "description": str, "annotation": str, "copyright": str, "provider": str, "packager": str,
           "publication_date": str, "dependencies": list, "labels": list, "translations": dict}
FRAMEWORK = {"urn!": str, "ref_id!": str, "requirement_nodes!": list, "name": str, "description": str,
             "annotation": str, "min_score": int, "max_score": int, "scores_definition": list,
             "implementation_groups_definition": list, "translations": dict}
NODE = {"urn!": str, "assessable!": bool, "depth!": int, "parent_urn": str, "ref_id": str, "name": str,
        "description": str, "annotation": str, "typical_evidence": str, "implementation_groups": list,
        "weight": int, "questions": dict, "translations": dict}
GROUP = {"ref_id!": str, "name!": str, "description": str, "default_selected": bool, "translations": dict}
SCORE = {"score!": int, "name!": str, "description!": str, "translations": dict}


def keys(bad, where, value, shape):
    """Of one object: keys that must be there, that may be, their types and lengths."""
    if not isinstance(value, dict):
        bad.append(f"{where}: no object")
        return {}
    known = {k.rstrip("!"): t for k, t in shape.items()}
    for k in (k[:-1] for k in shape if k.endswith("!")):
        if k not in value:
            bad.append(f"{where}: '{k}' is missing")
    for k, v in value.items():
        if k not in known:
            bad.append(f"{where}: '{k}' is not read")
        elif type(v) is not known[k]:
            bad.append(f"{where}.{k}: {type(v).__name__}")
        elif k in LENGTH and len(v) > LENGTH[k]:
            bad.append(f"{where}.{k}: {len(v)} characters")
        elif isinstance(v, str) and not v:
            bad.append(f"{where}.{k}: empty")
    for locale, said in value.get("translations", {}).items():
        if locale not in ("ja", "en"):
            bad.append(f"{where}: translation '{locale}'")
        keys(bad, f"{where}.translations.{locale}", said, {k: t for k, t in SAID.items() if k in known})
    return value


def urn(bad, where, value):
    if not (isinstance(value, str) and URN.match(value)):
        bad.append(f"{where}: URN {value!r}")


def nodes(bad, framework, groups):
    depth_of = {}
    for i, n in enumerate(framework.get("requirement_nodes", [])):
        where = f"node {i}"
        n = keys(bad, where, n, NODE)
        urn(bad, where, n.get("urn"))
        this, parent = str(n.get("urn")).lower(), n.get("parent_urn")
        if this in depth_of:
            bad.append(f"{where}: a URN twice, {this}")
        depth = n.get("depth")
        depth_of[this] = depth
        if depth != 1 + (depth_of.get(str(parent).lower(), -9) if parent is not None else 0):
            bad.append(f"{where}: parent {parent!r} of depth {depth}")
        for g in n.get("implementation_groups", []):
            if g not in groups:
                bad.append(f"{where}: no implementation group {g!r}")
        if n.get("assessable") and groups and not n.get("implementation_groups"):
            bad.append(f"{where}: in no implementation group")


def problems(library):
    bad = []
    library = keys(bad, "library", library, LIBRARY)
    urn(bad, "library", library.get("urn"))
    try:
        datetime.date.fromisoformat(library.get("publication_date", "2026-01-01"))
    except ValueError:
        bad.append("publication_date")
    objects = library.get("objects", {})
    if set(objects) != {"framework"}:
        bad.append(f"objects: {sorted(objects)}")
    framework = keys(bad, "framework", objects.get("framework"), FRAMEWORK)
    urn(bad, "framework", framework.get("urn"))
    least, most = framework.get("min_score", 0), framework.get("max_score", 100)
    if not 0 <= least < most:
        bad.append(f"scores from {least} to {most}")
    for s in framework.get("scores_definition", []):
        if not least <= keys(bad, "score", s, SCORE).get("score", -1) <= most:
            bad.append(f"score {s}")
    ids = [keys(bad, "group", g, GROUP).get("ref_id")
           for g in framework.get("implementation_groups_definition", [])]
    if len(set(ids)) != len(ids):
        bad.append("an implementation group twice")
    if not framework.get("requirement_nodes"):
        bad.append("no nodes")
    nodes(bad, framework, ids)
    return bad
