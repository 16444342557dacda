"""The people of a class as the certificates page lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roster.qt.languages import translate
from roster.qt.pages.certificate_card import state_words
from roster.qt.table_model import Align, Column

if TYPE_CHECKING:
    from roster.labels import Language
    from roster.qt.pages.certificate_class import ClassMember, ClassView


def member_columns(language: Language) -> tuple[Column[ClassMember], ...]:
    """Return number, name, village, and the certificate or why there is none."""
    return (
        Column(
            "number",
            lambda: "#",
            lambda m: str(m.verdict.enrollment.number),
            Align.RIGHT,
            width=44,
            sort=lambda m: m.verdict.enrollment.number,
            digits=True,
        ),
        Column(
            "name",
            lambda: translate("Certificates", "Name"),
            lambda m: m.verdict.enrollment.name,
            width=92,
            sort=lambda m: m.verdict.enrollment.initials,
        ),
        Column(
            "unit",
            lambda: translate("Certificates", "Village"),
            lambda m: m.verdict.enrollment.unit_name,
            width=90,
            sort=lambda m: m.verdict.enrollment.number,
        ),
        Column(
            "state",
            lambda: translate("Certificates", "Certificate"),
            lambda m: _certificate_words(m, language),
            width=200,
            stretch=True,
            tone=lambda m: state_words(m, language)[1],
            tooltip=_tip,
            sort=lambda m: (m.certificate is None, _certificate_words(m, language)),
        ),
    )


def _certificate_words(member: ClassMember, language: Language) -> str:
    if member.certificate is not None:
        return f"✓ {_running_part(member.certificate.number)}"
    return state_words(member, language)[0]


def _running_part(number: str) -> str:
    """Return what follows the year, by which the certificates of a class differ."""
    return number.rpartition("〕")[2] or number


def _tip(member: ClassMember) -> str:
    return member.certificate.number if member.certificate else ""


def emptiness_words(view: ClassView) -> tuple[str, str]:
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


def note_words(view: ClassView) -> str:
    """Return what stands beside the title of the page."""
    if view.training is None:
        return ""
    if not view.is_closed:
        return translate("Certificates", "Certificates can be issued once attendance is closed")
    said = translate("Certificates", "{people} people, {issued} certificates")
    return said.format(people=len(view.members), issued=len(view.issued))
