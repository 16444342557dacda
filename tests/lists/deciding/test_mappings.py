from __future__ import annotations

from typing import TYPE_CHECKING

from roster.db.acts import Act
from roster.db.history import journal, undoing
from roster.lists import deciding
from roster.lists.deciding import LearntMapping
from tests.builders import CLERK, make_listed, make_listing, village_ids, writing

if TYPE_CHECKING:
    from roster.db.engine import Database
    from roster.lists.deciding import RememberedMapping

MAPPING = LearntMapping("f" * 64, ("姓名", "联系"), {2: "phone", 3: None}, (0, 1), file="名册.xlsx")


def learn(database: Database, *learnt: LearntMapping) -> None:
    with database.transaction(Act.IMPORT, by=CLERK, reason="名册.xlsx sha256:0") as db:
        deciding.remember_mappings(db, learnt)


def recall(database: Database) -> RememberedMapping | None:
    with database.reading() as db:
        return deciding.recall_mappings(db, [MAPPING.fingerprint, "x"]).get(MAPPING.fingerprint)


def test_what_was_said_about_a_header_is_recalled_with_its_day(database: Database) -> None:
    assert recall(database) is None
    learn(database, MAPPING)
    found = recall(database)
    assert found is not None
    assert (found.fields, found.band, found.no_header) == ({2: "phone", 3: None}, (0, 1), False)
    assert found.words == ("姓名", "联系")
    assert len(found.learnt_on) == len("2026-11-23")


def test_the_same_words_again_write_nothing(database: Database) -> None:
    learn(database, MAPPING)
    with database.reading() as db:
        before = journal.length(db)
    learn(database, MAPPING)
    with database.reading() as db:
        assert journal.length(db) == before


def test_the_last_word_about_a_header_counts(database: Database) -> None:
    learn(database, MAPPING)
    learn(database, LearntMapping(MAPPING.fingerprint, no_header=True))
    found = recall(database)
    assert found is not None
    assert (found.fields, found.band, found.no_header) == ({}, None, True)


def test_an_import_can_be_undone_though_its_mapping_was_learnt_anew(database: Database) -> None:
    with database.reading() as db:
        village = village_ids(db)[0]
    with database.transaction(Act.IMPORT, by=CLERK) as db:
        plan = deciding.plan_intake(db, make_listing(make_listed("张三", village=village)))
        deciding.apply_intake(db, plan, learnt=[MAPPING])
    with database.reading() as db:
        first = deciding.imports(db)[0].sequence
    learn(database, LearntMapping(MAPPING.fingerprint, no_header=True))
    with writing(database, "undo") as db:
        deciding.undo_import(db, first)
    found = recall(database)
    assert found is not None
    assert found.no_header


def test_undoing_the_learning_recalls_what_was_known_before(database: Database) -> None:
    learn(database, MAPPING)
    learn(database, LearntMapping(MAPPING.fingerprint, no_header=True))
    for expected in ((0, 1), None):
        with writing(database, "undo") as db:
            undoing.undo(db)
        found = recall(database)
        assert (found.band if found else None) == expected
    for expected_header in (False, True):
        with writing(database, "redo") as db:
            undoing.redo(db)
        found = recall(database)
        assert found is not None
        assert found.no_header is expected_header
