#!/bin/sh
# An evening in Japanese on 80 x 24: every kind of answer, undo, target, search, help, the result.
. "$(dirname "$0")/lib.sh"
open 80 24 LC_ALL=C.UTF-8 -- hoshi assess --lang ja --as-of 2026-11-23 answers.yaml
golden start
type_keys y
see '2/83'
type_keys n
golden question
type_keys m
see '4/83'
type_keys p
see '5/83'
type_keys m
golden date
type_text 2026-13-01
type_keys Enter
golden bad-date
type_keys C-u
type_text 2026-04-10
type_keys Enter
see '6/83'
type_keys a
type_text '該当する設備がない「例：工場」'
golden reason
type_keys Enter
see '7/83'
type_keys l
type_text 2027-01-31
type_keys Enter
see '担当する人'
type_text 情シス
type_keys Enter
see '8/83'
type_keys Up
golden planned
type_keys i
type_text 'メモ: "引用" # 1'
type_keys Enter
see 'メモ：メモ: "引用" # 1'
type_keys w
golden why
type_keys w j n
see '9/83'
type_keys u
see '取り消しました'
see '8/83'
type_keys o
type_text '株式会社 見本: 1'
type_keys Enter
see '保存しました'
type_keys /
type_text 4-5-1-7
type_keys Enter
golden out-of-play
type_keys /
type_text 1-3-1-1
type_keys Enter
see '8/83'
type_text ？
golden help
type_keys x
type_keys /
type_text バックアップ
type_keys Enter
golden found
type_keys t
golden star4
type_text ○
see '保存しました'
type_keys q
see 'exit 0'
golden result
same 'the sheet' "  name: \"株式会社 見本: 1\"
  password-authentication: yes
  firewall-internet-change: no
  1-2-1-1: met
  1-2-1-2: partial
  1-2-1-3: {status: met, performed: 2026-04-10}
  1-2-3-1: {status: not-applicable, reason: 該当する設備がない「例：工場」}
  1-2-3-2: {status: planned, due: 2027-01-31, owner: 情シス, note: \"メモ: \\\"引用\\\" # 1\"}
  4-3-4-1: met" "$(answers answers.yaml)"
if [ -e .answers.yaml.lock ] || [ -e .answers.yaml.new ]; then
    echo "--- a file was left behind"
    exit 1
fi
