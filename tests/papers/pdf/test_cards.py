"""Name cards, badges and seating plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roster.papers.errors import NothingToPrint, Unprintable
from roster.papers.facts import Badges, SeatingPlan, SeatingRoom
from roster.papers.pdf.badges import HEIGHT, WIDTH, write_badges
from roster.papers.pdf.name_cards import write_name_cards
from roster.papers.pdf.seating_plan import write_seating_plan
from tests.papers.builders import LONG_NAME, RARE_NAMES, a_person, a_training
from tests.papers.pdf_reading import (
    Piece,
    all_fonts_embedded,
    drawn_pieces,
    page_sizes,
    page_texts,
    text_pieces,
)
from tests.papers.scanning import codes_in, picture

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "2026年河台镇村（社区）“两委”干部能力素质提升培训班（第2期）"
MM_IN_POINTS = 72 / 25.4


def _apart(pieces: list[Piece]) -> bool:
    return not any(a.meets(b) for at, a in enumerate(pieces) for b in pieces[at + 1 :])


# --- name cards ----------------------------------------------------------------------------


def _cards(tmp_path: Path, *names: str) -> Path:
    path = tmp_path / "cards.pdf"
    write_name_cards(path, [a_person(at, name=name) for at, name in enumerate(names, 1)])
    return path


@pytest.mark.parametrize("name", ["李强", "陈志明", "欧阳建华", LONG_NAME, *RARE_NAMES])
def test_both_sides_of_a_card_say_the_name(tmp_path: Path, name: str) -> None:
    (text,) = page_texts(_cards(tmp_path, name))
    said = "".join(text.split())
    assert said == name * 2 or sorted(said) == sorted(name * 2)  # the other side is upside down


@pytest.mark.parametrize(
    ("name", "least", "most"),
    [("李强", 48, 53), ("陈志明", 48, 53), ("欧阳建华", 42, 53), (LONG_NAME, 27, 32)],
)
def test_a_name_is_as_large_as_the_card_allows(
    tmp_path: Path, name: str, least: float, most: float
) -> None:
    """150 points are 53 mm; four characters on one line have 45 mm each."""
    pieces = text_pieces(_cards(tmp_path, name))
    below = [piece for piece in pieces if piece.top > 297 / 2]
    widest = max(below, key=lambda piece: piece.right - piece.left)
    signs = len(widest.text.replace("·", ""))
    assert least <= (widest.right - widest.left) / signs <= most
    assert all(10 < piece.left < piece.right < 200 for piece in pieces)


def test_a_long_name_stands_on_two_lines_parted_at_its_dot(tmp_path: Path) -> None:
    texts = [piece.text for piece in text_pieces(_cards(tmp_path, LONG_NAME))]
    assert texts == ["古丽巴哈尔·", "阿卜杜热合曼"] * 2


def test_the_other_side_mirrors_the_card_at_the_fold(tmp_path: Path) -> None:
    front, back = text_pieces(_cards(tmp_path, "陈志明"))
    assert front.top + back.bottom == pytest.approx(297, abs=0.5)
    assert front.left + back.right == pytest.approx(210, abs=0.5)


def test_a_card_may_name_the_division(tmp_path: Path) -> None:
    path = tmp_path / "cards.pdf"
    write_name_cards(path, [a_person(1)], with_division=True)
    assert page_texts(path)[0].count("翠洲社区") == 2
    assert _apart(text_pieces(path))


def test_cards_are_checked_before_the_first(tmp_path: Path) -> None:
    with pytest.raises(Unprintable):
        write_name_cards(tmp_path / "c.pdf", [a_person(1), a_person(2, name="张\ue123")])
    with pytest.raises(NothingToPrint):
        write_name_cards(tmp_path / "c.pdf", [])
    assert list(tmp_path.iterdir()) == []


# --- badges --------------------------------------------------------------------------------


def test_ten_badges_stand_on_a_sheet(tmp_path: Path) -> None:
    path = tmp_path / "b.pdf"
    assert write_badges(path, Badges(TITLE, a_training(13))) == 2
    first, second = page_texts(path)
    assert first.count("能力素质") == 10
    assert second.count("能力素质") == 3


def test_cut_marks_are_badges_apart_and_outside_them(tmp_path: Path) -> None:
    path = tmp_path / "b.pdf"
    write_badges(path, Badges(TITLE, a_training(1)))
    above = [p for p in drawn_pieces(path) if p.right - p.left < 1 < p.bottom - p.top < 6]
    beside = [p for p in drawn_pieces(path) if p.bottom - p.top < 1 < p.right - p.left < 6]
    across = sorted({round((p.left + p.right) / 2, 1) for p in above if p.bottom < 15})
    down = sorted({round((p.top + p.bottom) / 2, 1) for p in beside if p.right < 15})
    assert across == pytest.approx([15, 15 + WIDTH, 15 + 2 * WIDTH], abs=0.1)
    assert down == pytest.approx([13.5 + n * HEIGHT for n in range(6)], abs=0.1)


@pytest.mark.parametrize("qr_codes", [False, True])
def test_nothing_on_a_badge_meets_anything_else(tmp_path: Path, qr_codes: bool) -> None:  # noqa: FBT001 - pytest gives it
    posts = "党总支书记、村委会主任、集体经济组织理事长、村务监督委员会主任"
    people = a_training(10, posts_text=posts, division="坂田社区坂田围居民委员会")
    path = tmp_path / "b.pdf"
    write_badges(path, Badges(TITLE, people), qr_codes=qr_codes)
    pieces = text_pieces(path)
    assert _apart(pieces)
    for piece in pieces:
        column = (piece.left - 15) // WIDTH
        assert 15 + column * WIDTH + 3 < piece.left < piece.right < 15 + (column + 1) * WIDTH - 3


def test_a_badge_says_group_and_seat(tmp_path: Path) -> None:
    write_badges(tmp_path / "b.pdf", Badges(TITLE, a_training(1)))
    assert "第二组　1号座" in page_texts(tmp_path / "b.pdf")[0]


def test_the_code_of_a_badge_is_read_by_a_scanner(tmp_path: Path) -> None:
    path = tmp_path / "b.pdf"
    people = a_training(10)
    write_badges(path, Badges(TITLE, people), qr_codes=True)
    assert {code.text for code in codes_in(picture(path))} == {one.code for one in people}
    write_badges(path, Badges(TITLE, people))
    assert codes_in(picture(path)) == []


def test_rare_names_stand_on_badges(tmp_path: Path) -> None:
    path = tmp_path / "b.pdf"
    people = [a_person(at, name=name) for at, name in enumerate(RARE_NAMES, 1)]
    write_badges(path, Badges(TITLE, tuple(people)))
    text = page_texts(path)[0].replace("\n", "").replace("　", "")
    assert all(name in text for name in RARE_NAMES)
    assert all_fonts_embedded(path)


def test_no_badges_are_told(tmp_path: Path) -> None:
    with pytest.raises(NothingToPrint):
        write_badges(tmp_path / "b.pdf", Badges(TITLE, ()))


# --- seating plan --------------------------------------------------------------------------


def _plan(tmp_path: Path, room: SeatingRoom) -> tuple[int, Path]:
    path = tmp_path / "seats.pdf"
    return write_seating_plan(path, SeatingPlan(TITLE, (room,))), path


def test_seats_count_from_the_front_left(tmp_path: Path) -> None:
    _, path = _plan(tmp_path, SeatingRoom("三楼会议室", 3, 4, a_training(12), aisles=(2,)))
    assert page_sizes(path)[0] == pytest.approx((297, 210), abs=0.1)
    places = {p.text: p for p in text_pieces(path)}
    assert places["1"].left < places["2"].left < places["3"].left < places["4"].left
    assert places["1"].bottom < places["5"].top < places["9"].top
    assert places["主席台"].bottom < places["1"].top
    gaps = [places[str(n + 1)].left - places[str(n)].left for n in (1, 2, 3)]
    assert gaps[1] > gaps[0] + 5
    assert gaps[2] == pytest.approx(gaps[0], abs=0.5)


def test_people_sit_in_their_seats(tmp_path: Path) -> None:
    people = (a_person(1, name="欧阳建华", seat=3), a_person(2, name="陈志明", seat=1))
    _, path = _plan(tmp_path, SeatingRoom("三楼会议室", 2, 2, people))
    places = {p.text: p for p in text_pieces(path)}
    assert places["陈志明"].top > places["1"].top
    assert places["陈志明"].right < places["2"].left
    assert places["欧阳建华"].top > places["3"].top > places["陈志明"].bottom


def test_a_long_name_on_a_narrow_seat_is_parted_at_its_dot(tmp_path: Path) -> None:
    people = a_training(12, name=LONG_NAME)
    _, path = _plan(tmp_path, SeatingRoom("三楼会议室", 1, 12, people))
    texts = [piece.text for piece in text_pieces(path)]
    assert texts.count("古丽巴哈尔·") == texts.count("阿卜杜热合曼") == 12


def test_who_has_no_seat_is_named_below(tmp_path: Path) -> None:
    people = (a_person(1, name="欧阳建华", seat=None), a_person(2, name="陈志明", seat=9))
    _, path = _plan(tmp_path, SeatingRoom("三楼会议室", 2, 2, people))
    assert "未排座位：欧阳建华、陈志明" in page_texts(path)[0]


@pytest.mark.parametrize(("rows", "columns", "pages"), [(5, 8, 1), (9, 12, 2), (20, 16, 3)])
def test_a_large_room_takes_more_pages_and_nothing_overlaps(
    tmp_path: Path, rows: int, columns: int, pages: int
) -> None:
    people = a_training(rows * columns, division="坂田社区坂田围居民委员会")
    count, path = _plan(tmp_path, SeatingRoom("三楼会议室", rows, columns, people, (columns // 2,)))
    assert count == pages
    for page in range(1, pages + 1):
        pieces = text_pieces(path, page)
        assert _apart(pieces)
        assert all(10 < p.left < p.right < 287 and p.bottom < 205 for p in pieces)


def test_every_room_has_its_plan(tmp_path: Path) -> None:
    rooms = (SeatingRoom("主课堂", 1, 2, a_training(2)), SeatingRoom("分课堂", 1, 2, a_training(2)))
    assert write_seating_plan(tmp_path / "s.pdf", SeatingPlan(TITLE, rooms)) == 2
    first, second = page_texts(tmp_path / "s.pdf")
    assert "地点：主课堂" in first
    assert "地点：分课堂" in second
    with pytest.raises(NothingToPrint):
        write_seating_plan(tmp_path / "n.pdf", SeatingPlan(TITLE, ()))


def test_the_stage_stands_only_before_the_first_row(tmp_path: Path) -> None:
    count, path = _plan(tmp_path, SeatingRoom("礼堂", 30, 12, a_training(12)))
    assert count > 2
    assert ["主席台" in "".join(text.split()) for text in page_texts(path)] == [
        page == 0 for page in range(count)
    ]
