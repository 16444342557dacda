"""Expected failures as sentences of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from roster.base.errors import RosterError
    from roster.base.words import Language


def sentence(error: RosterError, language: Language) -> str:
    """Return what happened, what was kept and what to do, in the language of the window."""
    from roster.base import errors  # noqa: PLC0415 - not needed before the first failure

    return errors.sentence(error, language)
