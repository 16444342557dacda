"""Options that take a day, however it is written; what was taken for its year is said."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Any

import typer

from roster.base.clock import today
from roster.base.dates import read_date
from roster.base.days import YearOf, read_day
from roster.base.errors import DateUnreadable, DayUnreadable
from roster.cli.kit.console import complain
from roster.cli.kit.words import both, sentence


def day_option(zh: str, en: str, *names: str, year: YearOf) -> Any:  # noqa: ANN401 - what typer.Option returns
    """Return an option that takes a day.

    Args:
        zh: what the option says, in Chinese.
        en: the same in English.
        names: of the option, where they are not that of the parameter.
        year: which year a day without one is of.
    """
    help_text = both(f"{zh}：2026-12-01、12月1日", f"{en}: 2026-12-01, 12-1")
    reader = partial(day_said, year=year)
    return typer.Option(*names, help=help_text, metavar=both("日期", "day"), parser=reader)


def day_said(text: str, year: YearOf) -> str:
    """Return the day that a text means, ISO, and say the year where none was written.

    Raises:
        ValueError: it is no day.
    """
    try:
        day = read_day(text, today(), year)
    except DayUnreadable as error:
        raise ValueError(sentence(error)) from error
    if not day.has_year:
        complain(
            f"“{text}”没有写年份，按 {day.iso} 算", f"“{text}” has no year; taken as {day.iso}"
        )
    return day.iso


def date_said(text: str) -> str:
    """Return a date as far as it is known, ISO: a year, a month or a day.

    Raises:
        ValueError: it is no date.
    """
    iso = read_date(text).iso
    if iso is None:
        raise ValueError(sentence(DateUnreadable(text)))
    return iso


Ahead = Annotated[
    bool,
    typer.Option(
        "--ahead",
        help=both("日期还没有到也照办", "do it although the day is still to come"),
    ),
]
