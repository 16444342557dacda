"""Certificates in doubt at the real window: told after any change, decided by mouse and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from roster.base.codes.trainings import Completion
from roster.certificates.codes import Doubt
from roster.db.acts import Act
from roster.db.history import undoing
from roster.qt.certificates.page import CertificatesPage
from roster.qt.people.inspector import PersonInspector
from roster.qt.pictures import settle
from tests.certificates import rooms
from tests.certificates.rooms import PRESENT, Room

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from roster.db.engine import Database
    from roster.qt.frame.program import Program


@pytest.fixture
def room(database: Database, program: Program) -> Room:
    """Give a class with certificates whose file is open in the window."""
    made = Room(database)
    database.close()
    program.start(database.path)
    settle(program)
    workspace = program.window.workspace
    assert workspace is not None
    made.database = workspace.database
    return made


def click(program: Program, within: QWidget, words: str) -> None:
    buttons = [b for b in within.findChildren(QPushButton) if b.isVisible() and b.text() == words]
    QTest.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    settle(program)


def test_a_change_tells_the_certificates_it_hits_and_opens_them(
    room: Room, program: Program
) -> None:
    notices = program.window.notices
    room.decide(PRESENT, Completion.EXPELLED)
    settle(program)
    assert notices.text == "1 张证书有疑问：张甲（结业认定现为退学）"
    click(program, notices, "查看")
    page = program.window.findChild(CertificatesPage)
    assert page is not None
    assert page.isVisible()
    assert page.card.text().startswith("张甲\n! 有疑问\n结业认定现为退学")
    room.decide(PRESENT, None)
    settle(program)
    assert "有疑问" not in notices.text
    assert page.card.text().startswith("张甲\n✓ 已签发")


def test_an_undo_that_hits_a_certificate_tells_it(room: Room, program: Program) -> None:
    room.do(Act.UNDO, lambda db: undoing.undo_action(db, room.newest(Act.DECIDE)))
    settle(program)
    assert program.window.notices.text == "1 张证书有疑问：钱定（结业认定现为未结业）"


def test_a_certificate_is_declared_void_and_corrected_by_the_mouse(
    room: Room, program: Program
) -> None:
    rooms.correct_the_name(room)
    program.window.open_page("certificates", room.first)
    settle(program)
    page = program.window.findChild(CertificatesPage)
    assert page is not None
    click(program, page.card, "更正")
    assert room.row("张嘉").doubts == {}
    room.decide(PRESENT, Completion.EXPELLED)
    settle(program)
    assert room.row("张嘉").doubts == {Doubt.NOT_COMPLETED: "expelled"}
    click(program, page.card, "作废…")
    page.reason.field.setText("代签")
    click(program, page.reason, "作废")
    assert room.row("张嘉").void_reason == "代签"


def test_a_certificate_is_kept_by_the_keys(room: Room, program: Program) -> None:
    rooms.lose_the_makeup(room)
    program.window.open_page("certificates", room.first)
    settle(program)
    page = program.window.findChild(CertificatesPage)
    assert page is not None
    page.table.selectRow(0)
    QTest.keyClick(page.table, Qt.Key.Key_F8)
    QTest.keyClick(page.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(page.reason.field, "agreed")
    QTest.keyClick(page.reason.field, Qt.Key.Key_Return)
    settle(program)
    assert room.row("赵补").kept_reason == "agreed"
    assert page.card.text().startswith("赵补\n✓ 已签发\n仍然保留（结业认定现为")
    QTest.keyClick(page.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(program)
    assert room.row("赵补").doubts


def test_a_person_is_shown_with_what_is_the_matter_with_the_certificate(
    room: Room, program: Program
) -> None:
    rooms.expel(room)
    program.window.open_page("people", room.trainee(PRESENT))
    settle(program)
    inspector = program.window.findChild(PersonInspector)
    assert inspector is not None
    inspector.tabs.setCurrentIndex(3)
    assert inspector.why.isVisible()
    assert inspector.why.text().endswith("第0001号　结业认定现为退学")


def test_an_undo_of_printed_certificates_says_why_not(room: Room, program: Program) -> None:
    rooms.put_on_paper(room)
    settle(program)
    assert program.desk is not None
    program.desk.undo()  # Ctrl+Z would ask first: they are of an earlier run
    settle(program)
    assert "印在纸上的编号收不回来" in program.window.notices.text
    assert len(room.names(valid_only=True)) == len(rooms.PEOPLE)
