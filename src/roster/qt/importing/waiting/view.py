"""What the inbox shows: rows that wait, as the clerk has put them right, and what they would be."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from roster.base.codes.lists import RowKind
from roster.base.words import label
from roster.divisions.divisions import list_divisions, village_finder, villages
from roster.lists.checking.amendments import Amendment, amended
from roster.lists.deciding import Take, plan_waiting, waiting_rows
from roster.people.posts import posts_text
from roster.qt.importing.words import field_words
from roster.qt.look.colours import Tone
from roster.qt.look.languages import translate
from roster.qt.widgets.tables.columns import Column, date_column, number_column, text_column

if TYPE_CHECKING:
    from collections.abc import Mapping

    from roster.base.words import Language
    from roster.db.engine import Db
    from roster.lists.deciding import Answer, IntakeRow, Waiting
    from roster.lists.listing import Listing

READY = frozenset({RowKind.NEW, RowKind.CHANGED, RowKind.SAME})
"""Rows that can be taken now; of those that say nothing new nothing is written."""

_TONES = {RowKind.CONFLICT: Tone.DUE, RowKind.BAD: Tone.MISSING}

Draft = dict[str, str]
"""Texts that the clerk typed for fields of one row."""


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """One row that waits: as it came, as the clerk has put it right, and what it would become."""

    waiting: Waiting
    listing: Listing
    planned: IntakeRow

    @property
    def is_ready(self) -> bool:
        """Whether the row can be taken now."""
        return self.planned.kind in READY

    def take(self, answer: Answer | None = None) -> Take:
        """Return the order to take it."""
        return Take(self.waiting.id, self.listing, answer)


@dataclass(frozen=True, slots=True)
class InboxView:
    """Everything on the page; units are named by id."""

    lines: tuple[WaitingLine, ...] = ()
    division_names: Mapping[str, str] = field(default_factory=dict)
    villages: tuple[str, ...] = ()

    def files(self) -> dict[str, int]:
        """Return how many rows wait of each file."""
        counts: dict[str, int] = {}
        for line in self.lines:
            counts[line.waiting.file] = counts.get(line.waiting.file, 0) + 1
        return counts


def read_inbox(db: Db, drafts: Mapping[str, Draft]) -> InboxView:
    """Read what waits and decide about it as the clerk has put it right."""
    finder = village_finder(db)
    rows = waiting_rows(db)
    listings = [
        amended(row.listing, _amendments(row, drafts.get(row.id, {})), finder) for row in rows
    ]
    takes = [Take(row.id, listing) for row, listing in zip(rows, listings, strict=True)]
    planned = plan_waiting(db, takes).rows
    lines = zip(rows, listings, planned, strict=True)
    names = {division.id: division.short_name for division in list_divisions(db)}
    known = tuple(village.short_name for village in villages(db))
    return InboxView(tuple(WaitingLine(*line) for line in lines), names, known)


def _amendments(row: Waiting, draft: Draft) -> list[Amendment]:
    person = row.person
    place = person.sheet, person.row, person.name
    return [Amendment(*place, name, text) for name, text in draft.items()]


def why(line: WaitingLine, language: Language) -> str:
    """Return why a row waits: what keeps it back, and what is wrong with its cells."""
    kept_back = [] if line.is_ready else [label(line.planned.why, language)]
    wrong = [
        f"{field_words(problem.field)} {label(problem.kind, language)}"
        for problem in line.listing.problems
    ]
    return "；".join(dict.fromkeys([*kept_back, *wrong]))


def inbox_columns(language: Language) -> tuple[Column[WaitingLine], ...]:
    """Return the columns of the table; its rows stand by file and are not sorted otherwise."""
    return (*_where_from(), *_who(), *_what(language))


def _where_from() -> tuple[Column[WaitingLine], ...]:
    return (
        text_column(
            "file", lambda: translate("Inbox", "From"), lambda line: line.waiting.file, 120
        ),
        number_column(
            "row", lambda: translate("Inbox", "Row"), lambda line: line.waiting.person.row, 44
        ),
    )


def _who() -> tuple[Column[WaitingLine], ...]:
    return (
        text_column(
            "name", lambda: field_words("name"), lambda line: line.listing.people[0].name, 72
        ),
        text_column(
            "village",
            lambda: field_words("village"),
            lambda line: line.listing.people[0].village_text,
            88,
        ),
        text_column(
            "posts",
            lambda: field_words("posts"),
            lambda line: posts_text(line.listing.people[0].posts),
            124,
        ),
    )


def _what(language: Language) -> tuple[Column[WaitingLine], ...]:
    return (
        text_column(
            "state",
            lambda: translate("Inbox", "Now"),
            lambda line: _state(line, language),
            76,
            tone=lambda line: _TONES.get(line.planned.kind, Tone.DONE),
        ),
        text_column(
            "why",
            lambda: translate("Import", "Why"),
            lambda line: why(line, language),
            240,
            stretch=True,
        ),
        date_column(
            "since",
            lambda: translate("Inbox", "Since"),
            lambda line: line.waiting.since,
            100,
            hidden=True,
        ),
    )


def _state(line: WaitingLine, language: Language) -> str:
    words = label(line.planned.kind, language)
    return f"✓ {words}" if line.is_ready else words
