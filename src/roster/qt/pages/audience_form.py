"""Whom a training means: posts wanted and not wanted, newly elected, tags; presets by tier."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QLabel,
    QLineEdit,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from roster.codes import Post, Tier
from roster.labels import label
from roster.qt.colours import Tone
from roster.qt.fields import note
from roster.qt.flow import FlowLayout
from roster.qt.languages import translate
from roster.qt.theme import NEAR, set_flag, set_role, set_tone
from roster.requirements import PRESETS
from roster.trainings import AudienceRule

if TYPE_CHECKING:
    from collections.abc import Callable

    from roster.labels import Language

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
        self.presets = {tier: self._preset(tier) for tier in Tier}
        self.posts = {post: self._chip(post) for post in Post}
        self.newly = QCheckBox(translate("Trainings", "Only newly elected"))
        self.tags = QLineEdit()
        self.tags.setPlaceholderText(translate("Trainings", "Tags, such as: model class"))
        self.tags.setAccessibleName(translate("Trainings", "Tags"))
        self.newly.clicked.connect(lambda on: self._change(replace(self._rule, newly_elected=on)))
        self.tags.editingFinished.connect(self._on_tags)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lay_out()

    def show_rule(self, rule: AudienceRule, *, editable: bool) -> None:
        """Show a rule."""
        self._rule = rule
        for post, chip in self.posts.items():
            self._paint(chip, post)
        for tier, button in self.presets.items():
            set_flag(button, "set", value=rule == PRESETS[tier])
        self.newly.setChecked(rule.newly_elected)
        tags = "、".join(rule.tags)
        if self.tags.text() != tags and not self.tags.hasFocus():
            self.tags.setText(tags)
        self._inside.setEnabled(editable)

    def _paint(self, chip: QToolButton, post: Post) -> None:
        """Write a post with the sign of what the rule says of it."""
        words = label(post, self._language)
        is_barred = post in self._rule.without_posts
        is_wanted = post in self._rule.posts and not is_barred
        sign = "✕ " if is_barred else "✓ " if is_wanted else ""
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

    def _on_tags(self) -> None:
        text = self.tags.text().translate(_SEPARATORS)
        self._change(replace(self._rule, tags=tuple(tag for tag in text.split("、") if tag)))

    def _change(self, rule: AudienceRule) -> None:
        if rule != self._rule:
            self.show_rule(rule, editable=True)
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
        return lambda: self._change(replace(PRESETS[tier], division_id=self._rule.division_id))

    def _lay_out(self) -> None:
        words = QLabel(translate("Trainings", "As required by tier"))
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
            note(translate("Trainings", "Press once: holds the post ✓; twice: does not hold it ✕"))
        )
        column.addLayout(chips)
        column.addWidget(self.newly)
        column.addWidget(self.tags)
        column.addStretch(1)
        self.setWidget(self._inside)


def _with(posts: tuple[Post, ...], post: Post) -> tuple[Post, ...]:
    return tuple(each for each in Post if each in posts or each is post)


def _without(posts: tuple[Post, ...], post: Post) -> tuple[Post, ...]:
    return tuple(each for each in posts if each is not post)
