"""Whatever a clerk does keeps every law: a machine tries it, and is seen to find planted faults."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import Phase, settings
from hypothesis.stateful import precondition, rule, run_state_machine_as_test

from roster.db.acts import Act
from roster.db.history.journal import change_rows
from roster.db.models import Enrollment
from roster.db.sql.statement import driver
from tests.builders import make_database
from tests.laws.clerk import Clerk
from tests.laws.desk import Desk

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session

PHASES = (Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink)
"""Without looking at every line that runs, which takes longer than the steps themselves."""


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty file of a township, to be copied."""
    database = make_database(tmp_path_factory.mktemp("clerk"))
    database.close()
    return database.path


def play(clerk: type[Clerk], empty: Path, wanted: settings) -> None:
    """Let clerks of a kind work on copies of an empty file."""
    clerk.empty = empty
    run_state_machine_as_test(clerk, settings=wanted)


def test_whatever_a_clerk_does_keeps_the_laws(empty: Path) -> None:
    play(Clerk, empty, settings(max_examples=15, stateful_step_count=20, phases=PHASES))


@pytest.mark.trial
@pytest.mark.timeout(7200)
def test_whatever_a_clerk_does_in_300_lives_keeps_the_laws(
    empty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Desk.steps.clear()
    wanted = settings(max_examples=300, stateful_step_count=40, phases=PHASES, derandomize=False)
    play(Clerk, empty, wanted)
    tried, lines = Desk.steps.total(), sorted(Desk.steps.items())
    refused = sum(count for step, count in lines if ": " in step)
    told = "\n".join(f"  {count:6} {step}" for step, count in lines)
    with capsys.disabled():
        print(f"\nplayed clerks: {tried} things tried, {refused} refused\n{told}")  # noqa: T201 - the figures are what the trial is for
    assert refused < tried


# --- planted faults --------------------------------------------------------------------------


class WritesBesideTheJournal(Clerk):
    """A clerk whose program changes a telephone and tells nobody."""

    @precondition(lambda self: self.has("trainee"))
    @rule()
    def slip(self) -> None:
        with self.database.transaction(Act.CORRECT, by="") as db:
            driver(db).execute("UPDATE trainee SET phone = '13800000009'")
        self.lawful_at = 0


class MarksBesideTheJournal(Clerk):
    """A clerk whose program notes a seat and forgets the exam mark that goes with it."""

    @precondition(lambda self: self.tables.of("enrollment", seat=None))
    @rule()
    def slip(self) -> None:
        one = self.tables.of("enrollment", seat=None)[0]["id"]

        def work(db: Session) -> None:
            change_rows(db, Enrollment, [(one, {"seat": None}, {"seat": 1})])
            driver(db).execute("UPDATE enrollment SET exam_tenths = 777 WHERE id = ?", (one,))

        self.do(Act.EXAM, work)


class GivesOneRowToTwo(Clerk):
    """A clerk whose program notes all it does, and gives one row of a sheet to two people."""

    @precondition(lambda self: len(self.tables.of("enrollment")) > 1)
    @rule()
    def slip(self) -> None:
        people = self.tables.of("enrollment")
        changes = [(one["id"], {"number": one["number"]}, {"number": 1}) for one in people]
        self.do(Act.ENROLL, lambda db: change_rows(db, Enrollment, changes))


@pytest.mark.parametrize(
    ("clerk", "law"),
    [
        (WritesBesideTheJournal, "beside the journal: Trainee .* phone"),
        (MarksBesideTheJournal, "beside the journal: Enrollment .* exam_tenths"),
        (GivesOneRowToTwo, "a row of the sheet has one person"),
    ],
)
def test_a_planted_fault_is_found(empty: Path, clerk: type[Clerk], law: str) -> None:
    wanted = settings(
        max_examples=60,
        stateful_step_count=15,
        phases=[Phase.generate],
        report_multiple_bugs=False,
    )
    with pytest.raises(AssertionError, match=law):
        play(clerk, empty, wanted)
