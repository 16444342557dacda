"""How large a dialog with a table opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

from roster.qt.look.theme import APART

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from roster.qt.look.theme import Theme


def give_size(dialog: QDialog, theme: Theme, width: int, height: int) -> None:
    """Open a dialog as large as its text wants, but no larger than the window below it.

    Args:
        dialog: not shown yet.
        theme: knows the size of the text.
        width: in pixels at 100 %.
        height: in pixels at 100 %.
    """
    wanted = QSize(theme.px(width), theme.px(height))
    parent = dialog.parentWidget()
    if parent is not None:
        room = parent.window().size() - QSize(2 * APART, 2 * APART)
        wanted = wanted.boundedTo(room).expandedTo(dialog.minimumSizeHint())
    dialog.resize(wanted)
