"""What can be wrong with the roster file, and with taking an action back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from roster.base.errors import RosterError
from roster.base.words import Language, Words, label
from roster.db.acts import Act

if TYPE_CHECKING:
    from pathlib import Path

_EDITS_NAMED = 3


@dataclass(eq=False)
class NotARosterFile(RosterError):
    """The file is something else."""

    path: Path

    words = Words(
        "“{path}”不是名册文件，没有打开。要读花名册表格，请用“导入花名册”。",
        "“{path}” is not a roster file and was not opened. To read a workbook, use import.",
    )


@dataclass(eq=False)
class RosterFileDamaged(RosterError):
    """The file is ours but its content fails the check."""

    path: Path

    words = Words(
        "“{path}”已经损坏，没有再往里写。请用最近的备份，并把这个文件留着备查。",
        "“{path}” is damaged; nothing was written to it. Use the latest backup and keep this file.",
    )


@dataclass(eq=False)
class RosterFileNewer(RosterError):
    """A newer roster made the file; schema versions of both are given."""

    path: Path
    file_version: int
    program_version: int

    words = Words(
        "“{path}”是新版程序建的（格式 {file_version}，本程序只到 {program_version}），原样未动。"
        "请先更新本程序。",
        "A newer program made “{path}” (format {file_version}, this one knows {program_version}). "
        "It was left untouched. Update this program first.",
    )


@dataclass(eq=False)
class RosterFileInUse(RosterError):
    """Another program holds the file."""

    path: Path
    owner: str
    host: str

    words = Words(
        "“{path}”正由 {host} 上的 {owner} 打开着。请等对方关闭后再打开。",
        "{owner} on {host} has “{path}” open. Open it again when they have closed it.",
    )


@dataclass(eq=False)
class RosterFileBusy(RosterError):
    """A program that is not roster reads or writes the file and keeps it to itself."""

    path: Path

    words = Words(
        "“{path}”正被另一个程序占用（如备份、杀毒或看数据库的软件），这一次什么也没有写。"
        "请等它用完或关掉它，再试一次。",
        "Another program (a backup, a virus scanner, a viewer of databases) keeps “{path}” to "
        "itself; nothing was written this time. Wait until it is done, or close it, and try again.",
    )


@dataclass(eq=False)
class NothingToUndo(RosterError):
    """The journal holds nothing of this clerk that can be undone (or redone)."""

    words = Words("没有可以撤销或重做的操作。", "There is nothing to undo or redo.")


@dataclass(frozen=True, slots=True)
class LaterEdit:
    """A later action that stands in the way of an undo.

    Attributes:
        sequence: its number in the journal.
        at: when, UTC, ISO 8601.
        clerk: who did it.
        action: what, a ``roster.db.acts.Act`` value.
        rows: how many rows of it are in the way.
        people: names of the first few people concerned.
        trainee_ids: the ids of the same people.
    """

    sequence: int
    at: str
    clerk: str
    action: str
    rows: int
    people: tuple[str, ...] = ()
    trainee_ids: tuple[str, ...] = ()


@dataclass(eq=False)
class UndoBlocked(RosterError):
    """Later changes stand on what would be undone: all of them, newest first, and how many."""

    action: str
    later: tuple[LaterEdit, ...]
    count: int

    words = Words(
        "“{action}”撤销不了：后来还有 {count} 次操作用到了同样的内容（{later}），要先撤销它们。"
        "什么都没有动。",
        "Cannot undo “{action}”: {count} later actions stand on it ({later}). Undo those first. "
        "Nothing was changed.",
    )

    @property
    def later_action(self) -> str:
        """What the newest of them did."""
        return self.later[0].action if self.later else ""

    def values(self, language: Language) -> dict[str, str]:
        """Return its fields as they are said."""
        return super().values(language) | {
            "action": _action_words(self.action, language),
            "later": _edits_words(self.later, language),
        }


def _edits_words(edits: tuple[LaterEdit, ...], language: Language) -> str:
    """Return the first few edits: day, what, whose rows, by whom."""
    words = [_edit_words(edit, language) for edit in edits[:_EDITS_NAMED]]
    return "；".join(words) + ("……" if len(edits) > _EDITS_NAMED else "")


def _edit_words(edit: LaterEdit, language: Language) -> str:
    day = datetime.fromisoformat(edit.at).astimezone().date().isoformat()
    words = [day, _action_words(edit.action, language), "、".join(edit.people), edit.clerk]
    return " ".join(filter(None, words))


def _action_words(action: str, language: Language) -> str:
    return label(Act(action), language) if action in set(Act) else action
