"""What is asked about rows of a list, and what may be answered."""

from __future__ import annotations

from roster.base.words import Code


class Question(Code):
    """What is asked about a row of a list that may be somebody."""

    WHO = "who", "是不是同一人？", "The same person?"
    FACTS_DIFFER = (
        "facts_differ",
        "出生年月、性别或身份证号码对不上：是同一人吗？",
        "Birth, gender or identity number differ: the same person?",
    )
    NUMBER_DIFFERS = (
        "number_differs",
        "身份证号码不同：号码更正？",
        "Another identity number: corrected?",
    )
    OTHER_VILLAGE = (
        "other_village",
        "换了村（社区）：调动、两处任职，还是原职已免？",
        "Another village: moved, both posts, or the old post ended?",
    )


class Difference(Code):
    """What a list's value does to another value that the file has of a known person."""

    LIST_WINS = "list_wins", "以表为准", "the list wins"
    FILL_EMPTY = "fill_empty", "只补空缺", "only fill gaps"
    FILE_WINS = "file_wins", "以名册为准", "the file wins"


class EarlierPosts(Code):
    """What becomes of posts that a list no longer names of somebody whom it gives others."""

    STAY = "stay", "保留", "they stay"
    END = "end", "结束", "they end"


class GreyRule(Code):
    """What becomes of all rows of one uncertain sort."""

    ASK = "ask", "逐个问", "ask for each"
    IS_PERSON = "is_person", "认作同一人", "take as the same person"
    IS_NEW = "is_new", "认作另一人", "take as somebody new"


class Contradiction(Code):
    """What becomes of rows that contradict those whom they may be; they are never one person."""

    ASK = "ask", "逐个问", "ask for each"
    IS_NEW = "is_new", "认作另一人", "take as somebody new"


class Verdict(Code):
    """What the clerk says of one row: who it is, and what follows from it.

    ``IS_PERSON`` leaves the person's identity number and home as they are; with
    ``NUMBER_CORRECTED`` the list's number takes the place of the file's; with ``MOVED`` the home
    becomes the list's and posts elsewhere end; with ``OLD_POST_ENDED`` only the posts end.
    """

    IS_PERSON = "is_person", "就是此人", "is this person"
    NUMBER_CORRECTED = "number_corrected", "就是此人，号码更正", "is this person, number corrected"
    MOVED = "moved", "就是此人，已调动", "is this person, moved here"
    OLD_POST_ENDED = "old_post_ended", "就是此人，原职已免", "is this person, the old post ended"
    IS_NEW = "is_new", "是新的人", "is somebody new"
    WAITS = "waits", "先放着", "leave waiting"
