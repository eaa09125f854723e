// with_node.mjs MODULES exceljs|xlsx read BOOK…; … write|parse ROWS.json OUT: what ExcelJS and SheetJS take for it.
import { createRequire } from "node:module";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [modules, library, what, ...names] = process.argv.slice(2);
const L = createRequire(join(modules, "any.js"))(library);
if (what === "read") {
  let n = 0;
  for (const name of names) {
    if (library === "xlsx") {
      const book = L.read(readFileSync(name));
      for (const s of book.SheetNames) n += Object.keys(book.Sheets[s]).filter((k) => k[0] !== "!").length;
    } else {
      const book = new L.Workbook();
      await book.xlsx.load(readFileSync(name));
      book.eachSheet((s) => s.eachRow((r) => r.eachCell(() => n++)));
    }
  }
  console.log(n);
} else {
  const sheets = JSON.parse(readFileSync(names[0], "utf8"));
  if (what === "write" && library === "xlsx") {
    const book = L.utils.book_new();
    for (const [name, rows] of Object.entries(sheets)) L.utils.book_append_sheet(book, L.utils.aoa_to_sheet(rows), name);
    writeFileSync(names[1], L.write(book, { type: "buffer", bookType: "xlsx", compression: true }));
  } else if (what === "write") {
    const book = new L.Workbook();
    for (const [name, rows] of Object.entries(sheets)) book.addWorksheet(name).addRows(rows);
    await book.xlsx.writeFile(names[1]);
  }
}
