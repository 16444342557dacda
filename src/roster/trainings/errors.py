"""What can be wrong with trainings, their half-days and lists."""

from __future__ import annotations

from dataclasses import dataclass

from roster.base.codes.trainings import TrainingState
from roster.base.errors import RosterError
from roster.base.words import Language, Words, label


@dataclass(eq=False)
class UnknownTraining(RosterError):
    """No such training."""

    training: str

    words = Words("没有这个培训班（{training}）。", "No such training ({training}).")


@dataclass(eq=False)
class TrainingWithoutPeriods(RosterError):
    """A training needs half-days before it can be opened, printed or attended."""

    title: str

    words = Words(
        "“{title}”还没有安排上课的半天。请先在课程表里加上时间。",
        "“{title}” has no half-days yet. Put them into the timetable first.",
    )


@dataclass(eq=False)
class TrainingStateForbids(RosterError):
    """The training's state does not allow this; ``state`` is a ``TrainingState`` value."""

    title: str
    state: str

    words = Words(
        "“{title}”现在是“{state}”状态，不能这样做。",
        "“{title}” is {state}; that cannot be done now.",
    )

    def values(self, language: Language) -> dict[str, str]:
        """Return its fields as they are said."""
        return super().values(language) | {"state": label(TrainingState(self.state), language)}


@dataclass(eq=False)
class PeriodTaken(RosterError):
    """Two half-days of a training fall on the same date and part of the day."""

    title: str
    date: str

    words = Words(
        "“{title}”在{date}的同一个半天排了两次课。请改一个时间。",
        "“{title}” has two entries for the same half-day on {date}. Change one.",
    )


@dataclass(eq=False)
class TrainingNotOver(RosterError):
    """The last half-day of the training is still to come."""

    title: str
    last_day: str
    today: str

    words = Words(
        "“{title}”要到 {last_day} 才办完（今天 {today}），没有改动。"
        "确实要提前办理，命令行加 --ahead。",
        "“{title}” is not over before {last_day} (today is {today}); nothing was changed. "
        "If it is meant all the same, add --ahead at the command line.",
    )


@dataclass(eq=False)
class HoursUnreadable(RosterError):
    """The class hours of a half-day are no quarters of an hour, none, or more than a day has."""

    text: str

    words = Words(
        "学时“{text}”不对，没有改。半天的学时写 0.25 到 12，按四分之一学时算，如 2.5。",
        "“{text}” are no class hours; nothing was changed. Write 0.25 to 12 in quarters, as 2.5.",
    )


@dataclass(eq=False)
class ClockTimeUnreadable(RosterError):
    """The time of a half-day is no clock time, or it ends before it begins."""

    text: str

    words = Words(
        "时间“{text}”读不懂，没有改。请写成 8:30-11:30 这样。",
        "The time “{text}” cannot be read; nothing was changed. Write it like 8:30-11:30.",
    )


@dataclass(eq=False)
class PeriodHasMarks(RosterError):
    """A half-day with attendance entered cannot be taken out."""

    title: str
    date: str

    words = Words(
        "“{title}”{date}的半天已经录了考勤，不能删掉。",
        "The half-day of “{title}” on {date} has attendance marks and cannot be taken out.",
    )


@dataclass(eq=False)
class NobodyEnrolled(RosterError):
    """The training has no people yet."""

    title: str

    words = Words("“{title}”还没有学员。请先编入名单。", "Nobody is enrolled in “{title}” yet.")


@dataclass(eq=False)
class NotGrouped(RosterError):
    """The training's people are in no groups yet."""

    title: str

    words = Words(
        "“{title}”还没有分组。先在“分组排座”里分好组，这里就有分组名单。",
        "“{title}” has no groups yet. Form them under Groups and seats first.",
    )


@dataclass(eq=False)
class NotSeated(RosterError):
    """Nobody of the training has a seat yet."""

    title: str

    words = Words(
        "“{title}”还没有排座位。先在“分组排座”里排好，这里就有座位表。",
        "“{title}” has no seats yet. Give them under Groups and seats first.",
    )


@dataclass(eq=False)
class UnknownEnrollment(RosterError):
    """The person or half-day does not belong to the training."""

    what: str

    words = Words("这个培训班里没有“{what}”。", "“{what}” does not belong to this training.")


@dataclass(eq=False)
class ReasonMissing(RosterError):
    """Something that is done to a training only with a reason was given none."""

    title: str

    words = Words(
        "“{title}”没有改动：这样做要写明理由。",
        "“{title}” is as it was: this needs a reason.",
    )


@dataclass(eq=False)
class NotHeldAbove(RosterError):
    """Outcomes were to be recorded for a training that is held here, where marks decide."""

    title: str

    words = Words(
        "“{title}”是本单位办的班，结业与否由考勤决定，没有登记。要登记上级培训，请先在班次里标明。",
        "“{title}” is held here, so attendance decides who completes it. Nothing was recorded. "
        "For a training held above, say so in its facts first.",
    )


@dataclass(eq=False)
class OutcomesMissing(RosterError):
    """A training held above is to be closed and it is not said how it ended for some."""

    title: str
    blank: int

    words = Words(
        "“{title}”还有 {blank} 人没有说明是否结业，没有登记。请补齐后再登记。",
        "“{title}”: the outcome of {blank} people is not said. Nothing was recorded; complete it.",
    )


@dataclass(eq=False)
class NoticeSent(RosterError):
    """The notice of a training went out already; ``date`` is the day."""

    title: str
    date: str

    words = Words(
        "“{title}”的通知已在{date}发出，名单已经固定。要增加人员，请用补充通知。",
        "The notice of “{title}” went out on {date} and its list is fixed. Call more people by a "
        "supplement.",
    )


@dataclass(eq=False)
class NoticeNotSent(RosterError):
    """Asked for those whom a notice called, and none went out."""

    title: str

    words = Words(
        "“{title}”还没有发出通知。请先发出通知。",
        "The notice of “{title}” has not gone out yet. Send it first.",
    )


@dataclass(eq=False)
class GroupsImpossible(RosterError):
    """A class cannot be divided into so many groups; ``most`` is how many would do."""

    groups: int
    most: int

    words = Words(
        "分不成 {groups} 组：最多能分 {most} 组。原来的分组没有动。",
        "{groups} groups are impossible; at most {most} can be made. The groups are as they were.",
    )
