"""Builders of test data: a real file of a real township, invented people, trainings."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from msgspec.structs import replace
from stdnum.cn import ric

from roster.base.codes.people import Gender, Post
from roster.base.codes.trainings import PartOfDay, Tier
from roster.db.engine import Database
from roster.db.models import Term
from roster.divisions.divisions import office_division, villages
from roster.lists import deciding, listing
from roster.office import roster_file
from roster.people import positions, trainees
from roster.people.trainees import TraineeFacts
from roster.trainings import trainings
from roster.trainings.trainings import AudienceRule, CompletionRule, PeriodPlan, TrainingPlan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

TOWNSHIP = "441204100"
CLERK = "测试员"
_serial = count(1)


def make_id_number(birth: str = "19780512", serial: int = 1, prefix: str = "441204") -> str:
    """Return an invented identity number with a valid check digit."""
    body = f"{prefix}{birth}{serial:03d}"
    return body + str(ric.calc_check_digit(body + "0"))


def make_database(folder: Path, division: str = TOWNSHIP, name: str = "测试.roster") -> Database:
    """Return the open file of a township with its real villages."""
    path = folder / name
    path.write_bytes(_new_file(division))
    return Database.open(path)


@cache
def _new_file(division: str) -> bytes:
    """Return a file as an office gets it; to copy it takes a sixtieth of making another."""
    with TemporaryDirectory() as folder:
        made = roster_file.create_roster_file(Path(folder) / "新.roster", division, clerk=CLERK)
        made.close()
        return made.path.read_bytes()


@contextmanager
def writing(database: Database, action: str = "test") -> Iterator[Session]:
    """Give a transaction as any user action has it."""
    with database.transaction(action, by=CLERK) as db:
        yield db


def village_ids(db: Session) -> list[str]:
    """Return the ids of the township's villages."""
    return [village.id for village in villages(db)]


def make_facts(db: Session, name: str = "张三", village: int = 0, **facts: object) -> TraineeFacts:
    """Return the facts of an invented person of the given village."""
    plain = TraineeFacts(name, village_ids(db)[village], gender=Gender.MALE, birth="1978-05")
    return replace(plain, **facts)


def make_person(  # a builder has many switches
    db: Session,
    name: str = "张三",
    *posts: Post,
    village: int = 0,
    newly_elected: bool | None = None,
    **facts: object,
) -> str:
    """Register an invented person with posts and return the id."""
    person = make_facts(db, name, village, **facts)
    trainee_id = trainees.register(db, person)
    for post in posts:
        positions.appoint(db, trainee_id, person.division_id, post, newly_elected=newly_elected)
    return trainee_id


def facts_of(db: Session, trainee_id: str) -> TraineeFacts:
    """Return what is known of a person."""
    return trainees.people_rows(db, [trainee_id])[0].facts


def make_term(db: Session, name: str, start: str, end: str | None = None) -> str:
    """Add a term and return its id."""
    term = Term(name=name, start=start, end=end)
    db.add(term)
    db.flush()
    return term.id


def make_training(
    db: Session,
    days: int = 1,
    *,
    tier: Tier = Tier.TOWNSHIP,
    title: str | None = None,
    audience: AudienceRule | None = None,
    completion: CompletionRule | None = None,
) -> str:
    """Plan a training of whole days from 8 May 2026 and return its id."""
    plan = TrainingPlan(
        title=title or f"2026年村（社区）“两委”干部培训班（第{next(_serial)}期）",
        tier=tier,
        division_id=office_division(db).id,
        organizer="中共河台镇委员会",
        venue="镇政府三楼会议室",
        audience=audience or AudienceRule(),
        completion=completion or CompletionRule(),
    )
    periods = [
        PeriodPlan(f"2026-05-{8 + day:02d}", part)
        for day in range(days)
        for part in (PartOfDay.MORNING, PartOfDay.AFTERNOON)
    ]
    return trainings.plan_training(db, plan, periods)


def make_listed(name: str = "张三", **said: object) -> listing.ListedPerson:
    """Return one person as a list has them."""
    return replace(listing.ListedPerson("Sheet1", 5, name), **said)


def make_listing(*people: listing.ListedPerson) -> listing.Listing:
    """Return a listing of these people."""
    return listing.Listing("名册.xlsx", "0" * 64, listing.Outcome.IMPORT, people)


def import_people(database: Database, *people: listing.ListedPerson) -> deciding.IntakeResult:
    """Plan and apply a listing in one transaction."""
    with writing(database) as db:
        return deciding.apply_intake(db, deciding.plan_intake(db, make_listing(*people)))
