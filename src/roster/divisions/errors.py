"""What can be wrong with units."""

from __future__ import annotations

from dataclasses import dataclass

from roster.base.errors import RosterError
from roster.base.words import Words


@dataclass(eq=False)
class UnknownDivision(RosterError):
    """No unit has this code or id."""

    code: str

    words = Words(
        "没有代码或编号为“{code}”的单位。请核对行政区划代码。",
        "There is no unit “{code}”. Check the division code.",
    )


@dataclass(eq=False)
class DivisionNameTaken(RosterError):
    """The parent already has an open unit of this name."""

    name: str

    words = Words(
        "同级单位里已有“{name}”，没有再加。", "There is a unit “{name}” already; none was added."
    )


@dataclass(eq=False)
class DivisionInUse(RosterError):
    """A unit with current posts cannot be closed."""

    name: str
    people: int

    words = Words(
        "“{name}”还有 {people} 人在任，不能撤销。请先结束或转移他们的任职。",
        "{people} people still hold posts in “{name}”. End or move their posts first.",
    )
