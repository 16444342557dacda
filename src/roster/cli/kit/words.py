"""The language of the command line: that of the preferences, as the window's.

A help text stands in both languages, an empty line between them (:func:`both`); so does the
docstring of a command.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from roster.base import errors, words
from roster.base.paths import data_place
from roster.base.preferences import PREFERENCES, read_preferences
from roster.base.words import Code, Language, Words, language_named
from roster.certificates import codes as certificate_codes
from roster.people import posts
from roster.trainings import codes as training_codes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from roster.base.errors import RosterError
    from roster.certificates.codes import Doubt
    from roster.trainings.codes import MeantBy

_BETWEEN = "\n\n"
_language: ContextVar[Language] = ContextVar("language", default="zh")


@contextmanager
def speaking_as_preferred() -> Iterator[None]:
    """Speak as the preferences say; Chinese where there are none, and again afterwards."""
    preferred = read_preferences(data_place() / PREFERENCES).language
    before = _language.set(language_named(preferred))
    try:
        yield
    finally:
        _language.reset(before)


def language() -> Language:
    """Return the language spoken now."""
    return _language.get()


def spoken(zh: str, en: str) -> str:
    """Return what is said in the language spoken now."""
    return Words(zh, en).said(language())


def both(zh: str, en: str) -> str:
    """Return a help text in both languages."""
    return f"{zh}{_BETWEEN}{en}"


def one_of_both(text: str) -> str:
    """Return a help text of both languages in the language spoken now."""
    zh, _, en = text.partition(_BETWEEN)
    return spoken(zh, en or zh)


def label(code: Code | None) -> str:
    """Return the word for a code; nothing for no code."""
    return words.label(code, language())


def sentence(error: RosterError) -> str:
    """Return what to tell the clerk about an expected failure."""
    return errors.sentence(error, language())


def posts_text(held: Iterable[str]) -> str:
    """Return posts in the order in which lists name them."""
    return posts.posts_text(held, language())


def doubts_text(doubts: Mapping[Doubt, str]) -> str:
    """Return what is no longer as a certificate says."""
    return certificate_codes.doubts_text(doubts, language())


def reasons_text(reasons: Iterable[tuple[MeantBy, str]]) -> str:
    """Return why somebody is meant."""
    return training_codes.reasons_text(reasons, language())


def joined(texts: Iterable[str]) -> str:
    """Return the words of one list."""
    return words.AND.said(language()).join(texts)
