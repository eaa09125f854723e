"""Workbooks for tests, part by part, as no library would write them: every form that a reader of
Office Open XML has to know, and every form that it has to refuse. Same input, same bytes."""
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
KIND_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"


def escape(s):
    return s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def column(n):
    s = ""
    while n:
        n, k = divmod(n - 1, 26)
        s = chr(65 + k) + s
    return s


class Raw(str):
    """XML of a cell, as it is: '<c r="{at}" t="b"><v>1</v></c>'."""


def inline(text, at):
    return f'<c r="{at}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


class Book:
    def __init__(self, strict=False):
        self.sheets, self.strings = [], None
        self.main, self.kind = (STRICT, KIND_STRICT) if strict else (MAIN, KIND)
        self.book_properties, self.styles, self.absolute = "", None, False
        self.extra = []  # further members: (name, bytes)
        self.about = None  # one of them: who has made it

    def sheet(self, name, rows, merged=(), tail="", state="", first_row=1, hidden=()):
        self.sheets.append((name, rows, merged, tail, state, first_row, hidden))
        return self

    def sheet_xml(self, rows, merged, tail, first_row, hidden):
        out = [f'<worksheet xmlns="{self.main}"><sheetData>']
        for r, row in enumerate(rows, first_row):
            cells = []
            for c, value in enumerate(row, 1):
                at = f"{column(c)}{r}"
                if isinstance(value, Raw):
                    cells.append(value.replace("{at}", at))
                elif isinstance(value, (int, float)):
                    cells.append(f'<c r="{at}"><v>{value}</v></c>')
                elif value:
                    cells.append(inline(value, at))
            out.append(f'<row r="{r}"{" hidden=" + chr(34) + "1" + chr(34) if r in hidden else ""}>{"".join(cells)}</row>')
        out.append("</sheetData>")
        if merged:
            out.append("<mergeCells>" + "".join(f'<mergeCell ref="{m}"/>' for m in merged) + "</mergeCells>")
        out.append(tail + "</worksheet>")
        return "".join(out)

    def types(self):
        """Of every part; Excel and openpyxl open no workbook that does not say them."""
        kinds = [("/xl/workbook.xml", "sheet.main")] + [(f"/xl/worksheets/s{i}.xml", "worksheet") for i in range(1, len(self.sheets) + 1)]
        kinds += [("/xl/sharedStrings.xml", "sharedStrings")] if self.strings is not None else []
        kinds += [("/xl/styles.xml", "styles")] if self.styles is not None else []
        about = (f'<Override PartName="/{self.about}" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>' if self.about else "")
        return (f'<Types xmlns="{TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                '<Default Extension="xml" ContentType="application/xml"/>'
                + "".join(f'<Override PartName="{name}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml"/>' for name, kind in kinds)
                + f"{about}</Types>")

    def parts(self):
        root = "/" if self.absolute else ""
        sheets, rels = [], []
        for i, (name, rows, merged, tail, state, first_row, hidden_rows) in enumerate(self.sheets, 1):
            hidden = f' state="{state}"' if state else ""
            sheets.append(f'<sheet name="{escape(name)}" sheetId="{i}"{hidden} r:id="r{i}"/>')
            target = f"{root}xl/worksheets/s{i}.xml" if self.absolute else f"worksheets/s{i}.xml"
            rels.append(f'<Relationship Id="r{i}" Type="{self.kind}/worksheet" Target="{target}"/>')
            yield f"xl/worksheets/s{i}.xml", self.sheet_xml(rows, merged, tail, first_row, hidden_rows)
        if self.strings is not None:
            rels.append(f'<Relationship Id="rs" Type="{self.kind}/sharedStrings" Target="sharedStrings.xml"/>')
            yield "xl/sharedStrings.xml", f'<sst xmlns="{self.main}">{self.strings}</sst>'
        if self.styles is not None:
            rels.append(f'<Relationship Id="rt" Type="{self.kind}/styles" Target="./styles.xml"/>')
            yield "xl/styles.xml", f'<styleSheet xmlns="{self.main}">{self.styles}</styleSheet>'
        yield "xl/workbook.xml", (
            f'<workbook xmlns="{self.main}" xmlns:r="{self.kind}">{self.book_properties}'
            f'<sheets>{"".join(sheets)}</sheets></workbook>')
        yield "xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{RELS}">{"".join(rels)}</Relationships>'
        about = (f'<Relationship Id="r2" Type="{RELS}/metadata/core-properties" Target="{self.about}"/>'
                 if self.about else "")
        yield "_rels/.rels", (
            f'<Relationships xmlns="{RELS}"><Relationship Id="r1" Type="{self.kind}/officeDocument" '
            f'Target="{root}xl/workbook.xml"/>{about}</Relationships>')
        yield "[Content_Types].xml", self.types()
        yield from self.extra

    def save(self, path):
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
            for name, content in self.parts():
                z.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
