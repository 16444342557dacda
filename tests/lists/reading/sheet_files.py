"""Small spreadsheets of every kind, made byte by byte where no library writes them."""

from __future__ import annotations

import io
import struct
import zipfile
from typing import TYPE_CHECKING

import xlsxwriter

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def plain_xlsx(path: Path, rows: Iterable[Iterable[object]], **options: object) -> Path:
    """Write the rows from A1 on."""
    with xlsxwriter.Workbook(path, options) as book:
        sheet = book.add_worksheet("名册")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return path


def xlsx_parts(sheet: str, styles: str = "", book: str = "") -> dict[str, str]:
    """Return the least parts of an xlsx file around the XML of its only sheet."""
    return {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Override PartName='
        '"/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'spreadsheetml.sheet.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r1" Type='
        f'"{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{_OFFICE}">{book}<sheets>'
        '<sheet name="名册" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r1" '
        f'Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" '
        f'Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>',
        "xl/worksheets/sheet1.xml": sheet,
    }


def sheet_xml(rows: str, behind: str = "") -> str:
    """Return a worksheet around its row elements."""
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{behind}</worksheet>'


def zipped(path: Path, parts: Mapping[str, str | bytes]) -> Path:
    """Write parts into a zip file."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as container:
        for name, content in parts.items():
            container.writestr(name, content)
    return path


def xlsx_of(path: Path, rows: str, behind: str = "", **parts: str) -> Path:
    """Write an xlsx file whose only sheet has these row elements."""
    return zipped(path, xlsx_parts(sheet_xml(rows, behind), **parts))


def with_comment_in_sheet(content: bytes) -> bytes:
    """Return the same xlsx file with an XML comment in its sheets, which changes nothing."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, part.replace(b"<sheetData", b"<!-- --><sheetData"))
    return out.getvalue()


# --- OLE2 and BIFF8 ------------------------------------------------------------------------

_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_SECTOR = 512


def ole(stream: bytes, name: str = "Workbook") -> bytes:
    """Return an OLE2 container with one stream (MS-CFB), in short sectors below 4096 bytes."""
    if len(stream) < 4_096:
        return _small_ole(stream, name)
    count = -(-len(stream) // _SECTOR)
    fat_sectors = -(-(count + 2) // 126)
    table = [*range(1, count), _END, _END, *[_FAT] * fat_sectors]
    table += [_FREE] * (fat_sectors * 128 - len(table))
    listed = [count + 1 + each for each in range(fat_sectors)]
    header = _ole_header(listed, count, _END)
    directory = _entry("Root Entry", 5, _END, 0, 1) + _entry(name, 2, 0, len(stream), _FREE)
    directory += _entry("", 0, 0, 0, _FREE) * 2
    body = stream.ljust(count * _SECTOR, b"\0")
    return header + body + directory + struct.pack(f"<{len(table)}I", *table)


def _small_ole(stream: bytes, name: str) -> bytes:
    short = -(-len(stream) // 64)
    count = -(-short * 64 // _SECTOR)
    # sectors: the streams, the directory, the table of short sectors, the table of sectors
    table = [*range(1, count), _END, _END, _END, _FAT]
    mini = [*range(1, short), _END] + [_FREE] * (128 - short)
    directory = _entry("Root Entry", 5, 0, short * 64, 1) + _entry(name, 2, 0, len(stream), _FREE)
    return b"".join(
        (
            _ole_header([count + 2], count, count + 1),
            stream.ljust(count * _SECTOR, b"\0"),
            directory + _entry("", 0, 0, 0, _FREE) * 2,
            struct.pack("<128I", *mini),
            struct.pack("<128I", *table, *[_FREE] * (128 - len(table))),
        )
    )


def _ole_header(tables: list[int], directory: int, mini: int) -> bytes:
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        *(0x3E, 3, 0xFFFE, 9, 6),
        *(0, len(tables), directory, 0, 4_096, mini, mini != _END, _END, 0),
    )
    return header + struct.pack("<109I", *tables, *[_FREE] * (109 - len(tables)))


def _entry(name: str, kind: int, start: int, size: int, child: int) -> bytes:
    text = name.encode("utf-16-le")
    length = len(text) + 2 if name else 0
    return struct.pack(
        "<64sHBBIII16xI8x8xIII", text, length, kind, 1, _FREE, _FREE, child, 0, start, size, 0
    )


def record(kind: int, data: bytes = b"") -> bytes:
    """Return one BIFF record."""
    return struct.pack("<HH", kind, len(data)) + data


def number(row: int, column: int, value: float, form: int = 0) -> bytes:
    """Return a NUMBER record; row and column count from 0."""
    return record(0x203, struct.pack("<HHHd", row, column, form, value))


def packed_numbers(row: int, column: int, values: list[int], form: int = 0) -> bytes:
    """Return a MULRK record of whole numbers."""
    cells = b"".join(struct.pack("<HI", form, (value << 2 | 2) & 0xFFFFFFFF) for value in values)
    last = column + len(values) - 1
    return record(0xBD, struct.pack("<HH", row, column) + cells + struct.pack("<H", last))


def label(row: int, column: int, text: str, form: int = 0) -> bytes:
    """Return a LABEL record."""
    raw = text.encode("utf-16-le")
    return record(0x204, struct.pack("<HHHHB", row, column, form, len(text), 1) + raw)


def text_formula(row: int, column: int) -> bytes:
    """Return a FORMULA record whose result is a text, and the STRING record with the text."""
    cell = struct.pack("<HHHB5xHHIH", row, column, 0, 0, 0xFFFF, 0, 0, 0)
    return record(6, cell) + record(0x207, struct.pack("<HB", 1, 1) + "远".encode("utf-16-le"))


def error(row: int, column: int, code: int) -> bytes:
    """Return a BOOLERR record that holds an error code."""
    return record(0x205, struct.pack("<HHHBB", row, column, 0, code, 1))


def hidden_row(row: int) -> bytes:
    """Return a ROW record of a hidden row."""
    return record(0x208, struct.pack("<HHHHHHI", row, 0, 1, 255, 0, 0, 0x0120))


def merged(*areas: tuple[int, int, int, int]) -> bytes:
    """Return a MERGEDCELLS record of (first row, last row, first column, last column)."""
    data = b"".join(struct.pack("<HHHH", *area) for area in areas)
    return record(0xE5, struct.pack("<H", len(areas)) + data)


def xls(
    cells: bytes,
    *,
    formats: Iterable[str] = (),
    since_1904: bool = False,
    struck: bool = False,
    visibility: int = 0,
    name: str = "名册",
) -> bytes:
    """Return a BIFF8 workbook of one sheet; cell format n > 0 shows ``formats[n - 1]``.

    With ``struck``, all but cell format 0 are struck through.
    """
    codes = list(formats)
    book = io.BytesIO()
    book.write(record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 6)))
    book.write(record(0x22, struct.pack("<H", since_1904)))
    for struck_through in (False, struck):
        font = struct.pack("<HHHHHBBBBB", 200, struck_through << 3, 8, 400, 0, 0, 0, 134, 0, 1)
        book.write(record(0x31, font + struct.pack("<B", 1) + "A".encode("utf-16-le")))
    for index, code in enumerate(codes):
        raw = code.encode("utf-16-le")
        book.write(record(0x41E, struct.pack("<HHB", 164 + index, len(code), 1) + raw))
    for shown in (0, *range(164, 164 + len(codes))):
        book.write(record(0xE0, struct.pack("<HHH14x", shown > 0, shown, 0)))
    title = name.encode("utf-16-le")
    start = book.tell() + 4 + 8 + len(title) + 4
    book.write(record(0x85, struct.pack("<IBBBB", start, visibility, 0, len(name), 1) + title))
    book.write(record(0x0A))
    sheet = record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 6)) + cells + record(0x0A)
    return ole(book.getvalue() + sheet)
