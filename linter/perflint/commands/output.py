"""Where reports go: the screen or files, never over an input, and whole or not at all."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from perflint.commands.options import Common
from perflint.config import ConfigError
from perflint.intake import collect
from perflint.reports.formats import MODULES
from perflint.reports.paper import Paper, PlainPaper, TerminalPaper

TEXT = "text"
JSON = "json"

_SEPARATORS = ("/", "\\")

#: Writes a report on paper; renders it in the format named, texts as UTF-8.
WriteText = Callable[[Paper], None]
Render = Callable[[str], bytes]


class Output(NamedTuple):
    """A format and the file that it goes to, or the folder where each checked file gets a report; else standard output."""

    format: str
    path: Path | None = None
    folder: Path | None = None


def formats_of(command: str | None) -> tuple[str, ...]:
    """The formats that a command can give: text first, JSON for all, and the others of `perflint check`."""
    return (TEXT, *MODULES) if command == "check" else (TEXT, JSON)


def outputs(common: Common, command: str, inputs: Sequence[str] = ()) -> list[Output]:
    """What `--format` asks for of those that the command has; text on the screen if nothing. Raises ConfigError."""
    available = formats_of(command)
    chosen = [_output(value, available) for value in common.formats or [TEXT]]
    if sum(output.path is None and output.folder is None for output in chosen) > 1:
        raise ConfigError("two-on-screen")
    paths = [output.path for output in chosen if output.path is not None]
    sources: set[Path] | None = None
    for number, path in enumerate(paths):
        if path.resolve() in (other.resolve() for other in paths[:number]):
            raise ConfigError("same-output", value=path)
        if path.exists():
            if sources is None:
                sources = {source.path.resolve() for source in collect(inputs).sources if source.path is not None}
            if path.resolve() in sources:
                raise ConfigError("output-is-input", value=path)
    return chosen


def refuse_binary_on_terminal(chosen: Sequence[Output], is_binary: Callable[[str], bool]) -> None:
    """Raise ConfigError where a file of its own kind would go to a terminal; a pipe or a redirection may have it."""
    for output in chosen:
        if (
            output.path is None
            and output.folder is None
            and output.format != TEXT
            and sys.stdout.isatty()
            and is_binary(output.format)
        ):
            raise ConfigError("binary-on-screen", value=output.format)


def _output(value: str, available: Sequence[str]) -> Output:
    name, colon, path = value.partition(":")
    if name not in available or (colon and not path):
        raise ConfigError("unknown-format", value=value, available=", ".join(available))
    if path and (path.endswith(_SEPARATORS) or Path(path).is_dir()):
        if name == TEXT or available == (TEXT, JSON):  # of the commands only `check` reports file by file
            raise ConfigError("not-one-a-file", value=value)
        return Output(name, folder=Path(path))
    return Output(name, Path(path) if path else None)


def emit(chosen: Sequence[Output], write_text: WriteText, render: Render) -> None:
    """Write every output. Raises ConfigError for a file that cannot be written."""
    for output in chosen:
        if output.folder is not None:
            continue  # see each_file
        if output.path is not None:
            content = _plain(write_text).encode("utf-8") if output.format == TEXT else render(output.format)
            write_file(output.path, content)
            continue
        try:
            if output.format == TEXT:
                _print_text(write_text)
            else:
                _print_bytes(render(output.format))
        except BrokenPipeError:
            _leave_quietly()


def _plain(write_text: WriteText) -> str:
    paper = PlainPaper()
    write_text(paper)
    return paper.text()


def _print_text(write_text: WriteText) -> None:
    """Text goes out in the encoding of the console; what that lacks is shown as an escape instead of a crash."""
    _never_fail_on_characters()
    if sys.stdout.isatty():
        from rich.console import Console

        write_text(TerminalPaper(Console(highlight=False, markup=False, emoji=False)))
    else:
        sys.stdout.write(_plain(write_text))
    sys.stdout.flush()


def _never_fail_on_characters() -> None:
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")


def _print_bytes(content: bytes) -> None:
    """Machine formats are UTF-8 whatever the console is."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def _leave_quietly() -> None:
    # Whoever read our output has gone; without this the interpreter complains when it flushes at its end.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write_file(path: Path, content: bytes) -> None:
    """Write a file whole or not at all. Raises ConfigError."""
    try:
        if path.exists() and not path.is_file():  # a device or a pipe cannot be replaced
            path.write_bytes(content)
            return
        unfinished = path.with_name(f".{path.name}.{os.getpid()}.tmp")
        try:
            unfinished.write_bytes(content)
            unfinished.replace(path)
        except OSError:
            with contextlib.suppress(OSError):
                unfinished.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise ConfigError("output-unwritable", value=path, reason=error.strerror) from error
