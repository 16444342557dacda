from __future__ import annotations

import gc
import os
import re
import subprocess
import sys
from collections import Counter
from itertools import product
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QColor, QFontMetrics, QIcon
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QTabBar,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from roster.base.paths import resource
from roster.qt.frame.pages_list import PAGES
from roster.qt.kit.commands import _WORDS
from roster.qt.look.colours import DARK, LIGHT, Colours, Tone, contrast
from roster.qt.look.style_sheet import style_sheet
from roster.qt.look.theme import Mode, Theme, set_role, set_tone

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

TEXTS = ("text", "quiet", "accent", "done", "due", "missing")
GROUNDS = ("window", "side", "surface", "hover", "accent_soft")


def test_black_on_white_is_the_greatest_contrast() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("ground", GROUNDS)
def test_every_text_can_be_read_on_every_ground(colours: Colours, text: str, ground: str) -> None:
    assert contrast(getattr(colours, text), getattr(colours, ground)) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_badges_buttons_and_edges_can_be_seen(colours: Colours) -> None:
    for tone in (Tone.ACCENT, Tone.DONE, Tone.DUE, Tone.MISSING, Tone.QUIET):
        assert contrast(colours.of(tone), colours.ground(tone)) >= 4.5
    assert contrast(colours.on_accent, colours.accent) >= 4.5
    assert contrast(colours.on_tip, colours.tip) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("part", ["edge", "handle", "accent"])
@pytest.mark.parametrize("ground", ["surface", "window", "side"])
def test_edges_of_fields_scroll_handles_and_signs_of_choice_reach_three_to_one(
    colours: Colours, part: str, ground: str
) -> None:
    """WCAG 2.2, 1.4.11: what tells a part of a control from what is beside it."""
    assert contrast(getattr(colours, part), getattr(colours, ground)) >= 3


@pytest.mark.parametrize(("name", "colours"), [("light", LIGHT), ("dark", DARK)])
def test_the_marks_of_the_style_sheet_have_colours_of_the_palette(
    name: str, colours: Colours
) -> None:
    known = set(colours.tokens().values())
    for path in resource("icons", "controls", name).glob("*.svg"):
        strokes = re.findall(r'stroke="(#\w+)"', path.read_text(encoding="utf-8"))
        assert strokes
        assert set(strokes) <= known, path


@pytest.mark.parametrize("dark", [False, True])
def test_every_file_that_the_style_sheet_names_is_there(dark: bool) -> None:  # noqa: FBT001 - a parameter of the test
    sheet = style_sheet(DARK if dark else LIGHT, dark=dark, scale=1.0)
    named = set(re.findall(r"url\((.*?)\)", sheet))
    assert named
    assert all(resource(path).is_file() for path in named)


def test_the_text_scale_stays_between_ninety_and_one_hundred_and_fifty(theme: Theme) -> None:
    theme.choose(percent=400)
    assert theme.percent == 150
    assert theme.font().pointSizeF() == pytest.approx(15.75)
    theme.choose(percent=10)
    assert theme.percent == 90
    theme.choose(percent=100)
    assert theme.row_height == 30


def test_a_widget_takes_a_new_look_as_often_however_deep_it_stands(
    theme: Theme, qtbot: QtBot
) -> None:
    tops, looks = [], []
    for depth in (1, 12):
        top = inner = QWidget()
        qtbot.addWidget(top)
        for _ in range(depth):
            around, inner = inner, QWidget()
            QVBoxLayout(around).addWidget(inner)
        top.show()
        tops.append(top)
        looks.append(Looks(inner))
    theme.choose(percent=110)
    theme.choose(percent=100)
    assert looks[0].taken == looks[1].taken > 0


class Looks(QObject):
    """Counts how often a widget takes a look."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.taken = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.taken += event.type() == QEvent.Type.StyleChange
        return False


def test_an_icon_takes_the_colour_of_the_theme_when_it_is_drawn(theme: Theme) -> None:
    icon = theme.icon("users", "accent")
    light = _colours_in(icon)
    theme.choose(mode=Mode.DARK)
    dark = _colours_in(icon)
    theme.choose(mode=Mode.LIGHT)
    assert QColor(LIGHT.accent).rgb() in light
    assert QColor(DARK.accent).rgb() in dark


def test_an_icon_in_a_cycle_is_collected_with_its_engine(theme: Theme) -> None:
    for _ in range(50):
        cycle: list[object] = [theme.icon("users")]
        cycle.append(cycle)
        del cycle
        gc.collect(0)  # the youngest: all that the other tests left would take minutes
    assert QColor(LIGHT.quiet).rgb() in _colours_in(theme.icon("users"))


def test_a_disabled_icon_is_faint(theme: Theme) -> None:
    assert QColor(LIGHT.faint).rgb() in _colours_in(theme.icon("users"), QIcon.Mode.Disabled)


def test_icons_are_sharp_at_two_hundred_percent(theme: Theme) -> None:
    pixmap = theme.icon("users").pixmap(QSize(16, 16), 2.0)
    assert pixmap.size() == QSize(32, 32)
    assert pixmap.devicePixelRatio() == 2.0


def test_every_icon_that_is_named_is_shipped() -> None:
    named = {words.icon for words in _WORDS.values() if words.icon}
    named |= {spec.icon for spec in PAGES}
    assert all(resource("icons", f"{name}.svg").is_file() for name in named)


def test_the_licence_lies_beside_the_icons() -> None:
    assert "ISC License" in resource("icons", "LICENSE").read_text(encoding="utf-8")


def test_a_tone_changes_a_widget_that_is_shown(theme: Theme, qtbot: QtBot) -> None:
    label = QLabel("待补")
    qtbot.addWidget(label)
    set_role(label, "badge")
    label.show()
    set_tone(label, Tone.MISSING)
    assert theme.colours.missing_soft in _ground_of(label)


def tab_bar() -> QTabBar:
    made = QTabBar()
    made.addTab("职务")
    made.addTab("培训")
    return made


def checked_box() -> QCheckBox:
    made = QCheckBox("由上级举办")
    made.setChecked(True)
    return made


def pixels(widget: QWidget) -> Counter[str]:
    """Return how often each colour stands on a widget as it is drawn."""
    QApplication.processEvents()
    image = widget.grab().toImage()
    every = product(range(image.width()), range(image.height()))
    return Counter(image.pixelColor(x, y).name() for x, y in every)


@pytest.mark.parametrize(
    "make", [tab_bar, lambda: QCheckBox("由上级举办"), checked_box, QTableView, QListWidget]
)
def test_the_keyboard_is_seen_where_it_is(
    theme: Theme, qtbot: QtBot, make: Callable[[], QWidget]
) -> None:
    """Compared with the same widget without the keyboard: a line of the accent as long as it."""
    room, made, other = QWidget(), make(), QLineEdit()
    column = QVBoxLayout(room)
    column.addWidget(made)
    column.addWidget(other)
    qtbot.addWidget(room)
    room.resize(240, 160)
    room.show()
    other.setFocus()
    without = pixels(made)
    made.setFocus()
    more = pixels(made) - without
    seen = {theme.colours.accent, theme.colours.accent_soft}
    assert sum(more[colour] for colour in seen) >= 2 * made.fontMetrics().height()


def test_a_primary_button_is_drawn_in_the_accent(theme: Theme, qtbot: QtBot) -> None:
    button = QPushButton("添加")
    qtbot.addWidget(button)
    set_role(button, "primary")
    button.resize(100, 30)
    assert theme.colours.accent in _ground_of(button)


def _ground_of(widget: QLabel | QPushButton) -> set[str]:
    image = widget.grab().toImage()
    return {image.pixelColor(x, image.height() // 2).name() for x in range(image.width())}


def _colours_in(icon: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal) -> set[int]:
    image = icon.pixmap(QSize(48, 48), 1.0, mode).toImage()
    points = [(x, y) for x in range(image.width()) for y in range(image.height())]
    return {image.pixelColor(x, y).rgb() for x, y in points}


@pytest.mark.parametrize("sign", ["𬱖", "䶮", "㛃", "𠮷", "𫖯", "𱅒"])
def test_characters_that_the_systems_font_lacks_come_from_the_bundled_ones(
    theme: Theme, sign: str
) -> None:
    assert QFontMetrics(theme.font()).inFontUcs4(ord(sign))


_FAMILIES = """
from PySide6.QtGui import QGuiApplication
from roster.qt.look.fonts import interface_families
app = QGuiApplication([])
print(*interface_families(), sep=",")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="fontconfig tells which fonts there are")
def test_a_system_without_han_characters_shows_the_bundled_fonts(tmp_path: Path) -> None:
    config = tmp_path / "fonts.conf"
    config.write_text("<fontconfig><dir>none</dir></fontconfig>")
    fonts = {"FONTCONFIG_FILE": str(config), "QT_QPA_PLATFORM": "offscreen"}
    shown = subprocess.run(
        [sys.executable, "-c", _FAMILIES],
        env={**os.environ, **fonts},
        capture_output=True,
        text=True,
        check=True,
    )
    assert shown.stdout.split(",")[0] == "Roster Hei"
