"""No exception leaves a method that Qt calls.

Qt calls overrides in the middle of its own work: while a model is reset, while a window is painted.
It does not bear an exception there; the program dies. So every override of the window answers with
something harmless instead, and the bug is told when Qt has come to rest.
"""

from __future__ import annotations

import sys
import threading
from functools import wraps
from types import FunctionType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QObject,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QIconEngine, QPixmap, QValidator

if TYPE_CHECKING:
    from collections.abc import Callable

_OURS, _QT = "roster.qt.", "PySide6."

_HARMLESS: dict[str, Callable[[], object]] = {
    **dict.fromkeys(
        ("None", "object", "QIconEngine", "QLayoutItem | None", "QWidget"), lambda: None
    ),
    "bool": bool,
    "int": int,
    "float": float,
    "str": str,
    "tuple[QValidator.State, str, int]": lambda: (QValidator.State.Invalid, "", 0),
    "QModelIndex": QModelIndex,
    "QPixmap": QPixmap,
    "QSize": QSize,
    "Qt.ItemFlag": lambda: Qt.ItemFlag.NoItemFlags,
    "Qt.Orientation": lambda: Qt.Orientation(0),
}
"""What an override that failed answers, by what it says it returns."""

told_places: set[tuple[str, int]] = set()
"""Where a bug was that has been told: one in painting would come again with each frame."""


def guard_overrides() -> None:
    """Guard every class of the window from the moment it is made, whoever writes it."""
    for root in (QObject, QIconEngine):
        root.__init_subclass__ = _hook_below(root)  # type: ignore[method-assign]  # Qt's classes have none


def overrides(kind: type) -> dict[str, FunctionType]:
    """Return the methods of a class that stand for one of Qt."""
    qt = [base for base in kind.__mro__[1:] if base.__module__.startswith(_QT)]
    return {
        name: each
        for name, each in vars(kind).items()
        if isinstance(each, FunctionType) and any(name in vars(base) for base in qt)
        if not name.startswith("__")
    }


def is_guarded(function: FunctionType) -> bool:
    """Tell whether an exception cannot leave a function."""
    return hasattr(function, "__wrapped__")


def _hook_below(root: type) -> Any:  # noqa: ANN401 - mypy has no word for a class method made here
    def hook(kind: type[Any], /, **options: Any) -> None:  # noqa: ANN401 - whatever a class is made with
        super(root, kind).__init_subclass__(**options)  # type: ignore[arg-type]  # it is a class
        if kind.__module__.startswith(_OURS):
            for name, function in overrides(kind).items():
                setattr(kind, name, _guarded(function))

    return classmethod(hook)


def _guarded(function: FunctionType) -> Callable[..., object]:
    harmless = _HARMLESS[function.__annotations__["return"]]

    @wraps(function)
    def guarded(*given: object, **named: object) -> object:
        try:
            return function(*given, **named)
        except Exception as error:  # noqa: BLE001 - told, whatever it is
            _tell(error)
            return harmless()

    return guarded


def _tell(error: Exception) -> None:
    """Hand a bug to whoever hears of bugs, once and not in the middle of Qt's work."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = (trace.tb_frame.f_code.co_filename, trace.tb_lineno) if trace else ("", 0)
    if place in told_places:
        return
    told_places.add(place)
    in_main = threading.current_thread() is threading.main_thread()
    if in_main and QCoreApplication.instance() is not None:
        QTimer.singleShot(0, lambda: sys.excepthook(type(error), error, error.__traceback__))
    else:
        sys.excepthook(type(error), error, error.__traceback__)
