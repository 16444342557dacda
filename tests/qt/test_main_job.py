"""The stories of tests/features, told at the real window."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import openpyxl
import pytest
from msoffcrypto.format.ooxml import OOXMLFile
from PySide6.QtWidgets import QApplication, QMenu
from pytest_bdd import given, parsers, scenarios, then, when

from roster.attendance import completion, marks
from roster.base.codes.attendance import MARK_SIGNS, Mark
from roster.base.codes.people import Post
from roster.base.codes.trainings import TrainingState
from roster.base.words import label
from roster.certificates import certificates
from roster.coverage import coverage
from roster.db.acts import Act
from roster.db.engine import Database
from roster.divisions.divisions import villages
from roster.lists import deciding
from roster.office.roster_file import create_roster_file
from roster.people import trainees
from roster.qt.attendance.page import AttendancePage
from roster.qt.coverage.page import CoveragePage
from roster.qt.pictures import settle
from roster.trainings import enrollments, trainings
from tests.builders import (
    CLERK,
    TOWNSHIP,
    make_database,
    make_listed,
    make_listing,
    make_person,
    make_training,
    writing,
)
from tests.papers.pdf_reading import page_texts
from tests.qt.steps import Strokes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from roster.qt.frame.program import Program
    from tests.qt.steps import Clerk


scenarios(".")

_SURNAMES = "陈李黄张梁林何谢罗郑苏邓区莫冼卢伍冯曾叶"
_FIRST, _SECOND = "志华丽强敏杰伟芳秋明建国雪梅文海燕", "英军勇平峰红霞辉兰宁玲涛斌"
# The keystroke-level model (Card, Moran and Newell 1980): an estimate, nobody was timed.
_SECONDS_A_KEY, _SECONDS_TO_LOOK = 0.28, 1.35
_MARKS = {label(mark, "zh"): mark for mark in Mark}
_FULL_NUMBER = re.compile(r"\d{17}[\dX]|1\d{10}")


# what is there before


@given("电脑上还没有名册文件")
def no_file(program: Program) -> None:
    program.start()
    settle(program)


@given(parsers.parse("打开了河台镇的名册，里面有 {count:d} 人"))
def open_file(program: Program, tmp_path: Path, count: int) -> None:
    database = make_database(tmp_path, name="河台镇.roster")
    with writing(database) as db:
        for at in range(count):
            make_person(db, "甲乙丙丁"[at] + "某", Post.COMMITTEE_MEMBER, village=at)
    database.close()
    program.start(database.path)
    settle(program)


@given("打开了河台镇的名册，里面有")
def open_file_with(program: Program, tmp_path: Path, datatable: list[list[str]]) -> None:
    database = make_database(tmp_path, name="河台镇.roster")
    with writing(database) as db:
        divisions = [division.short_name for division in villages(db)]
        for name, division, post, birth, phone, number in datatable[1:]:
            make_person(
                db,
                name,
                Post(post),
                village=divisions.index(division),
                birth=birth,
                phone=phone or None,
                id_number=number or None,
            )
    database.close()
    program.start(database.path)
    settle(program)


@given(parsers.parse("打开了河台镇的名册，里面有 {count:d} 名干部"))
def open_file_of_cadres(program: Program, tmp_path: Path, count: int) -> None:
    database = make_database(tmp_path, name="河台镇.roster")
    with writing(database) as db:
        divisions = len(villages(db))
        for at in range(count):
            second = _SECOND[at * 3 % len(_SECOND)] if at % 6 else ""
            name = _SURNAMES[at * 7 % len(_SURNAMES)] + _FIRST[at * 5 % len(_FIRST)] + second
            make_person(db, name, Post.COMMITTEE_MEMBER, village=at * divisions // count)
    database.close()
    program.start(database.path)
    settle(program)


@given(parsers.parse("名册里导入过“{file}”，里面有“{name}”和“{other}”，后来“{changed}”的电话改过"))
def imported_and_changed(program: Program, file: str, name: str, other: str, changed: str) -> None:
    assert program.window.workspace is not None
    database = program.window.workspace.database
    people = [make_listed(each, village="441204100001", posts=("V3",)) for each in (name, other)]
    deciding.import_listing(database, replace(make_listing(*people), file=file), by=CLERK)
    with writing(database, Act.CORRECT) as db:
        (person,) = trainees.find_people(db, trainees.PeopleFilter(text=changed))
        trainees.correct(db, person, phone="15400008888")
    settle(program)


@given(parsers.parse("“{title}”正在进行，{count:d} 人都参加，{days:d} 天"))
def open_training(program: Program, title: str, count: int, days: int) -> None:
    assert program.window.workspace is not None
    with writing(program.window.workspace.database) as db:
        training_id = make_training(db, days, title=title)
        assert enrollments.enroll_audience(db, training_id) == count
        trainings.open_training(db, training_id)


@pytest.fixture
def elsewhere() -> Iterator[list[Database]]:
    held: list[Database] = []
    yield held
    for database in held:
        database.close()


@given(parsers.parse("另一个程序正开着“{name}”"))
def held_elsewhere(elsewhere: list[Database], tmp_path: Path, name: str) -> None:
    elsewhere.append(create_roster_file(tmp_path / name, TOWNSHIP, clerk=CLERK))


@given(parsers.parse("有一个文件“{name}”，里面不是表格"))
def no_workbook(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(200))


@given(parsers.parse("有一份花名册“{name}”"))
def workbook(tmp_path: Path, name: str, datatable: list[list[str]]) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for cells in datatable:
        sheet.append(cells)
    book.save(tmp_path / name)


@given(parsers.parse("“{name}”加了密码“{password}”"))
def locked(tmp_path: Path, name: str, password: str) -> None:
    path = tmp_path / name
    with path.open("rb") as plain, (tmp_path / "locked").open("wb") as secret:
        OOXMLFile(plain).encrypt(password, secret)
    (tmp_path / "locked").replace(path)


@given("从 Excel 里复制了")
def copied_table(datatable: list[list[str]]) -> None:
    lines = ["\t".join(cells) for cells in datatable]
    QApplication.clipboard().setText("\r\n".join(lines) + "\r\n")


@given(parsers.parse("从聊天里复制了“{text}”"))
def copied_text(text: str) -> None:
    QApplication.clipboard().setText(text)


# what the clerk does


@when(parsers.parse("输入“{text}”"))
def type_text(clerk: Clerk, text: str) -> None:
    clerk.type(text)


@when(parsers.re("按“(?P<keys>[^”]+)”"))
def press(clerk: Clerk, keys: str) -> None:
    clerk.press(keys)


@when(parsers.parse("按 {times:d} 次“{keys}”"))
def press_often(clerk: Clerk, keys: str, times: int) -> None:
    clerk.press(keys, times)


@when(parsers.parse("走到“{name}”"))
def go_to(clerk: Clerk, name: str) -> None:
    clerk.go_to(name)


@when(parsers.re("选“(?P<name>[^”]+)”"))
def choose(clerk: Clerk, name: str) -> None:
    clerk.choose(name)


@when(parsers.parse("选“{name}”，文件窗口里选“{file}”"))
def choose_and_pick(clerk: Clerk, tmp_path: Path, name: str, file: str) -> None:
    clerk.will_pick(tmp_path / file)
    clerk.choose(name)
    assert clerk.picked_all


@when(parsers.parse("按“{keys}”，文件窗口里选“{file}”"))
def press_and_pick(clerk: Clerk, tmp_path: Path, keys: str, file: str) -> None:
    clerk.will_pick(tmp_path / file)
    clerk.press(keys)
    assert clerk.picked_all


@when(parsers.parse("在菜单里选“{words}”"))
def choose_in_menu(clerk: Clerk, words: str) -> None:
    clerk.choose_in_menu(words)


@when("从这里开始数按键", target_fixture="strokes")
def count_strokes(qapp: QApplication) -> Iterator[Strokes]:
    made = Strokes(qapp)
    yield made
    qapp.removeEventFilter(made)


@when("逐个录入例外", target_fixture="exceptions")
def enter_exceptions(clerk: Clerk, datatable: list[list[str]]) -> dict[str, Mark]:
    """Type what stands in the table, a key a character; parts are pressed by their names."""
    for name, keys, mark in datatable[1:]:
        for part in keys.split():
            clerk.type(part) if part.isascii() else clerk.press(part)
        (line,) = [each for each in clerk.lines("考勤表") if f" | {name} | " in each]
        sign = MARK_SIGNS[_MARKS[mark]]
        assert line.endswith(f" | {sign} | {sign}")
    return {name: _MARKS[mark] for name, _keys, mark in datatable[1:]}


@then(parsers.parse("按键不超过每个例外 {each:d} 次再加 {more:d} 次"))
def strokes_are_few(
    strokes: Strokes,
    exceptions: dict[str, Mark],
    capsys: pytest.CaptureFixture[str],
    each: int,
    more: int,
) -> None:
    most = each * len(exceptions) + more
    seconds = strokes.count * _SECONDS_A_KEY + len(exceptions) * _SECONDS_TO_LOOK
    said = f"{len(exceptions)} exceptions: {strokes.count} keys of at most {most}"
    with capsys.disabled():
        print(f"\n{said}, about {seconds:.0f} s of an average typist")  # noqa: T201 - what is to be shown
    assert len(exceptions) < strokes.count <= most


@when("关掉程序", target_fixture="kept_file")
def end_program(program: Program) -> Path:
    assert program.window.workspace is not None
    path = program.window.workspace.database.path
    program.end()
    return path


# what is on the screen


@then(parsers.parse("看到“{text}”"))
def see(clerk: Clerk, text: str) -> None:
    assert clerk.sees(text), " / ".join(clerk.words())


@then(parsers.parse("窗口标题是“{title}”"))
def see_title(program: Program, title: str) -> None:
    assert program.window.windowTitle() == title


@then(parsers.parse("通知说“{text}”"))
def notice_is(program: Program, text: str) -> None:
    assert program.window.notices.text == text


@then(parsers.parse("通知里有“{text}”"))
def notice_has(program: Program, text: str) -> None:
    assert text in program.window.notices.text


@then(parsers.parse("光标在“{name}”"))
def focus_is(clerk: Clerk, name: str) -> None:
    assert clerk.focus() == name


@then(parsers.parse("“{table}”有 {count:d} 行"))
def table_has(clerk: Clerk, table: str, count: int) -> None:
    assert clerk.table(table).model().rowCount() == count


@then(parsers.parse("“{table}”里第 {number:d} 行“{name}”是“{end}”"))
def line_ends(clerk: Clerk, table: str, number: int, name: str, end: str) -> None:
    line = clerk.lines(table)[number - 1]
    assert line.startswith(f"{number} | {name} | ")
    assert line.endswith(f" | {end}")


@then(parsers.parse("“{table}”里依次是"))
def lines_are(clerk: Clerk, table: str, datatable: list[list[str]]) -> None:
    begins = [" | ".join(cells) for cells in datatable]
    lines = clerk.lines(table)
    assert [line[: len(start)] for line, start in zip(lines, begins, strict=True)] == begins


@then(parsers.parse("“{table}”停在“{name}”"))
def current_is(clerk: Clerk, table: str, name: str) -> None:
    assert name in clerk.current_line(table).split(" | ")


@then(parsers.parse("“{table}”里身份证号码是“{numbers}”"))
def numbers_are(clerk: Clerk, table: str, numbers: str) -> None:
    found = re.findall(r"\d{6}\*+[\dX]{4}", " ".join(clerk.lines(table)))
    assert found == numbers.split("、")


@then(parsers.parse("打开的菜单里有“{words}”"))
def menu_has(words: str) -> None:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert words in [action.text() for action in menu.actions()]


@then(
    parsers.parse("应到 {due:d}、实到 {present:d}、请假 {leave:d}、缺席 {absent:d}、未录 {blank:d}")
)
def tally_is(program: Program, due: int, present: int, leave: int, absent: int, blank: int) -> None:
    page = program.window.page
    assert isinstance(page, AttendancePage)
    shown = tuple(int(number) for number in page.bar.tally.numbers)
    assert shown == (due, present, leave, absent, blank)


@then(parsers.parse("证书编号从第 1 号到第 {last:d} 号一个不缺"))
def numbers_in_a_row(clerk: Clerk, last: int) -> None:
    states = [line.rpartition(" | ")[2] for line in clerk.lines("班里的人")]
    issued = [state for state in states if state.startswith("✓")]
    assert issued == [f"✓ 第{number:04d}号" for number in range(1, last + 1)]


@then("各村（社区）加起来就是各级的数")
def tiers_add_up(clerk: Clerk, program: Program) -> None:
    page = program.window.page
    assert isinstance(page, CoveragePage)
    assert page.state.report is not None
    rows = [line.split(" | ")[1:] for line in clerk.lines("各村（社区）覆盖")]
    for cells, tier in zip(zip(*rows, strict=True), page.state.report.tiers, strict=True):
        parts = [cell.removeprefix("✓ ").split("/") for cell in cells if cell != "—"]
        trained = sum(int(part[0]) for part in parts)
        must = sum(int(part[1]) for part in parts)
        assert coverage.Figure(must, trained) == tier.figure


# what is on paper and in the file


@then("文件里这期班已结，除了这些人，别人两个半天都是出勤")
def marks_are_exact(kept_file: Path, exceptions: dict[str, Mark]) -> None:
    database = Database.open(kept_file)
    with database.reading() as db:
        (held,) = trainings.list_trainings(db)
        sheet = marks.attendance_sheet(db, held.id)
    database.close()
    assert held.state is TrainingState.CLOSED
    found = {
        person.name: [sheet.cells[person.id, period.id] for period in sheet.periods]
        for person in sheet.people
    }
    wanted = dict.fromkeys(found, Mark.PRESENT) | exceptions
    assert {name: [cell.mark for cell in cells] for name, cells in found.items()} == {
        name: [mark, mark] for name, mark in wanted.items()
    }
    assert all(cell.confirmed for cells in found.values() for cell in cells)


@then(parsers.parse("“{file}”有 {pages:d} 页"))
def pages_are(tmp_path: Path, file: str, pages: int) -> None:
    assert len(page_texts(tmp_path / file)) == pages


@then(parsers.parse("“{file}”第 {page:d} 页写着“{text}”"))
def page_says(tmp_path: Path, file: str, page: int, text: str) -> None:
    assert text in page_texts(tmp_path / file)[page - 1].replace("\n", "")


@then(parsers.parse("“{file}”里没有“{text}”"))
def paper_does_not_say(tmp_path: Path, file: str, text: str) -> None:
    assert text not in "".join(page_texts(tmp_path / file))


def commented(path: Path) -> list[str]:
    sheet = openpyxl.load_workbook(path).worksheets[0]
    return sorted(cell.coordinate for row in sheet.iter_rows() for cell in row if cell.comment)


@then(parsers.parse("“{file}”里带批注的格子是“{places}”"))
def comments_are(tmp_path: Path, file: str, places: str) -> None:
    assert commented(tmp_path / file) == places.split("、")


@then(parsers.parse("“{file}”里没有批注"))
def no_comments(tmp_path: Path, file: str) -> None:
    assert not commented(tmp_path / file)


@then(parsers.parse("“{file}”里有 {count:d} 人，身份证号和手机都遮住了"))
def masked_people(tmp_path: Path, file: str, count: int) -> None:
    sheet = openpyxl.load_workbook(tmp_path / file).worksheets[0]
    rows = [[str(cell or "") for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert sum(row[0].isdigit() for row in rows) == count
    assert not [cell for row in rows for cell in row if _FULL_NUMBER.search(cell)]
    assert sum("****" in cell for row in rows for cell in row) > count


@then(
    parsers.parse(
        "文件里有 {people:d} 人、{closed:d} 期已结的班、{enrolled:d} 人参训、{valid:d} 张有效证书"
    )
)
def kept(kept_file: Path, people: int, closed: int, enrolled: int, valid: int) -> None:
    database = Database.open(kept_file)
    with database.reading() as db:
        assert len(trainees.find_people(db)) == people
        held = [t for t in trainings.list_trainings(db) if t.state is TrainingState.CLOSED]
        assert [training.enrolled for training in held] == [enrolled] * closed
        verdicts = completion.verdicts(marks.attendance_sheet(db, held[0].id))
        assert sum(verdict.is_completed for verdict in verdicts) == valid
        assert len(certificates.list_certificates(db, held[0].id)) == valid
    database.close()
