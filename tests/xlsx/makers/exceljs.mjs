// exceljs.mjs MODULES FOLDER: workbooks as ExcelJS writes them.
import { createRequire } from "node:module";
import { join } from "node:path";

const [modules, folder] = process.argv.slice(2);
const E = createRequire(join(modules, "any.js"))("exceljs");
const HEAD = ["No.", "評価基準No.", "評価基準", "自己評価", "備考"];
const DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";
const table = (s, n = 12) => {
  s.addRow(HEAD);
  for (let i = 1; i <= n; i++) s.addRow([i, `1-${i}-1-1`, ` 基準 <&> "'\n二行目`, "○△×"[i % 3], i % 2 ? null : "メモ"]);
  return s;
};
const fill = (argb) => ({ type: "pattern", pattern: "solid", fgColor: { argb }, bgColor: { argb } });

const kinds = {
  plain: (b, s) => {},
  styled: (b, s) => {
    s.getRow(1).font = { name: "游ゴシック", bold: true };
    s.getRow(20).fill = fill("FFFFFF00");
    for (let r = 2; r < 18; r++) for (let c = 1; c < 8; c++) s.getCell(r, c).border = { top: { style: "thin" }, left: { style: "double" } };
    s.getColumn(3).width = 40;
    s.getColumn(6).hidden = true;
    s.getRow(4).outlineLevel = 1;
    s.views = [{ state: "frozen", xSplit: 2, ySplit: 1 }];
  },
  images: (b, s) => {
    const id = b.addImage({ base64: DOT, extension: "png" });
    s.addImage(id, "G2:H6");
    s.addImage(id, { tl: { col: 1.5, row: 20.5 }, ext: { width: 50, height: 50 }, hyperlinks: { hyperlink: "https://example.jp/" } });
    const other = table(b.addWorksheet("図面"));
    other.addBackgroundImage(id);
  },
  comments: (b, s) => {
    s.getCell("D2").note = "根拠は？";
    s.getCell("G5").note = { texts: [{ font: { bold: true }, text: "監査：" }, { text: "空の欄" }], protection: { locked: true } };
  },
  choices: (b, s) => {
    for (let r = 2; r < 14; r++) s.getCell(r, 4).dataValidation = { type: "list", allowBlank: true, formulae: ['"○,△,×"'] };
    s.getCell("A2").dataValidation = { type: "whole", operator: "between", formulae: [1, 9], showErrorMessage: true, error: "1から9" };
  },
  conditions: (b, s) => {
    s.addConditionalFormatting({ ref: "D2:D13", rules: [{ type: "containsText", operator: "containsText", text: "×", style: { fill: fill("FFFF0000") } }] });
    s.addConditionalFormatting({ ref: "A2:A13", rules: [{ type: "dataBar", cfvo: [{ type: "min" }, { type: "max" }], color: { argb: "FF00FF00" } }, { type: "iconSet", iconSet: "3TrafficLights", cfvo: [{ type: "percent", value: 0 }, { type: "percent", value: 33 }, { type: "percent", value: 67 }] }] });
  },
  rich: (b, s) => { for (const at of ["E2", "E4", "A20"]) s.getCell(at).value = { richText: [{ font: { bold: true }, text: "太い" }, { text: " と " }, { font: { color: { argb: "FFFF0000" } }, text: "赤" }] }; },
  merged: (b, s) => {
    s.mergeCells("A15:D16");
    s.getCell("A15").value = "結合した見出し";
    s.mergeCells("G2:H5");
    s.getCell("G2").value = "縦横";
  },
  tables: (b, s) => { s.addTable({ name: "Answers", ref: "A16", headerRow: true, totalsRow: true, style: { theme: "TableStyleLight3", showRowStripes: true }, columns: [{ name: "基準", filterButton: true }, { name: "点", totalsRowFunction: "sum" }], rows: [["あ", 1], ["い", 2]] }); },
  links: (b, s) => {
    s.getCell("E2").value = { text: "規程", hyperlink: "https://example.jp/?a=1&b=2", tooltip: "外" };
    s.getCell("E3").value = { text: "別紙へ", hyperlink: "#'別 紙'!A1" };
    table(b.addWorksheet("別 紙"));
  },
  formulas: (b, s) => {
    s.getCell("G1").value = { formula: "SUM(A2:A13)", result: 78 };
    s.fillFormula("H2:H13", "A2*2", (r) => (r - 1) * 2); // one formula that the cells share
    s.getCell("G2").value = { formula: 'IF(D2="○","済","未")', result: "未" };
    s.getCell("D2").names = ["最初の答え"];
  },
  dates: (b, s) => {
    b.properties.date1904 = true;
    for (let r = 2; r < 14; r++) { s.getCell(r, 6).value = new Date(Date.UTC(2026, r - 2, 3)); s.getCell(r, 6).numFmt = 'yyyy"年"m"月"d"日"'; }
    s.getCell("G2").value = true;
    s.getCell("G3").value = { error: "#N/A" };
  },
  printed: (b, s) => {
    Object.assign(s.pageSetup, { orientation: "landscape", paperSize: 9, printTitlesRow: "1:1", printArea: "A1:E13", fitToPage: true });
    s.headerFooter.oddHeader = "&C自己評価 &P/&N";
    s.getRow(5).addPageBreak();
    b.creator = "株式会社サンプル";
  },
  many: (b) => { for (let i = 0; i < 40; i++) table(b.addWorksheet(i % 2 ? `R&D (${i})` : `部署 <${i}>`, { state: ["visible", "hidden", "veryHidden"][i % 3], properties: { tabColor: { argb: "FF00FF00" } } }), 3); },
};
for (const [name, make] of Object.entries(kinds)) {
  const book = new E.Workbook();
  make(book, table(book.addWorksheet("回答")));
  await book.xlsx.writeFile(join(folder, `exceljs-${name}.xlsx`));
}
{
  const book = new E.Workbook(), s = table(book.addWorksheet("回答"));
  s.getCell("D2").protection = { locked: false };
  await s.protect("秘密", { formatCells: true, spinCount: 1000 });
  await book.xlsx.writeFile(join(folder, "exceljs-locked.xlsx"));
}
// Written while it is made: sizes stand behind the members, texts in their cells or not.
for (const shared of [false, true]) {
  const book = new E.stream.xlsx.WorkbookWriter({ filename: join(folder, `exceljs-stream-${shared ? "shared" : "inline"}.xlsx`), useStyles: true, useSharedStrings: shared });
  for (const name of ["回答", "二枚目"]) {
    const s = book.addWorksheet(name);
    table(s, 200);
    s.commit();
  }
  await book.commit();
}
