"""What is being typed is kept before the window turns to something else."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEventLoop
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget
from shiboken6 import isValid


def finish_edits(window: QWidget) -> None:
    """Let what is being typed in a window be kept, as if the clerk had gone to another field."""
    field = QApplication.focusWidget()
    if field is None or not window.isAncestorOf(field):
        return
    table = _table_around(field)
    field.clearFocus()
    # cells of tables are written when their editor is gone
    QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    if QApplication.focusWidget() is None and isValid(table or field):
        (table or field).setFocus()


def _table_around(field: QWidget) -> QAbstractItemView | None:
    """Return the table in whose cell a field stands."""
    viewport = field.parentWidget()
    view = viewport.parentWidget() if viewport is not None else None
    return view if isinstance(view, QAbstractItemView) else None
