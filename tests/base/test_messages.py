from __future__ import annotations

import string
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from roster.base import errors
from roster.base.codes import ProblemKind, Shortfall
from roster.base.errors import RosterError
from roster.base.messages import PROBLEMS, SENTENCES, problem_words, sentence


def all_errors() -> list[type[RosterError]]:
    found = [kind for kind in vars(errors).values() if isinstance(kind, type)]
    return [k for k in found if issubclass(k, RosterError) and k not in _ROOTS]


_ROOTS = {errors.RosterError, errors.WorkbookError}


def placeholders(text: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("kind", all_errors())
def test_every_failure_has_a_sentence_in_both_languages(kind: type[RosterError]) -> None:
    spoken = SENTENCES[kind]
    given: set[str] = {field.name for field in fields(kind)} if is_dataclass(kind) else set()
    assert placeholders(spoken.zh) <= given
    assert placeholders(spoken.en) <= given
    assert spoken.zh.endswith("。")
    assert spoken.en.endswith((".", "?"))


@pytest.mark.parametrize("kind", ProblemKind)
def test_every_problem_has_words_in_both_languages(kind: ProblemKind) -> None:
    assert problem_words(kind, "zh") != problem_words(kind, "en")
    assert set(PROBLEMS) == set(ProblemKind)


def test_no_sentence_says_you_formally_or_sends_the_clerk_away() -> None:
    spoken = "".join(s.zh for s in SENTENCES.values())
    for word in ("您", "错误码", "管理员"):
        assert word not in spoken


def test_a_sentence_names_the_file_without_its_folder() -> None:
    said = sentence(errors.DiskFull(Path("/home/clerk/河台镇.roster")))
    assert "“河台镇.roster”" in said
    assert "/home" not in said


def test_codes_are_said_in_words() -> None:
    assert "村（居）委会委员" in sentence(errors.ForbiddenPosts("张三", "V3", "S1"))
    assert "计划" in sentence(errors.TrainingStateForbids("班", "planned"))
    assert "有旷课" in sentence(errors.NotQualified("张三", (Shortfall.ABSENT,)))
    assert "校验码不对" in sentence(errors.IdNumberInvalid("张三", "id_check_digit"))


def test_unprintable_texts_are_listed_with_their_code_points() -> None:
    said = sentence(errors.Unprintable((("张\U0002ebf3", ("U+2EBF3",)),)), "en")
    assert "U+2EBF3" in said
