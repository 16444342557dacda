"""What is accepted can be printed: the rule of the entry and the fonts of the papers agree."""

from __future__ import annotations

import unicodedata

import pytest

from roster.base.errors import TextEmpty, TextTooLong, TextUnprintable, TextUnusable, sentence
from roster.base.printable import hidden_or_picture, require_printable_text, unprinted
from roster.base.words import Words
from roster.papers.drawing.fonts import missing

TITLE = Words("班次名称", "The title")


def test_every_sign_taken_has_a_font() -> None:
    taken = [
        chr(point)
        for point in range(0x10000)
        if not unprinted(chr(point)) and unicodedata.category(chr(point)) != "Cn"
    ]
    assert len(taken) > 28000
    assert not missing(taken)


@pytest.mark.parametrize(
    "text",
    [
        "2026年第1期“两委”干部培训班（县级）——①②Ⅱ㎡·×℃№☆",
        "Training 2026",
        "Đặng Thị Ánh",
        "Иван",
        "\U00031350班",
    ],
)
def test_what_papers_say_is_taken(text: str) -> None:
    require_printable_text(TITLE, text, 120, required=True)


@pytest.mark.parametrize(
    "text",
    [
        "培训😀班",
        "培训\n班",
        "培训\u200b班",
        "❤️班",
        "\u2028",
        "\ue000",
        "1️⃣",
        "\ud800",
        "⚠班",
        "ไทย",
        "\x00",
    ],
)
def test_what_no_paper_prints_is_refused_by_its_sign(text: str) -> None:
    with pytest.raises((TextUnprintable, TextEmpty)) as refused:
        require_printable_text(TITLE, text, 120, required=True)
    said = sentence(refused.value)
    assert said.startswith("班次名称")
    assert said.isprintable()


@pytest.mark.parametrize(
    ("text", "kind"), [("", TextEmpty), (" 　", TextEmpty), ("长" * 121, TextTooLong)]
)
def test_what_is_empty_or_too_long_is_refused(text: str, kind: type[TextUnusable]) -> None:
    with pytest.raises(kind):
        require_printable_text(TITLE, text, 120, required=True)
    assert sentence(TextTooLong(TITLE, 121, 120), "en").startswith("The title has 121")


@pytest.mark.parametrize(
    "name", ["张\U00031350", "李\U0002ebf0", "王\U000323b0", "陈\U00020000", "Đỗ", "Ёлкин", "عمر"]
)
def test_names_of_any_script_and_of_han_that_python_does_not_know_are_names(name: str) -> None:
    assert not hidden_or_picture(name)


@pytest.mark.parametrize(
    "name", ["张😀", "张\u202e三", "张\n三", "张\ufe0f", "张\U000e0001", "张\U0010fffd"]
)
def test_what_cannot_be_seen_or_is_a_picture_is_no_name(name: str) -> None:
    assert hidden_or_picture(name)
