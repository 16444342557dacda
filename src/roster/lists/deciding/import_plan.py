"""What a plan of an import consists of: rows, their candidates, rules, answers, counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import msgspec

from roster.base.codes.lists import RowKind, RowReason
from roster.lists.deciding.codes import (
    Contradiction,
    Difference,
    EarlierPosts,
    GreyRule,
    Question,
    Verdict,
)

if TYPE_CHECKING:
    from roster.base.codes.people import Post
    from roster.lists.listing import ListedPerson, Listing
    from roster.people.trainees import TraineeFacts


class RowKey(NamedTuple):
    """What a row of a list is known by when its columns are understood anew."""

    sheet: str
    row: int
    name: str


def row_key(person: ListedPerson) -> RowKey:
    """Return what a listed person's row is known by."""
    return RowKey(person.sheet, person.row, person.name)


@dataclass(frozen=True, slots=True)
class IntakeRules:
    """What the clerk decides once for a whole list.

    Attributes:
        difference: what the list's value does to another value that the file has.
        id_of_another: a row whose identity number belongs to somebody of another name.
            ``IS_PERSON``: the number decides, the name is corrected; ``IS_NEW``: the number was
            copied wrongly, the person comes in without it and the sender's digits stay in ``raw``.
        two_candidates: a row that fits several people; they cannot all be meant.
        name_village: name and village fit one person and nothing else can be compared.
        name_phone: name, village and phone fit one person.
        other_village: name and birth or phone fit somebody of another village. A row recognised by
            its identity number is asked about nevertheless.
        facts_differ: a row that contradicts all whom it may be in birth, sex or number.
        earlier_posts: elected posts of this term that somebody holds in a village and the list
            does not name, though it names others there. With ``END`` they end: who was promoted
            leaves the old post.
    """

    difference: Difference = Difference.LIST_WINS
    id_of_another: GreyRule = GreyRule.ASK
    two_candidates: GreyRule = GreyRule.ASK
    name_village: GreyRule = GreyRule.ASK
    name_phone: GreyRule = GreyRule.IS_PERSON
    other_village: GreyRule = GreyRule.ASK
    facts_differ: Contradiction = Contradiction.ASK
    earlier_posts: EarlierPosts = EarlierPosts.STAY


DEFAULT_RULES = IntakeRules()


@dataclass(frozen=True, slots=True)
class Answer:
    """What the clerk says of one row.

    Attributes:
        verdict: who the row is.
        person: whom it names: the id of somebody in the file, or the key of another row of the
            same list that brings a new person; ``None`` with ``IS_NEW`` and ``WAITS``.
    """

    verdict: Verdict
    person: str | RowKey | None = None


Answers: TypeAlias = Mapping[RowKey, Answer]


class Candidate(msgspec.Struct, frozen=True):
    """Somebody whom an undecided row may mean, and why; ``row`` if another row brings them.

    ``question`` is what is asked about this one, ``differing`` the facts that contradict the
    row, ``elsewhere`` the elected posts held in other units than the row's.
    """

    trainee_id: str
    why: RowReason
    facts: TraineeFacts
    posts: tuple[Post, ...]
    row: RowKey | None = None
    question: Question | None = None
    differing: frozenset[str] = frozenset()
    elsewhere: tuple[tuple[str, Post], ...] = ()

    @property
    def answer(self) -> Answer:
        """What choosing this candidate means."""
        return self.as_verdict(Verdict.IS_PERSON)

    def as_verdict(self, verdict: Verdict) -> Answer:
        """Return the answer that says more than that it is this one."""
        return Answer(verdict, self.row or self.trainee_id)

    def verdicts(self, row: IntakeRow) -> tuple[Verdict, ...]:
        """Return what can be said of this one and a row, beside that it is somebody else."""
        if row.facts is None or self.question is None:
            return (Verdict.IS_PERSON,)
        found = [Verdict.IS_PERSON]
        if "id_number" in self.differing:
            found.append(Verdict.NUMBER_CORRECTED)
        if self.question is Question.OTHER_VILLAGE:
            found.insert(0, Verdict.MOVED)
            found += [Verdict.OLD_POST_ENDED] if self.elsewhere and row.person.posts else []
        return tuple(found)


class FactChange(msgspec.Struct, frozen=True):
    """One field that the list changes; ``posts`` for those gained (new) or ended (old).

    ``village`` is the home, by its short name; yes-or-no facts are ``True`` and ``False``.
    """

    field: str
    old: str
    new: str


class IntakeRow(msgspec.Struct, frozen=True, gc=False):
    """One row of the list and what is to become of it; ``division_id`` is where it places them.

    ``ended_posts`` end there, ``left_posts`` in other units; of ``restated_posts`` the list says
    otherwise than the file whether they are newly won. ``question`` is what an undecided row asks.
    """

    person: ListedPerson
    kind: RowKind
    reason: RowReason
    division_id: str = ""
    trainee_id: str | None = None
    facts: TraineeFacts | None = None
    new_posts: tuple[Post, ...] = ()
    changes: tuple[FactChange, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    ended_posts: tuple[Post, ...] = ()
    left_posts: tuple[tuple[str, Post], ...] = ()
    restated_posts: tuple[Post, ...] = ()
    question: Question | None = None

    @property
    def is_grey(self) -> bool:
        """Whether only the clerk can say who the row is."""
        return self.kind is RowKind.CONFLICT

    @property
    def why(self) -> RowReason | Question:
        """Why the row becomes what it becomes; what is asked, where that says more."""
        says_more = self.question not in (None, Question.WHO)
        is_asked = says_more and self.reason is not RowReason.LEFT_WAITING
        return self.question if self.question and is_asked else self.reason

    @property
    def is_taken(self) -> bool:
        """Whether importing the plan writes something of the row."""
        return self.kind is RowKind.NEW or self.kind is RowKind.CHANGED

    @property
    def is_waiting(self) -> bool:
        """Whether the row is put aside."""
        return self.kind is RowKind.CONFLICT or self.kind is RowKind.BAD


@dataclass(frozen=True, slots=True)
class IntakePlan:
    """What importing a listing would do; ``state`` is the journal's length it was made for.

    ``order`` is the order in which rows were decided; empty: that of the list.
    """

    listing: Listing
    rows: tuple[IntakeRow, ...]
    state: int
    rules: IntakeRules = DEFAULT_RULES
    answers: Answers = field(default_factory=dict)
    order: Sequence[int] = ()

    @property
    def in_order(self) -> Sequence[IntakeRow]:
        """The rows in the order in which they were decided: later ones build on earlier ones."""
        return [self.rows[place] for place in self.order] if self.order else self.rows

    def count(self, kind: RowKind) -> int:
        """Return how many rows are of a kind."""
        return sum(row.kind is kind for row in self.rows)

    @property
    def grey(self) -> tuple[IntakeRow, ...]:
        """The rows that only the clerk can decide."""
        return tuple(row for row in self.rows if row.is_grey)


@dataclass(frozen=True, slots=True)
class IntakeResult:
    """Counts of an import: people found in the list = new + changed + same + waiting.

    Attributes:
        put_aside: how many of those waiting have not been waiting before.
        ended: posts that were ended, of leavers and of people who have others now.
    """

    found: int
    new: int
    changed: int
    same: int
    waiting: int
    skipped_rows: int
    put_aside: int = 0
    ended: int = 0


def counts(plan: IntakePlan) -> IntakeResult:
    """Return how many rows of a plan are new, changed, the same or waiting."""
    kinds = Counter(row.kind for row in plan.rows)
    return IntakeResult(
        found=len(plan.rows),
        new=kinds[RowKind.NEW],
        changed=kinds[RowKind.CHANGED],
        same=kinds[RowKind.SAME],
        waiting=kinds[RowKind.CONFLICT] + kinds[RowKind.BAD],
        skipped_rows=plan.listing.rows_skipped,
    )
