"""F6: the keyboard goes from region to region of the window, to where it last was in each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence


def go_to_region(regions: Sequence[QWidget], step: int) -> None:
    """Give the keyboard to the next region (``step`` 1) or the one before (-1), going round."""
    usable = [region for region in regions if region.isVisible() and _stop(region) is not None]
    here = QApplication.focusWidget()
    at = next((n for n, region in enumerate(usable) if _holds(region, here)), -1 if step > 0 else 0)
    if usable and (stop := _stop(usable[(at + step) % len(usable)])) is not None:
        stop.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _holds(region: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and (region is widget or region.isAncestorOf(widget))


def _stop(region: QWidget) -> QWidget | None:
    """Return where the keyboard was in a region, or the first place that takes it."""
    last = region.focusWidget()
    if last is not None and last is not region and _takes_keys(last):
        return last
    return next((each for each in region.findChildren(QWidget) if _takes_keys(each)), None)


def _takes_keys(widget: QWidget) -> bool:
    is_stop = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return is_stop and widget.isVisible() and widget.isEnabled()
