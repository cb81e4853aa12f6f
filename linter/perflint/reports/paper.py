"""What a text report is written on: plain lines for files and pipes, colours and fitted tables for a terminal.

Everything that is written passes `safe`: a cell may hold control or bidi characters that would forge what a terminal
shows. Styles are given beside the text, never as markup inside it, so that "[red]" in a cell stays what it is.
"""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from rich.console import Console

#: A piece of a line: its text, or its text and its style (a style of rich such as "bold red").
Part = str | tuple[str, str]

_UNSAFE = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))


def safe(text: str) -> str:
    """The text with control, bidi and other invisible characters shown as escapes."""
    if text.isprintable():
        return text
    return "".join(_escaped(character) if unicodedata.category(character) in _UNSAFE else character for character in text)


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")


def shortened(text: str, width: int) -> str:
    """The text cut to `width` columns of a terminal, with … where something is left out."""
    if columns_of(text) <= width:
        return text
    taken = 0
    for position, character in enumerate(text):
        taken += _columns(character)
        if taken > width - 1:
            return text[:position] + "…"
    return text


def columns_of(text: str) -> int:
    """How many columns a text takes on a terminal; a Chinese character takes two."""
    return len(text) if text.isascii() else sum(map(_columns, text))


@functools.lru_cache(maxsize=8192)
def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


class Paper(Protocol):
    """Somewhere to write a report."""

    def line(self, *parts: Part, indent: int = 0) -> None:
        """Write one line."""

    def table(self, headings: Sequence[str], rows: Sequence[Sequence[str]], numbers: frozenset[int] = frozenset()) -> None:
        """Write a table; the columns in `numbers` (from 0) are set to the right."""


class PlainPaper:
    """Lines of text without colours and of any length, for files and pipes."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def line(self, *parts: Part, indent: int = 0) -> None:
        """Write one line."""
        text = "".join(part if isinstance(part, str) else part[0] for part in parts)
        self.lines.append(" " * indent + safe(text) if text else "")

    def table(self, headings: Sequence[str], rows: Sequence[Sequence[str]], numbers: frozenset[int] = frozenset()) -> None:
        """Write a table with columns as wide as their contents."""
        cells = [[safe(cell) for cell in row] for row in (headings, *rows)]
        widths = [max(map(columns_of, column)) for column in zip(*cells, strict=True)]
        for row in cells:
            padded = []
            for number, (cell, width) in enumerate(zip(row, widths, strict=True)):
                gap = " " * (width - columns_of(cell))
                padded.append(gap + cell if number in numbers else cell + gap)
            self.lines.append(("  " + "  ".join(padded)).rstrip())

    def text(self) -> str:
        """Everything that was written."""
        return "".join(f"{line}\n" for line in self.lines)


class TerminalPaper:
    """A terminal, through rich."""

    def __init__(self, console: Console) -> None:
        self.console = console

    def line(self, *parts: Part, indent: int = 0) -> None:
        """Write one line, wrapped behind its indent."""
        from rich.padding import Padding
        from rich.text import Text

        pieces = (safe(part) if isinstance(part, str) else (safe(part[0]), part[1]) for part in parts)
        self.console.print(Padding(Text.assemble(*pieces), (0, 0, 0, indent), expand=False))

    def table(self, headings: Sequence[str], rows: Sequence[Sequence[str]], numbers: frozenset[int] = frozenset()) -> None:
        """Write a table that fits the terminal."""
        from rich.box import SIMPLE_HEAD
        from rich.table import Table
        from rich.text import Text

        table = Table(box=SIMPLE_HEAD, header_style="bold")
        for number, heading in enumerate(headings):
            table.add_column(Text(safe(heading)), justify="right" if number in numbers else "left", overflow="fold")
        for row in rows:
            table.add_row(*(Text(safe(cell)) for cell in row))
        self.console.print(table)
