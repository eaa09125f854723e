// sheetjs.mjs MODULES FOLDER: workbooks as SheetJS writes them.
import { createRequire } from "node:module";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

const [modules, folder] = process.argv.slice(2);
const X = createRequire(join(modules, "any.js"))("xlsx");
const HEAD = ["No.", "評価基準No.", "評価基準", "自己評価", "備考"];
const table = (n = 12) => {
  const rows = [HEAD];
  for (let i = 1; i <= n; i++) rows.push([i, `1-${i}-1-1`, ` 基準 <&> "'\n二行目`, "○△×"[i % 3], i % 2 ? null : "メモ"]);
  return X.utils.aoa_to_sheet(rows);
};
const range = (at) => X.utils.decode_range(at);

const kinds = {
  plain: (b, s) => {},
  "shared-strings": [(b, s) => {}, { bookSST: true, compression: true }],
  "stubs": [(b, s) => { for (let r = 2; r < 14; r++) s[`G${r}`] = { t: "z" }; s["!ref"] = "A1:G13"; }, { sheetStubs: true }],
  merged: (b, s) => { s["!merges"] = [range("A15:D16"), range("F2:G5")]; s.A15 = { t: "s", v: "結合" }; s.F2 = { t: "s", v: "縦横" }; s["!ref"] = "A1:G16"; s["!cols"] = [{ wch: 5 }, { wch: 12, hidden: true }]; s["!rows"] = [{ hpx: 30 }, , { hidden: true }, { level: 2 }]; },
  comments: (b, s) => { s.D2.c = [{ a: "監査", t: "根拠は？" }]; s.E3.c = Object.assign([{ a: "監査", t: "隠れた注" }], { hidden: true }); },
  links: (b, s) => { s.B2.l = { Target: "https://example.jp/?a=1&b=2", Tooltip: "外" }; s.B3.l = { Target: "#'別 紙'!A1" }; X.utils.book_append_sheet(b, table(), "別 紙"); },
  formulas: (b, s) => { s.F1 = { t: "n", f: "SUM(A2:A13)", v: 78 }; s.F2 = { t: "s", f: 'IF(D2="○","済","未")', v: "未" }; X.utils.sheet_set_array_formula(s, "F3:F5", "A2:A4*2"); s["!ref"] = "A1:F13"; b.Workbook = { Names: [{ Name: "範囲", Ref: "'回答'!$D$2:$D$13" }] }; },
  dates: (b, s) => { for (let r = 2; r < 14; r++) s[`F${r}`] = { t: "n", v: 46000 + r, z: 'yyyy"年"m"月"d"日"' }; s.F14 = { t: "b", v: true }; s.F15 = { t: "e", v: 42 }; s["!ref"] = "A1:F15"; b.Workbook = { WBProps: { date1904: true } }; },
  "days-in-words": [(b, s) => { s.F2 = { t: "d", v: new Date(Date.UTC(2026, 3, 1)) }; s["!ref"] = "A1:F13"; }, { cellDates: true }],
  locked: (b, s) => { s["!protect"] = { password: "secret", formatCells: false }; s["!autofilter"] = { ref: "A1:E13" }; s["!margins"] = { left: 0.2, right: 0.2, top: 0.5, bottom: 0.5, header: 0.3, footer: 0.3 }; },
  many: (b, s) => { b.Workbook = { Sheets: [{}] }; for (let i = 0; i < 40; i++) { X.utils.book_append_sheet(b, table(3), i % 2 ? `R&D '${i}' 年` : `部署 <${i}>`); b.Workbook.Sheets.push({ Hidden: i % 3 }); } },
};
for (const [name, kind] of Object.entries(kinds)) {
  const [make, how] = Array.isArray(kind) ? kind : [kind, {}];
  const book = X.utils.book_new(), sheet = table();
  X.utils.book_append_sheet(book, sheet, "回答");
  make(book, sheet);
  writeFileSync(join(folder, `sheetjs-${name}.xlsx`), X.write(book, { type: "buffer", bookType: "xlsx", ...how }));
}
