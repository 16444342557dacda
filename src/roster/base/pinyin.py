"""How characters sound: pinyin and initials for finding, sound and tone for ordering."""

from __future__ import annotations

import os
import unicodedata
from functools import cache, lru_cache
from itertools import islice, product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

COMBINATIONS = 24
"""So many combinations of the readings of one name: more are never typed."""

_TONE_OF = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}
_NO_TONE = dict.fromkeys(map(ord, _TONE_OF))

#: Read so in names of places in Guangdong; the other readings find the character too.
_LOCAL_READINGS = {"圩": "xū", "涌": "chōng"}

Readings = tuple[str, ...]  # of one character, likeliest first


@lru_cache(maxsize=32768)
def spoken(part: str) -> tuple[tuple[str, str], ...]:
    """Return pinyin and initials of some characters, for each combination of their readings.

    ``打印`` gives ``dayin`` and ``dy``.
    """
    return combinations(tuple(filter(None, map(_readings, part))))


def combinations(readings: Sequence[Readings]) -> tuple[tuple[str, str], ...]:
    """Return pinyin and initials of characters that are read so."""
    chosen = islice(product(*readings), COMBINATIONS)
    return tuple(("".join(each), "".join(sound[0] for sound in each)) for each in chosen)


@cache
def _readings(char: str) -> Readings:
    """Return the readings of a character without tones; a letter or digit reads as itself."""
    if char.isascii():
        return (char.lower(),) if char.isalnum() else ()
    plain = (reading.translate(_NO_TONE) for reading in _toned_readings(char))
    spelled = (spelling for each in plain for spelling in _spellings(each))
    return tuple(dict.fromkeys(spelled))


def _spellings(reading: str) -> Readings:
    composed = unicodedata.normalize("NFC", reading)
    return (composed.replace("ü", "v"), composed.replace("ü", "u"))


@cache
def toned(char: str, toneless: str | None = None) -> str:
    """Return sound, tone and character; ``toneless`` picks one of several readings."""
    if char.isascii():
        return char.lower()
    for reading in _toned_readings(char):
        if toneless is None or toneless == _spellings(reading.translate(_NO_TONE))[0]:
            tones = [_TONE_OF[mark] for mark in reading if mark in _TONE_OF]
            sound = _spellings(reading.translate(_NO_TONE))[0]
            return f"{sound}{(tones or ['5'])[0]}{char}"
    return f"{toneless}5{char}" if toneless else f"~{char}"


@cache
def _toned_readings(char: str) -> Readings:
    """Return the readings of a Han with their tone marks as characters of their own."""
    known = _pinyin_of_characters().get(ord(char), "").split(",")
    local = [reading for reading in known if reading == _LOCAL_READINGS.get(char)]
    likeliest_first = dict.fromkeys(filter(None, local + known))
    return tuple(unicodedata.normalize("NFD", reading) for reading in likeliest_first)


@cache
def _pinyin_of_characters() -> dict[int, str]:
    """Return the readings of all characters, loaded when the first name needs them."""
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")  # 40 MB that say nothing of characters
    from pypinyin.pinyin_dict import pinyin_dict  # noqa: PLC0415 - slow to load, seldom needed

    readings: dict[int, str] = pinyin_dict
    return readings
