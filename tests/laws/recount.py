"""The second road to every figure: the bare rows of the tables, counted again in plain Python."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import JSON

from roster.base.codes.attendance import ATTENDED, LEAVE, Mark
from roster.base.codes.people import FOUR_LEADING, TWO_COMMITTEES
from roster.base.codes.trainings import TEACHING, Tier
from roster.coverage.requirements import PROVINCE_TAG
from roster.db.history.journal import columns_of, table_of
from roster.db.models import Base, Kept
from roster.db.sql.statement import driver

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlalchemy.orm import Session

Row = dict[str, Any]
KEPT = tuple(m.class_ for m in Base.registry.mappers if issubclass(m.class_, Kept))
_OUTLIVING = {"waiting_row", "header_mapping", "certificate"}
"""What may refer to who is gone: rows of lists, and papers that were given out."""


@dataclass(frozen=True)
class Tables:
    """All rows by table and id, as they are stored; texts of JSON are read.

    ``living`` leaves out what is deleted. Rows stand in the order in which they were born.
    """

    every: Mapping[str, Mapping[str, Row]]
    living: Mapping[str, Mapping[str, Row]]

    def of(self, table: str, **wanted: object) -> list[Row]:
        """Return the living rows of a table with these values."""
        pairs = wanted.items()
        rows = self.living[table].values()
        return [row for row in rows if all(row[name] == value for name, value in pairs)]


def read_tables(db: Session) -> Tables:
    every = {table_of(one).name: dict(_rows(db, one)) for one in KEPT}
    living = {
        table: {row_id: row for row_id, row in rows.items() if not row["deleted"]}
        for table, rows in every.items()
    }
    return Tables(every, living)


def _rows(db: Session, entity: type[Kept]) -> Iterator[tuple[str, Row]]:
    table, names = table_of(entity), ("id", *columns_of(entity))
    texts = [name for name in names if isinstance(table.columns[name].type, JSON)]
    listed = ", ".join(f'"{name}"' for name in names)
    for values in driver(db).execute(f"SELECT {listed} FROM {table.name} ORDER BY rowid"):  # noqa: S608 - a table of ours
        row = dict(zip(names, values, strict=True))
        row |= {name: msgspec.json.decode(row[name] or "null") for name in texts}
        yield row["id"], row


# --- references ----------------------------------------------------------------------------


def lost_parents(tables: Tables) -> list[tuple[str, str, str]]:
    """Return the living rows that refer to one that is gone, as (table, column, id)."""
    return [
        (table.name, key.parent.name, row["id"])
        for table in map(table_of, KEPT)
        if table.name not in _OUTLIVING
        for key in table.foreign_keys
        for row in tables.living[table.name].values()
        if row[key.parent.name] is not None
        and row[key.parent.name] not in tables.living[key.column.table.name]
    ]


def strangers(tables: Tables) -> list[str]:
    """Return the marks whose person and half-day are of two trainings."""
    people, periods = tables.living["enrollment"], tables.living["period"]
    return [
        mark["id"]
        for mark in tables.of("attendance")
        if people[mark["enrollment_id"]]["training_id"] != periods[mark["period_id"]]["training_id"]
    ]


# --- a class -------------------------------------------------------------------------------


@dataclass(frozen=True)
class Class:
    """The rows of one training."""

    training: Row
    periods: list[Row]
    people: list[Row]
    marks: Mapping[tuple[str, str], str]

    def there(self, person: Row) -> int:
        """Return how many half-days somebody attended."""
        return sum(self.mark(person, period) in ATTENDED for period in self.periods)

    def mark(self, person: Row, period: Row) -> str | None:
        return self.marks.get((person["id"], period["id"]))

    def counts(self, people: Iterable[Row], periods: list[Row]) -> tuple[int, int, int, int, int]:
        """Return persons due, present, on leave, absent, not entered in these half-days."""
        kinds = Counter(_kind([self.mark(one, period) for period in periods]) for one in people)
        shown = tuple(kinds[kind] for kind in ("present", "leave", "absent", "blank"))
        return sum(shown), *shown  # type: ignore[return-value]  # four of them


def _kind(marks: list[str | None]) -> str:
    if any(mark in ATTENDED for mark in marks):
        return "present"
    if any(mark in LEAVE for mark in marks):
        return "leave"
    if Mark.ABSENT in marks:
        return "absent"
    return "not due" if set(marks) == {Mark.NOT_COUNTED} else "blank"


def classes(tables: Tables) -> list[Class]:
    return [
        Class(
            training=training,
            periods=sorted(
                tables.of("period", training_id=training["id"]),
                key=lambda one: (
                    one["date"],
                    ("morning", "afternoon", "evening").index(one["part"]),
                ),
            ),
            people=sorted(
                tables.of("enrollment", training_id=training["id"]), key=lambda one: one["number"]
            ),
            marks={
                (mark["enrollment_id"], mark["period_id"]): mark["mark"]
                for mark in tables.of("attendance")
            },
        )
        for training in tables.of("training")
    ]


def making_up(tables: Tables) -> set[str]:
    """Return the enrollments with a half-day made up for in a class that is not closed."""
    people, trainings = tables.living["enrollment"], tables.living["training"]
    return {
        link["missed_enrollment_id"]
        for link in tables.of("makeup")
        if trainings[people[link["made_enrollment_id"]]["training_id"]]["state"] != "closed"
    }


# --- coverage ------------------------------------------------------------------------------


def completed(tables: Tables, term_id: str, as_of: str) -> list[tuple[str, str, str]]:
    """Return (training, tier, person) of every completion known on the day."""
    found = []
    for one in classes(tables):
        training = one.training
        days = [period["date"] for period in one.periods]
        counts = training["state"] == "closed" and training["kind"] in TEACHING
        if counts and training["term_id"] == term_id and days and max(days) <= as_of:
            found += [
                (training["id"], training["tier"], person["trainee_id"])
                for person in one.people
                if person["completion"] == "completed" and not _later(tables, person, as_of)
            ]
    return found


def there(tables: Tables, term_id: str, as_of: str) -> list[str]:
    """Return the person of every enrollment in which somebody was there, known on the day."""
    done = {(training, person) for training, _tier, person in completed(tables, term_id, as_of)}
    found = []
    for one in classes(tables):
        training, days = one.training, [period["date"] for period in one.periods]
        counts = training["state"] == "closed" and training["kind"] in TEACHING
        if counts and training["term_id"] == term_id and days and max(days) <= as_of:
            found += [
                person["trainee_id"]
                for person in one.people
                if one.there(person)
                or (training["held_above"] and (training["id"], person["trainee_id"]) in done)
            ]
    return found


def _later(tables: Tables, person: Row, as_of: str) -> bool:
    """Tell whether somebody made up for something only after the day."""
    return any(
        tables.every["period"][link["made_period_id"]]["date"] > as_of
        for link in tables.of("makeup", missed_enrollment_id=person["id"])
    )


def who_must(tables: Tables, as_of: str) -> Mapping[Tier, set[str]]:
    """Return the people whom each of the four requirements means on a day, as the article says."""
    held: dict[str, set[str]] = {}
    newly = set()
    for post in tables.of("position"):
        if post["start"] > as_of or (post["end"] or "9999") <= as_of:
            continue
        held.setdefault(post["trainee_id"], set()).add(post["post"])
        if post["post"] == "P1" and post["newly_elected"]:
            newly.add(post["trainee_id"])
    people = tables.living["trainee"]
    leading = {i for i in people if held.get(i, set()) & FOUR_LEADING}
    return {
        Tier.PROVINCE: {i for i, one in people.items() if PROVINCE_TAG in one["tags"]},
        Tier.CITY: newly & set(people),
        Tier.COUNTY: leading,
        Tier.TOWNSHIP: {i for i in people if held.get(i, set()) & TWO_COMMITTEES} - leading,
    }
