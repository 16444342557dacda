"""Number formats that show words are read as what the clerk sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import xlsxwriter

from roster.lists.reading.number_formats import shows_words, words_shown
from roster.lists.reading.workbook_reader import read_workbook

if TYPE_CHECKING:
    from pathlib import Path

SEX = '[=1]"男";[=0]"女"'
LEVEL = '[=1]"大专";[=2]"本科";"高中"'


@pytest.mark.parametrize(
    ("code", "value", "shown"),
    [
        (SEX, 1, "男"),
        (SEX, 0, "女"),
        (SEX, 2, None),
        (LEVEL, 2, "本科"),
        (LEVEL, 7, "高中"),
        ('[>=60]"合格";"不合格"', 75.5, "合格"),
        ('[<60]"不合格";"合格"', 75, "合格"),
        ('"是";"否";"无"', 0, "无"),
        ('"是";"否"', -1, "否"),
        ('[红色][=1]"党员";"群众"', 1, "党员"),
        ('@"村"', "仕儒", "仕儒村"),
        ('0;0;0;"镇"@', "坳仔", "镇坳仔"),
        (SEX, "男", None),
    ],
)
def test_a_value_is_what_its_format_shows(code: str, value: float | str, shown: str | None) -> None:
    assert shows_words(code)
    assert words_shown(value, code) == shown


@pytest.mark.parametrize(
    "code", ["General", "0.00", '0"岁"', 'yyyy"年"m"月"', "@", "#,##0;[Red]-#,##0", "000-0000-0000"]
)
def test_a_format_of_numbers_or_dates_shows_no_words(code: str) -> None:
    assert not shows_words(code)


def test_a_workbook_is_read_as_it_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "名册.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["村", "性别", "年龄"])
        sheet.write(1, 0, "仕儒", book.add_format({"num_format": '@"村"'}))
        sheet.write(1, 1, 1, book.add_format({"num_format": SEX}))
        sheet.write(1, 2, 45, book.add_format({"num_format": '0"岁"'}))
    (rows,) = [sheet.rows for sheet in read_workbook(path).sheets]
    assert rows[1][1] == ("仕儒村", "男", 45)
