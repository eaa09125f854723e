#!/bin/sh
# writers.sh HOSHI SOURCE SCRATCH: writers.py, with whichever python3 has what it reads files by.
set -eu
for p in python3 /usr/bin/python3; do
    if "$p" -c 'import junitparser, jsonschema' 2>/dev/null; then
        PYTHONDONTWRITEBYTECODE=1 exec "$p" "$2/tests/report/writers.py" "$@"
    fi
done
echo "SKIP: python3-junitparser or python3-jsonschema is missing (scripts/setup test)"
exit 77
