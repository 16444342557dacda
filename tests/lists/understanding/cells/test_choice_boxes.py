"""Boxes to tick in a cell: what is ticked is said, and nothing else."""

from __future__ import annotations

import pytest

from roster.lists.understanding.cells.choice_boxes import is_unfilled, read_choice


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("□男 ☑女", "女"),
        ("☐男 ☒女", "女"),
        ("□初中 □高中 ☑大专 □本科", "大专"),
        ("□初中□高中■大专□本科", "大专"),
        ("○男 ●女", "女"),
        ("男√  女□", "男"),
        ("党员□ 群众√", "群众"),
        ("（ ）男（√）女", "女"),
        ("( )中共党员 (√)群众", "群众"),
        ("[ ]初中 [v]高中", "高中"),
        ("初中 高中√ 大专", "高中"),
        ("√男 女", "男"),
        ("是□ 否√", "否"),
        ("£初中 R高中 £本科", "高中"),
        ("¨男 þ女", "女"),
        ("☑是", "是"),
        ("☒男 ☑女", "女"),
        ("（×）是（√）否", "否"),
        ("□初中\n☑高中\n□本科", "高中"),
        ("□初中；☑高中；□其他____", "高中"),
    ],
)
def test_the_word_that_is_ticked_is_what_a_cell_says(text: str, word: str) -> None:
    choice = read_choice(text)
    assert choice is not None
    assert (choice.word, choice.is_open) == (word, False)


@pytest.mark.parametrize(
    "text", ["□男 □女", "（ ）是（ ）否", "☑初中 ☑高中 □本科", "£男 £女", "党员√ 群众√"]
)
def test_none_or_several_ticked_are_open(text: str) -> None:
    choice = read_choice(text)
    assert choice is not None
    assert (choice.word, choice.is_open) == ("", True)


@pytest.mark.parametrize(
    "text", ["", "男", "√", "□", "高中", "王□明", "R", "Rose", "大专（在读）", "党员 2001.07"]
)
def test_what_holds_no_boxes_beside_words_is_no_choice(text: str) -> None:
    assert read_choice(text) is None


@pytest.mark.parametrize(
    ("text", "unfilled"),
    [
        ("男/女", True),
        ("中共党员/群众", True),
        ("是／否", True),
        ("新任 连任", True),
        ("初中/高中/大专/本科", True),
        ("大专/本科", False),
        ("男", False),
        ("中共党员", False),
        ("党员 党员", False),
        ("", False),
    ],
)
def test_a_list_of_choices_that_nobody_made_is_empty(text: str, *, unfilled: bool) -> None:
    assert is_unfilled(text) is unfilled
