#!/bin/sh
# The sheet is away for a moment while it is answered: what was not saved then is named at the end,
# unless it has been answered again.
. "$(dirname "$0")/lib.sh"
ask() {
    rm -f answers.yaml
    open 100 30 LC_ALL=C.UTF-8 -- hoshi assess --new --lang en --as-of 2026-11-23 --requirement 1-2-1 answers.yaml
    see 'Before you start'
    type_keys Enter Enter
    see 'question 1/3'
    mv answers.yaml away.yaml
    type_keys m
    see 'not saved'
    mv away.yaml answers.yaml
}
ask
type_keys s n
see 'question 3/3'
type_keys q
see 'Not saved in answers.yaml, to be answered again: 1-2-1-1'
see 'exit 4'
grep -q '^  1-2-1-2: .*unmet' answers.yaml
ask
type_keys m
see 'question 2/3'
type_keys q
see 'exit 0'
grep -q '^  1-2-1-1: .*met' answers.yaml
