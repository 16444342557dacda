"""The dialog that asks where to save: the name it gives ends as its kind of file does."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from roster.base.outputs import with_ending

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

PDF, WORKBOOK = "PDF (*.pdf)", "Excel (*.xlsx)"
"""Kinds of files that a clerk may choose."""

_ENDINGS = {PDF: ".pdf", WORKBOOK: ".xlsx"}


def ask_path(parent: QWidget, title: str, proposed: Path, kinds: Sequence[str] = ()) -> Path | None:
    """Ask where to save a file; ``None`` when it is not to be saved.

    Whoever writes the file refuses a name that it cannot have. A name without an ending gets that
    of the kind chosen, else of the name proposed; where an older file has the whole name, the
    dialog comes again and asks about that one.

    Args:
        parent: in front of which the dialog stands.
        title: the title of the dialog.
        proposed: a name with its ending, in the folder to begin with.
        kinds: the kinds of files that the dialog shows.
    """
    while True:
        shown = ";;".join(kinds)
        chosen, kind = QFileDialog.getSaveFileName(parent, title, str(proposed), shown)
        if not chosen:
            return None
        path = with_ending(Path(chosen), _ENDINGS.get(kind, proposed.suffix))
        if path == Path(chosen) or not path.exists():
            return path
        proposed = path
