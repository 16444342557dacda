"""Whom a training means: posts, newly elected, unit, tags, and the posts of which day."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QLineEdit,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from roster.base.clock import today
from roster.base.codes.people import Post
from roster.base.codes.trainings import Tier
from roster.base.words import label
from roster.coverage.requirements import PRESETS
from roster.qt.look.colours import Tone
from roster.qt.look.languages import translate
from roster.qt.look.theme import NEAR, set_flag, set_role, set_tone
from roster.qt.widgets.fields import choice_field, choice_of, date_field, iso_date, note
from roster.qt.widgets.flow import FlowLayout
from roster.qt.widgets.label import Label
from roster.trainings.trainings import AudienceRule

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from roster.base.words import Language
    from roster.divisions.divisions import DivisionRow

_SEPARATORS = str.maketrans(dict.fromkeys("，,;； ", "、"))


class AudienceForm(QScrollArea):
    """The rule of one training.

    Signals:
        changed: the :class:`AudienceRule` as it is now.
    """

    changed = Signal(object)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._rule = AudienceRule()
        self._inside = QWidget()
        self.setAccessibleName(translate("Trainings", "Whom the training is for"))
        self.presets = {tier: self._preset(tier) for tier in Tier}
        self.posts = {post: self._chip(post) for post in Post}
        self.newly = QCheckBox(translate("Trainings", "Only newly elected"))
        self.tags = QLineEdit()
        self.tags.setPlaceholderText(translate("Trainings", "Tags, such as: model class"))
        self.tags.setAccessibleName(translate("Trainings", "Tags"))
        self._divisions: dict[str, str] = {}
        self.division = choice_field({})
        self.by_day = QCheckBox(translate("Trainings", "Posts held on"))
        self.day = date_field()
        self.day.setAccessibleName(translate("Trainings", "Day of the posts"))
        self.day.setKeyboardTracking(False)  # a day half typed is no day
        self.newly.clicked.connect(lambda on: self._change(replace(self._rule, newly_elected=on)))
        self.division.activated.connect(self._on_division)
        self.by_day.clicked.connect(self._on_day)
        self.day.dateChanged.connect(self._on_day)
        self.tags.editingFinished.connect(self._on_tags)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lay_out()

    def show_rule(
        self, rule: AudienceRule, divisions: Sequence[DivisionRow], *, editable: bool
    ) -> None:
        """Show a rule, with the units that it may name."""
        names = {"": translate("Trainings", "All units"), **{u.id: u.short_name for u in divisions}}
        if names != self._divisions:
            self._divisions = names
            self.division.clear()
            for unit_id, name in names.items():
                self.division.addItem(name, unit_id)
        self._show(rule)
        self._inside.setEnabled(editable)

    def _show(self, rule: AudienceRule) -> None:
        self._rule = rule
        for post, chip in self.posts.items():
            self._paint(chip, post)
        for tier, button in self.presets.items():
            preset = replace(PRESETS[tier], division_id=rule.division_id, on=rule.on)
            set_flag(button, "set", value=rule == preset)
        self.newly.setChecked(rule.newly_elected)
        self.division.setCurrentIndex(self.division.findData(rule.division_id or ""))
        self.by_day.setChecked(rule.on is not None)
        self.day.setEnabled(rule.on is not None)
        with QSignalBlocker(self.day):
            self.day.setDate(QDate.fromString(rule.on or today(), "yyyy-MM-dd"))
        tags = "、".join(rule.tags)
        if self.tags.text() != tags and not (self.tags.hasFocus() and self.tags.isModified()):
            self.tags.setText(tags)

    def _paint(self, chip: QToolButton, post: Post) -> None:
        """Write a post with the sign of what the rule says of it."""
        words = label(post, self._language)
        is_barred = post in self._rule.without_posts
        is_wanted = post in self._rule.posts and not is_barred
        sign = "× " if is_barred else "✓ " if is_wanted else ""
        chip.setText(sign + words)
        set_flag(chip, "set", value=is_wanted)
        set_tone(chip, Tone.MISSING if is_barred else None)

    def _turn(self, post: Post) -> None:
        """Go round: no matter, wanted, not wanted."""
        rule = self._rule
        posts, barred = _without(rule.posts, post), _without(rule.without_posts, post)
        if post in rule.without_posts:
            self._change(replace(rule, posts=posts, without_posts=barred))
        elif post in rule.posts:
            self._change(replace(rule, posts=posts, without_posts=_with(barred, post)))
        else:
            self._change(replace(rule, posts=_with(posts, post)))

    def _on_division(self) -> None:
        self._change(replace(self._rule, division_id=choice_of(self.division) or None))

    def _on_day(self) -> None:
        on = iso_date(self.day) if self.by_day.isChecked() else None
        self._change(replace(self._rule, on=on))

    def _on_tags(self) -> None:
        text = self.tags.text().translate(_SEPARATORS)
        self._change(replace(self._rule, tags=tuple(tag for tag in text.split("、") if tag)))

    def _change(self, rule: AudienceRule) -> None:
        if rule != self._rule:
            self._show(rule)
            self.changed.emit(rule)

    def _chip(self, post: Post) -> QToolButton:
        chip = QToolButton()
        chip.setText(label(post, self._language))
        set_role(chip, "chip")
        chip.clicked.connect(lambda: self._turn(post))
        return chip

    def _preset(self, tier: Tier) -> QToolButton:
        chip = QToolButton()
        chip.setText(label(tier, self._language))
        set_role(chip, "chip")
        chip.clicked.connect(self._preset_taker(tier))
        return chip

    def _preset_taker(self, tier: Tier) -> Callable[[], None]:
        return lambda: self._change(
            replace(PRESETS[tier], division_id=self._rule.division_id, on=self._rule.on)
        )

    def _lay_out(self) -> None:
        words = Label(translate("Trainings", "As required by tier"))
        words.setMinimumHeight(self.presets[Tier.TOWNSHIP].sizeHint().height())
        presets = FlowLayout()
        for widget in (words, *self.presets.values()):
            presets.addWidget(widget)
        chips = FlowLayout()
        for chip in self.posts.values():
            chips.addWidget(chip)
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, NEAR, 0)
        column.setSpacing(NEAR)
        column.addLayout(presets)
        column.addWidget(
            note(translate("Trainings", "Press once: holds the post ✓; twice: does not hold it ×"))
        )
        column.addLayout(chips)
        column.addLayout(self._narrower())
        column.addStretch(1)
        self.setWidget(self._inside)

    def _narrower(self) -> QGridLayout:
        """Lay out what narrows the posts, two beside each other."""
        self.division.setAccessibleName(translate("Trainings", "Only of this unit"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(NEAR)
        grid.setVerticalSpacing(NEAR)
        grid.addWidget(self.newly, 0, 0)
        grid.addWidget(self.division, 0, 1)
        grid.addWidget(self.by_day, 1, 0)
        grid.addWidget(self.day, 1, 1)
        grid.addWidget(self.tags, 2, 0, 1, 2)
        grid.setColumnStretch(1, 1)
        return grid


def _with(posts: tuple[Post, ...], post: Post) -> tuple[Post, ...]:
    return tuple(each for each in Post if each in posts or each is post)


def _without(posts: tuple[Post, ...], post: Post) -> tuple[Post, ...]:
    return tuple(each for each in posts if each is not post)
