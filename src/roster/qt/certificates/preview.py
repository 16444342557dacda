"""The certificate of the current person as it will be printed, or why there is none."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from roster.qt.certificates.card import state_words
from roster.qt.certificates.paper import PAPER, Draft, write_picture
from roster.qt.look.languages import translate
from roster.qt.papers.preview import PaperPreview

if TYPE_CHECKING:
    from roster.certificates.facts import CertificateFacts
    from roster.certificates.training_view import TrainingMember
    from roster.qt.certificates.state import CertificatesState
    from roster.qt.kit.workspace import Workspace


class CertificatePreview(PaperPreview):
    """Shows what the state has current."""

    def __init__(self, workspace: Workspace, state: CertificatesState) -> None:
        super().__init__(workspace, PAPER)
        self._state = state
        state.changed.connect(self._show)

    def _show(self) -> None:
        member = self._state.member
        if member is None:
            self.say(
                translate("Certificates", "The certificate appears here"),
                translate("Certificates", "Choose a person at the left."),
                "award",
            )
        elif member.certificate is None and not member.is_completed:
            words, _tone = state_words(member, self._workspace.language)
            self.say(translate("Certificates", "No certificate"), words, "circle-x")
        else:
            name = translate("Certificates", "Certificate of {name}")
            write = partial(write_picture, self._workspace.database, self._paper(member))
            self.show_paper(write, name.format(name=member.name))

    def _paper(self, member: TrainingMember) -> CertificateFacts | Draft:
        if member.certificate is not None:
            return member.certificate.facts
        number = translate("Certificates", "(number comes with the issue)")
        return Draft(self._state.training_id, member.id, number, self._state.issue_day)
