"""Chinese typing on Linux desktops whose input method our Qt has no plugin for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import MutableMapping

_UNREACHABLE = {"fcitx", "fcitx5"}
_PLUGINS = Path("Qt", "plugins", "platforminputcontexts")


def reach_input_method(environment: MutableMapping[str, str], qt_folder: Path) -> None:
    """Let Qt talk to fcitx through the IBus portal, before the application is made.

    PySide6 ships the ibus plugin and none for fcitx; fcitx5 answers on the IBus portal. A desktop
    that says ``fcitx`` would otherwise leave the clerk without Chinese typing.
    """
    wanted = environment.get("QT_IM_MODULE", "")
    if not wanted and environment.get("XMODIFIERS", "").endswith("=fcitx"):
        wanted = "fcitx"
    if wanted in _UNREACHABLE and not _has_plugin(qt_folder):
        environment["QT_IM_MODULE"] = "ibus"
        environment["IBUS_USE_PORTAL"] = "1"


def _has_plugin(qt_folder: Path) -> bool:
    return any(qt_folder.joinpath(_PLUGINS).glob("*fcitx*"))
