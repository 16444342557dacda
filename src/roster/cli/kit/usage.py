"""Typer's own words in the language of the command line: help, usage, and what was wrongly used.

Typer translates only some of its words, and those once for good when it is imported; so its
panels, its usage line and its complaints are given their words here, through what it leaves open
for that: constants of ``rich_utils``, the context of a command, exceptions that reach the caller.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import typer
from typer import rich_utils
from typer.core import TyperGroup
from typer.main import get_command

from roster.base.words import Words
from roster.cli.kit.console import complain
from roster.cli.kit.words import language, one_of_both, spoken

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from roster.base.words import Language

_FITS = 16
"""So many Chinese characters without a space fit every column of a terminal of 80."""
_LONG_RUN = re.compile(rf"\S{{{_FITS + 1},}}")
_PIECES = re.compile("（?[^，；、：（）]*[，；、：）]*")

_PANELS = {
    "ARGUMENTS_PANEL_TITLE": Words("参数", "Arguments"),
    "OPTIONS_PANEL_TITLE": Words("选项", "Options"),
    "COMMANDS_PANEL_TITLE": Words("命令", "Commands"),
    "REQUIRED_LONG_STRING": Words("[必填]", "[required]"),
    "DEFAULT_STRING": Words("[默认：{}]", "[default: {}]"),
    "ENVVAR_STRING": Words("[环境变量：{}]", "[env var: {}]"),
}
_MISUSE = {
    r"Missing argument '(.+)'\.": Words("缺少参数“{}”。", "Missing argument '{}'."),
    r"Missing option '(.+)'\.": Words("缺少选项“{}”。", "Missing option '{}'."),
    r"Missing command\.": Words("缺少命令。", "Missing command."),
    r"No such command '(.+?)'\. Did you mean (.+)\?": Words(
        "没有命令“{}”，是不是 {}？", "No such command '{}'. Did you mean {}?"
    ),
    r"No such command '(.+)'\.": Words("没有命令“{}”。", "No such command '{}'."),
    r"No such option: (\S+) \(Possible options: (.+)\)": Words(
        "没有选项 {}，是不是 {}？", "No such option: {} (Possible options: {})"
    ),
    r"No such option: (\S+)": Words("没有选项 {}。", "No such option: {}"),
    r"Option '(.+)' does not take a value\.": Words(
        "选项“{}”后面不带值。", "Option '{}' does not take a value."
    ),
    r"Option '(.+)' requires an argument\.": Words(
        "选项“{}”后面要有值。", "Option '{}' requires an argument."
    ),
    r"Option '(.+)' requires (\d+) arguments\.": Words(
        "选项“{}”后面要有 {} 个值。", "Option '{}' requires {} arguments."
    ),
    r"Argument '(.+)' takes (\d+) values\.": Words(
        "参数“{}”要有 {} 个值。", "Argument '{}' takes {} values."
    ),
    r"Got unexpected extra argument\(s\) \((.+)\)": Words(
        "多出了参数（{}）。", "Got unexpected extra argument(s) ({})"
    ),
    r"Invalid value for '(.+?)': (.+)": Words("“{}”的值不对：{}", "Invalid value for '{}': {}"),
    r"Invalid value: (.+)": Words("{}", "Invalid value: {}"),
    r"Value error, (.+)": Words("{}", "{}"),
    r"Input should be a valid integer.*": Words("要写整数。", "It should be a whole number."),
}
"""What typer says of wrong usage, by patterns of its English words."""


def run(app: typer.Typer, arguments: Sequence[str]) -> int:
    """Run a command and return its exit code; wrong usage is said and is 2."""
    for name, words in _PANELS.items():
        setattr(rich_utils, name, words.said(language()))
    command = _command(app, language())
    try:
        code = command.main(args=list(arguments), standalone_mode=False)
    except typer.TyperException as misuse:
        _complain_of(misuse)
        return misuse.exit_code
    except typer.Abort:
        complain("已中止。", "Aborted.")
        return 1
    return code if isinstance(code, int) else 0


@lru_cache(maxsize=2)  # to make it takes longer than most commands: once a process and language
def _command(app: typer.Typer, _language: Language) -> Any:  # noqa: ANN401 - typer's classes of commands have no public name
    """Return the commands of the program, their helps in the language spoken now."""
    command = get_command(app)
    _translate(command)
    return command


class _UsageLine(typer.Context.formatter_class):  # type: ignore[misc,valid-type]  # named nowhere else
    """Begins the usage line with a word of the language."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or spoken("用法：", "Usage: "))


class _Context(typer.Context):
    formatter_class = _UsageLine


def _translate(command: Any) -> None:  # noqa: ANN401 - typer's classes of commands have no public name
    """Put a command and all below it into the language."""
    command.context_class = _Context
    command.options_metavar = spoken("[选项]", "[OPTIONS]")
    command.help = _help_text(command.help)
    help_option = command.get_help_option(_Context(command))
    help_option.help = spoken("显示这个说明。", "Show this message and exit.")
    for parameter in command.params:
        parameter.help = _help_text(parameter.help)
        parameter.metavar = parameter.metavar and one_of_both(parameter.metavar)
    if isinstance(command, TyperGroup):
        command.subcommand_metavar = spoken("命令 [参数]...", "COMMAND [ARGS]...")
        for below in command.commands.values():
            _translate(below)


def _help_text(text: str | None) -> str:
    """Return a help in the language spoken now; a long run of Chinese gets places to break.

    What has no space in it and does not fit its column would be cut off.
    """
    return _LONG_RUN.sub(lambda run: _with_gaps(run[0]), one_of_both(text or ""))


def _with_gaps(run: str) -> str:
    parts = [""]
    for piece in _PIECES.findall(run):
        if len(parts[-1]) + len(piece) > _FITS:
            parts.append("")
        parts[-1] += piece
    return " ".join(filter(None, parts))


def _complain_of(misuse: typer.TyperException) -> None:
    """Say how the command is used, and what was wrong; nothing where its help was shown."""
    message = misuse.format_message()
    context = getattr(misuse, "ctx", None)
    if not message:
        return
    if context is not None:
        complain(context.get_usage())
        asks = f"{context.command_path} {context.help_option_names[0]}"
        complain(f"看说明：{asks}", f"Try '{asks}' for help.")
    complain(spoken("用法不对：", "Error: ") + _translated(message))


def _translated(message: str) -> str:
    for pattern, words in _MISUSE.items():
        if match := re.fullmatch(pattern, message, re.DOTALL):
            return words.said(language()).format(*map(_translated, match.groups()))
    return message
