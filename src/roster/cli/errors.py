"""What can go wrong with the streams of a command."""

from __future__ import annotations

from roster.base.errors import RosterError
from roster.base.words import Words


class OutputClosed(RosterError):
    """Nothing can be said: standard output is closed."""

    words = Words(
        "没有地方输出结果（标准输出已关闭），什么都没有做。请不要关闭输出，再运行一次。",
        "Standard output is closed; nothing was done. Leave it open and run the command again.",
    )


class OutputFailed(RosterError):
    """What was said did not arrive: a full disk, a closed pipe."""

    words = Words(
        "结果没有写完（磁盘已满或输出被关闭）；名册文件里已经做的都在。请换个地方输出，再看一次。",
        "The output could not be written (a full disk, or it was closed); what was done is in the"
        " roster file. Send the output elsewhere and look again.",
    )


class InputClosed(RosterError):
    """Text is to be read from standard input, which is closed."""

    words = Words(
        "没有可读的内容（标准输入已关闭），什么都没有做。请用管道或文件给出内容。",
        "Standard input is closed; nothing was done. Give the text by a pipe or a file.",
    )


class InputUndecodable(RosterError):
    """The bytes of standard input are no text in a known coding."""

    words = Words(
        "输入的内容不是文字（既不是 UTF-8 也不是 GB18030），什么都没有读。请另存为文本再试。",
        "The input is no text (neither UTF-8 nor GB 18030); nothing was read. Save it as text.",
    )
