"""What the search field finds in the open file, and where each hit leads."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from roster.office.search import Found, FoundKind, search
from roster.qt.kit.page import IN_DIVISION
from roster.qt.kit.reading import read
from roster.qt.look.languages import QT_TRANSLATE_NOOP, translate
from roster.qt.widgets.search.hit import Hit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from roster.qt.kit.workspace import Workspace


_KINDS = {
    FoundKind.PERSON: (QT_TRANSLATE_NOOP("Finder", "People"), "user", "people"),
    FoundKind.DIVISION: (QT_TRANSLATE_NOOP("Finder", "Villages"), "map-pin", "people"),
    FoundKind.TRAINING: (QT_TRANSLATE_NOOP("Finder", "Trainings"), "presentation", "trainings"),
    FoundKind.CERTIFICATE: (
        QT_TRANSLATE_NOOP("Finder", "Certificates"),
        "award",
        "certificates",
    ),
}
"""Heading, icon and page of each kind."""


def find(workspace: Workspace, text: str, show: Callable[[Sequence[Hit]], None]) -> None:
    """Show what is found in the open file."""
    read(workspace, lambda db: search(db, text), partial(_show, workspace, show))


def _show(
    workspace: Workspace, show: Callable[[Sequence[Hit]], None], found: Sequence[Found]
) -> None:
    show([_hit(workspace, item) for item in found])


def _hit(workspace: Workspace, found: Found) -> Hit:
    heading, icon, page = _KINDS[found.kind]
    item = f"{IN_DIVISION}{found.title}" if found.kind is FoundKind.DIVISION else found.id
    return Hit(
        group=translate("Finder", heading),
        title=found.title,
        detail=found.detail,
        icon=icon,
        open=partial(workspace.open_page, page, item),
    )
