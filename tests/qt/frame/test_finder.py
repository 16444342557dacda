from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from roster.divisions.divisions import villages
from roster.qt.frame.finder import find
from roster.qt.people.page import PeoplePage
from tests.builders import make_person, writing
from tests.qt.pictures import picture

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from roster.qt.kit.workspace import Workspace
    from roster.qt.widgets.search.hit import Hit


def test_a_hit_leads_to_the_page_of_its_kind(workspace: Workspace) -> None:
    asked: list[tuple[str, str]] = []
    watched = replace(workspace, open_page=lambda key, item: asked.append((key, item)))
    with writing(workspace.database) as db:
        person = make_person(db, "张䶮秋")
        village = villages(db)[0].short_name
    hits: list[Hit] = []
    find(watched, village, hits.extend)
    for hit in hits:
        hit.open()
    assert asked == [("people", person), ("people", f"in:{village}")]


def test_a_village_shows_its_people(qtbot: QtBot, workspace: Workspace) -> None:
    with writing(workspace.database) as db:
        make_person(db, "甲甲")
        make_person(db, "乙乙", village=1)
        village = villages(db)[1].short_name
    page = PeoplePage(workspace)
    qtbot.addWidget(page)
    page.show()
    page.show_item(f"in:{village}")
    qtbot.waitUntil(lambda: "甲甲" not in picture(page.table.model()))
    assert "乙乙" in picture(page.table.model())
