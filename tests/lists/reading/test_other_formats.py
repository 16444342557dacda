"""What old workbooks, OpenDocument and web pages tell beside their values."""

from __future__ import annotations

import base64
import quopri
import struct
from pathlib import Path

import pytest

from roster.lists.errors import NotAWorkbook, WorkbookPasswordNeeded, WorkbookPasswordWrong
from roster.lists.reading.cells import CellDate, CellError, Sheet
from roster.lists.reading.workbook_reader import read_workbook
from tests.lists.reading import sheet_files as make

#: Made with LibreOffice: two sheets, comments, a hidden row, struck text; its people are invented.
LOCKED = Path(__file__).parent / "files" / "locked.xls"


def read(path: Path, content: bytes) -> Sheet:
    path.write_bytes(content)
    return read_workbook(path).sheets[0]


def note(number: int, row: int, column: int, *pieces: str) -> tuple[bytes, bytes]:
    """Return the records of a comment's object with its text, and that of its note."""
    size = sum(map(len, pieces))
    drawn = make.record(0x5D, struct.pack("<HHHH14x", 0x15, 0x12, 0x19, number))
    text = make.record(0x1B6, struct.pack("<HH6xHH4x", 0x212, 0, size, 16))
    for piece in pieces:
        wide = not piece.isascii()
        raw = piece.encode("utf-16-le" if wide else "ascii")
        text += make.record(0x3C, bytes([wide]) + raw)
    runs = make.record(0x3C, bytes(16))
    return drawn + text + runs, make.record(
        0x1C, struct.pack("<HHHHHB", row, column, 0, number, 0, 0)
    )


def test_comments_of_old_workbooks_are_read(tmp_path: Path) -> None:
    first, first_note = note(1, 1, 0, "请核对", "ID number")
    second, second_note = note(2, 4, 3, "left")
    cells = make.label(1, 0, "张三") + first + second + second_note + first_note

    sheet = read(tmp_path / "a.xls", make.xls(cells))

    assert sheet.comments == {(2, 1): "请核对ID number", (5, 4): "left"}


def test_numbers_below_zero_under_a_date_format_stay_themselves(tmp_path: Path) -> None:
    cells = make.number(0, 0, -4.5, 1) + make.packed_numbers(1, 0, [28622, -7], form=1)
    cells += make.number(2, 0, 0.25, 1)

    sheet = read(tmp_path / "a.xls", make.xls(cells, formats=["yyyy.mm"]))

    assert sheet.rows == ((1, (-4.5,)), (2, (CellDate("1978-05"), -7)), (3, (0.25,)))


def test_thousands_of_formatted_empty_rows_of_old_workbooks_are_left_out(tmp_path: Path) -> None:
    blanks = b"".join(
        make.record(0xBE, struct.pack("<HH6HH", row, 0, 0, 0, 0, 0, 0, 0, 5))
        for row in range(1, 50_000)
    )

    sheet = read(tmp_path / "a.xls", make.xls(make.label(0, 0, "姓名") + blanks))

    assert sheet.rows == ((1, ("姓名",)),)


def test_a_locked_old_workbook_asks_for_its_password() -> None:
    for password in (None, ""):
        with pytest.raises(WorkbookPasswordNeeded) as caught:
            read_workbook(LOCKED, password)
        assert type(caught.value) is WorkbookPasswordNeeded
    with pytest.raises(WorkbookPasswordWrong) as wrong:
        read_workbook(LOCKED, "换届2025")
    assert wrong.value.file == "locked.xls"


def test_a_locked_old_workbook_opens_with_its_password_and_tells_everything() -> None:
    first, second = read_workbook(LOCKED, "hj2026").sheets

    assert first.rows == (
        (1, ("姓名", "职务", "出生")),
        (2, ("张三", "书记", CellDate("1978-05"), "张三李四", CellError("#DIV/0!"), True, "张三x")),
        (3, ("李四", "委员", -3)),
    )
    assert first.comments[2, 1] == "请核对身份证号码"
    assert first.comments[3, 2].startswith("已离任 long xxx")
    assert first.hidden_rows == {3}
    assert first.struck == {(2, 4), (3, 2)}
    assert (second.name, second.hidden) == ("藏", True)


def test_a_struck_part_of_an_opendocument_text_is_told(tmp_path: Path) -> None:
    text = (
        '<table:table-row><table:table-cell office:value-type="string"><text:p>张<text:span '
        'text:style-name="T1">三</text:span></text:p></table:table-cell><table:table-cell '
        'office:value-type="string"><text:p>李<text:span text:style-name="T2">四</text:span>'
        "</text:p></table:table-cell></table:table-row>"
    )
    content = (
        '<d xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s"><style:style '
        'style:name="T1"><style:text-properties style:text-line-through-style="solid"/>'
        '</style:style><style:style style:name="T2"><style:text-properties/></style:style>'
        f'<table:table table:name="名册">{text}</table:table></d>'
    )
    path = make.zipped(
        tmp_path / "a.ods", {"content.xml": content, "META-INF/manifest.xml": "<manifest/>"}
    )

    (sheet,) = read_workbook(path).sheets

    assert sheet.rows == ((1, ("张三", "李四")),)
    assert sheet.struck == {(1, 1)}


def test_comments_of_web_pages_are_no_text_of_their_cell(tmp_path: Path) -> None:
    page = (
        "<table><tr><td><comment>请核对\n号码</comment>张三</td><td>书记</td></tr>"
        "<tr><td>李四<comment>未关</td><td>委员</td></tr></table>"
    )

    sheet = read(tmp_path / "a.xls", page.encode("gb18030"))

    assert sheet.rows == ((1, ("张三", "书记")), (2, ("李四", "委员")))
    assert sheet.comments[1, 1] == "请核对 号码"


def archive(*pages: str, coding: str = "base64") -> bytes:
    """Return a web archive as a system writes it, with a picture beside the pages."""
    lines = ["MIME-Version: 1.0", 'Content-Type: multipart/related; boundary="=_next"', ""]
    for at, page in enumerate(pages):
        raw = page.encode()
        kept = (
            base64.encodebytes(raw) if coding == "base64" else quopri.encodestring(raw)
        ).decode()
        lines += [
            "--=_next",
            f"Content-Location: file:///C:/sheet{at}.htm",
            f"Content-Transfer-Encoding: {coding}",
            'Content-Type: text/html; charset="utf-8"',
            "",
            kept,
        ]
    lines += ["--=_next", "Content-Type: image/png", "", "x", "--=_next--", ""]
    return "\r\n".join(lines).encode()


@pytest.mark.parametrize("coding", ["base64", "quoted-printable"])
def test_the_pages_of_a_web_archive_are_read(tmp_path: Path, coding: str) -> None:
    frame = "<html><frameset></frameset></html>"
    pages = [f"<table><tr><td>姓名</td></tr><tr><td>{name}</td></tr></table>" for name in "甲乙"]
    path = tmp_path / "名册.xls"
    path.write_bytes(archive(frame, *pages, coding=coding))
    sheets = read_workbook(path).sheets
    assert [[row[1] for row in sheet.rows] for sheet in sheets] == [
        [("姓名",), ("甲",)],
        [("姓名",), ("乙",)],
    ]


def test_a_web_archive_without_a_table_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "名册.mht"
    path.write_bytes(archive("<p>没有表</p>"))
    with pytest.raises(NotAWorkbook):
        read_workbook(path)
