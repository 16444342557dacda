"""Rules that decide many rows of a list at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roster.base.words import label
from roster.lists.deciding import IntakeRules
from roster.lists.deciding.codes import Contradiction, Difference, EarlierPosts, GreyRule
from roster.qt.look.languages import QT_TRANSLATE_NOOP, translate
from roster.qt.widgets.fields import choice_field, choice_of
from roster.qt.widgets.form_dialog import FormDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from roster.base.words import Language

_GREY = {
    "two_candidates": (
        QT_TRANSLATE_NOOP("ImportRules", "Two people of the file fit"),
        (GreyRule.ASK, GreyRule.IS_NEW),
    ),
    "id_of_another": (
        QT_TRANSLATE_NOOP("ImportRules", "Identity number of somebody with another name"),
        (GreyRule.ASK, GreyRule.IS_PERSON, GreyRule.IS_NEW),
    ),
    "name_village": (
        QT_TRANSLATE_NOOP("ImportRules", "Only name and village are the same"),
        (GreyRule.ASK, GreyRule.IS_PERSON, GreyRule.IS_NEW),
    ),
    "name_phone": (
        QT_TRANSLATE_NOOP("ImportRules", "Only name, village and phone are the same"),
        (GreyRule.ASK, GreyRule.IS_PERSON, GreyRule.IS_NEW),
    ),
    "other_village": (
        QT_TRANSLATE_NOOP("ImportRules", "Name and birth or phone of somebody in another village"),
        (GreyRule.ASK, GreyRule.IS_PERSON, GreyRule.IS_NEW),
    ),
}
"""The grey kinds: the field of the rules, its words, and what can be ruled about it."""


class RulesDialog(FormDialog):
    """One question a line, answered once for the whole list."""

    def __init__(
        self, rules: IntakeRules, language: Language, parent: QWidget | None = None
    ) -> None:
        title = translate("ImportRules", "Rules for the whole list")
        super().__init__(title, translate("ImportRules", "Decide anew"), parent)
        self.difference = choice_field(
            {each.value: label(each, language) for each in Difference}, rules.difference
        )
        self.add(translate("ImportRules", "List and file differ"), self.difference)
        self.earlier_posts = choice_field(
            {each.value: label(each, language) for each in EarlierPosts}, rules.earlier_posts
        )
        text = translate("ImportRules", "Posts of this term that the list no longer names")
        self.add(text, self.earlier_posts)
        self.facts_differ = choice_field(
            {each.value: label(each, language) for each in Contradiction}, rules.facts_differ
        )
        text = translate("ImportRules", "Birth, gender or identity number differ")
        self.add(text, self.facts_differ)
        self.grey = {
            name: choice_field(
                {each.value: label(each, language) for each in choices}, getattr(rules, name)
            )
            for name, (_words, choices) in _GREY.items()
        }
        for name, field in self.grey.items():
            self.add(translate("ImportRules", _GREY[name][0]), field)
        self.difference.setFocus()

    def rules(self) -> IntakeRules:
        """Return the rules as they stand in the form."""
        grey = {name: GreyRule(choice_of(field)) for name, field in self.grey.items()}
        return IntakeRules(
            difference=Difference(choice_of(self.difference)),
            earlier_posts=EarlierPosts(choice_of(self.earlier_posts)),
            facts_differ=Contradiction(choice_of(self.facts_differ)),
            **grey,
        )
