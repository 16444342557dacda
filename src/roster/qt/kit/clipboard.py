"""What was copied."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication


def copied() -> QMimeData:
    """Return what is on the clipboard; where there is nothing Qt gives nothing at all."""
    return QGuiApplication.clipboard().mimeData() or QMimeData()
