"""A further field stands in the import and in the form of waiting rows by its row alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roster.divisions.divisions import villages
from roster.people.fields import Kind
from roster.people.trainees import all_facts
from roster.qt.importing.rows.lists import RowsModel
from roster.qt.importing.waiting.page import InboxPage
from roster.qt.importing.words import CHOOSABLE, coded_words, field_words
from roster.qt.widgets.hidden_number import HiddenNumber
from tests.builders import import_people, make_listed
from tests.people.further import FURTHER, name_of, value_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from roster.people.fields import Field
    from roster.qt.kit.workspace import Workspace
    from roster.qt.look.languages import Languages

every_field = pytest.mark.parametrize("field", FURTHER, ids=name_of)


@every_field
def test_a_column_can_be_declared_to_hold_it(languages: Languages, field: Field) -> None:
    assert field.name in CHOOSABLE
    assert field_words(field.name) == field.words.zh
    languages.choose("en")
    assert field_words(field.name) == field.words.en


@every_field
def test_a_change_of_it_is_said_and_what_is_personal_masked(field: Field) -> None:
    said = coded_words(field.name, str(value_of(field)), "zh")
    assert said == field.worded(field.mask(str(value_of(field))))
    assert (str(value_of(field)) in said) is not (
        field.is_personal or field.kind in {Kind.NUMBER, Kind.CODE, Kind.YES_NO}
    )


@every_field
def test_it_stands_in_the_form_of_a_waiting_row_and_is_put_right_there(
    qtbot: QtBot, workspace: Workspace, field: Field
) -> None:
    said = {field.name: value_of(field)}
    cell = field.shown(value_of(field))
    lost = make_listed("张三", village_text="没有的村", raw={field.name: cell}, **said)
    import_people(workspace.database, lost)
    page = InboxPage(workspace)
    qtbot.addWidget(page)
    qtbot.addWidget(page.form)
    page.show()
    page.form.show()
    page.table.selectRow(0)
    widget = page.form.fields[field.name]
    assert widget.text() == field.mask(cell)
    with workspace.database.reading() as db:
        village = villages(db)[0].short_name
    texts = {field.name: field.shown(value_of(field, 1)), "village": village}
    for name, text in texts.items():
        typed = page.form.fields[name]
        (typed.set_number if isinstance(typed, HiddenNumber) else typed.setText)(text)
        typed.editingFinished.emit()
    page.take_ready()
    with workspace.database.reading() as db:
        (facts,) = all_facts(db).values()
    assert getattr(facts, field.name) == value_of(field, 1)


@every_field
@pytest.mark.usefixtures("languages")
def test_the_rows_of_a_preview_have_its_column_which_the_clerk_can_put_right(field: Field) -> None:
    model = RowsModel("zh", lambda *_typed: None)
    column = model.columns[model.column_of(field.name)]
    assert (column.hidden, column.header()) == (True, field.words.zh)
    assert column.edit is not None
