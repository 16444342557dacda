from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
import xlsxwriter

from roster.cli.demo import example_workbook
from roster.db.acts import Act
from roster.db.engine import Database
from roster.lists import deciding
from roster.lists.deciding.remembered_headers import learnt_mappings
from roster.lists.listing import Corrections
from roster.lists.reading.workbook_reader import read_workbook
from roster.people import trainees
from tests.builders import CLERK, make_id_number

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.clerk import Clerk

HEADER = ("村（社区）", "姓名", "出生年月", "职务", "身份证号码", "联系电话")
VILLAGE = "多宝村"
NUMBER = make_id_number()


class Office:
    """A clerk and a folder in which villages' workbooks arrive."""

    def __init__(self, clerk: Clerk, folder: Path) -> None:
        self.clerk = clerk
        self._folder = folder

    def receives(
        self, *rows: tuple[str, ...], name: str = "名册.xlsx", header: tuple[str, ...] = HEADER
    ) -> Path:
        path = self._folder / name
        book = xlsxwriter.Workbook(str(path))
        sheet = book.add_worksheet("名册")
        for number, row in enumerate((header, *rows)):
            sheet.write_row(number, 0, row)
        book.close()
        return path

    def imports(self, *rows: tuple[str, ...], options: tuple[str, ...] = ()) -> dict[str, Any]:
        path = self.receives(*rows)
        said = self.clerk.does("import", "FILE", str(path), "--json", *options)
        found: dict[str, Any] = json.loads(said)
        return found

    def waits(self) -> list[dict[str, str]]:
        found: list[dict[str, str]] = json.loads(
            self.clerk.does("waiting", "list", "FILE", "--json")
        )
        return found


@pytest.fixture
def office(clerk: Clerk, tmp_path: Path) -> Office:
    return Office(clerk, tmp_path)


def person(name: str = "陈志华", post: str = "党支部书记", **said: str) -> tuple[str, ...]:
    facts = {"village": VILLAGE, "birth": "1978.05", "number": "", "phone": ""} | said
    return (facts["village"], name, facts["birth"], post, facts["number"], facts["phone"])


def test_an_import_accounts_for_every_row_and_repeats_without_change(clerk: Clerk) -> None:
    first = json.loads(clerk.does("import", "FILE", str(example_workbook()), "--json"))
    again = json.loads(clerk.does("import", "FILE", str(example_workbook()), "--json"))
    assert first["found"] == first["new"] == again["same"] == 109
    assert (again["new"], again["changed"], again["waiting"]) == (0, 0, 0)


def test_a_dry_run_writes_nothing(clerk: Clerk) -> None:
    assert "新增 109" in clerk.does("import", "FILE", str(example_workbook()), "--dry-run")
    assert "新增 109" in clerk.does("import", "FILE", str(example_workbook()), "--dry-run")


def test_rules_decide_for_the_whole_list(office: Office) -> None:
    office.imports(person(phone="13800138001"))
    changed = person(phone="13800138002")
    kept = office.imports(changed, options=("--rule", "difference=file_wins", "--dry-run"))
    taken = office.imports(changed, options=("--rule", "difference=list_wins"))
    assert (kept["changed"], taken["changed"]) == (0, 1)


def test_who_was_promoted_leaves_the_old_post_on_demand(office: Office) -> None:
    office.imports(person(post="村委会委员"))
    promoted = person(post="党支部书记")
    stays = office.imports(promoted, options=("--dry-run",))
    ends = office.imports(promoted, options=("--rule", "earlier_posts=end"))
    assert (stays["changed"], ends["changed"], ends["ended"]) == (1, 1, 1)


@pytest.mark.parametrize("rule", ["difference=nobody", "colour=red", "difference"])
def test_a_rule_that_does_not_exist_is_wrong_usage(office: Office, rule: str) -> None:
    path = office.receives(person())
    office.clerk.does("import", "FILE", str(path), "--rule", rule, expect=2)


def test_leavers_are_listed_and_only_on_demand_ended(office: Office) -> None:
    office.imports(person(), person("黄秋雪", "党支部委员", birth="1980.01"))
    newer = (person("陈志华"),)
    listed = office.imports(*newer, options=("--leavers", "list"))
    assert [one["name"] for one in listed["leavers"]] == ["黄秋雪"]
    assert listed["ended"] == 0
    office.clerk.does("import", "FILE", str(office.receives(*newer)), "--leavers", "list")
    assert "黄秋雪  党组织委员" in office.clerk.said
    ended = office.imports(*newer, options=("--leavers", "end", "--left-on", "2026/11/20"))
    assert ended["ended"] == 1
    assert office.imports(*newer, options=("--leavers", "list"))["leavers"] == []


def test_the_history_names_every_import(office: Office) -> None:
    office.imports(person())
    office.imports(person(), person("黄秋雪", birth="1980.01"))
    records = json.loads(office.clerk.does("imports", "FILE", "--json"))
    assert [(record["new"], record["file"]) for record in records] == [
        (1, "名册.xlsx"),
        (1, "名册.xlsx"),
    ]
    assert "新增 1 变更 0 待处理 0" in office.clerk.does("imports", "FILE")


def test_an_import_is_taken_back_by_its_number(office: Office) -> None:
    office.imports(person())
    number = str(json.loads(office.clerk.does("imports", "FILE", "--json"))[0]["sequence"])
    assert "可以撤销" in office.clerk.does("undo-import", "FILE", number, "--dry-run")
    assert f"已撤销第 {number} 号" in office.clerk.does("undo-import", "FILE", number)
    assert "已撤销" in office.clerk.does("imports", "FILE")
    assert office.imports(person())["new"] == 1


def test_what_stands_in_the_way_is_listed_and_nothing_changed(office: Office) -> None:
    office.imports(person())
    number = str(json.loads(office.clerk.does("imports", "FILE", "--json"))[0]["sequence"])
    office.imports(person(phone="13800138001"))
    for options in ((), ("--dry-run",)):
        office.clerk.does("undo-import", "FILE", number, *options, expect=1)
        assert office.clerk.complained.count("导入花名册  陈志华  经办人") == 1
    assert office.imports(person(phone="13800138001"))["same"] == 1


def test_a_number_that_is_no_import_is_refused(office: Office) -> None:
    office.clerk.does("undo-import", "FILE", "1", expect=1)
    assert "没有第 1 号导入" in office.clerk.complained


def test_a_row_that_waits_is_amended_and_taken(office: Office) -> None:
    result = office.imports(person(village="无名村", number=NUMBER))
    assert (result["waiting"], result["put_aside"]) == (1, 1)
    one = office.waits()[0]
    assert NUMBER not in office.clerk.said
    assert (one["name"], one["reason"]) == ("陈志华", "no_village")
    said = office.clerk.does("waiting", "list", "FILE")
    assert "不知道是哪个村" in said
    assert NUMBER not in said
    short = one["id"][-8:]
    said = office.clerk.does("waiting", "take", "FILE", short, "--set", f"village={VILLAGE}")
    assert said.startswith("1 行 = 新增 1")
    assert office.waits() == []


def test_a_candidate_is_chosen_by_its_number(office: Office) -> None:
    first = person("陈志华", "党支部书记", birth="")
    office.imports(first)
    office.imports(person("陈志华", "党支部书记", birth="", phone="13800138001"))
    one = office.waits()[0]
    assert one["reason"] == "name_village"
    assert "1  陈志华 多宝村 书记：姓名、村相同" in office.clerk.does("waiting", "list", "FILE")
    office.clerk.does("waiting", "take", "FILE", one["id"], "--person", "2", expect=2)
    said = office.clerk.does("waiting", "take", "FILE", one["id"], "--person", "1")
    assert "变更 1" in said


def test_a_row_may_be_somebody_new(office: Office) -> None:
    office.imports(person("陈志华", "党支部书记", birth=""))
    office.imports(person("陈志华", "党支部委员", birth="", phone="13800138001"))
    one = office.waits()[0]
    assert "新增 1" in office.clerk.does("waiting", "take", "FILE", one["id"], "--new")


def test_a_dropped_row_is_gone_for_good(office: Office) -> None:
    office.imports(person(village="无名村"))
    one = office.waits()[0]
    office.clerk.does("waiting", "drop", "FILE", one["id"], expect=2)
    office.clerk.does("waiting", "drop", "FILE", one["id"], "--reason", "外镇")
    assert office.imports(person(village="无名村"))["put_aside"] == 0
    office.clerk.does("waiting", "drop", "FILE", one["id"], "--reason", "外镇", expect=1)


def test_fields_that_do_not_exist_are_wrong_usage(office: Office) -> None:
    office.imports(person(village="无名村"))
    one = office.waits()[0]
    office.clerk.does("waiting", "take", "FILE", one["id"], "--set", "colour=red", expect=2)


def test_columns_declared_once_are_used_again(office: Office) -> None:
    header = ("村（社区）", "姓名", "出生年月", "职务", "身份证号码", "暗号")
    path = office.receives(person(phone="13800138001"), header=header)
    learnt = learnt_mappings(read_workbook(path), Corrections().with_fields("名册", {6: "phone"}))
    database = Database.open(office.clerk.path)
    with database.transaction(Act.IMPORT, by=CLERK) as db:
        deciding.remember_mappings(db, learnt)
    database.close()
    office.clerk.does("import", "FILE", str(path), "--json")
    assert "沿用当时的列对应" in office.clerk.complained
    database = Database.open(office.clerk.path)
    with database.reading() as db:
        phones = [facts.phone for facts in trainees.all_facts(db).values()]
    database.close()
    assert phones == ["13800138001"]
