"""Small dialogs of the people page: a new person, a new post, its end, whether it is newly won."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QCheckBox,
    QLineEdit,
    QWidget,
)

from roster.base.codes.people import EndReason, Gender, Post
from roster.base.dates import read_date
from roster.base.words import label
from roster.people.trainees import TraineeFacts
from roster.qt.look.languages import translate
from roster.qt.widgets.fields import choice_field, choice_of, date_field, iso_date
from roster.qt.widgets.form_dialog import FormDialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from roster.base.words import Language
    from roster.divisions.divisions import DivisionRow
    from roster.people.positions import PositionRow


@dataclass(frozen=True, slots=True)
class Appointment:
    """A post to be given; ``newly_elected`` None: the list does not say."""

    division_id: str
    post: Post
    newly_elected: bool | None


class AppointDialog(FormDialog):
    """Gives a person a post."""

    def __init__(
        self,
        villages: Sequence[DivisionRow],
        home: str,
        language: Language,
        parent: QWidget | None = None,
    ) -> None:
        title = translate("People", "Add post")
        super().__init__(title, title, parent)
        self.post = choice_field({post.value: label(post, language) for post in Post})
        self.village = choice_field(
            {division.id: division.short_name for division in villages}, home
        )
        self.newly = QCheckBox(translate("People", "Newly elected"))
        self.add(translate("People", "Post"), self.post)
        self.add(translate("People", "Village"), self.village)
        self.add(translate("People", "Newly elected"), self.newly)

    def choice(self) -> Appointment:
        """Return what was chosen."""
        post = Post(choice_of(self.post))
        return Appointment(choice_of(self.village), post, self.newly.isChecked() or None)


class EndPostDialog(FormDialog):
    """Ends a post."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        title = translate("People", "End post")
        super().__init__(title, title, parent)
        reasons = [reason for reason in EndReason if reason is not EndReason.CORRECTED]
        self.reason = choice_field({reason.value: label(reason, language) for reason in reasons})
        self.day = date_field()
        self.add(translate("People", "Reason"), self.reason)
        self.add(translate("People", "First day without it"), self.day)

    def choice(self) -> tuple[str, EndReason]:
        """Return the first day without the post (ISO) and the reason."""
        return iso_date(self.day), EndReason(choice_of(self.reason))


class ElectedDialog(FormDialog):
    """Says whether a post is newly won or held again, against what the list said."""

    def __init__(self, held: PositionRow, parent: QWidget | None = None) -> None:
        title = translate("People", "Newly elected or again")
        super().__init__(title, translate("People", "Save"), parent)
        words = {
            "True": translate("People", "Newly elected"),
            "False": translate("People", "Held again"),
            "None": translate("People", "Not known"),
        }
        self.elected = choice_field(words, str(held.newly_elected))
        self.reason = QLineEdit()
        self.add(translate("People", "Newly elected"), self.elected)
        self.add(translate("People", "Reason"), self.reason)

    def choice(self) -> tuple[bool | None, str | None]:
        """Return whether the post is newly won (None: not known), and why."""
        elected = {"True": True, "False": False}.get(choice_of(self.elected))
        return elected, self.reason.text().strip() or None


class AddPersonDialog(FormDialog):
    """Adds a person with a first post."""

    def __init__(
        self,
        villages: Sequence[DivisionRow],
        village_id: str,
        language: Language,
        parent: QWidget | None = None,
    ) -> None:
        title = translate("People", "Add person")
        super().__init__(title, translate("People", "Add"), parent)
        self.name = QLineEdit()
        self.village = choice_field(
            {division.id: division.short_name for division in villages}, village_id
        )
        posts = {post.value: label(post, language) for post in Post}
        self.post = choice_field({"": translate("People", "None yet"), **posts})
        self.gender = choice_field({"": "", **{g.value: label(g, language) for g in Gender}})
        self.born = QLineEdit(placeholderText="1978.05")
        self.id_number = QLineEdit()
        self.phone = QLineEdit()
        for words, field in (
            (translate("People", "Name"), self.name),
            (translate("People", "Village"), self.village),
            (translate("People", "Post"), self.post),
            (translate("People", "Gender"), self.gender),
            (translate("People", "Born"), self.born),
            (translate("People", "Identity number"), self.id_number),
            (translate("People", "Phone"), self.phone),
        ):
            self.add(words, field)
        self.name.textChanged.connect(self._enable)
        self._enable()

    def choice(self) -> tuple[TraineeFacts, Post | None]:
        """Return the facts of the person and the first post."""
        born = self.born.text().strip()
        gender, post = choice_of(self.gender), choice_of(self.post)
        facts = TraineeFacts(
            name=self.name.text().strip(),
            division_id=choice_of(self.village),
            gender=Gender(gender) if gender else None,
            birth=read_date(born).iso or born or None,
            id_number=self.id_number.text().strip() or None,
            phone=self.phone.text().strip() or None,
        )
        return facts, Post(post) if post else None

    def _enable(self) -> None:
        self.does.setEnabled(bool(self.name.text().strip()))
