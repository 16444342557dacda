"""Tables whose rows become fewer while some are selected, seen or hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QItemSelectionModel, Qt
from PySide6.QtTest import QTest

from roster.qt.pictures import settle
from roster.qt.trainings.page import TrainingsPage
from roster.qt.widgets.tables.columns import Column, text_column
from roster.qt.widgets.tables.model import HeldModel, TableModel
from roster.qt.widgets.tables.rows import RowsTable
from roster.qt.widgets.tables.ticks import TickModel, TickTable
from roster.qt.widgets.tables.view import TableView
from roster.trainings import enrollments, seating
from tests.builders import make_person, make_training, writing
from tests.qt.pictures import picture

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from roster.db.engine import Database
    from roster.qt.frame.program import Program
    from roster.qt.look.theme import Theme

    Show = Callable[[Sequence["Row"]], None]


class Row(NamedTuple):
    name: str
    is_mine: bool


COLUMNS: list[Column[Row]] = [
    text_column(
        "name",
        lambda: "姓名",
        lambda row: row.name,
        sort=True,
        edit=lambda _id, _text: None,
        can_edit=lambda row: row.is_mine,
    ),
    text_column("mine", lambda: "本镇", lambda row: "√" if row.is_mine else ""),
]
ROWS = st.lists(st.builds(Row, st.sampled_from("甲乙丙丁戊"), st.booleans()), max_size=8)


def rows_table(theme: Theme) -> tuple[TableView, Show]:
    table = RowsTable(theme, COLUMNS)
    return table, table.set_rows


def tick_table(theme: Theme) -> tuple[TableView, Show]:
    model: TickModel[Row] = TickModel(COLUMNS)
    table = TickTable(theme, model)
    return table, lambda rows: model.show_rows(rows, rows[1:])


def filtered_table(theme: Theme) -> tuple[TableView, Show]:
    """Show only some of the rows at hand, by names of their own."""
    table = TableView(theme)
    model: HeldModel[Row] = HeldModel(COLUMNS, table)
    table.set_model(model)

    def show(rows: Sequence[Row]) -> None:
        named = {f"{row.name}{at}": row for at, row in enumerate(rows)}
        model.set_rows(named, [key for key, row in named.items() if row.is_mine])

    return table, show


def table_of_the_file(theme: Theme) -> tuple[TableView, Show]:
    """Fetch rows that others may have deleted since the ids were read."""
    table = TableView(theme)
    there: dict[str, Row] = {}
    model = TableModel(COLUMNS, lambda wanted: {i: there[i] for i in wanted if i in there})
    table.set_model(model)

    def show(rows: Sequence[Row]) -> None:
        there.clear()
        there.update({str(at): row for at, row in enumerate(rows) if at % 3})
        model.refresh()
        table.show_ids([str(at) for at in range(len(rows))])

    return table, show


@pytest.mark.parametrize("make", [rows_table, tick_table, filtered_table, table_of_the_file])
@given(steps=st.lists(ROWS, min_size=2, max_size=4), is_seen=st.booleans(), is_sorted=st.booleans())
def test_whatever_is_selected_other_rows_can_be_shown(
    qapp: QApplication,
    theme: Theme,
    make: Callable[[Theme], tuple[TableView, Show]],
    steps: list[list[Row]],
    *,
    is_seen: bool,
    is_sorted: bool,
) -> None:
    table, show = make(theme)
    table.setVisible(is_seen)
    if is_sorted:
        table.horizontalHeader().setSortIndicatorShown(True)
    for rows in steps:
        show(rows)
        count = table.table.rowCount()
        if count:
            table.selectAll()
            last = table.table.index(count - 1, 0)
            table.selectionModel().setCurrentIndex(last, QItemSelectionModel.SelectionFlag.NoUpdate)
        assert len(picture(table.table).splitlines()) == 1 + count
    assert set(table.selected_ids()) <= set(table.table.ids)
    table.close()
    table.deleteLater()
    qapp.processEvents()  # a bug in an override fails the test here


def test_a_row_that_is_gone_from_the_file_shows_empty_and_cannot_be_used(
    qtbot: QtBot, theme: Theme
) -> None:
    there = {"a": Row("甲", is_mine=True), "b": Row("乙", is_mine=True)}
    table = TableView(theme)
    qtbot.addWidget(table)
    model = TableModel(COLUMNS, lambda ids: {i: there[i] for i in ids if i in there})
    table.set_model(model)
    model.set_ids(["a", "b"])
    del there["a"]
    model.refresh()
    gone, here = model.index(0, 0), model.index(1, 0)
    assert (gone.data(), here.data()) == (None, "乙")
    assert not gone.flags() & (Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsEditable)
    assert here.flags() & Qt.ItemFlag.ItemIsEditable
    assert not model.setData(gone, "丙")
    table.selectAll()
    QCoreApplication.processEvents()


def test_rows_follow_their_ids_when_one_before_them_is_gone() -> None:
    there = {"a": Row("甲", is_mine=True), "c": Row("丙", is_mine=False)}
    model = TableModel(COLUMNS, lambda ids: {i: there[i] for i in ids if i in there})
    model.set_ids(["a", "b", "c"])
    assert [model.text_at(row, 0) for row in range(3)] == ["甲", "", "丙"]


def test_a_click_on_a_training_with_fewer_groups_shows_it(
    program: Program, database: Database
) -> None:
    with writing(database) as db:
        people = [make_person(db, name) for name in ("张甲", "张乙", "张丙", "张丁")]
        trainings = [make_training(db, days) for days in (1, 3)]
        for training in trainings:
            enrollments.enroll(db, training, people)
        seating.divide(db, trainings[1], 4, by_division=False)
    database.close()
    program.start(database.path)
    settle(program)
    program.window.open_page("trainings")
    settle(program)
    page = program.window.page
    assert isinstance(page, TrainingsPage)
    table = page.list.table
    for training in (trainings[1], trainings[0], trainings[1]):
        row = table.table.row_of(training)
        assert row is not None
        at = table.visualRect(table.table.index(row, 0)).center()
        QTest.mouseClick(
            table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at
        )
        groups = page.editor.groups.groups
        groups.setCurrentIndex(groups.table.index(groups.table.rowCount() - 1, 0))
        settle(program)
        assert page.editor.timetable.model.rowCount() == (6 if training == trainings[1] else 2)
