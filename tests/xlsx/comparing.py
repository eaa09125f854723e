"""What a filled workbook may differ in from the one it was made of: the cells that were named, and the
wish to work out formulas anew. Part by part, byte by byte."""
import os
import re
import xml.etree.ElementTree as ET
import zipfile

from book import column as letters


class Zip(zipfile.ZipFile):
    """One whose names may have been written with '\\' for '/'."""

    def read(self, name):
        if isinstance(name, str):
            name = next((n for n in self.namelist() if n.replace("\\", "/") == name), name)
        return super().read(name)


def local(tag):
    return tag.rsplit("}", 1)[-1]


def relations(z, of):
    """(id, kind, part) of what a part points to within the workbook."""
    name = os.path.join(os.path.dirname(of), "_rels", os.path.basename(of) + ".rels").lstrip("/")
    for r in ET.fromstring(z.read(name)):
        if r.get("TargetMode") != "External":
            t = r.get("Target")
            base = "" if t.startswith("/") else os.path.dirname(of)
            yield r.get("Id"), r.get("Type").rsplit("/", 1)[-1], os.path.normpath(os.path.join(base, t.lstrip("/")))


def sheet_parts(z):
    """The part of the workbook, and (part, name) of its sheets of cells, in the order of the tabs, as
    hoshi counts them."""
    names = {n.lower().replace("\\", "/"): n.replace("\\", "/") for n in z.namelist()}
    book = next(t for _, k, t in relations(z, "") if k == "officeDocument")
    sheets = {i: t for i, k, t in relations(z, book) if k == "worksheet"}
    order = []
    for e in ET.fromstring(z.read(names[book.lower()])).iter():
        if local(e.tag) == "sheet":
            i = next((v for k, v in e.attrib.items() if local(k) == "id"), None)
            if i in sheets and sheets[i].lower() in names:
                order.append((names[sheets[i].lower()], e.get("name")))
    return names[book.lower()], order


def number(name):
    """Of a column: 28 of 'AB', also of 'AB3'."""
    return sum((ord(ch) - 64) * 26 ** k for k, ch in enumerate(reversed(re.sub(r"[^A-Z]", "", name))))


def cells_of(xml):
    """Every cell by (row, column), as canonical XML; rows without the cells."""
    cells, row, at = {}, 0, 0
    for r in (e for e in ET.fromstring(xml).iter() if local(e.tag) == "row"):
        row = int(r.get("r") or row + 1)
        at = 0
        for c in r:
            if local(c.tag) == "c":
                name = c.get("r")
                at = at + 1 if name is None else number(name)
                cells[row, at] = ET.tostring(c)
    return cells


def text_of(element):
    return "".join(t.text or "" for t in ET.fromstring(element).iter() if local(t.tag) == "t")


def without(xml, names):
    """The bytes of a sheet without the elements of these cells, and without rows that hold nothing else."""
    for name in names:
        xml = re.sub(rb'<(\w+:)?c(?=[^>]*\sr=(["\'])%s\2)(?:[^>"\']|"[^"]*"|\'[^\']*\')*?(/>|>.*?</(?:\w+:)?c>)' % name.encode(), b"", xml, flags=re.S)
    return re.sub(rb"<(\w+:)?row r=\"\d+\"(?:></(\w+:)?row>|/>)", b"", xml)


def bare(xml):
    """An element that is empty, or was: <row/>, <row></row>."""
    return re.sub(rb"</(\w+:)?(row|sheetData)>", b"", re.sub(rb"(<(?:\w+:)?(?:row|sheetData)\b[^>]*?)\s*/?>", rb"\1>", xml))


def without_wish(xml):
    """workbook.xml without the wish to work out formulas anew."""
    return re.sub(rb"<(\w+:)?calcPr\s*/>", b"", re.sub(rb"""\s*fullCalcOnLoad=["']\w+["']""", b"", xml))


def is_worked_out(xml):
    """Whether workbook.xml has the wish, once and in its place: a child of the root, behind the sheets and names
    and before what comes later. In any other place it is an error that some programs pass over."""
    children = [local(e.tag) for e in ET.fromstring(xml)]
    at = [i for i, name in enumerate(children) if name == "calcPr"]
    wishes = [e for e in ET.fromstring(xml).iter() if e.get("fullCalcOnLoad") in ("1", "true")]
    before = {"sheets", "functionGroups", "externalReferences", "definedNames"}
    return len(at) == len(wishes) == 1 and local(wishes[0].tag) == "calcPr" and not before & set(children[at[0]:]) and \
        before >= set(children[children.index("sheets"):at[0]])


def words(wanted):
    """{(row, column): text} as fill_cells wants it."""
    return [f"{letters(c)}{r}={t}" for (r, c), t in sorted(wanted.items())]


def differences(z, out, book, sheet, wanted):
    """Of a filled workbook from its original, beyond what was wanted in one of its sheets; a list of
    complaints."""
    found = []
    if out.testzip() is not None or out.namelist() != z.namelist():
        return [f"members {out.namelist()}"]
    for a, b in zip(z.infolist(), out.infolist()):
        if a.filename.replace("\\", "/") in (sheet, book):
            continue
        if a.date_time == (1980, 0, 0, 0, 0, 0):  # no day at all: a program that writes one writes another
            b.date_time = a.date_time
        same = (a.CRC, a.file_size, a.compress_size, a.compress_type, a.date_time, a.extra) == \
               (b.CRC, b.file_size, b.compress_size, b.compress_type, b.date_time, b.extra)
        if not same or z.read(a) != out.read(b):
            found.append(f"{a.filename} is another: {a} {a.extra} {b} {b.extra}")
    old, new = z.read(sheet), out.read(sheet)
    was = cells_of(old)
    try:
        now = cells_of(new)
    except ET.ParseError as e:
        return found + [f"the sheet is no XML any more: {e}"]
    names = [f"{letters(c)}{r}" for r, c in wanted]
    if {k: v for k, v in now.items() if k not in wanted} != {k: v for k, v in was.items() if k not in wanted}:
        found.append("other cells differ")
    for k, t in wanted.items():
        if text_of(now[k]) != re.sub("_x", "_x005F_x", t):
            found.append(f"{k} says {text_of(now[k])}")
        if k in was and (ET.fromstring(was[k]).get("s") or None) != ET.fromstring(now[k]).get("s"):
            found.append(f"{k} has another style")
    has_places = not re.search(rb"<(\w+:)?(c|row)(?![^>]*\sr=)[\s/>]", old)
    if has_places and b"<!--" not in old and bare(without(old, names)) != bare(without(new, names)):
        found.append("bytes outside the cells differ")
    if without_wish(z.read(book)) != without_wish(out.read(book)):
        found.append(f"{book} differs in more than fullCalcOnLoad")
    if not is_worked_out(out.read(book)):
        found.append("not worked out anew")
    return found
