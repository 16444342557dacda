from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest

from roster.attendance import completion, marks
from roster.base.codes.people import Post
from roster.base.codes.trainings import Tier
from roster.base.words import label
from roster.coverage import coverage
from roster.qt.coverage.cards import TierCard, missing_words, tone_of
from roster.qt.coverage.page import CoveragePage
from roster.qt.coverage.table import figure_words
from roster.trainings import enrollments, trainings
from roster.trainings.trainings import AudienceRule
from tests.builders import make_person, make_training, writing
from tests.coverage.test_several_requirements import also_required
from tests.qt.pictures import picture

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from roster.db.engine import Database
    from roster.qt.kit.workspace import Workspace


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace, database: Database) -> CoveragePage:
    with writing(database) as db:
        secretary = make_person(db, "甲书记", Post.SECRETARY, id_number=None)
        make_person(db, "乙书记", Post.SECRETARY, village=1)
        make_person(db, "丙委员", Post.COMMITTEE_MEMBER)
        training = make_training(db, tier=Tier.COUNTY)
        enrollments.enroll(db, training, [secretary])
        trainings.open_training(db, training)
        marks.mark_all_present(db, training)
        completion.close_training(db, training)
    made = CoveragePage(workspace)
    made.resize(1100, 700)
    qtbot.addWidget(made)
    qtbot.addWidget(made.missing)
    made.show()
    return made


def names(page: CoveragePage) -> list[str]:
    return [line.split(" | ")[0] for line in picture(page.missing.table.table).split("\n")[1:]]


def click_cell(page: CoveragePage, row: int, tier: Tier) -> None:
    page.table.setCurrentIndex(page.table.table.index(row, page.table.table.column_of(tier)))


def click_card(page: CoveragePage, tier: Tier) -> None:
    cards = {card.text(): card for card in page.cards.findChildren(TierCard)}
    cards[label(tier)].click()


def test_each_village_shows_trained_of_due_by_tier(page: CoveragePage) -> None:
    rows = picture(page.table.table).split("\n")
    assert rows[0] == "村（社区） | 省级 | 市级 | 县级 | 镇级"
    assert rows[1].split(" | ")[1:] == ["—", "—", "✓ 1/1", "0/1"]
    assert rows[2].split(" | ")[1:] == ["—", "—", "0/1", "—"]


def test_periods_person_times_and_persons_stand_apart(page: CoveragePage) -> None:
    assert page.counts.text().startswith("举办 1 期 · 培训 1 人次 · 参训 1 人")


def test_the_townships_own_missing_people_are_listed_at_first(page: CoveragePage) -> None:
    assert names(page) == ["丙委员"]


def test_a_cell_lists_who_is_missing_there(page: CoveragePage) -> None:
    click_cell(page, 1, Tier.COUNTY)
    assert names(page) == ["乙书记"]
    click_cell(page, 0, Tier.COUNTY)
    assert names(page) == []


def test_arrow_keys_walk_from_village_to_village(page: CoveragePage) -> None:
    click_cell(page, 0, Tier.COUNTY)
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    assert names(page) == ["乙书记"]


def test_a_card_lists_the_missing_of_its_tier(page: CoveragePage) -> None:
    click_cell(page, 0, Tier.COUNTY)
    click_card(page, Tier.COUNTY)
    assert names(page) == ["乙书记"]
    assert not page.table.currentIndex().isValid()


def test_the_column_of_names_lists_all_tiers_of_a_village(page: CoveragePage) -> None:
    page.table.setCurrentIndex(page.table.table.index(0, 0))
    assert names(page) == ["丙委员"]


def test_an_earlier_day_shows_the_figures_of_that_day(page: CoveragePage) -> None:
    page.as_of.setDate(QDate(2026, 1, 1))
    assert page.state.report is not None
    assert page.state.report.person_times == 0
    assert picture(page.table.table).split("\n")[1].split(" | ")[3] == "0/1"


def test_figures_follow_a_write(page: CoveragePage, database: Database) -> None:
    with writing(database) as db:
        make_person(db, "丁委员", Post.PARTY_MEMBER)
    assert names(page) == ["丁委员", "丙委员"]


def test_the_names_are_exported_with_what_they_lack(page: CoveragePage, tmp_path: Path) -> None:
    target = tmp_path / "未训.xlsx"
    page.export_to(target)
    sheet = openpyxl.load_workbook(target).worksheets[0]
    rows = [list(row) for row in sheet.values]
    said = {row[3]: row[-1] for row in rows[3:]}
    assert said == {"乙书记": "未参加：县级", "丙委员": "未参加：镇级"}
    assert page.workspace.notices.text == "已存 2 人到“未训.xlsx”。"


def test_two_requirements_of_a_tier_have_a_column_and_a_card_each(
    page: CoveragePage, database: Database
) -> None:
    with writing(database) as db:
        also_required(db, Tier.COUNTY, AudienceRule(posts=(Post.COMMITTEE_MEMBER,)))
    rows = picture(page.table.table).split("\n")
    assert rows[0] == "村（社区） | 省级 | 市级 | 县级 1 | 县级 2 | 镇级"
    assert rows[1].split(" | ")[1:] == ["—", "—", "✓ 1/1", "0/1", "0/1"]
    page.table.setCurrentIndex(page.table.table.index(0, 4))
    assert names(page) == ["丙委员"]
    page.table.setCurrentIndex(page.table.table.index(0, 3))
    assert names(page) == []
    cards = {card.text(): card for card in page.cards.findChildren(TierCard)}
    QTest.mouseClick(cards["县级 2"], Qt.MouseButton.LeftButton)
    assert names(page) == ["丙委员"]
    assert [name for name, card in cards.items() if card.isChecked()] == ["县级 2"]


def test_a_person_opens_on_the_page_of_people(page: CoveragePage, qtbot: QtBot) -> None:
    page.missing.table.selectRow(0)
    with qtbot.waitSignal(page.missing.opened):
        QTest.keyClick(page.missing.table, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("figure", "cell", "words"),
    [
        ((0, 0), "—", "没有应训"),
        ((3, 3), "✓ 3/3", "✓ 全部已训"),
        ((3, 1), "1/3", "未训 2"),
        ((3, 0), "0/3", "未训 3"),
    ],
)
@pytest.mark.usefixtures("languages")
def test_a_sign_or_number_stands_beside_every_colour(
    figure: tuple[int, int], cell: str, words: str
) -> None:
    counted = coverage.Figure(*figure)
    assert (figure_words(counted), missing_words(counted)) == (cell, words)
    assert tone_of(counted)


def test_a_training_that_ends_later_is_said_not_to_be_counted(page: CoveragePage) -> None:
    assert not page.to_come.isVisible()
    page.as_of.setDate(QDate(2026, 5, 7))
    said = "另有 1 期已结课，但到那一天还没有办完（最早到 2026年5月8日），没有计入"
    assert page.to_come.isVisible()
    assert page.to_come.text() == said
