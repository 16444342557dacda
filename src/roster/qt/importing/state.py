"""What the import page shows; its parts read it here and listen for changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from roster.lists.deciding.preview import Instructions

if TYPE_CHECKING:
    from roster.lists.deciding.preview import Preview
    from roster.qt.importing.rows.lists import Group
    from roster.qt.importing.words import Judged, Trouble


class ImportState(QObject):
    """The list as it is understood, and what the clerk has said about it.

    Attributes:
        instructions: all that was said so far; newer than what is shown until that is prepared.
        group: whose rows are shown; ``None`` for all.

    Signals:
        changed: another list is shown, the same one understood otherwise, or none any more.
    """

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._judged: Judged | None = None
        self.instructions = Instructions()
        self.group: Group | None = None

    @property
    def preview(self) -> Preview | None:
        """What is shown; ``None`` before a list was read."""
        return self._judged.preview if self._judged else None

    @property
    def troubles(self) -> tuple[Trouble, ...]:
        """Everything in it that needs the clerk's eye, in the order of the file."""
        return self._judged.troubles if self._judged else ()

    def show(self, judged: Judged) -> None:
        """Show another list, or the same one understood otherwise."""
        self._judged = judged
        self.changed.emit()

    def forget(self) -> None:
        """Let the list go, and what was said about it."""
        self._judged = None
        self.instructions = Instructions()
        self.changed.emit()
