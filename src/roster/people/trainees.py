"""People: register, correct, remove, search (DOMAIN.md section 3).

One validator serves the window, the import, the command line and later the merge.
"""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec.structs import astuple, replace
from sqlalchemy import Select, case, func, or_, select

from roster.base import dates, printable
from roster.base.codes.people import Education, Gender, PoliticalStatus, Post
from roster.base.lookup import words_typed
from roster.base.simplified import written_ways
from roster.db.history.journal import change_rows
from roster.db.models import Division, Enrollment, Invitation, Position
from roster.db.sql.expressions import without
from roster.db.sql.parts import in_parts
from roster.divisions.divisions import get_division, subtree
from roster.people import identity_number, names
from roster.people.errors import (
    DateUnreadable,
    IdNumberInvalid,
    IdNumberTaken,
    NameUnusable,
    PhoneUnusable,
    TraineeInUse,
    UnknownTrainee,
)
from roster.people.fact_words import read_phones
from roster.people.fields import Kind, of_kind, with_further_fields
from roster.people.held_posts import HeldPost, held_on, held_posts
from roster.people.stored_fields import Trainee

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy.orm import Session

NAME_LENGTH = 50
"""Characters a name may have (民委发〔2016〕33号, DOMAIN.md section 3.6)."""


@with_further_fields
class TraineeFacts(msgspec.Struct, frozen=True, gc=False):
    """What is known of a person: ISO dates of reduced precision, codes of roster.base.codes.

    The further fields of :mod:`roster.people.fields` stand behind these.
    """

    name: str
    division_id: str
    gender: Gender | None = None
    birth: str | None = None
    ethnicity: str | None = None
    education: Education | None = None
    studying: bool = False
    political_status: PoliticalStatus | None = None
    party_joined: str | None = None
    id_number: str | None = None
    phone: str | None = None
    second_phone: str | None = None
    veteran: bool = False
    tags: tuple[str, ...] = ()
    note: str | None = None


FACT_NAMES = TraineeFacts.__struct_fields__
_DATES = attrgetter(*of_kind(Kind.DATE))
_WRITTEN = (*FACT_NAMES, "sort_key", "pinyin", "initials")


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person as tables show them; ``posts`` are those of a day, mostly today, in rank order.

    ``newly_elected``: one of the posts is newly won; False: all known ones are held again.
    """

    id: str
    facts: TraineeFacts
    unit_name: str
    posts: tuple[Post, ...]
    newly_elected: bool | None


@dataclass(frozen=True, slots=True)
class PeopleFilter:
    """Which people are wanted; every part narrows.

    ``text`` finds by Han, pinyin, initials, the end of the identity number, phone or unit name.
    """

    text: str = ""
    division_id: str | None = None
    post: Post | None = None
    political_status: PoliticalStatus | None = None
    without_id_number: bool = False


# --- writing -------------------------------------------------------------------------------


def register(db: Session, facts: TraineeFacts) -> str:
    """Add a person and return the id.

    Raises:
        NameUnusable, IdNumberInvalid, IdNumberTaken, DateUnreadable, PhoneUnusable,
        UnknownDivision
    """
    facts = checked(facts)
    get_division(db, facts.division_id)
    _require_free_id_number(db, facts, own_id=None)
    trainee = Trainee(**stored_fields(facts))
    db.add(trainee)
    db.flush()
    return trainee.id


def correct(db: Session, trainee_id: str, **changes: Any) -> None:  # noqa: ANN401 - any fact
    """Change some facts of a person (keywords are fields of :class:`TraineeFacts`).

    Raises:
        UnknownTrainee, NameUnusable, IdNumberInvalid, IdNumberTaken, DateUnreadable,
        UnknownDivision
    """
    trainee = _entity(db, trainee_id)
    phones = (trainee.phone, trainee.second_phone)
    facts = checked(replace(_facts(trainee), **changes), phones)
    get_division(db, facts.division_id)
    _require_free_id_number(db, facts, own_id=trainee_id)
    for name, value in stored_fields(facts).items():
        if name not in {"raw", "provisional"} and getattr(trainee, name) != value:
            setattr(trainee, name, value)


def correct_many(
    db: Session, people: Mapping[str, TraineeFacts], words: Mapping[str, Mapping[str, str]]
) -> None:
    """Give many people these facts at once, each as :func:`correct` would.

    Args:
        db: the open file.
        people: all facts of each person, by id.
        words: a sender's words to be kept, by id and field.

    Raises:
        UnknownTrainee, NameUnusable, IdNumberInvalid, IdNumberTaken, DateUnreadable
    """
    current = _current_columns(db, list(people))
    facts = {
        trainee_id: checked(wanted, _phones(current.get(trainee_id)))
        for trainee_id, wanted in people.items()
    }
    _require_free_id_numbers(db, facts)
    wanted = stored_columns(list(facts.values()))
    changes = []
    for place, trainee_id in enumerate(facts):
        before = current.get(trainee_id)
        if before is None:
            raise UnknownTrainee(trainee_id)
        after = {name: wanted[name][place] for name in _WRITTEN}
        after["raw"] = {**before["raw"], **words.get(trainee_id, {})}
        after = {name: value for name, value in after.items() if before[name] != value}
        if after:
            changes.append((trainee_id, {name: before[name] for name in after}, after))
    change_rows(db, Trainee, changes)


def _phones(row: Mapping[str, Any] | None) -> Sequence[str | None]:
    return (row["phone"], row["second_phone"]) if row else ()


def _current_columns(db: Session, trainee_ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    columns = (*_WRITTEN, "raw")
    query = select(Trainee.id, *(getattr(Trainee, name) for name in columns))
    rows = in_parts(db, query, Trainee.id, trainee_ids)
    return {row_id: dict(zip(columns, values, strict=True)) for row_id, *values in rows}


def _require_free_id_numbers(db: Session, people: Mapping[str, TraineeFacts]) -> None:
    wanted = {facts.id_number: trainee_id for trainee_id, facts in people.items()}
    numbers = [number for number in wanted if number]
    holders = select(Trainee.id, Trainee.name, Trainee.id_number)
    for holder in in_parts(db, holders, Trainee.id_number, numbers):
        trainee_id = wanted[holder.id_number]
        if holder.id != trainee_id:
            raise IdNumberTaken(people[trainee_id].name, holder.name)


def remove(db: Session, trainee_id: str) -> None:
    """Take a person out who was registered by mistake, with all posts.

    Raises:
        TraineeInUse: a training has the person on its list, or called them by its notice, whose
            list is kept for good; close the posts instead.
    """
    trainee = _entity(db, trainee_id)
    for listed in (Enrollment.trainee_id, Invitation.trainee_id):
        if db.scalar(select(listed).where(listed == trainee_id).limit(1)):
            raise TraineeInUse(trainee.name)
    for position in db.scalars(select(Position).where(Position.trainee_id == trainee_id)):
        position.deleted = True
    trainee.deleted = True


def stored_fields(facts: TraineeFacts) -> dict[str, Any]:
    """Return the columns of a person with these (checked) facts, search keys included."""
    return {name: values[0] for name, values in stored_columns([facts]).items()}


def stored_columns(people: Sequence[TraineeFacts]) -> dict[str, list[Any]]:
    """Return the columns of many people, as :func:`stored_fields`."""
    columns = dict(zip(FACT_NAMES, map(list, zip(*map(astuple, people), strict=True)), strict=True))
    keys = [names.search_keys(name) for name in columns["name"]]
    return columns | {
        "tags": [list(tags) for tags in columns["tags"]],
        "sort_key": [names.sort_key(name) for name in columns["name"]],
        "pinyin": [pinyin for pinyin, _ in keys],
        "initials": [initials for _, initials in keys],
        "provisional": [False] * len(people),
        "raw": [{}] * len(people),
    }


def checked(facts: TraineeFacts, phones: Sequence[str | None] = ()) -> TraineeFacts:
    """Return the facts cleaned and completed, or refuse them: the one validator of people.

    ``phones`` are those in the file: what stands there already is not judged again.

    Gender and birth are taken from a valid identity number when not given. A contradiction
    between them is a warning for the lists, never a refusal (DOMAIN.md section 3.5).

    Raises:
        NameUnusable, IdNumberInvalid, DateUnreadable, PhoneUnusable
    """
    name = names.clean_name(facts.name)
    if not name or len(name) > NAME_LENGTH or printable.hidden_or_picture(name):
        raise NameUnusable(facts.name)
    if name != facts.name:
        facts = replace(facts, name=name)
    for text in _DATES(facts):
        if text is not None and not dates.is_iso_date(text):
            raise DateUnreadable(text)
    facts = _with_phones(facts, phones)
    return _completed(facts) if facts.id_number else facts


def _with_phones(facts: TraineeFacts, old: Sequence[str | None]) -> TraineeFacts:
    """Return the facts with telephones as lists have them: a mobile number first.

    A landline given as the first becomes the second where that is free; two numbers given at once
    take both places. What the file has already is left as it is.
    """
    first, second = facts.phone or None, facts.second_phone or None
    if first and first not in old:
        read = read_phones(first)
        if read.invalid or (read.second and second) or not (read.first or read.second):
            raise PhoneUnusable(facts.name)
        first, second = read.first, read.second or second
    if second and second not in old:
        read = read_phones(second)
        if read.invalid or (read.first and read.second) or not (read.first or read.second):
            raise PhoneUnusable(facts.name)
        second = read.first or read.second
    if (first, second) == (facts.phone, facts.second_phone):
        return facts
    return replace(facts, phone=first, second_phone=second)


def _completed(facts: TraineeFacts) -> TraineeFacts:
    number, problem = identity_number.read_id_number(facts.id_number or "")
    if number is None:
        raise IdNumberInvalid(facts.name, str(problem or ""))
    if number == facts.id_number and facts.birth and facts.gender:
        return facts
    return replace(
        facts,
        id_number=number,
        birth=facts.birth or identity_number.birth(number),
        gender=facts.gender or identity_number.gender(number),
    )


def _require_free_id_number(db: Session, facts: TraineeFacts, own_id: str | None) -> None:
    if not facts.id_number:
        return
    holder = db.execute(
        select(Trainee.id, Trainee.name).where(Trainee.id_number == facts.id_number)
    ).first()
    if holder and holder.id != own_id:
        raise IdNumberTaken(facts.name, holder.name)


# --- reading -------------------------------------------------------------------------------


def all_facts(db: Session) -> dict[str, TraineeFacts]:
    """Return what is known of everybody, by id."""
    columns = [getattr(Trainee, name) for name in FACT_NAMES]
    found = {}
    for row_id, *values in db.execute(select(Trainee.id, *columns)):
        given = dict(zip(FACT_NAMES, values, strict=True))
        found[row_id] = TraineeFacts(**{**given, "tags": tuple(given["tags"])})
    return found


def find_people(
    db: Session, wanted: PeopleFilter = PeopleFilter(), day: str | None = None
) -> tuple[str, ...]:
    """Return the ids of the people wanted: by unit in official order, then rank, then name.

    Rank is that of the posts held on ``day`` (ISO, default: today).
    """
    best = (
        select(Position.trainee_id, func.min(_rank_of_post()).label("rank"))
        .where(held_on(day))
        .group_by(Position.trainee_id)
        .subquery()
    )
    query = (
        select(Trainee.id)
        .join(Division, Division.id == Trainee.division_id)
        .outerjoin(best, best.c.trainee_id == Trainee.id)
        .order_by(Division.rank, func.coalesce(best.c.rank, 99), Trainee.sort_key, Trainee.id)
    )
    return tuple(db.scalars(_narrowed(query, wanted)))


def people_rows(
    db: Session, trainee_ids: Sequence[str], day: str | None = None
) -> tuple[PersonRow, ...]:
    """Return these people as rows with the posts of ``day`` (ISO), in the order of the ids."""
    people = {t.id: t for (t,) in in_parts(db, select(Trainee), Trainee.id, trainee_ids)}
    division_ids = {trainee.division_id for trainee in people.values()}
    named = select(Division.id, Division.short_name)
    divisions = {row[0]: row[1] for row in in_parts(db, named, Division.id, division_ids)}
    held = held_posts(db, trainee_ids, day)
    return tuple(
        _person_row(people[i], divisions[people[i].division_id], held.get(i, []))
        for i in trainee_ids
        if i in people
    )


def _person_row(trainee: Trainee, division: str, held: Sequence[HeldPost]) -> PersonRow:
    return PersonRow(
        id=trainee.id,
        facts=_facts(trainee),
        unit_name=division,
        posts=tuple(dict.fromkeys(each.post for each in held)),
        newly_elected=max(
            (each.newly_elected for each in held if each.newly_elected is not None), default=None
        ),
    )


def _rank_of_post() -> Any:  # noqa: ANN401 - an SQL expression
    return case({post.value: rank for rank, post in enumerate(Post)}, value=Position.post)


def _narrowed(query: Select[str], wanted: PeopleFilter) -> Select[str]:
    if wanted.division_id:
        query = query.where(Trainee.division_id.in_(subtree(wanted.division_id)))
    if wanted.post:
        holds = select(Position.trainee_id).where(Position.post == wanted.post, held_on())
        query = query.where(Trainee.id.in_(holds))
    if wanted.political_status:
        query = query.where(Trainee.political_status == wanted.political_status)
    if wanted.without_id_number:
        query = query.where(Trainee.id_number.is_(None))
    for word in words_typed(wanted.text):
        query = query.where(or_(*_matches(word)))
    return query


def _matches(word: str) -> Iterable[Any]:
    for way in written_ways(word):
        yield without(Trainee.name, names.MIDDLE_DOT).contains(way, autoescape=True)
        yield Division.short_name.contains(way, autoescape=True)
    if word.isascii() and word.isalpha():
        yield Trainee.pinyin.contains(word, autoescape=True)
        yield Trainee.initials.contains(word, autoescape=True)
    if word[:-1].isdigit() and len(word) >= 3:
        yield Trainee.id_number.endswith(word.upper(), autoescape=True)
        yield Trainee.phone.contains(word, autoescape=True)


def _entity(db: Session, trainee_id: str) -> Trainee:
    trainee = db.get(Trainee, trainee_id)
    if trainee is None or trainee.deleted:
        raise UnknownTrainee(trainee_id)
    return trainee


def _facts(trainee: Trainee) -> TraineeFacts:
    values = {name: getattr(trainee, name) for name in FACT_NAMES}
    return TraineeFacts(**{**values, "tags": tuple(trainee.tags)})
