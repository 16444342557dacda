"""What somebody typed is text: no label, tip or notice of the window takes it for HTML."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTextEdit, QWidget

from roster.base.codes.people import Post
from roster.divisions.divisions import rename_division, villages
from roster.qt.pictures import settle
from roster.qt.widgets.label import Label, plain_tip
from roster.trainings import enrollments, seating, trainings
from tests.builders import make_person, make_training, writing
from tests.qt.walking import Walk

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from roster.db.engine import Database
    from roster.qt.frame.program import Program

HOSTILE = (
    "<b>粗</b>",
    "<i>斜</i>",
    "<h2>大</h2>",
    "<img src=x.png>",
    "<img src='file:///etc/hostname'>",
    '<img src="/etc/hostname">',
    "<a href='x'>链</a>",
    "<br>",
    "<p>段</p>",
    "<qt>乙</qt>",
    "<html>页</html>",
    "<table><tr><td>格",
    "<font size=7>字</font>",
    "<style>*{}</style>",
    "<script>x</script>",
    "<!-- 无 -->",
    "<!DOCTYPE html>",
    "&lt;b&gt;",
    "<u>下<",
    "<ul><li>一",
)


def fill(db: Session) -> None:
    """Put hostile words wherever a file takes words."""
    for village, words in zip(villages(db), HOSTILE, strict=False):
        rename_division(db, village.id, f"{words}村")
    people = [
        make_person(db, f"张{at}", Post.SECRETARY, village=at, note=words, tags=(words,))
        for at, words in enumerate(HOSTILE)
    ]
    for words in HOSTILE[:4]:
        training = make_training(db, title=f"{words}班")
        plan = trainings.get_training(db, training).plan
        said = replace(plan, organizer=words, venue=words, series=words, class_teacher=words)
        trainings.change_plan(db, training, said)
        enrollments.enroll(db, training, people)
        ids = [each.id for each in enrollments.enrolled(db, training)]
        seating.set_group(db, ids[:3], words)
        trainings.open_training(db, training)


def taken_for_html(window: QWidget) -> list[str]:
    """Return the widgets that draw hostile words as HTML."""
    found = [
        f"label {label.text()}"
        for label in window.findChildren(QLabel)
        if label.textFormat() != Qt.TextFormat.PlainText and "<" in label.text()
    ]
    found += [f"document {each.objectName()}" for each in window.findChildren(QTextEdit)]
    return found + [
        f"tip {widget.toolTip()}"
        for widget in window.findChildren(QWidget)
        if any(words in widget.toolTip() for words in HOSTILE if "<" in words)
    ]


@pytest.fixture
def hostile(program: Program, database: Database) -> Program:
    with writing(database) as db:
        fill(db)
    database.close()
    program.start(database.path)
    settle(program)
    return program


def test_no_page_and_no_dialog_takes_words_for_html(hostile: Program) -> None:
    found: dict[str, None] = {}
    walk = Walk(hostile, lambda window: found.update(dict.fromkeys(taken_for_html(window))))
    walk.over_pages()
    for words in HOSTILE:
        hostile.window.notices.show_notice(words)
        found.update(dict.fromkeys(taken_for_html(hostile.window)))
    assert list(found) == []


def test_a_label_of_qt_itself_would_be_found(program: Program) -> None:
    label = QLabel("<b>粗</b>", program.window)
    assert taken_for_html(program.window) == ["label <b>粗</b>"]
    label.deleteLater()


@pytest.mark.parametrize("words", HOSTILE)
def test_a_tip_shows_what_was_typed(words: str) -> None:
    tip = plain_tip(words)
    assert tip == words if "<" not in words else words not in tip


def test_a_label_shows_what_was_typed() -> None:
    label = Label("<img src=x.png>")
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == "<img src=x.png>"
