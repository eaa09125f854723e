"""rebuild.py BUNDLE OUT MEMBER OLD NEW: a bundle as a forger makes it: OLD becomes NEW (once) in one
member, MANIFEST is made to fit, and the archive keeps the layout of the original, byte for byte.
NEW may be "cut": then the member ends where OLD begins."""
import hashlib
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


bundle, out, name, old, new = sys.argv[1:6]
parts = [(n, head, changed(body, old, new) if n == name else body)
         for n, head, body in members(open(bundle, 'rb').read())]
sums = {n: hashlib.sha256(body).hexdigest() for n, head, body in parts if n}
with open(out, 'wb') as f:
    for n, head, body in parts:
        if n == 'MANIFEST':
            body = re.sub(r'SHA256 \((.+?)\) = [0-9a-f]{64}',
                          lambda m: 'SHA256 (%s) = %s' % (m.group(1), sums[m.group(1)]),
                          body.decode()).encode()
        f.write(member(head, body) if n else head)
