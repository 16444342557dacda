"""What can be wrong with people and their posts."""

from __future__ import annotations

from dataclasses import dataclass

from roster.base.codes.people import Post
from roster.base.errors import DateUnreadable as DateUnreadable  # noqa: PLC0414 - said of people, too
from roster.base.errors import RosterError
from roster.base.words import Language, Words, label
from roster.people.problems import ProblemKind


@dataclass(eq=False)
class NameUnusable(RosterError):
    """The name is empty, too long or holds control characters."""

    name: str

    words = Words(
        "姓名“{name}”不能用：是空的、太长或含有看不见的字符。请改正后再试。",
        "The name “{name}” is empty, too long or holds invisible characters. Correct it.",
    )


@dataclass(eq=False)
class IdNumberInvalid(RosterError):
    """The identity number fails GB 11643; ``kind`` is a ``ProblemKind`` value."""

    name: str
    kind: str

    words = Words(
        "{name}的身份证号码不对：{kind}。没有保存，请对照身份证重新填写。",
        "The identity number of {name} is wrong: {kind}. It was not saved; check the card.",
    )

    def values(self, language: Language) -> dict[str, str]:
        """Return its fields as they are said."""
        return super().values(language) | {"kind": label(ProblemKind(self.kind), language)}


@dataclass(eq=False)
class IdNumberTaken(RosterError):
    """Somebody else in the file has this identity number."""

    name: str
    holder: str

    words = Words(
        "{name}的身份证号码与{holder}的相同，没有保存。请核对是不是同一个人。",
        "{name} has the same identity number as {holder}. It was not saved; is it one person?",
    )


@dataclass(eq=False)
class PhoneUnusable(RosterError):
    """What was given as a telephone of a person is none."""

    name: str

    words = Words(
        "{name}的电话号码不对，没有保存。手机号是 11 位、以 13 至 19 开头；"
        "座机请填在第二电话，带区号。",
        "The telephone of {name} is wrong; it was not saved. A mobile number has 11 digits and"
        " begins with 13 to 19; a landline is the second phone, with its area code.",
    )


@dataclass(eq=False)
class UnknownTrainee(RosterError):
    """No such person."""

    trainee_id: str

    words = Words("名册里没有这个人（{trainee_id}）。", "There is no such person ({trainee_id}).")


@dataclass(eq=False)
class TraineeInUse(RosterError):
    """A person with attendance or certificates cannot be removed."""

    name: str

    words = Words(
        "{name}已编入培训班或列入培训通知，不能移除。如已离任，请结束其任职。",
        "{name} has been enrolled or called by a notice and cannot be removed. "
        "End the posts of those who left.",
    )


@dataclass(eq=False)
class ForbiddenPosts(RosterError):
    """The law forbids one person to hold both posts (DOMAIN.md section 2.2)."""

    name: str
    first: str
    second: str

    words = Words(
        "{name}不能同时担任{first}和{second}（法律规定不得兼任），没有保存。",
        "{name} may not be both {first} and {second} by law. It was not saved.",
    )

    def values(self, language: Language) -> dict[str, str]:
        """Return its fields as they are said."""
        return super().values(language) | {
            "first": label(Post(self.first), language),
            "second": label(Post(self.second), language),
        }


@dataclass(eq=False)
class PositionExists(RosterError):
    """The person already holds this post in this unit and term."""

    name: str
    post: str

    words = Words("{name}已经担任{post}，没有重复登记。", "{name} holds the post {post} already.")

    def values(self, language: Language) -> dict[str, str]:
        """Return its fields as they are said."""
        return super().values(language) | {"post": label(Post(self.post), language)}


@dataclass(eq=False)
class UnknownPosition(RosterError):
    """No such post."""

    position_id: str

    words = Words(
        "名册里没有这个任职（{position_id}），可能已被撤销。什么都没有动。",
        "There is no such post ({position_id}); perhaps it was undone. Nothing was changed.",
    )


@dataclass(eq=False)
class UnknownTerm(RosterError):
    """No such term."""

    term: str

    words = Words("没有“{term}”这一届。", "There is no term “{term}”.")
