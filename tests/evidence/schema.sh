#!/bin/sh
# schema.sh HOSHI SOURCE SCRATCH: every statement that pack writes is what docs/schema says.
/usr/bin/python3 -c 'import jsonschema' 2>/dev/null || { echo "SKIP: python3-jsonschema is missing"; exit 77; }
. "$2/tests/evidence/sheet.sh"
pack -o full.tar
pack --without-files --redact note,evidence.title -o less.tar
printf 'hoshi: answers/1\ncatalogue: scs@2026-03\n' >empty.yaml
hoshi evidence pack --quiet --as-of 2026-11-23 -o empty.tar empty.yaml
for b in full less empty; do
    tar -xOf $b.tar statement.dsse.json >$b.json
done
/usr/bin/python3 - "$source/docs/schema/statement.schema.json" full.json less.json empty.json <<'END'
import base64, copy, json, sys
import jsonschema
schema = json.load(open(sys.argv[1]))
jsonschema.Draft202012Validator.check_schema(schema)
for name in sys.argv[2:]:
    statement = json.loads(base64.b64decode(json.load(open(name))["payload"]))
    jsonschema.validate(statement, schema)
    for change in ({"star": 3}, {"as_of": "today"}, {"gaps": -1}):  # the schema does say no
        bad = copy.deepcopy(statement)
        bad["predicate"].update(change)
        try:
            jsonschema.validate(bad, schema)
        except jsonschema.ValidationError:
            continue
        sys.exit(f"{name}: {change} is taken")
END
