"""The words of lines whose columns are set by blanks, each with the columns that it takes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from perflint.documents.text_columns import Measure
from perflint.regex import regex
from perflint.tables.text_rows import TextRow
from perflint.tables.vocabulary import only_dots

WORD = regex(r"\S+")
#: Lines wider than this, in columns, are no lines of a table.
WIDEST = 1000

#: The last character of a cell may stand in a line of its own.
FULL_STOP = "。"

#: A number set to the right, and the unit that follows it.
TOUCHING = regex(r"([\d.,]+)([^\x00-\x7f]\D*)")


class Word(NamedTuple):
    """A piece of text without blanks: its first column, the one behind it, and the number of its row."""

    text: str
    first: int
    last: int
    row: int

    def overlap(self, first: int, last: int) -> int:
        """How many columns it shares with those from `first` up to `last`; negative by how far it is from them."""
        return min(self.last, last) - max(self.first, first)


class Bit(NamedTuple):
    """What one line says in a column: the number of its row, and the text."""

    row: int
    text: str


def words_of(row: TextRow, number: int, measure: Measure) -> list[Word]:
    """The words of a row from left to right; none where the row has tabs or is too wide for a table."""
    text = row.text
    if row.blank or len(text) > WIDEST or "\t" in text:
        return []
    words = []
    column = end = 0
    for match in WORD.finditer(text):
        first = column + sum(map(measure, text[end : match.start()]))
        column = first + sum(map(measure, match[0]))
        end = match.end()
        if match[0] == FULL_STOP or not only_dots(match[0]):
            words.append(Word(match[0], first, column, number))
    return words


def is_set_apart(rows: Sequence[TextRow]) -> bool:
    """Whether most of these rows have wide gaps or begin far from the margin, so that blanks may show columns."""
    texts = [row.text for row in rows if row.cells]
    wide = sum("  " in text or "\u3000" in text for text in texts)
    return 2 * wide > len(texts)


def bits_of(words: Iterable[Word]) -> list[Bit]:
    """What the words of a column say line by line."""
    ordered = sorted(words, key=lambda word: (word.row, word.first))
    return [Bit(row, " ".join(word.text for word in line)) for row, line in groupby(ordered, key=lambda word: word.row)]


def parted(word: Word) -> list[Word]:
    """A number and the unit that touches it as two words; anything else as it is."""
    match = TOUCHING.fullmatch(word.text)
    if match is None:
        return [word]
    border = word.first + match.end(1)  # digits take one column by every measure
    return [word._replace(text=match[1], last=border), word._replace(text=match[2], first=border)]
