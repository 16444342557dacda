from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from roster.qt.widgets.dialog_size import give_size

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from roster.qt.look.theme import Theme


def test_a_dialog_is_as_large_as_it_wants(qtbot: QtBot, theme: Theme) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    give_size(dialog, theme, 700, 500)
    assert (dialog.width(), dialog.height()) == (700, 500)


def test_a_dialog_is_not_larger_than_the_window_below_it(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 800)
    dialog = QDialog(window)
    give_size(dialog, theme, 700, 500)
    assert (dialog.width(), dialog.height()) == (552, 500)
