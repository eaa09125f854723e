#!/bin/sh
# Every file is on the disk before it gets its name, and its folder after.
. "$(dirname "$0")/lib.sh"
strace -o /dev/null true 2>/dev/null || {
    echo "strace is missing or may not trace"
    exit 77
}

export ASAN_OPTIONS=detect_leaks=0 # which itself traces
sheets 10 json in
mkdir s
for how in '' '--resume s/journal'; do
    strace -f -y -o trace -e trace=fsync,rename,renameat,renameat2 \
        "$hoshi" batch -q $day $how --shard 1/1 -o s/out.ndjson --results s/results in
    awk -v s="$scratch/s" '
        /^[0-9]+ +fsync\(/ { sub(/^[^<]*</, ""); sub(/>.*/, ""); synced[$0] = NR }
        /^[0-9]+ +rename\(/ {
            n = split($0, q, "\""); from = q[2]; to = q[4]
            if (from !~ /^\//) from = s "/" substr(from, 3)
            if (to !~ /^\//) to = s "/" substr(to, 3)
            if (!(from in synced)) { print "not synced: " from; bad = 1 }
            folder = to; sub(/\/[^\/]*$/, "", folder)
            named[folder] = NR; n_named++
        }
        END {
            for (f in named) if (!(f in synced) || synced[f] < named[f]) { print "folder not synced: " f; bad = 1 }
            if (n_named < 12) { print "only " n_named " files got a name"; bad = 1 }
            exit bad
        }' trace || fail "sync ($how)"
done
