"""Commands about trainings: plan, list, open, close."""

from __future__ import annotations

from typing import Annotated

import typer

from roster.attendance import completion
from roster.base.clock import today
from roster.base.codes.trainings import PartOfDay, Tier
from roster.base.days import YearOf
from roster.base.half_width import half_width
from roster.cli.kit import summaries
from roster.cli.kit.arguments import AsJson, Clerk, RosterFile, TrainingName
from roster.cli.kit.coded import coded, listed_codes, read_code
from roster.cli.kit.console import opened, say, say_json, say_table
from roster.cli.kit.days import Ahead, day_said
from roster.cli.kit.words import both, label, spoken
from roster.coverage.requirements import PRESETS
from roster.db.acts import Act
from roster.divisions.divisions import office_division
from roster.trainings import trainings
from roster.trainings.trainings import PeriodPlan, TrainingPlan

commands = typer.Typer(
    help=both("计划、查看、开班、结课。", "Plan, list, open and close trainings."),
    no_args_is_help=True,
)


_MOST_SLASHES = 4  # 2026/12/1/上午
_PARTS_ZH, _PARTS_EN = listed_codes(PartOfDay)


def _period(text: str) -> PeriodPlan:
    """Read a half-day such as 2026-05-08/上午 or 12/1/afternoon/党建业务."""
    pieces = half_width(text).split("/")
    for at in range(1, min(len(pieces), _MOST_SLASHES)):
        try:
            part = read_code(PartOfDay, pieces[at])
        except ValueError:
            continue
        day = day_said("/".join(pieces[:at]), YearOf.COMING)
        subject = text.split("/")[at + 1 :] if at + 1 < len(pieces) else []
        return PeriodPlan(day, part, subject="/".join(subject) or None)
    raise ValueError(
        spoken(
            f"半天要写成 2026-05-08/上午 这样（{_PARTS_ZH}），不是“{text}”",
            f"write a half-day like 2026-05-08/morning ({_PARTS_EN}), not “{text}”",
        )
    )


@commands.command("plan")
def plan_training(
    path: RosterFile,
    title: Annotated[str, typer.Option(help=both("班次名称", "its title"))],
    period: Annotated[
        list[PeriodPlan],
        typer.Option(
            parser=_period,
            metavar=both("半天", "half-day"),
            help=both(
                f"半天：2026-05-08/上午/课程，可多次（{_PARTS_ZH}）",
                f"a half-day: 2026-05-08/morning/subject; may be repeated ({_PARTS_EN})",
            ),
        ),
    ],
    tier: Annotated[Tier, coded(Tier, "层级", "its tier")] = Tier.TOWNSHIP,
    organizer: Annotated[str, typer.Option(help=both("主办单位", "who organises it"))] = "",
    venue: Annotated[str | None, typer.Option(help=both("地点", "where"))] = None,
    clerk: Clerk = "经办人",
    *,
    held_above: Annotated[
        bool,
        typer.Option(
            "--held-above", help=both("上级调训，只作记录", "held above, only recorded here")
        ),
    ] = False,
) -> None:
    """计划一个培训班，对象按该层级的规定。

    Plan a training for those whom its tier must train.
    """
    with opened(path) as database, database.transaction(Act.PLAN, by=clerk) as db:
        division = office_division(db)
        plan = TrainingPlan(
            title=title,
            tier=tier,
            division_id=division.id,
            organizer=organizer or division.short_name,
            venue=venue,
            held_above=held_above,
            audience=PRESETS[tier],
        )
        training_id = trainings.plan_training(db, plan, period)
    say(
        f"已计划“{title}”（{training_id[:8]}），{len(period)} 个半天",
        f"planned “{title}” ({training_id[:8]}), {len(period)} half-days",
    )


@commands.command("list")
def list_trainings(path: RosterFile, *, as_json: AsJson = False) -> None:
    """列出全部培训班。

    List all trainings.
    """
    with opened(path) as database, database.reading() as db:
        rows = trainings.list_trainings(db)
    if as_json:
        say_json(rows)
        return
    say_table(map(_row_words, rows))


def _row_words(row: trainings.TrainingRow) -> tuple[str, ...]:
    first_day = row.first_day or spoken("未定", "open")
    people = spoken(f"{row.enrolled} 人", f"{row.enrolled} people")
    return row.id[:8], label(row.state), label(row.tier), first_day, row.title, people


@commands.command("open")
def open_training(path: RosterFile, training: TrainingName, clerk: Clerk = "经办人") -> None:
    """开班：从此可以录考勤。

    Open a training: attendance may be entered.
    """
    with opened(path) as database, database.transaction(Act.OPEN, by=clerk) as db:
        trainings.open_training(db, trainings.find_training(db, training))
    say(f"“{training}”已开班", f"“{training}” is open")


@commands.command("close")
def close_training(
    path: RosterFile, training: TrainingName, clerk: Clerk = "经办人", *, ahead: Ahead = False
) -> None:
    """核完结课：按规定算出谁结业。

    Close a training: the rule tells who completed it.
    """
    with opened(path) as database, database.transaction(Act.CLOSE, by=clerk) as db:
        training_id = trainings.find_training(db, training)
        if not ahead:
            trainings.require_over(db, training_id, today())
        verdicts = completion.close_training(db, training_id)
    say(summaries.closing_line(verdicts))


@commands.command("reopen")
def reopen_training(
    path: RosterFile,
    training: TrainingName,
    reason: Annotated[str, typer.Option(help=both("理由，记入日志", "why; kept in the journal"))],
    clerk: Clerk = "经办人",
) -> None:
    """重新打开已结的班，可以再改考勤。

    Reopen a closed training, so that attendance may be changed.
    """
    with (
        opened(path) as database,
        database.transaction(Act.REOPEN, by=clerk, reason=reason) as db,
    ):
        completion.reopen_training(db, trainings.find_training(db, training), reason)
    say(f"“{training}”已重新打开", f"“{training}” is open again")
