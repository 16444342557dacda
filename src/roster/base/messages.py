"""One clear sentence for every expected failure, in Chinese and English.

A sentence says what happened, what was kept and what to do. The window and the command line both
speak through here, so that the same failure has the same words everywhere.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from roster.base import errors as e
from roster.base.codes import (
    Act,
    CertificateState,
    PartOfDay,
    Post,
    ProblemKind,
    Shortfall,
    TrainingState,
)
from roster.base.labels import Language, label

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import StrEnum


_EDITS_NAMED = 3


class Sentence(NamedTuple):
    """The same sentence in both languages; names in braces are fields of the error."""

    zh: str
    en: str


SENTENCES: dict[type[e.RosterError], Sentence] = {
    e.FileMissing: Sentence(
        "找不到文件“{path}”。请看看它是不是被移走或改了名。",
        "There is no file “{path}”. Perhaps it was moved or renamed.",
    ),
    e.FileExists: Sentence(
        "“{path}”已经存在，没有覆盖它。请换一个文件名，或直接打开它。",
        "“{path}” exists already and was left alone. Choose another name, or open it.",
    ),
    e.CannotWrite: Sentence(
        "写不进“{path}”：文件夹不存在、只能读，或文件正被别的程序打开。"
        "原来的内容没有动。请关掉那个程序，或换一个位置。",
        "Cannot write “{path}”: the folder is missing or read-only, or another program has the "
        "file open. Nothing was changed. Close that program or choose another place.",
    ),
    e.OutputIsRoster: Sentence(
        "“{path}”是名册文件，或是名册正在用的文件，没有覆盖它，什么也没有写。请换一个文件名。",
        "“{path}” is a roster file, or belongs to one; it was left alone and nothing was written. "
        "Choose another name.",
    ),
    e.OutputIsSource: Sentence(
        "“{path}”是原件，结果就是从它来的，没有覆盖它，什么也没有写。请存成另一个文件名。",
        "“{path}” is the file that was read for this; it was left alone and nothing was written. "
        "Choose another name.",
    ),
    e.OutputNotAFile: Sentence(
        "“{path}”不是普通文件（是文件夹、设备或管道），没有动它，什么也没有写。请换一个文件名。",
        "“{path}” is no ordinary file but a folder, device or pipe; it was left alone and nothing "
        "was written. Choose another name.",
    ),
    e.OutputNotAFolder: Sentence(
        "“{path}”不是文件夹，没有动它，什么也没有写。请换一个文件夹。",
        "“{path}” is no folder; it was left alone and nothing was written. Choose a folder.",
    ),
    e.OutputEnding: Sentence(
        "“{path}”的扩展名不对，什么也没有写。这种文件要以 {ending} 结尾，请改一改文件名。",
        "“{path}” has another ending and nothing was written. This kind of file ends in {ending}; "
        "change its name.",
    ),
    e.DiskFull: Sentence(
        "磁盘满了，“{path}”没有写成。已保存的内容都在。请腾出空间后再试一次。",
        "The disk is full; “{path}” was not written. All saved work is kept. Make room, try again.",
    ),
    e.NotARosterFile: Sentence(
        "“{path}”不是名册文件，没有打开。要读花名册表格，请用“导入花名册”。",
        "“{path}” is not a roster file and was not opened. To read a workbook, use import.",
    ),
    e.RosterFileDamaged: Sentence(
        "“{path}”已经损坏，没有再往里写。请用最近的备份，并把这个文件留着备查。",
        "“{path}” is damaged; nothing was written to it. Use the latest backup and keep this file.",
    ),
    e.RosterFileNewer: Sentence(
        "“{path}”是新版程序建的（格式 {file_version}，本程序只到 {program_version}），原样未动。"
        "请先更新本程序。",
        "A newer program made “{path}” (format {file_version}, this one knows {program_version}). "
        "It was left untouched. Update this program first.",
    ),
    e.RosterFileInUse: Sentence(
        "“{path}”正由 {host} 上的 {owner} 打开着。请等对方关闭后再打开。",
        "{owner} on {host} has “{path}” open. Open it again when they have closed it.",
    ),
    e.RosterFileBusy: Sentence(
        "“{path}”正被另一个程序占用（如备份、杀毒或看数据库的软件），这一次什么也没有写。"
        "请等它用完或关掉它，再试一次。",
        "Another program (a backup, a virus scanner, a viewer of databases) keeps “{path}” to "
        "itself; nothing was written this time. Wait until it is done, or close it, and try again.",
    ),
    e.NothingToUndo: Sentence("没有可以撤销或重做的操作。", "There is nothing to undo or redo."),
    e.UndoBlocked: Sentence(
        "“{action}”撤销不了：后来还有 {count} 次操作用到了同样的内容（{later}），要先撤销它们。"
        "什么都没有动。",
        "Cannot undo “{action}”: {count} later actions stand on it ({later}). Undo those first. "
        "Nothing was changed.",
    ),
    e.UnknownDivision: Sentence(
        "没有代码或编号为“{code}”的单位。请核对行政区划代码。",
        "There is no unit “{code}”. Check the division code.",
    ),
    e.DivisionNameTaken: Sentence(
        "同级单位里已有“{name}”，没有再加。", "There is a unit “{name}” already; none was added."
    ),
    e.DivisionInUse: Sentence(
        "“{name}”还有 {people} 人在任，不能撤销。请先结束或转移他们的任职。",
        "{people} people still hold posts in “{name}”. End or move their posts first.",
    ),
    e.NameUnusable: Sentence(
        "姓名“{name}”不能用：是空的、太长或含有看不见的字符。请改正后再试。",
        "The name “{name}” is empty, too long or holds invisible characters. Correct it.",
    ),
    e.IdNumberInvalid: Sentence(
        "{name}的身份证号码不对：{kind}。没有保存，请对照身份证重新填写。",
        "The identity number of {name} is wrong: {kind}. It was not saved; check the card.",
    ),
    e.IdNumberTaken: Sentence(
        "{name}的身份证号码与{holder}的相同，没有保存。请核对是不是同一个人。",
        "{name} has the same identity number as {holder}. It was not saved; is it one person?",
    ),
    e.PhoneUnusable: Sentence(
        "{name}的电话号码不对，没有保存。手机号是 11 位、以 13 至 19 开头；"
        "座机请填在第二电话，带区号。",
        "The telephone of {name} is wrong; it was not saved. A mobile number has 11 digits and"
        " begins with 13 to 19; a landline is the second phone, with its area code.",
    ),
    e.DateUnreadable: Sentence(
        "日期“{text}”读不懂。请写成 1978、1978-05 或 1978-05-12 这样。",
        "The date “{text}” cannot be read. Write it like 1978, 1978-05 or 1978-05-12.",
    ),
    e.UnknownTrainee: Sentence(
        "名册里没有这个人（{trainee_id}）。", "There is no such person ({trainee_id})."
    ),
    e.TraineeInUse: Sentence(
        "{name}已编入培训班或列入培训通知，不能移除。如已离任，请结束其任职。",
        "{name} has been enrolled or called by a notice and cannot be removed. "
        "End the posts of those who left.",
    ),
    e.ForbiddenPosts: Sentence(
        "{name}不能同时担任{first}和{second}（法律规定不得兼任），没有保存。",
        "{name} may not be both {first} and {second} by law. It was not saved.",
    ),
    e.PositionExists: Sentence(
        "{name}已经担任{post}，没有重复登记。", "{name} holds the post {post} already."
    ),
    e.UnknownPosition: Sentence(
        "名册里没有这个任职（{position_id}），可能已被撤销。什么都没有动。",
        "There is no such post ({position_id}); perhaps it was undone. Nothing was changed.",
    ),
    e.UnknownTerm: Sentence("没有“{term}”这一届。", "There is no term “{term}”."),
    e.UnknownTraining: Sentence("没有这个培训班（{training}）。", "No such training ({training})."),
    e.TrainingWithoutPeriods: Sentence(
        "“{title}”还没有安排上课的半天。请先在课程表里加上时间。",
        "“{title}” has no half-days yet. Put them into the timetable first.",
    ),
    e.TrainingStateForbids: Sentence(
        "“{title}”现在是“{state}”状态，不能这样做。",
        "“{title}” is {state}; that cannot be done now.",
    ),
    e.PeriodTaken: Sentence(
        "“{title}”在{date}的同一个半天排了两次课。请改一个时间。",
        "“{title}” has two entries for the same half-day on {date}. Change one.",
    ),
    e.HoursUnreadable: Sentence(
        "学时“{text}”不对，没有改。半天的学时写 0.25 到 12，按四分之一学时算，如 2.5。",
        "“{text}” are no class hours; nothing was changed. Write 0.25 to 12 in quarters, as 2.5.",
    ),
    e.ClockTimeUnreadable: Sentence(
        "时间“{text}”读不懂，没有改。请写成 8:30-11:30 这样。",
        "The time “{text}” cannot be read; nothing was changed. Write it like 8:30-11:30.",
    ),
    e.PeriodHasMarks: Sentence(
        "“{title}”{date}的半天已经录了考勤，不能删掉。",
        "The half-day of “{title}” on {date} has attendance marks and cannot be taken out.",
    ),
    e.NobodyEnrolled: Sentence(
        "“{title}”还没有学员。请先编入名单。", "Nobody is enrolled in “{title}” yet."
    ),
    e.NotGrouped: Sentence(
        "“{title}”还没有分组。先在“分组排座”里分好组，这里就有分组名单。",
        "“{title}” has no groups yet. Form them under Groups and seats first.",
    ),
    e.NotSeated: Sentence(
        "“{title}”还没有排座位。先在“分组排座”里排好，这里就有座位表。",
        "“{title}” has no seats yet. Give them under Groups and seats first.",
    ),
    e.NotAttended: Sentence(
        "“{title}”还没有考勤。录了考勤，这里就有全班的情况。",
        "“{title}” has no attendance yet. What became of the class is told here afterwards.",
    ),
    e.UnknownMark: Sentence("没有“{mark}”这种考勤记号。", "There is no attendance mark “{mark}”."),
    e.UnknownEnrollment: Sentence(
        "这个培训班里没有“{what}”。", "“{what}” does not belong to this training."
    ),
    e.AttendanceIncomplete: Sentence(
        "“{title}”还有 {blank} 格考勤没录，不能结课。请补录后再结。",
        "“{title}” still has {blank} blank attendance cells. Fill them in, then close it.",
    ),
    e.AttendanceUnconfirmed: Sentence(
        "“{title}”还有 {hollow} 格是预先填的，没有确认，不能结课。请确认后再结。",
        "“{title}” still has {hollow} cells filled in beforehand. Confirm them, then close it.",
    ),
    e.ReasonMissing: Sentence(
        "“{title}”没有改动：这样做要写明理由。",
        "“{title}” is as it was: this needs a reason.",
    ),
    e.ExamMarkUnusable: Sentence(
        "考试成绩不对，没有保存（“{title}”）。请填 0 到 999.9 之间的分数。",
        "The exam mark was not saved (“{title}”). It must be between 0 and 999.9.",
    ),
    e.LeaveWithoutPeriods: Sentence(
        "{name}的请假没有选半天，没有登记。", "No half-day was chosen for the leave of {name}."
    ),
    e.LeaveOverMark: Sentence(
        "{name}在{cells}已有考勤记号，没有登记请假。请先清掉这些记号。",
        "{name} has marks already ({cells}). No leave was granted; clear those marks first.",
    ),
    e.UnknownLeave: Sentence(
        "没有这条请假（{leave_id}），可能已经撤回。",
        "There is no such leave ({leave_id}); perhaps it was taken back.",
    ),
    e.ProofUnusable: Sentence(
        "“{path}”不是 PDF、JPG 或 PNG，没有登记请假。请换成扫描件或照片。",
        "“{path}” is no PDF, JPEG or PNG. No leave was granted; choose a scan or a photo.",
    ),
    e.ProofTooLarge: Sentence(
        "“{path}”超过 {megabytes} MB，没有登记请假。请把它压缩后再选。",
        "“{path}” has more than {megabytes} MB. No leave was granted; make it smaller.",
    ),
    e.MakeupImpossible: Sentence(
        "{name}的这次课抵不了缺的课，没有登记补训：要本人在同一系列或同一课程的另一班实到。",
        "That half-day does not make up for what {name} missed. The same person must have been "
        "there, in another training of the series or of the subject.",
    ),
    e.MakeupTaken: Sentence(
        "{name}{date}的这次课已经抵了另一次缺课，没有再登记。",
        "The half-day of {name} on {date} makes up for another one already.",
    ),
    e.TimeUnreadable: Sentence(
        "时间“{text}”读不懂。请写成 08:30 这样。",
        "The time “{text}” cannot be read. Write it like 08:30.",
    ),
    e.IssuedAbove: Sentence(
        "“{title}”是上级办的班，证书由上级签发，这里没有签发。",
        "“{title}” was held by the office above, which issues its certificates. None was issued.",
    ),
    e.NotHeldAbove: Sentence(
        "“{title}”是本单位办的班，结业与否由考勤决定，没有登记。要登记上级培训，请先在班次里标明。",
        "“{title}” is held here, so attendance decides who completes it. Nothing was recorded. "
        "For a training held above, say so in its facts first.",
    ),
    e.OutcomesMissing: Sentence(
        "“{title}”还有 {blank} 人没有说明是否结业，没有登记。请补齐后再登记。",
        "“{title}”: the outcome of {blank} people is not said. Nothing was recorded; complete it.",
    ),
    e.NoticeSent: Sentence(
        "“{title}”的通知已在{date}发出，名单已经固定。要增加人员，请用补充通知。",
        "The notice of “{title}” went out on {date} and its list is fixed. Call more people by a "
        "supplement.",
    ),
    e.NoticeNotSent: Sentence(
        "“{title}”还没有发出通知。请先发出通知。",
        "The notice of “{title}” has not gone out yet. Send it first.",
    ),
    e.NotProvisional: Sentence(
        "{name}是名册里已有的人，不是临时到场待认的人，没有合并。",
        "{name} is a known person and no walk-in to be recognised. Nothing was merged.",
    ),
    e.MarksCollide: Sentence(
        "{name}在同一个半天有两个考勤记号（{cells}），没有合并，一个也没有丢。"
        "请先清掉其中一个再合并。",
        "{name} has two marks for the same half-day ({cells}). Nothing was merged and none was "
        "lost. Clear one of them first.",
    ),
    e.ResultsCollide: Sentence(
        "{name}在同一个班有两份成绩、结业认定或证书，没有合并。请先去掉其中一份再合并。",
        "{name} has two exam marks, decisions or certificates in one training. Nothing was merged. "
        "Remove one of them first.",
    ),
    e.GroupsImpossible: Sentence(
        "分不成 {groups} 组：最多能分 {most} 组。原来的分组没有动。",
        "{groups} groups are impossible; at most {most} can be made. The groups are as they were.",
    ),
    e.NotQualified: Sentence(
        "{name}还不能结业（{reasons}），没有签发证书。",
        "{name} did not complete the training ({reasons}). No certificate was issued.",
    ),
    e.NothingToIssue: Sentence(
        "“{title}”没有要签发的证书：够条件的人都已有证书。",
        "“{title}”: everybody who qualifies has a certificate already.",
    ),
    e.UnknownCertificate: Sentence(
        "没有这张证书（{number}）。", "There is no such certificate ({number})."
    ),
    e.CertificatePrinted: Sentence(
        "没有撤销：证书 {number} 等 {count} 张已经打印，印在纸上的编号收不回来。请改为作废。",
        "Not undone: {count} certificates ({number} …) are on paper, and a printed number cannot "
        "be taken back. Declare them void instead.",
    ),
    e.CertificateSettled: Sentence(
        "证书 {number} {certificate_state}，没有再动它。",
        "Certificate {number} is {certificate_state} already and was left alone.",
    ),
    e.NotInDoubt: Sentence(
        "证书 {number} 没有疑问，不用保留，没有改动。",
        "Certificate {number} is not in doubt. Nothing was changed.",
    ),
    e.CorrectionImpossible: Sentence(
        "{name}现在没有结业，不能更正证书 {number}，没有改动。请作废，或写明理由保留。",
        "{name} has not completed the training, so {number} cannot be corrected. Nothing was "
        "changed. Declare it void, or keep it with a reason.",
    ),
    e.NothingToCorrect: Sentence(
        "证书 {number} 写的和现在一样，没有要更正的，没有改动。",
        "Certificate {number} says what is true today. Nothing was corrected.",
    ),
    e.NumberPatternUnusable: Sentence(
        "编号样式“{pattern}”里要有{{年}}和{{序号:4}}。",
        "The number pattern “{pattern}” must contain {{年}} and {{序号:4}}.",
    ),
    e.NothingToPaste: Sentence(
        "粘贴的内容里没有表格，也没有姓名，什么都没有读。请先在表格或聊天里选中名单，复制后再粘贴。",
        "What was pasted holds no table and no names. Copy the list first, then paste.",
    ),
    e.RosterAsList: Sentence(
        "“{file}”是名册文件，不是表格，没有读，名册没有动。要看里面的人，请直接打开它。",
        "“{file}” is a roster file and no workbook; it was not read and nothing was changed. "
        "Open it to see its people.",
    ),
    e.NotAWorkbook: Sentence(
        "“{file}”不是表格文件，没有读。请让发件人另存为 Excel 工作簿。",
        "“{file}” is not a workbook and was not read. Ask the sender to save it as one.",
    ),
    e.WorkbookUnreadable: Sentence(
        "系统不让读“{file}”。名册没有动。请看看有没有权限、U 盘是否还在，再试一次。",
        "The system does not let “{file}” be read. Nothing was changed. Check rights and drive.",
    ),
    e.WorkbookPasswordNeeded: Sentence(
        "没有读懂“{file}”：它是加密的。请输入打开密码，或让发件人另存一份。",
        "“{file}” is encrypted. Enter its password, or ask the sender for an open copy.",
    ),
    e.WorkbookPasswordWrong: Sentence(
        "这个密码打不开“{file}”。请核对后再输一次，注意大小写和中英文输入法。",
        "That password does not open “{file}”. Type it again; capitals count.",
    ),
    e.WorkbookLocked: Sentence(
        "“{file}”的加密方式本软件解不开，没有读。请让发件人去掉密码，另存为 Excel 工作簿。",
        "“{file}” is locked in a way that cannot be undone here. Ask for an open Excel workbook.",
    ),
    e.WorkbookDamaged: Sentence(
        "“{file}”已经损坏，可能没有下载完整。名册没有动。请让发件人重发一次。",
        "“{file}” is damaged, perhaps cut off in transit. Nothing was changed. Ask for it again.",
    ),
    e.WorkbookTooLarge: Sentence(
        "“{file}”大得不像花名册，为防卡死没有读。请删去多余的工作表和空行后再试。",
        "“{file}” is far larger than any roster and was not read. Remove surplus sheets and rows.",
    ),
    e.NoPeopleFound: Sentence(
        "“{file}”里没有找到人员名单。名册没有动。请看看是不是选错了文件。",
        "No list of people was found in “{file}”. Nothing was changed. Is it the right file?",
    ),
    e.WorkbookOutdated: Sentence(
        "预览“{file}”以后名册又有改动，没有导入。请重新预览一次。",
        "The roster has changed since “{file}” was previewed. Nothing was imported; look again.",
    ),
    e.UnknownWaitingRow: Sentence(
        "待处理的行里没有这一行（{waiting_id}），可能已经收入或去掉了。什么都没有动。",
        "No such row is waiting ({waiting_id}); perhaps it was taken or dropped. "
        "Nothing was changed.",
    ),
    e.UnknownImport: Sentence(
        "没有第 {number} 号导入。请用“导入记录”里的编号。",
        "There is no import number {number}. Use a number of the import history.",
    ),
    e.CellTextTooLong: Sentence(
        "第 {row} 行第 {column} 列的内容有 {length} 个字，单元格放不下，没有生成文件。请把它改短。",
        "The text in row {row}, column {column} has {length} characters, more than a cell can "
        "hold. No file was made; shorten the text.",
    ),
    e.TooManyLines: Sentence(
        "名单有 {lines} 行，一张工作表最多 {most} 行，没有生成文件。请按下级单位分开导出。",
        "The list has {lines} lines and a sheet holds {most}. No file was made; export unit by "
        "unit.",
    ),
    e.NothingToPrint: Sentence(
        "没有可打印的内容：名单是空的。", "There is nothing to print: the list is empty."
    ),
    e.Unprintable: Sentence(
        "有字打印不出来，没有生成文件：{texts}。请改用规范字，或在字体文件夹里放入含这些字的字体。",
        "Some characters cannot be printed, so no file was made: {texts}. "
        "Correct them, or add a font that has them.",
    ),
}

PROBLEMS: dict[ProblemKind, Sentence] = {
    ProblemKind.ID_CHECK_DIGIT: Sentence("校验码不对", "wrong check digit"),
    ProblemKind.ID_LENGTH: Sentence("位数不对", "wrong number of digits"),
    ProblemKind.ID_DIGITS_LOST: Sentence(
        "末几位被 Excel 改成了 0，需要重新收集", "the last digits were lost in Excel"
    ),
    ProblemKind.ID_BIRTH_MISMATCH: Sentence(
        "身份证号码与出生年月不符", "identity number and birth differ"
    ),
    ProblemKind.ID_GENDER_MISMATCH: Sentence(
        "身份证号码与性别不符", "identity number and gender differ"
    ),
    ProblemKind.ID_DUPLICATE: Sentence("身份证号码与别人相同", "identity number of another person"),
    ProblemKind.BIRTH_AMBIGUOUS: Sentence(
        "分不清是 1 月还是 10 月", "January or October: cannot tell"
    ),
    ProblemKind.DATE_AMBIGUOUS: Sentence(
        "分不清是 1 月还是 10 月", "January or October: cannot tell"
    ),
    ProblemKind.DATE_UNREADABLE: Sentence("日期读不懂", "date cannot be read"),
    ProblemKind.VILLAGE_UNKNOWN: Sentence("没有这个村（社区）", "no such village"),
    ProblemKind.VILLAGE_AMBIGUOUS: Sentence(
        "村和社区都有这个名字", "fits a village and a community"
    ),
    ProblemKind.POST_UNKNOWN: Sentence("职务不明确", "post not clear"),
    ProblemKind.POSTS_FORBIDDEN: Sentence("职务不得兼任", "posts exclude each other"),
    ProblemKind.EDUCATION_UNKNOWN: Sentence("学历不明确", "education not clear"),
    ProblemKind.EDUCATION_IN_PROGRESS: Sentence(
        "在读，不算已取得的学历", "still studying: level not reached yet"
    ),
    ProblemKind.POLITICAL_UNKNOWN: Sentence("政治面貌不明确", "political status not clear"),
    ProblemKind.PHONE_INVALID: Sentence("电话号码不对", "not a telephone number"),
    ProblemKind.NAME_MISSING: Sentence("没有姓名", "name missing"),
    ProblemKind.NAME_SUSPICIOUS: Sentence("姓名里有代用符号", "placeholder in the name"),
    ProblemKind.NAME_UNREAD: Sentence("像是姓名，但没有读入", "reads like a name, nobody was read"),
    ProblemKind.DUPLICATE_PERSON: Sentence("同一人重复出现", "same person twice"),
    ProblemKind.FORMULA_WITHOUT_VALUE: Sentence(
        "公式没有结果，请用 Excel 打开保存一次", "formula without a stored value"
    ),
    ProblemKind.CELL_ERROR: Sentence("单元格出错", "error value in the cell"),
}


def sentence(error: e.RosterError, language: Language = "zh") -> str:
    """Return what to tell the clerk about an expected failure."""
    template = getattr(SENTENCES[type(error)], language)
    values = {name: _spoken(value, name, language) for name, value in vars(error).items()}
    text: str = template.format(**values)
    return text


def problem_words(kind: ProblemKind, language: Language = "zh") -> str:
    """Return what is wrong with a cell, in a few words."""
    words: str = getattr(PROBLEMS[kind], language)
    return words


_CODED_FIELDS: dict[str, type[StrEnum]] = {
    "state": TrainingState,
    "certificate_state": CertificateState,
    "first": Post,
    "second": Post,
    "post": Post,
}


def _spoken(value: object, field: str, language: Language) -> str:
    """Return a field as it is said: file names without folders, codes by their words."""
    if isinstance(value, Path):
        return value.name or str(value)
    if isinstance(value, tuple):
        return _LISTS[field](value, language)
    if field == "action":
        return _action_words(str(value), language)
    if field == "kind":
        return problem_words(ProblemKind(str(value)), language)
    if field in _CODED_FIELDS:
        return label(_CODED_FIELDS[field](str(value)), language)
    return str(value)


def _texts_words(texts: tuple[Any, ...], _language: Language) -> str:
    return "、".join(f"{text}（{' '.join(points)}）" for text, points in texts)


def _reasons_words(reasons: tuple[Any, ...], language: Language) -> str:
    return "、".join(label(Shortfall(reason), language) for reason in reasons)


def _action_words(action: str, language: Language) -> str:
    return label(Act(action), language) if action in set(Act) else action


def _edits_words(edits: tuple[e.LaterEdit, ...], language: Language) -> str:
    """Return the first few edits: day, what, whose rows, by whom."""
    said = [_edit_words(edit, language) for edit in edits[:_EDITS_NAMED]]
    return "；".join(said) + ("……" if len(edits) > _EDITS_NAMED else "")


def _edit_words(edit: e.LaterEdit, language: Language) -> str:
    day = datetime.fromisoformat(edit.at).astimezone().date().isoformat()
    words = [day, _action_words(edit.action, language), "、".join(edit.people), edit.clerk]
    return " ".join(filter(None, words))


def _cells_words(cells: tuple[Any, ...], language: Language) -> str:
    return "、".join(f"{date} {label(PartOfDay(part), language)}" for date, part in cells)


_LISTS: dict[str, Callable[[tuple[Any, ...], Language], str]] = {
    "texts": _texts_words,
    "reasons": _reasons_words,
    "later": _edits_words,
    "cells": _cells_words,
}
