"""A further field stands in the form and the table of people by its row alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit

from roster.db.history import undoing
from roster.people.trainees import people_rows
from roster.qt.people.page import PeoplePage
from roster.qt.people.view import columns
from roster.qt.widgets.hidden_number import HiddenNumber
from tests.builders import facts_of, make_person, writing
from tests.people.further import FURTHER, name_of, value_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from roster.people.fields import Field
    from roster.qt.kit.workspace import Workspace

every_field = pytest.mark.parametrize("field", FURTHER, ids=name_of)


@pytest.fixture
def person(workspace: Workspace) -> str:
    with writing(workspace.database) as db:
        return make_person(db)


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace, person: str) -> PeoplePage:
    made = PeoplePage(workspace)
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    made.show_item(person)
    return made


def enter(widget: QWidget, field: Field) -> None:
    """Enter a value as the clerk does."""
    value = value_of(field)
    if isinstance(widget, QCheckBox):
        widget.click()
    elif isinstance(widget, QComboBox):
        widget.setCurrentIndex(widget.findData(str(value)))
        widget.activated.emit(widget.currentIndex())
    elif isinstance(widget, HiddenNumber):
        widget.set_number(value)
        widget.editingFinished.emit()
    elif isinstance(widget, QLineEdit):
        widget.setText(field.shown(value))
        widget.editingFinished.emit()


def shown(widget: QWidget) -> object:
    if isinstance(widget, QCheckBox):
        return widget.isChecked()
    if isinstance(widget, QComboBox):
        return widget.currentData()
    assert isinstance(widget, QLineEdit)
    return widget.text()


@every_field
def test_what_is_entered_in_the_form_is_kept_shown_and_undone(
    page: PeoplePage, workspace: Workspace, person: str, field: Field
) -> None:
    widget = page.person.form.fields[field.name]
    assert widget.accessibleName() == field.words.zh
    enter(widget, field)
    with workspace.database.reading() as db:
        assert getattr(facts_of(db, person), field.name) == value_of(field)
    value = value_of(field)
    is_text = isinstance(widget, QLineEdit)
    assert shown(widget) == (field.mask(field.shown(value)) if is_text else value)
    with workspace.database.transaction("undo", by="经办人") as db:
        undoing.undo(db)
        assert getattr(facts_of(db, person), field.name) is None


@every_field
def test_the_table_of_people_has_its_column_until_asked_for_hidden(
    workspace: Workspace, field: Field
) -> None:
    with writing(workspace.database) as db:
        known = make_person(db, "李四", **{field.name: value_of(field)})
        (row,) = people_rows(db, [known])
    column = next(each for each in columns("zh") if each.key == field.name)
    assert column.hidden
    assert column.header() == field.words.zh
    assert column.text(row) == field.mask(field.shown(value_of(field)))
