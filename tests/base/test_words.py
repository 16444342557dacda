from __future__ import annotations

import ast
import copy
from enum import StrEnum
from pathlib import Path

import pytest

import roster
from roster.base.codes.attendance import MARK_SIGNS, Mark
from roster.base.words import Code, label
from roster.people.problems import ProblemKind
from roster.trainings.hours import hours_text
from tests.base.every_room import every_kind_of

ALL_CODES = every_kind_of(Code)


def test_all_codes_are_found() -> None:
    assert {Mark, ProblemKind} < set(ALL_CODES)
    assert len(ALL_CODES) >= 39


@pytest.mark.parametrize("kind", ALL_CODES)
def test_every_code_has_a_word_in_both_languages(kind: type[Code]) -> None:
    assert issubclass(kind, StrEnum)
    for code in kind:
        assert label(code, "zh")
        assert not label(code, "zh").isascii()
        assert label(code, "en").isascii()


@pytest.mark.parametrize("kind", ALL_CODES)
def test_a_code_is_found_by_what_is_stored_and_travels(kind: type[Code]) -> None:
    for code in kind:
        assert kind(str(code.value)) is code
        assert copy.deepcopy(code) is code
        assert f"{code}" == code.value


def test_one_place_alone_chooses_between_the_languages() -> None:
    source = Path(roster.__file__).parent
    choosing = [
        path.relative_to(source).as_posix()
        for path in source.rglob("*.py")
        if any(map(_asks_for_a_language, ast.walk(ast.parse(path.read_text("utf-8")))))
    ]
    assert choosing == ["base/words.py"]


def _asks_for_a_language(node: ast.AST) -> bool:
    if not isinstance(node, ast.Compare):
        return False
    sides = [node.left, *node.comparators]
    return any(isinstance(side, ast.Constant) and side.value in {"zh", "en"} for side in sides)


def test_no_code_has_no_word() -> None:
    assert label(None) == ""


def test_every_mark_has_a_sign_of_its_own() -> None:
    assert len(set(MARK_SIGNS.values())) == len(Mark)


@pytest.mark.parametrize(
    ("quarter_hours", "text"), [(96, "24"), (14, "3.5"), (1, "0.25"), (15, "3.75"), (0, "0")]
)
def test_hours_show_no_needless_fraction(quarter_hours: int, text: str) -> None:
    assert hours_text(quarter_hours) == text
