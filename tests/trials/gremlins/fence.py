"""A fence around a play: dialogs of files, printers and other programs stay inside its folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog

from tests.trials.gremlins.rooms import LISTS, rosters

if TYPE_CHECKING:
    from random import Random

_CANCELLED = 0.2


class Fence:
    """Answers the system's own dialogs by chance, inside one folder."""

    def __init__(self, chance: Random, folder: Path) -> None:
        self._chance = chance
        self._folder = folder
        self._out = folder / "out"
        self._out.mkdir(exist_ok=True)
        self._printed = 0

    def stand(self) -> None:
        """Take the place of dialogs of files, of printing and of opening things elsewhere."""
        answers = {
            "getOpenFileName": lambda *asked: (self._opened(*asked), ""),
            "getOpenFileNames": lambda *asked: (
                [name for name in [self._opened(*asked)] if name],
                "",
            ),
            "getSaveFileName": lambda *asked: (self._saved(*asked), ""),
            "getExistingDirectory": lambda *_asked: self._chance.choice(("", str(self._out))),
        }
        for name, answer in answers.items():
            setattr(QFileDialog, name, staticmethod(answer))
        setattr(QPrintDialog, "exec", lambda dialog: self._print(dialog))  # noqa: B010, PLW0108 - binds the dialog, as a method of Qt does
        setattr(QDesktopServices, "openUrl", staticmethod(lambda _url: True))  # noqa: B010 - the same

    def _opened(self, *asked: object) -> str:
        """Pick a file of a kind that was asked for, or nothing."""
        lists = sorted(path for path in (self._folder / LISTS).iterdir() if path.is_file())
        found = list(rosters(self._folder)) if ".roster" in str(asked[-1]) else lists
        return "" if self._chance.random() < _CANCELLED else str(self._chance.choice(found))

    def _saved(self, _parent: object, _title: str, proposed: str, *_kinds: object) -> str:
        """Say a name in the folder: as proposed, over something that is there, over a roster."""
        files = [*sorted(self._out.iterdir()), *rosters(self._folder)]
        named = str(self._out / (Path(proposed).name or "x"))
        return self._chance.choice((named, named, "", str(self._chance.choice(files))))

    def _print(self, dialog: QPrintDialog) -> int:
        """Print into a file, or not at all."""
        if self._chance.random() < 0.5:
            return QDialog.DialogCode.Rejected.value
        self._printed += 1
        printer = dialog.printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self._out / f"printed {self._printed}.pdf"))
        return QDialog.DialogCode.Accepted.value
