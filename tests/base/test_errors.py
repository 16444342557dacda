from __future__ import annotations

import string
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from roster.attendance.codes import Shortfall
from roster.base.errors import DiskFull, RosterError, sentence
from roster.base.words import label
from roster.certificates.errors import NotQualified
from roster.lists.errors import WorkbookError
from roster.papers.errors import Unprintable
from roster.people.errors import ForbiddenPosts, IdNumberInvalid
from roster.people.problems import ProblemKind
from roster.trainings.errors import TrainingStateForbids
from tests.base.every_room import every_kind_of

_ROOTS = {RosterError, WorkbookError}
ALL_ERRORS = [kind for kind in every_kind_of(RosterError) if kind not in _ROOTS]


def test_all_failures_are_found() -> None:
    assert {DiskFull, NotQualified, Unprintable} < set(ALL_ERRORS)
    assert len(ALL_ERRORS) >= 89


def placeholders(text: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("kind", ALL_ERRORS)
def test_every_failure_has_a_sentence_in_both_languages(kind: type[RosterError]) -> None:
    assert "words" in vars(kind)
    spoken = kind.words
    given: set[str] = {field.name for field in fields(kind)} if is_dataclass(kind) else set()
    assert placeholders(spoken.zh) <= given
    assert placeholders(spoken.en) <= given
    assert spoken.zh.endswith("。")
    assert spoken.en.endswith((".", "?"))


@pytest.mark.parametrize("kind", ProblemKind)
def test_every_problem_has_words_in_both_languages(kind: ProblemKind) -> None:
    assert label(kind, "zh") != label(kind, "en")


def test_no_sentence_says_you_formally_or_sends_the_clerk_away() -> None:
    spoken = "".join(kind.words.zh for kind in ALL_ERRORS)
    for word in ("您", "错误码", "管理员"):
        assert word not in spoken


def test_a_sentence_names_the_file_without_its_folder() -> None:
    said = sentence(DiskFull(Path("/home/clerk/河台镇.roster")))
    assert "“河台镇.roster”" in said
    assert "/home" not in said


def test_codes_are_said_in_words() -> None:
    assert "村（居）委会委员" in sentence(ForbiddenPosts("张三", "V3", "S1"))
    assert "计划" in sentence(TrainingStateForbids("班", "planned"))
    assert "有旷课" in sentence(NotQualified("张三", (Shortfall.ABSENT,)))
    assert "校验码不对" in sentence(IdNumberInvalid("张三", "id_check_digit"))


def test_unprintable_texts_are_listed_with_their_code_points() -> None:
    said = sentence(Unprintable((("张\U0002ebf3", ("U+2EBF3",)),)), "en")
    assert "U+2EBF3" in said
