"""Lays out one page: which of its text stands in tables and which outside, in reading order.

Whoever finds lines and text on a page, in a PDF or in a scanned picture, hands them to `lay_out`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from .aligned_tables import find_aligned_tables
from .banded_tables import find_banded_tables
from .filled_tables import fill
from .page_breaks import MARGIN
from .page_table import PageCell, PageTable
from .ruled_tables import RuledTable, Segment, find_ruled_tables
from .text_lines import COLUMN_BREAK, COLUMN_GAP, Piece, TextLine, as_shown, lines_of

#: How sure the rows are of a table that no lines draw: seven to nine of ten known ones are read wholly right, others less well.
UNRULED = 0.6

#: A header or a footer stands this far from the rest of its page, in heights, and has at most so many texts.
APART, FEW = 1.5, 3

__all__ = ["PageCell", "PageTable", "ShownPage", "lay_out"]


@dataclass(slots=True)
class ShownPage:
    """A page as it is shown, upright: its size in points, its text, its ruled lines, the edges of its coloured areas."""

    width: float = 0.0
    height: float = 0.0
    pieces: list[Piece] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)
    fills: list[Segment] = field(default_factory=list)


def lay_out(
    segments: Iterable[Segment],
    pieces: Sequence[Piece],
    most_cells: int,
    fills: Sequence[Segment] = (),
    before: PageTable | None = None,
    height: float = 0.0,
) -> list[PageTable | TextLine]:
    """Return the tables of a page and the lines outside them, in reading order.

    What no lines rule may still be a table by its columns; it is marked as not reliable.

    `segments` are the ruled lines. `fills` are the edges of coloured areas: they draw tables only where no ruled lines
    do. `before` is the table at the end of the page before, if any. `height` is that of the page: headers and footers are in
    no table without lines.
    `most_cells` is how many cells the tables of a page may have. Raises TooManyCellsError.
    """
    rulings = find_ruled_tables(segments, most_cells)
    tables, rest = fill(rulings.tables, pieces)
    if fills and rest:
        outside = [edge for edge in fills if not any(_touches(table, edge) for table in rulings.tables)]
        coloured, rest = fill(find_ruled_tables(outside, most_cells).tables, rest)
        tables += coloured
    banded, rest = fill(find_banded_tables(lines_of(map(as_shown, rest)), rulings.loose, before, most_cells), rest)
    aligned, rest = fill(find_aligned_tables(_body(lines_of(map(as_shown, rest)), height), before, most_cells), rest)
    for table in (*banded, *aligned):
        table.reliable = False
    for table in aligned:
        table.sure = UNRULED
    blocks: list[PageTable | TextLine] = [*tables, *banded, *aligned, *lines_of(rest)]
    blocks.sort(key=lambda block: (block.ys[0], block.xs[0]) if isinstance(block, PageTable) else (block.y0, block.x0))
    return blocks


def _body(lines: Sequence[TextLine], height: float) -> Sequence[TextLine]:
    """The lines of a page without those that stand apart in its margins, as headers and footers do, and have but few texts."""
    edge = MARGIN * height
    begin, stop = 0, len(lines)
    for number in range(1, len(lines)):
        if lines[number - 1].y1 > edge or not _has_few_texts(lines[number - 1]):
            break
        begin = number if _are_apart(lines[number - 1], lines[number]) else begin
    for number in range(len(lines) - 1, begin, -1):
        if lines[number].y0 < height - edge or not height or not _has_few_texts(lines[number]):
            break
        stop = number if _are_apart(lines[number - 1], lines[number]) else stop
    return lines[begin:stop]


def _are_apart(line: TextLine, below: TextLine) -> bool:
    return below.y0 - line.y1 > APART * min(line.height, below.height)


def _has_few_texts(line: TextLine) -> bool:
    return line.text(COLUMN_GAP).count(COLUMN_BREAK) < FEW


def _touches(table: RuledTable, edge: Segment) -> bool:
    return edge.x0 < table.xs[-1] and edge.x1 > table.xs[0] and edge.y0 < table.ys[-1] and edge.y1 > table.ys[0]
