"""Deciding on a list: which rows are new, changed, the same, in conflict or not usable.

A plan is a function of the list, the file, the clerk's rules for the whole list and the answers
for single rows. Two candidates stop only that row, and not even that one when it says nothing
that one of them does not have already.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, islice, repeat
from typing import TYPE_CHECKING

from msgspec.structs import replace
from sqlalchemy import func, select

from roster.base.codes.lists import RowKind, RowReason
from roster.base.errors import RosterError
from roster.base.garbage import without_collecting
from roster.base.progress import Report, unwatched
from roster.db.models import Action, Division, endless_ids
from roster.lists.deciding.codes import Difference, EarlierPosts, GreyRule, Question, Verdict
from roster.lists.deciding.ending_posts import GivingWay, giving_way
from roster.lists.deciding.import_plan import (
    DEFAULT_RULES,
    Answer,
    Answers,
    FactChange,
    IntakePlan,
    IntakeRow,
    IntakeRules,
    row_key,
)
from roster.lists.deciding.known_people import Known, known_people
from roster.lists.deciding.listed_facts import (
    Word,
    as_text,
    denied,
    fact_changes,
    listed_facts,
    listed_posts,
    merged_facts,
)
from roster.lists.deciding.order import deciding_order
from roster.people import posts
from roster.people.trainees import TraineeFacts, checked

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.orm import Session

    from roster.base.codes.people import Post
    from roster.lists.deciding.fitting import Found
    from roster.lists.listing import ListedPerson, Listing

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
    row_answers = [answers.get(row_key(person)) for person in listing.people] if answers else ()
    rows, order = decide_people(db, listing, row_answers, rules, report)
    return IntakePlan(listing, rows, journal_length(db), rules, answers, order)


def decide_people(
    db: Session,
    listing: Listing,
    answers: Iterable[Answer | None],
    rules: IntakeRules,
    report: Report = unwatched,
) -> tuple[tuple[IntakeRow, ...], Sequence[int]]:
    """Decide about people; answers that are missing at the end are none.

    Returns:
        what becomes of each, in the order of the list, and the order in which it was decided.
    """
    people = listing.people
    row_answers = list(islice(chain(answers, repeat(None)), len(people)))
    order = deciding_order(people, row_answers)
    ends = rules.earlier_posts is EarlierPosts.END
    earlier = giving_way(db, listing) if ends else GivingWay()
    decider = _Decider(known_people(db), earlier, _divisions(db), rules)
    rows: dict[int, IntakeRow] = {}
    for done, place in enumerate(order):
        if done % _REPORT_EVERY == 0:
            report(done, len(people))
        rows[place] = decider.decide(people[place], row_answers[place])
        if ends:
            earlier.see(place, rows[place])
    for number, ended in earlier.ended():
        rows[number] = _ending(rows[number], ended)
    report(len(rows), len(rows))
    return tuple(rows[place] for place in range(len(people))), order


def _ending(row: IntakeRow, ended: tuple[Post, ...]) -> IntakeRow:
    """Return a row that also ends posts of its person."""
    changes = (*row.changes, FactChange("posts", posts.posts_text(ended), ""))
    return replace(row, kind=RowKind.CHANGED, ended_posts=ended, changes=changes)


def journal_length(db: Session) -> int:
    """Return what a plan is made for: the number of the last action."""
    return db.scalar(select(func.max(Action.sequence))) or 0


@dataclass(frozen=True, slots=True)
class _Divisions:
    """The units of the file: ids by code or id, and short names by id."""

    ids: dict[str, str]
    names: dict[str, str]


def _divisions(db: Session) -> _Divisions:
    rows = db.execute(select(Division.code, Division.id, Division.short_name)).all()
    names = {row_id: name for _, row_id, name in rows}
    return _Divisions(
        {code or row_id: row_id for code, row_id, _ in rows} | dict(zip(names, names, strict=True)),
        names,
    )


class _Decider:
    """Decides row by row; what the list brought so far counts as known."""

    def __init__(
        self, known: Known, earlier: GivingWay, divisions: _Divisions, rules: IntakeRules
    ) -> None:
        self._known = known
        self._earlier = earlier
        self._divisions = divisions
        self._rules = rules
        self._ids = endless_ids()

    def decide(self, person: ListedPerson, answer: Answer | None = None) -> IntakeRow:
        """Return what becomes of a row and let later rows see it."""
        division_id = self._divisions.ids.get(person.village or "") or self._home(answer)
        if division_id is None:
            return self._without_village(person)
        try:
            facts = checked(listed_facts(person, division_id))
        except RosterError:
            return IntakeRow(person, RowKind.BAD, RowReason.NO_NAME, division_id)
        row = self._answered(person, facts, answer) if answer else None
        row = row or self._recognised(person, facts)
        if row.is_waiting:
            self._known.doubt(row)
        else:
            self._known.remember(row, facts)
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
        found = self._known.find(facts, listed_posts(person.posts))
        bad = replace(bad, candidates=self._known.candidates(found, ""))
        if found.question is not None or not found.trainee_ids:
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
            found = self._known.find(facts, listed_posts(person.posts))
            return self._undecided(person, facts, found, RowReason.LEFT_WAITING)
        if answer.verdict is Verdict.IS_NEW:
            return self._new(person, self._without_number_of_another(facts, None))
        meant = self._known.person_of(answer)
        if meant is None:
            return None
        facts = self._without_number_of_another(facts, meant)
        number = self._known.facts_of(meant).id_number
        if number and answer.verdict is not Verdict.NUMBER_CORRECTED:
            facts = replace(facts, id_number=number)
        return self._known_person(person, facts, meant, RowReason.CHOSEN, answer.verdict)

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
        found = self._known.find(facts, listed_posts(person.posts))
        if found.reason is RowReason.ID_OF_ANOTHER:
            return self._with_number_of_another(person, facts, found)
        return self._by_ladder(person, facts, found)

    def _by_ladder(self, person: ListedPerson, facts: TraineeFacts, found: Found) -> IntakeRow:
        if not found.trainee_ids:
            return self._new(person, facts)
        rule = ruled(found, self._rules)
        if rule is GreyRule.IS_PERSON and len(found.trainee_ids) == 1:
            return self._known_person(person, facts, found.trainee_ids[0], found.reason)
        settled = self._says_nothing_new(person, facts, found)
        if settled:
            return self._known_person(person, facts, settled, found.fits[settled].reason)
        if rule is GreyRule.IS_NEW:
            return self._new(person, facts)
        return self._undecided(person, facts, found, found.reason)

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
        if settled and self._known.facts_of(settled).id_number is None:
            return self._known_person(person, numberless, settled, namesakes.reason)
        if self._rules.id_of_another is GreyRule.IS_NEW and not namesakes.trainee_ids:
            return self._new(person, numberless)
        row = self._undecided(person, facts, holder, RowReason.ID_OF_ANOTHER)
        also = self._known.candidates(namesakes, facts.division_id)
        return replace(row, candidates=row.candidates + also)

    def _says_nothing_new(
        self, person: ListedPerson, facts: TraineeFacts, found: Found
    ) -> str | None:
        """Return the one of those found who has all that the row says, if it is one only."""
        having = [
            trainee_id
            for trainee_id in found.trainee_ids
            if not found.fits[trainee_id].differing and self._has_all(person, facts, trainee_id)
        ]
        return having[0] if len(having) == 1 else None

    def _has_all(self, person: ListedPerson, facts: TraineeFacts, trainee_id: str) -> bool:
        held = self._known.posts_in(trainee_id, facts.division_id)
        known = self._known.facts_of(trainee_id)
        return (
            held.issuperset(listed_posts(person.posts))
            and facts.division_id in self._known.divisions_of(trainee_id)
            and merged_facts(known, Word(facts, denied(person))) == known
            and not self._restated(person, facts.division_id, trainee_id)
        )

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
            candidates=self._known.candidates(found, facts.division_id),
            question=found.question,
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
        self,
        person: ListedPerson,
        facts: TraineeFacts,
        trainee_id: str,
        reason: RowReason,
        verdict: Verdict = Verdict.IS_PERSON,
    ) -> IntakeRow:
        gained = self._gained(person, facts, trainee_id)
        if gained is None:
            return _forbidden(person, facts)
        list_facts = self._known.heard(trainee_id)
        if list_facts and reason is not RowReason.CHOSEN:
            reason = RowReason.SAME_ROW_BEFORE
        row = IntakeRow(
            person,
            RowKind.SAME,
            reason,
            facts.division_id,
            trainee_id,
            self._merged(person, facts, trainee_id, verdict),
            gained,
            left_posts=self._left(person, facts, trainee_id, verdict),
            restated_posts=self._restated(person, facts.division_id, trainee_id),
        )
        changes = self._changes(row)
        return replace(row, kind=RowKind.CHANGED, changes=changes) if changes else row

    def _gained(
        self, person: ListedPerson, facts: TraineeFacts, trainee_id: str
    ) -> tuple[Post, ...] | None:
        """Return the posts that a row brings somebody; ``None``: not allowed beside others."""
        listed = listed_posts(person.posts)
        held = self._known.posts_in(trainee_id, facts.division_id)
        gained = tuple(post for post in listed if post not in held)
        going = self._earlier.of(trainee_id, facts.division_id) if listed else frozenset()
        comes = bool(gained) or not going.isdisjoint(listed)
        is_forbidden = comes and posts.forbidden_pair((*(held - going), *listed))
        return None if is_forbidden else gained

    def _merged(
        self, person: ListedPerson, facts: TraineeFacts, trainee_id: str, verdict: Verdict
    ) -> TraineeFacts:
        before, list_facts = self._known.facts_of(trainee_id), self._known.heard(trainee_id)
        list_word = Word(list_facts, self._known.denied(trainee_id)) if list_facts else None
        word = Word(facts, denied(person))
        merged = merged_facts(before, word, self._rules.difference, list_word)
        if verdict is Verdict.NUMBER_CORRECTED:
            merged = replace(merged, id_number=facts.id_number or before.id_number)
        if verdict is Verdict.MOVED:
            merged = replace(merged, division_id=facts.division_id)
        return merged

    def _left(
        self, person: ListedPerson, facts: TraineeFacts, trainee_id: str, verdict: Verdict
    ) -> tuple[tuple[str, Post], ...]:
        """Return the posts elsewhere that the clerk says gave way to those listed."""
        if verdict not in (Verdict.MOVED, Verdict.OLD_POST_ENDED) or not person.posts:
            return ()
        return self._known.elected_elsewhere(trainee_id, facts.division_id)

    def _restated(
        self, person: ListedPerson, division_id: str, trainee_id: str
    ) -> tuple[Post, ...]:
        """Return the posts held of which a row says otherwise whether they are newly won."""
        newly, difference = person.newly_elected, self._rules.difference
        if newly is None or difference is Difference.FILE_WINS:
            return ()
        held = self._known.held_by(trainee_id)
        only_gaps = difference is Difference.FILL_EMPTY
        return tuple(
            post
            for post in listed_posts(person.posts)
            if (place := (division_id, post)) in held
            and held[place] is not newly
            and not (only_gaps and held[place] is not None)
            and not self._known.is_settled(trainee_id, place)
        )

    def _changes(self, row: IntakeRow) -> tuple[FactChange, ...]:
        """Return every value that a row changes of somebody known, posts last."""
        trainee_id, merged = row.trainee_id or "", row.facts
        before = self._known.facts_of(trainee_id)
        changes = fact_changes(before, merged) if merged else []
        if merged and merged.division_id != before.division_id:
            names = self._divisions.names
            homes = (names.get(each.division_id, "") for each in (before, merged))
            changes.append(FactChange("village", *homes))
        if row.new_posts:
            changes.append(FactChange("posts", "", posts.posts_text(row.new_posts)))
        for division, post in row.left_posts:
            text = f"{self._divisions.names.get(division, '')}{posts.posts_text((post,))}"
            changes.append(FactChange("posts", text, ""))
        if row.restated_posts:
            held = self._known.held_by(trainee_id)
            was = {held[row.division_id, post] for post in row.restated_posts}
            old = as_text(was.pop()) if len(was) == 1 else ""
            changes.append(FactChange("newly_elected", old, as_text(row.person.newly_elected)))
        return tuple(changes)


def ruled(found: Found, rules: IntakeRules) -> GreyRule:
    """Return what the clerk decided once for all rows found so; no rule merges contradictions."""
    question, reason = found.question, found.reason
    if question in (Question.FACTS_DIFFER, Question.NUMBER_DIFFERS):
        return GreyRule(rules.facts_differ.value)
    if len(found.trainee_ids) > 1 or reason is RowReason.TWO_CANDIDATES:
        is_new = rules.two_candidates is GreyRule.IS_NEW
        return GreyRule.IS_NEW if is_new else GreyRule.ASK
    if question is Question.OTHER_VILLAGE:
        return GreyRule.ASK if reason is RowReason.ID_NUMBER else rules.other_village
    if question is Question.WHO:
        return rules.name_village
    return rules.name_phone if reason is RowReason.NAME_PHONE else GreyRule.IS_PERSON


def _forbidden(person: ListedPerson, facts: TraineeFacts) -> IntakeRow:
    reason = RowReason.FORBIDDEN_POSTS
    return IntakeRow(person, RowKind.BAD, reason, facts.division_id, facts=facts)
