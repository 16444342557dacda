"""Commands about the people of a class: walk-ins, groups, seats, outcomes of trainings above."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from roster.attendance import walk_ins
from roster.base.clock import today
from roster.base.codes.trainings import Completion
from roster.base.half_width import half_width, is_digits
from roster.cli.kit.arguments import AsJson, Clerk, RosterFile, TrainingName
from roster.cli.kit.coded import coded, listed_codes, read_code
from roster.cli.kit.console import opened, say, say_json, say_table
from roster.cli.kit.days import Ahead
from roster.cli.kit.sheet_places import Row, person_in
from roster.cli.kit.words import both, joined, label, posts_text, spoken
from roster.db.acts import Act
from roster.divisions.divisions import by_key, village_finder
from roster.divisions.errors import UnknownDivision
from roster.trainings import enrollments, seating, trainings
from roster.trainings.codes import SeatOrder

if TYPE_CHECKING:
    from roster.divisions.village_finder import VillageFinder

commands = typer.Typer()

_OUTCOMES_ZH, _OUTCOMES_EN = listed_codes(Completion)


@commands.command("walk-in")
def add_walk_in(
    path: RosterFile,
    training: TrainingName,
    name: Annotated[str, typer.Argument(metavar=both("姓名", "NAME"))],
    village: Annotated[str, typer.Argument(metavar=both("村（社区）", "VILLAGE"))],
    clerk: Clerk = "经办人",
) -> None:
    """添加临时到场的人：只要姓名和村（社区），以后再认。

    Add somebody who walked in: name and village are enough for now.
    """
    with opened(path) as database, database.transaction(Act.WALK_IN, by=clerk) as db:
        training_id = trainings.find_training(db, training)
        division = by_key(db, _village(village_finder(db), village))
        enrollment_id = walk_ins.add_walk_in(db, training_id, name, division.id)
        people = enrollments.enrolled(db, training_id)
        person = next(each for each in people if each.id == enrollment_id)
    standing = (
        spoken("待认", "to be recognised") if person.provisional else posts_text(person.posts)
    )
    say(
        spoken(
            f"第 {person.number} 行  {person.unit_name}  {person.name}  {standing}",
            f"row {person.number}  {person.unit_name}  {person.name}  {standing}",
        ).rstrip()
    )


WhichPerson = Annotated[
    int | None,
    typer.Option(
        "--is",
        help=both(
            "就是第几个可能的人；不写则只列出",
            "which of the likely people it is; left out: only list them",
        ),
    ),
]


@commands.command("merge")
def merge(
    path: RosterFile,
    training: TrainingName,
    row: Row,
    candidate: WhichPerson = None,
    clerk: Clerk = "经办人",
    *,
    as_new: Annotated[
        bool,
        typer.Option(
            "--new",
            help=both("名册里没有，作为新的人留下", "not in the file: stays as somebody new"),
        ),
    ] = False,
    as_json: AsJson = False,
) -> None:
    """认出临时到场的人，考勤一并归到此人名下。

    Recognise somebody who walked in; the attendance becomes theirs.
    """
    with opened(path) as database, database.transaction(Act.MERGE, by=clerk) as db:
        people = enrollments.enrolled(db, trainings.find_training(db, training))
        person = person_in(people, row)
        found = walk_ins.candidates(db, person.id)
        if as_new:
            walk_ins.keep_as_new(db, person.id)
            say(
                f"{person.name}作为新的人留在名册里",
                f"{person.name} stays in the file as somebody new",
            )
        elif candidate is not None:
            if not 0 < candidate <= len(found):
                message = spoken(
                    f"可能的人只有 {len(found)} 个", f"only {len(found)} people are likely"
                )
                raise typer.BadParameter(message)
            chosen = found[candidate - 1]
            walk_ins.merge(db, person.id, chosen.trainee_id)
            say(
                f"{person.name}就是{chosen.unit_name}的{chosen.name}，已合并",
                f"{person.name} is {chosen.name} of {chosen.unit_name}; merged",
            )
        elif as_json:
            say_json(found)
        else:
            say_table(
                (str(number), *_candidate_words(choice)) for number, choice in enumerate(found, 1)
            )


def _candidate_words(candidate: walk_ins.WalkInCandidate) -> tuple[str, ...]:
    on_list = spoken("已在名单上", "on the list already") if candidate.enrolled else ""
    return (
        candidate.unit_name,
        candidate.name,
        posts_text(candidate.posts),
        label(candidate.likeness),
        on_list,
    )


@commands.command("group")
def divide(
    path: RosterFile,
    training: TrainingName,
    groups: Annotated[int, typer.Argument(metavar=both("组数", "how many groups"))],
    clerk: Clerk = "经办人",
    *,
    by_division: Annotated[
        bool, typer.Option("--by-unit", help=both("同村的人在一组", "a village stays together"))
    ] = False,
    as_json: AsJson = False,
) -> None:
    """分组：各组人数相近，默认把各村的人分散。

    Divide into groups of like size; villages are spread out.
    """
    with opened(path) as database, database.transaction(Act.GROUP, by=clerk) as db:
        training_id = trainings.find_training(db, training)
        seating.divide(db, training_id, groups, by_division=by_division)
        people = enrollments.enrolled(db, training_id)
    names: dict[str, list[str]] = {}
    for person in people:
        names.setdefault(person.group_name or "", []).append(person.name)
    if as_json:
        say_json(names)
        return
    for group, members in sorted(names.items(), key=lambda item: (len(item[0]), item[0])):
        how_many = spoken(f"（{len(members)} 人）", f" ({len(members)})")
        say(f"{group}{how_many}  {joined(members)}")


@commands.command("seat")
def give_seats(
    path: RosterFile,
    training: TrainingName,
    order: Annotated[SeatOrder, coded(SeatOrder, "怎么排", "by what")] = SeatOrder.POST,
    clerk: Clerk = "经办人",
    *,
    as_json: AsJson = False,
) -> None:
    """排座位号，每个教室从 1 起。

    Give seats, from 1 in every room.
    """
    with opened(path) as database, database.transaction(Act.SEAT, by=clerk) as db:
        training_id = trainings.find_training(db, training)
        count = seating.give_seats(db, training_id, order)
        people = enrollments.enrolled(db, training_id)
    if as_json:
        say_json([{"row": p.number, "classroom": p.classroom, "seat": p.seat} for p in people])
        return
    say(f"{label(order)}排好 {count} 个座位", f"{count} seats given {label(order)}")


@commands.command("outcomes")
def record_outcomes(
    path: RosterFile,
    training: TrainingName,
    outcome: Annotated[
        list[str] | None,
        typer.Option(
            help=both(
                f"行号=结果，如 3=未结业；可多次；其余为 --rest（{_OUTCOMES_ZH}）",
                f"row=outcome, as 3=not_completed; may be repeated; --rest for the others"
                f" ({_OUTCOMES_EN})",
            )
        ),
    ] = None,
    rest: Annotated[
        Completion, coded(Completion, "其余的人的结果", "the outcome of everybody else")
    ] = Completion.COMPLETED,
    clerk: Clerk = "经办人",
    *,
    ahead: Ahead = False,
) -> None:
    """登记上级培训的结果并结班。

    Record the outcomes of a training held above and close it.
    """
    with opened(path) as database, database.transaction(Act.OUTCOMES, by=clerk) as db:
        training_id = trainings.find_training(db, training)
        if not ahead:
            trainings.require_over(db, training_id, today())
        people = enrollments.enrolled(db, training_id)
        outcomes = {person.id: rest for person in people}
        for text in outcome or ():
            row, kind = _outcome(text)
            outcomes[person_in(people, row).id] = kind
        enrollments.record_outcomes(db, training_id, outcomes)
    counts = [(kind, list(outcomes.values()).count(kind)) for kind in Completion]
    words = " + ".join(f"{label(kind)} {count}" for kind, count in counts if count)
    say(f"登记 {len(outcomes)} 人 = {words}", f"recorded {len(outcomes)} people = {words}")


def _village(finder: VillageFinder, name: str) -> str:
    """Return the key of the unit that a village's name means."""
    match = finder.find(name)
    if match.key is None:
        raise UnknownDivision(name)
    return match.key


def _outcome(text: str) -> tuple[int, Completion]:
    """Read row=outcome."""
    row, _, kind = half_width(text).partition("=")
    try:
        if is_digits(row):
            return int(row), read_code(Completion, kind)
    except ValueError:
        pass
    message = spoken(
        f"看不懂“{text}”：要写成 行号=结果（{_OUTCOMES_ZH}）",
        f"“{text}” is not understood: write row=outcome ({_OUTCOMES_EN})",
    )
    raise typer.BadParameter(message)
