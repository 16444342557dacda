"""Finds commands by what a clerk types: Chinese, pinyin, initials or English."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QKeySequence

from roster.base.half_width import half_width
from roster.base.pinyin import spoken
from roster.qt.kit.commands import plain_words
from roster.qt.look.languages import translate
from roster.qt.widgets.search.hit import Hit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtGui import QAction

    from roster.qt.kit.commands import Actions
    from roster.qt.kit.page import PageSpec

_MOST = 8


class Findable(NamedTuple):
    """A command as the search sees it; ``english`` are its source words."""

    words: str
    english: str
    hit: Callable[[], Hit]


def findable_pages(specs: Iterable[PageSpec], open_page: Callable[[str], None]) -> list[Findable]:
    """Return the pages as the search sees them."""
    return [Findable(spec.words(), spec.title, _page_hit(spec, open_page)) for spec in specs]


def findable_commands(actions: Actions) -> list[Findable]:
    """Return the commands that can be given now."""
    return [_findable(actions, action) for action in actions.all() if action.isEnabled()]


def findable_actions(actions: Iterable[QAction]) -> list[Findable]:
    """Return the actions of a page that make sense now."""
    return [
        Findable(plain_words(action.text()), "", partial(_action_hit, action))
        for action in actions
        if action.isVisible() and action.isEnabled()
    ]


def _action_hit(action: QAction) -> Hit:
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    group = translate("MainWindow", "On this page")
    return Hit(group, plain_words(action.text()), keys, "chevron-right", action.trigger)


def _page_hit(spec: PageSpec, open_page: Callable[[str], None]) -> Callable[[], Hit]:
    group = translate("MainWindow", "Go to page")
    return lambda: Hit(group, spec.words(), "", spec.icon, lambda: open_page(spec.key))


def _findable(actions: Actions, action: QAction) -> Findable:
    words = plain_words(action.text())
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    icon = actions.icon_of(action.objectName())
    group = translate("MainWindow", "Command")
    return Findable(
        words, actions.english(action), lambda: Hit(group, words, keys, icon, action.trigger)
    )


def find_commands(commands: Iterable[Findable], text: str) -> list[Hit]:
    """Return the commands that fit what was typed, best first."""
    typed = half_width(text).lower().replace(" ", "")
    ranked = [
        (rank, command) for command in commands if (rank := _rank(command, typed)) is not None
    ]
    ranked.sort(key=lambda pair: pair[0])
    return [command.hit() for _, command in ranked[:_MOST]]


def offered(
    pages: Sequence[Findable], of_page: Sequence[QAction], actions: Actions, text: str
) -> list[Hit]:
    """Return the pages, what the page in front can do, and the commands; only pages for no text."""
    if not text:
        return find_commands(pages, text)
    kinds = (pages, findable_actions(of_page), findable_commands(actions))
    return [hit for kind in kinds for hit in find_commands(kind, text)]


def _rank(command: Findable, typed: str) -> int | None:
    """Return how well a command fits, 0 best, or ``None``."""
    words = command.words.lower().replace(" ", "")
    english = command.english.lower()
    if words.startswith(typed):
        return 0
    if typed in words:
        return 1
    if typed.isascii():
        ways = spoken(command.words)
        fits = (
            any(initials.startswith(typed) for _, initials in ways),
            any(pinyin.startswith(typed) for pinyin, _ in ways),
            any(word.startswith(typed) for word in english.split()),
            any(typed in pinyin for pinyin, _ in ways),
        )
        return next((2 + at for at, fit in enumerate(fits) if fit), None)
    return None
