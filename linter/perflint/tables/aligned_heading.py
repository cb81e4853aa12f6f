"""The heading of a table whose columns are set by blanks: its cells may be wrapped, and stand below a common one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from perflint.documents.text_columns import Measure
from perflint.regex import regex
from perflint.tables.aligned_words import Word, words_of
from perflint.tables.fitness import fit
from perflint.tables.heading_words import begins_heading, heading_field
from perflint.tables.text_rows import TextRow

#: A line that begins so many columns, and this share of whose words do, belongs to a heading.
LEAST, SHARE = 3, 0.6
#: No heading has more columns.
MOST = 40
#: So many lines above such a line and below it may belong to the same heading.
ABOVE, BELOW = 3, 6
#: What stands in a heading besides its name: a unit, a total.
REMARK = regex(r"[(（].*|.*[)）]|[%％]")
OPEN = regex(r"[(（]")
#: The letters of a word that is spaced out ("权  重") are no further apart than this.
SPACED = 4
#: How far beside the cell that it belongs to a word may be drawn.
NEAR = 4


@dataclass(slots=True)
class HeadingCell:
    """One cell of a heading: its words from top to bottom."""

    words: list[Word] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(word.text for word in self.words)

    @property
    def first(self) -> int:
        """Its first column."""
        return min(word.first for word in self.words)

    @property
    def last(self) -> int:
        """The column behind it."""
        return max(word.last for word in self.words)


def begins_columns(row: TextRow, measure: Measure) -> bool:
    """Whether most words of a line begin headings."""
    words = _unspaced(words_of(row, 0, measure))
    heads = sum(_begins(word.text) for word in words)
    return heads >= LEAST and SHARE * len(words) <= heads and len(words) <= MOST


def aligned_heading(rows: Sequence[TextRow], number: int, measure: Measure) -> tuple[list[HeadingCell], int] | None:
    """The cells of the heading of which line `number` is one, from left to right, and the number of the line after it."""
    if not begins_columns(rows[number], measure):
        return None
    first = number
    while first > max(number - ABOVE, 0) and _heads_only(rows[first - 1], measure):
        first -= 1
    cells: list[HeadingCell] = []
    after = first
    for at in range(first, min(number + 1 + BELOW, len(rows))):
        words = _unspaced(words_of(rows[at], at, measure))
        if not words:
            continue
        taken = _with(cells, words, sure=at <= number)
        if taken is None:
            break
        cells, after = taken, at + 1
    return (cells, after) if after > number else None


def _heads_only(row: TextRow, measure: Measure) -> bool:
    words = words_of(row, 0, measure)
    return bool(words) and all(_begins(word.text) for word in words)


def _with(cells: Sequence[HeadingCell], words: Sequence[Word], sure: bool) -> list[HeadingCell] | None:
    """The cells of a heading with the words of its next line; None where the line does not belong to it."""
    cells = [HeadingCell(list(cell.words)) for cell in cells]
    known = 0
    for word in words:
        over = [cell for cell in cells if _is_below(cell, word)]
        near = [cell for cell in cells if word.overlap(cell.first, cell.last) > -NEAR and _goes_on(cell, word)]
        if near:
            over = [max(near, key=lambda cell: word.overlap(cell.first, cell.last))]
        if near or (len(over) == 1 and REMARK.fullmatch(word.text)):
            over[0].words.append(word)
        elif heading_field(word.text) is not None or (sure and _begins(word.text)):
            for cell in over:
                cells.remove(cell)  # a common heading of several columns
            cells.append(HeadingCell([word]))
        elif sure and not over:
            cells.append(HeadingCell([word]))
        elif len(over) == 1 and not _says_a_value(word.text):
            over[0].words.append(word)
            continue
        else:
            return None
        known += 1
    if 2 * known < len(words):
        return None
    return sorted(cells, key=lambda cell: cell.first)


def _goes_on(cell: HeadingCell, word: Word) -> bool:
    """Whether a cell goes on with a word of the line below."""
    return word.row > cell.words[-1].row and _begins(cell.text + word.text)


def _is_below(cell: HeadingCell, word: Word) -> bool:
    """Whether a word stands below a cell, by at least half of the shorter one."""
    shorter = min(word.last - word.first, cell.last - cell.first)
    return word.row > cell.words[-1].row and 2 * word.overlap(cell.first, cell.last) >= shorter


def _begins(text: str) -> bool:
    """Whether a text is a heading or the beginning of one, with a remark in brackets that goes on below or not."""
    return begins_heading(text) or begins_heading(OPEN.split(text)[0])


def _says_a_value(text: str) -> bool:
    """Whether a text is of the kind that stands below a heading."""
    return any(fit(name, text) >= 2 for name in ("level1", "level2", "operator", "weight", "unit", "target"))


def _unspaced(words: Sequence[Word]) -> list[Word]:
    """The words of a line; those that are spaced out ("分 值") are put together."""
    found: list[Word] = []
    start = 0
    breaks = [number for number, (left, right) in enumerate(pairwise(words), 1) if not _is_spaced(left, right)]
    for end in (*breaks, len(words)):
        run = words[start:end]
        whole = "".join(word.text for word in run)
        if len(run) > 1 and heading_field(whole) is not None:
            found.append(Word(whole, run[0].first, run[-1].last, run[0].row))
        else:
            found += run
        start = end
    return found


def _is_spaced(left: Word, right: Word) -> bool:
    return len(left.text) == len(right.text) == 1 and right.first - left.last <= SPACED
