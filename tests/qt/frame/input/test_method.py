from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roster.qt.frame.input.method import reach_input_method

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "environment",
    [{"QT_IM_MODULE": "fcitx"}, {"QT_IM_MODULE": "fcitx5"}, {"XMODIFIERS": "@im=fcitx"}],
)
def test_fcitx_is_reached_through_the_ibus_portal(
    environment: dict[str, str], tmp_path: Path
) -> None:
    reach_input_method(environment, tmp_path)
    assert environment["QT_IM_MODULE"] == "ibus"
    assert environment["IBUS_USE_PORTAL"] == "1"


@pytest.mark.parametrize(
    "environment",
    [{}, {"QT_IM_MODULE": "ibus"}, {"QT_IM_MODULE": "ibus", "XMODIFIERS": "@im=fcitx"}],
)
def test_what_qt_can_reach_is_left_alone(environment: dict[str, str], tmp_path: Path) -> None:
    before = dict(environment)
    reach_input_method(environment, tmp_path)
    assert environment == before


def test_a_qt_with_its_own_fcitx_plugin_is_left_alone(tmp_path: Path) -> None:
    plugins = tmp_path / "Qt" / "plugins" / "platforminputcontexts"
    plugins.mkdir(parents=True)
    (plugins / "libfcitx5platforminputcontextplugin.so").touch()
    environment = {"QT_IM_MODULE": "fcitx"}
    reach_input_method(environment, tmp_path)
    assert environment == {"QT_IM_MODULE": "fcitx"}
