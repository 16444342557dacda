"""Commands about what came of it: exam marks, decisions, a person's record, a class in figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from roster.attendance import completion
from roster.base.codes.trainings import Completion
from roster.base.half_width import is_digits, number_text
from roster.cli.kit import summaries
from roster.cli.kit.arguments import AsJson, Clerk, RosterFile, TrainingName
from roster.cli.kit.coded import coded
from roster.cli.kit.console import opened, say, say_json, say_table
from roster.cli.kit.one_person import one_person
from roster.cli.kit.sheet_places import Row, person_in, when
from roster.cli.kit.words import both, joined, label, posts_text, spoken
from roster.coverage import records
from roster.db.acts import Act
from roster.trainings import trainings
from roster.trainings.enrollments import enrolled
from roster.trainings.hours import hours_text

if TYPE_CHECKING:
    from collections.abc import Mapping

commands = typer.Typer()


@commands.command("exam")
def enter_exam(
    path: RosterFile,
    training: TrainingName,
    mark: Annotated[
        list[str],
        typer.Option(
            help=both(
                "行号=分数，如 3=85.5；分数空着为去掉；可多次",
                "row=points, as 3=85.5; no points takes them away; may be repeated",
            )
        ),
    ],
    clerk: Clerk = "经办人",
) -> None:
    """录入考试成绩。

    Enter exam marks.
    """
    with opened(path) as database, database.transaction(Act.EXAM, by=clerk) as db:
        training_id = trainings.find_training(db, training)
        people = enrolled(db, training_id)
        for text in mark:
            row, tenths = _exam_mark(text)
            completion.set_exam(db, person_in(people, row).id, tenths)
    say(f"录入 {len(mark)} 个成绩", f"entered {len(mark)} exam marks")


def _exam_mark(text: str) -> tuple[int, int | None]:
    """Read row=points with at most one decimal; without points: take it away."""
    row, _, points = number_text(text).partition("=")
    whole, _, tenth = points.partition(".")
    digits = f"{whole}{tenth or '0'}"
    is_mark = is_digits(digits) and len(tenth) <= 1
    if not is_digits(row) or not (is_mark or not points):
        message = spoken(
            f"看不懂“{text}”：要写成 行号=分数，最多一位小数",
            f"“{text}” is not understood: write row=points, at most one decimal",
        )
        raise typer.BadParameter(message)
    return int(row), int(digits) if points else None


@commands.command("decide")
def decide(
    path: RosterFile,
    training: TrainingName,
    row: Row,
    reason: Annotated[str, typer.Option(help=both("理由", "why"))],
    outcome: Annotated[
        Completion | None, coded(Completion, "认定的结果", "what is decided")
    ] = None,
    clerk: Clerk = "经办人",
    *,
    by_rule: Annotated[
        bool,
        typer.Option(
            "--by-rule", help=both("撤回认定，按规定算", "take the decision back, the rule decides")
        ),
    ] = False,
) -> None:
    """不按规定，由经办人认定结业与否，写明理由。

    Decide against the rule whether somebody completed, with a reason.
    """
    if (outcome is None) != by_rule:
        message = spoken(
            "要有 --outcome 或 --by-rule 其中一个", "one of --outcome and --by-rule is needed"
        )
        raise typer.BadParameter(message)
    with (
        opened(path) as database,
        database.transaction(Act.DECIDE, by=clerk, reason=reason) as db,
    ):
        people = enrolled(db, trainings.find_training(db, training))
        person = person_in(people, row)
        completion.decide(db, person.id, outcome, reason, clerk)
    say(
        f"{person.name}：{label(outcome) if outcome else '按规定算'}",
        f"{person.name}: {label(outcome) if outcome else 'by the rule'}",
    )


@commands.command("record")
def show_record(
    path: RosterFile,
    who: Annotated[
        str,
        typer.Argument(
            metavar=both("谁", "WHO"),
            help=both("姓名、拼音、电话或编号", "name, pinyin, telephone or id"),
        ),
    ],
    *,
    as_json: AsJson = False,
) -> None:
    """一个人历年的培训和学时。

    The trainings and class hours of a person through the years.
    """
    with opened(path) as database, database.reading() as db:
        record = records.record(db, one_person(db, who))
    if as_json:
        say_json(record)
        return
    say(f"{record.unit_name} {record.name} {posts_text(record.posts)}".rstrip())
    say_table(map(_training_words, record.trainings))
    for total in record.hours:
        say(
            f"{total.year} 年{label(total.tier)} {hours_text(total.quarter_hours)} 学时",
            f"{total.year} {label(total.tier)} {hours_text(total.quarter_hours)} class hours",
        )


@commands.command("summary")
def show_summary(path: RosterFile, training: TrainingName, *, as_json: AsJson = False) -> None:
    """一个班的数字：应到实到、出勤率、结业情况、各村情况。

    A training in figures: attendance, outcomes, villages.
    """
    with opened(path) as database, database.reading() as db:
        found = records.training_summary(db, trainings.find_training(db, training))
    if as_json:
        say_json(_summary_json(found))
        return
    say(found.training.plan.title)
    say(summaries.tally_line(found.tally))
    for period, tally in found.half_days:
        say(
            f"{when(period)}：{summaries.tally_line(tally)}",
            f"{when(period)}: {summaries.tally_line(tally)}",
        )
    for words, share in (
        (spoken("到过的人", "people who came"), found.persons),
        (spoken("出勤半天数", "half-days attended"), found.person_half_days),
        (spoken("连补训", "with makeup"), found.with_makeup),
    ):
        say(
            f"{words} {share.part}/{share.whole}，{share.percent}",
            f"{words} {share.part}/{share.whole}, {share.percent}",
        )
    if found.outcomes:
        say(_outcomes(found.outcomes))
    for division in found.divisions:
        figures = f"{summaries.tally_line(division.tally)} {_outcomes(division.outcomes)}".rstrip()
        name = division.unit_name
        say(f"{name}：{figures}", f"{name}: {figures}")


def _outcomes(counts: Mapping[Completion, int]) -> str:
    return joined(f"{label(kind)} {count}" for kind, count in counts.items())


def _summary_json(found: records.TrainingSummary) -> dict[str, object]:
    return {
        "training": found.training.row,
        "tally": found.tally,
        "half_days": [
            {"date": period.plan.date, "part": period.plan.part, "tally": tally}
            for period, tally in found.half_days
        ],
        "persons": found.persons,
        "person_half_days": found.person_half_days,
        "with_makeup": found.with_makeup,
        "outcomes": found.outcomes,
        "units": found.divisions,
        "attended_quarter_hours": found.attended,
    }


def _training_words(line: records.PersonTraining) -> tuple[str | None, ...]:
    share = f"{hours_text(line.attended)}/{hours_text(line.planned)}"
    hours = spoken(f"{share} 学时", f"{share} class hours")
    return line.first_day, label(line.tier), line.title, hours, label(line.completion)
