"""Files built to crash, exhaust or cheat a reader (RELIABILITY.md section 4.3)."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from tests.lists.reading import sheet_files as make

Builder: TypeAlias = Callable[[Path], Path]

MIB = 2**20


def far_corner(path: Path) -> Path:
    """One cell in the first row, one in the last cell of the sheet."""
    rows = (
        '<row r="1"><c r="A1"><v>1</v></c></row>'
        '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    )
    return make.xlsx_of(path, rows)


def cell_bomb(path: Path) -> Path:
    """One cell of 60 MB, in 60 kB."""
    rows = f'<row r="1"><c r="A1"><v>{"9" * 60 * MIB}</v></c></row>'
    return make.xlsx_of(path, rows)


def padding_bomb(path: Path) -> Path:
    """A part that nobody needs inflates to 60 MB."""
    parts: dict[str, str | bytes] = dict(make.xlsx_parts(make.sheet_xml("")))
    parts["xl/media/image1.png"] = bytes(60 * MIB)
    return make.zipped(path, parts)


def wide_rows(path: Path) -> Path:
    """Each row has one cell far to the right: few cells, a giant rectangle."""
    rows = (f'<row r="{n}"><c r="ALL{n}"><v>1</v></c></row>' for n in range(1, 20_001))
    return make.xlsx_of(path, "".join(rows))


def string_bomb(path: Path) -> Path:
    """A shared string of 2 MB stands in a thousand cells."""
    parts = make.xlsx_parts("")
    rels = parts["xl/_rels/workbook.xml.rels"]
    parts["xl/_rels/workbook.xml.rels"] = rels.replace("/styles", "/sharedStrings").replace(
        "styles.xml", "sharedStrings.xml"
    )
    text = "长" * (2 * MIB // 3)
    parts["xl/sharedStrings.xml"] = f'<sst xmlns="{make.MAIN}"><si><t>{text}</t></si></sst>'
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 1_001))
    parts["xl/worksheets/sheet1.xml"] = make.sheet_xml(rows)
    return make.zipped(path, parts)


def many_parts(path: Path) -> Path:
    """A thousand and one parts more than needed."""
    parts: dict[str, str | bytes] = dict(make.xlsx_parts(make.sheet_xml("")))
    parts.update({f"xl/media/{number}.png": b"" for number in range(1_001)})
    return make.zipped(path, parts)


def beyond_the_grid(path: Path) -> Path:
    """A row number that no spreadsheet has."""
    return make.xlsx_of(path, '<row r="4294967295"><c r="A4294967295"><v>1</v></c></row>')


def laughs(path: Path) -> Path:
    """Entities that multiply."""
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(10))
    sheet = f"<!DOCTYPE worksheet [{entities}]>" + make.sheet_xml(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>&l9;</t></is></c></row>'
    )
    return make.zipped(path, make.xlsx_parts(sheet))


def external_entity(path: Path) -> Path:
    """An entity that names a file of this machine."""
    sheet = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + make.sheet_xml(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>&x;</t></is></c></row>'
    )
    return make.zipped(path, make.xlsx_parts(sheet))


def hidden_document_type(path: Path) -> Path:
    """The same in UTF-16, where a search for ASCII finds nothing."""
    parts: dict[str, str | bytes] = dict(make.xlsx_parts(""))
    sheet = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE w>' + make.sheet_xml("")
    parts["xl/worksheets/sheet1.xml"] = sheet.encode("utf-16")
    return make.zipped(path, parts)


def path_traversal(path: Path) -> Path:
    """A part that wants to be written outside."""
    parts = make.xlsx_parts(make.sheet_xml(""))
    return make.zipped(path, {**parts, "../../outside.txt": "x"})


def backslash(path: Path) -> Path:
    """The same with the separator of Windows."""
    parts = make.xlsx_parts(make.sheet_xml(""))
    return make.zipped(path, {**parts, "..\\outside.txt": "x"})


def same_name_twice(path: Path) -> Path:
    """Two parts of one name: two readers may each take another."""
    make.zipped(path, make.xlsx_parts(make.sheet_xml("")))
    with zipfile.ZipFile(path, "a") as container, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        container.writestr("xl/workbook.xml", "<workbook/>")
    return path


def changed_digit(path: Path) -> Path:
    """One digit of a stored part altered: the checksum tells."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as container:
        sheet = make.sheet_xml('<row r="1"><c r="A1"><v>13800138000</v></c></row>')
        for name, part in make.xlsx_parts(sheet).items():
            container.writestr(name, part)
    path.write_bytes(content.getvalue().replace(b"13800138000", b"13800138001"))
    return path


def truncated(path: Path) -> Path:
    """A download that broke off."""
    content = make.plain_xlsx(path, [["姓名"]] * 50).read_bytes()
    path.write_bytes(content[: len(content) * 2 // 3])
    return path


def cyclic_chain(path: Path) -> Path:
    """An OLE2 file of one kilobyte whose only chain bites its own tail."""
    content = bytearray(make.ole(bytes(4_096))[:512])
    struct.pack_into("<I", content, 44, 1)  # one sector of the allocation table
    struct.pack_into("<I", content, 48, 0)  # the directory begins in it
    struct.pack_into("<I", content, 76, 0)
    path.write_bytes(bytes(content) + bytes(512))
    return path


def cut_old_workbook(path: Path) -> Path:
    """The first half of an .xls."""
    content = make.xls(b"".join(make.label(n, 0, "张三") for n in range(500)))
    path.write_bytes(content[: len(content) // 2])
    return path


DAMAGED: tuple[Builder, ...] = (
    beyond_the_grid,
    laughs,
    external_entity,
    hidden_document_type,
    path_traversal,
    backslash,
    same_name_twice,
    changed_digit,
    truncated,
    cyclic_chain,
    cut_old_workbook,
)
TOO_LARGE: tuple[Builder, ...] = (
    cell_bomb,
    padding_bomb,
    wide_rows,
    string_bomb,
    many_parts,
)
