"""Group list, contact list, timetable, notice receipt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roster.base.codes.trainings import PartOfDay
from roster.papers.errors import NothingToPrint, Unprintable
from roster.papers.facts import (
    ContactList,
    GroupList,
    NoticeReceipt,
    ReceiptDivision,
    ReceiptPerson,
    Timetable,
    TimetableLine,
)
from roster.papers.pdf.training_lists import (
    write_contact_list,
    write_group_list,
    write_notice_receipts,
    write_timetable,
)
from roster.trainings.errors import NobodyEnrolled, TrainingWithoutPeriods
from tests.papers.builders import LONG_NAME, NAMES, RARE_NAMES, a_person, a_training
from tests.papers.pdf_reading import all_fonts_embedded, page_texts, text_pieces

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "2026年河台镇村（社区）“两委”干部能力素质提升培训班（第2期）"


def _plain(path: Path) -> str:
    """Return all texts without what spreads or breaks them."""
    return "".join("".join(page_texts(path)).split())


def _stands_apart(path: Path, page: int = 1) -> bool:
    pieces = text_pieces(path, page)
    return not any(a.meets(b) for at, a in enumerate(pieces) for b in pieces[at + 1 :])


def _line(day: str, part: PartOfDay, **said: str) -> TimetableLine:
    facts = {"subject": "", "lecturer": "", "lecturer_office": "", "place": "", **said}
    return TimetableLine(day, part, 16, **facts)


# --- groups --------------------------------------------------------------------------------


def test_a_group_list_names_each_group_with_its_people(tmp_path: Path) -> None:
    path = tmp_path / "g.pdf"
    write_group_list(path, GroupList(TITLE, a_training(12)))
    said = _plain(path)
    assert "共2组12人" in said
    assert "第一组（6人）" in said
    assert all(said.count(name) == 2 for name in NAMES)


def test_every_group_may_begin_a_page(tmp_path: Path) -> None:
    path = tmp_path / "g.pdf"
    assert write_group_list(path, GroupList(TITLE, a_training(12), page_each=True)) == 2
    first, second = page_texts(path)
    assert "第二组" in first
    assert "第一组" in second
    assert "第 1 页 共 1 页" in first


def test_people_without_a_group_come_last(tmp_path: Path) -> None:
    path = tmp_path / "g.pdf"
    people = (a_person(1, name="王甲"), a_person(2, name="王乙", group="第一组"))
    write_group_list(path, GroupList(TITLE, people))
    said = _plain(path)
    assert said.index("王乙") < said.index("王甲")
    assert said.index("第一组") < said.index("未分组（1人）")


# --- contacts ------------------------------------------------------------------------------


def test_a_contact_list_says_how_to_treat_it(tmp_path: Path) -> None:
    path = tmp_path / "c.pdf"
    write_contact_list(path, ContactList(TITLE, a_training(6)))
    assert "电话号码中间几位已隐去" in _plain(path)
    people = tuple(a_person(n, phone="13800000000\n0758000000") for n in (1, 2))
    write_contact_list(path, ContactList(TITLE, people, masked=False))
    said = _plain(path)
    assert "内部资料" in said
    assert said.count("13800000000") == said.count("0758000000") == 2


def test_long_posts_and_rare_names_stand_apart(tmp_path: Path) -> None:
    path = tmp_path / "c.pdf"
    posts = "党总支书记、村委会主任、集体经济组织理事长"
    people = tuple(
        a_person(n, name=name, posts_text=posts, division="坂田社区坂田围居民委员会")
        for n, name in enumerate((*RARE_NAMES, LONG_NAME), 1)
    )
    write_contact_list(path, ContactList(TITLE, people))
    assert _stands_apart(path)
    assert all(name in _plain(path) for name in RARE_NAMES)
    assert all_fonts_embedded(path)


# --- timetable -----------------------------------------------------------------------------


def test_a_timetable_says_day_time_subject_lecturer_and_place(tmp_path: Path) -> None:
    path = tmp_path / "t.pdf"
    lines = (
        TimetableLine(
            "2026-05-08",
            PartOfDay.MORNING,
            14,
            "村务公开与监督",
            "梁志",
            "镇司法所",
            "",
            "09:00",
            "11:30",
        ),
        _line("2026-05-08", PartOfDay.AFTERNOON, subject="三资管理", place="二楼会议室"),
    )
    write_timetable(path, Timetable(TITLE, "三楼会议室", "镇党委", "陈敏仪 8512345", lines))
    said = _plain(path)
    for text in ("5月8日（星期五）", "09:00—11:30", "村务公开与监督", "梁志镇司法所", "二楼会议室"):
        assert text in said
    assert "共7.5学时" in said
    assert "联系人：陈敏仪8512345" in said
    assert _stands_apart(path)


def test_a_long_course_takes_more_pages_and_names_its_days_again(tmp_path: Path) -> None:
    path = tmp_path / "t.pdf"
    lines = tuple(
        _line(f"2026-05-{day:02d}", part, subject="党的农村基层组织工作条例解读")
        for day in range(1, 16)
        for part in (PartOfDay.MORNING, PartOfDay.AFTERNOON)
    )
    pages = write_timetable(path, Timetable(TITLE, "", "镇党委", "", lines))
    assert pages > 1
    assert all("日期" in text and "课程表" in "".join(text.split()) for text in page_texts(path))


# --- receipts ------------------------------------------------------------------------------


def test_every_division_has_its_receipt_with_its_people(tmp_path: Path) -> None:
    path = tmp_path / "r.pdf"
    divisions = (
        ReceiptDivision("翠洲社区", (ReceiptPerson("李强", "男", "翠洲社区书记"),)),
        ReceiptDivision("大坪村"),
    )
    receipt = NoticeReceipt(TITLE, "陈敏仪", "2026-05-04", divisions, blank_rows=2)
    assert write_notice_receipts(path, receipt) == 2
    first, second = ("".join(text.split()) for text in page_texts(path))
    assert "单位（盖章）：翠洲社区" in first
    assert "李强" in first
    assert "李强" not in second
    assert (first.count("□是□否"), second.count("□是□否")) == (3, 2)
    assert "请于2026年5月4日前将本回执报：陈敏仪" in first


def test_a_receipt_without_people_or_blank_rows_still_has_a_row(tmp_path: Path) -> None:
    path = tmp_path / "r.pdf"
    write_notice_receipts(path, NoticeReceipt(TITLE, "", "", (ReceiptDivision(""),), blank_rows=0))
    assert _plain(path).count("□是□否") == 1


# --- nothing -------------------------------------------------------------------------------


def test_lists_of_nothing_are_refused_and_leave_no_file(tmp_path: Path) -> None:
    path = tmp_path / "n.pdf"
    with pytest.raises(NobodyEnrolled):
        write_group_list(path, GroupList(TITLE, ()))
    with pytest.raises(NobodyEnrolled):
        write_contact_list(path, ContactList(TITLE, ()))
    with pytest.raises(TrainingWithoutPeriods):
        write_timetable(path, Timetable(TITLE, "", "", "", ()))
    with pytest.raises(NothingToPrint):
        write_notice_receipts(path, NoticeReceipt(TITLE, "", "", ()))
    with pytest.raises(Unprintable):
        write_contact_list(path, ContactList(TITLE, (a_person(1, name="张\ue123"),)))
    assert not path.exists()


@pytest.mark.parametrize("days", [5, 8, 15, 23])
def test_no_day_of_a_timetable_is_torn(tmp_path: Path, days: int) -> None:
    parts = (PartOfDay.MORNING, PartOfDay.AFTERNOON, PartOfDay.EVENING)
    lines = tuple(
        _line(f"2026-05-{day:02d}", part, subject="解读")
        for day in range(1, days + 1)
        for part in parts
    )
    write_timetable(tmp_path / "t.pdf", Timetable(TITLE, "", "镇党委", "", lines))
    texts = ["".join(text.split()) for text in page_texts(tmp_path / "t.pdf")]
    for day in range(1, days + 1):
        assert sum(f"5月{day}日（" in text for text in texts) == 1
