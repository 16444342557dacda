"""Options that take a code: by its stored name or by its words, Chinese or English."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

import typer

from roster.base.half_width import half_width
from roster.cli.kit.words import both, spoken

if TYPE_CHECKING:
    from collections.abc import Iterable

    from roster.base.words import Code

AnyCode = TypeVar("AnyCode", bound="Code")


def coded(kind: type[Code], zh: str, en: str, *names: str, only: Iterable[Code] = ()) -> Any:  # noqa: ANN401 - what typer.Option returns
    """Return an option that takes a code; its help lists all, in words and as they are stored.

    Args:
        kind: the kind of code.
        zh: what the option says, in Chinese.
        en: the same in English.
        names: of the option, where they are not that of the parameter.
        only: the codes that make sense here; all where none are given.
    """
    codes = tuple(only) or tuple(kind)
    help_text = both(f"{zh}：{_listed_zh(codes)}", f"{en}: {_listed_en(codes)}")
    metavar = both("代码或中文", "code or word")
    return typer.Option(*names, help=help_text, metavar=metavar, parser=partial(read_code, kind))


def read_code(kind: type[AnyCode], text: str) -> AnyCode:
    """Return the code that a text means.

    Raises:
        ValueError: none.
    """
    known = {_plain(word): code for code in kind for word in (*code.words, code.value)}
    if code := known.get(_plain(text)):
        return code
    listed = spoken(_listed_zh(kind), _listed_en(kind))
    raise ValueError(spoken(f"没有“{text}”，可以写：{listed}", f"no “{text}”; there is: {listed}"))


def listed_codes(codes: Iterable[Code]) -> tuple[str, str]:
    """Return codes with their words, for a help in Chinese and in English."""
    members = tuple(codes)
    return _listed_zh(members), _listed_en(members)


def _listed_zh(codes: Iterable[Code]) -> str:
    return "、".join(f"{code.words.zh} {code.value}" for code in codes)


def _listed_en(codes: Iterable[Code]) -> str:
    return ", ".join(f"{code.value} {code.words.zh}" for code in codes)


def _plain(text: str) -> str:
    return half_width(text).strip().lower()
