"""What can be wrong with lists that come in."""

from __future__ import annotations

from dataclasses import dataclass

from roster.base.errors import RosterError
from roster.base.words import Words


@dataclass(eq=False)
class WorkbookError(RosterError):
    """The root of what can be wrong with a workbook; ``file`` is its name without folder."""

    file: str


class WorkbookUnreadable(WorkbookError):
    """The system does not let the file be read: no right to, drive gone, a folder."""

    words = Words(
        "系统不让读“{file}”。名册没有动。请看看有没有权限、U 盘是否还在，再试一次。",
        "The system does not let “{file}” be read. Nothing was changed. Check rights and drive.",
    )


class NotAWorkbook(WorkbookError):
    """The content is no spreadsheet at all."""

    words = Words(
        "“{file}”不是表格文件，没有读。请让发件人另存为 Excel 工作簿。",
        "“{file}” is not a workbook and was not read. Ask the sender to save it as one.",
    )


class WorkbookPasswordNeeded(WorkbookError):
    """The workbook is encrypted and no password was given."""

    words = Words(
        "没有读懂“{file}”：它是加密的。请输入打开密码，或让发件人另存一份。",
        "“{file}” is encrypted. Enter its password, or ask the sender for an open copy.",
    )


class WorkbookPasswordWrong(WorkbookPasswordNeeded):
    """The workbook is encrypted and another password than the one given opens it."""

    words = Words(
        "这个密码打不开“{file}”。请核对后再输一次，注意大小写和中英文输入法。",
        "That password does not open “{file}”. Type it again; capitals count.",
    )


class WorkbookLocked(WorkbookError):
    """The workbook is encrypted in a way that no password given here can undo."""

    words = Words(
        "“{file}”的加密方式本软件解不开，没有读。请让发件人去掉密码，另存为 Excel 工作簿。",
        "“{file}” is locked in a way that cannot be undone here. Ask for an open Excel workbook.",
    )


class WorkbookDamaged(WorkbookError):
    """The workbook is truncated or its parts contradict each other."""

    words = Words(
        "“{file}”已经损坏，可能没有下载完整。名册没有动。请让发件人重发一次。",
        "“{file}” is damaged, perhaps cut off in transit. Nothing was changed. Ask for it again.",
    )


class WorkbookTooLarge(WorkbookError):
    """The workbook is larger than any real roster, or built to exhaust the machine."""

    words = Words(
        "“{file}”大得不像花名册，为防卡死没有读。请删去多余的工作表和空行后再试。",
        "“{file}” is far larger than any roster and was not read. Remove surplus sheets and rows.",
    )


class NothingToPaste(RosterError):
    """The clipboard holds neither a table nor a list of names."""

    words = Words(
        "粘贴的内容里没有表格，也没有姓名，什么都没有读。请先在表格或聊天里选中名单，复制后再粘贴。",
        "What was pasted holds no table and no names. Copy the list first, then paste.",
    )


class RosterAsList(WorkbookError):
    """A roster file where a list is to be read."""

    words = Words(
        "“{file}”是名册文件，不是表格，没有读，名册没有动。要看里面的人，请直接打开它。",
        "“{file}” is a roster file and no workbook; it was not read and nothing was changed. "
        "Open it to see its people.",
    )


class NoPeopleFound(WorkbookError):
    """The workbook opens but holds no list of people."""

    words = Words(
        "“{file}”里没有找到人员名单。名册没有动。请看看是不是选错了文件。",
        "No list of people was found in “{file}”. Nothing was changed. Is it the right file?",
    )


@dataclass(eq=False)
class WorkbookOutdated(WorkbookError):
    """The plan was made for another state of the roster; look again before importing."""

    words = Words(
        "预览“{file}”以后名册又有改动，没有导入。请重新预览一次。",
        "The roster has changed since “{file}” was previewed. Nothing was imported; look again.",
    )


@dataclass(eq=False)
class UnknownWaitingRow(RosterError):
    """No such row waits: somebody took or dropped it."""

    waiting_id: str

    words = Words(
        "待处理的行里没有这一行（{waiting_id}），可能已经收入或去掉了。什么都没有动。",
        "No such row is waiting ({waiting_id}); perhaps it was taken or dropped. "
        "Nothing was changed.",
    )


@dataclass(eq=False)
class UnknownImport(RosterError):
    """The journal has no import under this number."""

    number: int

    words = Words(
        "没有第 {number} 号导入。请用“导入记录”里的编号。",
        "There is no import number {number}. Use a number of the import history.",
    )
