"""Who cannot be printed is left out and named; one rare character never keeps the others back."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from roster.coverage.records import PersonRecord
from roster.papers.drawing.fonts import missing
from roster.papers.errors import PeopleLeftOut
from roster.papers.facts import (
    Badges,
    ContactList,
    GroupList,
    NoticeReceipt,
    ReceiptDivision,
    ReceiptPerson,
    SeatingPlan,
    SeatingRoom,
    SignInSheet,
    TrainingPerson,
)
from roster.papers.paper_set import PaperSet, PersonRecords
from roster.papers.pdf.certificate import certificate_texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from roster.certificates.certificates import CertificateRow

_PEOPLE = (TrainingPerson, ReceiptPerson, PersonRecord)
_WITH_PEOPLE = (
    Badges,
    ContactList,
    GroupList,
    NoticeReceipt,
    PersonRecords,
    ReceiptDivision,
    SeatingPlan,
    SeatingRoom,
    SignInSheet,
)


def printable_papers(papers: PaperSet) -> tuple[PaperSet, PeopleLeftOut | None]:
    """Return papers without the people whom no font prints, and who that is.

    A paper on which nobody can be printed stays as it is, to be refused as a whole.
    """
    parts: dict[str, Any] = {}
    left: dict[str, tuple[str, ...]] = {}
    for part in fields(papers):
        sieve = _Sieve()
        kept = sieve.without_unprintable(getattr(papers, part.name))
        if sieve.has_kept:
            parts[part.name] = kept
            left |= sieve.left
    return replace(papers, **parts), _told(left)


def printable_certificates(
    rows: Sequence[CertificateRow],
) -> tuple[tuple[CertificateRow, ...], PeopleLeftOut | None]:
    """Return the certificates that can be printed, and whose cannot; all where none can."""
    sieve = _Sieve()
    kept = tuple(row for row in rows if sieve.passes(row.facts.name, certificate_texts(row.facts)))
    return (kept, _told(sieve.left)) if sieve.has_kept else (tuple(rows), None)


def _told(left: Mapping[str, tuple[str, ...]]) -> PeopleLeftOut | None:
    return PeopleLeftOut(tuple(left.items()), len(left)) if left else None


class _Sieve:
    """Lets through who can be printed and remembers who cannot."""

    def __init__(self) -> None:
        self.has_kept = False
        self.left: dict[str, tuple[str, ...]] = {}

    def passes(self, name: str, texts: Iterable[str]) -> bool:
        """Tell whether all that a paper says of somebody can be printed."""
        found = missing(texts)
        if found:
            self.left[name] = tuple(code for _text, codes in found for code in codes)
        else:
            self.has_kept = True
        return not found

    def without_unprintable(self, value: Any) -> Any:  # noqa: ANN401 - any part of a paper
        """Return a paper, or a part of one, without those people."""
        if isinstance(value, tuple):
            return tuple(self.without_unprintable(part) for part in value if self._stays(part))
        if isinstance(value, _WITH_PEOPLE):
            names = [part.name for part in fields(value)]
            parts = {name: self.without_unprintable(getattr(value, name)) for name in names}
            return replace(value, **parts)
        return value

    def _stays(self, part: object) -> bool:
        if not isinstance(part, _PEOPLE):
            return True
        texts = (getattr(part, each.name) for each in fields(part))
        return self.passes(part.name, (text for text in texts if isinstance(text, str)))
