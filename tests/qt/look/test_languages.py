from __future__ import annotations

import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from PySide6.QtWidgets import QDialogButtonBox

from roster.base.paths import resource
from roster.base.words import language_named
from roster.qt.look.languages import Languages, translate

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

CATALOGUE = resource("translations", "roster_zh_CN.ts")


def messages(path: Path) -> dict[tuple[str, str], ET.Element]:
    found = {}
    for context in ET.parse(path).getroot().iter("context"):  # noqa: S314 - our own file
        for message in context.iter("message"):
            key = (context.findtext("name") or "", message.findtext("source") or "")
            translation = message.find("translation")
            assert translation is not None
            found[key] = translation
    return found


def test_every_text_has_a_chinese_translation() -> None:
    missing = [
        key for key, text in messages(CATALOGUE).items() if text.get("type") or not text.text
    ]
    assert missing == []


def test_placeholders_are_the_same_in_both_languages() -> None:
    for (_context, source), translation in messages(CATALOGUE).items():
        wanted = sorted(re.findall(r"\{\w*\}", source))
        assert sorted(re.findall(r"\{\w*\}", translation.text or "")) == wanted, source


def test_mnemonics_stand_in_brackets_in_chinese() -> None:
    for (context, source), translation in messages(CATALOGUE).items():
        if context in {"Actions", "Menus"}:
            has_key = bool(re.search(r"\(&[A-Z]\)", translation.text or ""))
            assert has_key == ("&" in source), source


def test_the_catalogue_holds_every_text_of_the_window_and_no_other(tmp_path: Path) -> None:
    copy = tmp_path / CATALOGUE.name
    shutil.copy(CATALOGUE, copy)
    code = (
        "import sys; from pathlib import Path; sys.path.insert(0, 'installer');"
        f"import translations; translations.collect(Path({str(copy)!r}))"
    )
    subprocess.run([sys.executable, "-c", code], cwd=resource().parent, check=True)
    assert set(messages(copy)) == set(messages(CATALOGUE))


def test_the_compiled_file_says_what_the_catalogue_says(languages: Languages) -> None:
    assert languages.language == "zh"
    for (context, source), translation in messages(CATALOGUE).items():
        assert translate(context, source) == translation.text, "run installer/translations.py"


def test_qts_own_words_are_chinese_too(languages: Languages, qtbot: QtBot) -> None:
    assert languages
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(buttons)
    assert buttons.buttons()[0].text() == "取消"


def test_the_language_changes_while_the_program_runs(languages: Languages) -> None:
    assert translate("Pages", "People") == "人员"
    languages.choose("en")
    assert translate("Pages", "People") == "People"
    languages.choose("zh")
    assert translate("Pages", "People") == "人员"


def test_an_unknown_language_means_chinese() -> None:
    assert language_named("en") == "en"
    assert language_named("klingon") == "zh"
