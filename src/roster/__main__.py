"""``roster`` alone or with a roster file opens the window; with anything else it is a command."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from roster import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

_SUFFIX = ".roster"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run roster and return its exit code."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    if given == ["--version"]:
        sys.stdout.write(f"roster {__version__}\n")
        return 0
    if not given or (len(given) == 1 and given[0].endswith(_SUFFIX)):
        from roster.qt.frame.program import run  # noqa: PLC0415 - the command line needs no Qt

        return run(Path(given[0]) if given else None)
    from roster import cli  # noqa: PLC0415 - the window needs no Typer
    from roster.cli import demo  # noqa: PLC0415 - the window needs no Typer

    cli.app.add_typer(demo.commands)
    return cli.main(given)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:  # before a command could say so itself
        sys.stderr.write("已中止。\n")
        sys.exit(1)
