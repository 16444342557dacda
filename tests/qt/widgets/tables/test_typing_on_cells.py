"""A key typed on a cell is the first character of what is saved, whatever the input method.

Every editable column of every table of the window is found by walking through it: a new one fails
here until it is said how it is typed and where the file keeps it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import pytest
from PySide6.QtCore import QCoreApplication, QModelIndex

from roster.base.codes.people import Education, Gender, PoliticalStatus, Post
from roster.base.codes.trainings import PartOfDay
from roster.people import trainees
from roster.people.fields import Kind, further_fields
from roster.qt.frame.pages_list import PAGES
from roster.qt.pictures import settle
from roster.qt.widgets.tables.view import TableView
from tests.builders import make_id_number
from tests.qt.widgets.typing_room import (
    KEY,
    Room,
    commits,
    composes,
    escapes_after_a_word,
    gives_up_composing,
    keypad,
    keys,
    pasted,
    press_enter,
    presses_escape_composing,
    repeated,
    strike,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from roster.db.engine import Database
    from roster.qt.frame.program import Program

NUMBER, OTHER = make_id_number(serial=1), make_id_number(serial=3)


NUMBER, OTHER = make_id_number(serial=1), make_id_number(serial=3)


# --- what is typed where --------------------------------------------------------------------


class Typed(NamedTuple):
    """What is typed in one way, and what the file says afterwards."""

    hand: Callable[[str], None]
    text: str
    saved: object


@dataclass(frozen=True)
class Case:
    """How one editable column is typed.

    Attributes:
        show: brings its table to the front.
        read: what the file holds of the cell.
        ways: what is typed.
        row: of the cell.
    """

    show: Callable[[Room], TableView]
    read: Callable[[Room], object]
    ways: tuple[Typed, ...]
    row: int = 0


TEXTS = (
    Typed(keys, "k5 b", "k5 b"),
    Typed(keypad, "7", "7"),
    Typed(repeated, "xxx", "xxx"),
    Typed(commits, "２期", "２期"),
    Typed(commits, "《党章》", "《党章》"),
    Typed(commits, "“学习”", "“学习”"),
    Typed(pasted, "《条例》", "《条例》"),
    Typed(composes, "陈", "陈"),
)
WORDS = (Typed(keys, "ab", "ab"), Typed(commits, "陈二", "陈二"), Typed(composes, "陈", "陈"))
NUMBERS = (
    Typed(keys, "12", 12),
    Typed(keypad, "7", 7),
    Typed(repeated, "11", 11),
    Typed(commits, "１５", 15),
    Typed(pasted, "１６", 16),
)
TIMES = (
    Typed(keys, "8:30", "08:30"),
    Typed(commits, "９：１５－１１：３０", "09:15"),
)
BIRTHS = (
    Typed(keys, "1979.06", "1979-06"),
    Typed(keypad, "198007", "1980-07"),
    Typed(commits, "１９８１年８月", "1981-08"),
)
IDENTITIES = (
    Typed(keys, NUMBER, NUMBER),
    Typed(commits, "".join(chr(ord(sign) + 0xFEE0) for sign in OTHER), OTHER),
)
PHONES = (
    Typed(keys, "15400001111", "15400001111"),
    Typed(keypad, "15400002222", "15400002222"),
    Typed(commits, "１５４００００３３３３", "15400003333"),
)
PARTIES = (
    Typed(commits, "党员", PoliticalStatus.CPC_MEMBER),
    Typed(composes, "群众", PoliticalStatus.MASSES),
)
POSTS = (Typed(commits, "村委会主任", (Post.HEAD,)), Typed(pasted, "书记", (Post.SECRETARY,)))
GENDERS = (Typed(commits, "女", Gender.FEMALE), Typed(composes, "男", Gender.MALE))
LEVELS = (Typed(pasted, "大专", Education.ASSOCIATE), Typed(composes, "本科", Education.BACHELOR))
HOURS = (
    Typed(keys, "2.5", 10),
    Typed(keys, "12", 48),
    Typed(keypad, "3", 12),
    Typed(commits, "２．５", 10),
    Typed(commits, "1。25", 5),
    Typed(pasted, "１１", 44),
)
DAYS = (
    Typed(keys, "20261211", "2026-12-11"),
    Typed(keypad, "20261212", "2026-12-12"),
    Typed(keys, "2026.12.13", "2026-12-13"),
    Typed(keys, "2026-1-5", "2026-01-05"),
    Typed(commits, "２０２６１２１４", "2026-12-14"),
    Typed(commits, "2026年12月15日", "2026-12-15"),
    Typed(pasted, "２０２６．１２．１６", "2026-12-16"),
)
HALVES = (
    Typed(commits, "下", PartOfDay.AFTERNOON),
    Typed(composes, "晚", PartOfDay.EVENING),
    Typed(pasted, "上午", PartOfDay.MORNING),
    Typed(keys, "x", PartOfDay.AFTERNOON),
)
POINTS = (
    Typed(keys, "86.5", 865),
    Typed(keypad, "9", 90),
    Typed(keys, "100", 1000),
    Typed(commits, "８７．５", 875),
    Typed(commits, "７８。５", 785),
    Typed(pasted, "６０", 600),
)


GIVEN_UP = (presses_escape_composing, gives_up_composing, escapes_after_a_word)


def period_case(field: str, ways: tuple[Typed, ...]) -> Case:
    return Case(
        lambda room: room.tab("timetable"), lambda room: getattr(room.period(), field), ways
    )


def seat_case(field: str, ways: tuple[Typed, ...]) -> Case:
    return Case(lambda room: room.tab("groups"), lambda room: getattr(room.person(), field), ways)


def import_case(field: str, ways: tuple[Typed, ...]) -> Case:
    return Case(Room.list_rows, lambda room: room.understood(field), ways)


def group_name(room: Room) -> str | None:
    return room.person().group_name


CASES: Mapping[tuple[str, str], Case] = {
    ("课程表", "date"): period_case("date", DAYS),
    ("课程表", "part"): period_case("part", HALVES),
    ("课程表", "time"): period_case("starts", TIMES),
    ("课程表", "hours"): period_case("quarter_hours", HOURS),
    ("课程表", "subject"): period_case("subject", TEXTS),
    ("课程表", "lecturer"): period_case("lecturer", TEXTS),
    ("课程表", "lecturer_office"): period_case("lecturer_office", TEXTS),
    ("课程表", "place"): period_case("place", TEXTS),
    ("各单位名额", "quota"): Case(lambda room: room.tab("quotas"), Room.quota, NUMBERS),
    ("各组", "name"): Case(lambda room: room.tab("groups", "groups"), group_name, TEXTS, row=1),
    ("分组和座位", "group"): seat_case("group_name", TEXTS),
    ("分组和座位", "classroom"): seat_case("classroom", TEXTS),
    ("分组和座位", "seat"): seat_case("seat", NUMBERS),
    ("考勤表", "exam"): Case(Room.grid, Room.points, POINTS),
    ("读懂的内容", "name"): import_case("name", WORDS),
    ("读懂的内容", "village"): import_case("village_text", WORDS),
    ("读懂的内容", "posts"): import_case("posts", POSTS),
    ("读懂的内容", "birth"): import_case("birth", BIRTHS),
    ("读懂的内容", "id_number"): import_case("id_number", IDENTITIES),
    ("读懂的内容", "phone"): import_case("phone", PHONES),
    ("读懂的内容", "gender"): import_case("gender", GENDERS),
    ("读懂的内容", "education"): import_case("education", LEVELS),
    ("读懂的内容", "political_status"): import_case("political_status", PARTIES),
    **{
        ("读懂的内容", each.name): import_case(
            each.name, BIRTHS if each.kind is Kind.DATE else WORDS
        )
        for each in further_fields()
    },
    ("问题", "said"): Case(
        Room.problems,
        Room.said_of_problem,
        (
            Typed(keys, "12", "12"),
            Typed(keypad, "13", "13"),
            Typed(commits, "２４", "２４"),
            Typed(composes, "陈", "陈"),
            Typed(pasted, "《", "《"),
        ),
    ),
}


@pytest.fixture
def room(program: Program, database: Database, tmp_path: Path) -> Room:
    return Room(program, database, tmp_path)


def go_to(room: Room, case: Case, column: str) -> TableView:
    """Make the cell current, with the keyboard on the table."""
    table = case.show(room)
    at = table.table.column_of(column)
    table.setColumnHidden(at, False)  # noqa: FBT003 - Qt's own
    table.setCurrentIndex(QModelIndex())
    table.setCurrentIndex(table.table.index(case.row, at))
    table.setFocus()
    settle(room.program)
    assert table.state() != TableView.State.EditingState
    return table


def editable_columns(room: Room) -> set[tuple[str, str]]:
    """Walk through the window and return its editable columns, by table and key."""
    for spec in PAGES:
        room.open_page(spec.key)
    for show in (Room.grid, Room.list_rows, lambda each: each.tab("timetable")):
        show(room)
    return {
        (table.accessibleName(), column.key)
        for table in room.program.window.findChildren(TableView)
        if table.model() is not None
        for column in table.table.columns
        if column.edit is not None
    }


def test_every_editable_column_of_the_window_is_typed_here(room: Room) -> None:
    assert editable_columns(room) == set(CASES)


@pytest.mark.parametrize(("table", "column"), CASES, ids=map("-".join, CASES))
def test_a_key_typed_on_a_cell_is_the_first_character_of_what_is_saved(
    room: Room, table: str, column: str
) -> None:
    case = CASES[table, column]
    for hand, text, saved in case.ways:
        assert go_to(room, case, column).accessibleName() == table
        hand(text)
        press_enter(room)
        assert (hand.__name__, text, case.read(room)) == (hand.__name__, text, saved)


@pytest.mark.parametrize(("table", "column"), CASES, ids=map("-".join, CASES))
def test_esc_while_composing_restores_the_old_text(room: Room, table: str, column: str) -> None:
    case = CASES[table, column]
    go_to(room, case, column)
    before = case.read(room)
    for hand in GIVEN_UP:
        view = go_to(room, case, column)
        cell = view.currentIndex()
        shown = cell.data()
        hand(case.ways[0].text)
        settle(room.program)
        if view.state() == TableView.State.EditingState:
            strike("\x1b", KEY.Key_Escape)
        settle(room.program)
        assert (hand.__name__, case.read(room)) == (hand.__name__, before)
        assert view.currentIndex().data() == shown
        assert view.state() != TableView.State.EditingState


def test_what_was_typed_on_a_list_is_written_when_it_is_taken_in(room: Room) -> None:
    for column in ("name", "phone", "gender"):
        case = CASES["读懂的内容", column]
        go_to(room, case, column)
        case.ways[-1].hand(case.ways[-1].text)
        press_enter(room)
    room.wizard().import_rows()
    settle(room.program)
    with room.database.reading() as db:
        kept = [facts for facts in trainees.all_facts(db).values() if facts.name == "陈"]
    assert [(one.phone, one.gender) for one in kept] == [("15400003333", Gender.MALE)]


# --- rows that come anew --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("table", "column", "text", "rest"),
    [
        ("课程表", "subject", "党章", "学习"),
        ("课程表", "hours", "2.", "5"),
        ("课程表", "date", "2026.12", ".13"),
        ("各单位名额", "quota", "1", "6"),
    ],
)
def test_what_is_being_typed_outlives_a_reload(
    room: Room, table: str, column: str, text: str, rest: str
) -> None:
    case = CASES[table, column]
    view = go_to(room, case, column)
    hand = keys if text.isascii() else commits
    hand(text)
    room.reload()
    settle(room.program)
    assert view.state() == TableView.State.EditingState
    hand(rest)
    press_enter(room)
    wanted = {"subject": "党章学习", "hours": 10, "date": "2026-12-13", "quota": 16}
    assert case.read(room) == wanted[column]


def test_cells_typed_quickly_one_after_the_other_are_all_kept(room: Room) -> None:
    table = room.tab("timetable")
    for column, text in (("hours", "2.5"), ("subject", "k"), ("lecturer", "z")):
        table.setCurrentIndex(table.table.index(0, table.table.column_of(column)))
        table.setFocus()
        keys(text)
        strike("\r", KEY.Key_Return)
        QCoreApplication.processEvents()  # it is written; the rows have not come anew yet
    settle(room.program)
    plan = room.period()
    assert (plan.quarter_hours, plan.subject, plan.lecturer) == (10, "k", "z")


@pytest.mark.parametrize(("column", "text"), [("hours", "13"), ("hours", "2.3"), ("date", "13月")])
def test_what_cannot_be_kept_is_refused_in_words_and_changes_nothing(
    room: Room, column: str, text: str
) -> None:
    case = CASES["课程表", column]
    before = case.read(room)
    go_to(room, case, column)
    commits(text)
    press_enter(room)
    assert case.read(room) == before
    assert f"“{text}”" in room.notice()


def test_f2_keeps_the_old_text_and_enter_alone_writes_nothing(room: Room) -> None:
    for column in ("date", "part", "hours", "subject"):
        go_to(room, CASES["课程表", column], column)
        before, count = room.period(), room.changes()
        strike("", KEY.Key_F2)
        press_enter(room)
        assert (room.period(), room.changes()) == (before, count)
