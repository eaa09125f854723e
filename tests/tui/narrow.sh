#!/bin/sh
# Narrow windows in Japanese: nothing is cut off, at 60 and at 40 columns.
. "$(dirname "$0")/lib.sh"
cat >answers.yaml <<'END'
hoshi: answers/1
catalogue: scs@2026-03
organization: {name: 株式会社見本}
answers:
  1-2-1-1: met
END
open 60 24 LC_ALL=C.UTF-8 -- hoshi assess --lang ja --as-of 2026-11-23 answers.yaml
golden 60
type_keys '?'
golden 60-help
type_keys Escape q
see 'exit 0'
open 40 20 LC_ALL=C.UTF-8 -- hoshi assess --lang ja --as-of 2026-11-23 answers.yaml
golden 40
type_keys q
open 40 20 LC_ALL=C.UTF-8 -- hoshi assess --lang ja --as-of 2026-11-23 answers.yaml
type_keys Enter m
golden 40-date
type_text 2026年13月
type_keys Enter
golden 40-bad-date
type_keys Escape i
type_text '総務部と情報システム部と工場の担当者が毎年4月に集まって見直す'
golden 40-long
type_keys Escape '?'
golden 40-help
type_keys Escape q
see 'exit 0'
open 39 20 LC_ALL=C.UTF-8 -- hoshi assess --lang ja --as-of 2026-11-23 answers.yaml
golden too-small
type_keys q
see 'exit 0'
