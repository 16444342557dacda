from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from roster.base.paths import log_file
from roster.qt.frame.crash import (
    crash_box,
    crash_report,
    install_excepthook,
    log,
    start_log,
    without_people,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

SECRET = "441204197805123456"  # noqa: S105 - a made-up identity number


def failure(text: str) -> Exception:
    try:
        stumble(text)
    except ValueError as error:
        return error
    return Exception()


def stumble(text: str) -> None:
    raise ValueError(text)


@pytest.fixture
def hook() -> Iterator[None]:
    before = sys.excepthook
    yield
    sys.excepthook = before


def test_names_and_numbers_are_taken_out() -> None:
    said = without_people(f"张䶮秋 {SECRET} 4412041978051234X 13800138000 row 12")
    assert said == "▯ ##### ##### ##### row 12"


def test_parameters_of_a_statement_are_cut_off() -> None:
    assert without_people("no such column [SQL: SELECT x] [parameters: ('zhang',)]") == (
        "no such column"
    )


def test_a_report_tells_where_and_what_but_not_who() -> None:
    report = crash_report(failure(f"张䶮秋 {SECRET}"))
    assert "in stumble" in report
    assert "ValueError: ▯ #####" in report
    assert report.startswith("roster ")


def test_the_cause_is_told_too() -> None:
    error = failure("second")
    error.__cause__ = KeyError("first")
    report = crash_report(error)
    assert report.index("ValueError: second") < report.index("KeyError: 'first'")


@pytest.mark.usefixtures("hook")
def test_one_bug_is_shown_once_however_often_it_comes() -> None:
    shown: list[str] = []

    def show(report: str) -> None:
        shown.append(report)
        again = failure("while the first is shown")
        sys.excepthook(type(again), again, None)

    install_excepthook(show)
    error = failure("once")
    sys.excepthook(type(error), error, error.__traceback__)
    assert len(shown) == 1
    assert "ValueError: once" in shown[0]


@pytest.mark.usefixtures("hook")
def test_the_keyboard_stops_the_program_without_a_report(
    capsys: pytest.CaptureFixture[str],
) -> None:
    shown: list[str] = []
    install_excepthook(shown.append)
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert shown == []
    assert "KeyboardInterrupt" in capsys.readouterr().err


def test_the_log_holds_no_people() -> None:
    before = list(log.handlers)
    start_log(log_file())
    log.warning("%s %s", "张䶮秋", SECRET)
    logging.getLogger("roster.qt").warning("%s", "李建国 13800138000")
    added = [handler for handler in log.handlers if handler not in before]
    for handler in added:
        handler.close()
        log.removeHandler(handler)
    text = log_file().read_text(encoding="utf-8")
    assert text.count("▯ #####") == 2
    assert SECRET not in text


def test_the_report_can_be_copied(qtbot: QtBot) -> None:
    box = crash_box("the report")
    qtbot.addWidget(box)
    copy = next(
        b for b in box.buttons() if isinstance(b, QPushButton) and b.text() == "Copy report"
    )
    copy.click()
    assert QGuiApplication.clipboard().text() == "the report"
