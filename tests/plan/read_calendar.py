#!/usr/bin/env python3
"""Every calendar in a folder, read by icalendar, says what the plan in JSON says: read_calendar.py FOLDER"""
import datetime
import json
import sys
from pathlib import Path

import icalendar

folder = Path(sys.argv[1])
catalogue = json.loads((folder / "catalogue.json").read_text(encoding="utf-8"))
frequency = {c["id"]: c["frequency"] for g in catalogue["groups"] for r in g["requirements"]
             for c in r["criteria"] if "frequency" in c}
bad, n = [], {"work": 0, "due": 0, "duty": 0}


def need(ok, what):
    if not ok:
        bad.append(what)


def day(text):
    return datetime.date.fromisoformat(text)


def escaped(text):
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def months(text):
    return int(text[1:-1]) * (12 if text.endswith("Y") else 1)


for path in sorted(folder.glob("*.ics")):
    raw = path.read_bytes()
    lines = raw.split(b"\r\n")
    need(lines[-1] == b"" and b"\n" not in raw.replace(b"\r\n", b"") and b"\r" not in raw.replace(b"\r\n", b""),
         f"{path.name}: ends of lines")
    need(all(len(x) <= 75 for x in lines), f"{path.name}: a line over 75 octets")
    for x in lines:
        x.decode("utf-8")  # no character is cut by folding
    unfolded = raw.replace(b"\r\n ", b"").decode("utf-8")
    cal = icalendar.Calendar.from_ical(raw)
    need(not cal.errors and cal["VERSION"] == "2.0" and "PRODID" in cal, f"{path.name}: head")
    plan = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    lang = path.name.split(".")[1]
    result = json.loads((folder / f"{path.name.split('.')[0]}.result.json").read_text(encoding="utf-8"))
    events = {}
    for e in cal.walk("VEVENT"):
        need(not e.errors, f"{path.name}: {e.errors}")
        uid = str(e["UID"])
        need(uid not in events, f"{path.name}: {uid} twice")
        events[uid.rsplit("-", 1)[0]] = e
        need(e["DTSTAMP"].dt.date() == day(plan["as_of"]), f"{path.name}: {uid}: stamp")
        need(not isinstance(e["DTSTART"].dt, datetime.datetime), f"{path.name}: {uid}: a time of day")
        alarms = e.walk("VALARM")
        need(len(alarms) == 1 and alarms[0]["ACTION"] == "DISPLAY" and alarms[0]["TRIGGER"].dt.days < 0,
             f"{path.name}: {uid}: alarm")
    want = set()
    for p in plan["packages"]:
        name = f"work-{p['id']}"
        want.add(name)
        n["work"] += 1
        e = events.get(name)
        if e is None:
            continue
        need(e["DTSTART"].dt == day(p["start"]) and e["DTEND"].dt == day(p["end"]) + datetime.timedelta(1),
             f"{path.name}: {name}: days")
        need(str(e["SUMMARY"]) == f"{p['id']} {p['title'][lang]}", f"{path.name}: {name}: {e['SUMMARY']}")
        need(p["first_step"][lang] in str(e["DESCRIPTION"]).split("\n"), f"{path.name}: {name}: first step")
        for c in p["criteria"]:
            if "due" in c:
                want.add(f"due-{c['id']}")
                n["due"] += 1
                due = events.get(f"due-{c['id']}")
                if due is not None:
                    need(due["DTSTART"].dt == day(c["due"]), f"{path.name}: due {c['id']}")
                    # what the sheet says comes through every escape, all of it; icalendar 4 takes
                    # the two characters of a backslash for a line break when an n follows
                    owner = c.get("owner", "")
                    need(escaped(owner) in unfolded, f"{path.name}: owner of {c['id']} is not escaped")
                    need("\\n" in owner or owner in str(due["DESCRIPTION"]),
                         f"{path.name}: owner of {c['id']}")
    planned = {c["id"]: p["end"] for p in plan["packages"] for c in p["criteria"]}
    for c in result["criteria"]:
        if c["id"] not in frequency or (c["id"] not in planned and c["outcome"] != "met"):
            continue
        name = f"duty-{c['id']}"
        want.add(name)
        n["duty"] += 1
        e = events.get(name)
        if e is None:
            continue
        rule, every = e["RRULE"], months(frequency[c["id"]])
        got = rule.get("INTERVAL", [1])[0] * (12 if rule["FREQ"] == ["YEARLY"] else 1)
        need(got == every, f"{path.name}: {name}: every {got} months instead of {every}")
        need(e["DTSTART"].dt >= day(plan["as_of"]), f"{path.name}: {name}: begins before today")
    need(set(events) == want, f"{path.name}: {sorted(set(events) ^ want)}")

for line in bad:
    print(line)
print(n, f"{len(bad)} problems")
sys.exit(1 if bad or not all(n.values()) else 0)
