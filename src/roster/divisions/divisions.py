"""Units: who is above whom, by what names, and since when (DOMAIN.md section 1).

A file knows the subtree of its office and the ancestors above it. Units from the catalogue have
an id that every office computes alike from the code, so that files of two offices agree on them.
"""

from __future__ import annotations

import uuid
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, func, or_, select

from roster.base.codes.divisions import DivisionTier
from roster.base.printable import require_printable_text
from roster.base.words import Words
from roster.db.history.journal import insert_rows
from roster.db.models import Division, Office, Position
from roster.divisions import catalogue
from roster.divisions.errors import DivisionInUse, DivisionNameTaken, UnknownDivision

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

_CODED_DIVISIONS = uuid.UUID("5e0bd5a1-3b0e-4d35-9f5d-6d2f6f6c2a44")
_NAME = Words("单位名称", "The name of the unit")
_LONGEST_NAME = 60
_SOURCE = "统计用区划代码 2023"


@dataclass(frozen=True, slots=True)
class DivisionRow:
    """One unit; ``rank`` is its place in the official order below its parent."""

    id: str
    code: str | None
    name: str
    short_name: str
    tier: DivisionTier
    parent_id: str | None
    is_community: bool | None
    rank: int
    closed: bool

    @property
    def key(self) -> str:
        """What a list of people calls the unit: its code, or its id when it has none."""
        return self.code or self.id


def id_of_code(code: str) -> str:
    """Return the id that every office gives the catalogue's unit of this code."""
    return str(uuid.uuid5(_CODED_DIVISIONS, code))


# --- loading -------------------------------------------------------------------------------


def load_divisions(db: Session, code: str) -> str:
    """Bring in the unit of ``code``, its ancestors and all below it; return the unit's id.

    Raises:
        UnknownDivision: the catalogue has no such code.
    """
    division = catalogue.division(code)
    divisions = (*catalogue.ancestors(division.code), *catalogue.subtree(division.code))
    known = {division.code for division in divisions}
    insert_rows(
        db, Division, [_fields(division, rank, known) for rank, division in enumerate(divisions)]
    )
    return id_of_code(division.code)


def _fields(division: catalogue.CatalogueDivision, rank: int, known: set[str]) -> dict[str, Any]:
    parent = id_of_code(division.parent_code) if division.parent_code in known else None
    return {
        "id": id_of_code(division.code),
        "code": division.code,
        "name": division.name,
        "short_name": division.short_name,
        "tier": division.tier,
        "parent_id": parent,
        "report_parent_id": parent,
        "is_community": division.is_community,
        "rank": rank,
        "valid_from": None,
        "valid_to": None,
        "successor_id": None,
        "tags": [],
        "source": _SOURCE,
        "note": None,
    }


# --- reading -------------------------------------------------------------------------------


def office_division(db: Session) -> DivisionRow:
    """Return the unit whose office keeps this file."""
    return get_division(db, db.scalars(select(Office.unit_id)).one())


def get_division(db: Session, division_id: str) -> DivisionRow:
    """Return one unit.

    Raises:
        UnknownDivision
    """
    return _row(_entity(db, division_id))


def by_key(db: Session, key: str) -> DivisionRow:
    """Return the unit with this code (or id, for units without a code).

    Raises:
        UnknownDivision
    """
    division = db.scalar(select(Division).where((Division.code == key) | (Division.id == key)))
    if division is None:
        raise UnknownDivision(key)
    return _row(division)


def ancestors(db: Session, division_id: str) -> tuple[DivisionRow, ...]:
    """Return the units above one unit, top first, without itself."""
    above: list[DivisionRow] = []
    parent = get_division(db, division_id).parent_id
    while parent:
        above.insert(0, get_division(db, parent))
        parent = above[0].parent_id
    return tuple(above)


def path_text(db: Session, division_id: str) -> str:
    """Return the path of a unit as the window shows it, the province left out."""
    return " › ".join(_path_names(db, division_id))


def unit_text(db: Session, division_id: str) -> str:
    """Return the full name of a unit as papers print it, e.g. 高要区河台镇翠洲社区."""
    return "".join(_path_names(db, division_id)[-3:])


def _path_names(db: Session, division_id: str) -> list[str]:
    divisions = (*ancestors(db, division_id), get_division(db, division_id))
    named = [
        division.short_name for division in divisions if division.tier is not DivisionTier.PROVINCE
    ]
    return named or [divisions[-1].short_name]


def children(db: Session, division_id: str) -> tuple[DivisionRow, ...]:
    """Return the open units directly below one unit, in official order."""
    below = select(Division).where(Division.parent_id == division_id, Division.valid_to.is_(None))
    return tuple(_row(division) for division in db.scalars(below.order_by(Division.rank)))


def subtree(division_id: str) -> Select[str]:
    """Return a query of the ids of a unit and of everything below it, closed units included."""
    tree = select(Division.id).where(Division.id == division_id).cte(recursive=True)
    tree = tree.union_all(select(Division.id).join(tree, Division.parent_id == tree.c.id))
    return select(tree.c.id)


def list_divisions(db: Session, division_id: str | None = None) -> tuple[DivisionRow, ...]:
    """Return a unit (default: the office's own) and all open units below it, official order."""
    within = subtree(division_id or office_division(db).id)
    rows = select(Division).where(Division.id.in_(within), Division.valid_to.is_(None))
    return tuple(_row(division) for division in db.scalars(rows.order_by(Division.rank)))


def villages(db: Session, division_id: str | None = None) -> tuple[DivisionRow, ...]:
    """Return the open villages and communities of a unit, official order."""
    return tuple(u for u in list_divisions(db, division_id) if u.tier is DivisionTier.VILLAGE)


def village_names(db: Session) -> tuple[str, ...]:
    """Return the names of all villages; of two alike, each behind its township's."""
    divisions = list_divisions(db)
    parents = {division.id: division.short_name for division in divisions}
    found = [division for division in divisions if division.tier is DivisionTier.VILLAGE]
    counts = Counter(division.short_name for division in found)
    return tuple(
        division.short_name
        if counts[division.short_name] == 1
        else parents.get(division.parent_id or "", "") + division.short_name
        for division in found
    )


def divisions_ever(db: Session) -> tuple[DivisionRow, ...]:
    """Return the office's unit and all below it, closed ones included, in official order."""
    rows = select(Division).where(Division.id.in_(subtree(office_division(db).id)))
    return tuple(_row(division) for division in db.scalars(rows.order_by(Division.rank)))


def village_finder(db: Session) -> catalogue.VillageFinder:
    """Return a finder of the file's units by the names that lists use."""
    parents = (*ancestors(db, office_division(db).id), *list_divisions(db))
    keys = {division.id: division.key for division in parents}
    return catalogue.VillageFinder(
        catalogue.NamedDivision(
            key=division.key,
            name=division.name,
            short_name=division.short_name,
            is_community=division.is_community,
            parent_key=keys.get(division.parent_id or ""),
            tier=division.tier,
        )
        for division in parents
    )


def _entity(db: Session, division_id: str) -> Division:
    division = db.get(Division, division_id)
    if division is None or division.deleted:
        raise UnknownDivision(division_id)
    return division


def _row(division: Division) -> DivisionRow:
    return DivisionRow(
        id=division.id,
        code=division.code,
        name=division.name,
        short_name=division.short_name,
        tier=DivisionTier(division.tier),
        parent_id=division.parent_id,
        is_community=division.is_community,
        rank=division.rank,
        closed=division.valid_to is not None,
    )


# --- changing ------------------------------------------------------------------------------


def add_division(
    db: Session, parent_id: str, name: str, *, code: str | None = None, on: str | None = None
) -> str:
    """Add a unit below ``parent_id`` and return its id; ``on`` is the day it came to be.

    Raises:
        DivisionNameTaken: an open unit of this name is there already.
    """
    parent = _entity(db, parent_id)
    _require_free_name(db, parent_id, name)
    above = [division.name for division in (*ancestors(db, parent_id), _row(parent))]
    short = catalogue.short_name(name, above)
    division = Division(
        code=code,
        name=name,
        short_name=short,
        tier=_tier_below(DivisionTier(parent.tier)),
        parent_id=parent_id,
        report_parent_id=parent_id,
        is_community=short.endswith("社区"),
        rank=(db.scalar(select(func.max(Division.rank))) or 0) + 1,
        valid_from=on,
        valid_to=None,
        successor_id=None,
        tags=[],
        source="clerk",
        note=None,
    )
    db.add(division)
    db.flush()
    return division.id


def rename_division(db: Session, division_id: str, name: str) -> None:
    """Give a unit a new name; papers already issued keep the old one.

    Raises:
        DivisionNameTaken: a sister unit has the name.
    """
    division = _entity(db, division_id)
    _require_free_name(db, division.parent_id, name)
    division.name = name
    division.short_name = catalogue.short_name(
        name, [division.name for division in ancestors(db, division_id)]
    )
    if division.is_community is not None:  # a village that becomes a community takes a new name
        division.is_community = division.short_name.endswith("社区")


def close_division(
    db: Session, division_id: str, on: str, *, successor_id: str | None = None
) -> None:
    """Close a unit from the day ``on``; its history stays with it.

    Raises:
        DivisionInUse: people still hold posts there.
    """
    division = _entity(db, division_id)
    holders = db.scalar(
        select(func.count(Position.trainee_id.distinct())).where(
            Position.division_id == division_id,
            or_(Position.end.is_(None), Position.end > on),
        )
    )
    if holders:
        raise DivisionInUse(division.short_name, holders)
    division.valid_to = on
    division.successor_id = successor_id


def _tier_below(tier: DivisionTier) -> DivisionTier:
    order: Sequence[DivisionTier] = tuple(DivisionTier)
    return order[min(order.index(tier) + 1, len(order) - 1)]


def _require_free_name(db: Session, parent_id: str | None, name: str) -> None:
    require_printable_text(_NAME, name, _LONGEST_NAME, required=True)
    taken = select(Division.id).where(
        Division.parent_id == parent_id, Division.name == name, Division.valid_to.is_(None)
    )
    if db.scalar(taken.limit(1)):
        raise DivisionNameTaken(name)
