"""Fields of forms take what is typed as a clerk types it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QToolTip, QWidget

from roster.qt.widgets.fields import (
    choice_field,
    choice_of,
    date_field,
    decimal_field,
    iso_date,
    number_field,
)
from tests.qt.widgets.typing_room import commits, composes, keys, pasted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QComboBox
    from pytestqt.qtbot import QtBot

    from roster.qt.look.languages import Languages
    from roster.qt.widgets.typed_fields import DateField

KEY = Qt.Key
SAME_FIELD = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None
)


@pytest.fixture
def beside(qtbot: QtBot, languages: Languages) -> Iterator[QLineEdit]:
    """Give a field to which the clerk goes on; its window holds the field under test."""
    assert languages.language == "zh"
    room = QWidget()  # until the test is over: Python frees what nobody holds
    qtbot.addWidget(room)
    room.show()
    room.activateWindow()
    field = QLineEdit(room)
    field.show()
    yield field
    room.close()


def enter(field: QWidget, beside: QLineEdit) -> None:
    if field.parent() is None:
        field.setParent(beside.parentWidget())
        field.show()
    beside.setFocus()
    field.setFocus(Qt.FocusReason.TabFocusReason)


@pytest.fixture
def day(beside: QLineEdit) -> DateField:
    made = date_field("2026-05-08")
    enter(made, beside)
    return made


@pytest.mark.parametrize("hand", [keys, commits, pasted])
@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("20261211", "2026-12-11"),
        ("2026.12.11", "2026-12-11"),
        ("2026-1-5", "2026-01-05"),
        ("202658", "2026-05-08"),
        ("2026512", "2026-05-12"),
        ("2026530", "2026-05-30"),
        ("2026/12/11", "2026-12-11"),
        ("12-11", "2026-12-11"),
        ("2027", "2027-05-08"),
    ],
)
def test_a_day_is_typed_in_one_go(
    day: DateField, beside: QLineEdit, hand: Callable[[str], None], text: str, iso: str
) -> None:
    hand(text if hand is keys else "".join(chr(ord(sign) + 0xFEE0) for sign in text))
    beside.setFocus()
    assert (iso_date(day), day.text()) == (iso, date_field(iso).text())


def test_a_day_in_chinese_is_read(day: DateField, beside: QLineEdit) -> None:
    commits("2026年12月11日")
    beside.setFocus()
    assert iso_date(day) == "2026-12-11"


def test_two_digits_are_the_part_of_the_day_that_was_chosen(
    day: DateField, beside: QLineEdit
) -> None:
    day.setSelectedSection(day.Section.MonthSection)
    keys("12")
    beside.setFocus()
    assert iso_date(day) == "2026-12-08"
    enter(day, beside)
    day.setSelectedSection(day.Section.DaySection)
    keys("3")
    beside.setFocus()
    assert iso_date(day) == "2026-12-03"


@pytest.mark.parametrize(
    "text", ["2026.13.1", "31", "abc", "20260231", "13-1", "2026129", "202612", "2026000"]
)
def test_what_is_no_day_leaves_the_day_as_it_was(
    day: DateField, beside: QLineEdit, text: str
) -> None:
    keys(text)
    beside.setFocus()
    assert (iso_date(day), day.text()) == ("2026-05-08", date_field("2026-05-08").text())


def test_what_is_no_day_is_said_beside_the_field(day: DateField, beside: QLineEdit) -> None:
    keys("<b>abc")
    beside.setFocus()
    assert day.typed == "<b>abc"
    assert QToolTip.text() == "“&lt;b&gt;abc”不是日期，仍是 2026年5月8日。"
    QToolTip.hideText()


def test_a_day_is_said_once_when_it_is_left_and_esc_takes_it_back(
    day: DateField, beside: QLineEdit
) -> None:
    said: list[str] = []
    day.dateChanged.connect(lambda now: said.append(now.toString("yyyy-MM-dd")))
    keys("20261211")
    QTest.keyClick(day, KEY.Key_Escape)
    assert (said, iso_date(day)) == ([], "2026-05-08")
    keys("20261211")
    assert said == []
    beside.setFocus()
    assert said == ["2026-12-11"]


def test_arrows_step_on_from_what_was_typed(day: DateField) -> None:
    keys("20261211")
    QTest.keyClick(day, KEY.Key_Up)
    assert iso_date(day) == "2027-12-11"
    QTest.keyClick(day, KEY.Key_Down)
    assert iso_date(day) == "2026-12-11"


def test_arrows_in_passing_change_no_day(day: DateField, beside: QLineEdit) -> None:
    before = iso_date(day)
    for key in (KEY.Key_Up, KEY.Key_Down, KEY.Key_Down, KEY.Key_PageUp):
        QTest.keyClick(day, key)
    assert iso_date(day) == before
    QTest.keyClick(day, KEY.Key_F2)
    QTest.keyClick(day, KEY.Key_Up)
    assert iso_date(day) != before
    after = iso_date(day)
    beside.setFocus()
    day.setFocus()
    QTest.keyClick(day, KEY.Key_Up)
    assert iso_date(day) == after


@given(day=st.dates(date(1930, 1, 1), date(2049, 12, 31)))
@SAME_FIELD
def test_every_day_is_typed_as_it_is_shown(beside: QLineEdit, day: date) -> None:
    field = date_field("2026-05-08")
    enter(field, beside)
    pasted(date_field(str(day)).text())
    assert iso_date(field) == str(day)
    field.deleteLater()


# --- numbers and choices --------------------------------------------------------------------


@given(number=st.integers(0, 9999))
@SAME_FIELD
def test_whole_numbers_are_of_any_width(beside: QLineEdit, number: int) -> None:
    field = number_field(0, 9999, 1, "人")
    enter(field, beside)
    commits("".join(chr(ord(digit) + 0xFEE0) for digit in str(number)))
    assert field.value() == number
    field.deleteLater()


@pytest.mark.parametrize("text", ["2.5", "２．５", "2。5", "２。５"])
def test_decimals_are_of_any_width_and_a_full_stop_is_a_point(beside: QLineEdit, text: str) -> None:
    field = decimal_field(0.25, 12, 0.25, 2)
    enter(field, beside)
    field.selectAll()
    commits(text)
    assert (field.value(), field.typed) == (2.5, "2.5")


def test_no_digit_of_a_number_out_of_bounds_is_swallowed(beside: QLineEdit) -> None:
    field = decimal_field(0, 100, 1, 1)
    enter(field, beside)
    field.selectAll()
    keys("105")
    assert field.typed == "105"
    beside.setFocus()
    assert field.value() == 100


@pytest.fixture
def half(beside: QLineEdit) -> QComboBox:
    made = choice_field({"am": "上午", "pm": "下午", "eve": "晚上"})
    enter(made, beside)
    return made


@pytest.mark.parametrize(
    ("hand", "text", "code"),
    [
        (commits, "下", "pm"),
        (commits, "下午", "pm"),
        (composes, "晚上", "eve"),
        (keys, "x", "pm"),
        (keys, "xw", "pm"),
        (keys, "wan", "eve"),
        (keys, "8", "am"),
        (commits, "全", "am"),
    ],
)
def test_a_choice_is_found_by_its_words_or_their_pinyin(
    half: QComboBox, hand: Callable[[str], None], text: str, code: str
) -> None:
    said: list[int] = []
    half.activated.connect(said.append)
    hand(text)
    assert choice_of(half) == code
    assert bool(said) is (code != "am")
