"""A person's trainings over the years: in the inspector, and on paper."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from roster.attendance import completion
from roster.base.codes.people import Post
from roster.base.codes.trainings import Tier
from roster.qt.people.page import PeoplePage
from roster.qt.people.record import RecordDialog
from roster.qt.pictures import settle
from roster.trainings import trainings
from tests.builders import make_database, make_person, writing
from tests.classroom import P, X, mark_row, training_of
from tests.papers.pdf_reading import page_texts
from tests.qt.pictures import picture

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session

    from roster.qt.frame.program import Program
    from tests.qt.steps import Clerk


def hold(db: Session, person: str, year: int, tier: Tier, *marks: object) -> None:
    """Let a person have been to one day in May of a year."""
    training = training_of(db, [person], title=f"{year}年培训班", tier=tier)
    plans = [
        replace(period.plan, date=f"{year}-05-08")
        for period in trainings.get_training(db, training).periods
    ]
    trainings.set_periods(db, training, plans)
    mark_row(db, training, *marks)  # type: ignore[arg-type]  # marks
    if None not in marks and len(marks) == len(plans):
        completion.close_training(db, training)


@pytest.fixture
def page(program: Program, clerk: Clerk, tmp_path: Path) -> PeoplePage:
    """Open the people page with somebody who was to trainings in two years."""
    database = make_database(tmp_path, name="河台镇.roster")
    with writing(database) as db:
        person = make_person(db, "张䶮秋", Post.SECRETARY)
        hold(db, person, 2025, Tier.COUNTY, P, P)
        hold(db, person, 2026, Tier.COUNTY, P, X)
        hold(db, person, 2026, Tier.TOWNSHIP, P)
    database.close()
    program.start(database.path)
    settle(program)
    clerk.press("Ctrl+2")
    clerk.press("下")
    made = program.window.page
    assert isinstance(made, PeoplePage)
    return made


def test_hours_stand_by_year_and_tier_above_the_trainings(page: PeoplePage) -> None:
    tab = page.person.trainings
    shown = [at for at in range(6) if not tab.hours.isColumnHidden(at)]
    header, *lines = [line.split(" | ") for line in picture(tab.hours.table).splitlines()]
    assert [[cells[at] for at in shown] for cells in (header, *lines)] == [
        ["年度", "县级", "镇级", "合计"],
        ["2026", "4", "4", "8"],
        ["2025", "8", "", "8"],
    ]
    assert picture(tab.table.table) == (
        "培训班 | 日期 | 学时 | 结果\n"
        "2026年培训班 | 2026.05.08 | 4/8 | 未结业\n"
        "2026年培训班 | 2026.05.08 | 4/8 | 进行\n"
        "2025年培训班 | 2025.05.08 | 8/8 | 结业"
    )


def test_ctrl_p_shows_the_record_and_it_is_saved(
    page: PeoplePage, clerk: Clerk, tmp_path: Path
) -> None:
    clerk.press("Ctrl+P")
    (dialog,) = page.person.findChildren(RecordDialog)
    assert dialog.isVisible()
    assert dialog.pages.said.text() == "第 1 页，共 1 页"
    clerk.will_pick(tmp_path / "档案.pdf")
    clerk.choose("保存 PDF…")
    (text,) = page_texts(tmp_path / "档案.pdf")
    assert "张䶮秋同志" in text
    assert "2026年" in text
    assert clerk.sees("已保存为“档案.pdf”。")
    assert not page.person.findChildren(RecordDialog)


def test_escape_leaves_the_record(page: PeoplePage, clerk: Clerk) -> None:
    clerk.press("Ctrl+P")
    clerk.press("Esc")
    assert not page.person.findChildren(RecordDialog)


def test_somebody_without_trainings_has_a_record_that_says_so(
    page: PeoplePage, clerk: Clerk, tmp_path: Path
) -> None:
    with writing(page.workspace.database) as db:
        new = make_person(db, "李强")
    page.show_item(new)
    clerk.press("Ctrl+2")
    assert not page.person.trainings.hours.isVisibleTo(page.person.trainings)
    clerk.press("Ctrl+P")
    clerk.will_pick(tmp_path / "档案.pdf")
    clerk.choose("保存 PDF…")
    (text,) = page_texts(tmp_path / "档案.pdf")
    assert "没有培训记录" in text
