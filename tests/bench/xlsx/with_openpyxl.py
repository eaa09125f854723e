"""with_openpyxl.py read|read-only BOOK…; fill ORIGINAL CELLS.json OUT; write|parse ROWS.json OUT: what
openpyxl takes for it. CELLS.json: one {cell: text} for each workbook; ROWS.json: {sheet: rows}."""
import json
import sys

import openpyxl

what, names = sys.argv[1], sys.argv[2:]
if what in ("read", "read-only"):
    n = 0
    for name in names:
        book = openpyxl.load_workbook(name, read_only=what == "read-only")
        n += sum(value is not None for sheet in book for row in sheet.iter_rows(values_only=True) for value in row)
    print(n)
elif what == "fill":
    original, cells, out = names
    for wanted in json.load(open(cells, encoding="utf-8")):
        book = openpyxl.load_workbook(original)
        for at, text in wanted.items():
            book.worksheets[0][at] = text
        book.save(out)
else:
    sheets, out = json.load(open(names[0], encoding="utf-8")), names[1]
    book = openpyxl.Workbook(write_only=True)
    for name, rows in sheets.items() if what == "write" else ():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    if what == "write":
        book.save(out)
