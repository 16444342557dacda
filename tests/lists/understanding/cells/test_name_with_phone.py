"""Cells that hold a name, or an identity number, and telephone numbers."""

from __future__ import annotations

import pytest

from roster.lists.understanding.cells.name_with_phone import name_and_numbers, with_numbers_apart
from tests.lists.builders import SOUND, sheet

PHONE = "13800000001"
OTHER = "13800000002"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (f"张三{PHONE}", ("张三", PHONE)),
        (f"张三 联系电话：{PHONE}", ("张三", PHONE)),
        (f"张三\n{PHONE}\n{OTHER}", ("张三", f"{PHONE}\n{OTHER}")),
        (f"张三{PHONE}（短号）660001", ("张三", f"{PHONE} / 660001")),
        (f"张三（1978.05）{PHONE}", ("张三", PHONE)),
        (f"张三（1978年生）{PHONE}", ("张三（1978年生）", PHONE)),
        (f"张三（女）{PHONE}", ("张三（女）", PHONE)),
        (f"张三{PHONE}李四{OTHER}", ("张三\n李四", f"{PHONE}\n{OTHER}")),
        (f"{PHONE}张三", None),
        (f"张三{PHONE}李四", None),
        ("张三", None),
    ],
)
def test_a_name_and_the_numbers_behind_it_are_told_apart(
    text: str, parts: tuple[str, str] | None
) -> None:
    assert name_and_numbers(text) == parts


@pytest.mark.parametrize(
    "header", ["姓名及电话", "姓名（联系电话）", "干部姓名、手机号码", "负责人及联系方式"]
)
def test_the_numbers_get_a_column_right_of_all_others(header: str) -> None:
    split = with_numbers_apart(sheet(("村", header, "性别"), ("罗建村", f"张三{PHONE}", "男")))
    assert split is not None
    assert (split.column, split.added) == (1, 3)
    assert [cells[3] for _, cells in split.sheet.rows] == ["联系电话", PHONE]
    assert split.sheet.rows[1][1][1] == "张三"


def test_an_identity_number_is_parted_from_the_telephone_behind_it() -> None:
    split = with_numbers_apart(sheet(("姓名", "身份证及电话"), ("张三", f"{SOUND} / {PHONE}")))
    assert split is not None
    assert split.sheet.rows[1][1] == ("张三", SOUND, PHONE)


@pytest.mark.parametrize(
    "rows",
    [
        (("姓名", "电话"), ("张三", PHONE)),
        (("姓名及电话", "电话"), ("张三", PHONE)),
        (("姓名及电话", "主任姓名及电话"), (f"张三{PHONE}", f"李四{OTHER}")),
    ],
)
def test_a_sheet_without_one_mixed_column_is_left_alone(rows: tuple[tuple[str, ...], ...]) -> None:
    assert with_numbers_apart(sheet(*rows)) is None
