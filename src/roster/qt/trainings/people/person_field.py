"""A field that puts people on a list: found by name, pinyin, initials, phone or village."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from roster.people.posts import posts_on_paper
from roster.people.trainees import PeopleFilter, find_people, people_rows
from roster.qt.kit.reading import read
from roster.qt.look.languages import translate
from roster.qt.widgets.search.box import SearchBox
from roster.qt.widgets.search.hit import Hit

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from PySide6.QtWidgets import QWidget

    from roster.db.engine import Db
    from roster.people.trainees import PersonRow
    from roster.qt.kit.workspace import Workspace

_MOST = 8


class PersonField(SearchBox):
    """Enter puts the one found on the list and waits for the next; Esc goes back to the list.

    Args:
        workspace: whose people are found.
        on_list: gives the ids of the people who stand on the list already.
        home: has the keyboard after Esc.

    Signals:
        added: the id of a person who is to be put on the list.
        found: the id of a person who stands there already.
    """

    added = Signal(str)
    found = Signal(str)

    def __init__(
        self, workspace: Workspace, on_list: Callable[[], Collection[str]], home: QWidget
    ) -> None:
        super().__init__(workspace.theme)
        self._workspace = workspace
        self._on_list = on_list
        self._home = home
        self.set_provider(self._hits)

    def retranslate(self) -> None:
        """Take the words of the language of the window."""
        words = translate("Trainings", "Add people: name or initials")
        self.setPlaceholderText(words)
        self.setAccessibleName(words)

    def _leave(self) -> None:
        self._came_from = self._home
        super()._leave()

    def _look(self) -> None:
        if self.text().strip():
            super()._look()
        else:
            self.results.hide()

    def _hits(self, text: str, show: Callable[[Sequence[Hit]], None]) -> None:
        """Show who may be meant, those first who are not on the list yet."""
        here = frozenset(self._on_list())
        done = partial(self._show_people, here, show)
        read(self._workspace, lambda db: _meant(db, text, here), done)

    def _show_people(
        self,
        here: Collection[str],
        show: Callable[[Sequence[Hit]], None],
        people: Sequence[PersonRow],
    ) -> None:
        show([self._hit(person, is_here=person.id in here) for person in people])

    def _hit(self, person: PersonRow, *, is_here: bool) -> Hit:
        if is_here:
            group = translate("Trainings", "On the list already")
        else:
            group = translate("Trainings", "Put on the list")
        return Hit(
            group=group,
            title=person.facts.name,
            detail=f"{person.unit_name} {posts_on_paper(person.posts)}".strip(),
            icon="user" if is_here else "user-plus",
            open=partial(self.found.emit if is_here else self._add, person.id),
        )

    def _add(self, person_id: str) -> None:
        self.added.emit(person_id)
        self.setFocus()


def _meant(db: Db, text: str, here: Collection[str]) -> Sequence[PersonRow]:
    ids = find_people(db, PeopleFilter(text))
    away = [person_id for person_id in ids if person_id not in here][:_MOST]
    there = [person_id for person_id in ids if person_id in here][:_MOST]
    return people_rows(db, [*away, *there])
