"""Commands about single people of a file."""

from __future__ import annotations

from typing import Annotated

import typer

from roster.cli.kit.arguments import AsJson, Clerk, RosterFile
from roster.cli.kit.console import opened, say, say_json
from roster.cli.kit.one_person import one_person
from roster.cli.kit.words import both
from roster.db.acts import Act
from roster.people.fields import read_tags
from roster.people.trainees import correct, people_rows

commands = typer.Typer()


@commands.command("tag")
def tag(
    path: RosterFile,
    tags: Annotated[
        str,
        typer.Argument(
            metavar=both("标签", "TAGS"),
            help=both("标签，几个用顿号隔开", "tags, parted by commas"),
        ),
    ],
    who: Annotated[
        list[str],
        typer.Argument(
            metavar=both("谁", "WHO"),
            help=both("姓名、拼音、电话或编号", "name, pinyin, telephone or number"),
        ),
    ],
    clerk: Clerk = "经办人",
    *,
    remove: Annotated[
        bool, typer.Option("--remove", help=both("去掉这些标签", "take these tags away"))
    ] = False,
    as_json: AsJson = False,
) -> None:
    """给人加上或去掉标签，要么都改，要么都不改。

    Give people tags or take them away; all of them or nobody.
    """
    meant = read_tags(tags)
    if not meant:
        raise typer.BadParameter(both("没有写标签", "there is no tag in it"))
    with opened(path) as database:
        with database.transaction(Act.CORRECT, by=clerk, reason=tags) as db:
            people = people_rows(db, [one_person(db, each) for each in who])
            for person in people:
                others = [each for each in person.facts.tags if each not in meant]
                wanted = others if remove else [*others, *meant]
                correct(db, person.id, tags=tuple(wanted))
        with database.reading() as db:
            after = people_rows(db, [person.id for person in people])
    if as_json:
        say_json([{"name": each.facts.name, "tags": each.facts.tags} for each in after])
        return
    for each in after:
        said = "、".join(each.facts.tags)
        say(
            f"{each.unit_name} {each.facts.name}：{said or '没有标签'}",
            f"{each.unit_name} {each.facts.name}: {said or 'no tags'}",
        )
