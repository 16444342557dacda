from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roster.base.codes.divisions import DivisionTier
from roster.base.codes.people import Post
from roster.divisions import divisions
from roster.divisions.errors import DivisionInUse, DivisionNameTaken, UnknownDivision
from tests.builders import make_database, make_person, village_ids, writing

if TYPE_CHECKING:
    from pathlib import Path

    from roster.db.engine import Database


def test_a_township_file_holds_its_villages_and_the_divisions_above(database: Database) -> None:
    with database.reading() as db:
        division = divisions.office_division(db)
        above = [row.short_name for row in divisions.ancestors(db, division.id)]
        villages = divisions.villages(db)
    assert above == ["广东省", "肇庆市", "高要区"]
    assert division.tier is DivisionTier.TOWNSHIP
    assert len(villages) >= 5
    assert all(village.parent_id == division.id for village in villages)


def test_the_path_leaves_the_province_out(database: Database) -> None:
    with database.reading() as db:
        division = divisions.office_division(db)
        village = divisions.villages(db)[0]
        assert divisions.path_text(db, division.id).startswith("肇庆市 › 高要区 › ")
        assert divisions.unit_text(db, village.id).startswith(f"高要区{division.short_name}")


def test_two_offices_give_a_division_the_same_id(database: Database, tmp_path: Path) -> None:
    county = make_database(tmp_path, division="441204", name="高要区.roster")
    with database.reading() as here, county.reading() as there:
        mine = {division.id for division in divisions.list_divisions(here)}
        theirs = {division.id for division in divisions.list_divisions(there)}
    county.close()
    assert mine < theirs


def test_dongguan_townships_stand_directly_below_the_city(tmp_path: Path) -> None:
    database = make_database(tmp_path, division="441900003")
    with database.reading() as db:
        division = divisions.office_division(db)
        above = [row.short_name for row in divisions.ancestors(db, division.id)]
    database.close()
    assert above == ["广东省", "东莞市"]


def test_an_unknown_code_makes_no_file(tmp_path: Path) -> None:
    with pytest.raises(UnknownDivision):
        make_database(tmp_path, division="999999999")
    assert list(tmp_path.iterdir()) == []


def test_a_division_can_be_added_without_a_code(database: Database) -> None:
    with writing(database) as db:
        division = divisions.office_division(db)
        added = divisions.add_division(db, division.id, "新城社区居民委员会", on="2026-01-01")
    with database.reading() as db:
        row = divisions.get_division(db, added)
        assert (row.code, row.short_name, row.tier) == (None, "新城社区", DivisionTier.VILLAGE)
        assert divisions.by_key(db, row.key) == row
        assert divisions.villages(db)[-1] == row


def test_a_name_is_given_once_among_sisters(database: Database) -> None:
    with writing(database) as db:
        division = divisions.office_division(db)
        divisions.add_division(db, division.id, "新城社区居民委员会")
    with pytest.raises(DivisionNameTaken), writing(database) as db:
        divisions.add_division(db, division.id, "新城社区居民委员会")


def test_a_renamed_division_keeps_its_id(database: Database) -> None:
    with writing(database) as db:
        village = village_ids(db)[0]
        divisions.rename_division(db, village, "新名村民委员会")
    with database.reading() as db:
        assert divisions.get_division(db, village).short_name == "新名村"


def test_a_village_renamed_to_a_community_is_one(database: Database) -> None:
    with writing(database) as db:
        village = next(division for division in divisions.villages(db) if not division.is_community)
        divisions.rename_division(db, village.id, "新城社区居民委员会")
    with database.reading() as db:
        assert divisions.get_division(db, village.id).is_community


def test_closed_divisions_are_among_all_that_ever_were(database: Database) -> None:
    with database.reading() as db:
        before = divisions.divisions_ever(db)
    with writing(database) as db:
        divisions.close_division(db, village_ids(db)[0], "2026-03-01")
    with database.reading() as db:
        assert [division.id for division in divisions.divisions_ever(db)] == [
            division.id for division in before
        ]


def test_a_closed_division_leaves_the_lists_but_not_the_file(database: Database) -> None:
    with writing(database) as db:
        village = village_ids(db)[0]
        divisions.close_division(db, village, "2026-03-01")
    with database.reading() as db:
        assert village not in village_ids(db)
        assert divisions.get_division(db, village).closed


def test_a_division_with_people_in_office_is_not_closed(database: Database) -> None:
    with writing(database) as db:
        make_person(db, "张三", Post.SECRETARY)
    with pytest.raises(DivisionInUse) as caught, writing(database) as db:
        divisions.close_division(db, village_ids(db)[0], "2026-03-01")
    assert caught.value.people == 1


def test_the_finder_knows_the_divisions_of_the_file(database: Database) -> None:
    with writing(database) as db:
        division = divisions.office_division(db)
        added = divisions.add_division(db, division.id, "新城社区居民委员会")
    with database.reading() as db:
        assert divisions.village_finder(db).find("新城社区").key == added
