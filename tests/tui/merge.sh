#!/bin/sh
# Conflicts of two sheets, asked about one by one in a terminal: mine, theirs, stop. The sheet is written
# when all are settled, and only then.
. "$(dirname "$0")/lib.sh"
cat >a.yaml <<'A'
hoshi: answers/1
catalogue: scs@2026-03
assessor: {name: 田中}
assessed_on: 2026-11-20
answers:
  1-2-1-1: {status: met, updated_by: 田中, updated_on: 2026-11-20}
  1-2-1-2: {status: met, note: 紙の一覧}
  1-2-1-3: met
A
cat >b.yaml <<'B'
hoshi: answers/1
catalogue: scs@2026-03
assessed_on: 2026-11-22
answers:
  1-2-1-1: {status: unmet, updated_by: 佐藤, updated_on: 2026-11-22}
  1-2-1-2: {status: unmet, note: 電子の一覧}
  1-2-1-3: unmet
  1-2-3-1: met
B
merge="hoshi merge --ask --as-of 2026-11-23 a.yaml b.yaml"
# a key that is none asks again; in full width as an input method writes it
open 100 30 LC_ALL=C.UTF-8 -- $merge --lang ja -o c.yaml
see '食い違い：1-2-1-1'
see '新しいほう：b.yaml'
type_text x
type_keys Enter
type_text t
type_keys Enter
see '食い違い：1-2-1-2'
type_text ｍ
type_keys Enter
see '食い違い：1-2-1-3'
[ ! -e c.yaml ] || { echo 'written before all is settled'; exit 1; }
type_text T
type_keys Enter
see 'exit 0'
golden settled
same 'the sheet' '  1-2-1-1: {status: unmet, updated_by: 佐藤, updated_on: 2026-11-22}
  1-2-1-2: {status: met, note: 紙の一覧}
  1-2-1-3: unmet
  1-2-3-1: met' "$(answers c.yaml)"
# stopped, or the end of the input: nothing is written, whatever was said before
for key in q C-d; do
    open 100 30 LC_ALL=C.UTF-8 -- $merge --lang en -o d.yaml
    see 'conflict: 1-2-1-1'
    type_text mine
    type_keys Enter
    see 'conflict: 1-2-1-2'
    if [ $key = q ]; then
        type_text q
        type_keys Enter
    else
        type_keys C-d
    fi
    see 'stopped; nothing was written'
    see 'exit 1'
    [ ! -e d.yaml ] || { echo 'written although stopped'; exit 1; }
done
# the sheet on standard output, and a file that is there: that is said before anything is asked
open 100 30 LC_ALL=C.UTF-8 -- "$merge --lang en >e.yaml"
for n in 1 2 3; do
    see "conflict: 1-2-1-$n"
    type_text m
    type_keys Enter
done
see 'exit 0'
same 'standard output' '  1-2-1-1: {status: met, updated_by: 田中, updated_on: 2026-11-20}
  1-2-1-2: {status: met, note: 紙の一覧}
  1-2-1-3: met
  1-2-3-1: met' "$(answers e.yaml)"
open 100 30 LC_ALL=C.UTF-8 -- $merge --lang en -o c.yaml
see 'already exists'
see 'exit 4'
unseen conflict
