"""What can be wrong with certificates."""

from __future__ import annotations

from dataclasses import dataclass

from roster.attendance.codes import Shortfall
from roster.base.codes.certificates import CertificateState
from roster.base.errors import RosterError
from roster.base.words import Language, Words, label


@dataclass(eq=False)
class IssuedAbove(RosterError):
    """The office above held the training and issues its certificates itself."""

    title: str

    words = Words(
        "“{title}”是上级办的班，证书由上级签发，这里没有签发。",
        "“{title}” was held by the office above, which issues its certificates. None was issued.",
    )


@dataclass(eq=False)
class NotQualified(RosterError):
    """A certificate was asked for somebody who did not complete the training."""

    name: str
    reasons: tuple[str, ...]

    words = Words(
        "{name}还不能结业（{reasons}），没有签发证书。",
        "{name} did not complete the training ({reasons}). No certificate was issued.",
    )

    def values(self, language: Language) -> dict[str, str]:
        """Return its fields as they are said."""
        return super().values(language) | {
            "reasons": "、".join(label(Shortfall(reason), language) for reason in self.reasons)
        }


@dataclass(eq=False)
class NothingToIssue(RosterError):
    """Everybody who qualifies already has a certificate."""

    title: str

    words = Words(
        "“{title}”没有要签发的证书：够条件的人都已有证书。",
        "“{title}”: everybody who qualifies has a certificate already.",
    )


@dataclass(eq=False)
class UnknownCertificate(RosterError):
    """No such certificate."""

    number: str

    words = Words("没有这张证书（{number}）。", "There is no such certificate ({number}).")


@dataclass(eq=False)
class CertificatePrinted(RosterError):
    """An undo would un-issue numbers that are on paper; ``number`` is the first of ``count``."""

    number: str
    count: int

    words = Words(
        "没有撤销：证书 {number} 等 {count} 张已经打印，印在纸上的编号收不回来。请改为作废。",
        "Not undone: {count} certificates ({number} …) are on paper, and a printed number cannot "
        "be taken back. Declare them void instead.",
    )


@dataclass(eq=False)
class CertificateSettled(RosterError):
    """The certificate is void or corrected already; ``state`` says which."""

    number: str
    certificate_state: str

    words = Words(
        "证书 {number} {certificate_state}，没有再动它。",
        "Certificate {number} is {certificate_state} already and was left alone.",
    )

    def values(self, language: Language) -> dict[str, str]:
        """Return its fields as they are said."""
        return super().values(language) | {
            "certificate_state": label(CertificateState(self.certificate_state), language)
        }


@dataclass(eq=False)
class NotInDoubt(RosterError):
    """There is nothing to decide about the certificate."""

    number: str

    words = Words(
        "证书 {number} 没有疑问，不用保留，没有改动。",
        "Certificate {number} is not in doubt. Nothing was changed.",
    )


@dataclass(eq=False)
class CorrectionImpossible(RosterError):
    """The holder has not completed the training, so no certificate can say so."""

    number: str
    name: str

    words = Words(
        "{name}现在没有结业，不能更正证书 {number}，没有改动。请作废，或写明理由保留。",
        "{name} has not completed the training, so {number} cannot be corrected. Nothing was "
        "changed. Declare it void, or keep it with a reason.",
    )


@dataclass(eq=False)
class NothingToCorrect(RosterError):
    """The certificate says what another one issued today would say."""

    number: str

    words = Words(
        "证书 {number} 写的和现在一样，没有要更正的，没有改动。",
        "Certificate {number} says what is true today. Nothing was corrected.",
    )


@dataclass(eq=False)
class NumberPatternUnusable(RosterError):
    """The certificate number pattern lacks a running number or a year."""

    pattern: str

    words = Words(
        "编号样式“{pattern}”里要有{{年}}和{{序号:4}}。",
        "The number pattern “{pattern}” must contain {{年}} and {{序号:4}}.",
    )


class NumberTokenUnknown(NumberPatternUnusable):
    """Something else than year and running number stands in braces."""

    words = Words(
        "编号样式“{pattern}”的花括号里只能是{{年}}和{{序号:4}}，别的不认得。",
        "In the number pattern “{pattern}” only {{年}} and {{序号:4}} may stand in braces.",
    )


@dataclass(eq=False)
class IssuedTooEarly(RosterError):
    """The day of issue is before the last half-day of the training."""

    title: str
    on: str
    last_day: str

    words = Words(
        "“{title}”办到 {last_day}，签发日期不能早于这一天（写的是 {on}），没有签发。",
        "“{title}” was held until {last_day}; the day of issue cannot be before ({on}). "
        "None was issued.",
    )


@dataclass(eq=False)
class IssuedAhead(RosterError):
    """The day of issue is still to come."""

    on: str
    today: str

    words = Words(
        "签发日期 {on} 还没有到（今天 {today}），没有签发。确实要写以后的日期，命令行加 --ahead。",
        "The day of issue {on} is still to come (today is {today}); none was issued. If it is "
        "meant all the same, add --ahead at the command line.",
    )
