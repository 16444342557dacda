"""Why a column was taken for a field."""

from __future__ import annotations

from roster.base.words import Code


class ColumnReason(Code):
    """Why a column was taken for a field, or for none."""

    EXACT = "exact", "表头就是这个词", "the header is this very word"
    BARE = "bare", "表头去掉说明就是这个词", "the header is this word and a remark"
    PARENT = "parent", "由上一级表头看出", "told by the header above"
    CONTAINED = "contained", "表头里含有这个词", "the header contains this word"
    VALUES = "values", "由格子的内容看出", "told by what the cells say"
    CHOSEN = "chosen", "由你指定", "chosen by you"
    SECOND = "second", "另一列更像，这一列没有用", "another column is surer; not used"
    SOMEBODY_ELSE = "somebody_else", "说的是别人，没有用", "about somebody else; not used"
    UNKNOWN = "unknown", "没有认出来，没有用", "not recognised; not used"
