"""How characters sound."""

from __future__ import annotations

import pytest

from roster.base.pinyin import spoken, toned


@pytest.mark.parametrize(
    ("text", "pinyin", "initials"),
    [
        ("打印", "dayin", "dy"),
        ("圩镇", "xuzhen", "xz"),
        ("东涌", "dongchong", "dc"),
        ("A1 组", "a1zu", "a1z"),
    ],
)
def test_the_likeliest_reading_comes_first(text: str, pinyin: str, initials: str) -> None:
    assert spoken(text)[0] == (pinyin, initials)


def test_the_other_readings_are_known_too() -> None:
    assert {"wei", "xu"} <= {pinyin for pinyin, _ in spoken("圩")}


@pytest.mark.parametrize(
    ("char", "key"), [("圩", "xu1圩"), ("王", "wang2王"), ("A", "a"), ("☃", "~☃")]
)
def test_a_character_is_ordered_by_sound_and_tone(char: str, key: str) -> None:
    assert toned(char) == key
