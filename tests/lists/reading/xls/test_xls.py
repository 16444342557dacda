"""Old workbooks (.xls, .et) tell as much as new ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from roster.lists.errors import NotAWorkbook
from roster.lists.reading.cells import CellDate, CellError, Sheet
from roster.lists.reading.workbook_reader import read_workbook
from tests.lists.reading import sheet_files as make

if TYPE_CHECKING:
    from pathlib import Path

FORMATS = {
    "yyyy-mm-dd": "1978-05-12",
    'yyyy"年"m"月"d"日"': "1978-05-12",
    "[DBNum1][$-804]yyyy年m月d日": "1978-05-12",
    'yyyy"年"m"月"': "1978-05",
    "yyyy.mm": "1978-05",
    "yyyy": "1978",
}


def xls_rows(path: Path, cells: bytes, **options: Any) -> Sheet:  # noqa: ANN401 - passed on
    path.write_bytes(make.xls(cells, **options))
    book = read_workbook(path)
    assert book.kind == "xls"
    (sheet,) = book.sheets
    return sheet


def test_an_old_workbook_is_known_by_its_content(tmp_path: Path) -> None:
    cells = make.label(0, 0, "姓名") + make.label(1, 0, "张三") + make.number(1, 1, 13800000000)

    for name in ("a.xls", "a.et", "a.xlsx", "无后缀"):
        sheet = xls_rows(tmp_path / name, cells, name="台山")
        assert sheet.name == "台山"
        assert sheet.rows == ((1, ("姓名",)), (2, ("张三", 13800000000)))


@pytest.mark.parametrize("since_1904", [False, True])
def test_dates_of_old_workbooks_are_as_precise_as_shown(
    tmp_path: Path, *, since_1904: bool
) -> None:
    serial = 28622 - (1462 if since_1904 else 0)
    cells = b"".join(make.number(row, 0, serial, row + 1) for row in range(len(FORMATS)))

    sheet = xls_rows(tmp_path / "a.xls", cells, formats=FORMATS, since_1904=since_1904)

    assert [row[0] for _, row in sheet.rows] == [CellDate(iso) for iso in FORMATS.values()]


def test_long_old_workbooks_are_read_like_short_ones(tmp_path: Path) -> None:
    cells = b"".join(
        make.label(row, 0, f"张{row}") + make.number(row, 1, 28622, 1) for row in range(3_000)
    )

    sheet = xls_rows(tmp_path / "a.xls", cells, formats=["yyyy.mm"])

    assert sheet.rows[2_999] == (3_000, ("张2999", CellDate("1978-05")))


def test_packed_numbers_of_old_workbooks_are_dates_too(tmp_path: Path) -> None:
    cells = make.packed_numbers(0, 0, [28622, 28653], form=1)

    sheet = xls_rows(tmp_path / "a.xls", cells, formats=['yyyy"年"m"月"'])

    assert sheet.rows == ((1, (CellDate("1978-05"), CellDate("1978-06"))),)


def test_old_workbooks_tell_errors_merges_hidden_rows_and_struck_cells(tmp_path: Path) -> None:
    cells = make.hidden_row(2) + make.label(2, 1, "离任", 1) + make.merged((0, 0, 0, 3))
    cells += make.error(3, 0, 0x17) + make.error(4, 1, 0x2A)

    sheet = xls_rows(tmp_path / "a.xls", cells, formats=["@"], struck=True, visibility=1)

    assert sheet.rows == (
        (3, (None, "离任")),
        (4, (CellError("#REF!"),)),
        (5, (None, CellError("#N/A"))),
    )
    assert sheet.merges == ((1, 1, 1, 4),)
    assert sheet.hidden_rows == {3}
    assert sheet.struck == {(3, 2)}
    assert sheet.hidden


def test_an_ole_file_without_workbook_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "a.doc"
    path.write_bytes(make.ole(b"text", "WordDocument"))

    with pytest.raises(NotAWorkbook):
        read_workbook(path)
