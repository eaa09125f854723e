#!/bin/sh
# Prompts on a terminal: a sheet in which no question waits does not end the session, so that an
# answer can be corrected; it ends by q. Not known is no answer.
. "$(dirname "$0")/lib.sh"
cat >answers.yaml <<'E'
hoshi: answers/1
catalogue: scs@2026-03
answers:
  1-2-1-1: met
  1-2-1-2: unknown
  1-2-1-3: {status: met, performed: 2026-11-01}
E
open 100 30 LC_ALL=C.UTF-8 -- hoshi assess --plain --lang ja --as-of 2026-11-23 --requirement 1-2-1 answers.yaml
see '質問3件、残り0件'
see 'ほかに「不明」と答えた質問：1件'
see '回答のない質問はありません。「不明」の回答が1件あります'
see '直すときは質問の番号'
type_text m
type_keys Enter
see '今は質問を出していません'
same 'a bare answer' 'unknown' "$(sed -n 's/^  1-2-1-2: //p' answers.yaml)"
type_text '1-2-1-1 n'
type_keys Enter
see '保存しました：1-2-1-1 回答：未達成'
type_text j
type_keys Enter
see '[2/3] 1-2-1-2'
type_text m
type_keys Enter
see '保存しました：1-2-1-2 回答：達成'
type_text '1-2-1-3 i'
type_keys Enter
see '1-2-1-3 メモ（空欄は書かない）：'
type_text '1-2-1-1 と同じ'
type_keys Enter
see 'メモ：1-2-1-1 と同じ'
type_text s
type_keys Enter
see '最後の質問です'
type_text q
type_keys Enter
see 'exit 0'
same 'a correction' 'unmet' "$(sed -n 's/^  1-2-1-1: //p' answers.yaml)"
grep -q '^  1-2-1-3: .*note: "\{0,1\}1-2-1-1 と同じ' answers.yaml || { cat answers.yaml; exit 1; }
