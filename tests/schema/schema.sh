#!/bin/sh
# schema.sh HOSHI SOURCE SCRATCH: fresh output of every JSON format, then check.py over all there is.
set -eu
hoshi=$1 source=$(cd "$2" && pwd) scratch=$3
rm -rf "$scratch"
mkdir -p "$scratch"
if ! command -v python3 >/dev/null; then
    echo "SKIP: python3 is missing"
    exit 77
fi
cd "$scratch"
sheet=$source/tests/cli/oscal/questions/in/answers.yaml
"$hoshi" catalog export --format json -o catalogue.json scs
"$hoshi" init --form json -o init.json --star 4
"$hoshi" score --as-of 2026-11-23 -o json=result.json "$sheet"
"$hoshi" score --as-of 2026-11-23 --answers -o json=answers.json "$sheet"
"$hoshi" score --as-of 2026-11-23 --owner it -o json=part.json "$sheet"
"$hoshi" score --as-of 2026-11-23 --policy strict -o json=strict.json "$sheet"
"$hoshi" score --as-of 2026-11-23 --forecast --until 2028-11-23 -o json=forecast.json "$source/examples/logistics/answers.yaml"
"$hoshi" score --as-of 2026-11-23 --forecast -o json=forecast-levels.json --catalog "$source/tests/cli/score/own-levels/in/other.yaml" "$source/tests/cli/score/own-levels/in/a.yaml"
"$hoshi" score --as-of 2026-11-23 -o json=blank.json init.json
mkdir batch
cp "$sheet" batch/a.yaml
cp "$source"/tests/cli/batch/records/in/sheets/* batch
printf 'id,asked\nS-00042,4\nS-00044,3\n' >asked.csv
"$hoshi" batch -q --as-of 2026-11-23 --allow-errors --full --asked asked.csv -o records.ndjson batch
"$hoshi" batch -q --as-of 2026-11-23 --allow-errors --catalog guideline "$source/tests/cli/batch/without-levels/in/g" >>records.ndjson
"$hoshi" batch -q --as-of 2026-11-23 --catalog iso27001 "$source/tests/cli/batch/without-levels/in/i" >>records.ndjson
mkdir written grows lines evidence
cp -R "$source/tests/cli/evidence/pack-verify/in" evidence/in
cd evidence/in
day='--as-of 2026-11-23'
"$hoshi" evidence check $day --format json answers.yaml >../../written/evidence-check.json
"$hoshi" evidence pack -q $day --key company.key -o b.tar answers.yaml
"$hoshi" evidence pack -q $day --without-files -o u.tar answers.yaml
"$hoshi" evidence verify $day --format json --key company.pub b.tar >../../written/verification.json
"$hoshi" evidence verify $day --format json b.tar u.tar expert.pub >../../lines/verifications.ndjson 2>/dev/null || [ $? -eq 1 ]
"$hoshi" evidence confirm -q $day --sample 1 --seed x --accept all --comment c --by A --qualification 1 answers.yaml
"$hoshi" evidence confirm $day --sample 1 --seed x --format json answers.yaml >../../written/confirmation-list.json
"$hoshi" evidence confirm $day --format json answers.yaml >../../written/confirmation-list-all.json
cd "$scratch"
cp evidence/in/answers.yaml batch/confirmed.yaml
cat >written/decisions.json <<'END'
{"hoshi": "decisions/1", "decisions": [{"id": "1-2-1-1", "decision": "accepted", "comment": "seen"}]}
END
cat >written/overlay.json <<'END'
{"hoshi": "overlay/1", "id": "buyer", "catalogue": "scs@2026-03", "star": 3, "classes": {"core": {"star": 4}},
 "suppliers": {"S-1": "core", "S-2": {"star": 3}}, "add": [{"criterion": "1-1-1-1", "reason": "we need it"}]}
END
"$hoshi" require -q --format json "$source/tests/errors/HS1520/in.csv" >grows/require.json
"$hoshi" score --format json --as-of 2026-11-23 --catalog "$source/tests/cli/score/own-levels/in/other.yaml" "$source/tests/cli/score/own-levels/in/a.yaml" >grows/levels.json
"$hoshi" catalog diff --format json "$source/tests/cli/catalog/diff-json/in/old.yaml" "$source/tests/cli/catalog/diff-json/in/new.yaml" >grows/diff.json || [ $? -eq 1 ]
d=$source/tests/cli/diff
"$hoshi" diff --format json --as-of 2026-11-23 --from-catalog "$d/editions/in/old.yaml" --catalog "$d/editions/in/new.yaml" "$d/editions/in/a.yaml" "$d/editions/in/b.yaml" >grows/diff-editions.json || [ $? -eq 1 ]
"$hoshi" diff --format json --as-of 2026-11-23 answers.json "$d/sheets-en/in/b.yaml" >grows/diff-result.json || [ $? -eq 1 ]
"$hoshi" diff --format json --as-of 2026-11-23 "$d/other-methods/in/g.yaml" "$d/other-methods/in/h.yaml" >grows/diff-maturity.json || [ $? -eq 1 ]
"$hoshi" diff --format json --as-of 2026-11-23 "$source/tests/cli/score/list/in/iso.yaml" "$source/tests/cli/score/list/in/iso.yaml" >grows/diff-list.json
"$hoshi" history add --db h.db --as-of 2026-11-23 result.json strict.json grows/levels.json "$source/tests/cli/score/points/in/some.yaml" "$source/tests/cli/score/list/in/iso.yaml" "$source/tests/cli/diff/other-methods/in/g.yaml" >/dev/null
"$hoshi" history add --db h.db --as-of 2026-11-23 --catalog "$source/tests/cli/score/deduction/in/small.yaml" "$source/tests/cli/score/deduction/in/cond.csv" >/dev/null 2>&1
"$hoshi" history list --format json --db h.db >grows/history.json
"$hoshi" score --group --format json --as-of 2026-11-23 "$source/tests/cli/score/group/in/g" --catalog "$source/tests/cli/score/group/in/small.yaml" >grows/group.json
"$hoshi" score --group --format json --as-of 2026-11-23 "$source/tests/cli/score/group-broken/in/g" --catalog "$source/tests/cli/score/group/in/small.yaml" >grows/group-broken.json 2>/dev/null || [ $? -eq 3 ]
"$hoshi" score --group --format json --as-of 2026-11-23 --catalog "$source/tests/cli/score/own-levels/in/other.yaml" "$source/tests/cli/score/own-levels/in/a.yaml" >grows/group-levels.json
d=$source/tests/cli/score/deduction/in
"$hoshi" score --format json --as-of 2026-11-23 --catalog "$d/small.yaml" "$d/cond.csv" >grows/deduction.json 2>/dev/null
"$hoshi" score --format json --as-of 2026-11-23 --catalog "$d/small.yaml" "$d/open.yaml" >grows/deduction-open.json
"$hoshi" catalog export --format json -o cmmc.json cmmc
"$hoshi" catalog export --format json -o essential-eight.json essential-eight
d=$source/tests/cli/score/level-sets/in
"$hoshi" score --format json --as-of 2026-11-23 --catalog "$d/small.yaml" "$d/a.yaml" >grows/level-sets.json
"$hoshi" ladder --format json --as-of 2026-11-23 "$source/tests/cli/ladder/json/in" >grows/ladder.json
"$hoshi" score --format json --as-of 2026-11-23 "$source/tests/cli/score/points/in/some.yaml" >grows/points.json
"$hoshi" score --format json --answers --as-of 2026-11-23 "$source/tests/cli/score/maturity/in/a.yaml" >grows/maturity.json
"$hoshi" catalog export --format json guideline >grows/guideline.json
"$hoshi" ladder --format json --as-of 2026-11-23 "$source/tests/cli/ladder/maturity/in" >grows/ladder-maturity.json
"$hoshi" score --format json --answers --as-of 2026-11-23 "$source/tests/cli/score/list/in/iso.yaml" >grows/iso.json
"$hoshi" score --format json --as-of 2026-11-23 "$source/tests/cli/score/list/in/cpsf.yaml" >grows/cpsf.json
"$hoshi" catalog export --format json iso27001 >grows/iso27001.json
"$hoshi" ladder --format json --as-of 2026-11-23 "$source/tests/cli/score/list/in/iso.yaml" >grows/ladder-list.json
m=$source/tests/cli/migrate
"$hoshi" migrate --format json $day --catalog "$m/new-edition/in/old.yaml" "$m/new-edition/in/s.yaml" --to "$m/new-edition/in/new.yaml" >written/migration.json
"$hoshi" migrate --format json $day "$m/own-mapping/in/sa.yaml" --to scs --mapping "$m/own-mapping/in/mapping.yaml" >written/migration-mapped.json
"$hoshi" plan --format json --as-of 2026-11-23 "$sheet" >written/work-plan.json
"$hoshi" plan --format json --as-of 2026-11-23 --star 4 --policy strict init.json >written/work-plan-strict.json
"$hoshi" plan --format json --as-of 2026-11-23 "$source/examples/logistics/answers.yaml" >written/work-plan-done.json
"$hoshi" batch -q $day --allow-errors --asked asked.csv -o portfolio-json=grows/portfolio.json \
    --feedback grows --shard 1/1 -o ndjson=shard.ndjson batch
tail -n 1 shard.ndjson.manifest >grows/manifest.json
"$hoshi" check --diagnostics json "$source"/tests/errors/HS1[0-4]*/in.* 2>diagnostics >/dev/null || [ $? -eq 3 ]
PYTHONDONTWRITEBYTECODE=1 exec python3 "$source/tests/schema/check.py" "$hoshi" "$source" "$scratch"
