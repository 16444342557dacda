"""The sheet at the left of the import: header band, columns, and what is hidden in the file."""

from __future__ import annotations

import tracemalloc
from typing import TYPE_CHECKING

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu, QTabBar, QToolButton

from roster.divisions.divisions import villages
from roster.lists.reading.cells import Sheet
from roster.lists.reading.child.packed_rows import PackedRows
from roster.qt.importing.sheet.band import Edge, moved_edge
from roster.qt.importing.sheet.cells import COMMENT_ROLE, STRUCK_ROLE, SheetModel
from roster.qt.importing.sheet.fields import FieldChip
from roster.qt.importing.wizard import ImportWizard
from roster.qt.look.colours import Tone
from roster.qt.widgets.tables.model import TONE_ROLE

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from roster.db.engine import Database
    from roster.qt.importing.sheet.grid import SheetView
    from roster.qt.kit.workspace import Workspace

LEFT = Qt.MouseButton.LeftButton
TITLE, UPPER, LOWER, FIRST = 1, 2, 3, 4


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace) -> ImportWizard:
    made = ImportWizard(workspace)
    made.resize(1200, 700)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def path(database: Database, tmp_path: Path) -> Path:
    """Give a list with a title, a header of two rows, two people, and things hidden in it."""
    with database.reading() as db:
        village = villages(db)[0].short_name
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "名册"
    sheet.append(["干部名册"])
    sheet.append(["村（社区）", "姓名", "性别", "联系方式", None, "备用"])
    sheet.append([None, None, None, "手机", "固话", None])
    sheet.append([village, "钱二", "男", "13800000000", "", "大专"])
    sheet.append([village, "孙三", "女", "13700002222", "", "高中"])
    for column in "ABC":
        sheet.merge_cells(f"{column}2:{column}3")
    sheet.merge_cells("D2:E2")
    sheet["F4"].font = Font(strike=True)
    sheet["F5"].comment = Comment("请核对", "某人")
    sheet.row_dimensions[5].hidden = True
    book.create_sheet("旧表").append(["姓名", "性别"])
    book["旧表"].append(["李四", "男"])
    book["旧表"].sheet_state = "hidden"
    path = tmp_path / "名册.xlsx"
    book.save(path)
    return path


@pytest.fixture
def view(page: ImportWizard, path: Path) -> SheetView:
    page.open_file(path)
    shown = page.sheet.view
    for column in range(6):
        shown.setColumnWidth(column, 60)
    return shown


def model(page: ImportWizard) -> SheetModel:
    shown = page.sheet.view.sheet_model()
    assert shown is not None
    return shown


def drag(view: SheetView, begin: QPoint, end: QPoint) -> None:
    """Drag in the numbers of the rows."""
    rows = view.verticalHeader().viewport()
    QTest.mousePress(rows, LEFT, pos=begin)
    QTest.mouseMove(rows, end)
    QTest.mouseRelease(rows, LEFT, pos=end)


def below(view: SheetView, row: int) -> QPoint:
    """Return where a row ends, in the numbers of the rows."""
    return QPoint(10, view.rowViewportPosition(row - 1) + view.rowHeight(row - 1) - 1)


def over_column(view: SheetView, column: int) -> QPoint:
    header = view.horizontalHeader()
    return QPoint(header.sectionViewportPosition(column - 1) + 20, header.height() // 2)


def carry(view: SheetView, source: int, target: int) -> None:
    header = view.horizontalHeader().viewport()
    begin, end = over_column(view, source), over_column(view, target)
    QTest.mousePress(header, LEFT, pos=begin)
    QTest.mouseMove(header, QPoint((begin.x() + end.x()) // 2, begin.y()))
    QTest.mouseMove(header, end)
    QTest.mouseRelease(header, LEFT, pos=end)


def fields(page: ImportWizard) -> list[str | None]:
    return [model(page).field_of(column) for column in range(1, model(page).columnCount() + 1)]


def said(page: ImportWizard) -> str:
    return " / ".join(label.text() for label in page.sheet.findChildren(QLabel))


def test_the_header_is_tinted_between_its_edges(page: ImportWizard, view: SheetView) -> None:
    assert model(page).band == (UPPER, LOWER)
    tones = [view.model().index(row - 1, 1).data(TONE_ROLE) for row in (TITLE, UPPER, LOWER, FIRST)]
    assert tones == [None, Tone.ACCENT, Tone.ACCENT, None]


def test_the_lower_edge_can_be_dragged(page: ImportWizard, view: SheetView) -> None:
    drag(view, below(view, LOWER), below(view, UPPER))
    assert model(page).band == (UPPER, UPPER)
    assert page.preview is not None
    assert page.preview.instructions.corrections.bands == {"名册": (UPPER, UPPER)}


def test_the_upper_edge_can_be_dragged(page: ImportWizard, view: SheetView) -> None:
    drag(view, below(view, TITLE), below(view, UPPER))
    assert model(page).band == (LOWER, LOWER)


def test_an_edge_follows_the_mouse_before_it_is_let_go(page: ImportWizard, view: SheetView) -> None:
    rows = view.verticalHeader().viewport()
    before = page.preview
    QTest.mousePress(rows, LEFT, pos=below(view, LOWER))
    QTest.mouseMove(rows, below(view, FIRST))
    assert model(page).band == (UPPER, FIRST)
    assert page.preview is before
    QTest.mouseMove(rows, below(view, LOWER))
    QTest.mouseRelease(rows, LEFT, pos=below(view, LOWER))
    assert model(page).band == (UPPER, LOWER)
    assert page.preview is before


def test_an_edge_can_be_grasped_over_the_cells_too(page: ImportWizard, view: SheetView) -> None:
    cells = view.viewport()
    QTest.mousePress(cells, LEFT, pos=below(view, LOWER))
    QTest.mouseMove(cells, below(view, UPPER))
    QTest.mouseRelease(cells, LEFT, pos=below(view, UPPER))
    assert model(page).band == (UPPER, UPPER)


@pytest.mark.parametrize(
    ("keys", "band"),
    [
        ((Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier), (1, 3)),
        ((Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier), (3, 3)),
        (
            (
                Qt.Key.Key_Up,
                Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier,
            ),
            (2, 2),
        ),
        (
            (
                Qt.Key.Key_Down,
                Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier,
            ),
            (2, 4),
        ),
    ],
)
def test_the_edges_move_by_keys(
    page: ImportWizard,
    view: SheetView,
    keys: tuple[Qt.Key, Qt.KeyboardModifier],
    band: tuple[int, int],
) -> None:
    view.setFocus()
    page.activateWindow()
    QTest.keyClick(view, *keys)
    assert model(page).band == band


@pytest.mark.parametrize(
    ("edge", "above", "band"),
    [
        (Edge.TOP, 0, (1, 8)),
        (Edge.TOP, 7, (8, 8)),
        (Edge.TOP, 20, (8, 8)),
        (Edge.BOTTOM, 0, (7, 7)),
        (Edge.BOTTOM, 30, (7, 12)),
        (Edge.BOTTOM, 8, (7, 8)),
    ],
)
def test_a_header_has_one_to_six_rows(edge: Edge, above: int, band: tuple[int, int]) -> None:
    moved = moved_edge((7, 8), edge, above, 100)
    assert moved == (band if edge is Edge.BOTTOM else (max(band[0], 3), 8))


@pytest.mark.parametrize(
    ("words", "row", "band"),
    [
        ("表头从这一行开始", LOWER, (LOWER, LOWER)),
        ("表头到这一行为止", UPPER, (UPPER, UPPER)),
        ("这张表没有表头", FIRST, None),
    ],
)
def test_the_menu_of_a_cell_moves_the_header(
    page: ImportWizard, view: SheetView, words: str, row: int, band: tuple[int, int] | None
) -> None:
    menu = QMenu()
    page.sheet.fill_menu(menu, row, 1)
    next(action for action in menu.actions() if action.text() == words).trigger()
    assert page.preview is not None
    assert page.preview.instructions.corrections.bands == {"名册": band}
    assert view.isVisible()


def test_when_nobody_is_found_any_more_the_sheet_stays(page: ImportWizard, view: SheetView) -> None:
    page.declare_columns("名册", {2: None})
    page.declare_band("名册", (1, 1))
    assert page.preview is not None
    assert page.preview.listing.people == ()
    assert view.model().rowCount() == 5
    page.declare_band("名册", (2, 3))
    page.declare_columns("名册", {2: "name"})
    assert len(page.preview.listing.people) == 2


def test_a_meaning_is_carried_to_another_column(page: ImportWizard, view: SheetView) -> None:
    assert fields(page)[2] == "gender"
    carry(view, 3, 6)
    assert (fields(page)[2], fields(page)[5]) == ("education", "gender")


def test_a_meaning_carried_to_an_empty_column_leaves_its_own(
    page: ImportWizard, view: SheetView
) -> None:
    page.declare_columns("名册", {6: None})
    carry(view, 3, 6)
    assert (fields(page)[2], fields(page)[5]) == (None, "gender")


def test_a_click_on_a_column_carries_nothing_and_opens_its_menu(
    page: ImportWizard, view: SheetView, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(view.menu_asked) as asked:
        QTest.mouseClick(view.horizontalHeader().viewport(), LEFT, pos=over_column(view, 3))
    assert asked.args is not None
    assert asked.args[:2] == [0, 3]
    assert fields(page)[2] == "gender"


def chip(page: ImportWizard, words: str) -> FieldChip:
    found = [one for one in page.sheet.findChildren(FieldChip) if one.text() == words]
    assert found[0].isVisible()
    return found[0]


def test_a_missing_field_is_dragged_onto_a_column(page: ImportWizard, view: SheetView) -> None:
    one = chip(page, "政治面貌")
    over = view.viewport().mapToGlobal(QPoint(over_column(view, 6).x(), 50))
    QTest.mousePress(one, LEFT, pos=QPoint(5, 5))
    QTest.mouseMove(one, one.mapFromGlobal(over))
    QTest.mouseRelease(one, LEFT, pos=one.mapFromGlobal(over))
    assert fields(page)[5] == "political_status"
    assert not one.isVisible()


def test_a_click_on_a_missing_field_takes_the_column_of_the_current_cell(
    page: ImportWizard, view: SheetView
) -> None:
    view.show_cell(FIRST, 6)
    QTest.mouseClick(chip(page, "政治面貌"), LEFT)
    assert fields(page)[5] == "political_status"


def test_what_a_column_was_taken_for_is_said_with_the_reason(
    page: ImportWizard, view: SheetView
) -> None:
    view.show_cell(FIRST, 3)
    assert "C “性别” → 性别 · 表头就是这个词 · 100 %" in said(page)
    view.show_cell(FIRST, 6)
    assert "F “备用” → 学历 · 由格子的内容看出" in said(page)
    tip = view.model().headerData(5, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert "由格子的内容看出" in str(tip)


def test_what_is_hidden_struck_or_commented_is_shown(page: ImportWizard, view: SheetView) -> None:
    assert model(page).is_hidden(5)
    assert view.model().index(3, 5).data(STRUCK_ROLE)
    assert view.model().index(4, 5).data(COMMENT_ROLE)
    assert "批注：请核对" in view.model().index(4, 5).data(Qt.ItemDataRole.ToolTipRole)
    assert "1 行隐藏 · 1 格划掉 · 1 条批注" in said(page)


def test_a_hidden_sheet_is_shown_as_such_and_read_on_demand(
    page: ImportWizard, view: SheetView
) -> None:
    tabs = page.sheet.findChild(QTabBar)
    assert tabs is not None
    assert [tabs.tabText(at) for at in range(tabs.count())] == ["名册", "旧表（隐藏）"]
    tabs.setCurrentIndex(1)
    assert "这张表没有读" in said(page)
    read = next(b for b in page.sheet.findChildren(QToolButton) if b.text() == "读这张表")
    QTest.mouseClick(read, LEFT)
    assert page.preview is not None
    assert [person.name for person in page.preview.listing.people] == ["钱二", "孙三", "李四"]
    assert not read.isVisible()
    assert view.model().rowCount() == 2


def test_a_text_that_stands_alone_has_the_rest_of_its_row(view: SheetView) -> None:
    assert view.columnSpan(TITLE - 1, 0) == view.model().columnCount()
    assert view.columnSpan(FIRST - 1, 0) == 1


def test_numbers_are_masked_in_columns_that_nobody_knows(
    page: ImportWizard, view: SheetView
) -> None:
    page.declare_columns("名册", {4: None})
    assert model(page).field_of(4) is None
    assert view.model().index(FIRST - 1, 3).data() == "138****0000"


def test_a_long_sheet_costs_nothing_for_each_row() -> None:
    rows = tuple((number * 2, ("甲", number)) for number in range(1, 20_001))
    packed = PackedRows(rows)
    sheet = Sheet("", hidden=False, rows=rows[:500])
    tracemalloc.start()
    shown = SheetModel(sheet, packed)
    size, _peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert size < 20_000
    assert shown.rowCount() == 40_000
    assert [shown.text(row, 2) for row in (1, 2, 39_999, 40_000)] == ["", "1", "", "20000"]
