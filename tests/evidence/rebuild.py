"""rebuild.py BUNDLE OUT (MEMBER OLD NEW)...: a bundle as a forger makes it: OLD becomes NEW (once) in
a member, MANIFEST and the statement are made to fit, and the archive keeps the layout of the
original, byte for byte. NEW may be "cut": then the member ends where OLD begins. OLD may be "add":
then there is no such member yet, and NEW is its text. MEMBER may be "payload": the text of the
statement."""
import base64
import hashlib
import json
import re
import sys


def members(raw):
    at = 0
    while raw[at:at + 512].strip(b'\0'):
        head = raw[at:at + 512]
        n = int(head[124:136].strip(b' \0') or b'0', 8)
        yield head[:100].rstrip(b'\0').decode(), head, raw[at + 512:at + 512 + n]
        at += 512 + (n + 511) // 512 * 512
    yield None, raw[at:], b''


def member(head, body):
    head = head[:124] + b'%011o' % len(body) + head[135:]
    total = sum(head[:148]) + sum(head[156:]) + 8 * 32
    return head[:148] + b'%06o' % total + head[154:] + body + b'\0' * (-len(body) % 512)


def changed(body, old, new):
    at = body.index(old.encode())
    return body[:at] if new == 'cut' else body[:at] + new.encode() + body[at + len(old.encode()):]


def manifest(body, sums, added):
    listed = re.findall(r'SHA256 \((.+?)\) = ', body.decode()) + added
    return ''.join('SHA256 (%s) = %s\n' % (n, sums[n])
                   for n in sorted(listed, key=str.encode)).encode()


def with_subjects(payload, added, sums):
    """Each name of added among the subjects of a statement, which are sorted and have no blanks."""
    whole = json.loads(payload)
    old = json.dumps(whole['subject'], ensure_ascii=False, separators=(',', ':'))
    subject = whole['subject'] + [{'name': n, 'digest': {'sha256': sums[n]}} for n in added]
    subject.sort(key=lambda s: s['name'].encode())
    new = json.dumps(subject, ensure_ascii=False, separators=(',', ':'))
    return changed(payload, old, new) if added else payload


def statement(body, edits, before, after, added):
    envelope = json.loads(body)
    payload = base64.b64decode(envelope['payload'])
    for n in before:
        payload = payload.replace(before[n].encode(), after[n].encode())
    payload = with_subjects(payload, added, after)
    for n, old, new in edits:
        payload = changed(payload, old, new) if n == 'payload' else payload
    now = base64.b64encode(payload).decode()
    return body.replace(envelope['payload'].encode(), now.encode())


def sums_of(parts):
    return {n: hashlib.sha256(body).hexdigest() for n, head, body in parts if n}


def named(head, name):
    return name.encode().ljust(100, b'\0') + head[100:]


def in_order(part):
    return (part[0] is None, (part[0] or '').encode())


bundle, out = sys.argv[1:3]
edits = [sys.argv[i:i + 3] for i in range(3, len(sys.argv), 3)]
parts = list(members(open(bundle, 'rb').read()))
before = sums_of(parts)
added = [name for name, old, new in edits if old == 'add']
for name, old, new in edits:
    if old == 'add':
        parts = sorted(parts + [(name, named(parts[0][1], name), new.encode())], key=in_order)
    else:
        parts = [(n, head, changed(body, old, new) if n == name else body)
                 for n, head, body in parts]
parts = [(n, head, manifest(body, sums_of(parts), added) if n == 'MANIFEST' else body)
         for n, head, body in parts]
after = sums_of(parts)
with open(out, 'wb') as f:
    for n, head, body in parts:
        if n == 'statement.dsse.json':
            body = statement(body, edits, before, after, added)
        f.write(member(head, body) if n else head)
