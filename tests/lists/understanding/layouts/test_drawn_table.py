"""People of no rows of their own, drawn as a table of one row each."""

from __future__ import annotations

import pytest

from roster.lists.understanding.layouts.drawn_table import DrawnTable, Form, Item, drawn
from roster.lists.understanding.left_over import LeftOver
from tests.lists.builders import sheet

SHEET = sheet(("x",), name="名册", hidden=True)


def form(row: int, **answers: tuple[str, int]) -> Form:
    made = Form(row, 1)
    for word, (answer, column) in answers.items():
        made.add(word, answer, (row, column))
    return made


def table(*items: Item) -> DrawnTable:
    return drawn(SHEET, items)


def test_each_form_is_a_row_below_the_words_of_all() -> None:
    found = table(form(4, 姓名=("张三", 2)), form(9, 性别=("女", 5), 姓名=("李四", 2)))
    assert found.sheet.rows == (
        (1, ("姓名", "性别")),
        (2, ("张三", None)),
        (3, ("李四", "女")),
    )
    assert (found.sheet.name, found.sheet.hidden) == ("名册", True)


def test_titles_keep_their_place_and_those_of_the_first_form_stand_above_the_header() -> None:
    first, second = form(4, 姓名=("张三", 2)), form(9, 姓名=("李四", 2))
    found = table((1, "名册"), (2, "罗建村"), first, (7, "尚德村"), second)
    assert [cells for _, cells in found.sheet.rows] == [
        ("名册",),
        ("罗建村",),
        ("姓名",),
        ("张三",),
        ("尚德村",),
        ("李四",),
    ]


def test_every_cell_leads_back_to_its_place() -> None:
    found = table((1, "名册"), form(9, 姓名=("李四", 2), 性别=("女", 5)))
    assert (found.cell(3, 1), found.cell(3, 2)) == ((9, 2), (9, 5))
    assert (found.cell(3, 0), found.cell(2, 1)) == (None, None)
    assert (found.row(3), found.row(1)) == (9, 1)


def test_without_a_form_there_is_no_table_but_what_was_left_over() -> None:
    left = LeftOver((3, 1), "张三等人")
    found = table((1, "名册"), left)
    assert (found.sheet.rows, found.sheet.name, list(found.left)) == ((), "名册", [left])
    assert list(table(left, form(4, 姓名=("张三", 2))).left) == [left]


def test_the_first_of_several_answers_stays_whatever_the_spaces_in_the_word() -> None:
    made = form(4, 姓名=("张三", 2))
    made.add("姓 名", "李四", (5, 2))
    assert made.answers == {"姓名": ("姓名", "张三", (4, 2))}


def test_one_more_answer_is_written_behind_the_first_at_its_place() -> None:
    made = Form(4, 1)
    made.add_to("职务", "书记", (4, 1))
    made.add_to("职务", "主任", (5, 1))
    assert made.answers == {"职务": ("职务", "书记、主任", (4, 1))}


@pytest.mark.parametrize(
    ("word", "person"), [("性别", True), ("联系电话", True), ("姓名", False), ("特长", False)]
)
def test_a_personal_fact_makes_a_form_somebodys(word: str, *, person: bool) -> None:
    assert form(4, **{word: ("某", 4)}).is_person is person
