from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from roster.qt.look.colours import Tone

if TYPE_CHECKING:
    from roster.qt.kit.notices import Notices


def button(notices: Notices) -> QPushButton:
    found = notices.findChild(QPushButton)
    assert found is not None
    return found


def test_nothing_is_said_at_first(notices: Notices) -> None:
    assert notices.text == ""


def test_a_notice_can_be_undone(notices: Notices) -> None:
    undone: list[bool] = []
    notices.show_notice("已导入 237 人。", undo=lambda: undone.append(True))
    assert notices.text == "已导入 237 人。"
    QTest.mouseClick(button(notices), Qt.MouseButton.LeftButton)
    assert undone == [True]
    assert notices.text == ""


def test_without_undo_there_is_no_button(notices: Notices) -> None:
    notices.show_error("没有写成。")
    assert button(notices).isHidden()


def test_a_new_notice_takes_the_place_of_the_old(notices: Notices) -> None:
    notices.show_notice("一")
    notices.show_notice("二", Tone.DUE, undo=lambda: None, button="查看")
    assert notices.text == "二"
    assert button(notices).text() == "查看"


def test_a_notice_goes_by_itself_a_warning_later_and_a_failure_when_it_is_told_to(
    notices: Notices,
) -> None:
    notices.show_notice("好了")
    assert notices._stay.interval() == 8_000
    notices.show_notice("请核对。", Tone.DUE)
    assert notices._stay.interval() == 20_000
    notices._stay.timeout.emit()
    assert notices.text == ""
    notices.show_error("没有写成。")
    assert not notices.is_going
    notices.dismiss()
    assert notices.text == ""


def test_escape_takes_a_notice_away(notices: Notices) -> None:
    notices.show_notice("好了")
    QTest.keyClick(notices, Qt.Key.Key_Escape)
    assert notices.text == ""


def test_an_offer_to_undo_goes_with_the_next_write(notices: Notices) -> None:
    notices.show_notice("已导入 237 人。", undo=lambda: None)
    notices.outdate()
    assert notices.text == ""


def test_a_notice_without_undo_stays_over_a_write(notices: Notices) -> None:
    notices.show_notice("已保存。", undo=lambda: None, button="查看")
    notices.outdate()
    assert notices.text == "已保存。"
