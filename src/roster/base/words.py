"""Words in both languages: beside the thing that they name, chosen here.

Papers are always Chinese; the window and the command line ask for their own language.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Literal, NamedTuple, Self

Language = Literal["zh", "en"]
_LANGUAGES: dict[str, Language] = {"zh": "zh", "en": "en"}


def language_named(name: str) -> Language:
    """Return a language by what the preferences say; Chinese when they make no sense."""
    return _LANGUAGES.get(name, "zh")


class Words(NamedTuple):
    """The same words in both languages."""

    zh: str
    en: str

    def said(self, language: Language = "zh") -> str:
        """Return the words of one language."""
        return self.zh if language == "zh" else self.en


OTHER_LANGUAGE = Words(zh="en", en="zh")
AND = Words("、", ", ")
APART = Words("；", "; ")
SPACE = Words("", " ")
"""What stands between two words: between those of one list, of two statements, of one phrase."""


class Code(StrEnum):
    """The root of all codes: a member carries what is stored, and its words in both languages.

    ``LATE = "late", "迟到", "late"``; as a text it is what is stored.
    """

    _value_: str
    words: Words

    def __new__(cls, value: str, zh: str = "", en: str = "") -> Self:
        """Make a member of its code and its words."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.words = Words(zh, en)
        return member


def label(code: Code | None, language: Language = "zh") -> str:
    """Return the word for a code; nothing for no code."""
    return "" if code is None else code.words.said(language)
