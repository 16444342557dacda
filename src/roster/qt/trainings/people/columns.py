"""How one line of a training's list is said: who, why they are meant, what is to be seen to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roster.base.codes import Completion, Shortfall
from roster.base.labels import label, reasons_text
from roster.people.posts import posts_on_paper
from roster.qt.look.colours import Tone
from roster.qt.look.languages import translate
from roster.qt.widgets.tables.model import Align, Column
from roster.trainings.members import Standing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from roster.base.labels import Language
    from roster.trainings.members import Member

_BETWEEN = {"zh": "、", "en": ", "}
_APART = {"zh": "；", "en": "; "}


def member_columns(language: Language) -> tuple[Column[Member], ...]:
    """Return the columns of the list."""
    return (
        Column(
            "number",
            lambda: "#",
            lambda member: "" if member.number is None else str(member.number),
            align=Align.RIGHT,
            width=44,
            sortable=False,
            digits=True,
        ),
        _text("name", lambda: translate("Trainings", "Name"), lambda m: m.name, 80),
        _text("unit", lambda: translate("Trainings", "Village"), lambda m: m.unit_name, 100),
        _text(
            "posts", lambda: translate("Trainings", "Posts"), lambda m: posts_on_paper(m.posts), 170
        ),
        _text(
            "why",
            lambda: translate("Trainings", "Meant because"),
            lambda member: why_words(member, language),
            180,
        ),
        Column(
            "standing",
            lambda: translate("Trainings", "Standing"),
            lambda member: _APART[language].join(_standing(member, language)),
            width=130,
            stretch=True,
            sortable=False,
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
        said = translate("Trainings", "also in {title}")
        yield "! " + said.format(title=_BETWEEN[language].join(member.clashing))
    if member.standing is Standing.WAITING:
        yield translate("Trainings", "to be enrolled")
    elif member.standing is Standing.SINCE:
        yield "+ " + translate("Trainings", "meant since the notice")
    elif member.standing is Standing.TAKEN_OUT:
        yield translate("Trainings", "called, then taken out")
    if member.gone:
        reasons = _BETWEEN[language].join(label(reason, language) for reason in member.gone)
        yield f"− {reasons}"


def _outcome(member: Member, completion: Completion, language: Language) -> str:
    if completion is Completion.COMPLETED:
        return "✓ " + label(completion, language)
    codes = member.row.completion_reasons if member.row else ()
    reasons = _BETWEEN[language].join(label(Shortfall(code), language) for code in codes)
    return f"× {label(Completion(completion), language)} {reasons}".rstrip()


def _tone(member: Member) -> Tone | None:
    if member.completion is not None:
        return Tone.DONE if member.completion is Completion.COMPLETED else Tone.MISSING
    if member.provisional or member.clashing:
        return Tone.DUE
    if member.standing in {Standing.WAITING, Standing.SINCE}:
        return Tone.ACCENT
    return Tone.DUE if member.gone and member.standing is Standing.ENROLLED else None


def _text(
    key: str, header: Callable[[], str], text: Callable[[Member], str], width: int
) -> Column[Member]:
    return Column(key, header, text, width=width, sortable=False)
