"""What the copy with marks says of itself."""

from __future__ import annotations

from roster.base.words import Code


class AnswerNote(Code):
    """What is not as in the sender's file in the copy with marks."""

    NEW_WORKBOOK = (
        "new_workbook",
        "原件的格式不能标注，已按内容另做了一份 .xlsx，版式与原件不同",
        "the sender's format cannot carry marks: a new .xlsx with the same cells was made",
    )
    PROTECTION_REMOVED = (
        "protection_removed",
        "原件有打开密码，这份副本没有密码",
        "the sender's file has a password, this copy has none",
    )
    COMMENTS_UNSEEN = (
        "comments_unseen",
        "有的问题格原有会话，新版 Excel 只显示会话，不显示批注，只能看到颜色",
        "some cells have a conversation, beside which newer programs show no comment",
    )
