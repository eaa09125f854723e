#!/bin/sh
# A sentence that comes at once, pasted or from an input method, answers no question; in a field its
# lines become one.
. "$(dirname "$0")/lib.sh"
open 80 24 LC_ALL=C.UTF-8 -- hoshi assess --new --lang ja --as-of 2026-11-23 --requirement 1-2-1 answers.yaml
see 'はじめに'
type_keys Enter Enter
see '質問1/3'
# What comes before the screen has said something is still part of the burst; so the word of last time
# goes first, by a key.
type_text 済んでいない
see '何も回答していません'
see '質問1/3'
type_keys k
unseen '何も回答していません'
type_text '○○さんに確認済み'
see '何も回答していません'
type_keys k
unseen '何も回答していません'
t set-buffer "$(printf 'mmm\nnna')"
t paste-buffer -p -t s
see '何も回答していません'
see '質問1/3'
type_keys i
see 'メモ'
t set-buffer "$(printf '鈴木さんの返事：\n未実施です')"
t paste-buffer -p -t s
see '鈴木さんの返事： 未実施です'
type_keys Enter m
see '質問2/3'
type_keys q
see 'exit 0'
[ "$(grep -c '^  1-2-1-[0-9]: *[^ ]' answers.yaml)" -eq 1 ] || { cat answers.yaml; exit 1; }
grep -q '^  1-2-1-1: {note: "\?鈴木さんの返事： 未実施です"\?, status: met}' answers.yaml || { grep 1-2-1-1 answers.yaml; exit 1; }
