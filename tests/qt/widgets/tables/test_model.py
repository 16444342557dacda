from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest
from PySide6.QtCore import Qt

from roster.people.errors import NameUnusable
from roster.qt.look.colours import Tone
from roster.qt.widgets.tables.columns import Column, number_column, text_column
from roster.qt.widgets.tables.model import TONE_ROLE, TableModel
from tests.qt.pictures import picture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot


class Person(NamedTuple):
    name: str
    hours: int


PEOPLE = {"a": Person("张䶮秋", 12), "b": Person("李建国", 4), "c": Person("陈志强", 30)}


def write_name(row_id: str, text: str) -> None:
    if not text:
        raise NameUnusable(text)
    PEOPLE[row_id] = PEOPLE[row_id]._replace(name=text)


def columns() -> list[Column[Person]]:
    return [
        text_column("name", lambda: "姓名", lambda p: p.name, edit=write_name),
        number_column(
            "hours",
            lambda: "学时",
            lambda p: p.hours,
            sort=True,
            tone=lambda p: Tone.DONE if p.hours > 10 else Tone.MISSING,
        ),
    ]


def model(ids: Sequence[str] = ("a", "b", "c")) -> TableModel[Person]:
    made = TableModel(columns(), lambda wanted: {i: PEOPLE[i] for i in wanted})
    made.set_ids(ids)
    return made


def test_the_model_keeps_the_rules_of_qt(qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model())  # type: ignore[no-untyped-call]  # pytest-qt leaves it untyped


def test_rows_stand_in_the_order_of_their_ids() -> None:
    assert picture(model(["c", "a"])) == "姓名 | 学时\n陈志强 | 30\n张䶮秋 | 12"


def test_a_header_stands_as_its_column_stands() -> None:
    shown = model()
    role = Qt.ItemDataRole.TextAlignmentRole
    header = shown.headerData(1, Qt.Orientation.Horizontal, role)
    assert header == shown.index(0, 1).data(role)
    assert int(str(int(header))) & int(Qt.AlignmentFlag.AlignRight)  # type: ignore[call-overload]  # Qt's flags are numbers


def test_only_pages_that_are_seen_are_fetched() -> None:
    asked: list[int] = []

    def fetch(ids: Sequence[str]) -> dict[str, Person]:
        asked.append(len(ids))
        return {row_id: Person(row_id, 0) for row_id in ids}

    shown = TableModel(columns(), fetch)
    shown.set_ids([str(n) for n in range(400_000)])
    assert shown.rowCount() == 400_000
    assert asked == []
    assert shown.index(399_999, 0).data() == "399999"
    assert shown.index(399_990, 0).data() == "399990"
    assert asked == [100]


def test_pages_seen_long_ago_are_let_go() -> None:
    shown = TableModel(columns(), lambda ids: {i: Person(i, 0) for i in ids})
    shown.set_ids([str(n) for n in range(20_000)])
    for row in range(0, 20_000, 100):
        shown.row_at(row)
    assert len(shown._pages) == 60


def test_a_column_sorts_by_its_key_and_not_by_its_text() -> None:
    shown = model()
    shown.sort(1)
    assert list(shown.ids) == ["b", "a", "c"]
    shown.sort(1, Qt.SortOrder.DescendingOrder)
    assert list(shown.ids) == ["c", "a", "b"]


def test_whoever_knows_the_order_sorts() -> None:
    shown = TableModel(
        columns(),
        lambda ids: {i: PEOPLE[i] for i in ids},
        order=lambda key, descending: ["b", "a"] if (key, descending) == ("name", True) else ["a"],
    )
    shown.sort(0, Qt.SortOrder.DescendingOrder)
    assert list(shown.ids) == ["b", "a"]


def test_a_status_has_a_tone() -> None:
    assert model().index(1, 1).data(TONE_ROLE) == Tone.MISSING


def test_an_edit_is_written_and_fetched_again(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(PEOPLE, "a", Person("张䶮秋", 12))
    shown = model()
    with qtbot.waitSignal(shown.dataChanged):
        assert shown.setData(shown.index(0, 0), "张龑秋")
    assert shown.index(0, 0).data() == "张龑秋"


def test_a_refused_edit_leaves_the_row_as_it_was(qtbot: QtBot) -> None:
    shown = model()
    with qtbot.waitSignal(shown.edit_failed) as failed:
        assert not shown.setData(shown.index(0, 0), "")
    assert isinstance(failed.args[0], NameUnusable)
    assert shown.index(0, 0).data() == "张䶮秋"


def test_an_unknown_id_has_no_row_and_an_unknown_key_no_column() -> None:
    shown = model()
    assert shown.row_of("c") == 2
    assert shown.row_of("z") is None
    with pytest.raises(KeyError):
        shown.column_of("phone")
