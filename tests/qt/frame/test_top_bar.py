from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QToolButton

from roster.qt.frame.top_bar import TopBar
from roster.qt.kit.commands import Actions

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from roster.qt.look.theme import Theme


def test_divisions_and_terms_are_chosen_from_their_menus(qtbot: QtBot, theme: Theme) -> None:
    owner = QObject()
    bar = TopBar(theme, Actions(theme, owner))
    qtbot.addWidget(bar)
    bar.set_division("肇庆市 › 高要区 › 河台镇", [("u1", "翠洲社区"), ("u2", "大坪村")])
    bar.set_term("第八届", [("t7", "第七届"), ("t8", "第八届")])
    with qtbot.waitSignal(bar.division_chosen) as division:
        bar._division.menu().actions()[1].trigger()
    with qtbot.waitSignal(bar.term_chosen) as term:
        bar._term.menu().actions()[0].trigger()
    assert (division.args, term.args) == (["u2"], ["t7"])


def test_without_a_file_the_path_is_not_shown(qtbot: QtBot, theme: Theme) -> None:
    owner = QObject()
    bar = TopBar(theme, Actions(theme, owner))
    qtbot.addWidget(bar)
    bar.set_division("河台镇")
    bar.set_division("")
    crumbs = [b for b in bar.findChildren(QToolButton) if b.property("role") == "crumb"]
    assert all(crumb.isHidden() for crumb in crumbs)


def test_without_choices_a_crumb_offers_no_menu(qtbot: QtBot, theme: Theme) -> None:
    owner = QObject()
    bar = TopBar(theme, Actions(theme, owner))
    qtbot.addWidget(bar)
    bar.set_term("第八届", [("t8", "第八届")])
    bar.set_term("第八届")
    assert bar._term.menu() is None
