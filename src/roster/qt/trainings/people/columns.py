"""How one line of a training's list is said: who, why they are meant, what is to be seen to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roster.attendance.codes import Shortfall
from roster.base.codes.trainings import Completion
from roster.base.words import AND, APART, label
from roster.people.posts import posts_on_paper
from roster.qt.look.colours import Tone
from roster.qt.look.languages import translate
from roster.qt.widgets.tables.columns import Column, number_column, text_column
from roster.trainings.codes import reasons_text
from roster.trainings.members import Standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from roster.base.words import Language
    from roster.trainings.members import Member


def member_columns(language: Language) -> tuple[Column[Member], ...]:
    """Return the columns of the list."""
    return (
        number_column(
            "number",
            lambda: "#",
            lambda member: member.number,
            44,
        ),
        text_column("name", lambda: translate("Trainings", "Name"), lambda m: m.name, 80),
        text_column("unit", lambda: translate("Trainings", "Village"), lambda m: m.unit_name, 100),
        text_column(
            "posts", lambda: translate("Trainings", "Posts"), lambda m: posts_on_paper(m.posts), 170
        ),
        text_column(
            "why",
            lambda: translate("Trainings", "Meant because"),
            lambda member: why_words(member, language),
            180,
        ),
        text_column(
            "standing",
            lambda: translate("Trainings", "Standing"),
            lambda member: APART.said(language).join(_standing(member, language)),
            130,
            stretch=True,
            tone=_tone,
        ),
    )


def why_words(member: Member, language: Language) -> str:
    """Return why somebody is meant."""
    if member.row is not None and member.row.walk_in and (member.by_hand or not member.reasons):
        return translate("Trainings", "came without being on the list")
    return reasons_text(member.reasons, language)


def _standing(member: Member, language: Language) -> Iterator[str]:
    """Yield what is to be said beside a line, the weightiest first."""
    if member.completion is not None:
        yield _outcome(member, member.completion, language)
    if member.provisional:
        yield "! " + translate("Trainings", "to be recognised")
    if member.clashing:
        text = translate("Trainings", "also in {title}")
        yield "! " + text.format(title=AND.said(language).join(member.clashing))
    if member.standing is Standing.WAITING:
        yield translate("Trainings", "to be enrolled")
    elif member.standing is Standing.SINCE:
        yield "+ " + translate("Trainings", "meant since the notice")
    elif member.standing is Standing.TAKEN_OUT:
        yield translate("Trainings", "called, then taken out")
    if member.gone:
        reasons = AND.said(language).join(label(reason, language) for reason in member.gone)
        yield f"− {reasons}"


def _outcome(member: Member, completion: Completion, language: Language) -> str:
    if completion is Completion.COMPLETED:
        return "✓ " + label(completion, language)
    codes = member.row.completion_reasons if member.row else ()
    reasons = AND.said(language).join(label(Shortfall(code), language) for code in codes)
    return f"× {label(Completion(completion), language)} {reasons}".rstrip()


def _tone(member: Member) -> Tone | None:
    if member.completion is not None:
        return Tone.DONE if member.completion is Completion.COMPLETED else Tone.MISSING
    if member.provisional or member.clashing:
        return Tone.DUE
    if member.standing in {Standing.WAITING, Standing.SINCE}:
        return Tone.ACCENT
    return Tone.DUE if member.gone and member.standing is Standing.ENROLLED else None
