from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roster.base.preferences import Preferences, read_preferences
from roster.qt.kit.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path


def test_a_choice_is_there_the_next_time(tmp_path: Path) -> None:
    Settings(tmp_path).change(language="en", text_percent=125)
    assert Settings(tmp_path).preferences == Preferences(language="en", text_percent=125)


def test_recent_files_are_kept_newest_first_and_once(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    for name in [f"{n}.roster" for n in range(12)] + ["10.roster"]:
        settings.remember_file(name)
    assert settings.preferences.last_file == "10.roster"
    assert settings.preferences.recent_files[:2] == ("10.roster", "11.roster")
    assert len(settings.preferences.recent_files) == 8


def test_nobody_worked_yet(tmp_path: Path) -> None:
    assert Settings(tmp_path).preferences.last_file == ""


@pytest.mark.parametrize("content", ["", "{", "[]", "null", '{"text_percent": "large"}', "\x00"])
def test_a_spoilt_file_means_defaults(tmp_path: Path, content: str) -> None:
    path = tmp_path / "preferences.json"
    path.write_text(content, encoding="utf-8")
    assert read_preferences(path) == Preferences()


def test_one_spoilt_value_spoils_no_other(tmp_path: Path) -> None:
    path = tmp_path / "preferences.json"
    path.write_text('{"text_percent": true, "theme": "dark", "recent_files": [1]}', "utf-8")
    assert read_preferences(path) == Preferences(theme="dark")


@given(content=st.binary(max_size=200))
def test_no_content_stops_the_program(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "preferences.json"
    path.write_bytes(content)
    assert isinstance(read_preferences(path), Preferences)


def test_a_choice_holds_where_nothing_can_be_kept(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "gone")
    settings.change(theme="dark")
    assert settings.preferences.theme == "dark"
