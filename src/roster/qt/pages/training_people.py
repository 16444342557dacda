"""The people of a training: the rule at the left, who is enrolled and who would be at the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from roster import enrollments
from roster.codes import Completion, Shortfall
from roster.labels import label
from roster.posts import posts_on_paper
from roster.qt.colours import Tone
from roster.qt.languages import translate
from roster.qt.pages.audience_form import AudienceForm
from roster.qt.table_model import Align, Column, TableModel
from roster.qt.table_view import TableView
from roster.qt.theme import GAP, NEAR, WIDE, set_role
from roster.trainees import people_rows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from roster.codes import Post
    from roster.enrollments import EnrollmentRow
    from roster.labels import Language
    from roster.qt.theme import Theme
    from roster.trainings import AudienceRule

_FORM_WIDTH = 372


@dataclass(frozen=True, slots=True)
class Member:
    """One line of the list: enrolled, or meant by the rule and not enrolled yet (no number)."""

    key: str
    number: int | None
    name: str
    unit_name: str
    posts: tuple[Post, ...]
    is_meant: bool
    completion: Completion | None = None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Members:
    """Everybody in the list; ``enrolled`` and ``waiting`` are persons."""

    lines: tuple[Member, ...]
    enrolled: int
    waiting: int


def read_members(db: Any, training_id: str, rule: AudienceRule) -> Members:  # noqa: ANN401 - the window does not know the database's type
    """Return the enrolled in the order of the sheet, then those the rule adds."""
    people = enrollments.enrolled(db, training_id)
    meant = enrollments.audience(db, rule)
    present = {person.trainee_id for person in people}
    waiting = [trainee_id for trainee_id in meant if trainee_id not in present]
    wanted = set(meant)
    lines = [_enrolled(person, is_meant=person.trainee_id in wanted) for person in people]
    lines += [
        Member(person.id, None, person.facts.name, person.unit_name, person.posts, is_meant=True)
        for person in people_rows(db, waiting)
    ]
    return Members(tuple(lines), len(people), len(waiting))


def _enrolled(person: EnrollmentRow, *, is_meant: bool) -> Member:
    return Member(
        person.id,
        person.number,
        person.name,
        person.unit_name,
        person.posts,
        is_meant,
        person.completion,
        person.completion_reasons,
    )


class TrainingPeople(QWidget):
    """Rule and list.

    Signals:
        rule_changed: the :class:`AudienceRule` as it is now.
        enroll_asked: everybody the rule means is to be enrolled.
        withdraw_asked: ids of enrollments to take out.
    """

    rule_changed = Signal(object)
    enroll_asked = Signal()
    withdraw_asked = Signal(list)

    def __init__(self, theme: Theme, language: Language) -> None:
        super().__init__()
        self._language = language
        self._members: dict[str, Member] = {}
        self._is_editable = False
        self.form = AudienceForm(language)
        self.form.setFixedWidth(theme.px(_FORM_WIDTH))
        self._counts = QLabel()
        set_role(self._counts, "quiet")
        self.enroll = QPushButton(theme.icon("user-plus"), translate("Trainings", "Enroll"))
        self.withdraw = QPushButton(theme.icon("x"), translate("Trainings", "Take out"))
        self.model = TableModel(self._columns(), self._fetch, parent=self)
        self.table = TableView(theme)
        self.table.setAccessibleName(translate("Trainings", "People of the training"))
        self.table.set_model(self.model)
        self.table.empty.say(
            translate("Trainings", "Nobody yet"),
            translate("Trainings", "Choose at the left whom the training means, then enroll."),
        )
        self.form.changed.connect(self.rule_changed)
        self.enroll.clicked.connect(self.enroll_asked)
        self.withdraw.clicked.connect(self._on_withdraw)
        self.table.selectionModel().selectionChanged.connect(self._enable)
        self._lay_out()

    def show_members(self, members: Members, rule: AudienceRule, *, editable: bool) -> None:
        """Show rule and list."""
        self._is_editable = editable
        self.form.show_rule(rule, editable=editable)
        self._members = {member.key: member for member in members.lines}
        self.model.set_ids(list(self._members))
        said = translate("Trainings", "{enrolled} enrolled · {waiting} to be enrolled")
        self._counts.setText(said.format(enrolled=members.enrolled, waiting=members.waiting))
        words = translate("Trainings", "Enroll")
        self.enroll.setText(f"{words} {members.waiting}" if members.waiting else words)
        self.enroll.setEnabled(editable and members.waiting > 0)
        self._enable()

    def _selected(self) -> list[str]:
        ids = self.table.selected_ids()
        return [key for key in ids if self._members[key].number is not None]

    def _enable(self) -> None:
        self.withdraw.setEnabled(self._is_editable and bool(self._selected()))

    def _on_withdraw(self) -> None:
        self.withdraw_asked.emit(self._selected())

    def _fetch(self, ids: Sequence[str]) -> list[Member]:
        return [self._members[key] for key in ids]

    def _standing(self, member: Member) -> str:
        if member.number is None:
            return translate("Trainings", "to be enrolled")
        if member.completion is Completion.COMPLETED:
            return "✓ " + label(member.completion, self._language)
        if member.completion is not None:
            reasons = "、".join(label(Shortfall(r), self._language) for r in member.reasons)
            return f"✕ {label(Completion(member.completion), self._language)} {reasons}"
        return "" if member.is_meant else translate("Trainings", "not meant by the rule")

    @staticmethod
    def _tone(member: Member) -> Tone | None:
        if member.number is None:
            return Tone.ACCENT
        if member.completion is not None:
            is_done = member.completion is Completion.COMPLETED
            return Tone.DONE if is_done else Tone.MISSING
        return None if member.is_meant else Tone.DUE

    def _columns(self) -> tuple[Column[Member], ...]:
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
            Column(
                "name",
                lambda: translate("Trainings", "Name"),
                lambda member: member.name,
                width=96,
                sortable=False,
            ),
            Column(
                "unit",
                lambda: translate("Trainings", "Village"),
                lambda member: member.unit_name,
                width=110,
                sortable=False,
            ),
            Column(
                "posts",
                lambda: translate("Trainings", "Posts"),
                lambda member: posts_on_paper(member.posts),
                width=170,
                stretch=True,
                sortable=False,
            ),
            Column(
                "standing",
                lambda: translate("Trainings", "Standing"),
                self._standing,
                width=150,
                sortable=False,
                tone=self._tone,
            ),
        )

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(NEAR)
        top.addWidget(self._counts)
        top.addStretch(1)
        top.addWidget(self.enroll)
        top.addWidget(self.withdraw)
        right = QVBoxLayout()
        right.setSpacing(NEAR)
        right.addLayout(top)
        right.addWidget(self.table, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, GAP, 0, 0)
        row.setSpacing(WIDE)
        row.addWidget(self.form)
        row.addLayout(right, 1)
