#!/bin/sh
# Re-assessment: last year's answers are marked, confirmed, and recurring duties want a new date.
. "$(dirname "$0")/lib.sh"
cat >2025.yaml <<'END'
hoshi: answers/1
catalogue: scs@2026-03
organization: {name: 株式会社見本}
assessed_on: 2025-11-20
answers:
  1-2-1-1: met
  1-2-1-2: unmet
  1-2-1-3: {status: met, performed: 2025-11-01, note: 毎年11月}
END
open 80 24 LC_ALL=C.UTF-8 -- hoshi assess --lang ja --as-of 2026-11-23 --requirement 1-2-1 --from 2025.yaml 2026.yaml
golden start
type_keys c
see '2/3'
type_keys m
see '3/3'
golden recurring
type_keys c
type_text 2026-11-05
type_keys Enter
see 'すべての質問に答えました'
type_keys q
see 'exit 0'
same 'the sheet' '  name: 株式会社見本
  1-2-1-1: met
  1-2-1-2: met
  1-2-1-3: {status: met, note: 毎年11月, performed: 2026-11-05}' "$(answers 2026.yaml)"
