"""The people of the file and of the list so far, by what a row can be recognised by."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from msgspec.structs import replace
from sqlalchemy import select

from roster.base.codes.lists import RowKind, RowReason
from roster.base.codes.people import Post
from roster.db.models import Position
from roster.lists.deciding.codes import Question
from roster.lists.deciding.elected_bodies import BODY_OF
from roster.lists.deciding.fitting import NOBODY, Fit, Found, best, fit
from roster.lists.deciding.import_plan import Answer, Candidate, IntakeRow, RowKey, row_key
from roster.lists.deciding.listed_facts import denied, listed_posts
from roster.people.held_posts import is_not_over
from roster.people.posts import rank
from roster.people.same_person import contradictions
from roster.people.trainees import FACT_NAMES, TraineeFacts, all_facts

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sqlalchemy.orm import Session


_Key = TypeVar("_Key")
_Index: TypeAlias = "dict[_Key, str | set[str]]"
Place: TypeAlias = tuple[str, Post]
"""A unit and a post held there."""

_MONTH = len("1978-05")
_NOTHING: frozenset[str] = frozenset()
_BY_NUMBER = Fit(RowReason.ID_NUMBER)
_BY_NUMBER_ELSEWHERE = Fit(RowReason.ID_NUMBER, Question.OTHER_VILLAGE)


@dataclass
class Known:
    """The people of the file, and of the list so far, by what they are recognised by.

    Rows of the list that are not taken may be people too: who fits one of them as well as somebody
    known is not sure to be either. Of new people whose number was left out, what was stated counts.
    """

    _facts: dict[str, TraineeFacts] = field(default_factory=dict)
    _held: dict[str, dict[Place, bool | None]] = field(default_factory=dict)
    _by_hand: set[tuple[str, Place]] = field(default_factory=set)
    _heard: dict[str, TraineeFacts] = field(default_factory=dict)
    _stated: dict[str, TraineeFacts] = field(default_factory=dict)
    _denied: dict[str, frozenset[str]] = field(default_factory=dict)
    _heard_posts: set[tuple[str, Place]] = field(default_factory=set)
    _new: dict[str, IntakeRow] = field(default_factory=dict)
    _by_id_number: dict[str, str] = field(default_factory=dict)
    _by_village: _Index[tuple[str, str]] = field(default_factory=dict)
    _by_birth: _Index[tuple[str, str]] = field(default_factory=dict)
    _by_phone: _Index[tuple[str, str]] = field(default_factory=dict)
    _doubtful: dict[tuple[str, str], list[TraineeFacts]] = field(default_factory=dict)

    # --- what is known ---------------------------------------------------------------------

    def facts_of(self, trainee_id: str) -> TraineeFacts:
        """Return what is known of a person, the rows so far included.

        Raises:
            KeyError: there is no such person.
        """
        facts = self._facts.get(trainee_id)
        if facts is None:
            facts = self._new[trainee_id].facts
        if facts is None:
            raise KeyError(trainee_id)
        return facts

    def heard(self, trainee_id: str) -> TraineeFacts | None:
        """Return what other rows of the list said of somebody, if any did."""
        return self.facts_of(trainee_id) if trainee_id in self._new else self._heard.get(trainee_id)

    def denied(self, trainee_id: str) -> frozenset[str]:
        """Return the facts of which other rows of the list said that they are not so."""
        new = self._new.get(trainee_id)
        return self._denied.get(trainee_id, _NOTHING) | (denied(new.person) if new else _NOTHING)

    def held_by(self, trainee_id: str) -> dict[Place, bool | None]:
        """Return the posts a person holds, each with whether it is newly won."""
        held = self._held.get(trainee_id)
        if held is None and (new := self._new.get(trainee_id)):
            return {(new.division_id, post): new.person.newly_elected for post in new.new_posts}
        return held or {}

    def posts_in(self, trainee_id: str, division_id: str) -> set[Post]:
        """Return the posts a person holds in a unit."""
        return {post for division, post in self.held_by(trainee_id) if division == division_id}

    def elected_elsewhere(self, trainee_id: str, division_id: str) -> tuple[Place, ...]:
        """Return the elected posts a person holds in other units."""
        held = (place for place in self.held_by(trainee_id) if place[0] != division_id)
        return tuple(sorted(place for place in held if place[1] in BODY_OF))

    def is_settled(self, trainee_id: str, place: Place) -> bool:
        """Tell whether a hand or another row said already if a post is newly won."""
        return (trainee_id, place) in self._by_hand or (trainee_id, place) in self._heard_posts

    def holder(self, id_number: str | None) -> str | None:
        """Return who has an identity number."""
        return self._by_id_number.get(id_number or "")

    def person_of(self, answer: Answer) -> str | None:
        """Return whom the clerk means, if there still is such a person."""
        if isinstance(answer.person, RowKey):
            keys = ((i, row_key(row.person)) for i, row in self._new.items())
            return next((i for i, key in keys if key == answer.person), None)
        is_known = answer.person in self._facts or answer.person in self._new
        return answer.person if is_known else None

    # --- what becomes known ----------------------------------------------------------------

    def add_of_file(self, trainee_id: str, facts: TraineeFacts) -> None:
        """Make a person of the file recognisable."""
        self._facts[trainee_id] = facts
        self._add(trainee_id, facts)

    def hold(
        self, trainee_id: str, place: Place, *, newly: bool | None, by_hand: bool = False
    ) -> None:
        """Note a post that somebody holds; ``by_hand``: a clerk stated whether it is new."""
        held = self._held.get(trainee_id)
        if held is None:
            held = self._held[trainee_id] = self.held_by(trainee_id)
        held[place] = newly
        facts = self.facts_of(trainee_id)
        if facts.division_id != place[0]:
            _enter(self._by_village, (facts.name, place[0]), trainee_id)
        if by_hand:
            self._by_hand.add((trainee_id, place))

    def remember(self, row: IntakeRow, listed: TraineeFacts) -> None:
        """Let later rows of the list see one that is taken, and what it said."""
        trainee_id, facts = row.trainee_id, row.facts
        if trainee_id is None or facts is None:
            return
        if row.kind is RowKind.NEW:
            self._new[trainee_id] = row
            if listed.id_number != facts.id_number:
                self._stated[trainee_id] = listed
            self._add(trainee_id, facts)
            return
        if facts is not self._facts.get(trainee_id):
            self._facts[trainee_id] = facts
            self._add(trainee_id, facts)
        self._hear(trainee_id, row, listed)
        self._take_posts(trainee_id, row)

    def doubt(self, row: IntakeRow) -> None:
        """Let later rows see one that is not taken: it may be somebody too."""
        if row.facts is not None:
            key = (row.facts.name, row.facts.division_id)
            self._doubtful.setdefault(key, []).append(row.facts)

    def _add(self, trainee_id: str, facts: TraineeFacts) -> None:
        name = facts.name
        _enter(self._by_village, (name, facts.division_id), trainee_id)
        if facts.id_number:
            self._by_id_number[facts.id_number] = trainee_id
        if facts.birth:
            _enter(self._by_birth, (name, facts.birth[:_MONTH]), trainee_id)
        if facts.phone:
            _enter(self._by_phone, (name, facts.phone), trainee_id)

    def _hear(self, trainee_id: str, row: IntakeRow, listed: TraineeFacts) -> None:
        if trainee_id not in self._new:
            first = self._heard.get(trainee_id)
            self._heard[trainee_id] = first_word(first, listed) if first else listed
        if negated := denied(row.person):
            self._denied[trainee_id] = self._denied.get(trainee_id, _NOTHING) | negated

    def _take_posts(self, trainee_id: str, row: IntakeRow) -> None:
        newly = row.person.newly_elected
        for post in (*row.new_posts, *row.restated_posts):
            self.hold(trainee_id, (row.division_id, post), newly=newly)
        for place in row.left_posts:
            self._held.get(trainee_id, {}).pop(place, None)
        if newly is not None:
            stated = ((row.division_id, post) for post in listed_posts(row.person.posts))
            self._heard_posts.update((trainee_id, place) for place in stated)

    # --- who a row is ------------------------------------------------------------------------

    def find(self, facts: TraineeFacts, posts: Sequence[Post] = ()) -> Found:
        """Climb the ladder and return those of the first step that has any."""
        holder = self.holder(facts.id_number)
        if holder is None:
            return self.find_without_number(facts)
        known = self.facts_of(holder)
        if known.name != facts.name:
            return Found(RowReason.ID_OF_ANOTHER, (holder,), Question.WHO)
        fitting = _BY_NUMBER
        if facts.division_id not in ("", known.division_id):
            is_guest = bool(posts) and not any(post in BODY_OF for post in posts)
            in_place = is_guest or facts.division_id in self.divisions_of(holder)
            fitting = _BY_NUMBER if in_place else _BY_NUMBER_ELSEWHERE
        return Found(RowReason.ID_NUMBER, (holder,), fitting.question, (), {holder: fitting})

    def find_without_number(self, facts: TraineeFacts) -> Found:
        """Climb the ladder from its second step on."""
        namesakes = self._namesakes(facts)
        if not namesakes:
            return NOBODY
        fits = {each: self._fit(facts, each) for each in namesakes}
        found = best({each: fitting for each, fitting in fits.items() if fitting})
        if len(found.trainee_ids) == 1 and self._may_be_doubtful(facts, found.trainee_ids[0]):
            return found._replace(reason=RowReason.TWO_CANDIDATES, question=Question.WHO)
        return found

    def _namesakes(self, facts: TraineeFacts) -> set[str]:
        name, birth = facts.name, facts.birth or ""
        found = set(_entered(self._by_village, (name, facts.division_id)))
        if facts.phone:
            found.update(_entered(self._by_phone, (name, facts.phone)))
        if len(birth) >= _MONTH:
            found.update(_entered(self._by_birth, (name, birth[:_MONTH])))
        return found

    def _fit(self, facts: TraineeFacts, trainee_id: str) -> Fit | None:
        known = self.facts_of(trainee_id)
        list_facts = self._stated.get(trainee_id) or self.heard(trainee_id)
        return fit(facts, known, list_facts, self.divisions_of(trainee_id))

    def divisions_of(self, trainee_id: str) -> set[str]:
        """Return where somebody is at home or holds posts."""
        home = self.facts_of(trainee_id).division_id
        return {home, *(division for division, _ in self.held_by(trainee_id))}

    def _may_be_doubtful(self, facts: TraineeFacts, trainee_id: str) -> bool:
        """Tell whether a row may as well be another that contradicts the person found."""
        doubtful = self._doubtful.get((facts.name, facts.division_id), ())
        known = self.facts_of(trainee_id) if doubtful else facts
        return any(
            contradictions(each, known) and not contradictions(each, facts) for each in doubtful
        )

    def candidates(self, found: Found, division_id: str) -> tuple[Candidate, ...]:
        """Return the people found for a row of a unit, the likeliest first."""
        people = (*found.trainee_ids, *found.others)
        return tuple(self._candidate(each, found, division_id) for each in people)

    def _candidate(self, trainee_id: str, found: Found, division_id: str) -> Candidate:
        fitting = found.fits.get(trainee_id, Fit(found.reason, found.question))
        row = self._new.get(trainee_id)
        held = {post for _, post in self.held_by(trainee_id)}
        return Candidate(
            trainee_id,
            fitting.reason,
            self.facts_of(trainee_id),
            tuple(sorted(held, key=lambda post: rank((post,)))),
            row_key(row.person) if row else None,
            fitting.question,
            fitting.differing,
            self.elected_elsewhere(trainee_id, division_id),
        )


def known_people(db: Session) -> Known:
    """Return everybody of the file with the posts that are not over."""
    known = Known()
    for trainee_id, facts in all_facts(db).items():
        known.add_of_file(trainee_id, facts)
    held = select(
        Position.trainee_id,
        Position.division_id,
        Position.post,
        Position.newly_elected,
        Position.newly_elected_reason,
    )
    for row in db.execute(held.where(is_not_over())):
        place, by_hand = (row.division_id, Post(row.post)), bool(row.newly_elected_reason)
        known.hold(row.trainee_id, place, newly=row.newly_elected, by_hand=by_hand)
    return known


def _enter(index: _Index[_Key], key: _Key, trainee_id: str) -> None:
    """Add a person; nearly every key has one only, and a set of one costs four times its text."""
    found = index.setdefault(key, trainee_id)
    if isinstance(found, set):
        found.add(trainee_id)
    elif found != trainee_id:
        index[key] = {found, trainee_id}


def _entered(index: _Index[_Key], key: _Key) -> Collection[str]:
    found = index.get(key, ())
    return (found,) if isinstance(found, str) else found


def first_word(first: TraineeFacts, later: TraineeFacts) -> TraineeFacts:
    """Return what two rows of a list say of one person: the first, where they differ."""
    facts = {name: value for name in FACT_NAMES if (value := getattr(first, name))}
    return replace(later, **facts)
