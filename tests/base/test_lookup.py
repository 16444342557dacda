"""What is typed to find something finds it however it is written."""

from __future__ import annotations

import pytest

from roster.base.lookup import begins_so, looking_for, sounds_so, words_typed


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("河台", "河台镇"),
        ("河臺", "河台镇"),
        ("陈明", "陳明"),
        ("陳明", "陈明"),
        ("ht", "河台镇"),
        ("hetai", "河台镇"),
        ("ＨＴ", "河台镇"),
        ("台镇", "河台镇"),
        ("xu", "圩镇社区"),
        ("阿不都买买提", "阿不都·买买提"),
        ("阿不都-买", "阿不都·买买提"),
        ("罗 村", "罗建村"),
        ("_", "罗_建"),
        ("", "罗建村"),
    ],
)
def test_a_name_is_found_in_either_script_by_sound_and_without_dots(typed: str, name: str) -> None:
    assert looking_for(typed)(name)


@pytest.mark.parametrize(
    ("typed", "name"),
    [("etai", "河台镇"), ("河头", "河台镇"), ("罗 镇", "罗建村"), ("8", "罗建村")],
)
def test_what_is_no_part_of_a_name_does_not_find_it(typed: str, name: str) -> None:
    assert not looking_for(typed)(name)


def test_hyphens_of_a_telephone_are_passed_over() -> None:
    assert words_typed("138-0013-8000 １３８—0013") == ("13800138000", "1380013")


def test_initials_fit_inside_a_name_but_begin_it_only_in_front() -> None:
    assert sounds_so("tz", "河台镇")
    assert not begins_so("tz", "河台镇")
    assert begins_so("htz", "河台镇")
