"""Text as it is: what somebody typed is never taken for HTML, which Qt would draw and load."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Label(QLabel):
    """The label of the window: plain text."""

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        **properties: Any,  # noqa: ANN401 - Qt's own
    ) -> None:
        super().__init__(parent, **properties)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)


def plain_tip(text: str) -> str:
    """Return a text for a tool tip, which Qt would draw as HTML where it looks like that."""
    return f"<qt>{_broken(escape(text))}</qt>" if "<" in text else text


def _broken(text: str) -> str:
    return text.replace("\n", "<br>")
