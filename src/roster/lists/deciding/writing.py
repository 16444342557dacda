"""Writing the rows of a plan: new people and posts, changed facts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from sqlalchemy import select

from roster.base.clock import today
from roster.base.codes.lists import RowKind
from roster.base.codes.people import EndReason, Post
from roster.base.progress import Report, unwatched
from roster.db.history.journal import change_rows, insert_columns
from roster.db.models import Position, Trainee
from roster.db.sql.parts import in_parts
from roster.people.positions import Place, current_term, newly_won
from roster.people.trainees import correct_many, stored_columns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sqlalchemy.orm import Session

    from roster.lists.deciding.import_plan import IntakeRow
    from roster.people.positions import TermRow
    from roster.people.trainees import TraineeFacts

_Thing = TypeVar("_Thing")
_AT_ONCE = 500
_OF_POSTS = {"posts", "newly_elected"}


def write_rows(db: Session, rows: Sequence[IntakeRow], report: Report = unwatched) -> None:
    """Write the rows that are taken, in the order in which they were decided."""
    new = [row for row in rows if row.kind is RowKind.NEW]
    changed = list(_last_words(row for row in rows if row.kind is RowKind.CHANGED))
    gained = [(row, post) for row in rows if row.is_taken for post in row.new_posts]
    others = [row for row in rows if row.ended_posts or row.left_posts or row.restated_posts]
    term = current_term(db)
    total = len(new) + len(changed) + len(gained)
    report(0, total)
    _by_chunks(new, partial(_insert_people, db), report, 0, total)
    _by_chunks(changed, partial(_change_people, db), report, len(new), total)
    _by_chunks(gained, partial(_insert_posts, db, term), report, len(new) + len(changed), total)
    for start in range(0, len(others), _AT_ONCE):
        _change_posts(db, term, others[start : start + _AT_ONCE])


def _by_chunks(
    things: Sequence[_Thing],
    write: Callable[[Sequence[_Thing]], None],
    report: Report,
    done: int,
    total: int,
) -> None:
    for start in range(0, len(things), _AT_ONCE):
        write(things[start : start + _AT_ONCE])
        report(done + min(start + _AT_ONCE, len(things)), total)


def _insert_people(db: Session, rows: Sequence[IntakeRow]) -> None:
    columns = stored_columns([row.facts for row in rows if row.facts])
    columns["id"] = [row.trainee_id for row in rows]
    columns["raw"] = [_kept_raw(row) for row in rows]
    insert_columns(db, Trainee, columns)


def _kept_raw(row: IntakeRow) -> dict[str, str]:
    """Return the sender's words for the facts that roster put into its own."""
    facts = row.facts
    words = row.person.raw.items()
    return {name: text for name, text in words if text and text != getattr(facts, name, None)}


class _Changed(NamedTuple):
    """What somebody is to be after all rows of a list that change them."""

    trainee_id: str
    facts: TraineeFacts
    words: dict[str, str]


def _last_words(rows: Iterable[IntakeRow]) -> Iterable[_Changed]:
    """Return each person changed once: as the last row leaves them, with all the sender's words."""
    found: dict[str, _Changed] = {}
    for row in rows:
        fields = {change.field for change in row.changes} - _OF_POSTS
        if row.trainee_id and row.facts and fields:
            earlier = found[row.trainee_id].words if row.trainee_id in found else {}
            texts = {name: text for name, text in _kept_raw(row).items() if name in fields}
            found[row.trainee_id] = _Changed(row.trainee_id, row.facts, earlier | texts)
    return found.values()


def _change_people(db: Session, people: Sequence[_Changed]) -> None:
    facts = {person.trainee_id: person.facts for person in people}
    correct_many(db, facts, {person.trainee_id: person.words for person in people})


_HELD_ANOTHER = "此前在本村（社区）任其他职务"
"""Why a post is newly won though the list says 连任; kept in the file, so it is Chinese."""


def _insert_posts(db: Session, term: TermRow, gained: Sequence[tuple[IntakeRow, Post]]) -> None:
    """Write new posts; whether one is newly won the list says, and the file knows better."""
    places = [Place(row.trainee_id or "", row.division_id or "", post) for row, post in gained]
    listed = [row.person.newly_elected for row, _ in gained]
    known = newly_won(db, places, _ending(gained))
    insert_columns(
        db,
        Position,
        {
            "trainee_id": [row.trainee_id for row, _ in gained],
            "division_id": [row.division_id for row, _ in gained],
            "post": [post for _, post in gained],
            "term_id": [term.id] * len(gained),
            "start": [_begins(row, term) for row, _ in gained],
            "end": [None] * len(gained),
            "end_reason": [None] * len(gained),
            "newly_elected": [
                said if fact is None else fact for said, fact in zip(listed, known, strict=True)
            ],
            "newly_elected_reason": [
                _HELD_ANOTHER if said is False and fact else None
                for said, fact in zip(listed, known, strict=True)
            ],
        },
    )


def _ending(gained: Sequence[tuple[IntakeRow, Post]]) -> frozenset[Place]:
    """Return the posts that end where others are gained."""
    ending: set[Place] = set()
    for row, _ in gained:
        there = row.trainee_id or "", row.division_id or ""
        ending.update(Place(*there, post) for post in row.ended_posts)
        ending.update(Place(there[0], *place) for place in row.left_posts)
    return frozenset(ending)


def _begins(row: IntakeRow, term: TermRow) -> str:
    """Return when a gained post begins: as the list says, where another gave way, or as the term.

    What began before the term counts from the term on.
    """
    since = str(getattr(row.facts, "in_post_since", None) or "")  # a further fact: no attribute
    if since > term.start:
        return since
    return today() if row.ended_posts or row.left_posts else term.start


def _change_posts(db: Session, term: TermRow, rows: Sequence[IntakeRow]) -> None:
    """End, from today on, the posts that gave way or were left; restate whether one is new."""
    here = {(row.trainee_id, row.division_id, post) for row in rows for post in row.ended_posts}
    left = {(row.trainee_id, *place) for row in rows for place in row.left_posts}
    newly = {
        (row.trainee_id, row.division_id, post): row.person.newly_elected
        for row in rows
        for post in row.restated_posts
    }
    held = select(
        Position.trainee_id,
        Position.division_id,
        Position.post,
        Position.id,
        Position.term_id,
        Position.newly_elected,
    ).where(Position.end.is_(None))
    theirs = in_parts(db, held, Position.trainee_id, [row.trainee_id for row in rows])
    held_on = {"end": None, "end_reason": None}
    ended = {"end": today(), "end_reason": EndReason.TRANSFERRED}
    changes: list[tuple[str, dict[str, Any], dict[str, Any]]] = []
    for trainee_id, division_id, post, row_id, term_id, was_new in theirs:
        place = trainee_id, division_id, Post(post)
        if place in left or (place in here and term_id == term.id):
            changes.append((row_id, held_on, ended))
        elif place in newly and newly[place] is not was_new:
            changes.append((row_id, {"newly_elected": was_new}, {"newly_elected": newly[place]}))
    change_rows(db, Position, changes)
