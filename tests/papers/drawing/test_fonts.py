from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from roster.base import paths
from roster.papers.drawing.fonts import (
    Face,
    font_shelf,
    missing,
    require_printable,
    to_unicode_map,
)
from roster.papers.errors import Unprintable
from tests.papers.builders import RARE_NAMES
from tests.papers.pdf_reading import page_texts

if TYPE_CHECKING:
    from pathlib import Path

_EXT_I = "\U0002ebf3"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ROSTER_HOME", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("name", RARE_NAMES)
def test_rare_names_are_printable(name: str) -> None:
    assert missing([name]) == ()


@pytest.mark.parametrize(
    "point",
    [
        0x2EBF3,  # Ext I, in no font here
        0xE000,  # private use
        0xF0000,  # private use
        0xD800,  # half a pair
        0xFFFD,  # what a wrong decoding leaves
        0x0007,
        0x000A,
        0x200B,  # invisible
        0x202E,  # turns the direction
        0xFFFF,  # no character
        0x0378,  # unassigned
        0xFFA0,  # its glyph is empty
    ],
)
def test_what_no_font_prints_is_named_by_its_code_point(point: int) -> None:
    text = f"陈{chr(point)}明"
    assert missing([text]) == ((text, (f"U+{point:04X}",)),)


def test_a_refusal_lists_all_texts_once_in_their_order() -> None:
    with pytest.raises(Unprintable) as refusal:
        require_printable(["陈明", f"乙{_EXT_I}", "丙\ue000\ue000\ufffd", f"乙{_EXT_I}"])
    assert refusal.value.texts == (
        (f"乙{_EXT_I}", ("U+2EBF3",)),
        ("丙\ue000\ue000\ufffd", ("U+E000", "U+FFFD")),
    )


def test_spaces_and_the_marks_of_papers_are_printable() -> None:
    assert (
        missing(["张　三", "A 1", "〔2026〕第0001号", "（）《》“”‘’、，。：；？！·…—√△▽○＋◇×"])
        == ()
    )


def test_every_face_falls_back_to_all_fonts() -> None:
    shelf = font_shelf()
    for face in Face:
        runs = shelf.chain(face).runs("陈𱅒𠮷明")
        assert "".join(text for _, text in runs) == "陈𱅒𠮷明"
        assert runs[0][0].fontName == face.value
        assert runs[1][0].draws("𱅒")


def test_a_variation_selector_is_skipped_and_its_character_printed() -> None:
    name = "葛\U000e0100明"
    assert missing([name]) == ()
    assert [text for _, text in font_shelf().chain(Face.SONG).runs(name)] == ["葛明"]


def test_drawing_an_unchecked_text_is_refused_as_well() -> None:
    with pytest.raises(Unprintable):
        font_shelf().chain(Face.KAI).runs(f"陈{_EXT_I}")


def test_a_text_is_as_wide_as_its_characters() -> None:
    chain = font_shelf().chain(Face.SONG)
    assert chain.width("陈明𱅒") == pytest.approx(3.0)
    assert chain.width("葛\U000e0100") == pytest.approx(1.0)


def test_a_font_that_the_clerk_adds_is_asked_last(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = paths.resource("fonts")
    poor = home / "shipped"
    poor.mkdir()
    for name in ("Song", "Hei", "Kai", "Rare"):
        shutil.copy(shipped / "RosterHei-Regular.ttf", poor / f"Roster{name}-Regular.ttf")
    monkeypatch.setattr(paths, "resource", lambda *_parts: poor)
    assert missing(["李𱅒"]) == (("李𱅒", ("U+31152",)),)

    (home / "fonts").mkdir()
    shutil.copy(shipped / "RosterRare-Regular.ttf", home / "fonts" / "mine.TTF")
    assert missing(["李𱅒"]) == ()


def test_a_font_that_the_clerk_adds_has_no_shipped_one_read_again(home: Path) -> None:
    song = font_shelf().font(Face.SONG)
    (home / "fonts").mkdir()
    shutil.copy(paths.resource("fonts", "RosterHei-Regular.ttf"), home / "fonts" / "more.ttf")
    assert font_shelf().font(Face.SONG) is song


def test_a_broken_added_font_is_passed_over_and_logged(
    home: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (home / "fonts").mkdir()
    (home / "fonts" / "broken.ttf").write_bytes(b"no font at all")
    (home / "fonts" / "readme.txt").write_text("not a font", encoding="utf-8")
    assert missing(["李𱅒", f"乙{_EXT_I}"]) == ((f"乙{_EXT_I}", ("U+2EBF3",)),)
    assert "broken.ttf" in caplog.text


@given(st.lists(st.integers(0x20, 0xD7FF) | st.integers(0xE000, 0x3FFFF), max_size=255))
def test_a_unicode_map_gives_back_every_character(points: list[int]) -> None:
    text = to_unicode_map("Song", [0, *points])
    pairs = re.findall(r"^<([0-9A-F]{2})> <([0-9A-F]{4,})>$", text, re.MULTILINE)
    read = {int(code, 16): bytes.fromhex(hexed).decode("utf-16-be") for code, hexed in pairs}
    assert read == {code: chr(point) for code, point in enumerate(points, start=1)}


def test_a_unicode_map_has_no_block_longer_than_the_format_allows() -> None:
    blocks = re.findall(r"^(\d+) beginbfchar$", to_unicode_map("Song", range(256)), re.MULTILINE)
    assert [int(size) for size in blocks] == [100, 100, 55]


def test_rare_characters_are_found_in_the_file_by_a_plain_canvas_too(tmp_path: Path) -> None:
    """Pins the repair of ReportLab's maps: without it U+2CC56 reads back as U+2CC5 and a 6."""
    name = font_shelf().font(Face.SONG).fontName
    canvas = Canvas(str(tmp_path / "rare.pdf"))
    canvas.setFont(name, 20)
    canvas.drawString(50, 500, "䶮㛃𬱖𬭎𫖯𪩘")
    canvas.save()
    assert page_texts(tmp_path / "rare.pdf") == ["䶮㛃𬱖𬭎𫖯𪩘"]
