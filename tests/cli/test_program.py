from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders import TOWNSHIP

if TYPE_CHECKING:
    from tests.cli.clerk import Clerk


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("import", "FILE", "nothing.xlsx"), "找不到文件"),
        (("enroll", "FILE", "nothing"), "没有这个培训班"),
        (("new", "FILE", "--unit", TOWNSHIP), "已经存在"),
        (("new", "other.roster", "--unit", "990000000"), "没有代码"),
        (("check", "pyproject.toml"), "不是名册文件"),
        (("import", "FILE", "pyproject.toml"), "pyproject.toml"),
    ],
)
def test_a_failure_is_one_sentence_and_exit_code_one(
    clerk: Clerk, arguments: tuple[str, ...], words: str
) -> None:
    clerk.does(*arguments, expect=1)
    assert words in clerk.complained
    assert "Traceback" not in clerk.complained
    assert clerk.said == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("new", "x.roster"),
        ("training", "plan", "FILE", "--title", "x", "--period", "tomorrow"),
        ("attend", "FILE", "x", "--unknown"),
    ],
)
def test_wrong_usage_is_exit_code_two(clerk: Clerk, arguments: tuple[str, ...]) -> None:
    clerk.does(*arguments, expect=2)
