"""The root of every failure that roster expects, and those of files of any kind.

One class a mistake, each beside its subject (``errors.py`` of every room). A class carries fields
and its sentence in both languages: what happened, what was kept and what to do; names in braces
are its fields. Window and command line both speak through :func:`sentence`, so that the same
failure has the same words everywhere. Anything that is not a :class:`RosterError` is a bug.
Identity numbers and telephone numbers are never put into a field.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from roster.base.words import Language, Words


class RosterError(Exception):
    """The root of all expected failures."""

    words: ClassVar[Words]

    def values(self, _language: Language) -> dict[str, str]:
        """Return its fields as they are said, files without their folders."""
        return {name: _spoken(value) for name, value in vars(self).items()}


def sentence(error: RosterError, language: Language = "zh") -> str:
    """Return what to tell the clerk about an expected failure."""
    return error.words.said(language).format(**error.values(language))


def _spoken(value: object) -> str:
    return value.name or str(value) if isinstance(value, Path) else str(value)


@dataclass(eq=False)
class FileMissing(RosterError):
    """The file is not there."""

    path: Path

    words = Words(
        "找不到文件“{path}”。请看看它是不是被移走或改了名。",
        "There is no file “{path}”. Perhaps it was moved or renamed.",
    )


@dataclass(eq=False)
class FileExists(RosterError):
    """What is to be made is there already: a roster file, a folder that is not empty."""

    path: Path

    words = Words(
        "“{path}”已经存在，没有覆盖它。请换一个文件名，或直接打开它。",
        "“{path}” exists already and was left alone. Choose another name, or open it.",
    )


@dataclass(eq=False)
class CannotWrite(RosterError):
    """The folder is read-only, gone, or the target is open in another program."""

    path: Path

    words = Words(
        "写不进“{path}”：文件夹不存在、只能读，或文件正被别的程序打开。"
        "原来的内容没有动。请关掉那个程序，或换一个位置。",
        "Cannot write “{path}”: the folder is missing or read-only, or another program has the "
        "file open. Nothing was changed. Close that program or choose another place.",
    )


class OutputIsRoster(CannotWrite):
    """What is to be written over is a roster, or a file that belongs to one."""

    words = Words(
        "“{path}”是名册文件，或是名册正在用的文件，没有覆盖它，什么也没有写。请换一个文件名。",
        "“{path}” is a roster file, or belongs to one; it was left alone and nothing was written. "
        "Choose another name.",
    )


class OutputIsSource(CannotWrite):
    """What is to be written over is the file that was read for it."""

    words = Words(
        "“{path}”是原件，结果就是从它来的，没有覆盖它，什么也没有写。请存成另一个文件名。",
        "“{path}” is the file that was read for this; it was left alone and nothing was written. "
        "Choose another name.",
    )


class OutputNotAFile(CannotWrite):
    """What is to be written over is a folder, a device, a pipe or a socket."""

    words = Words(
        "“{path}”不是普通文件（是文件夹、设备或管道），没有动它，什么也没有写。请换一个文件名。",
        "“{path}” is no ordinary file but a folder, device or pipe; it was left alone and nothing "
        "was written. Choose another name.",
    )


class OutputNotAFolder(CannotWrite):
    """What is to take new files is no folder."""

    words = Words(
        "“{path}”不是文件夹，没有动它，什么也没有写。请换一个文件夹。",
        "“{path}” is no folder; it was left alone and nothing was written. Choose a folder.",
    )


@dataclass(eq=False)
class OutputEnding(CannotWrite):
    """The name ends in that of another kind of file; the right ending is given."""

    ending: str

    words = Words(
        "“{path}”的扩展名不对，什么也没有写。这种文件要以 {ending} 结尾，请改一改文件名。",
        "“{path}” has another ending and nothing was written. This kind of file ends in {ending}; "
        "change its name.",
    )


@dataclass(eq=False)
class DiskFull(RosterError):
    """No room left while writing."""

    path: Path

    words = Words(
        "磁盘满了，“{path}”没有写成。已保存的内容都在。请腾出空间后再试一次。",
        "The disk is full; “{path}” was not written. All saved work is kept. Make room, try again.",
    )


@dataclass(eq=False)
class DateUnreadable(RosterError):
    """A date is not YYYY, YYYY-MM or YYYY-MM-DD, or does not exist."""

    text: str

    words = Words(
        "日期“{text}”读不懂。请写成 1978、1978-05 或 1978-05-12 这样。",
        "The date “{text}” cannot be read. Write it like 1978, 1978-05 or 1978-05-12.",
    )


class DayUnreadable(DateUnreadable):
    """What should be a day is none: no year, month and day, or not in the calendar."""

    words = Words(
        "“{text}”不是日期，没有改动。日期写成 2026-12-01、20261201 或 12月1日 这样。",
        "“{text}” is no day; nothing was changed. Write it like 2026-12-01, 20261201 or 12-1.",
    )


@dataclass(eq=False)
class TextUnusable(RosterError):
    """A text that papers print cannot be taken; ``what`` says which."""

    what: Words

    words = Words(
        "{what}不能用，没有保存。请改一改。", "{what} cannot be used; nothing was saved. Change it."
    )

    def values(self, language: Language) -> dict[str, str]:
        """Return its fields as they are said."""
        return super().values(language) | {"what": self.what.said(language)}


class TextEmpty(TextUnusable):
    """It says nothing."""

    words = Words(
        "{what}是空的，没有保存。请写上。", "{what} is empty; nothing was saved. Write something."
    )


@dataclass(eq=False)
class TextTooLong(TextUnusable):
    """It has more characters than fit."""

    length: int
    most: int

    words = Words(
        "{what}有 {length} 个字，最多 {most} 个，没有保存。请写短一些。",
        "{what} has {length} characters and {most} fit; nothing was saved. Shorten it.",
    )


@dataclass(eq=False)
class TextUnprintable(TextUnusable):
    """A sign of it cannot be printed: an emoji, a line break, something invisible."""

    sign: str

    words = Words(
        "{what}里的 {sign} 打印不出来，没有保存。请去掉表情、换行和看不见的字符。",
        "{what} holds {sign}, which cannot be printed; nothing was saved. Leave out emoji, line "
        "breaks and invisible characters.",
    )

    def values(self, language: Language) -> dict[str, str]:
        """Return its fields as they are said; a sign that cannot be seen by its code alone."""
        seen = f"“{self.sign}”" if self.sign.isprintable() else ""
        return super().values(language) | {"sign": f"{seen}U+{ord(self.sign):04X}"}
