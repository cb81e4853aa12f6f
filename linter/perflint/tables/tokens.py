"""A text as a stream of tokens, each with what separates it from the one before.

What is one cell and what is two cannot be told from the separators alone: a blank may stand inside a cell, a line end
may cut one. So the stream keeps the smallest pieces and says how they are apart; the search over it decides.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from perflint.documents.model import Cell
from perflint.regex import regex
from perflint.tables.text_rows import TextRow
from perflint.tables.vocabulary import only_dots


class Gap(IntEnum):
    """What stands between a token and the one before it."""

    NONE = 0
    BLANK = 1
    CELL = 2
    LINE = 3


@dataclass(slots=True, frozen=True)
class Token:
    """A piece of text that belongs to one cell as a whole; `cell` None is an explicit empty cell. `row` counts lines."""

    text: str
    gap: Gap
    cell: Cell | None
    row: int


#: What is between two blanks, or stands in brackets that have blanks inside: 开发数量( ≥4个 ), (Level 1). A bracket that
#: the line does not close goes on with the word: 竣工时间（三年.
WORD = regex(r"(?:[^\s(（]|[(（](?:[^()（）]{0,14}|[^()（）\s]{15,80})[)）]|[(（](?=[^()（）\s]{0,14}(?:\s|$)))+|\S+")
CHARACTER = regex(r"[(（][^()（）]{1,20}[)）]|.")


def tokens_of(rows: Sequence[TextRow], start: int, end: int) -> Iterator[Token]:
    """The tokens of some lines, cut at every blank but those in a cell that a bar ends."""
    for number in range(start, end):
        row = rows[number]
        if row.hollow:
            yield Token("", Gap.LINE, None, number)
        gap = Gap.LINE
        for cell in row.cells:
            for word in [cell.text] if row.closed else WORD.findall(cell.text):
                if only_dots(word):
                    continue
                piece = cell if word == cell.text else Cell(cell.block, word, cell.row, cell.column, cell.line)
                yield Token(word, gap, piece, number)
                gap = Gap.BLANK
            gap = Gap.CELL


def characters_of(tokens: Iterable[Token]) -> Iterator[Token]:
    """The same stream cut into single characters, for text whose cells run together; numbers may be cut too.

    What stands in brackets stays together with them.
    """
    for token in tokens:
        if token.cell is None:
            yield token
            continue
        gap = token.gap
        for character in CHARACTER.findall(token.text):
            cell = Cell(token.cell.block, character, token.cell.row, token.cell.column, token.cell.line)
            yield Token(character, gap, cell, token.row)
            gap = Gap.NONE


def width(text: str) -> int:
    """How wide a text is drawn, in half characters."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)


def joined(tokens: Sequence[Token]) -> str:
    """The text of a cell that consists of these tokens: a blank is kept where Latin words or numbers would run together."""
    text = tokens[0].text
    for token in tokens[1:]:
        if token.gap is Gap.BLANK or token.gap is Gap.CELL:
            apart = text[-1:].isascii() and text[-1:].isalnum() and token.text[:1].isascii() and token.text[:1].isalnum()
            text += " " if apart else ""
        elif token.gap is Gap.LINE and text[-1:].isalpha() and text[-1:].isascii() and token.text[:1].isascii():
            text += " " if token.text[:1].isalpha() else ""
        text += token.text
    return text
