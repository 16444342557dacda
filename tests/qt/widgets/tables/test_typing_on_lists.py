"""What is typed on a list goes on in its field; on the grid of marks every key is a mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt

from roster.attendance import marks as attendance
from roster.base.codes.attendance import Mark
from roster.qt.attendance.grid import MarkGrid
from roster.qt.people.page import PeoplePage
from roster.qt.pictures import settle
from roster.qt.trainings.page import TrainingsPage
from tests.qt.widgets.typing_room import (
    KEY,
    Room,
    commits,
    composes,
    keypad,
    keys,
    method,
    pasted,
    presses_escape_composing,
    strike,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QLineEdit

    from roster.db.engine import Database
    from roster.qt.frame.program import Program
    from roster.qt.widgets.tables.view import TableView


@pytest.fixture
def room(program: Program, database: Database, tmp_path: Path) -> Room:
    return Room(program, database, tmp_path)


# --- lists and their fields -----------------------------------------------------------------


def list_and_field(room: Room, key: str) -> tuple[TableView, QLineEdit]:
    if key == "people":
        room.open_page("people")
        page = room.page(PeoplePage)
        table, field = page.table, page.filter.text
    else:
        table = room.tab("people")
        field = room.page(TrainingsPage).editor.people.field
    table.setCurrentIndex(table.table.index(0, 0))
    table.setFocus()
    settle(room.program)
    return table, field


LISTS = pytest.mark.parametrize("key", ["people", "members"])


@LISTS
@pytest.mark.parametrize(
    ("hand", "text"),
    [(keys, "chen"), (keypad, "138"), (composes, "陈"), (commits, "１３８"), (pasted, "陈乙")],
)
def test_what_is_typed_on_a_list_goes_on_in_its_field(
    room: Room, key: str, hand: Callable[[str], None], text: str
) -> None:
    table, field = list_and_field(room, key)
    field.setText("李")
    assert table.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    hand(text)
    assert field.text() == text
    assert field.hasFocus()


@LISTS
def test_the_list_keeps_the_focus_until_a_composition_is_over(room: Room, key: str) -> None:
    """An input method lets go of what is composed when the focus moves."""
    table, field = list_and_field(room, key)
    for letters in ("c", "ch", "che"):
        method(letters)
        assert table.hasFocus()
        assert field.text() == ""
        assert QRect(field.mapTo(field.window(), QPoint()), field.size()).intersects(cursor(table))
    method("")
    assert (table.hasFocus(), field.text()) == (True, "")
    composes("陈")
    method("j")
    method("", "军")
    assert field.text() == "陈军"


def cursor(table: TableView) -> QRect:
    """Return where the input method shows its proposals, seen from the window."""
    rect = table.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    assert isinstance(rect, QRect)
    return QRect(table.mapTo(table.window(), rect.topLeft()), rect.size())


@LISTS
def test_esc_while_composing_on_a_list_leaves_the_field_as_it_was(room: Room, key: str) -> None:
    table, field = list_and_field(room, key)
    field.setText("李")
    presses_escape_composing("")
    assert (table.hasFocus(), field.text()) == (True, "李")


def test_a_key_that_no_input_method_wants_goes_on_after_the_composition(room: Room) -> None:
    _, field = list_and_field(room, "people")
    method("ch")
    strike("", KEY.Key_Shift)
    assert field.text() == ""
    strike("x")
    assert field.text() == "chx"


# --- marks ----------------------------------------------------------------------------------


def marks(room: Room) -> list[str]:
    with room.database.reading() as db:
        sheet = attendance.attendance_sheet(db, room.opened)
    first = sheet.periods[0].id
    return [str(sheet.marks.get((person.id, first), "")) for person in sheet.people]


@pytest.mark.parametrize("hand", [keys, keypad, commits, pasted])
def test_marks_are_single_keys_with_an_input_method_too(
    room: Room, hand: Callable[[str], None]
) -> None:
    grid = room.grid()
    assert isinstance(grid, MarkGrid)
    grid.go_to(0, 0)
    grid.setFocus()
    assert not grid.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    hand("１２０" if hand in {commits, pasted} else "120")
    settle(room.program)
    assert marks(room) == [Mark.PRESENT, Mark.LATE, Mark.ABSENT]


def test_initials_find_a_row_of_the_grid_though_they_are_composed(room: Room) -> None:
    grid = room.grid()
    assert isinstance(grid, MarkGrid)
    grid.go_to(0, 0)
    grid.setFocus()
    method("l")
    method("l b")
    assert grid.current_id() == grid.table.id_at(2)
    method("", "老板")
    assert marks(room) == ["", "", ""]


def composed(letters: str) -> None:
    """Let an input method compose letter upon letter."""
    for length in range(1, len(letters) + 1):
        method(" ".join(letters[:length]))


@pytest.mark.parametrize("hand", [keys, composed])
def test_letters_on_an_exam_cell_find_a_row_as_the_hint_says(
    room: Room, hand: Callable[[str], None]
) -> None:
    grid = room.grid()
    assert isinstance(grid, MarkGrid)
    grid.setCurrentIndex(grid.table.index(0, grid.table.column_of("exam")))
    grid.setFocus()
    hand("lb")
    assert grid.current_id() == grid.table.id_at(2)
    assert room.points() is None
