"""What the clerk said about columns, remembered by the header's fingerprint.

What a fingerprint is, :mod:`roster.lists.deciding.remembered_headers` knows; here it is a text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import select

from roster.base.clock import today
from roster.db.models import HeaderMapping
from roster.db.sql.parts import in_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class LearntMapping:
    """What was said about one header.

    Attributes:
        fingerprint: of the header as it is found without any correction.
        words: of the header, for people.
        fields: field by one-based column; ``None`` leaves the column out.
        band: first and last row of the header, counted from the first row of the band as it is
            found without correction (0: the same row); ``None``: as found.
        no_header: the sheet has no header at all.
        file: the name of the list from which it was learnt.
    """

    fingerprint: str
    words: tuple[str, ...] = ()
    fields: Mapping[int, str | None] = field(default_factory=dict)
    band: tuple[int, int] | None = None
    no_header: bool = False
    file: str = ""


@dataclass(frozen=True, slots=True)
class RememberedMapping(LearntMapping):
    """What was said, and on which day (ISO)."""

    learnt_on: str = ""


def recall_mappings(db: Session, fingerprints: Iterable[str]) -> dict[str, RememberedMapping]:
    """Return what is remembered about these headers, by fingerprint."""
    found = in_parts(db, select(HeaderMapping), HeaderMapping.fingerprint, fingerprints)
    return {row.fingerprint: _remembered(row) for (row,) in found}


def remember_mappings(db: Session, learnt: Iterable[LearntMapping]) -> None:
    """Remember what was said about headers; what was said before about the same one gives way.

    The older memory is kept as deleted, not overwritten: so the import that brought it can still
    be undone.
    """
    for mapping in learnt:
        old = db.scalars(
            select(HeaderMapping).where(HeaderMapping.fingerprint == mapping.fingerprint)
        ).first()
        if old and _says_the_same(_remembered(old), mapping):
            continue
        if old:
            old.deleted = True
            db.flush()
        db.add(_entity(mapping))


def _says_the_same(mapping: LearntMapping, other: LearntMapping) -> bool:
    return (dict(mapping.fields), mapping.band, mapping.no_header) == (
        dict(other.fields),
        other.band,
        other.no_header,
    )


def _entity(mapping: LearntMapping) -> HeaderMapping:
    first, last = mapping.band or (None, None)
    return HeaderMapping(
        fingerprint=mapping.fingerprint,
        words=list(mapping.words),
        fields={str(column): meaning for column, meaning in mapping.fields.items()},
        band_first=first,
        band_last=last,
        no_header=mapping.no_header,
        file=mapping.file,
        learnt_on=today(),
    )


def _remembered(row: HeaderMapping) -> RememberedMapping:
    band = None
    if row.band_first is not None and row.band_last is not None:
        band = (row.band_first, row.band_last)
    return RememberedMapping(
        row.fingerprint,
        tuple(row.words),
        {int(column): meaning for column, meaning in row.fields.items()},
        band,
        row.no_header,
        row.file,
        row.learnt_on,
    )
