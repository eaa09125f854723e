#!/bin/sh
# minisign.sh HOSHI SOURCE SCRATCH: keys and signatures, both directions, with the minisign tool.
command -v minisign >/dev/null || { echo "SKIP: minisign is missing"; exit 77; }
. "$2/tests/evidence/sheet.sh"
# Answers every question for a password on the terminal of a command.
cat >type.py <<'END'
import os, pty, sys
pid, fd = pty.fork()
if pid == 0:
    os.execvp(sys.argv[2], sys.argv[2:])
seen, asked = b"", 0
while True:
    try:
        more = os.read(fd, 1024)
    except OSError:
        break
    if not more:
        break
    seen += more
    if seen.count(b"assword") + seen.count(b"again") > asked and seen.endswith(b": "):
        asked = seen.count(b"assword") + seen.count(b"again")
        os.write(fd, sys.argv[1].encode() + b"\n")
status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
if sys.argv[1].encode() in seen:
    sys.exit("the password was shown")
sys.exit(status)
END
with_password() {
    /usr/bin/python3 type.py sesame "$@" || fail "with a password on the terminal: $*"
}

# ours, used by minisign: with and without hashing first
hoshi evidence keygen --quiet --no-password ours
pack --key ours.key -o ours.tar
mkdir ours && tar -xf ours.tar -C ours
minisign -Vqm ours/MANIFEST -x ours/MANIFEST.*.minisig -p ours.pub
echo x >>ours/MANIFEST
! minisign -Vqm ours/MANIFEST -x ours/MANIFEST.*.minisig -p ours.pub 2>/dev/null || fail "a changed MANIFEST verifies"
pack --key ours.key --legacy -o legacy.tar
mkdir legacy && tar -xf legacy.tar -C legacy
minisign -Vqm legacy/MANIFEST -x legacy/MANIFEST.*.minisig -p ours.pub
echo hello >text
minisign -S -s ours.key -m text >/dev/null && minisign -Vqm text -p ours.pub

# minisign's, used by us
minisign -G -W -p theirs.pub -s theirs.key >/dev/null
pack --key theirs.key -o theirs.tar
hoshi evidence verify --quiet --key theirs.pub theirs.tar >/dev/null
key=$(sed -n 2p theirs.pub)
hoshi evidence verify --key "$key" theirs.tar | grep -q 'signed by key' || fail "a bare key is not taken"

# a password: ours opened by minisign. (Made with little work, so that this test takes little.)
echo sesame >password
hoshi evidence keygen --quiet --quick --password-file password locked
if [ ! -x /usr/bin/python3 ]; then
    echo "note: no python3, nothing is typed on a terminal"
    exit 0
fi
with_password minisign -S -s locked.key -m text -x locked.sig
[ -s locked.sig ] || fail "minisign does not open a key of ours"
minisign -Vqm text -x locked.sig -p locked.pub

# our own questions on a terminal: twice for a new key, once to open it; nothing is shown
with_password hoshi evidence keygen --quick typed
with_password hoshi evidence pack --as-of 2026-11-23 --key typed.key -o typed.tar answers.yaml
hoshi evidence verify --key typed.pub typed.tar >/dev/null

# signify takes what --legacy writes, where it is installed
if command -v signify-openbsd >/dev/null; then
    cp legacy/MANIFEST m && cp legacy/MANIFEST.*.minisig m.minisig
    { echo "untrusted comment: verify with ours.pub"; sed -n 2p m.minisig; } >m.sig
    signify-openbsd -V -p ours.pub -m m -x m.sig
fi
