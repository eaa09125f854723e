"""openpyxl.py FOLDER: workbooks as openpyxl writes them."""
import datetime
import os
import sys

sys.path = [p for p in sys.path if os.path.abspath(p or ".") != os.path.dirname(os.path.abspath(__file__))]  # this file is named as the library
from openpyxl import Workbook, load_workbook  # noqa: E402
from openpyxl.chart import BarChart, PieChart, Reference  # noqa: E402
from openpyxl.comments import Comment  # noqa: E402
from openpyxl.formatting.rule import CellIsRule, ColorScaleRule, DataBarRule, FormulaRule  # noqa: E402
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side  # noqa: E402
from openpyxl.utils.datetime import CALENDAR_MAC_1904  # noqa: E402
from openpyxl.workbook.defined_name import DefinedName  # noqa: E402
from openpyxl.worksheet.datavalidation import DataValidation  # noqa: E402
from openpyxl.worksheet.pagebreak import Break  # noqa: E402
from openpyxl.worksheet.table import Table, TableStyleInfo  # noqa: E402

HEAD = ["No.", "評価基準No.", "評価基準", "自己評価", "備考", "期限"]


def table(ws, n=12, top=1):
    for c, head in enumerate(HEAD, 1):
        ws.cell(top, c, head)
    for i in range(1, n + 1):
        for c, v in enumerate([i, f"1-{i}-1-1", f"基準 <{i}> & 'その' \"他\"", "○△×"[i % 3], None if i % 2 else f"メモ{i}"], 1):
            if v is not None:
                ws.cell(top + i, c, v)
    return ws


def plain(wb):
    table(wb.active)


def styled(wb):
    ws = table(wb.active)
    wb.add_named_style(NamedStyle("見出し", font=Font(name="游ゴシック", bold=True, color="FF0000")))
    thin = Side(style="thin")
    for row in ws["A1:F20"]:
        for cell in row:  # also those that hold nothing
            cell.border = Border(left=thin, right=thin, top=thin, bottom=thin)
            cell.alignment = Alignment(wrap_text=True, vertical="center")
    for cell in ws[1]:
        cell.style = "見出し"
        cell.fill = PatternFill("solid", fgColor="FFFF00")
    ws.row_dimensions[15].height = 40
    ws.column_dimensions["C"].width = 60
    ws.column_dimensions.group("E", "F", hidden=True)
    ws.row_dimensions.group(4, 6, outline_level=2)


def comments(wb):
    ws = table(wb.active)
    for at in ("D2", "E3", "G5"):
        ws[at].comment = Comment(f"{at}を確認\nしてください", "監査 担当", width=200, height=80)


def charts(wb):
    ws = wb.active
    for row in [["年", "件数", "金額"], [2024, 3, 120], [2025, 8, 250], [2026, 5, 90]]:
        ws.append(row)
    bar, pie = BarChart(), PieChart()
    bar.title = "件数"
    for chart, at in ((bar, "E2"), (pie, "E20")):
        chart.add_data(Reference(ws, min_col=2, min_row=1, max_row=4), titles_from_data=True)
        chart.set_categories(Reference(ws, min_col=1, min_row=2, max_row=4))
        ws.add_chart(chart, at)
    page = wb.create_chartsheet("グラフ", 0)
    line = BarChart()
    line.add_data(Reference(ws, min_col=3, min_row=1, max_row=4), titles_from_data=True)
    page.add_chart(line)
    table(wb.create_sheet("回答"))


def choices(wb):
    ws = table(wb.active)
    words = wb.create_sheet("選択肢")
    for w in ("○", "△", "×", "対象外"):
        words.append([w])
    for kind in (DataValidation(type="list", formula1='"○,△,×"', allow_blank=True, sqref="D2:D30"),
                 DataValidation(type="list", formula1="選択肢!$A$1:$A$4", sqref="E2:E30", showErrorMessage=True),
                 DataValidation(type="whole", operator="between", formula1="1", formula2="9", sqref="A2:A30 G2:G9"),
                 DataValidation(type="date", operator="greaterThan", formula1="45000", sqref="F2:F30")):
        ws.add_data_validation(kind)


def conditions(wb):
    ws = table(wb.active)
    red = PatternFill(bgColor="FFC7CE")
    ws.conditional_formatting.add("D2:D40", CellIsRule(operator="equal", formula=['"×"'], fill=red))
    ws.conditional_formatting.add("A2:A40", ColorScaleRule(start_type="min", start_color="FFFFFF", end_type="max", end_color="00FF00"))
    ws.conditional_formatting.add("A2:A40", DataBarRule("min", None, "max", None, "0000FF"))
    ws.conditional_formatting.add("B2:F40", FormulaRule(formula=["ISBLANK($E2)"], font=Font(italic=True), stopIfTrue=True))


def merged(wb):
    ws = table(wb.active, top=4)
    ws["B1"] = "自己評価表"
    for r in ("B1:D2", "E1:E3", "G4:H5", "C6:C9"):
        ws.merge_cells(r)
    ws["G4"] = "横と縦"
    ws.freeze_panes = "C5"


def tables(wb):
    ws = table(wb.active)
    t = Table(displayName="回答表", ref="A1:F13")
    t.tableStyleInfo = TableStyleInfo(name="TableStyleMedium9", showRowStripes=True)
    ws.add_table(t)
    other = table(wb.create_sheet("絞り込み"))
    other.auto_filter.ref = "A1:F13"
    other.auto_filter.add_filter_column(3, ["○"])
    other.auto_filter.add_sort_condition("A2:A13")


def links(wb):
    ws = table(wb.active)
    ws["E2"].hyperlink = "https://example.jp/規程?a=1&b=2"
    ws["E3"].hyperlink = "#'別 紙'!B2"
    ws["G3"] = '=HYPERLINK("https://example.jp/","見る")'
    table(wb.create_sheet("別 紙"))


def many(wb):
    table(wb.active).title = "表紙 (A&B)"
    for i, name in enumerate(["R&D", "'26年度", "売上 <見込>", "一二三四五六七八九十" * 3] + [f"部署{n:02}" for n in range(40)]):
        ws = table(wb.create_sheet(name), n=3)
        ws.sheet_state = ("visible", "hidden", "veryHidden")[i % 3]
        ws.sheet_properties.tabColor = "1072BA"
    wb.active = 2


def dates(wb):
    wb.epoch = CALENDAR_MAC_1904
    ws = table(wb.active)
    for i in range(2, 14):
        ws.cell(i, 6, datetime.date(2026, i - 1, 3)).number_format = ("yyyy/mm/dd", 'ggge"年"m"月"d"日"', "mm-dd-yy")[i % 3]
    ws["H2"], ws["H3"] = datetime.datetime(2026, 4, 1, 9, 30), datetime.timedelta(hours=30)


def formulas(wb):
    ws = table(wb.active)
    ws["H1"] = "=SUM(A2:A13)"
    ws["H2"] = '=COUNTIF(回答範囲,"○")/12'
    ws["H3"] = "=IF(A2>0,\"有\",\"無\")&'別'!A1"
    ws["H4"] = True
    ws["H5"] = "=1/0"
    wb.create_sheet("別")["A1"] = "あり"
    add = getattr(wb.defined_names, "append", None) or wb.defined_names.add  # before 3.1, and from then on
    add(DefinedName("回答範囲", attr_text=f"'{ws.title}'!$D$2:$D$13"))
    add(DefinedName("率", attr_text="0.1"))


def locked(wb):
    ws = table(wb.active)
    for row in ws["D2:E13"]:
        for cell in row:
            cell.protection = Protection(locked=False)
    ws.protection.set_password("秘密")
    ws.protection.enable()
    wb.security.lockStructure = True


def printed(wb):
    ws = table(wb.active, n=60)
    ws.print_title_rows, ws.print_area = "1:1", "A1:F61"
    ws.oddHeader.center.text, ws.evenFooter.right.text = "自己評価 &P/&N", "&D"
    ws.page_setup.orientation, ws.page_setup.paperSize = "landscape", 9
    ws.page_margins.left = 0.2
    ws.row_breaks.append(Break(id=30))
    ws.sheet_view.showGridLines, ws.sheet_view.zoomScale = False, 70
    wb.properties.title, wb.properties.creator = "自己評価", "株式会社サンプル"


out = sys.argv[1]
for make in (plain, styled, comments, charts, choices, conditions, merged, tables, links, many, dates, formulas, locked, printed):
    book = Workbook()
    book.active.title = "回答"
    make(book)
    book.save(os.path.join(out, f"openpyxl-{make.__name__}.xlsx"))
book = Workbook(write_only=True)
for title in ("流し書き", "二枚目"):
    sheet = book.create_sheet(title)
    sheet.append(HEAD)
    for i in range(1, 500):
        sheet.append([i, f"1-{i}-1-1", None, "○", None, datetime.date(2026, 4, 1)])
book.save(os.path.join(out, "openpyxl-write-only.xlsx"))
# The example that everybody is shown opens elsewhere, too.
book = load_workbook(os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../examples/workbook/questionnaire.xlsx"))
book.save(os.path.join(out, "openpyxl-questionnaire.xlsx"))
