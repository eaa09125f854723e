#!/bin/sh
# A window too small to show a question takes no answer, pasted or typed; q ends.
. "$(dirname "$0")/lib.sh"
open 80 24 LC_ALL=C.UTF-8 -- hoshi assess --new --lang ja --as-of 2026-11-23 --requirement 1-2-1 answers.yaml
see 'はじめに'
type_keys Enter Enter
see '質問1/3'
t resize-window -t s -x 80 -y 15
see '画面が小さすぎます'
cp answers.yaml before.yaml
type_text 'hoshi assess --plain'
type_keys Enter m n
t set-buffer mmm
t paste-buffer -p -t s
t resize-window -t s -x 80 -y 24
see '質問1/3'
cmp answers.yaml before.yaml
type_keys i
type_text 'メモの途中'
t resize-window -t s -x 38 -y 24
see '画面が小さすぎます'
type_keys m Enter
t resize-window -t s -x 80 -y 24
see 'メモの途中'
cmp answers.yaml before.yaml
t resize-window -t s -x 38 -y 24
see '画面が小さすぎます'
type_keys q
see 'exit 0'
cmp answers.yaml before.yaml
