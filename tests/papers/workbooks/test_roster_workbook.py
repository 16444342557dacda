"""A roster written as a workbook."""

from __future__ import annotations

import dataclasses
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs
from openpyxl.cell.cell import MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from roster.base.codes.people import Education, Gender, PoliticalStatus, Post
from roster.base.errors import CannotWrite
from roster.base.progress import Cancelled, Report, unwatched
from roster.divisions.catalogue import village_finder
from roster.lists.reading.workbook_reader import read_workbook
from roster.lists.understanding.understand import understand
from roster.papers.errors import CellTextTooLong, TooManyLines
from roster.papers.workbooks.roster_workbook import RosterLine, write_roster
from roster.people import identity_number
from roster.people.problems import ProblemKind
from roster.people.trainees import FACT_NAMES, TraineeFacts

if TYPE_CHECKING:
    from roster.lists.listing import ListedPerson

TITLE = "河台镇村（社区）干部花名册"
DIVISION = "肇庆市 › 高要区 › 河台镇"
ID_NUMBER = identity_number.widen("441204780512123")
INJECTIONS = [
    '=HYPERLINK("http://example.com","x")',
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1+1",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\n=1+1",
    "＝1+1",
    "{=1+1}",
    "'=1+1",
    '=DDE("cmd";"/C calc";"x")',
    "http://example.com",
    "mailto:a@example.com",
    "internal:Sheet1!A1",
]

PERSON = RosterLine(
    township="河台镇",
    village="罗建村",
    facts=TraineeFacts(
        name="张䶮秋",
        division_id="",
        gender=Gender.MALE,
        ethnicity="汉族",
        birth="1978-05-12",
        education=Education.HIGH_SCHOOL,
        studying=True,
        political_status=PoliticalStatus.CPC_MEMBER,
        party_joined="2001-07",
        id_number=ID_NUMBER,
        phone="13812341234",
        second_phone="663211",
        note="退役军人",
    ),
    posts=(Post.SECRETARY, Post.HEAD, Post.ECONOMY_HEAD),
    newly_elected=True,
)


def replace(line: RosterLine, **changes: Any) -> RosterLine:  # noqa: ANN401 - any fact
    """Return a line with some of its facts, or other things it says, changed."""
    facts = {name: changes.pop(name) for name in FACT_NAMES if name in changes}
    return dataclasses.replace(line, facts=structs.replace(line.facts, **facts), **changes)


def write(path: Path, *lines: RosterLine, masked: bool = False, report: Report = unwatched) -> int:
    return write_roster(
        path,
        lines,
        title=TITLE,
        as_of="2026-05-08",
        division_path=DIVISION,
        masked=masked,
        report=report,
    )


def sheet_of(path: Path) -> Worksheet:
    sheet = openpyxl.load_workbook(path).active
    assert isinstance(sheet, Worksheet)
    return sheet


def texts(sheet: Worksheet, row: int) -> list[object]:
    return [cell.value for cell in sheet[row]]


def xml_of(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read("xl/worksheets/sheet1.xml").decode()


def read_back(path: Path) -> list[ListedPerson]:
    listing = understand(read_workbook(path), village_finder("441204100"))
    kinds = {problem.kind for problem in listing.problems}
    assert kinds <= {ProblemKind.EDUCATION_IN_PROGRESS}  # 在读 is always asked about
    return list(listing.people)


def test_a_person_stands_in_the_columns_of_a_township_roster(tmp_path: Path) -> None:
    assert write(tmp_path / "名册.xlsx", PERSON) == 1
    sheet = sheet_of(tmp_path / "名册.xlsx")
    assert dict(zip(texts(sheet, 3), texts(sheet, 4), strict=True)) == {
        "序号": 1,
        "镇（街道）": "河台镇",
        "村（社区）": "罗建村",
        "姓名": "张䶮秋",
        "性别": "男",
        "民族": "汉族",
        "出生年月": "1978.05.12",
        "学历": "在读（高中毕业）",
        "政治面貌": "中共党员",
        "入党时间": "2001.07",
        "现任职务": "书记、主任、理事长",
        "新任/连任": "新任",
        "身份证号码": ID_NUMBER,
        "联系电话": "13812341234/663211",
        "备注": "退役军人",
    }


def test_the_heading_names_roster_division_and_day(tmp_path: Path) -> None:
    write(tmp_path / "a.xlsx", PERSON)
    sheet = sheet_of(tmp_path / "a.xlsx")
    assert sheet["A1"].value == TITLE
    assert sheet["A2"].value == f"填报单位：{DIVISION}　　截至2026年5月8日"
    assert {str(area) for area in sheet.merged_cells.ranges} == {"A1:O1", "A2:O2"}


def test_the_masked_form_gives_no_number_away(tmp_path: Path) -> None:
    write(tmp_path / "a.xlsx", PERSON, masked=True)
    sheet = sheet_of(tmp_path / "a.xlsx")
    row = dict(zip(texts(sheet, 3), texts(sheet, 4), strict=True))
    assert row["身份证号码"] == f"{ID_NUMBER[:6]}********{ID_NUMBER[-4:]}"
    assert row["联系电话"] == "138****1234/6****1"
    assert row["出生年月"] == "1978.05"
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())
    for secret in (ID_NUMBER, ID_NUMBER[6:14], "13812341234", "663211"):
        assert secret.encode() not in everything


@pytest.mark.parametrize("text", INJECTIONS)
def test_no_text_becomes_a_formula_or_a_link(tmp_path: Path, text: str) -> None:
    line = replace(
        PERSON,
        township=text,
        village=text,
        name=text,
        ethnicity=text,
        birth=text,
        party_joined=text,
        id_number=text,
        phone=text,
        second_phone=None,
        note=text,
    )
    path = tmp_path / "a.xlsx"
    write_roster(path, [line], title=text, as_of="2026-05-08", division_path=text, masked=False)
    sheet = sheet_of(path)
    row = dict(zip(texts(sheet, 3), sheet[4], strict=True))
    for header in ("镇（街道）", "村（社区）", "姓名", "民族", "身份证号码", "联系电话", "备注"):
        assert row[header].value == text
        assert row[header].data_type in {"s", "inlineStr"}
    assert row["出生年月"].value == text.replace("-", ".")
    assert sheet["A1"].value == text
    assert "<f" not in xml_of(path).replace("<formatCode", "")
    assert "<hyperlink" not in xml_of(path)


def test_every_fact_is_a_text_cell(tmp_path: Path) -> None:
    write(tmp_path / "a.xlsx", PERSON)
    for cell in sheet_of(tmp_path / "a.xlsx")[4][1:]:
        assert not isinstance(cell, MergedCell)
        assert cell.data_type == "s"
        assert cell.number_format == "@"


def test_the_sheet_prints_on_landscape_pages_as_wide_as_the_table(tmp_path: Path) -> None:
    write(tmp_path / "a.xlsx", PERSON)
    sheet = sheet_of(tmp_path / "a.xlsx")
    assert sheet.page_setup.orientation == "landscape"
    assert str(sheet.page_setup.paperSize) == "9"
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert int(sheet.page_setup.fitToHeight or 0) == 0
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.freeze_panes == "A4"


def test_a_row_is_as_high_as_its_longest_cell_needs(tmp_path: Path) -> None:
    write(
        tmp_path / "a.xlsx",
        PERSON,
        replace(PERSON, note="甲\n乙\n丙"),
        replace(PERSON, note="长" * 900),
    )
    sheet = sheet_of(tmp_path / "a.xlsx")
    heights = [sheet.row_dimensions[row].height for row in (4, 5, 6)]
    assert heights == [33.75, 48, 408.75]  # 在读（高中毕业） takes two lines


def test_an_empty_roster_has_its_header(tmp_path: Path) -> None:
    assert write(tmp_path / "a.xlsx") == 0
    assert sheet_of(tmp_path / "a.xlsx").max_row == 3


def test_our_own_importer_reads_every_cell_back(tmp_path: Path) -> None:
    write(
        tmp_path / "a.xlsx",
        PERSON,
        RosterLine("河台镇", "圩镇社区", TraineeFacts("𬱖㛃", "")),
        replace(
            PERSON,
            name="阿依古丽·买买提江",
            studying=False,
            education=Education.NONE,
            newly_elected=False,
            birth="1979-10",
            id_number=None,
            phone=None,
            second_phone=None,
            political_status=PoliticalStatus.NONE,
            party_joined=None,
            posts=(Post.SUPERVISION_MEMBER,),
            note="甲\n乙",
        ),
    )
    first, second, third = read_back(tmp_path / "a.xlsx")
    assert (first.name, first.village, first.gender) == ("张䶮秋", "441204100203", Gender.MALE)
    assert (first.birth, first.party_joined) == ("1978-05-12", "2001-07")
    assert (first.education, first.studying) == (Education.HIGH_SCHOOL, True)
    assert first.posts == PERSON.posts
    assert (first.id_number, first.phone) == (ID_NUMBER, "13812341234")
    assert (first.second_phone, first.note) == ("663211", "退役军人")
    assert (first.newly_elected, first.ethnicity) == (True, "汉族")
    assert (second.name, second.village, second.posts) == ("𬱖㛃", "441204100001", ())
    assert (third.name, third.birth, third.newly_elected) == ("阿依古丽·买买提江", "1979-10", False)
    assert (third.education, third.political_status) == (Education.NONE, PoliticalStatus.NONE)
    assert third.posts == (Post.SUPERVISION_MEMBER,)


def test_every_word_is_read_back_as_its_code(tmp_path: Path) -> None:
    bare = replace(PERSON, studying=False, id_number=None, party_joined=None, phone=None)
    lines = [
        *(replace(bare, education=each) for each in (None, *Education)),
        *(replace(bare, education=each, studying=True) for each in (None, *Education)),
        *(replace(bare, political_status=each) for each in (None, *PoliticalStatus)),
        *(replace(bare, posts=(each,)) for each in Post if each is not Post.OTHER),
        replace(bare, posts=(Post.PARTY_MEMBER, Post.COMMITTEE_MEMBER, Post.ECONOMY_DEPUTY)),
    ]
    numbered = [replace(line, name=f"张{chr(0x4E00 + n)}") for n, line in enumerate(lines)]
    write(tmp_path / "a.xlsx", *numbered)
    for person, line in zip(read_back(tmp_path / "a.xlsx"), numbered, strict=True):
        facts = line.facts
        assert (person.education, person.studying) == (facts.education, facts.studying)
        assert person.political_status == facts.political_status
        assert person.posts == line.posts


@pytest.mark.parametrize(
    "text", ["<r>a</r>", "<r><t>张三</t></r>", "<b>&amp;", "a\tb", " 张 ", "甲\n乙"]
)
def test_text_that_looks_like_markup_stays_what_it_is(tmp_path: Path, text: str) -> None:
    write(tmp_path / "a.xlsx", replace(PERSON, note=text))
    assert sheet_of(tmp_path / "a.xlsx")["O4"].value == text


@given(st.text(max_size=20))
@settings(max_examples=30, deadline=None)
def test_any_note_gives_a_workbook_that_opens(note: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"
        write(path, replace(PERSON, note=note))
        assert sheet_of(path)["D4"].value == "张䶮秋"


def test_control_characters_are_left_out(tmp_path: Path) -> None:
    write(tmp_path / "a.xlsx", replace(PERSON, note="甲\x00\x07\ud800\uffff乙"))
    assert sheet_of(tmp_path / "a.xlsx")["O4"].value == "甲乙"


@pytest.mark.parametrize("text", ["长" * 32_768, "𬱖" * 16_384])
def test_a_text_too_long_for_a_cell_is_refused_and_no_file_left(tmp_path: Path, text: str) -> None:
    with pytest.raises(CellTextTooLong) as refusal:
        write(tmp_path / "a.xlsx", PERSON, replace(PERSON, note=text))
    assert (refusal.value.row, refusal.value.column) == (5, 15)
    assert list(tmp_path.iterdir()) == []


def test_the_longest_text_is_not_cut(tmp_path: Path) -> None:
    write(tmp_path / "a.xlsx", replace(PERSON, note="长" * 32_767))
    assert sheet_of(tmp_path / "a.xlsx")["O4"].value == "长" * 32_767


def test_more_people_than_rows_are_refused(tmp_path: Path) -> None:
    with pytest.raises(TooManyLines):
        write_roster(
            tmp_path / "a.xlsx",
            [PERSON] * 1_048_574,
            title="",
            as_of="2026",
            division_path="",
            masked=False,
        )
    assert list(tmp_path.iterdir()) == []


def test_stopping_leaves_the_old_file_and_no_working_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(work))
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"old")

    def stop(done: int, total: int) -> None:
        assert 0 < done <= total
        raise Cancelled

    with pytest.raises(Cancelled):
        write(path, *[PERSON] * 1000, report=stop)
    assert path.read_bytes() == b"old"
    assert list(work.iterdir()) == []
    assert sorted(tmp_path.iterdir()) == [path, work]


def test_progress_reaches_the_end(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    write(
        tmp_path / "a.xlsx", *[PERSON] * 1200, report=lambda done, total: seen.append((done, total))
    )
    assert seen == [(500, 1200), (1000, 1200), (1200, 1200)]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite):
        write(tmp_path / "none" / "a.xlsx", PERSON)
