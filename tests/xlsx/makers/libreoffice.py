"""libreoffice.py SOFFICE PROFILE FOLDER: workbooks as LibreOffice writes them: of documents in its own
form, which are written here, and of a table with commas."""
import os
import subprocess
import sys
from xml.sax.saxutils import escape

soffice, profile, folder = sys.argv[1:4]
NAMES = "".join(f' xmlns:{p}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for p, n in (
    ("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"), ("draw", "drawing"), ("number", "datastyle"),
    ("svg", "svg-compatible"), ("fo", "xsl-fo-compatible"), ("chart", "chart")))
NAMES += ' xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"' \
         ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
STYLES = """<number:date-style style:name="N1"><number:year number:style="long"/><number:text>年</number:text><number:month/><number:text>月</number:text><number:day/><number:text>日</number:text></number:date-style>
<style:style style:name="day" style:family="table-cell" style:data-style-name="N1"/>
<style:style style:name="bold" style:family="table-cell"><style:table-cell-properties fo:background-color="#ffff00" fo:border="0.5pt solid #000000"/><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="open" style:family="table-cell"><style:table-cell-properties style:cell-protect="none"/></style:style>
<style:style style:name="red" style:family="text"><style:text-properties fo:color="#ff0000"/></style:style>
<style:style style:name="hidden" style:family="table"><style:table-properties table:display="false"/></style:style>
<style:style style:name="wide" style:family="table-column"><style:table-column-properties style:column-width="6cm"/></style:style>"""


def word(text, attributes="", more=""):
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n"))
    return f'<table:table-cell office:value-type="string"{attributes}>{more}{lines}</table:table-cell>'


def count(n, attributes=""):
    return f'<table:table-cell office:value-type="float" office:value="{n}"{attributes}><text:p>{n}</text:p></table:table-cell>'


def formula(f, shown):
    return f'<table:table-cell table:formula="of:={escape(f)}" office:value-type="float" office:value="{shown}"><text:p>{shown}</text:p></table:table-cell>'


NONE = "<table:table-cell/>"
HEAD = [word(h) for h in ("No.", "評価基準No.", "評価基準", "自己評価", "備考")]


def rows(n=12):
    return [HEAD] + [[count(i), word(f"1-{i}-1-1"), word("基準 <&> \"'\n二行目"), word("○△×"[i % 3]), NONE if i % 2 else word("メモ")]
                     for i in range(1, n + 1)]


def table(name, content, before="", style="", columns="<table:table-column table:number-columns-repeated=\"10\"/>", attributes=""):
    body = "".join(f"<table:table-row>{''.join(r)}</table:table-row>" for r in content)
    style = f' table:style-name="{style}"' if style else ""
    return f'<table:table table:name="{escape(name)}"{style}{attributes}>{before}{columns}{body}</table:table>'


def book(*tables, before="", after=""):
    return (f'<?xml version="1.0" encoding="UTF-8"?><office:document{NAMES} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">'
            f'<office:automatic-styles>{STYLES}</office:automatic-styles><office:body><office:spreadsheet>{before}{"".join(tables)}{after}</office:spreadsheet></office:body></office:document>')


def changed(at, cell, n=12):
    """Rows with another cell: (row, column) from 0."""
    content = rows(n)
    content[at[0]] = (content[at[0]] + [NONE] * 9)[:at[1]] + [cell] + content[at[0]][at[1] + 1:]
    return content


def merged():
    wide = ' table:number-columns-spanned="3" table:number-rows-spanned="2"'
    cover = "<table:covered-table-cell/>"
    return book(table("回答", [[word("自己評価表", wide), cover, cover, word("右隣")], [cover, cover, cover, NONE]] + rows()))


def comments():
    note = '<office:annotation office:display="{}"><dc:creator>監査</dc:creator><text:p>根拠は？</text:p></office:annotation>'
    content = changed((2, 3), word("○", more=note.format("false")))
    content[5][4] = f'<table:table-cell>{note.format("true")}</table:table-cell>'
    return book(table("回答", content), table("空", []))


def choices():
    kinds = ('<table:content-validations><table:content-validation table:name="v1" table:condition="of:cell-content-is-in-list(&quot;○&quot;;&quot;△&quot;;&quot;×&quot;)" table:base-cell-address="$回答.D2"/>'
             '<table:content-validation table:name="v2" table:condition="of:cell-content-is-whole-number() and cell-content-is-between(1,9)" table:base-cell-address="$回答.A2"/></table:content-validations>')
    content = [HEAD] + [[count(i, ' table:content-validation-name="v2"'), word(f"1-{i}-1-1"), NONE, word("△", ' table:content-validation-name="v1"'),
                         '<table:table-cell table:content-validation-name="v1"/>'] for i in range(1, 13)]
    return book(table("回答", content), before=kinds)


def conditions():
    kinds = ('<calcext:conditional-formats><calcext:conditional-format calcext:target-range-address="回答.D2:回答.D13"><calcext:condition calcext:apply-style-name="Default" calcext:value="=&quot;×&quot;" calcext:base-cell-address="回答.D2"/></calcext:conditional-format>'
             '<calcext:conditional-format calcext:target-range-address="回答.A2:回答.A13"><calcext:data-bar calcext:positive-color="#0000ff"><calcext:formatting-entry calcext:value="0" calcext:type="auto-minimum"/><calcext:formatting-entry calcext:value="0" calcext:type="auto-maximum"/></calcext:data-bar></calcext:conditional-format></calcext:conditional-formats>')
    return book(table("回答", rows()).replace("</table:table>", kinds + "</table:table>"))


def rich():
    return book(table("回答", changed((3, 4), '<table:table-cell office:value-type="string"><text:p>普通<text:span text:style-name="red">赤い</text:span>字</text:p><text:p>二行目</text:p></table:table-cell>')))


def links():
    return book(table("回答", changed((2, 4), '<table:table-cell office:value-type="string"><text:p><text:a xlink:href="https://example.jp/?a=1&amp;b=2" xlink:type="simple">規程</text:a></text:p></table:table-cell>')), table("別 紙", rows(3)))


def dates():
    content = [r + [f'<table:table-cell table:style-name="day" office:value-type="date" office:date-value="2026-{i:02}-03"/>'] for i, r in enumerate(rows(), 1) if i < 13]
    content[0][5] = '<table:table-cell table:style-name="bold"/>'
    content.append([NONE] * 5 + ['<table:table-cell office:value-type="boolean" office:boolean-value="true"/>', '<table:table-cell office:value-type="percentage" office:value="0.5"/>'])
    return book(table("回答", content, columns='<table:table-column table:style-name="wide"/><table:table-column table:number-columns-repeated="9" table:default-cell-style-name="bold"/>'))


def formulas():
    content = [r + [NONE, formula(f"[.A{i}]*2", 2 * (i - 1)) if i > 1 else formula("SUM([.A2:.A13])", 78)] for i, r in enumerate(rows(), 1)]
    names = '<table:named-expressions><table:named-range table:name="範囲" table:base-cell-address="$回答.$D$2" table:cell-range-address="$回答.$D$2:.$D$13"/></table:named-expressions>'
    return book(table("回答", content), after=names)


def pivot():
    content = [[word("部署"), word("担当"), word("件数")]] + [[word(("総務", "情報")[i % 2]), word("甲乙丙"[i % 3]), count(i)] for i in range(12)]
    field = '<table:data-pilot-field table:source-field-name="{}" table:orientation="{}" table:function="{}"/>'
    pilot = ('<table:data-pilot-tables><table:data-pilot-table table:name="P1" table:target-range-address="集計.A1:集計.D6"><table:source-cell-range table:cell-range-address="明細.A1:明細.C13"/>'
             + field.format("部署", "row", "auto") + field.format("担当", "column", "auto") + field.format("件数", "data", "sum") + "</table:data-pilot-table></table:data-pilot-tables>")
    return book(table("回答", rows()), table("明細", content), table("集計", []), after=pilot)


def images():
    shapes = f'<table:shapes><draw:frame svg:width="2cm" svg:height="2cm" svg:x="12cm" svg:y="1cm"><draw:image><office:binary-data>{DOT}</office:binary-data></draw:image></draw:frame><draw:rect svg:width="3cm" svg:height="1cm" svg:x="12cm" svg:y="5cm"><text:p>図形の字</text:p></draw:rect></table:shapes>'
    return book(table("回答", rows(), before=shapes), table("次", rows(2)))


def charts():
    chart = (f'<draw:object><office:document{NAMES} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.chart"><office:body><office:chart><chart:chart svg:width="8cm" svg:height="6cm" chart:class="chart:bar"><chart:title><text:p>件数</text:p></chart:title>'
             '<chart:plot-area table:cell-range-address="回答.A2:回答.A13"><chart:axis chart:dimension="x" chart:name="x"/><chart:axis chart:dimension="y" chart:name="y"/><chart:series chart:values-cell-range-address="回答.A2:回答.A13"/></chart:plot-area></chart:chart></office:chart></office:body></office:document></draw:object>')
    return book(table("回答", rows(), before=f'<table:shapes><draw:frame svg:width="8cm" svg:height="6cm" svg:x="12cm" svg:y="1cm" draw:notify-on-update-of-ranges="回答.A2:回答.A13">{chart}</draw:frame></table:shapes>'))


def locked():
    content = [[c.replace("<table:table-cell", '<table:table-cell table:style-name="open"', 1) if i > 2 else c for i, c in enumerate(r)] for r in rows()]
    return book(table("回答", content, attributes=' table:protected="true" table:print-ranges="回答.A1:回答.E13"'),
                after='<table:database-ranges><table:database-range table:name="絞り込み" table:target-range-address="回答.A1:回答.E13" table:display-filter-buttons="true"/></table:database-ranges>')


def many():
    return book(table("回答", rows()), *(table(f"R&D ({i})" if i % 2 else f"部署 <{i}>", rows(3), style="hidden" if i % 3 == 2 else "") for i in range(40)))


def plain():
    return book(table("回答", rows()))


sources = os.path.join(folder, "sources")
os.makedirs(sources)
kinds = (plain, merged, comments, choices, conditions, rich, links, dates, formulas, pivot, images, charts, locked, many)
for kind in kinds:
    with open(os.path.join(sources, f"libreoffice-{kind.__name__}.fods"), "w", encoding="utf-8") as f:
        f.write(kind())
with open(os.path.join(sources, "libreoffice-commas.csv"), "w", encoding="utf-8-sig") as f:
    f.write("No.,評価基準No.,評価,備考\n" + "".join(f'{i},1-{i}-1-1,○,"二行\nと、"",""の字"\n' for i in range(1, 30)))
subprocess.run([soffice, f"-env:UserInstallation=file://{os.path.abspath(profile)}", "--headless", "--norestore", "--convert-to", "xlsx:Calc MS Excel 2007 XML",
                "--outdir", folder, *sorted(os.path.join(sources, f) for f in os.listdir(sources))], check=True, stdout=subprocess.DEVNULL, timeout=300)
missing = [k.__name__ for k in kinds if not os.path.isfile(os.path.join(folder, f"libreoffice-{k.__name__}.xlsx"))]
sys.exit(f"soffice made no workbook of {missing}" if missing else 0)
