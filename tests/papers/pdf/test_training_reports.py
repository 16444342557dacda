"""One person on paper, one class on paper: made from a real file and read back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from roster.attendance import completion
from roster.base.codes.people import Post
from roster.base.codes.trainings import Tier
from roster.certificates import certificates
from roster.coverage import records as training_record
from roster.papers.errors import NothingToPrint
from roster.papers.pdf.training_reports import write_person_records, write_training_summary
from roster.trainings import trainings
from tests.builders import make_person, writing
from tests.classroom import A, P, X, mark_row, training_of
from tests.papers.builders import RARE_NAMES
from tests.papers.pdf_reading import page_texts, text_pieces

if TYPE_CHECKING:
    from pathlib import Path

    from roster.db.engine import Database

DAY = "2026-05-20"


def _plain(path: Path) -> list[str]:
    return ["".join(text.split()) for text in page_texts(path)]


def test_a_record_says_who_which_trainings_how_many_hours_and_the_number(
    database: Database, tmp_path: Path
) -> None:
    with writing(database) as db:
        person = make_person(db, "张䶮秋", Post.SECRETARY, birth="1978-05-12")
        training = training_of(db, [person], title="第一期", tier=Tier.COUNTY)
        mark_row(db, training, P, P)
        completion.close_training(db, training)
        number = certificates.issue(db, training, DAY)[0].number
        record = training_record.record(db, person)
    write_person_records(tmp_path / "r.pdf", [record], as_of=DAY)
    (said,) = _plain(tmp_path / "r.pdf")
    for text in ("张䶮秋同志", "个人培训档案", "出生年月：1978.05", "截至：2026年5月20日"):
        assert text in said
    for text in ("第一期", number, "5月8日", "县级", "88结业", "2026年88"):
        assert text in said
    assert "05.12" not in said


def test_every_person_has_pages_of_their_own(database: Database, tmp_path: Path) -> None:
    with writing(database) as db:
        people = [make_person(db, name) for name in RARE_NAMES]
        records = training_record.records(db, people)
    assert write_person_records(tmp_path / "r.pdf", records, as_of=DAY) == len(RARE_NAMES)
    for name, said in zip(RARE_NAMES, _plain(tmp_path / "r.pdf"), strict=True):
        assert f"{name}同志" in said
        assert "没有培训记录" in said
        assert "第1页共1页" in said


def test_no_records_are_refused(tmp_path: Path) -> None:
    with pytest.raises(NothingToPrint):
        write_person_records(tmp_path / "r.pdf", [], as_of=DAY)
    assert not (tmp_path / "r.pdf").exists()


def test_a_summary_adds_up(database: Database, tmp_path: Path) -> None:
    with writing(database) as db:
        people = [
            make_person(db, f"王{n}", Post.SECRETARY, village=i) for i, n in enumerate("甲乙")
        ]
        training = training_of(db, people, document_number="河党组〔2026〕6号")
        mark_row(db, training, P, P)
        mark_row(db, training, A, X, row=1)
        completion.close_training(db, training)
        summary = training_record.training_summary(db, training)
    write_training_summary(tmp_path / "s.pdf", summary)
    said = "".join(_plain(tmp_path / "s.pdf"))
    for text in (
        "培训班情况表",
        "河党组〔2026〕6号",
        "应到2人，实到1人，到课率50.0%",
        "应到4个半天，实到2个半天，出勤率50.0%",
        "结业1人，未结业1人",
        "各半天到课情况",
        "各单位情况",
    ):
        assert text in said
    assert "合计2150.0%11" in said


def test_a_summary_of_many_divisions_takes_pages_and_nothing_overlaps(
    database: Database, tmp_path: Path
) -> None:
    with writing(database) as db:
        people = [make_person(db, f"王{n}", village=n % 21) for n in range(60)]
        training = training_of(db, people, days=4)
        plan = trainings.get_training(db, training).plan
        trainings.change_plan(db, training, replace(plan, title="干部培训班" * 10))
        mark_row(db, training, P)
        summary = training_record.training_summary(db, training)
    pages = write_training_summary(tmp_path / "s.pdf", summary)
    assert pages > 1
    for page in range(1, pages + 1):
        pieces = text_pieces(tmp_path / "s.pdf", page)
        assert not any(a.meets(b) for at, a in enumerate(pieces) for b in pieces[at + 1 :])
        assert all(10 < piece.left < piece.right < 200 for piece in pieces)
