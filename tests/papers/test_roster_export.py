"""Who stands in a roster that goes out, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roster.base.codes.people import Post
from roster.papers.codes import ListOrder
from roster.papers.roster_export import read_roster
from tests.builders import make_person, writing

if TYPE_CHECKING:
    from roster.db.engine import Database


@pytest.mark.parametrize(
    ("order", "names"),
    [
        (ListOrder.DIVISION, ["陈七", "张三", "王小五", "王五"]),
        (ListOrder.NAME, ["陈七", "王五", "王小五", "张三"]),
        (ListOrder.STROKES, ["王五", "王小五", "张三", "陈七"]),
    ],
)
def test_a_roster_stands_by_village_by_sound_or_by_strokes(
    database: Database, order: ListOrder, names: list[str]
) -> None:
    with writing(database) as db:
        make_person(db, "王五", village=1)
        make_person(db, "张三", Post.COMMITTEE_MEMBER)
        make_person(db, "王小五", Post.SECRETARY, village=1)
        chosen = make_person(db, "陈七", Post.SECRETARY)
        assert [line.facts.name for line in read_roster(db, order=order).lines] == names
        assert [line.facts.name for line in read_roster(db, [chosen], order).lines] == ["陈七"]
