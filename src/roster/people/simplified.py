"""Traditional characters of the words of lists, for looking words up; names are never changed."""

from __future__ import annotations

#: Only characters of headers and of the words for facts, each before its simplified form.
_PAIRS = (
    "黨党 組组 織织 員员 會会 書书 記记 職职 務务 學学 歷历 號号 碼码 電电 話话 聯联 繫系"
    " 絡络 時时 間间 現现 團团 眾众 軍军 幹干 選选 舉举 類类 單单 區区 縣县 鎮镇 鄉乡 備备"
    " 註注 層层 專专 業业 經经 濟济 長长 監监 總总 無无 實实 際际 體体 歲岁 齡龄 證证 齊齐"
    " 國国 產产 農农 師师 離离 舊旧 屆届 連连 續续 參参 與与 當当 質质 級级 後后 設设 訓训"
    " 練练 狀状 況况 處处 辦办 誌志 隊队 營营 婦妇 貫贯 別别 遷迁"
)
_TABLE = {ord(pair[0]): pair[1] for pair in _PAIRS.split()}


def simplified(word: str) -> str:
    """Return a word of a list in simplified characters: 學歷 as 学历."""
    return word if word.isascii() else word.translate(_TABLE)
