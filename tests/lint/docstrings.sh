#!/bin/sh
# docstrings.sh SOURCE: every function of the public headers has a /** … */ comment with
#   @return  unless it returns void
#   @owner   when it returns a pointer or hands one out through a parameter (type **)
# and every @param names a parameter. @source and @units are for reviewers: no script can know
# where they apply.
set -eu
cd "$1"
find include -name '*.h' | LC_ALL=C sort | xargs -r awk -f tests/lint/docstrings.awk
