#!/bin/sh
# docstrings.sh SOURCE: every function of every header has a /** … */ comment with
#   @return  unless it returns void
#   @owner   when it returns a pointer or hands one out through a parameter (type **)
# and HOSHI_MUST_USE when it returns HOSHI_OK or an error; every @param names a parameter. @source and
# @units are for reviewers: no script can know where they apply.
set -eu
cd "$1"
find include src -name '*.h' | LC_ALL=C sort | xargs -r awk -f tests/lint/docstrings.awk
