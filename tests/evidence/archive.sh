#!/bin/sh
# archive.sh HOSHI SOURCE SCRATCH: the archive for other tools; reproducible; nothing secret in it;
# faults of the file system leave nothing behind.
. "$2/tests/evidence/sheet.sh"
hoshi evidence keygen --quiet --no-password k
pack --key k.key -o a.tar
mkdir copy && cp -R answers.yaml evidence k.key copy
(cd copy && umask 077 && touch -d 2001-01-01 evidence/* && TZ=Asia/Tokyo LC_ALL=C pack --lang ja --key k.key -o b.tar)
cmp a.tar copy/b.tar || fail "packing is not reproducible"

tar -tf a.tar >list
LC_ALL=C sort -c list || fail "members are not sorted"
[ "$(tar --numeric-owner -tvf a.tar | awk '{ print $1, $2, $4 }' | sort -u)" = '-rw-r--r-- 0/0 1970-01-01' ] ||
    fail "owner, mode or time stand in the archive"
mkdir x && tar -xf a.tar -C x
(cd x && sha256sum -c --quiet MANIFEST)
hoshi score --format json --as-of 2026-11-23 x/sheet/answers.yaml | cmp - x/result.json
(cd x && hoshi evidence check --as-of 2026-11-23 sheet/answers.yaml >/dev/null)
if /usr/bin/python3 -c 'import tarfile' 2>/dev/null; then
    /usr/bin/python3 -c 'import tarfile; t = tarfile.open("a.tar"); print("\n".join(t.getnames()))' | cmp - list
fi

# hashes only: no content, no comment, nothing hidden comes along
echo '# 山吹色の菓子' >>answers.yaml
pack --without-files --redact note,evidence.title -o c.tar
for word in 内緒 山吹色の菓子; do
    ! grep -qaF "$word" c.tar || fail "'$word' is in the redacted bundle"
done
! grep -qa '^one$' c.tar || fail "evidence is in a bundle without files"

# an old bundle stays when a new one cannot be made
rm evidence/log.txt
before=$(sha256sum a.tar)
! pack -o a.tar 2>/dev/null || fail "packed without its evidence"
[ "$(sha256sum a.tar)" = "$before" ] || fail "the old bundle is gone"
echo two >evidence/log.txt
if [ "$(id -u)" -ne 0 ]; then
    chmod 000 evidence/log.txt
    status=0
    pack -o d.tar 2>/dev/null || status=$?
    [ "$status" -eq 4 ] || fail "an unreadable file gives $status"
    chmod 644 evidence/log.txt
fi
# nothing is packed while evidence is out of reach, whatever stands in the way of it
same() { [ "$(sha256sum a.tar)" = "$before" ] || fail "$1: the old bundle is gone"; }
for n in 4 5; do # 4: the check cannot open it; 5: the check can, the second reading cannot
    status=0
    (exec 3>&- 4>&- 5>&- 6>&- && ulimit -n $n && pack --key k.key -o a.tar) 2>err || status=$?
    [ "$status" -eq 4 ] || fail "$n descriptors give $status"
    grep -q 'cannot be read: .*HS2001' err || { cat err; fail "$n descriptors: wrong reason"; }
    same "$n descriptors"
done
long=$(printf '%0260d' 0)
sed "s|evidence/log.txt|$long|" answers.yaml >long.yaml
for files in '' --without-files; do
    status=0
    hoshi evidence pack -q --as-of 2026-11-23 $files --key k.key -o a.tar long.yaml 2>err || status=$?
    [ "$status" -eq 3 ] || fail "a name that no file can have gives $status"
    grep -q 'HS1601' err || { cat err; fail "a name that no file can have: wrong reason"; }
    same "long name"
done
status=0
hoshi evidence check --as-of 2026-11-23 long.yaml >out 2>&1 || status=$?
[ "$status" -eq 1 ] || fail "check of a name that no file can have gives $status"

status=0
pack -o nowhere/d.tar 2>/dev/null || status=$?
[ "$status" -eq 4 ] || fail "a folder that is not there gives $status"
[ -z "$(find . -name '.*.tar.*')" ] || fail "temporary files are left"

# --- the list check that the pages tell people to run finds what has a similar name
for page in verify-without-hoshi.md verify-without-hoshi.ja.md; do
    command=$(sed -n 's/^\$ \((cd bundle.*MANIFEST >.*\)/\1/p' "$source/docs/how-to/$page")
    for extra in '' statement-of-METI.txt MANIFEST.txt MANIFEST.0123456789ABCDEF.minisig.txt; do
        rm -rf bundle named
        mkdir bundle
        pack -o listed.tar
        tar -xf listed.tar -C bundle
        [ -z "$extra" ] || echo x >"bundle/$extra"
        status=0
        sh -c "$command" >out 2>&1 || status=$?
        [ -z "$extra" ] && [ $status -eq 0 ] || { [ -n "$extra" ] && grep -qx "> $extra" out; } ||
            fail "$page does not tell '$extra': $status $(cat out)"
    done
done
