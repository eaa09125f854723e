# match.awk WANT GOT: is GOT what the page shows? A line of WANT that is only "…" stands for any
# number of lines. Exit 0 yes, 1 no.
FNR == 1 && NR != 1 { second = 1 }
!second && FILENAME == ARGV[1] { want[++nw] = $0; next }
{ got[++ng] = $0 }
function segment_at(from, to, at,   i) {
    for (i = from; i <= to; i++) if (want[i] != got[at + i - from]) return 0
    return at + to - from <= ng
}
END {
    at = 1; open = 0
    for (i = 1; i <= nw; i = j + 1) {
        if (want[i] == "…") { open = 1; j = i; continue }
        for (j = i; j < nw && want[j + 1] != "…"; j++) continue
        if (!open) { if (!segment_at(i, j, at)) exit 1; at += j - i + 1; continue }
        if (j == nw) at = ng - (j - i) > at ? ng - (j - i) : at # the last segment ends the output
        while (at <= ng && !segment_at(i, j, at)) at++
        if (at > ng) exit 1
        at += j - i + 1
        open = 0
    }
    exit !(open || at == ng + 1)
}
