"""Facts that hold for every page of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QPushButton

from roster.base.codes.people import Post
from roster.qt.frame.pages_list import PAGES
from tests.builders import make_person, writing

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from roster.qt.kit.page import PageSpec
    from roster.qt.kit.workspace import Workspace

pages = pytest.mark.parametrize("spec", PAGES, ids=[spec.key for spec in PAGES])


@pages
def test_a_page_opens_on_an_empty_file(qtbot: QtBot, workspace: Workspace, spec: PageSpec) -> None:
    page = spec.make(workspace)
    qtbot.addWidget(page)
    page.show()
    assert workspace.notices.text == ""


@pages
def test_a_page_reloads_after_a_write(qtbot: QtBot, workspace: Workspace, spec: PageSpec) -> None:
    page = spec.make(workspace)
    qtbot.addWidget(page)
    page.show()
    with writing(workspace.database) as db:
        make_person(db, "张䶮秋", Post.SECRETARY)
    assert workspace.notices.text == ""


@pages
def test_a_page_has_at_most_one_primary_button_and_no_mute_one(
    qtbot: QtBot, workspace: Workspace, spec: PageSpec
) -> None:
    page = spec.make(workspace)
    qtbot.addWidget(page)
    page.show()
    shown = [b for b in page.findChildren(QPushButton) if b.isVisibleTo(page)]
    assert (
        len([b for b in shown if b.property("role") == "primary"]) <= 2
    )  # title row and empty state
    for button in page.findChildren(QAbstractButton):
        if button.isVisibleTo(page) and button.metaObject().className() != "QTableCornerButton":
            assert button.text() or button.accessibleName() or button.toolTip(), button


@pages
def test_fields_of_a_page_have_names(qtbot: QtBot, workspace: Workspace, spec: PageSpec) -> None:
    page = spec.make(workspace)
    qtbot.addWidget(page)
    page.show()
    for field in [*page.findChildren(QLineEdit), *page.findChildren(QComboBox)]:
        if field.isVisibleTo(page) and not isinstance(field.parent(), QComboBox | QAbstractSpinBox):
            assert field.accessibleName() or field.property("placeholderText"), field
