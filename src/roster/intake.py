"""Deciding on a list: which rows are new, changed, the same, in conflict or not usable.

A plan is made from a :class:`~roster.listing.Listing` and the file, shown to the clerk, and then
applied whole in one transaction. People are recognised by a ladder, each step with its reason:
identity number, then name + village + birth, then name + phone. Two candidates stop only that
row. What a list does not say is never erased.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace
from sqlalchemy import func, select

from roster import posts
from roster.bulk import without_collecting
from roster.codes import Act, Education, Gender, PoliticalStatus, Post, RowKind, RowReason
from roster.db.journal import insert_rows
from roster.db.models import Action, Division, Position, Trainee, new_id
from roster.errors import RosterError, WorkbookOutdated
from roster.positions import current_term
from roster.progress import Report, unwatched
from roster.trainees import FACT_NAMES, TraineeFacts, all_facts, checked, correct, stored_fields

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from roster.db.engine import Database
    from roster.listing import ListedPerson, Listing

_REPORT_EVERY = 500

_UNDECIDED = frozenset({RowReason.TWO_CANDIDATES, RowReason.ID_OF_ANOTHER})

# Looking a code up is many times quicker than making the enum member of it.
_POSTS = {code.value: code for code in Post}
_GENDERS = {code.value: code for code in Gender}
_EDUCATIONS = {code.value: code for code in Education}
_STATUSES = {code.value: code for code in PoliticalStatus}


class FactChange(msgspec.Struct, frozen=True):
    """One field that the list changes; ``posts`` for posts gained."""

    field: str
    old: str
    new: str


class IntakeRow(msgspec.Struct, frozen=True):
    """One row of the list and what is to become of it; ``division_id`` is where it places them."""

    person: ListedPerson
    kind: RowKind
    reason: RowReason
    division_id: str = ""
    trainee_id: str | None = None
    facts: TraineeFacts | None = None
    new_posts: tuple[Post, ...] = ()
    changes: tuple[FactChange, ...] = ()


@dataclass(frozen=True, slots=True)
class IntakePlan:
    """What importing a listing would do; ``state`` is the journal's length it was made for."""

    listing: Listing
    rows: tuple[IntakeRow, ...]
    state: int

    def count(self, kind: RowKind) -> int:
        """Return how many rows are of a kind."""
        return sum(row.kind is kind for row in self.rows)


@dataclass(frozen=True, slots=True)
class IntakeResult:
    """Counts of an import: people found in the list = new + changed + same + waiting."""

    found: int
    new: int
    changed: int
    same: int
    waiting: int
    skipped_rows: int


# --- planning ------------------------------------------------------------------------------


@dataclass
class _Known:
    """The people of the file, and of the list so far, by what they are recognised by."""

    facts: dict[str, TraineeFacts]
    held: dict[str, set[tuple[str, Post]]]
    by_id_number: dict[str, str]
    by_birth: dict[tuple[str, str, str], set[str]]
    by_phone: dict[tuple[str, str], set[str]]
    listed: set[str]

    def add(self, trainee_id: str, facts: TraineeFacts) -> None:
        """Make a person recognisable."""
        self.facts[trainee_id] = facts
        if facts.id_number:
            self.by_id_number[facts.id_number] = trainee_id
        if facts.birth:
            key = (facts.name, facts.division_id, facts.birth[:7])
            self.by_birth.setdefault(key, set()).add(trainee_id)
        if facts.phone:
            self.by_phone.setdefault((facts.name, facts.phone), set()).add(trainee_id)

    def posts_in(self, trainee_id: str, division_id: str) -> set[Post]:
        """Return the posts a person holds in a unit."""
        return {post for unit, post in self.held.get(trainee_id, ()) if unit == division_id}

    def remember(self, row: IntakeRow) -> None:
        """Let later rows of the list see this one."""
        if row.trainee_id is None or row.facts is None:
            return
        self.add(row.trainee_id, row.facts)
        self.listed.add(row.trainee_id)
        held = self.held.setdefault(row.trainee_id, set())
        held.update((row.division_id, post) for post in row.new_posts)


@without_collecting()
def plan_intake(db: Session, listing: Listing, report: Report = unwatched) -> IntakePlan:
    """Decide about every row of a listing; nothing is written."""
    known = _known(db)
    units = _unit_ids(db)
    rows: list[IntakeRow] = []
    for done, person in enumerate(listing.people):
        if done % _REPORT_EVERY == 0:
            report(done, len(listing.people))
        rows.append(_decide(person, known, units))
    report(len(rows), len(rows))
    return IntakePlan(listing, tuple(rows), _journal_length(db))


def _known(db: Session) -> _Known:
    known = _Known({}, {}, {}, {}, {}, set())
    for trainee_id, facts in all_facts(db).items():
        known.add(trainee_id, facts)
    held = select(Position.trainee_id, Position.division_id, Position.post)
    for row in db.execute(held.where(Position.end.is_(None))):
        known.held.setdefault(row.trainee_id, set()).add((row.division_id, Post(row.post)))
    return known


def _unit_ids(db: Session) -> dict[str, str]:
    rows = db.execute(select(Division.code, Division.id)).all()
    return {code: row_id for code, row_id in rows if code} | {row_id: row_id for _, row_id in rows}


def _journal_length(db: Session) -> int:
    return db.scalar(select(func.max(Action.sequence))) or 0


def _decide(person: ListedPerson, known: _Known, units: dict[str, str]) -> IntakeRow:
    division_id = units.get(person.village or "")
    if division_id is None:
        return IntakeRow(person, RowKind.BAD, RowReason.NO_VILLAGE)
    try:
        facts = checked(_listed_facts(person, division_id))
    except RosterError:
        return IntakeRow(person, RowKind.BAD, RowReason.NO_NAME, division_id)
    candidates, reason = _recognise(facts, known)
    if reason in _UNDECIDED:
        return IntakeRow(person, RowKind.CONFLICT, reason, division_id, facts=facts)
    row = _recognised_row(person, facts, next(iter(candidates), None), reason, known)
    if row.kind is not RowKind.BAD:
        known.remember(row)
    return row


def _listed_facts(person: ListedPerson, division_id: str) -> TraineeFacts:
    return TraineeFacts(
        name=person.name,
        division_id=division_id,
        gender=_GENDERS.get(person.gender or ""),
        birth=person.birth,
        ethnicity=person.ethnicity,
        education=_EDUCATIONS.get(person.education or ""),
        studying=person.studying,
        political_status=_STATUSES.get(person.political_status or ""),
        party_joined=person.party_joined,
        id_number=person.id_number,
        phone=person.phone,
        second_phone=person.second_phone,
        veteran=bool(person.veteran),
        note=person.note,
    )


def _recognise(facts: TraineeFacts, known: _Known) -> tuple[set[str], RowReason]:
    """Climb the ladder and return the candidates of the first step that has any."""
    holder = known.by_id_number.get(facts.id_number or "")
    if holder:
        same_name = known.facts[holder].name == facts.name
        return {holder}, RowReason.ID_NUMBER if same_name else RowReason.ID_OF_ANOTHER
    by_birth = known.by_birth.get((facts.name, facts.division_id, (facts.birth or "")[:7]))
    by_phone = known.by_phone.get((facts.name, facts.phone or ""))
    for found, reason in (
        (by_birth, RowReason.NAME_VILLAGE_BIRTH),
        (by_phone, RowReason.NAME_PHONE),
    ):
        candidates = {i for i in found or () if not _other_number(known.facts[i], facts)}
        if candidates:
            return candidates, RowReason.TWO_CANDIDATES if len(candidates) > 1 else reason
    return set(), RowReason.NOT_KNOWN


def _other_number(one: TraineeFacts, other: TraineeFacts) -> bool:
    """Tell whether both have identity numbers and they differ: then they are two people."""
    return bool(one.id_number and other.id_number and one.id_number != other.id_number)


def _recognised_row(
    person: ListedPerson,
    facts: TraineeFacts,
    trainee_id: str | None,
    reason: RowReason,
    known: _Known,
) -> IntakeRow:
    division_id = facts.division_id
    held = known.posts_in(trainee_id, division_id) if trainee_id else set()
    gained = tuple(post for post in _once(person.posts) if post not in held)
    if gained and posts.forbidden_pair((*held, *gained)):
        return IntakeRow(person, RowKind.BAD, RowReason.FORBIDDEN_POSTS, division_id, facts=facts)
    if trainee_id is None:
        return IntakeRow(person, RowKind.NEW, reason, division_id, new_id(), facts, gained)
    before = known.facts[trainee_id]
    merged = _merged(before, facts)
    changes = _changes(before, merged, gained)
    kind = RowKind.CHANGED if changes else RowKind.SAME
    if trainee_id in known.listed:
        reason = RowReason.SAME_ROW_BEFORE
    return IntakeRow(person, kind, reason, division_id, trainee_id, merged, gained, changes)


def _once(listed: Iterable[str]) -> tuple[Post, ...]:
    return tuple(dict.fromkeys(_POSTS[code] for code in listed))


def _merged(before: TraineeFacts, listed: TraineeFacts) -> TraineeFacts:
    """Return what is known after the list: its word counts where it says more or other."""
    said = {name: value for name in FACT_NAMES if (value := getattr(listed, name))}
    for name in ("birth", "party_joined"):
        old = getattr(before, name)
        if old and name in said and old.startswith(said[name]):
            del said[name]  # the list only says the same less exactly
    said.pop("division_id")  # a second post elsewhere does not move the person
    return replace(before, **said)


def _changes(
    before: TraineeFacts, merged: TraineeFacts, gained: tuple[Post, ...]
) -> tuple[FactChange, ...]:
    changes = [
        FactChange(name, str(getattr(before, name) or ""), str(getattr(merged, name)))
        for name in FACT_NAMES
        if getattr(before, name) != getattr(merged, name)
    ]
    if gained:
        changes.append(FactChange("posts", "", posts.posts_text(gained)))
    return tuple(changes)


# --- applying ------------------------------------------------------------------------------


@without_collecting()
def apply_intake(db: Session, plan: IntakePlan, report: Report = unwatched) -> IntakeResult:
    """Write a plan: new people and posts, changed facts; the other rows wait.

    Raises:
        WorkbookOutdated: the file was changed since the plan was made.
    """
    if plan.state != _journal_length(db):
        raise WorkbookOutdated(plan.listing.file)
    new = [row for row in plan.rows if row.kind is RowKind.NEW]
    _insert_people(db, new, report)
    for row in plan.rows:
        if row.kind is RowKind.CHANGED:
            _change_person(db, row)
    _insert_posts(db, [row for row in plan.rows if row.new_posts and _is_taken(row)])
    return counts(plan)


def _insert_people(db: Session, rows: list[IntakeRow], report: Report) -> None:
    for start in range(0, len(rows), _REPORT_EVERY):
        report(start, len(rows))
        chunk = rows[start : start + _REPORT_EVERY]
        insert_rows(
            db,
            Trainee,
            [
                stored_fields(row.facts) | {"id": row.trainee_id, "raw": _kept_raw(row)}
                for row in chunk
                if row.facts
            ],
        )
    report(len(rows), len(rows))


def _kept_raw(row: IntakeRow) -> dict[str, str]:
    """Return the sender's words for the facts that roster put into its own."""
    facts = row.facts
    said = row.person.raw.items()
    return {name: text for name, text in said if text and text != getattr(facts, name, None)}


def _change_person(db: Session, row: IntakeRow) -> None:
    facts = row.facts
    changed = {c.field: getattr(facts, c.field) for c in row.changes if c.field != "posts"}
    if changed and row.trainee_id:
        correct(db, row.trainee_id, **changed)


def _insert_posts(db: Session, rows: Iterable[IntakeRow]) -> None:
    term = current_term(db)
    insert_rows(
        db,
        Position,
        [
            {
                "trainee_id": row.trainee_id,
                "division_id": row.division_id,
                "post": post,
                "term_id": term.id,
                "start": term.start,
                "end": None,
                "end_reason": None,
                "newly_elected": row.person.newly_elected,
                "newly_elected_reason": None,
            }
            for row in rows
            for post in row.new_posts
        ],
    )


def _is_taken(row: IntakeRow) -> bool:
    return row.kind in {RowKind.NEW, RowKind.CHANGED}


def counts(plan: IntakePlan) -> IntakeResult:
    """Return how many rows of a plan are new, changed, the same or waiting."""
    kinds = Counter(row.kind for row in plan.rows)
    return IntakeResult(
        found=len(plan.rows),
        new=kinds[RowKind.NEW],
        changed=kinds[RowKind.CHANGED],
        same=kinds[RowKind.SAME],
        waiting=kinds[RowKind.CONFLICT] + kinds[RowKind.BAD],
        skipped_rows=plan.listing.rows_skipped,
    )


@without_collecting()
def import_listing(
    database: Database, listing: Listing, *, by: str, report: Report = unwatched
) -> IntakeResult:
    """Decide about a listing and take its good rows in, as one action that can be undone."""
    with database.transaction(Act.IMPORT, by=by, reason=provenance(listing)) as db:
        return apply_intake(db, plan_intake(db, listing), report)


def provenance(listing: Listing) -> str:
    """Return what the journal says of the source: the file's name and its digest."""
    return f"{listing.file} sha256:{listing.sha256}"
