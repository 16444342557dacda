"""What happens when the program has a bug: the work is safe, the report can be copied.

A report may leave the office, so it holds no personal data: no local variables, and of messages
neither Han characters nor runs of digits.
"""

from __future__ import annotations

import logging
import re
import sys
import threading
import traceback
from typing import TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, Qt, QtMsgType, qInstallMessageHandler, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from roster.qt.look.colours import Tone
from roster.qt.look.languages import translate

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from types import TracebackType

    from roster.qt.frame.window import MainWindow

log = logging.getLogger("roster")

_HAN = re.compile("[⺀-鿿豈-﫿\U00020000-\U0003fffd]+")
_DIGITS = re.compile(r"\d{5,}[\dXx]*")
_LOG_BYTES = 500_000
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def without_people(text: str) -> str:
    """Return text without names and numbers of people.

    SQL statements with their parameters (SQLAlchemy writes ``[SQL: …]``) are cut off altogether.
    """
    first = text.split("[SQL:", 1)[0].rstrip()
    return _DIGITS.sub("#####", _HAN.sub("▯", first))


def crash_report(error: BaseException) -> str:
    """Return versions and the traceback of a bug, without personal data."""
    lines = [_versions(), ""]
    chain: BaseException | None = error
    while chain is not None:
        lines += [line.rstrip() for line in traceback.format_tb(chain.__traceback__)]
        lines.append(without_people(f"{type(chain).__name__}: {chain}"))
        chain = chain.__cause__ or chain.__context__
    return "\n".join(lines)


def _versions() -> str:
    import platform  # noqa: PLC0415 - a report is rare

    from roster import __version__  # noqa: PLC0415 - a report is rare

    python = platform.python_version()
    return f"roster {__version__} · Python {python} · Qt {qVersion()}\n{platform.platform()}"


def start_log(path: Path) -> None:
    """Write the log to ``path``, at most three files of half a megabyte."""
    from logging.handlers import RotatingFileHandler  # noqa: PLC0415 - after the first paint

    handler = RotatingFileHandler(
        path, maxBytes=_LOG_BYTES, backupCount=2, encoding="utf-8", delay=True
    )
    handler.setFormatter(_WithoutPeople("%(asctime)s %(levelname)s %(name)s %(message)s"))
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    qInstallMessageHandler(_on_qt_message)


def install_excepthook(show: Callable[[str], None]) -> None:
    """Hand every bug to the log and to ``show``.

    While one report is shown, further bugs only go to the log: a bug in painting would otherwise
    open boxes without end.
    """
    is_shown = False

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        nonlocal is_shown
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        report = crash_report(error.with_traceback(trace))
        log.error("bug\n%s", report)
        if is_shown or threading.current_thread() is not threading.main_thread():
            return
        is_shown = True
        try:
            show(report)
        finally:
            is_shown = False

    sys.excepthook = hook


def tell_last_end(ends: Sequence[str], window: MainWindow) -> None:
    """Say that an earlier run ended badly, and hand over what it left behind.

    Args:
        ends: as :func:`roster.qt.frame.last_words.ended_badly` gives them.
        window: says it.
    """
    text = translate(
        "Crash", "roster did not end as it should last time. Everything that was saved is safe."
    )
    reports = [f"{_versions()}\n\n{without_people(each)}" for each in ends if each.strip()]
    for report in reports:
        log.error("ended by a signal\n%s", report)
    if reports:
        box = crash_box(reports[-1], window)
        box.setText(text)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()
    elif ends:
        window.notices.show_notice(text, Tone.ACCENT)


def crash_box(report: str, parent: QWidget | None = None) -> QMessageBox:
    """Return the box that says what happened and lets the report be copied."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(translate("Crash", "Something went wrong"))
    box.setText(
        translate(
            "Crash",
            "This is a mistake in roster. What was saved is safe; the last step was undone.",
        )
    )
    box.setInformativeText(
        translate(
            "Crash",
            "You can go on working. The report holds no personal data and helps to mend roster.",
        )
    )
    box.setDetailedText(report)
    copy = box.addButton(translate("Crash", "Copy report"), QMessageBox.ButtonRole.ActionRole)
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
    box.addButton(QMessageBox.StandardButton.Close)
    return box


def show_crash(report: str, parent: QWidget | None = None) -> None:
    """Show the box until it is closed."""
    crash_box(report, parent).exec()


class _WithoutPeople(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return without_people(super().format(record))


def _on_qt_message(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    logging.getLogger("roster.qt").log(_LEVELS.get(kind, logging.WARNING), "%s", text)
