from __future__ import annotations

from contextlib import closing
from itertools import pairwise
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from roster.base.codes.trainings import PartOfDay
from roster.papers.drawing.machine_marks import corner_points
from roster.papers.errors import Unprintable
from roster.papers.facts import LARGE_ROW, SheetPeriod, SheetStyle
from roster.papers.pdf.sign_in_sheet import write_sign_in_sheets
from roster.papers.wording import day_words
from roster.trainings.errors import NobodyEnrolled, TrainingWithoutPeriods
from tests.papers.builders import LONG_NAME, RARE_NAMES, a_person, a_sheet, a_training
from tests.papers.pdf_reading import (
    all_fonts_embedded,
    drawn_pieces,
    page_sizes,
    page_texts,
    text_pieces,
)
from tests.papers.scanning import codes_in, is_dark, picture

if TYPE_CHECKING:
    from pathlib import Path

_POSTS = "党总支书记、村委会主任、集体经济组织理事长、村务监督委员会主任"


def _half_days(count: int) -> tuple[SheetPeriod, ...]:
    parts = (PartOfDay.MORNING, PartOfDay.AFTERNOON)
    return tuple(
        SheetPeriod(f"2026-05-{8 + at // 2:02d}", parts[at % 2], "村务公开", "李讲师")
        for at in range(count)
    )


def _qr_code(path: Path, page: int) -> str:
    (code,) = [code for code in codes_in(picture(path, page)) if code.is_qr]
    return code.text


def _row_lines(path: Path, page: int) -> list[float]:
    """Return the heights in mm of the lines from the names to the right edge, top first."""
    lines = [p for p in drawn_pieces(path, page) if p.bottom - p.top < 1]
    return sorted(
        {round((p.top + p.bottom) / 2, 1) for p in lines if p.left < 60 and p.right > 190}
    )


def test_the_sheet_says_what_where_and_when(tmp_path: Path) -> None:
    assert write_sign_in_sheets(tmp_path / "s.pdf", a_sheet()) == 1
    (text,) = page_texts(tmp_path / "s.pdf")
    assert text.startswith("2026年河台镇村（社区）“两委”干部培训班（第2期）\n签到表\n")
    assert "时间：2026年5月8日上午　　地点：河台镇文化中心　　课程：村务公开" in text
    assert "序号 单位 姓名 职务 签名 备注" in text
    assert "第 1 页 共 1 页" in text
    assert "应到 5 人" in text
    for word in ("实到", "请假", "缺席", "班主任签名"):
        assert word in text


def test_each_half_day_has_its_own_pages(tmp_path: Path) -> None:
    periods = (
        SheetPeriod("2026-05-08", PartOfDay.MORNING, "村务公开", "李讲师"),
        SheetPeriod("2026-05-08", PartOfDay.EVENING, "", ""),
    )
    assert write_sign_in_sheets(tmp_path / "s.pdf", a_sheet(periods=periods)) == 2
    morning, evening = page_texts(tmp_path / "s.pdf")
    assert "2026年5月8日上午" in morning
    assert "2026年5月8日晚上" in evening
    assert "课程" not in evening
    assert "第 1 页 共 1 页" in evening


def test_many_people_flow_over_pages_that_repeat_the_header(tmp_path: Path) -> None:
    pages = write_sign_in_sheets(tmp_path / "s.pdf", a_sheet(60))
    texts = page_texts(tmp_path / "s.pdf")
    assert pages == len(texts) == 3
    for number, text in enumerate(texts, start=1):
        assert "序号 单位 姓名 职务 签名 备注" in text
        assert f"第 {number} 页 共 3 页" in text
    assert ["班主任签名" in text for text in texts] == [False, False, True]
    numbers = [piece.text for page in (1, 2, 3) for piece in text_pieces(tmp_path / "s.pdf", page)]
    assert [text for text in numbers if text.isdigit()] == [str(n) for n in range(1, 61)]


def test_rows_leave_room_for_handwriting_and_only_long_texts_make_one_higher(
    tmp_path: Path,
) -> None:
    people = tuple(
        a_person(number, posts_text=_POSTS if number == 3 else "两委委员") for number in range(1, 9)
    )
    write_sign_in_sheets(tmp_path / "s.pdf", a_sheet(people=people))
    rows = [b - a for a, b in pairwise(_row_lines(tmp_path / "s.pdf", 1))]
    usual = rows[:2] + rows[3:]
    assert min(usual) >= 9.0
    assert max(usual) - min(usual) <= 0.21
    assert rows[2] > max(usual) + 2


def test_three_rows_are_left_for_people_who_walk_in(tmp_path: Path) -> None:
    write_sign_in_sheets(tmp_path / "s.pdf", a_sheet(5))
    header_bottom, *row_bottoms = _row_lines(tmp_path / "s.pdf", 1)
    names = [p for p in text_pieces(tmp_path / "s.pdf") if p.text.startswith("陈")]
    assert len(row_bottoms) == 5 + 3
    assert header_bottom < names[0].top
    assert names[-1].bottom < row_bottoms[4]


@pytest.mark.parametrize("people", range(15, 30))
def test_no_last_page_holds_only_a_row_or_two(tmp_path: Path, people: int) -> None:
    pages = write_sign_in_sheets(tmp_path / "s.pdf", a_sheet(people))
    last = [piece.text for piece in text_pieces(tmp_path / "s.pdf", pages)]
    assert sum(text.isdigit() for text in last) >= 3


def test_divisions_follow_in_the_order_given_with_their_people_together(tmp_path: Path) -> None:
    divisions = ["大坪村", "翠洲社区", "大坪村", "南村村", "翠洲社区"]
    people = tuple(a_person(n, division=division) for n, division in enumerate(divisions, start=1))
    write_sign_in_sheets(tmp_path / "s.pdf", a_sheet(people=people))
    pieces = text_pieces(tmp_path / "s.pdf")
    assert [p.text for p in pieces if p.text.isdigit()] == ["1", "3", "2", "5", "4"]
    assert [p.text for p in pieces if p.text in divisions] == ["大坪村", "翠洲社区", "南村村"]


def test_names_are_read_back_exactly_and_short_ones_are_spread(tmp_path: Path) -> None:
    people = tuple(a_person(n, name=name) for n, name in enumerate(RARE_NAMES, start=1))
    write_sign_in_sheets(tmp_path / "s.pdf", a_sheet(people=people))
    text = page_texts(tmp_path / "s.pdf")[0].replace("\n", "")
    for name in RARE_NAMES:
        assert ("　".join(name) if len(name) == 2 else name) in text


def test_long_texts_wrap_within_their_cells(tmp_path: Path) -> None:
    people = tuple(
        a_person(n, name=RARE_NAMES[-1], division="坂田社区坂田围居民委员会", posts_text=_POSTS)
        for n in range(1, 4)
    )
    write_sign_in_sheets(tmp_path / "s.pdf", a_sheet(people=people))
    pieces = text_pieces(tmp_path / "s.pdf")
    for number, piece in enumerate(pieces):
        assert not any(piece.meets(other) for other in pieces[number + 1 :]), piece.text
    posts = [piece for piece in pieces if piece.text and piece.text in _POSTS]
    assert len(posts) >= 6
    assert all(84 < piece.left < piece.right < 130.3 for piece in posts)


def test_a_long_name_is_parted_at_its_dot(tmp_path: Path) -> None:
    write_sign_in_sheets(tmp_path / "s.pdf", a_sheet(people=(a_person(1, name=LONG_NAME),)))
    texts = [piece.text for piece in text_pieces(tmp_path / "s.pdf")]
    assert "古丽巴哈尔·" in texts
    assert "阿卜杜热合曼" in texts


def test_all_fonts_are_embedded(tmp_path: Path) -> None:
    people = tuple(a_person(n, name=name) for n, name in enumerate(RARE_NAMES, start=1))
    write_sign_in_sheets(tmp_path / "s.pdf", a_sheet(people=people))
    assert all_fonts_embedded(tmp_path / "s.pdf")
    assert b"Helvetica" not in (tmp_path / "s.pdf").read_bytes()


def test_an_unprintable_post_is_refused_before_there_is_a_file(tmp_path: Path) -> None:
    sheet = a_sheet(people=(a_person(1), a_person(2, posts_text="书记\ue123")))
    with pytest.raises(Unprintable) as refusal:
        write_sign_in_sheets(tmp_path / "s.pdf", sheet)
    assert refusal.value.texts == (("书记\ue123", ("U+E123",)),)
    assert list(tmp_path.iterdir()) == []


def test_a_training_without_half_days_or_people_has_no_sheet(tmp_path: Path) -> None:
    with pytest.raises(TrainingWithoutPeriods):
        write_sign_in_sheets(tmp_path / "s.pdf", a_sheet(periods=()))
    with pytest.raises(NobodyEnrolled):
        write_sign_in_sheets(tmp_path / "s.pdf", a_sheet(0))
    assert list(tmp_path.iterdir()) == []


def test_each_half_day_is_reported(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    write_sign_in_sheets(tmp_path / "s.pdf", a_sheet(), report=lambda *step: seen.append(step))
    assert seen == [(1, 1)]


def test_the_same_list_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        write_sign_in_sheets(tmp_path / name, a_sheet(30), invariant=True)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


# --- other layouts -------------------------------------------------------------------------


def test_a_matrix_has_a_column_for_each_half_day(tmp_path: Path) -> None:
    sheet = a_sheet(periods=_half_days(3))
    assert write_sign_in_sheets(tmp_path / "s.pdf", sheet, style=SheetStyle(matrix=True)) == 1
    (text,) = page_texts(tmp_path / "s.pdf")
    assert "时间：2026年5月8日上午至5月9日上午" in text
    assert text.count("上午") - 2 == 2
    assert text.count("下午") == 1
    assert "应到 5 人　　班主任签名" in text
    assert "实到" not in text
    places = {piece.text: piece for piece in text_pieces(tmp_path / "s.pdf")}
    assert places["5月8日"].bottom < places["下午"].top
    assert places["5月8日"].right < places["5月9日"].left


@pytest.mark.parametrize(
    ("half_days", "style", "size"),
    [
        (3, SheetStyle(matrix=True), (210, 297)),
        (4, SheetStyle(matrix=True), (297, 210)),
        (4, SheetStyle(), (210, 297)),
        (1, SheetStyle(on_a3=True), (297, 420)),
        (8, SheetStyle(on_a3=True, matrix=True), (420, 297)),
    ],
)
def test_a_matrix_of_more_than_three_half_days_lies_sideways(
    tmp_path: Path, half_days: int, style: SheetStyle, size: tuple[int, int]
) -> None:
    write_sign_in_sheets(tmp_path / "s.pdf", a_sheet(periods=_half_days(half_days)), style=style)
    assert page_sizes(tmp_path / "s.pdf")[0] == pytest.approx(size, abs=0.1)


def test_half_days_that_do_not_fit_side_by_side_stand_on_further_pages(tmp_path: Path) -> None:
    sheet = a_sheet(periods=_half_days(14))
    pages = write_sign_in_sheets(tmp_path / "s.pdf", sheet, style=SheetStyle(matrix=True))
    first, second = page_texts(tmp_path / "s.pdf")
    assert pages == 2
    assert "5月11日" in first
    assert "5月12日" not in first
    assert "5月14日" in second
    assert "时间：2026年5月12日上午至5月14日下午" in second


def test_groups_may_stand_together_in_place_of_divisions(tmp_path: Path) -> None:
    sheet = a_sheet(people=a_training(6))
    write_sign_in_sheets(tmp_path / "s.pdf", sheet, style=SheetStyle(by_group=True))
    pieces = text_pieces(tmp_path / "s.pdf")
    assert [p.text for p in pieces if p.text.isdigit()] == ["1", "3", "5", "2", "4", "6"]
    assert [p.text for p in pieces if p.text.endswith("组")] == ["第二组", "第一组"]


def test_people_without_a_group_come_last(tmp_path: Path) -> None:
    people = (a_person(1), *a_training(2))
    write_sign_in_sheets(
        tmp_path / "s.pdf", a_sheet(people=people), style=SheetStyle(by_group=True)
    )
    groups = [p.text for p in text_pieces(tmp_path / "s.pdf") if p.text.endswith("组")]
    assert groups[-1] == "未分组"


def test_every_division_may_begin_a_page_and_counts_its_own(tmp_path: Path) -> None:
    sheet = a_sheet(people=a_training(12))
    pages = write_sign_in_sheets(tmp_path / "s.pdf", sheet, style=SheetStyle(page_each=True))
    texts = page_texts(tmp_path / "s.pdf")
    assert pages == 3
    for text, division in zip(texts, ("大坪村", "南村村", "翠洲社区"), strict=True):
        assert f"单位：{division}" in text
        assert "应到 4 人" in text
    assert "第 3 页 共 3 页" in texts[2]


def test_rows_may_be_larger_and_the_blank_ones_more(tmp_path: Path) -> None:
    style = SheetStyle(row_height=LARGE_ROW, blank_rows=7)
    write_sign_in_sheets(tmp_path / "s.pdf", a_sheet(3), style=style)
    lines = _row_lines(tmp_path / "s.pdf", 1)
    assert len(lines) - 1 == 3 + 7
    assert min(b - a for a, b in pairwise(lines)) >= LARGE_ROW - 0.11


# --- reading back --------------------------------------------------------------------------


def test_a_scan_shows_whose_row_is_where(tmp_path: Path) -> None:
    write_sign_in_sheets(tmp_path / "s.pdf", a_sheet(people=a_training(15)))
    path = tmp_path / "s.pdf"
    codes = [code for code in codes_in(picture(path)) if not code.is_qr]
    rows = {piece.text: piece for piece in text_pieces(path) if piece.text.isdigit()}
    assert {str(int(code.text)) for code in codes} == set(rows) == {str(n) for n in range(1, 16)}
    for code in codes:
        row = rows[str(int(code.text))]
        assert code.y == pytest.approx((row.top + row.bottom) / 2, abs=1)
        assert code.x > 195


def _coded(part: PartOfDay) -> SheetPeriod:
    kind = list(PartOfDay).index(part)
    return SheetPeriod("2026-05-08", part, "", "", lambda page: f"2{kind:080d}{page:04d}")


def test_a_scan_shows_which_page_it_is(tmp_path: Path) -> None:
    periods = (_coded(PartOfDay.MORNING), _coded(PartOfDay.AFTERNOON))
    path = tmp_path / "s.pdf"
    assert write_sign_in_sheets(path, a_sheet(30, periods=periods)) == 4
    seen = [_qr_code(path, page) for page in range(1, 5)]
    assert seen == [f"2{kind:080d}{page:04d}" for kind in (0, 1) for page in (1, 2)]


def test_pages_of_a_matrix_have_codes_of_their_own(tmp_path: Path) -> None:
    sheet = a_sheet(periods=_half_days(14), matrix_code=lambda page: f"3{page:085d}")
    path = tmp_path / "s.pdf"
    pages = write_sign_in_sheets(path, sheet, style=SheetStyle(matrix=True))
    seen = [_qr_code(path, page) for page in range(1, pages + 1)]
    assert seen == [f"3{page:085d}" for page in range(1, pages + 1)]


@pytest.mark.parametrize("matrix", [False, True])
def test_four_marks_stand_at_fixed_places(tmp_path: Path, matrix: bool) -> None:  # noqa: FBT001 - pytest gives it
    style = SheetStyle(matrix=matrix)
    path = tmp_path / "s.pdf"
    write_sign_in_sheets(path, a_sheet(40, periods=_half_days(4)), style=style)
    for page, (width, height) in enumerate(page_sizes(path), start=1):
        image = picture(path, page)
        for x, y in corner_points(width, height):
            assert is_dark(image, x, y)
            assert is_dark(image, x - 1.7, y + 1.7)
            assert not is_dark(image, x - 3, y)


def test_marks_can_be_left_out(tmp_path: Path) -> None:
    sheet = a_sheet(periods=_half_days(1), matrix_code=lambda page: f"3{page}")
    path = tmp_path / "s.pdf"
    write_sign_in_sheets(path, sheet, style=SheetStyle(machine_marks=False))
    image = picture(path)
    assert codes_in(image) == []
    assert not is_dark(image, *corner_points(210, 297)[0])


@pytest.mark.parametrize("halves", [2, 3, 7, 9, 13, 14, 15, 21, 28])
def test_no_day_is_torn_between_tables_side_by_side(tmp_path: Path, halves: int) -> None:
    sheet = a_sheet(periods=_half_days(halves))
    write_sign_in_sheets(tmp_path / "s.pdf", sheet, style=SheetStyle(matrix=True))
    tables = [text.split("序号")[1] for text in page_texts(tmp_path / "s.pdf")]
    for day in {day_words(period.date_iso) for period in sheet.periods}:
        assert sum(day in table for table in tables) == 1


def test_a_sheet_says_whose_it_is_and_what(tmp_path: Path) -> None:
    write_sign_in_sheets(tmp_path / "s.pdf", a_sheet())
    with closing(pypdfium2.PdfDocument(tmp_path / "s.pdf")) as document:
        said = document.get_metadata_dict()
    assert (said["Author"], said["Subject"]) == ("中共肇庆市高要区河台镇委员会", "签到表")
