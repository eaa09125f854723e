#!/bin/sh
# English on a large window that becomes small, too small, and large again.
. "$(dirname "$0")/lib.sh"
open 120 40 LC_ALL=C.UTF-8 -- hoshi assess --new --lang en --as-of 2026-11-23 --requirement 4-1-3 answers.yaml
see 'Before you start'
type_keys Enter Enter
see 'What must be true'
golden large
t resize-window -t s -x 80 -y 24
golden small
t resize-window -t s -x 39 -y 10
golden too-small
t resize-window -t s -x 100 -y 30
golden again
type_keys h
golden how
type_keys C-c
see 'exit 0'
