"""Nothing that Qt calls lets an exception out."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QEvent, QModelIndex, QSize, Qt
from PySide6.QtWidgets import QWidget

import roster.qt
from roster.qt.look.guarding import is_guarded, overrides

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from PySide6.QtGui import QPaintEvent
    from pytestqt.qtbot import QtBot

    from roster.qt.widgets.tables.model import Index

_ROOT = QModelIndex()


def classes_of(module: ModuleType) -> Iterator[type]:
    kinds = [each for each in vars(module).values() if isinstance(each, type)]
    return (each for each in kinds if each.__module__ == module.__name__)


def bare(module: ModuleType) -> list[str]:
    return [
        f"{kind.__qualname__}.{name}"
        for kind in classes_of(module)
        for name, each in overrides(kind).items()
        if not is_guarded(each)
    ]


def modules() -> list[ModuleType]:
    found = pkgutil.walk_packages(roster.qt.__path__, "roster.qt.")
    return [importlib.import_module(each.name) for each in found]


def test_every_override_of_the_window_is_guarded() -> None:
    seen = [name for m in modules() for kind in classes_of(m) for name in overrides(kind)]
    assert [name for module in modules() for name in bare(module)] == []
    assert len(seen) > 100
    assert {"data", "flags", "paint", "sizeHint", "eventFilter", "keyPressEvent"} <= set(seen)


class Unguarded(QWidget):
    """Stands outside ``roster.qt``, so nobody guards it."""

    def sizeHint(self) -> QSize:
        return QSize(1, 2)


def test_an_override_that_is_not_guarded_is_found() -> None:
    assert bare(sys.modules[__name__]) == ["Unguarded.sizeHint"]


class Stumbling(QAbstractTableModel):
    """Knows two rows less than Qt asks for."""

    __module__ = "roster.qt.stumbling"

    def rowCount(self, parent: Index = _ROOT) -> int:
        assert not parent.isValid()
        return [2][self.columnCount()]

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        raise IndexError(index.row())


class Smeared(QWidget):
    """Cannot be painted."""

    __module__ = "roster.qt.smeared"

    def paintEvent(self, event: QPaintEvent) -> None:
        raise ValueError(event.rect())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.User:
            raise KeyError(event.type())
        return super().event(event)


def test_what_stumbles_answers_with_something_harmless(qtbot: QtBot, capture: list[str]) -> None:
    model = Stumbling()
    assert model.rowCount() == 0
    assert model.flags(model.index(0, 0)) == Qt.ItemFlag.NoItemFlags
    widget = Smeared()
    qtbot.addWidget(widget)
    assert not QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.User))
    QCoreApplication.processEvents()
    assert capture == ["IndexError", "IndexError", "KeyError"]


def test_a_bug_in_painting_is_told_once(qtbot: QtBot, capture: list[str]) -> None:
    widget = Smeared()
    qtbot.addWidget(widget)
    widget.show()
    for _ in range(5):
        widget.repaint()
        QCoreApplication.processEvents()
    assert capture == ["ValueError"]


@pytest.fixture
def capture(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    heard: list[str] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, _error, _trace: heard.append(kind.__name__))
    return heard
