"""Deciding on a list: which rows are new, changed, the same, in conflict or not usable.

A plan is a function of the list, the file, the clerk's rules for the whole list and the answers
for single rows. Two candidates stop only that row, and not even that one when it says nothing
that one of them does not have already.
"""

from __future__ import annotations

from itertools import chain, repeat
from typing import TYPE_CHECKING

from msgspec.structs import replace
from sqlalchemy import func, select

from roster import posts
from roster.bulk import without_collecting
from roster.codes import EarlierPosts, GreyRule, RowKind, RowReason, Verdict
from roster.db.models import Action, Division, endless_ids
from roster.errors import RosterError
from roster.intake.giving_way import GivingWay, giving_way
from roster.intake.known import Found, Known, known_people
from roster.intake.listed_facts import fact_changes, listed_facts, listed_posts, merged_facts
from roster.intake.plan import (
    DEFAULT_RULES,
    Answer,
    Answers,
    FactChange,
    IntakePlan,
    IntakeRow,
    IntakeRules,
    row_key,
)
from roster.progress import Report, unwatched
from roster.trainees import TraineeFacts, checked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from roster.codes import Post
    from roster.listing import ListedPerson, Listing

_REPORT_EVERY = 500
_NO_ANSWERS: Answers = {}


@without_collecting()
def plan_intake(
    db: Session,
    listing: Listing,
    report: Report = unwatched,
    *,
    rules: IntakeRules = DEFAULT_RULES,
    answers: Answers = _NO_ANSWERS,
) -> IntakePlan:
    """Decide about every row of a listing; nothing is written.

    Args:
        db: the open file.
        listing: what the list says.
        report: told about rows decided.
        rules: what the clerk decided once for the whole list.
        answers: what the clerk said of single rows, certain ones included. An answer whose person
            is gone is passed over, so that the row is asked again.
    """
    said = [answers.get(row_key(person)) for person in listing.people] if answers else ()
    rows = decide_people(db, listing, said, rules, report)
    return IntakePlan(listing, rows, journal_length(db), rules, answers)


def decide_people(
    db: Session,
    listing: Listing,
    answers: Iterable[Answer | None],
    rules: IntakeRules,
    report: Report = unwatched,
) -> tuple[IntakeRow, ...]:
    """Decide about people one after the other; answers that are missing at the end are none."""
    ends = rules.earlier_posts is EarlierPosts.END
    earlier = giving_way(db, listing) if ends else GivingWay()
    decider = _Decider(known_people(db), earlier, _unit_ids(db), rules)
    rows: list[IntakeRow] = []
    pairs = zip(listing.people, chain(answers, repeat(None)), strict=False)
    for done, (person, answer) in enumerate(pairs):
        if done % _REPORT_EVERY == 0:
            report(done, len(listing.people))
        rows.append(decider.decide(person, answer))
        if ends:
            earlier.see(done, rows[-1])
    for number, ended in earlier.ended():
        rows[number] = _ending(rows[number], ended)
    report(len(rows), len(rows))
    return tuple(rows)


def _ending(row: IntakeRow, ended: tuple[Post, ...]) -> IntakeRow:
    """Return a row that also ends posts of its person."""
    changes = (*row.changes, FactChange("posts", posts.posts_text(ended), ""))
    return replace(row, kind=RowKind.CHANGED, ended_posts=ended, changes=changes)


def journal_length(db: Session) -> int:
    """Return what a plan is made for: the number of the last action."""
    return db.scalar(select(func.max(Action.sequence))) or 0


def _unit_ids(db: Session) -> dict[str, str]:
    rows = db.execute(select(Division.code, Division.id)).all()
    return {code: row_id for code, row_id in rows if code} | {row_id: row_id for _, row_id in rows}


class _Decider:
    """Decides row by row; what the list brought so far counts as known."""

    def __init__(
        self, known: Known, earlier: GivingWay, units: dict[str, str], rules: IntakeRules
    ) -> None:
        self._known = known
        self._earlier = earlier
        self._units = units
        self._rules = rules
        self._ids = endless_ids()

    def decide(self, person: ListedPerson, answer: Answer | None = None) -> IntakeRow:
        """Return what becomes of a row and let later rows see it."""
        division_id = self._units.get(person.village or "") or self._home(answer)
        if division_id is None:
            return self._without_village(person)
        try:
            facts = checked(listed_facts(person, division_id))
        except RosterError:
            return IntakeRow(person, RowKind.BAD, RowReason.NO_NAME, division_id)
        row = self._answered(person, facts, answer) if answer else None
        row = row or self._recognised(person, facts)
        if row.kind is not RowKind.BAD and row.kind is not RowKind.CONFLICT:
            self._known.remember(row)
        return row

    def _home(self, answer: Answer | None) -> str | None:
        """Return where the person is at home whom the clerk names for a row without a village."""
        meant = self._known.person_of(answer) if answer else None
        return self._known.facts_of(meant).division_id if meant else None

    def _without_village(self, person: ListedPerson) -> IntakeRow:
        """Decide about a row that does not say where: no reason to ask if it says nothing new."""
        bad = IntakeRow(person, RowKind.BAD, RowReason.NO_VILLAGE)
        try:
            facts = checked(listed_facts(person, ""))
        except RosterError:
            return bad
        found = self._known.find(facts)
        bad = replace(bad, candidates=self._known.candidates(found))
        if found.reason is RowReason.ID_OF_ANOTHER or len(found.trainee_ids) != 1:
            return bad
        known = self._known.facts_of(found.trainee_ids[0])
        facts = replace(facts, division_id=known.division_id)
        settled = self._says_nothing_new(person, facts, found)
        if settled is None:
            return bad
        return IntakeRow(
            person, RowKind.SAME, found.reason, known.division_id, settled, facts=known
        )

    # --- what the clerk said ---------------------------------------------------------------

    def _answered(
        self, person: ListedPerson, facts: TraineeFacts, answer: Answer
    ) -> IntakeRow | None:
        if answer.verdict is Verdict.WAITS:
            found = self._known.find(facts)
            return self._undecided(person, facts, found, RowReason.LEFT_WAITING)
        if answer.verdict is Verdict.IS_NEW:
            return self._new(person, self._without_number_of_another(facts, None))
        meant = self._known.person_of(answer)
        if meant is None:
            return None
        facts = self._without_number_of_another(facts, meant)
        return self._known_person(person, facts, meant, RowReason.CHOSEN)

    def _without_number_of_another(
        self, facts: TraineeFacts, trainee_id: str | None
    ) -> TraineeFacts:
        """Leave a number out that somebody else has: it can stand only once in the file."""
        holder = self._known.holder(facts.id_number)
        if holder is None or holder == trainee_id:
            return facts
        return replace(facts, id_number=None)

    # --- what the ladder says --------------------------------------------------------------

    def _recognised(self, person: ListedPerson, facts: TraineeFacts) -> IntakeRow:
        found = self._known.find(facts)
        reason = found.reason
        if reason is RowReason.NOT_KNOWN:
            return self._new(person, facts)
        if reason is RowReason.ID_OF_ANOTHER:
            return self._with_number_of_another(person, facts, found)
        if reason in (RowReason.ID_NUMBER, RowReason.NAME_VILLAGE_BIRTH):
            rule = GreyRule.IS_PERSON
        else:
            is_by_phone = reason is RowReason.NAME_PHONE
            rule = self._rules.name_phone if is_by_phone else self._rules.name_village
        if len(found.trainee_ids) > 1:
            rule, reason = self._rules.two_candidates, RowReason.TWO_CANDIDATES
        elif rule is GreyRule.IS_PERSON:
            return self._known_person(person, facts, found.trainee_ids[0], reason)
        return self._in_the_grey(person, facts, found, reason, rule)

    def _in_the_grey(
        self,
        person: ListedPerson,
        facts: TraineeFacts,
        found: Found,
        reason: RowReason,
        rule: GreyRule,
    ) -> IntakeRow:
        settled = self._says_nothing_new(person, facts, found)
        if settled:
            return self._known_person(person, facts, settled, found.reason)
        if rule is GreyRule.IS_NEW:
            return self._new(person, facts)
        return self._undecided(person, facts, found, reason)

    def _with_number_of_another(
        self, person: ListedPerson, facts: TraineeFacts, holder: Found
    ) -> IntakeRow:
        """Decide about a row whose number belongs to somebody of another name.

        Who of that name is there already without a number came from such a row before.
        """
        if self._rules.id_of_another is GreyRule.IS_PERSON:
            return self._known_person(person, facts, holder.trainee_ids[0], RowReason.ID_NUMBER)
        numberless = replace(facts, id_number=None)
        namesakes = self._known.find_without_number(numberless)
        settled = self._says_nothing_new(person, numberless, namesakes)
        if settled:
            return self._known_person(person, numberless, settled, namesakes.reason)
        if self._rules.id_of_another is GreyRule.IS_NEW:
            return self._new(person, numberless)
        row = self._undecided(person, facts, holder, RowReason.ID_OF_ANOTHER)
        return replace(row, candidates=row.candidates + self._known.candidates(namesakes))

    def _says_nothing_new(
        self, person: ListedPerson, facts: TraineeFacts, found: Found
    ) -> str | None:
        """Return the one of those found who has all that the row says, if it is one only."""
        listed = set(listed_posts(person.posts))
        having = [
            trainee_id
            for trainee_id in found.trainee_ids
            if listed <= self._known.posts_in(trainee_id, facts.division_id)
            and merged_facts(self._known.facts_of(trainee_id), facts)
            == self._known.facts_of(trainee_id)
        ]
        return having[0] if len(having) == 1 else None

    # --- rows ------------------------------------------------------------------------------

    def _undecided(
        self, person: ListedPerson, facts: TraineeFacts, found: Found, reason: RowReason
    ) -> IntakeRow:
        return IntakeRow(
            person,
            RowKind.CONFLICT,
            reason,
            facts.division_id,
            facts=facts,
            candidates=self._known.candidates(found),
        )

    def _new(self, person: ListedPerson, facts: TraineeFacts) -> IntakeRow:
        listed = listed_posts(person.posts)
        if len(listed) > 1 and posts.forbidden_pair(listed):
            return _forbidden(person, facts)
        reason = RowReason.NOT_KNOWN
        return IntakeRow(
            person, RowKind.NEW, reason, facts.division_id, next(self._ids), facts, new_posts=listed
        )

    def _known_person(
        self, person: ListedPerson, facts: TraineeFacts, trainee_id: str, reason: RowReason
    ) -> IntakeRow:
        division_id = facts.division_id
        listed = listed_posts(person.posts)
        held = self._known.posts_in(trainee_id, division_id)
        gained = tuple(post for post in listed if post not in held)
        going = self._earlier.of(trainee_id, division_id) if listed else frozenset()
        comes = bool(gained) or not going.isdisjoint(listed)
        if comes and posts.forbidden_pair((*(held - going), *listed)):
            return _forbidden(person, facts)
        before = self._known.facts_of(trainee_id)
        heard = self._known.heard(trainee_id)
        merged = merged_facts(before, facts, self._rules.difference, heard)
        changes = fact_changes(before, merged, gained)
        kind = RowKind.CHANGED if changes else RowKind.SAME
        if heard and reason is not RowReason.CHOSEN:
            reason = RowReason.SAME_ROW_BEFORE
        self._known.hear(trainee_id, facts)
        return IntakeRow(person, kind, reason, division_id, trainee_id, merged, gained, changes)


def _forbidden(person: ListedPerson, facts: TraineeFacts) -> IntakeRow:
    reason = RowReason.FORBIDDEN_POSTS
    return IntakeRow(person, RowKind.BAD, reason, facts.division_id, facts=facts)
