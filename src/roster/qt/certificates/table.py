"""The people of a class as the certificates page lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roster.certificates.codes import doubts_text
from roster.people.names import sort_key
from roster.qt.certificates.card import state_words
from roster.qt.look.languages import translate
from roster.qt.widgets.tables.columns import Column, number_column, text_column
from roster.qt.widgets.tables.model import HeldModel
from roster.qt.widgets.tables.view import TableView

if TYPE_CHECKING:
    from roster.base.words import Language
    from roster.certificates.training_view import TrainingMember, TrainingView
    from roster.qt.certificates.state import CertificatesState
    from roster.qt.kit.workspace import Workspace


class MembersTable(TableView):
    """The people of the training shown; the current row is the person current in the state."""

    def __init__(self, workspace: Workspace, state: CertificatesState) -> None:
        super().__init__(workspace.theme)
        self._state = state
        self._shown: TrainingView | None = None
        self._members = HeldModel(member_columns(workspace.language))
        self.set_model(self._members)
        self.setAccessibleName(translate("Certificates", "People of the training"))
        self.current_changed.connect(state.choose_member)
        state.changed.connect(self._show)

    def selected_members(self) -> list[TrainingMember]:
        """Return the selected people, from top to bottom."""
        rows = self._members.rows
        return [rows[row_id] for row_id in self.selected_ids() if row_id in rows]

    def go_to_doubt(self) -> None:
        """Make the next person current whose certificate is in doubt."""
        ids, rows = list(self._members.ids), self._members.rows
        here = ids.index(self.current_id()) if self.current_id() in ids else -1
        for row_id in (*ids[here + 1 :], *ids[: here + 1]):
            if rows[row_id].is_in_doubt:
                self.selectRow(ids.index(row_id))
                return

    def _show(self) -> None:
        view = self._state.view
        if view is self._shown:
            return
        self._shown = view
        current = self.current_id()
        self.empty.say(*emptiness_words(view), icon="award")
        self._members.set_rows({each.id: each for each in view.members})
        if current not in self._members.rows and view.members:
            self.selectRow(0)
            if not view.members[0].is_in_doubt:
                self.go_to_doubt()


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
