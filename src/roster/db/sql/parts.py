"""Many ids in one question: the only way by which ids go into a query."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVarTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Row, Select
    from sqlalchemy.orm import InstrumentedAttribute, Session

_AT_ONCE = 30_000
"""So many variables of a statement every database bears."""

_Columns = TypeVarTuple("_Columns")


def in_parts(
    db: Session,
    query: Select[*_Columns],
    column: InstrumentedAttribute[Any],
    ids: Iterable[str | None],
) -> Iterator[Row[*_Columns]]:
    """Yield the rows of a query in which a column is one of these ids, however many there are.

    It is asked once for each part of the ids: an order, a limit or a count of the query holds
    within a part only. An id that is given twice is sought once.
    """
    wanted = list(dict.fromkeys(ids))
    for start in range(0, len(wanted), _AT_ONCE):
        yield from db.execute(query.where(column.in_(wanted[start : start + _AT_ONCE])))
