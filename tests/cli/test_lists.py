from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import openpyxl
import pytest
import xlsxwriter

from roster.__main__ import main
from roster.cli.demo import example_workbook
from roster.lists.checking.number_candidates import LISTED_AT_MOST
from roster.people.masking import mask_id_number
from tests.builders import TOWNSHIP, make_database, make_id_number, make_person, writing

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.clerk import Clerk

SOUND = make_id_number("19780512", 121)
LOST = SOUND[:15] + "000"
FIFTEEN = SOUND[:15]
SWAPPED = SOUND[:7] + SOUND[8] + SOUND[7] + SOUND[9:]
HEADER = ("村", "姓名", "性别", "出生年月", "身份证号码")


def senders_list(path: Path, number: str = LOST) -> Path:
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("名册")
        page.write_row(0, 0, HEADER)
        facts = ["", ""] if number == FIFTEEN else ["男", "1978.05"]
        page.write_row(1, 0, ["罗建村", "陈明", *facts, number])
    return path


def roster_file(folder: Path) -> Path:
    """Make a file in which the damaged person is known."""
    database = make_database(folder, name="河台镇.roster")
    with writing(database) as db:
        make_person(db, "陈明", id_number=SOUND)
    database.close()
    return folder / "河台镇.roster"


def say_on_stdin(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))


def test_reading_needs_no_file_and_has_the_agreed_shape(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(example_workbook()), "--unit", TOWNSHIP, "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["outcome"] == "import"
    assert len(said["trainees"]) == 109
    assert {"sheet", "row", "field", "kind"} <= set(said["problems"][0])
    assert len(said["trainees"][0]["village_code"]) == 12


def test_damaged_numbers_are_listed_masked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = senders_list(tmp_path / "a.xlsx")
    assert main(["numbers", str(path), "--roster", str(roster_file(tmp_path))]) == 0
    said = capsys.readouterr().out
    assert "1 个号码要核对" in said
    assert f"1  {mask_id_number(SOUND)}  已有的同一个人的号码" in said
    assert LOST not in said
    assert SOUND not in said


def test_damaged_numbers_are_shown_in_full_on_wish(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = senders_list(tmp_path / "a.xlsx", SWAPPED)
    assert main(["numbers", str(path), "--unit", TOWNSHIP, "--full"]) == 0
    said = capsys.readouterr().out
    assert f"{SOUND}  相邻两位写反了：与出生年月相符、与性别相符" in said


def test_too_many_possible_numbers_are_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = senders_list(tmp_path / "a.xlsx", FIFTEEN)
    assert main(["numbers", str(path), "--unit", TOWNSHIP, "--json"]) == 0
    (damaged,) = json.loads(capsys.readouterr().out)
    assert damaged["possible"] > LISTED_AT_MOST
    assert damaged["candidates"] == []
    assert damaged["raw"] == mask_id_number(FIFTEEN)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("4.41E+17", "剩下的数字太少"),
        ("1234", "没有对得上的号码"),
        (FIFTEEN, "不一一列出"),
    ],
)
def test_a_number_that_nothing_settles_goes_back_to_the_sender(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], number: str, words: str
) -> None:
    path = senders_list(tmp_path / "a.xlsx", number)
    assert main(["numbers", str(path), "--unit", TOWNSHIP]) == 0
    assert words in capsys.readouterr().out


def test_looking_at_numbers_changes_no_file(tmp_path: Path) -> None:
    path, roster = senders_list(tmp_path / "a.xlsx"), roster_file(tmp_path)
    before = path.read_bytes(), roster.read_bytes()
    main(["numbers", str(path), "--roster", str(roster)])
    assert (path.read_bytes(), roster.read_bytes()) == before


def test_an_answer_says_how_many_cells_it_marks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, copy = senders_list(tmp_path / "a.xlsx"), tmp_path / "b.xlsx"
    assert main(["answer", str(path), str(copy), "--unit", TOWNSHIP]) == 0
    assert "已生成 b.xlsx：标注 1 格，1 处问题" in capsys.readouterr().out
    page = openpyxl.load_workbook(copy)["名册"]
    assert page["E2"].comment is not None


def test_an_answer_in_a_new_format_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, copy = tmp_path / "a.csv", tmp_path / "b.xlsx"
    path.write_text(f"姓名,性别,村,身份证号码\n陈明,男,罗建村,{LOST}\n", "utf-8")
    assert main(["answer", str(path), str(copy), "--roster", str(roster_file(tmp_path))]) == 0
    assert "另做了一份 .xlsx" in capsys.readouterr().out


def test_an_answer_onto_the_source_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = senders_list(tmp_path / "a.xlsx")
    assert main(["answer", str(path), str(path), "--unit", TOWNSHIP]) == 1
    assert "没有覆盖它" in capsys.readouterr().err


@pytest.mark.parametrize("command", [["numbers", "a.xlsx"], ["answer", "a.xlsx", "b.xlsx"]])
def test_without_division_or_roster_the_usage_is_wrong(
    command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(command) == 2
    assert "--roster" in capsys.readouterr().err


def test_names_at_standard_input_are_imported_into_a_village(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    roster = roster_file(tmp_path)
    say_on_stdin(monkeypatch, "1. 李小红 13900000000\n2. 王五\n")
    assert main(["import", str(roster), "-", "--village", "罗建村"]) == 0
    assert "新增 2" in capsys.readouterr().out


def test_a_table_at_standard_input_is_read(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    say_on_stdin(monkeypatch, f"村\t姓名\t性别\t身份证号码\n罗建村\t陈明\t男\t{SOUND}\n")
    assert main(["read", "-", "--unit", TOWNSHIP, "--json"]) == 0
    (person,) = json.loads(capsys.readouterr().out)["trainees"]
    assert (person["name"], person["id_number"]) == ("陈明", SOUND)


def test_damaged_numbers_may_come_from_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    say_on_stdin(monkeypatch, f"姓名\t性别\t身份证号码\n陈明\t男\t{SWAPPED}\n")
    assert main(["numbers", "-", "--unit", TOWNSHIP]) == 0
    assert "相邻两位写反了" in capsys.readouterr().out


def test_nothing_at_standard_input_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    say_on_stdin(monkeypatch, "你好")
    assert main(["read", "-", "--unit", TOWNSHIP]) == 1
    assert "粘贴的内容里没有表格" in capsys.readouterr().err


def test_people_named_in_letters_are_read_though_little_stands_beside_them(
    clerk: Clerk, tmp_path: Path
) -> None:
    path = tmp_path / "名单.csv"
    names = ["Nguyễn Thị Hằng", "Иван Петров", "Anna Ødegård", "李强"]
    rows = "".join(f"{at},圩镇社区,{name},1980.05\n" for at, name in enumerate(names, 1))
    path.write_text(f"序号,村（社区）,姓名,出生年月\n{rows}", encoding="utf-8")
    found = json.loads(clerk.does("read", str(path), "--unit", TOWNSHIP, "--json"))
    assert [person["name"] for person in found["trainees"]] == names
