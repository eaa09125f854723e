#!/bin/sh
# A C locale, no colours, an 8-colour and a dumb terminal.
. "$(dirname "$0")/lib.sh"
open 80 24 LC_ALL=C -- hoshi assess --new --lang ja --as-of 2026-11-23 1.yaml
golden c-locale
type_keys q
see 'exit 0'
colors() { t capture-pane -e -p -t s | grep -cE "$(printf '\033')\\[[0-9;]*3[0-7]m" || true; }
type_an_answer() {
    see 'Before you start'
    type_keys Enter Enter m
    see 'answered 1'
    type_keys Up
    see 'Answer: met'
}
open 80 24 LC_ALL=C.UTF-8 -- hoshi assess --new --lang en --as-of 2026-11-23 2.yaml
type_an_answer
if [ "$(colors)" -eq 0 ]; then echo '--- no colour on a colour terminal'; exit 1; fi
open 80 24 LC_ALL=C.UTF-8 NO_COLOR=1 -- hoshi assess --new --lang en --as-of 2026-11-23 3.yaml
type_an_answer
same 'coloured lines with NO_COLOR' 0 "$(colors)"
open 80 24 LC_ALL=C.UTF-8 TERM=linux -- hoshi assess --new --lang en --as-of 2026-11-23 4.yaml
type_an_answer
if [ "$(colors)" -eq 0 ]; then echo '--- no colour with 8 colours'; exit 1; fi
open 80 24 LC_ALL=C.UTF-8 TERM=vt100 -- hoshi assess --new --lang en --as-of 2026-11-23 5.yaml
type_an_answer
same 'coloured lines on a vt100' 0 "$(colors)"
open 80 24 LC_ALL=C.UTF-8 TERM=dumb -- hoshi assess --new --lang en --as-of 2026-11-23 7.yaml
see 'Name of the company ('
type_keys Enter
see 'Answer: not answered'
open 80 24 LC_ALL=C.UTF-8 TERM=no-such-terminal -- hoshi assess --new --lang en --as-of 2026-11-23 6.yaml
see 'Name of the company ('
type_keys Enter
see 'Answer: not answered'
