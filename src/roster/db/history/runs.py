"""Runs of changes in one field: a number turned from 2 to 5, a text written in steps.

Each is an action of its own, so that whatever is shown as saved is saved. For undo and redo those
that follow each other are one step. Which they were is decided once, at the undo; from then on
the journal says it, in the changes of the undo's entry.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import select

from roster.db.acts import Act
from roster.db.history.row_changes import FOLLOWING
from roster.db.models import Action, Change
from roster.db.sql.statement import as_list, run
from roster.db.sql.undo import TAKEN_BACK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

_FIELD_BY_FIELD = frozenset({Act.CORRECT, Act.CHANGE_PLAN, Act.SETTINGS})
"""What is written by forms that save each field as it is changed."""

_HAND_RESTS = timedelta(seconds=10)
_LIST = ""  # stands for a list among changed fields: each tick in it is a step of its own


def earlier_of_run(db: Session, sequence: int) -> Iterator[Action]:
    """Yield the actions that belong to one step with an action, going back from it."""
    here = db.get(Action, sequence)
    while here is not None:
        there = db.get(Action, here.sequence - 1)
        if there is None or not _follows(db, there, here):
            return
        yield there
        here = there


def taken_back(db: Session, since: int = 0) -> dict[int, range]:
    """Return which actions each undo took back, by the number of its entry, from one entry on.

    They are its target and those that followed it in one step. An undo writes one change of a row
    for each action that it takes back, so the row it changed most often tells how many they were.
    """
    names, following = as_list(_FIELD_BY_FIELD), as_list(FOLLOWING)
    undos = run(db, TAKEN_BACK, names=names, following=following, since=since)
    return {undo: range(target, target + (count or 1)) for undo, target, count in undos}


def _follows(db: Session, first: Action, second: Action) -> bool:
    if second.name not in _FIELD_BY_FIELD:
        return False
    if (first.name, first.clerk, first.kind) != (second.name, second.clerk, "do"):
        return False
    if second.kind != "do" or first.undone != second.undone:
        return False
    rested = datetime.fromisoformat(second.at) - datetime.fromisoformat(first.at)
    if not timedelta() <= rested <= _HAND_RESTS:
        return False
    fields, others = (_fields(db, each.sequence) for each in (first, second))
    return _LIST not in fields | others and bool(fields & others)


def _fields(db: Session, sequence: int) -> set[str]:
    """Return the fields that an action changed in one row; of several rows it is no field."""
    own = Change.entity.not_in(FOLLOWING)  # what the clerk changed, without what follows from it
    changes = db.scalars(select(Change).where(Change.action == sequence, own).limit(2)).all()
    if len(changes) != 1 or changes[0].before is None:
        return set()
    before, after = (msgspec.json.decode(text) for text in (changes[0].before, changes[0].after))
    return set(_differing(changes[0].row_id, before, after))


def _differing(path: str, before: Any, after: Any) -> Iterator[str]:  # noqa: ANN401 - any JSON
    if isinstance(before, dict) and isinstance(after, dict):
        for name in before.keys() | after.keys():
            yield from _differing(f"{path} {name}", before.get(name), after.get(name))
    elif before != after:
        yield _LIST if isinstance(before, list) or isinstance(after, list) else path
