"""The columns of groups and of who sits where."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from roster.people.posts import posts_on_paper
from roster.qt.look.languages import translate
from roster.qt.widgets.tables.columns import Column, mark_column, number_column, text_column

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
        mark_column("key", lambda: "", lambda line: line.key, 32),
        text_column(
            "name",
            lambda: translate("Groups", "Group"),
            _line_name,
            110,
            stretch=True,
            edit=rename,
            can_edit=lambda line: line.name is not None,
        ),
        number_column(
            "people",
            lambda: translate("Groups", "Persons"),
            lambda line: line.people,
            76,
            show="{:,}".format,
        ),
    )


def seat_columns(
    edit_group: Callable[[str, str], None],
    edit_classroom: Callable[[str, str], None],
    edit_seat: Callable[[str, str], None],
) -> tuple[Column[EnrollmentRow], ...]:
    """Return the columns of people; the last three are edited in place."""
    return (
        number_column("number", lambda: "#", lambda person: person.number, 44, sort=True),
        text_column("name", lambda: translate("Groups", "Name"), lambda person: person.name, 96),
        text_column("unit", lambda: translate("Groups", "Village"), lambda p: p.unit_name, 110),
        text_column(
            "posts",
            lambda: translate("Groups", "Posts"),
            lambda person: posts_on_paper(person.posts),
            150,
            stretch=True,
        ),
        text_column(
            "group",
            lambda: translate("Groups", "Group"),
            lambda person: person.group_name,
            110,
            sort=lambda person: (
                person.group_name is None,
                len(person.group_name or ""),
                person.group_name or "",
            ),
            edit=edit_group,
        ),
        text_column(
            "classroom",
            lambda: translate("Groups", "Classroom"),
            lambda person: person.classroom,
            120,
            sort=True,
            edit=edit_classroom,
        ),
        number_column(
            "seat",
            lambda: translate("Groups", "Seat"),
            lambda person: person.seat or None,
            72,
            sort=True,
            edit=edit_seat,
        ),
    )


def _line_name(line: GroupLine) -> str:
    if line.is_all:
        return translate("Groups", "Everybody")
    return line.name or translate("Groups", "In no group")
