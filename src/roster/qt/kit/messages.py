"""Expected failures as sentences of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from roster.base.errors import RosterError
    from roster.base.labels import Language


def sentence(error: RosterError, language: Language) -> str:
    """Return what happened, what was kept and what to do, in the language of the window."""
    from roster.base import messages  # noqa: PLC0415 - not needed before the first failure

    return messages.sentence(error, language)
