"""The desk of a clerk who is played by a machine: the file, what was done, which row is meant."""

from __future__ import annotations

import shutil
from collections import Counter
from typing import TYPE_CHECKING, ClassVar, NamedTuple, TypeAlias

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine
from sqlalchemy import text

from roster.base.errors import RosterError, sentence
from roster.db.engine import Database
from roster.divisions.divisions import office_division
from roster.lists.deciding import imports
from tests.builders import CLERK
from tests.laws.recount import Tables, read_tables

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sqlalchemy.orm import Session

    from tests.laws.recount import Row

State: TypeAlias = "dict[tuple[str, str], Row]"


class Done(NamedTuple):
    """An action: its number in the journal, and all living rows before and after it."""

    sequence: int
    before: State
    after: State


which = st.integers(0, 5)
"""Which row of a table is meant: the first, the second, …; the last may be one that is gone."""


class Desk(RuleBasedStateMachine):
    """A clerk with a file of a township.

    Attributes:
        empty: a file without people, of which each clerk has a copy.
        past: the actions in force that were done one after the other; an old action taken out
            alone makes an end of them.
        undone: those taken back, to be done again.
        steps: what was done, and what was refused by which error, over all examples.
    """

    empty: ClassVar[Path]
    steps: ClassVar[Counter[str]] = Counter()

    def __init__(self) -> None:
        super().__init__()
        path = self.empty.with_name("clerk.roster")
        for leftover in self.empty.parent.glob("clerk.roster*"):
            leftover.unlink()
        shutil.copy(self.empty, path)
        self.database = Database.open(path)
        _without_waiting_for_the_disk(self.database)
        self.past: list[Done] = []
        self.undone: list[Done] = []
        self.in_order = True
        self.lawful_at = 0
        self.look()

    def teardown(self) -> None:
        self.database.close()

    # --- doing ---------------------------------------------------------------------------

    def look(self) -> None:
        """See the file as it is now."""
        with self.database.reading() as db:
            self.tables: Tables = read_tables(db)
            self.office_id = office_division(db).id
            self.newest = int(db.scalar(text("SELECT coalesce(max(sequence), 0) FROM action")) or 0)

    @property
    def state(self) -> State:
        """All living rows; how often a certificate was printed is not taken back."""
        return {
            (table, row_id): {name: row[name] for name in row.keys() - {"prints"}}
            for table, rows in self.tables.living.items()
            for row_id, row in rows.items()
        }

    def do(self, act: str, work: Callable[[Session], object]) -> bool:
        """Do one thing; return whether it was not refused."""
        before, newest = self.state, self.newest
        refusal = self.attempt(act, work)
        self.look()
        if refusal is not None or not self.can_be_undone(self.newest, newest):
            assert self.state == before
        else:
            self.past.append(Done(self.newest, before, self.state))
            self.undone.clear()
        return refusal is None

    def can_be_undone(self, sequence: int, since: int) -> bool:
        """Tell whether an entry is new and of an action that changed rows."""
        with self.database.reading() as db:
            kind = text("SELECT kind FROM action WHERE sequence = :sequence")
            return sequence > since and db.scalar(kind, {"sequence": sequence}) == "do"

    def actions(self, *, undone: bool) -> set[int]:
        """Return the actions that are taken back, or those in force."""
        with self.database.reading() as db:
            told = text("SELECT sequence FROM action WHERE kind = 'do' AND undone = :undone")
            return set(db.scalars(told, {"undone": undone}))

    def attempt(self, act: str, work: Callable[[Session], object]) -> RosterError | None:
        try:
            with self.database.transaction(act, by=CLERK) as db:
                work(db)
        except RosterError as error:
            Desk.steps[f"{act}: {type(error).__name__}"] += 1
            said = [sentence(error, language) for language in ("zh", "en")]
            return error if all(said) else None
        Desk.steps[act] += 1
        return None

    def row(self, table: str, place: int) -> str:
        """Return the id of a row; the highest place is for one that is gone, if there is one."""
        gone = [row_id for row_id, row in self.tables.every[table].items() if row["deleted"]]
        if place == 5 and gone:
            return gone[-1]
        living = list(self.tables.living[table]) or gone
        return living[place % len(living)]

    def is_import(self, sequence: int) -> bool:
        with self.database.reading() as db:
            return sequence in {one.sequence for one in imports(db)}

    def has(self, *tables: str) -> bool:
        return all(self.tables.every[table] for table in tables)

    def village(self, place: int) -> str:
        """Return the id of a village; the highest place is the newest one, perhaps gone again."""
        divisions = self.tables.every["division"].values()
        villages: list[str] = [
            division["id"] for division in divisions if division["tier"] == "village"
        ]
        return villages[-1 if place == 5 else place % 3]

    def cell(self, person: int, half_day: int) -> tuple[str, str]:
        """Return a cell of a sheet: a person and a half-day, mostly of the same training."""
        enrollment_id = self.row("enrollment", person)
        training = self.tables.every["enrollment"][enrollment_id]["training_id"]
        own = [one["id"] for one in self.tables.of("period", training_id=training)]
        if half_day == 5 or not own:
            return enrollment_id, self.row("period", half_day)
        return enrollment_id, own[half_day % len(own)]


def _without_waiting_for_the_disk(database: Database) -> None:
    """Let commits come back at once: no current fails here, and thousands wait otherwise."""
    connection = database._engine.raw_connection()
    connection.cursor().execute("PRAGMA synchronous = OFF")
    connection.close()
