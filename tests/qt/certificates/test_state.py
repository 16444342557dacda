from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from roster.base.codes.people import Post
from roster.certificates.training_view import read_training
from roster.qt.certificates.card import CertificateCard
from roster.qt.certificates.state import CertificatesState
from roster.qt.certificates.table import MembersTable
from roster.trainings import enrollments
from tests.builders import make_person, make_training, writing

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from roster.certificates.training_view import TrainingView
    from roster.db.engine import Database
    from roster.qt.kit.workspace import Workspace


@pytest.fixture
def view(database: Database) -> TrainingView:
    with writing(database) as db:
        training = make_training(db)
        people = [make_person(db, name, Post.COMMITTEE_MEMBER) for name in ("甲甲", "乙乙")]
        enrollments.enroll(db, training, people)
    with database.reading() as db:
        return read_training(db, training)


def test_a_part_shows_what_the_state_has_without_any_page(
    qtbot: QtBot, workspace: Workspace, view: TrainingView
) -> None:
    parent = QObject()
    state = CertificatesState(parent)
    card = CertificateCard(workspace.theme, workspace.language, state)
    qtbot.addWidget(card)
    state.show_view(view)
    assert not card.text().startswith("乙乙")
    state.choose_member(view.members[1].id)
    assert card.text().startswith("乙乙")
    state.choose_member("")
    assert "乙乙" not in card.text()


def test_who_is_current_in_the_table_is_current_in_the_state(
    qtbot: QtBot, workspace: Workspace, view: TrainingView
) -> None:
    parent = QObject()
    state = CertificatesState(parent)
    table = MembersTable(workspace, state)
    qtbot.addWidget(table)
    state.show_view(view)
    assert state.member == view.members[0]
    table.selectRow(1)
    assert state.member == view.members[1]
    state.show_view(view)
    assert state.member == view.members[1]
