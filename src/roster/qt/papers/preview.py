"""A page of a paper as it will come from the printer, drawn in a worker thread."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QSizePolicy, QStackedWidget

from roster.base.errors import RosterError
from roster.papers.drawing.preview import page_image
from roster.qt.kit.messages import sentence
from roster.qt.widgets.empty_state import EmptyState
from roster.qt.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from roster.base.progress import Report
    from roster.qt.kit.tasks import Task
    from roster.qt.kit.workspace import Workspace

_WAIT_MILLISECONDS = 40
_POINTS_PER_INCH = 72.0
_TOP = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop


class PaperPreview(QStackedWidget):
    """Shows one page of a PDF, or says why there is none.

    Args:
        workspace: what the page works with.
        page_size: width and height of the paper in points.
    """

    def __init__(self, workspace: Workspace, page_size: tuple[float, float]) -> None:
        super().__init__()
        self._workspace = workspace
        self._page_size = page_size
        self._write: Callable[[Path], object] | None = None
        self._page = 1
        self._task: Task | None = None
        self._picture = Label(alignment=_TOP)
        self._picture.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._nothing = EmptyState(workspace.theme)
        self._wait = QTimer(self, singleShot=True, interval=_WAIT_MILLISECONDS)
        self._wait.timeout.connect(self.draw)
        self.addWidget(self._nothing)
        self.addWidget(self._picture)

    @property
    def picture(self) -> QPixmap | None:
        """The page as it is shown; ``None`` while there is none."""
        return self._picture.pixmap() if self.currentWidget() is self._picture else None

    def take_page_size(self, page_size: tuple[float, float]) -> None:
        """Expect pages of another width and height, in points."""
        self._page_size = page_size

    def show_paper(self, write: Callable[[Path], object], name: str, page: int = 1) -> None:
        """Show a page of what ``write`` puts into the file it is given.

        Args:
            write: makes the paper; called in a worker thread.
            name: what the picture shows, for those who cannot see it.
            page: which page, counted from 1.
        """
        self._write = write
        self._page = page
        self._picture.setAccessibleName(name)
        self._wait.start()

    def say(self, title: str, words: str, icon: str = "") -> None:
        """Say why there is nothing to show."""
        self._stop()
        self._write = None
        self._nothing.say(title, words, icon=icon)
        self.setCurrentWidget(self._nothing)

    def draw(self) -> None:
        """Draw the paper at the size of the widget."""
        self._wait.stop()
        if self._write is None:
            return
        self._stop()
        dots = self._picture_size().width() * self.devicePixelRatioF()
        dpi = dots * _POINTS_PER_INCH / self._page_size[0]
        self._task = self._workspace.run_task(
            partial(_drawn, self._write, self._page, dpi),
            done=self._on_drawn,
            failed=self._on_failed,
        )

    def _stop(self) -> None:
        self._wait.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _picture_size(self) -> QSize:
        room = self.size()
        width, height = self._page_size
        scale = max(min(room.width() / width, room.height() / height), 0.1)
        return QSize(round(width * scale), round(height * scale))

    def _on_drawn(self, drawn: tuple[Callable[[Path], object], bytes]) -> None:
        write, content = drawn
        if write is not self._write:
            return  # another paper is wanted by now
        picture = QPixmap()
        picture.loadFromData(content)
        self._draw_edge(picture)
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        self._picture.setPixmap(picture)
        self.setCurrentWidget(self._picture)

    def _draw_edge(self, picture: QPixmap) -> None:
        painter = QPainter(picture)
        painter.setPen(QColor(self._workspace.theme.colours.border))
        painter.drawRect(picture.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, RosterError):
            raise error
        self.say("", sentence(error, self._workspace.language), "circle-alert")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw anew, sharp at the new size."""
        super().resizeEvent(event)
        if self._write is not None:
            self._wait.start()


def _drawn(
    write: Callable[[Path], object], page: int, dpi: float, report: Report
) -> tuple[Callable[[Path], object], bytes]:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "preview.pdf"
        write(path)
        report(1, 2)
        return write, page_image(path, page, dpi)
