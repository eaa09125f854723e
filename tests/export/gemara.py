"""What Gemara demands of a ControlCatalog, in our own words, from its public CUE definitions
(gemaraproj/gemara: controlcatalog.cue, catalog, metadata, mapping_inline.cue, entities.cue, as of version
1.0.0 and after). Definitions of CUE are closed: a key that is not named is refused."""
import re

URL = re.compile(r"^[a-zA-Z][a-zA-Z0-9+.-]*:[^\s]+$")
TIME = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$")
STATES = {"Active", "Draft", "Deprecated", "Retired"}
# key: a type, or the shape of an object, or [shape] for a list that is not empty; '!': must be there
GROUP = {"id!": str, "title!": str, "description!": str}
MAPPING = {"reference-id!": str, "remarks": str}
ENTITY = {"id!": str, "name!": str, "type!": str, "version": str, "description": str, "uri": str,
          "contact": {"name!": str, "affiliation": str, "email": str, "social": str}}
REFERENCE = {"id!": str, "title!": str, "version!": str, "description": str, "url": str}
ASSESSMENT = {"id!": str, "text!": str, "applicability!": [str], "recommendation": str, "state": str}
CONTROL = {"id!": str, "title!": str, "objective!": str, "group!": str, "state": str,
           "assessment-requirements!": [ASSESSMENT], "guidelines": [{**MAPPING, "entries!": [MAPPING]}]}
METADATA = {"id!": str, "type!": str, "gemara-version!": str, "version": str, "date": str,
            "description!": str, "author!": ENTITY, "mapping-references": [REFERENCE],
            "applicability-groups!": [GROUP], "draft": bool}
CATALOG = {"title!": str, "metadata!": METADATA, "groups!": [GROUP], "controls!": [CONTROL]}


def shaped(bad, where, value, shape):
    if isinstance(shape, list):
        if not isinstance(value, list) or not value:
            bad.append(f"{where}: no list, or an empty one")
            return
        for i, v in enumerate(value):
            shaped(bad, f"{where}[{i}]", v, shape[0])
    elif isinstance(shape, dict):
        if not isinstance(value, dict):
            bad.append(f"{where}: no object")
            return
        known = {k.rstrip("!"): s for k, s in shape.items()}
        bad.extend(f"{where}: '{k[:-1]}' is missing" for k in shape if k.endswith("!") and k[:-1] not in value)
        for k, v in value.items():
            if k in known:
                shaped(bad, f"{where}.{k}", v, known[k])
            else:
                bad.append(f"{where}: '{k}' is not known")
    elif type(value) is not shape:
        bad.append(f"{where}: {type(value).__name__}")


def once(bad, what, ids):
    ids = list(ids)
    if len(set(ids)) != len(ids):
        bad.append(f"{what}: an id twice")
    return set(ids)


def problems(c):
    bad = []
    shaped(bad, "catalog", c, CATALOG)
    if bad:
        return bad
    m = c["metadata"]
    if m["type"] != "ControlCatalog":
        bad.append(f"type {m['type']}")
    if m["author"]["type"] not in ("Human", "Software", "Software Assisted"):
        bad.append(f"author {m['author']['type']}")
    if "date" in m and not TIME.match(m["date"]):
        bad.append(f"date {m['date']}")
    bad.extend(f"url {r['url']!r}" for r in m.get("mapping-references", []) if not URL.match(r.get("url", "a:b")))
    references = once(bad, "mapping-references", (r["id"] for r in m.get("mapping-references", [])))
    levels = once(bad, "applicability-groups", (g["id"] for g in m["applicability-groups"]))
    groups = once(bad, "groups", (g["id"] for g in c["groups"]))
    once(bad, "controls", (k["id"] for k in c["controls"]))
    once(bad, "assessment-requirements", (a["id"] for k in c["controls"] for a in k["assessment-requirements"]))
    for k in c["controls"]:
        if k["group"] not in groups:
            bad.append(f"{k['id']}: no group {k['group']}")
        bad.extend(f"{k['id']}: no reference {g['reference-id']}" for g in k.get("guidelines", [])
                   if g["reference-id"] not in references)
        for a in [k, *k["assessment-requirements"]]:
            if a.get("state", "Active") not in STATES:
                bad.append(f"{a['id']}: state {a['state']}")
            bad.extend(f"{a['id']}: no level {x}" for x in a.get("applicability", []) if x not in levels)
    return bad
