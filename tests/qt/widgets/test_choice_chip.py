"""A chip's choices are found by typing them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest

from roster.qt.widgets.choice_chip import ChoiceChip

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

VILLAGES = ("罗建村", "圩镇社区", "都权社区", "圩头村")


@pytest.mark.parametrize(
    ("typed", "village"),
    [("dq", "都权社区"), ("xuz", "圩镇社区"), ("xut", "圩头村"), ("l", "罗建村")],
)
def test_letters_go_to_the_village_that_sounds_so(qtbot: QtBot, typed: str, village: str) -> None:
    chip = ChoiceChip("村")
    qtbot.addWidget(chip)
    chip.set_choices([(name, name) for name in VILLAGES])
    QTest.keyClicks(chip.menu(), typed)
    entry = chip.menu().activeAction()
    assert entry.text() == village
    entry.trigger()
    assert chip.code == village
