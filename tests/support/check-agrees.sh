#!/bin/sh
# check-agrees.sh HOSHI SOURCE SCRATCH
#
# What hoshi score counts as a gap although it was answered as met or not applicable, hoshi check says
# before: the same criteria, for every sheet there is in tests and examples and under every policy.
set -eu
hoshi=$1 source=$(cd "$2" && pwd) scratch=$3
if ! command -v jq >/dev/null; then
    echo "SKIP: jq is missing"
    exit 77
fi
rm -rf "$scratch"
mkdir -p "$scratch"
cd "$scratch"
day=2026-11-29 n=0 n_claim=0 bad=0
find "$source/examples" "$source/tests" -name '*.yaml' -o -name '*.json' | LC_ALL=C sort >all
xargs grep -lE '"?hoshi"?: *"?answers/1' <all >sheets
while IFS= read -r sheet; do
    for policy in default lenient strict; do
        "$hoshi" score --quiet --as-of $day --policy $policy -f json "$sheet" >result 2>/dev/null || continue
        jq -r '.criteria[] | select((.status == "met" or .status == "not-applicable") and .outcome == "gap") | .id' result |
            LC_ALL=C sort >scored
        "$hoshi" check --diagnostics json --as-of $day --policy $policy "$sheet" 2>said || {
            echo "$sheet ($policy): score takes it, check does not"
            bad=1
        }
        jq -r 'select(.code == "HS1309") | .message.en | split(" ")[0]' said | LC_ALL=C sort >checked
        n=$((n + 1)) n_claim=$((n_claim + $(wc -l <scored)))
        if ! grep -q HS1405 said && ! cmp -s scored checked; then
            echo "$sheet ($policy): check and score disagree"
            diff scored checked || true
            bad=1
        fi
    done
done <sheets
[ "$n" -ge 100 ] && [ "$n_claim" -ge 100 ] || { echo "only $n sheets with $n_claim claims"; bad=1; }
exit $bad
