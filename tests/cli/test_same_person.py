"""Lists that name somebody twice, or two people alike: what the file holds after the imports."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest
import xlsxwriter

from roster.db.engine import Database
from roster.people import positions, trainees
from tests.builders import make_id_number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from roster.people.positions import PositionRow
    from roster.people.trainees import PersonRow
    from tests.cli.clerk import Clerk

HEADER = (
    "村（社区）",
    "姓名",
    "性别",
    "出生年月",
    "身份证号码",
    "学历",
    "职务",
    "新任/连任",
    "是否退役军人",
    "联系电话",
)
HERE, THERE = "多宝村", "罗建村"
PHONE, OTHER_PHONE = "13800138001", "13800138002"
NUMBER, OTHER_NUMBER = make_id_number(serial=1), make_id_number(serial=3)
Row: TypeAlias = "tuple[str, ...]"


def row(name: str = "李国荣", village: str = HERE, post: str = "党支部书记", **said: str) -> Row:
    """Return a row of a list; keywords are headers in English."""
    names = ("sex", "birth", "number", "education", "new", "veteran", "phone")
    sex, birth, number, education, new, veteran, phone = (said.get(each, "") for each in names)
    return (village, name, sex, birth, number, education, post, new, veteran, phone)


class Office:
    """A clerk, and a folder in which workbooks arrive."""

    def __init__(self, clerk: Clerk, folder: Path) -> None:
        self.clerk = clerk
        self._folder = folder

    def receives(self, sheets: Mapping[str, Sequence[Row]]) -> str:
        path = self._folder / f"名册{len(list(self._folder.iterdir()))}.xlsx"
        book = xlsxwriter.Workbook(str(path))
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, cells in enumerate((HEADER, *rows)):
                sheet.write_row(number, 0, cells)
        book.close()
        return str(path)

    def imports(self, *rows: Row, options: tuple[str, ...] = ()) -> dict[str, Any]:
        return self.takes_in(self.receives({"名册": rows}), *options)

    def takes_in(self, path: str, *options: str) -> dict[str, Any]:
        said = self.clerk.does("import", "FILE", path, "--json", *options)
        found: dict[str, Any] = json.loads(said)
        return found

    def answers(self, *options: str) -> str:
        (waiting,) = json.loads(self.clerk.does("waiting", "list", "FILE", "--json"))
        return self.clerk.does("waiting", "take", "FILE", waiting["id"], *options)

    def people(self) -> list[PersonRow]:
        database = Database.open(self.clerk.path)
        with database.reading() as db:
            found = trainees.people_rows(db, trainees.find_people(db))
        database.close()
        return list(found)

    def posts(self) -> list[PositionRow]:
        database = Database.open(self.clerk.path)
        with database.reading() as db:
            found = [p for i in trainees.find_people(db) for p in positions.positions_of(db, i)]
        database.close()
        return found

    def held(self) -> set[tuple[str, str]]:
        """Return unit and code of every post of today."""
        return {(one.unit_name, one.post.value) for one in self.posts() if one.end is None}


@pytest.fixture
def office(clerk: Clerk, tmp_path: Path) -> Office:
    folder = tmp_path / "收到的"
    folder.mkdir()
    return Office(clerk, folder)


ALIKE = {
    "one office phone, other births and villages": (
        row(sex="男", birth="1960.01", phone=PHONE),
        row(sex="男", birth="1990.09", phone=PHONE, village=THERE, post="党支部委员"),
    ),
    "a namesake took over the phone": (
        row(sex="男", birth="1960.05", education="初中", phone=PHONE, post="村委会主任"),
        row(sex="男", birth="1990.08", education="大专", phone=PHONE, post="村委会委员"),
    ),
    "a man and a woman born in one month": (
        row(sex="男", birth="1978.05", phone=PHONE),
        row(sex="女", birth="1978.05", phone=OTHER_PHONE, post="村委会委员"),
    ),
    "another sound number": (
        row(birth="1978.05", number=NUMBER, phone=PHONE),
        row(birth="1978.05", number=OTHER_NUMBER, phone=PHONE),
    ),
    "another number and nothing else": (
        row(number=NUMBER),
        row(number=OTHER_NUMBER, post="村委会委员"),
    ),
    "one digit of the birth": (
        row(birth="1978.05"),
        row(birth="1978.06", post="村委会委员"),
    ),
    "another day of one month": (
        row(birth="1978.05.12"),
        row(birth="1978.05.21", post="村委会委员"),
    ),
    "only the phone agrees, in another village": (
        row(phone=PHONE),
        row(phone=PHONE, village=THERE, post="村委会委员"),
    ),
    "only the birth agrees, in another village": (
        row(birth="1978.05"),
        row(birth="1978.05", village=THERE, post="村委会委员"),
    ),
    "a contact list with another phone": (
        row(birth="1978.05", number=NUMBER, phone=PHONE),
        row(phone=OTHER_PHONE),
    ),
}


@pytest.mark.parametrize("sheets", ["one sheet", "two sheets", "two files"])
@pytest.mark.parametrize("alike", ALIKE.values(), ids=ALIKE.keys())
def test_who_may_be_two_people_is_asked_about_and_nothing_is_mixed(
    office: Office, alike: tuple[Row, Row], sheets: str
) -> None:
    first, second = alike
    if sheets == "one sheet":
        results = [office.takes_in(office.receives({"名册": alike}))]
    elif sheets == "two sheets":
        results = [office.takes_in(office.receives({"名册": [first], "通讯录": [second]}))]
    else:
        results = [office.imports(first), office.imports(second)]
    assert sum(one["new"] for one in results) == sum(one["waiting"] for one in results) == 1
    assert len(results[-1]["questions"]) == 1
    (person,), (held,) = office.people(), office.posts()
    post = {"党支部书记": "P1", "村委会主任": "V1"}[first[6]]
    assert (held.unit_name, held.post.value) == (HERE, post)
    assert (person.facts.phone, person.facts.id_number) == (first[9] or None, first[4] or None)


def test_no_rule_makes_one_of_people_who_contradict_each_other(office: Office) -> None:
    office.imports(row(birth="1960.01", phone=PHONE))
    names = ("name_village", "name_phone", "two_candidates", "other_village")
    rules = [word for name in names for word in ("--rule", f"{name}=is_person")]
    again = row(birth="1990.01", phone=PHONE, post="村委会委员")
    assert office.imports(again, options=tuple(rules))["waiting"] == 1
    assert office.imports(again, options=("--rule", "facts_differ=is_new"))["new"] == 1
    assert {person.facts.birth for person in office.people()} == {"1960-01", "1990-01"}
    office.clerk.does(
        "import", "FILE", office.receives({"名册": [again]}), "--rule", "facts_differ=is_person",
        expect=2,
    )  # fmt: skip


@pytest.mark.parametrize(("first", "second"), [("1978", "1978.05"), ("1978.05", "1978.05.12")])
def test_births_are_compared_as_far_as_both_are_known(
    office: Office, first: str, second: str
) -> None:
    office.imports(row(birth=first))
    assert office.imports(row(birth=second))["changed"] == 1
    assert office.imports(row(birth=first))["same"] == 1
    assert len(office.people()) == 1


def test_who_has_the_number_is_the_person_whatever_else_was_written(office: Office) -> None:
    office.imports(row(birth="1978.05", number=NUMBER, phone=PHONE))
    office.imports(row(birth="1978.06", number=NUMBER, phone=OTHER_PHONE))
    (person,) = office.people()
    assert (person.facts.birth, person.facts.phone) == ("1978-06", OTHER_PHONE)


# --- answers -----------------------------------------------------------------------------------


def test_a_number_is_corrected_when_the_clerk_says_so(office: Office) -> None:
    office.imports(row(birth="1978.05", number=NUMBER, phone=PHONE))
    corrected = row(birth="1978.05", number=OTHER_NUMBER, phone=PHONE)
    said = office.imports(corrected)
    assert said["questions"][0]["question"] == "number_differs"
    assert "号码更正？" in office.clerk.does("waiting", "list", "FILE")
    assert office.clerk.said.count("441204********") == 2
    office.answers("--as", "number_corrected")
    assert [one.facts.id_number for one in office.people()] == [OTHER_NUMBER]
    assert office.imports(corrected)["same"] == 1


def test_the_number_of_the_file_stays_when_the_list_is_wrong(office: Office) -> None:
    office.imports(row(birth="1978.05", number=NUMBER))
    office.imports(row(birth="1978.05", number=OTHER_NUMBER, phone=PHONE))
    office.answers("--as", "same")
    assert [(one.facts.id_number, one.facts.phone) for one in office.people()] == [(NUMBER, PHONE)]


def test_somebody_else_of_the_name_comes_in_beside(office: Office) -> None:
    office.imports(row(birth="1960.01", phone=PHONE))
    second = row(birth="1990.01", phone=PHONE, post="村委会委员")
    office.imports(second)
    office.answers("--new")
    assert {(one.facts.birth, *one.posts) for one in office.people()} == {
        ("1960-01", "P1"),
        ("1990-01", "V3"),
    }
    again = office.imports(row(birth="1960.01", phone=PHONE), second)
    assert (again["same"], again["waiting"]) == (2, 0)


@pytest.mark.parametrize(
    ("answer", "home", "held"),
    [
        ("moved", THERE, {(THERE, "V1")}),
        ("both_posts", HERE, {(HERE, "V1"), (THERE, "V1")}),
        ("old_post_ended", HERE, {(THERE, "V1")}),
    ],
)
@pytest.mark.parametrize("known", [{"number": NUMBER}, {"birth": "1978.05", "phone": PHONE}])
def test_who_heads_another_village_is_asked_about_and_the_home_follows(
    office: Office, answer: str, home: str, held: set[tuple[str, str]], known: dict[str, str]
) -> None:
    office.imports(row(post="村委会主任", **known))
    moved = row(post="村委会主任", village=THERE, **known)
    said = office.imports(moved)
    assert said["questions"][0]["question"] == "other_village"
    assert office.held() == {(HERE, "V1")}
    office.answers("--as", answer)
    assert [one.unit_name for one in office.people()] == [home]
    assert office.held() == held
    assert office.imports(moved)["same"] == 1


def test_an_answer_that_was_not_asked_for_is_refused(office: Office) -> None:
    office.imports(row(birth="1960.01", phone=PHONE))
    office.imports(row(birth="1990.01", phone=PHONE))
    (waiting,) = json.loads(office.clerk.does("waiting", "list", "FILE", "--json"))
    office.clerk.does("waiting", "take", "FILE", waiting["id"], "--as", "moved", expect=2)
    office.clerk.does("waiting", "take", "FILE", waiting["id"], "--as", "same", "--new", expect=2)
    assert len(office.people()) == 1


# --- yes and no ----------------------------------------------------------------------------------


def test_studies_end_when_the_list_says_a_finished_level_and_not_when_it_says_nothing(
    office: Office,
) -> None:
    office.imports(row(number=NUMBER, education="大专在读"))
    office.imports(row(number=NUMBER, phone=PHONE))
    assert [one.facts.studying for one in office.people()] == [True]
    ended = office.imports(row(number=NUMBER, education="大专"))
    facts = office.people()[0].facts
    assert (facts.education, facts.studying) == ("associate", False)
    assert {"field": "studying", "old": "True", "new": "False"} in ended["changes"][0]["fields"]


@pytest.mark.parametrize("field", ["veteran", "new"])
def test_no_overwrites_yes_and_not_stated_overwrites_nothing(office: Office, field: str) -> None:
    yes, no = {"veteran": ("是", "否"), "new": ("新任", "连任")}[field]

    def stands() -> bool | None:
        (one,) = office.people()
        return one.facts.veteran if field == "veteran" else one.newly_elected

    office.imports(row(number=NUMBER, **{field: yes}))
    assert office.imports(row(number=NUMBER))["same"] == 1
    assert stands() is True
    changed = office.imports(row(number=NUMBER, **{field: no}))
    assert stands() is False
    assert [(c["old"], c["new"]) for c in changed["changes"][0]["fields"]] == [("True", "False")]
    assert office.imports(row(number=NUMBER, **{field: no}))["same"] == 1


# --- what is listed ------------------------------------------------------------------------------


def test_every_value_that_changes_is_listed_with_numbers_masked(office: Office) -> None:
    office.imports(row(number=NUMBER, phone=PHONE, education="高中"))
    changed = row(number=NUMBER, phone=OTHER_PHONE, education="大专", post="村委会主任")
    expected = "联系电话 138****8001 → 138****8002；职务 ＋ 主任"
    path = office.receives({"名册": [changed]})
    dry = office.clerk.does("import", "FILE", path, "--dry-run")
    fields = office.takes_in(path, "--dry-run")["changes"]
    assert fields[0] | {"fields": []} == {
        "sheet": "名册", "row": 2, "name": "李国荣", "unit": HERE, "fields": [],
    }  # fmt: skip
    assert [each["field"] for each in fields[0]["fields"]] == ["education", "phone", "posts"]
    done = office.clerk.does("import", "FILE", path)
    for said in (dry, done):
        assert expected in said
        assert PHONE not in said
        assert NUMBER not in said
    assert PHONE not in str(fields)
