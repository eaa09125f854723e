#!/bin/sh
# manual.sh MANDOC PROGRAM PAGE TEXT: a manual page as the plain text that 'hoshi help' shows.
set -eu
case $3 in
*/ja/*) width=1000 ;; # the program breaks the lines, but for those that are to stay as they are
*) width=78 ;;
esac
awk '/^\.Bd -literal/ { on = 1 } /^\.Ed/ { on = 0 } on && /^[^.]/ { $0 = "\356\200\200" $0 } { print }' "$3" |
    "$1" -m doc -T utf8 -O "width=$width" >"$4.raw"
"$2" <"$4.raw" >"$4.new"
rm -f "$4.raw"
mv "$4.new" "$4"
