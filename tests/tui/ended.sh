#!/bin/sh
# SIGTERM while the full screen is up: the terminal is left in order, the lock goes, and the status
# is that of the signal, not that of a gate.
. "$(dirname "$0")/lib.sh"
open 80 24 LC_ALL=C.UTF-8 -- hoshi assess --new --lang en --as-of 2026-11-23 answers.yaml
see 'Before you start'
type_keys Enter Enter m
see '2/83'
kill -TERM "$(cat .answers.yaml.lock)"
see 'exit 143'
[ ! -e .answers.yaml.lock ] || { echo "the lock stays"; exit 1; }
