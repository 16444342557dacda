"""What the identity number desk shows: damaged numbers, and what each of them may have been.

Numbers are masked as everywhere; besides the usual six and four characters only those are shown
in which a candidate differs from what was typed, because they must be compared with the card.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from roster.base.words import label
from roster.lists.checking.number_repair import changed_places
from roster.people.masking import mask_for_comparing, mask_id_number, mask_phone
from roster.qt.importing.words import field_words
from roster.qt.look.colours import Tone
from roster.qt.look.languages import translate
from roster.qt.widgets.tables.columns import Column, number_column, text_column

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from roster.base.words import Language
    from roster.lists.checking.number_candidates import DamagedNumber, PossibleNumber

KEEP = "0"
"""The key that leaves a number as it is."""

_MASKED_FROM = 15


@dataclass(frozen=True, slots=True)
class NumberLine:
    """One damaged number; the candidate accepted, if any; whether the clerk decided."""

    damaged: DamagedNumber
    accepted: PossibleNumber | None = None
    is_seen: bool = False


@dataclass(frozen=True, slots=True)
class CandidateLine:
    """One choice: a candidate, or (without one) to leave the number as it is."""

    key: str
    candidate: PossibleNumber | None
    shown: str
    places: Collection[int]


def raw_shown(raw: str) -> str:
    """Return what was typed, masked; ``4.41204E+17`` holds too little to be hidden."""
    if len(raw) >= _MASKED_FROM:
        return mask_id_number(raw)
    return raw if "E" in raw.upper() else mask_phone(raw)


def candidate_lines(damaged: DamagedNumber) -> tuple[CandidateLine, ...]:
    """Return the choices for one number, each with its key."""
    lines = [
        _line(str(at), candidate, changed_places(damaged.raw, candidate.number))
        for at, candidate in enumerate(damaged.candidates, start=1)
    ]
    return (*lines, CandidateLine(KEEP, None, translate("NumberDesk", "Leave it as it is"), ()))


def _line(key: str, candidate: PossibleNumber, places: Sequence[int]) -> CandidateLine:
    shown = mask_for_comparing(candidate.number, places)
    return CandidateLine(key, candidate, shown, [at for at in places if shown[at] != "*"])


def situation(damaged: DamagedNumber, language: Language) -> str:
    """Return in one or two sentences what is wrong with a number and what can be known."""
    words = translate("NumberDesk", "Row {row}, {name}: {problem}.").format(
        row=damaged.person.row,
        name=damaged.person.name,
        problem=label(damaged.kind, language),
    )
    more = _what_can_be_known(damaged).format(count=damaged.possible)
    return f"{words} {more}" if more else words


def _what_can_be_known(damaged: DamagedNumber) -> str:
    if damaged.possible is None:
        return translate(
            "NumberDesk", "Too little is left of it; only people already known are offered."
        )
    if damaged.possible > len(damaged.candidates):
        return translate(
            "NumberDesk", "{count} numbers are possible; only people already known are offered."
        )
    if not damaged.candidates:
        return translate("NumberDesk", "Nothing fits; ask the sender for the number.")
    return ""


# --- columns ----------------------------------------------------------------------------------


def number_columns(language: Language) -> tuple[Column[NumberLine], ...]:
    """Return the columns of the list of damaged numbers."""
    return (
        number_column(
            "row", lambda: translate("NumberDesk", "Row"), lambda line: line.damaged.person.row, 52
        ),
        text_column("name", lambda: field_words("name"), lambda line: line.damaged.person.name, 80),
        text_column(
            "village", lambda: field_words("village"), lambda line: line.damaged.person.village_text
        ),
        text_column(
            "raw",
            lambda: translate("NumberDesk", "In the list"),
            lambda line: raw_shown(line.damaged.raw),
            176,
            digits=True,
        ),
        text_column(
            "problem",
            lambda: translate("NumberDesk", "Problem"),
            lambda line: label(line.damaged.kind, language),
            190,
        ),
        text_column(
            "decided",
            lambda: translate("NumberDesk", "Decided"),
            _decided,
            220,
            digits=True,
            stretch=True,
            tone=_decided_tone,
        ),
    )


def _decided(line: NumberLine) -> str:
    if line.accepted is not None:
        number = line.accepted.number
        return "✓ " + mask_for_comparing(number, changed_places(line.damaged.raw, number))
    if line.is_seen:
        return translate("NumberDesk", "left as it is")
    count = len(line.damaged.candidates)
    if not count:
        return translate("NumberDesk", "— nothing to offer")
    return translate("NumberDesk", "{count} to choose from").format(count=count)


def _decided_tone(line: NumberLine) -> Tone | None:
    if line.accepted is not None:
        return Tone.DONE
    return Tone.QUIET if line.is_seen or not line.damaged.candidates else Tone.DUE


def candidate_columns(language: Language) -> tuple[Column[CandidateLine], ...]:
    """Return the columns of the choices for one number, but their keys."""
    return (
        text_column(
            "number", lambda: field_words("id_number"), lambda line: line.shown, 190, digits=True
        ),
        text_column(
            "repair",
            lambda: translate("NumberDesk", "What would have happened"),
            lambda line: label(line.candidate.repair, language) if line.candidate else "",
            150,
        ),
        text_column(
            "evidence",
            lambda: translate("NumberDesk", "What speaks for it"),
            lambda line: _evidence(line, language),
            320,
            stretch=True,
        ),
        text_column("whose", lambda: translate("NumberDesk", "Whose number it is"), _whose, 110),
    )


def _evidence(line: CandidateLine, language: Language) -> str:
    found = line.candidate.evidence if line.candidate else ()
    return "、".join(label(each, language) for each in found)


def _whose(line: CandidateLine) -> str:
    candidate = line.candidate
    if candidate is None:
        return ""
    if candidate.known is not None:
        return translate("NumberDesk", "{name}, in the file").format(name=candidate.known.name)
    if candidate.row is not None:
        return translate("NumberDesk", "stands in row {row}").format(row=candidate.row)
    return ""
