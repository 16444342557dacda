"""The people of a class as the certificates page lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roster.certificates.codes import doubts_text
from roster.people.names import sort_key
from roster.qt.certificates.card import state_words
from roster.qt.look.languages import translate
from roster.qt.widgets.tables.columns import Column, number_column, text_column

if TYPE_CHECKING:
    from roster.base.words import Language
    from roster.certificates.training_view import TrainingMember, TrainingView


def member_columns(language: Language) -> tuple[Column[TrainingMember], ...]:
    """Return number, name, village, and the certificate or why there is none."""
    return (
        number_column(
            "number",
            lambda: "#",
            lambda m: m.verdict.enrollment.number if m.verdict else None,
            44,
            sort=_place,
        ),
        text_column(
            "name",
            lambda: translate("Certificates", "Name"),
            lambda m: m.name,
            92,
            sort=lambda m: sort_key(m.name),
        ),
        text_column(
            "unit",
            lambda: translate("Certificates", "Village"),
            lambda m: m.unit_name,
            90,
            sort=_place,
        ),
        text_column(
            "state",
            lambda: translate("Certificates", "Certificate"),
            lambda m: _certificate_words(m, language),
            200,
            stretch=True,
            tone=lambda m: state_words(m, language)[1],
            tooltip=lambda m: _tip(m, language),
            sort=lambda m: (m.certificate is None, _certificate_words(m, language)),
        ),
    )


def _place(member: TrainingMember) -> float:
    """Return where somebody stands on the sheet; those taken off the list come last."""
    return member.verdict.enrollment.number if member.verdict else float("inf")


def _certificate_words(member: TrainingMember, language: Language) -> str:
    if member.certificate is None:
        return state_words(member, language)[0]
    if member.is_in_doubt:
        return f"! {doubts_text(member.certificate.doubts, language)}"
    number = f"✓ {_running_part(member.certificate.number)}"
    kept = translate("Certificates", "kept") if member.certificate.kept else ""
    return f"{number}　{kept}".rstrip()


def _running_part(number: str) -> str:
    """Return what follows the year, by which the certificates of a class differ."""
    return number.rpartition("〕")[2] or number


def _tip(member: TrainingMember, language: Language) -> str:
    if member.certificate is None:
        return ""
    doubts = doubts_text(member.certificate.doubts, language)
    return "\n".join(filter(None, (member.certificate.number, doubts)))


def emptiness_words(view: TrainingView) -> tuple[str, str]:
    """Return what an empty table says: a title and a sentence."""
    if view.training is None:
        return (
            translate("Certificates", "No trainings yet"),
            translate("Certificates", "Certificates are issued after a training is closed."),
        )
    return (
        translate("Certificates", "Nobody is enrolled"),
        translate("Certificates", "People are enrolled on the page Trainings."),
    )


def note_words(view: TrainingView) -> str:
    """Return what stands beside the title of the page."""
    if view.training is None:
        return ""
    if not view.is_closed:
        return translate("Certificates", "Certificates can be issued once attendance is closed")
    people = sum(member.verdict is not None for member in view.members)
    in_force = len(view.issued) + len(view.in_doubt)
    said = translate("Certificates", "{people} people, {issued} certificates")
    return said.format(people=people, issued=in_force)
