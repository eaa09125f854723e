#!/bin/sh
# Evidence files with completion, an alternative, the details of an answer, another program's change.
. "$(dirname "$0")/lib.sh"
mkdir -p 証拠
touch 証拠/体制表-2026.pdf 証拠/体制表-2025.pdf 証拠/規程.pdf
open 80 24 LC_ALL=C.UTF-8 -- hoshi assess --new --lang ja --as-of 2026-11-23 --requirement 1-2-1 answers.yaml
see 'はじめに'
type_keys Enter Enter
see '質問1/3'
type_keys r
see '先に回答を選んでください'
type_keys m
see '2/3'
type_keys Up
see '1/3'
type_keys f
type_text 証
type_keys Tab
see '証拠ファイル： 証拠/'
type_text 体
type_keys Tab
see '証拠/体制表-202'
type_text 6
type_keys Tab
see '証拠/体制表-2026.pdf'
type_keys Enter
see '証拠1：証拠/体制表-2026.pdf'
type_keys f
type_text 無い.pdf
type_keys Enter
golden files
# An editor saves the file meanwhile, then the very same answer.
sed -i 's/^  1-2-1-2:.*/  1-2-1-2: partial # by the editor/' answers.yaml
type_keys n
see '別のプログラムの変更も取り込みました'
sed -i 's/^  1-2-1-3:.*/  1-2-1-3: unmet/' answers.yaml
type_keys End n
see '保存していません'
type_keys q
see 'exit 0'
same 'the sheet' "  1-2-1-1: {status: unmet, evidence: [{file: 証拠/体制表-2026.pdf}, {file: 無い.pdf}]}
  1-2-1-2: partial # by the editor
  1-2-1-3: unmet" "$(answers answers.yaml)"
