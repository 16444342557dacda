from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roster.divisions.catalogue import village_finder
from roster.lists import read_pasted as pasted
from roster.lists.errors import NothingToPaste, WorkbookTooLarge
from roster.lists.read_list import read_listing
from roster.lists.read_pasted import PASTED, pasted_content, read_paste, with_village
from roster.lists.reading.cells import Workbook
from roster.lists.understanding.understand import understand
from roster.people.problems import ProblemKind
from tests.builders import TOWNSHIP, make_id_number

if TYPE_CHECKING:
    from pathlib import Path

    from roster.lists.listing import Listing

VILLAGES = village_finder(TOWNSHIP)
NUMBER = make_id_number("19780512", 1)
LUOJIAN = "441204100203"

#: As Excel puts a table on the clipboard: a village over two people, flat in the text beside it.
TEXT = f"村\t姓名\t性别\t身份证号码\n罗建村\t陈明\t男\t{NUMBER}\n\t李小红\t女\t\n"
HTML = f"""<html><head><meta charset="gb2312"></head><body><!--StartFragment--><table>
<tr><td>村</td><td>姓名</td><td>性别</td><td>身份证号码</td></tr>
<tr><td rowspan=2>罗建村</td><td>陈明</td><td>男</td><td>{NUMBER}</td></tr>
<tr><td>李小红</td><td>女</td><td></td></tr></table><!--EndFragment--></body></html>"""


def listed(text: str, html: str | None = None) -> Listing:
    return understand(read_paste(text, html).workbook, VILLAGES)


def names(listing: Listing) -> list[str]:
    return [person.name for person in listing.people]


def test_a_table_as_text_takes_the_road_of_a_file() -> None:
    listing = listed(TEXT)
    assert listing.file == PASTED
    assert names(listing) == ["陈明", "李小红"]
    assert {person.village for person in listing.people} == {LUOJIAN}
    assert listing.people[0].id_number == NUMBER


def test_the_merged_cells_of_the_html_are_kept() -> None:
    paste = read_paste(TEXT, HTML)
    assert paste.workbook.kind == "html"
    assert paste.workbook.sheets[0].merges == ((2, 1, 3, 1),)
    assert [person.village for person in listed(TEXT, HTML).people] == [LUOJIAN] * 2


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<p>没有表格</p>",
        "<table></table>",
        "<table><tr><td>广告</td></tr></table>",
        "<table><tr><td>a</td><td>b</td></tr></table>",
        "<table",
    ],
)
def test_html_without_the_table_gives_way_to_the_text(html: str) -> None:
    assert read_paste(TEXT, html).workbook.kind == "text"


def test_html_alone_is_enough() -> None:
    assert names(listed("", HTML)) == ["陈明", "李小红"]


def test_long_numbers_that_a_spreadsheet_shows_short_are_a_problem() -> None:
    listing = listed("姓名\t性别\t身份证号码\n陈明\t男\t4.41E+17\n")
    assert [problem.kind for problem in listing.problems if problem.field == "id_number"] == [
        ProblemKind.ID_DIGITS_LOST
    ]


def test_lines_of_commas_below_a_header_are_a_table() -> None:
    assert names(listed("姓名,性别,村\n陈明,男,罗建村\n李小红,女,罗建村")) == ["陈明", "李小红"]


@pytest.mark.parametrize(
    "text",
    [
        "陈明、李小红、王五",
        "陈明，李小红，王五",
        "陈明 李小红 王五",
        "陈明\n李小红\n王五\n",
        "1. 陈明\n2、李小红\n（3）王五",
        "参加人员：陈　明、李小红、王五。",
        "#接龙\n周五培训报名\n1. 陈明\n2. 李小红\n3. 王五",
        "姓名\n陈明\n李小红\n王五\n",
        "参会名单\n陈明\n李小红\n王五\n",
        "陈明\t李小红\t王五\n",
        "1\t陈明\n2\t李小红\n3\t王五\n",
    ],
)
def test_a_bare_list_of_names_is_a_list_of_people(text: str) -> None:
    paste = read_paste(text)
    assert paste.only_names
    assert names(understand(paste.workbook, VILLAGES)) == ["陈明", "李小红", "王五"]


def test_the_village_is_asked_once_for_all_names() -> None:
    workbook = with_village(read_paste("陈明、李小红").workbook, "罗建村")
    listing = understand(workbook, VILLAGES)
    assert [person.village for person in listing.people] == [LUOJIAN] * 2
    assert listing.problems == ()


def test_the_village_of_a_line_is_that_of_its_names() -> None:
    paste = read_paste("罗建村：陈明、李小红\n新村\n王五 13900000000")
    assert not paste.only_names
    people = understand(paste.workbook, VILLAGES).people
    assert [(person.name, person.village_text) for person in people] == [
        ("陈明", "罗建村"),
        ("李小红", "罗建村"),
        ("王五", "新村"),
    ]


def test_what_follows_a_name_is_told_of_that_person() -> None:
    text = f"1. 陈明 男 13900000000 党支部书记\n②李小红-13800000000（{NUMBER}）-文书"
    first, second = understand(read_paste(text).workbook, VILLAGES).people
    assert (first.gender, first.phone, first.posts) == ("male", "13900000000", ("P1",))
    assert (second.phone, second.id_number) == ("13800000000", NUMBER)


def test_a_chat_saved_as_a_file_lists_people_at_its_lines(tmp_path: Path) -> None:
    path = tmp_path / "接龙.txt"
    lines = (
        "#接龙",
        "请各村接龙报名：",
        "1. 罗建村 陈明 书记、主任 13900000000",
        "2. 尚德村 李小红 副书记",
    )
    path.write_text("\n".join(lines), encoding="utf-8")
    people = read_listing(path, VILLAGES).people
    assert [(each.row, each.name, each.village, each.phone, each.posts) for each in people] == [
        (3, "陈明", LUOJIAN, "13900000000", ("P1", "V1")),
        (4, "李小红", "441204100218", None, ("P2",)),
    ]


def test_a_post_before_names_is_theirs() -> None:
    text = "罗建村\n书记：陈明 13900000000\n支部委员：李小红、黄国强\n尚德村\n村委会主任：张英"
    people = understand(read_paste(text).workbook, VILLAGES).people
    assert [(each.name, each.village_text, each.posts) for each in people] == [
        ("陈明", "罗建村", ("P1",)),
        ("李小红", "罗建村", ("P3",)),
        ("黄国强", "罗建村", ("P3",)),
        ("张英", "尚德村", ("V1",)),
    ]


def test_a_post_written_on_a_name_is_no_part_of_it() -> None:
    text = (
        "罗建村：书记陈明13900000000，妇联主席李小红\n尚德村：黄国强书记13800000000，党支部委员张英"
    )
    people = understand(read_paste(text).workbook, VILLAGES).people
    assert [(each.name, each.phone, each.posts) for each in people] == [
        ("陈明", "13900000000", ("P1",)),
        ("李小红", None, ("other",)),
        ("黄国强", "13800000000", ("P1",)),
        ("张英", None, ("P3",)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t\n",
        "你好",
        "各村：请于明天上午报名单，谢谢",
        "今天 下午 三点 开会",
        "13900000000",
        "http://example.com/a,b",
        "\ud800",
    ],
)
def test_other_texts_are_no_list(text: str) -> None:
    with pytest.raises(NothingToPaste):
        read_paste(text)


def test_a_clipboard_beyond_any_list_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pasted, "_LONGEST", 10)
    with pytest.raises(WorkbookTooLarge):
        read_paste("陈明、李小红、王五、赵六")


def test_the_same_paste_has_the_same_digest() -> None:
    one, same, other = (read_paste(text).workbook.sha256 for text in ("陈明", "陈明", "李小红"))
    assert one == same != other


def test_content_for_timetables_is_the_table_of_the_html_else_the_text() -> None:
    assert isinstance(pasted_content(TEXT, HTML), Workbook)
    assert pasted_content("5月8日 上午 党课") == "5月8日 上午 党课"
    assert pasted_content("5月8日 上午", "<p>5月8日 上午</p>") == "5月8日 上午"


def test_content_longer_than_any_table_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pasted, "_LONGEST", 10)
    with pytest.raises(WorkbookTooLarge):
        pasted_content("5月8日 上午 党课开班")
