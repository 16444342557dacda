from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roster.base.codes.lists import RowKind
from roster.base.codes.people import Education, Gender, PoliticalStatus, Post
from roster.divisions.divisions import list_divisions, village_finder
from roster.lists import deciding
from roster.lists.read_list import read_listing
from roster.papers.workbooks.roster_lines import roster_lines
from roster.papers.workbooks.roster_workbook import write_roster
from roster.people import positions, trainees
from roster.people.posts import forbidden_pair
from roster.people.trainees import TraineeFacts, find_people, people_rows
from tests.builders import make_database, make_id_number, village_ids, writing
from tests.people.further import FURTHER, values_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from roster.db.engine import Database

NAMES = st.text("陈李黄张䶮㛃𬱖𬭎𪩘𠮷古丽巴哈尔", min_size=2, max_size=4)
PHONES = st.integers(0, 9_999_999).map(lambda n: f"1540{n:07d}")


@st.composite
def people(draw: st.DrawFn) -> dict[str, object]:
    """Draw an invented person: what a clerk may have entered."""
    gender = draw(st.sampled_from([*Gender]))
    year, month, day = draw(st.integers(1950, 2000)), draw(st.integers(1, 12)), 1
    serial = 2 * draw(st.integers(0, 400)) + (gender is Gender.MALE)
    number = make_id_number(f"{year}{month:02d}{day:02d}", serial)
    held = draw(st.lists(st.sampled_from([p for p in Post if p is not Post.OTHER]), unique=True))
    is_member = draw(st.booleans())
    return {
        **{field.name: draw(values_of(field)) for field in FURTHER},
        "name": draw(NAMES),
        "gender": gender,
        "birth": f"{year}-{month:02d}-{day:02d}",
        "id_number": number,
        "ethnicity": draw(st.sampled_from(["汉族", "瑶族", "壮族"])),
        "education": draw(st.sampled_from([*Education])),
        "political_status": PoliticalStatus.CPC_MEMBER if is_member else PoliticalStatus.MASSES,
        "party_joined": f"{year + 25}-{month:02d}" if is_member else None,
        "phone": draw(PHONES),
        "note": draw(st.sampled_from([None, "=1+1", "人大代表", "+86", "'x"])),
        "posts": [] if forbidden_pair(held) else held,
    }


@pytest.fixture(scope="module")
def township(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    database = make_database(tmp_path_factory.mktemp("round"))
    yield database
    database.close()


class Undone(Exception):
    """Takes an example's people out again."""


@given(st.lists(people(), min_size=1, max_size=8, unique_by=lambda person: person["id_number"]))
def test_what_is_exported_in_full_comes_back_without_a_change(
    township: Database, drawn: list[dict[str, object]]
) -> None:
    with pytest.raises(Undone), writing(township) as db, TemporaryDirectory() as folder:
        villages = village_ids(db)
        for number, person in enumerate(drawn):
            facts = {name: value for name, value in person.items() if name != "posts"}
            home = villages[number % len(villages)]
            registered = trainees.register(db, TraineeFacts(division_id=home, **facts))  # type: ignore[arg-type]  # drawn by name
            for post in person["posts"]:  # type: ignore[attr-defined]  # a list of posts
                positions.appoint(db, registered, home, post)
        path = Path(folder) / "名册.xlsx"
        lines = roster_lines(people_rows(db, find_people(db)), list_divisions(db))
        write_roster(
            path, lines, title="花名册", as_of="2026-05-31", division_path="", masked=False
        )
        listing = read_listing(path, village_finder(db))
        plan = deciding.plan_intake(db, listing)
        assert [row.kind for row in plan.rows] == [RowKind.SAME] * len(drawn), [
            row.changes for row in plan.rows
        ]
        assert listing.problems == ()
        raise Undone


def test_a_masked_export_does_not_come_back_as_numbers(tmp_path: Path) -> None:
    database = make_database(tmp_path)
    with writing(database) as db:
        home = village_ids(db)[0]
        trainees.register(db, TraineeFacts("张三", home, id_number=make_id_number()))
        path = tmp_path / "masked.xlsx"
        lines = roster_lines(people_rows(db, find_people(db)), list_divisions(db))
        write_roster(path, lines, title="花名册", as_of="2026-05-31", division_path="", masked=True)
        assert all(p.id_number is None for p in read_listing(path, village_finder(db)).people)
    database.close()
