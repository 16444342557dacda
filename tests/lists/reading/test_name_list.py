from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import xlsxwriter

from roster.base.errors import FileMissing
from roster.lists.errors import NotAWorkbook, WorkbookUnreadable
from roster.lists.reading.name_list import read_name_list

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_text_is_read_as_it_stands(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "接龙.txt"
    path.write_text("1. 张三\n2. 李四 8:01", encoding=encoding)
    assert read_name_list(path) == "1. 张三\n2. 李四 8:01"


def test_a_workbooks_cells_stand_side_by_side(tmp_path: Path) -> None:
    path = tmp_path / "导出.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        for row, cells in enumerate((("姓名", "签到\n时间", "次数"), ("张三", "08:01", 3))):
            sheet.write_row(row, 0, cells)
    assert read_name_list(path) == "姓名\t签到 时间\t次数\n张三\t08:01\t3"


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        read_name_list(tmp_path / "没有.txt")
    with pytest.raises(WorkbookUnreadable):
        read_name_list(tmp_path)
    picture = tmp_path / "照片.jpg"
    picture.write_bytes(b"\xff\xd8\xff\xe0 a photo")
    with pytest.raises(NotAWorkbook):
        read_name_list(picture)
