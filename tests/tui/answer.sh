#!/bin/sh
# An evening in Japanese on 80 x 24: a new sheet, every kind of answer, undo and redo, target,
# search, help, the result.
. "$(dirname "$0")/lib.sh"
: >answer.yaml
open 80 24 LC_ALL=C.UTF-8 -- hoshi assess --lang ja --as-of 2026-11-23 answers.yaml
see '似た名前：answer.yaml'
type_keys y Enter
golden welcome
type_keys Enter
see '会社の名前（'
type_text '株式会社 見本: 1'
type_keys Enter
golden question
type_keys i
type_text 'メモ: "引用" # 1'
type_keys Enter
see 'メモ：メモ: "引用" # 1'
see '質問1/83' # a note does not move on
type_keys m
see '質問2/83'
type_keys x
see '質問3/83'
type_keys b
see '回答：未達成'
type_text ◎ # a correction: one stays
see '回答：達成'
see '質問2/83'
type_keys P
see '回答：一部達成'
type_keys j m
golden date
type_text 2026-13-01
type_keys Enter
golden bad-date
type_keys C-u
type_text 令和8年4月10日
type_keys Enter
see '質問4/83'
type_keys a
type_text '該当する設備がない「例：工場」'
golden reason
type_keys Enter
see '質問5/83'
type_keys l
type_text 2027-01-31
type_keys Enter
see '担当する人'
type_text 情シス
type_keys Enter
see '質問6/83'
type_keys Up
golden planned
type_keys BSpace
see '回答を消しました'
type_keys u
see '今は 1-2-3-2 回答：予定'
type_keys C-r
see 'やり直しました。今は 1-2-3-2 回答：未回答'
type_keys u
see '今は 1-2-3-2 回答：予定'
type_keys f
type_text 手順書.pdf
type_keys Enter
type_keys f
type_text まちがい.pdf
type_keys Enter
type_keys f
golden files
type_text -2 # the second one goes
type_keys Enter
see '保存しました'
unseen 'まちがい.pdf'
type_keys u
see '証拠2：まちがい.pdf'
type_keys C-r
unseen '証拠2'
type_keys f
type_text ー # the first, by the key of a Japanese input method
type_keys Enter
unseen '手順書.pdf'
type_keys @
see '期限（年-月-日。空欄（Ctrl-U）にすると消す）：'
type_keys Enter
golden owner
type_keys C-u
type_text 総務
type_keys Enter
see '担当総務'
type_keys l
see '期限（'
type_keys C-u Enter # what stood there and was cleared is gone
see '担当する人（'
type_keys C-u
type_text 情シス
type_keys Enter
see '担当情シス'
unseen '2027-01-31'
type_keys w h
golden how
type_keys w h j n
see '質問7/83'
type_keys u
see '今は 1-3-1-1 回答：未回答'
type_keys /
type_text ファイアウォールの遠隔変更
type_keys Enter
golden condition
type_keys x
see '5-1-1-1'
type_keys /
type_text 4-5-1-7
type_keys Enter
see '数に入りません'
golden out-of-play
type_keys /
type_text 4141
type_keys Enter
type_keys m
golden alternatives
type_text 2
type_keys Enter
see '質問41/83'
type_keys b
see '選択肢b'
type_keys /
type_text 4-4-3-1
type_keys Enter
see '4-4-3-1は目標の星をもっと上にすると聞かれます'
type_text ？
golden help
type_keys Escape
type_keys /
type_text バックアップ
type_keys Enter
golden found
type_keys t
golden star4
type_keys t
see '目標：星3'
see '4-3-4-1'
type_keys t
type_text ○
see '保存しました'
type_keys z
type_text 本社
type_keys Enter
type_text 工場の制御系
type_keys Enter
type_text 社外とつながらない
type_keys Enter
type_keys Enter
type_keys q
see 'exit 0'
golden result
same 'the sheet' "  name: \"株式会社 見本: 1\"
  firewall-internet-change: no
  1-2-1-1: {note: \"メモ: \\\"引用\\\" # 1\", status: met}
  1-2-1-2: partial
  1-2-1-3: {status: met, performed: 2026-04-10}
  1-2-3-1: {status: not-applicable, reason: 該当する設備がない「例：工場」}
  1-2-3-2: {status: planned, owner: 情シス}
  4-1-4-1: {status: met, via: b}
  4-3-4-1: met
  unit: 本社
  exclusions: [{what: 工場の制御系, reason: 社外とつながらない}]" "$(answers answers.yaml)"
if [ -e .answers.yaml.lock ] || [ -e .answers.yaml.new ]; then
    echo "--- a file was left behind"
    exit 1
fi
