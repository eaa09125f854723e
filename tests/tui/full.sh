#!/bin/sh
# A full disk: the answer is not saved, that is said, the sheet is as it was, and nothing lies about.
set -eu
rm -rf "$SCRATCH"
mkdir -p "$SCRATCH"
cd "$SCRATCH"
export LC_ALL=C.UTF-8
ask() { "$HOSHI" assess --new --plain --lang en --as-of 2026-11-23 "$1"; }
check() { # folder, what stderr must say
    same=1
    cmp before.yaml "$1/sheet.yaml" || same=0
    left=$(find "$1" -name '.sheet*')
    if [ "$same" = 0 ] || [ -n "$left" ] || [ "$status" -ne 4 ] || ! grep -q "not saved: $2" err; then
        echo "--- status $status, left behind: '$left'; stderr:"
        cat err
        exit 1
    fi
}
printf 'y\nq\n' | ask sheet.yaml >out 2>err
cp sheet.yaml before.yaml

# 1. No file may grow beyond 4 KiB: the kernel refuses the new sheet halfway through.
status=0
(
    trap '' XFSZ
    ulimit -f 8
    printf 'y\n' | ask sheet.yaml >out 2>err
) || status=$?
check . 'the file would be larger'

# 2. A file system that is really full.
full='mount -t tmpfs -o size=64k none disk && cp before.yaml disk/sheet.yaml &&
    { dd if=/dev/zero of=disk/fill bs=1024 count=1000 2>/dev/null || true; } &&
    { status=0; printf "y\n" | "$HOSHI" assess --plain --lang en --as-of 2026-11-23 disk/sheet.yaml >out 2>err || status=$?
      echo "$status" >status; cp disk/sheet.yaml after.yaml; find disk -name ".sheet*" >left; }'
mkdir disk
if ! unshare -rm true 2>/dev/null; then
    echo "note: no user namespaces here, the part with a full file system was skipped"
    exit 0
fi
rm -f status
export HOSHI
unshare -rm sh -c "$full" || true
if [ ! -f status ]; then
    echo "note: no tmpfs can be mounted here, the part with a full file system was skipped"
    exit 0
fi
if [ "$(cat status)" != 4 ] || ! cmp before.yaml after.yaml || [ -s left ]; then
    echo "--- full file system: status $(cat status), left: $(cat left)"
    cat err
    exit 1
fi
