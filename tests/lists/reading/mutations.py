"""Workbooks of every kind, and ways to damage them that keep much of their structure.

Everything is drawn from a seed, so that a failure comes back by its number.
"""

from __future__ import annotations

import io
import random
import re
import struct
import warnings
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import xlsxwriter

from tests.lists.reading import sheet_files as make

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Dice: TypeAlias = random.Random
Parts: TypeAlias = dict[str, bytes]

MIB = 2**20

_ROWS = 40
_ATTRIBUTE = re.compile(rb'(\s[A-Za-z:_]+=")([^"]*)(")')
_NASTY = (
    b"",
    b"0",
    b"-1",
    b"1.5",
    b"4294967295",
    b"4294967296",
    b"99999999999999999999999",
    b"1e309",
    b"NaN",
    b"A0",
    b"XFD1048577",
    b"XFD1048576",
    b"ZZZZZZ99999999999",
    b"A1:XFD1048576",
    b"B9:A1",
    b"../../../etc/passwd",
    b"&#0;",
    b"&lt;",
    b"\xff\xfe",
    "二".encode(),
    b"9" * 5_000,
)


@dataclass(frozen=True, slots=True)
class Mutant:
    """A damaged file; ``seed`` makes it again, ``how`` names the damage."""

    seed: int
    suffix: str
    how: str
    content: bytes


def mutated_workbook(seed: int, folder: Path) -> Mutant:
    """Return a damaged xlsx, xlsm, ods, csv, HTML or SpreadsheetML file."""
    dice = random.Random(seed)  # noqa: S311 - repeatable, nothing secret
    suffix = dice.choice(("xlsx", "xlsx", "xlsx", "xlsm", "ods", "ods", "csv", "html", "xml"))
    if suffix in {"csv", "html", "xml"}:
        how = dice.choice(_TEXT_DAMAGE)
        return Mutant(seed, suffix, how.__name__, how(dice, _TEXTS[suffix]()))
    parts = _parts(suffix, folder)
    if dice.random() < 0.2:
        damage = dice.choice(_BYTES_DAMAGE)
        return Mutant(seed, suffix, damage.__name__, damage(dice, _zipped(parts)))
    change = dice.choice(_PARTS_DAMAGE)
    return Mutant(seed, suffix, change.__name__, change(dice, parts))


def mutated_old_workbook(seed: int) -> Mutant:
    """Return a damaged .xls file."""
    dice = random.Random(seed)  # noqa: S311 - repeatable, nothing secret
    how = dice.choice(_OLD_DAMAGE)
    return Mutant(seed, "xls", how.__name__, how(dice, _old_workbook(long=dice.random() < 0.7)))


# --- sound files ---------------------------------------------------------------------------


def _parts(suffix: str, folder: Path) -> Parts:
    if suffix == "ods":
        return _ods_parts()
    path = folder / "sound.xlsx"
    if not path.exists():
        _write_sound(path)
    with zipfile.ZipFile(path) as container:
        parts = {name: container.read(name) for name in container.namelist()}
    if suffix == "xlsm":
        parts["xl/vbaProject.bin"] = make.ole(b"Attribute VB_Name" * 400, "dir")
        types = parts["[Content_Types].xml"]
        parts["[Content_Types].xml"] = types.replace(
            b"openxmlformats-officedocument.spreadsheetml.sheet.main",
            b"ms-excel.sheet.macroEnabled.main",
        )
    return parts


def _write_sound(path: Path) -> None:
    with xlsxwriter.Workbook(path) as book:
        struck = book.add_format({"font_strikeout": True})
        month = book.add_format({"num_format": 'yyyy"年"m"月"'})
        for name in ("台山村", "河西村"):
            sheet = book.add_worksheet(name)
            sheet.merge_range("A1:F1", "花名册")
            sheet.write_row(1, 0, ["序号", "姓名", "出生年月", "职务", "电话", "备注"])
            for row in range(2, _ROWS):
                sheet.write_row(row, 0, [row, f"张{row}", 28_000 + row, "书记", "13800138000"])
                sheet.write_number(row, 2, 28_000 + row, month)
            sheet.write_string("B5", "李四", struck)
            sheet.write_comment("B5", "已离任")
            sheet.write_formula("F5", "=A5+1", None, 6)
            sheet.set_row(7, None, None, {"hidden": True})


def _ods_parts() -> Parts:
    def row(*cells: str) -> str:
        text = "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p>'
            "</table:table-cell>"
            for cell in cells
        )
        return f"<table:table-row>{text}</table:table-row>"

    rows = row("姓名", "职务") + "".join(row(f"张{each}", "书记") for each in range(_ROWS))
    repeated = (
        '<table:table-row table:number-rows-repeated="900000"><table:table-cell '
        'table:number-columns-repeated="1024"/></table:table-row>'
    )
    return {
        "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": b"<manifest/>",
        "styles.xml": b"<styles/>",
        "content.xml": (
            '<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x">'
            '<office:body><office:spreadsheet><table:table table:name="名册">'
            f"{rows}{repeated}</table:table></office:spreadsheet></office:body>"
            "</office:document-content>"
        ).encode(),
    }


def _csv() -> bytes:
    return ("姓名,职务,备注\r\n" + '张三,书记,"连任,两届"\r\n' * _ROWS).encode("gb18030")


def _html() -> bytes:
    rows = '<tr><td rowspan="2">张三</td><td colspan=2>书记</td></tr><tr><td>李四</td></tr>' * _ROWS
    page = f'<html><head><meta charset="gb2312"></head><body><table>{rows}</table></body></html>'
    return page.encode("gb18030")


def _spreadsheetml() -> bytes:
    rows = (
        '<Row ss:Index="{0}"><Cell ss:MergeDown="1"><Data ss:Type="String">张三</Data></Cell>'
        '<Cell ss:Index="3"><Data ss:Type="Number">1978.1</Data></Cell></Row>'
    )
    body = "".join(rows.format(2 * each + 1) for each in range(_ROWS))
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    return (
        f'<?xml version="1.0"?><Workbook xmlns="{space}" xmlns:ss="{space}">'
        f'<Worksheet ss:Name="名册"><Table>{body}</Table></Worksheet></Workbook>'
    ).encode()


def _old_workbook(*, long: bool) -> bytes:
    cells = make.hidden_row(3) + make.merged((0, 0, 0, 3)) + make.text_formula(4, 3)
    for row in range(200 if long else 10):
        cells += make.label(row, 0, f"张{row}") + make.number(row, 1, 28_000.0 + row, 1)
        cells += make.packed_numbers(row, 2, [row, row]) + make.error(row, 4, 0x2A)
    return make.xls(cells, formats=['yyyy"年"m"月"'], struck=True)


_TEXTS: dict[str, Callable[[], bytes]] = {"csv": _csv, "html": _html, "xml": _spreadsheetml}


# --- damage to any bytes -------------------------------------------------------------------


def flipped_bytes(dice: Dice, content: bytes) -> bytes:
    altered = bytearray(content)
    for _ in range(dice.choice((1, 3, 10, 50))):
        altered[dice.randrange(len(altered))] = dice.randrange(256)
    return bytes(altered)


def cut_off(dice: Dice, content: bytes) -> bytes:
    return content[: dice.randrange(len(content))]


def doubled_piece(dice: Dice, content: bytes) -> bytes:
    start, end = sorted(dice.randrange(len(content)) for _ in range(2))
    return content[:end] + content[start:end] + content[end:]


def missing_piece(dice: Dice, content: bytes) -> bytes:
    start = dice.randrange(len(content))
    return content[:start] + content[start + dice.choice((1, 7, 512)) :]


def garbled_attributes(dice: Dice, content: bytes) -> bytes:
    """Give some attributes of an XML part absurd values."""
    places = [match.span(2) for match in _ATTRIBUTE.finditer(content)]
    for start, end in sorted(dice.sample(places, min(len(places), 3)), reverse=True):
        content = content[:start] + dice.choice(_NASTY) + content[end:]
    return content


def nested_deeply(dice: Dice, content: bytes) -> bytes:
    depth = dice.choice((1_000, 200_000))
    tag = dice.choice((b"table", b"Row", b"Cell", b"row", b"a"))
    place = content.find(b">", len(content) // 3) + 1
    return content[:place] + b"<" + b"><".join([tag] * depth) + b">" + content[place:]


def entities(dice: Dice, content: bytes) -> bytes:
    """Declare entities that multiply, ten times or a hundred times at each step."""
    lines, times = [b'<!ENTITY l0 "haha">'], dice.choice((10, 100))
    lines += [b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * times) for n in range(1, 12)]
    place = content.find(b"?>") + 2 if content.startswith(b"<?xml") else 0
    declared = b"<!DOCTYPE x [" + b"".join(lines) + b"]>"
    return content[:place] + declared + content[place:].replace("张".encode(), b"&l11;")


def stray_signs(dice: Dice, content: bytes) -> bytes:
    altered = bytearray(content)
    for _ in range(20):
        sign = dice.choice((b"\0", b'"', b"<", b"&", b"\x1a", b"\xff", b"\xef\xbf\xbf", b"]]>"))
        place = dice.randrange(len(altered))
        altered[place:place] = sign
    return bytes(altered)


_BYTES_DAMAGE = (flipped_bytes, cut_off, doubled_piece, missing_piece)
_TEXT_DAMAGE = (*_BYTES_DAMAGE, garbled_attributes, nested_deeply, entities, stray_signs)


# --- damage to containers ------------------------------------------------------------------


def _zipped(parts: Parts, *more: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as container, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, content in (*parts.items(), *more):
            container.writestr(name, content)
    return out.getvalue()


def _some(dice: Dice, parts: Parts, ending: str = "") -> str:
    return dice.choice([name for name in parts if name.endswith(ending)] or [*parts])


def part_dropped(dice: Dice, parts: Parts) -> bytes:
    for _ in range(dice.choice((1, 1, 2))):
        del parts[_some(dice, parts)]
    return _zipped(parts)


def part_twice(dice: Dice, parts: Parts) -> bytes:
    name = _some(dice, parts)
    return _zipped(parts, (name, dice.choice((parts[name], b"", b"<x/>"))))


def part_renamed(dice: Dice, parts: Parts) -> bytes:
    name = _some(dice, parts)
    odd = (name.upper(), "/" + name, "../" + name, name + "\0", name.replace("/", "\\"), "x" * 300)
    parts[dice.choice(odd)] = parts.pop(name)
    return _zipped(parts)


def parts_swapped(dice: Dice, parts: Parts) -> bytes:
    one, other = dice.sample([*parts], 2)
    parts[one], parts[other] = parts[other], parts[one]
    return _zipped(parts)


def part_damaged(dice: Dice, parts: Parts) -> bytes:
    name = _some(dice, parts, ".xml")
    damage = dice.choice((*_TEXT_DAMAGE, garbled_attributes, garbled_attributes))
    parts[name] = damage(dice, parts[name])
    return _zipped(parts)


def huge_dimensions(dice: Dice, parts: Parts) -> bytes:
    name = _some(dice, parts, "sheet1.xml")
    far = dice.choice((b"XFD1048576", b"A1048576", b"XFD1", b"ZZZ9999999", b"A4294967295"))
    cell = b'<c r="%s"><v>1</v></c>' % far
    row = far.lstrip(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    content = parts[name].replace(b'<dimension ref="', b'<dimension ref="A1:XFD1048576" x="')
    if dice.random() < 0.8:
        cell = b'<row r="%s">%s</row>' % (row, cell)
        content = content.replace(b"</sheetData>", cell + b"</sheetData>")
    parts[name] = content
    return _zipped(parts)


def strings_out_of_range(dice: Dice, parts: Parts) -> bytes:
    name = _some(dice, parts, "sheet1.xml")
    index = dice.choice((b"99999", b"-1", b"18446744073709551616", b"1.5", b"x", b""))
    parts[name] = re.sub(rb't="s"><v>\d+', b't="s"><v>' + index, parts[name], count=3)
    return _zipped(parts)


def merges_crossed(dice: Dice, parts: Parts) -> bytes:
    name = _some(dice, parts, "sheet1.xml")
    odd = ("A1:F9", "B2:D20", "F1:A1", "C9:C3", "A1:XFD1048576", "A1", "A0:B0", ":", "1:1")
    merges = "".join(f'<mergeCell ref="{dice.choice(odd)}"/>' for _ in range(200)).encode()
    parts[name] = parts[name].replace(b"<mergeCell ", merges + b"<mergeCell ")
    return _zipped(parts)


def links_gone_astray(dice: Dice, parts: Parts) -> bytes:
    name = _some(dice, parts, ".rels")
    odd = (
        b"workbook.xml",
        b"/xl/workbook.xml",
        b"../xl/worksheets/../worksheets/sheet1.xml",
        b"../../../../x",
        b".",
        b"",
        b"http://127.0.0.1:9/sheet.xml",
        b"file:///etc/passwd",
        b"_rels/workbook.xml.rels",
    )
    target = b'Target="' + dice.choice(odd) + b'"'
    parts[name] = re.sub(rb'Target="[^"]*"', target, parts[name], count=dice.choice((1, 9)))
    return _zipped(parts)


def types_mixed_up(dice: Dice, parts: Parts) -> bytes:
    name = _some(dice, parts, "Types].xml")
    types = ("application/x-evil", "", "text/html", "image/png", "application/zip")
    kind = b'ContentType="' + dice.choice(types).encode() + b'"'
    parts[name] = re.sub(rb'ContentType="[^"]*"', kind, parts[name], count=dice.choice((1, 99)))
    return _zipped(parts)


def giant_counts(dice: Dice, parts: Parts) -> bytes:
    name = _some(dice, parts, ".xml")
    number = dice.choice((b"4294967295", b"18446744073709551615", b"-1", b"1000000000"))
    parts[name] = re.sub(rb'[cC]ount="\d+"', b'count="' + number + b'"', parts[name])
    parts[name] = re.sub(rb'repeated="\d+"', b'repeated="' + number + b'"', parts[name])
    return _zipped(parts)


def high_ratio(dice: Dice, parts: Parts) -> bytes:
    size = dice.choice((20, 40)) * MIB
    name = _some(dice, parts)
    filler = dice.choice((b" ", b"\0", b"<c/>"))
    parts[name] = parts[name] + filler * (size // len(filler))
    return _zipped(parts)


def many_empty_rows(dice: Dice, parts: Parts) -> bytes:
    name = _some(dice, parts, "sheet1.xml")
    many = dice.choice((20_000, 100_000))
    rows = b"".join(
        b'<row r="%d" s="1"><c r="A%d" s="1"/><c r="F%d" s="1"/></row>' % (n, n, n)
        for n in range(_ROWS + 1, _ROWS + many)
    )
    parts[name] = parts[name].replace(b"</sheetData>", rows + b"</sheetData>")
    return _zipped(parts)


def foreign_compression(dice: Dice, parts: Parts) -> bytes:
    content = bytearray(_zipped(parts))
    mark, place = dice.choice(((b"PK\x01\x02", 10), (b"PK\x03\x04", 8), (b"PK\x01\x02", 8)))
    start = content.find(mark)
    struct.pack_into("<H", content, start + place, dice.choice((1, 9, 12, 14, 99)))
    return bytes(content)


def sizes_denied(dice: Dice, parts: Parts) -> bytes:
    content = bytearray(_zipped(parts))
    for _ in range(dice.choice((1, 5))):
        start = content.find(b"PK\x01\x02", dice.randrange(len(content) // 2))
        place = start + dice.choice((16, 20, 24, 28, 42))
        struct.pack_into("<I", content, max(place, 0), dice.choice((0, 1, 0xFFFFFFFF, 70_000)))
    return bytes(content)


_PARTS_DAMAGE = (
    part_dropped,
    part_twice,
    part_renamed,
    parts_swapped,
    part_damaged,
    part_damaged,
    part_damaged,
    huge_dimensions,
    huge_dimensions,
    strings_out_of_range,
    merges_crossed,
    links_gone_astray,
    types_mixed_up,
    giant_counts,
    high_ratio,
    many_empty_rows,
    foreign_compression,
    sizes_denied,
)


# --- damage to old workbooks ---------------------------------------------------------------


def header_garbled(dice: Dice, content: bytes) -> bytes:
    altered = bytearray(content)
    place = dice.choice((24, 26, 28, 30, 32, 40, 44, 48, 56, 60, 64, 68, 72, 76, 80))
    struct.pack_into("<I", altered, place, _odd_number(dice))
    return bytes(altered)


def chains_garbled(dice: Dice, content: bytes) -> bytes:
    """Alter entries of the allocation table, which stands in the last sector."""
    altered = bytearray(content)
    for _ in range(dice.choice((1, 2, 8))):
        place = len(altered) - 512 + 4 * dice.randrange(128)
        struct.pack_into("<I", altered, place, dice.choice((dice.randrange(60), _odd_number(dice))))
    return bytes(altered)


def directory_garbled(dice: Dice, content: bytes) -> bytes:
    altered = bytearray(content)
    place = content.find("Workbook".encode("utf-16-le")) + dice.choice((0, 64, 66, 68, 116, 120))
    struct.pack_into("<I", altered, place, _odd_number(dice))
    return bytes(altered)


def record_lengths_garbled(dice: Dice, content: bytes) -> bytes:
    altered = bytearray(content)
    starts = _records(content)
    for start in dice.sample(starts, min(len(starts), dice.choice((1, 3, 20)))):
        struct.pack_into("<H", altered, start + 2, dice.choice((0, 1, 3, 8_224, 65_535)))
    return bytes(altered)


def record_kinds_garbled(dice: Dice, content: bytes) -> bytes:
    kinds = (0x06, 0x0A, 0x22, 0x2F, 0x31, 0x85, 0xBD, 0xE0, 0xE5, 0xFC, 0xFD, 0x203, 0x204, 0x205)
    altered = bytearray(content)
    starts = _records(content)
    for start in dice.sample(starts, min(len(starts), dice.choice((1, 3, 20)))):
        kind = dice.choice((*kinds, 0x208, 0x809, dice.randrange(65_536)))
        struct.pack_into("<H", altered, start, kind)
    return bytes(altered)


def record_content_garbled(dice: Dice, content: bytes) -> bytes:
    altered = bytearray(content)
    starts = _records(content)
    for start in dice.sample(starts, min(len(starts), dice.choice((1, 5, 40)))):
        place = start + 4 + dice.choice((0, 2, 4, 6, 8))
        struct.pack_into("<H", altered, place, dice.choice((0, 255, 32_768, 65_535)))
    return bytes(altered)


def _records(content: bytes) -> list[int]:
    """Return where the records of the stream stand, which begins behind the header."""
    found, place = [], 512
    while place + 8 < len(content) - 2_000:
        found.append(place)
        place += 4 + int.from_bytes(content[place + 2 : place + 4], "little")
    return found


def _odd_number(dice: Dice) -> int:
    return dice.choice((0, 1, 2, 7, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFA, 0xFFFFFFFE, 0xFFFFFFFF))


_OLD_DAMAGE = (
    flipped_bytes,
    flipped_bytes,
    cut_off,
    missing_piece,
    header_garbled,
    chains_garbled,
    chains_garbled,
    directory_garbled,
    record_lengths_garbled,
    record_kinds_garbled,
    record_content_garbled,
)
