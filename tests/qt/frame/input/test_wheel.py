"""The wheel rolls over every field there is, and changes none that nobody went to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDateEdit,
    QDialog,
    QLabel,
    QScrollArea,
    QSlider,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from roster.base.codes.people import Post
from roster.db.history import journal
from roster.qt.frame.input.wheel import FIELDS, Wheel
from roster.qt.pictures import settle
from tests.builders import make_person, make_training, writing
from tests.classroom import open_class
from tests.qt.walking import Walk

if TYPE_CHECKING:
    from roster.db.engine import Database
    from roster.qt.frame.program import Program

_TURNS = (-1, -1, -1, 1, 1, 1, 1)
_NOTCH = 120


def roll(widget: QWidget, turns: tuple[int, ...] = _TURNS) -> None:
    """Roll the wheel with the pointer over what is seen of a widget."""
    top = widget.window()
    at = QPointF(widget.mapTo(top, widget.visibleRegion().boundingRect().center()))
    for turn in turns:
        QTest.wheelEvent(top.windowHandle(), at, QPoint(0, turn * _NOTCH))


def click(widget: QWidget) -> None:
    top = widget.window()
    at = widget.mapTo(top, widget.rect().center())
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(top.windowHandle(), left, none, at)


def fields_in(widget: QWidget) -> list[QWidget]:
    """Return the fields that can be changed, scrolled into view."""
    found = [each for each in widget.findChildren(QWidget) if isinstance(each, FIELDS)]
    for area in widget.findChildren(QScrollArea):
        for each in found:
            if area.isAncestorOf(each):
                area.ensureWidgetVisible(each)
    return [each for each in found if each.isVisible() and each.isEnabled()]


def value_of(field: QWidget) -> object:
    if isinstance(field, QComboBox):
        return field.currentText()
    if isinstance(field, QAbstractSpinBox):
        return field.text()
    return field.property("value") or field.property("currentIndex")


# a form as there are many


class Form(QDialog):
    """One field of each kind in a panel that scrolls."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.panel = QScrollArea()
        inside = QWidget()
        column = QVBoxLayout(inside)
        self.choice, self.typed = QComboBox(), QComboBox(editable=True)
        for each in (self.choice, self.typed):
            each.addItems(list("甲乙丙丁戊"))
            each.setCurrentIndex(2)
        self.number, self.day = QSpinBox(value=50), QDateEdit()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setValue(50)
        self.tabs = QTabWidget()
        for name in "甲乙丙":
            self.tabs.addTab(QLabel(name), name)
        self.tabs.setCurrentIndex(1)
        self.fields: list[QWidget] = [self.choice, self.typed, self.number, self.day, self.slider]
        for widget in (*self.fields, self.tabs, *(QLabel(str(n)) for n in range(60))):
            column.addWidget(widget)
        self.fields.append(self.tabs.tabBar())
        self.panel.setWidget(inside)
        QVBoxLayout(self).addWidget(self.panel)
        self.resize(400, 300)

    def values(self) -> list[object]:
        return [value_of(field) for field in self.fields]


@pytest.fixture
def form(program: Program, database: Database) -> Form:
    database.close()
    program.start(database.path)
    settle(program)
    made = Form(program.window)
    made.open()
    made.panel.setFocus()
    settle(program)
    return made


def test_over_a_field_the_wheel_moves_the_panel(form: Form) -> None:
    before = form.values()
    for field in form.fields:
        form.panel.verticalScrollBar().setValue(0)
        roll(field, (-1,))
        assert form.panel.verticalScrollBar().value() > 0
        assert QApplication.focusWidget() is not field
    assert form.values() == before


def test_a_field_that_was_clicked_takes_the_wheel(form: Form) -> None:
    click(form.number)
    roll(form.number, (1, 1))
    assert (form.number.value(), form.panel.verticalScrollBar().value()) == (52, 0)


def test_a_field_that_tab_came_to_takes_the_wheel(form: Form) -> None:
    form.choice.setFocus()
    while QApplication.focusWidget() is not form.number:
        QTest.keyClick(form.windowHandle(), Qt.Key.Key_Tab)
    roll(form.number, (1,))
    assert form.number.value() == 51


def test_a_field_that_the_program_gave_the_keyboard_does_not(form: Form) -> None:
    for field in form.fields:
        before = value_of(field)
        field.setFocus()
        form.panel.verticalScrollBar().setValue(0)
        roll(field)
        assert value_of(field) == before


def test_a_field_that_was_left_takes_it_no_more(form: Form) -> None:
    click(form.number)
    form.panel.setFocus()
    form.number.setFocus()
    roll(form.number, (1,))
    assert form.number.value() == 50


def test_one_that_is_clicked_gives_the_wheel_to_no_other(form: Form) -> None:
    click(form.number)
    before = form.typed.currentText()
    roll(form.typed)
    assert form.typed.currentText() == before
    assert QApplication.focusWidget() is form.number


# everything there is


class Roller:
    """Rolls over whatever is shown, and notes what that changed."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.walk = Walk(program, self.over)
        self.rolled = 0
        self.changed: list[str] = []

    def entries(self) -> tuple[int, int]:
        workspace = self.program.window.workspace
        if workspace is None:
            return 0, 0
        with workspace.database.reading() as db:
            return journal.length(db)

    def over(self, widget: QWidget) -> None:
        """Roll over every field seen in a widget."""
        for field in fields_in(widget):
            if field.visibleRegion().isEmpty():
                continue
            before, entries = value_of(field), self.entries()
            roll(field)
            if value_of(field) != before or self.entries() != entries:
                self.changed.append(f"{type(field).__name__} {field.accessibleName()}")
            self.rolled += 1


@pytest.fixture
def roller(program: Program, database: Database) -> Roller:
    with writing(database) as db:
        open_class(db, days=2, people=3)
        make_person(db, "李建国", Post.SECRETARY)
        make_training(db, 3)
    database.close()
    program.start(database.path)
    settle(program)
    return Roller(program)


def test_no_field_of_the_window_is_changed_by_rolling_over_it(roller: Roller) -> None:
    first = roller.entries()
    roller.walk.over_pages()
    assert roller.changed == []
    assert roller.program.desk is not None
    roller.program.desk.close_file()
    settle(roller.program)
    roller.over(roller.program.window)
    assert roller.changed == []
    assert roller.rolled > 60
    assert {"RuleDialog", "AppointDialog", "LeaveDialog", "CloneDialog"} <= roller.walk.dialogs
    assert first > (0, 0)


def test_without_the_filter_rolling_changes_fields_and_the_file(
    roller: Roller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Wheel, "_roll", lambda *_given: False)
    before = roller.entries()
    roller.walk.over_page("people")
    roller.walk.over_page("trainings")
    settle(roller.program)
    assert len(roller.changed) > 3
    assert roller.entries() > before
