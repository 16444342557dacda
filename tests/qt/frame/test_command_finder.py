from __future__ import annotations

import pytest

from roster.qt.frame.command_finder import Findable, find_commands
from roster.qt.kit.commands import plain_words
from roster.qt.widgets.search.hit import Hit


def command(words: str, english: str) -> Findable:
    return Findable(words, english, lambda: Hit("命令", words, "", "x", lambda: None))


COMMANDS = [
    command("打印", "Print"),
    command("导出", "Export"),
    command("导入花名册", "Import roster"),
    command("查看覆盖", "Show coverage"),
]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("打", ["打印"]),
        ("花名册", ["导入花名册"]),
        ("dy", ["打印"]),
        ("daochu", ["导出"]),
        ("DC", ["导出"]),
        ("dao", ["导出", "导入花名册"]),
        ("ckfg", ["查看覆盖"]),
        ("roster", ["导入花名册"]),
        ("fugai", ["查看覆盖"]),
        ("没有", []),
        ("zzz", []),
    ],
)
def test_commands_are_found_by_chinese_pinyin_initials_and_english(
    typed: str, found: list[str]
) -> None:
    assert [hit.title for hit in find_commands(COMMANDS, typed)] == found


def test_an_empty_text_finds_all_in_their_order() -> None:
    assert len(find_commands(COMMANDS, "")) == 4


@pytest.mark.parametrize("typed", ["chongxin", "cxdk", "zxdk"])
def test_every_reading_of_a_character_finds_a_command(typed: str) -> None:
    again = command("重新打开", "Reopen")
    assert [hit.title for hit in find_commands([again], typed)] == ["重新打开"]


@pytest.mark.parametrize(
    ("text", "plain"),
    [("打开名册文件(&O)…", "打开名册文件"), ("&Open…", "Open"), ("S&maller text", "Smaller text")],
)
def test_words_lose_their_mnemonic(text: str, plain: str) -> None:
    assert plain_words(text) == plain
