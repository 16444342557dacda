"""The columns of groups and of who sits where."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from roster.people.posts import posts_on_paper
from roster.qt.look.languages import translate
from roster.qt.widgets.tables.model import Align, Column

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from roster.trainings.enrollments import EnrollmentRow


@dataclass(frozen=True, slots=True)
class GroupLine:
    """One line of the groups: everybody (no ``name``, ``is_all``), a group, or nobody's people.

    ``key`` is the digit that moves people there.
    """

    key: str
    name: str | None
    people: int
    is_all: bool = False


def group_lines(people: Sequence[EnrollmentRow]) -> tuple[GroupLine, ...]:
    """Return everybody, the groups in the order of their names, and who is in none."""
    counts = Counter(person.group_name for person in people)
    alone = counts.pop(None, 0)
    names = sorted((name for name in counts if name), key=lambda name: (len(name), name))
    lines = [GroupLine("", None, len(people), is_all=True)]
    lines += [
        GroupLine(str(at) if at <= 9 else "", name, counts[name])
        for at, name in enumerate(names, 1)
    ]
    if names and alone:
        lines.append(GroupLine("0", None, alone))
    return tuple(lines)


def group_columns(rename: Callable[[str, str], None]) -> tuple[Column[GroupLine], ...]:
    """Return the columns of the groups; ``rename`` gets the place of a line and its new name."""
    return (
        Column("key", lambda: "", lambda line: line.key, Align.CENTRE, width=32, sortable=False),
        Column(
            "name",
            lambda: translate("Groups", "Group"),
            _line_name,
            width=110,
            stretch=True,
            sortable=False,
            edit=rename,
            can_edit=lambda line: line.name is not None,
        ),
        Column(
            "people",
            lambda: translate("Groups", "Persons"),
            lambda line: f"{line.people:,}",
            align=Align.RIGHT,
            width=76,
            sortable=False,
            digits=True,
        ),
    )


def seat_columns(
    edit_group: Callable[[str, str], None],
    edit_classroom: Callable[[str, str], None],
    edit_seat: Callable[[str, str], None],
) -> tuple[Column[EnrollmentRow], ...]:
    """Return the columns of people; the last three are edited in place."""
    return (
        _number("number", lambda: "#", lambda person: person.number, 44),
        _text("name", lambda: translate("Groups", "Name"), lambda person: person.name, 96),
        _text("unit", lambda: translate("Groups", "Village"), lambda p: p.unit_name, 110),
        Column(
            "posts",
            lambda: translate("Groups", "Posts"),
            lambda person: posts_on_paper(person.posts),
            width=150,
            stretch=True,
            sortable=False,
        ),
        Column(
            "group",
            lambda: translate("Groups", "Group"),
            lambda person: person.group_name or "",
            width=110,
            sort=lambda person: (
                person.group_name is None,
                len(person.group_name or ""),
                person.group_name or "",
            ),
            edit=edit_group,
        ),
        Column(
            "classroom",
            lambda: translate("Groups", "Classroom"),
            lambda person: person.classroom or "",
            width=120,
            sort=lambda person: person.classroom or "",
            edit=edit_classroom,
        ),
        _number(
            "seat", lambda: translate("Groups", "Seat"), lambda person: person.seat, 72, edit_seat
        ),
    )


def _line_name(line: GroupLine) -> str:
    if line.is_all:
        return translate("Groups", "Everybody")
    return line.name or translate("Groups", "In no group")


def _text(
    key: str, header: Callable[[], str], text: Callable[[EnrollmentRow], str], width: int
) -> Column[EnrollmentRow]:
    return Column(key, header, text, width=width, sortable=False)


def _number(
    key: str,
    header: Callable[[], str],
    value: Callable[[EnrollmentRow], int | None],
    width: int,
    edit: Callable[[str, str], None] | None = None,
) -> Column[EnrollmentRow]:
    return Column(
        key,
        header,
        lambda person: str(value(person) or ""),
        align=Align.RIGHT,
        width=width,
        sort=lambda person: value(person) or 100_000,
        digits=True,
        edit=edit,
    )
