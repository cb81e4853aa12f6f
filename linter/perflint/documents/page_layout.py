"""Lays out one page: which of its text stands in tables and which outside, in reading order.

Whoever finds lines and text on a page, in a PDF or in a scanned picture, hands them to `lay_out`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from .aligned_tables import find_aligned_tables
from .banded_tables import find_banded_tables
from .filled_tables import fill
from .page_table import PageCell, PageTable
from .ruled_tables import RuledTable, Segment, find_ruled_tables
from .text_lines import Piece, TextLine, lines_of

#: How sure the rows are of a table that no lines draw: measured, six of ten are wholly right.
UNRULED = 0.6

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
) -> list[PageTable | TextLine]:
    """Return the tables of a page and the lines outside them, in reading order.

    What no lines rule may still be a table by its columns; it is marked as not reliable.

    `segments` are the ruled lines. `fills` are the edges of coloured areas: they draw tables only where no ruled lines
    do. `before` is the table at the end of the page before, if any.
    `most_cells` is how many cells the tables of a page may have. Raises TooManyCellsError.
    """
    rulings = find_ruled_tables(segments, most_cells)
    tables, rest = fill(rulings.tables, pieces)
    if fills and rest:
        outside = [edge for edge in fills if not any(_touches(table, edge) for table in rulings.tables)]
        coloured, rest = fill(find_ruled_tables(outside, most_cells).tables, rest)
        tables += coloured
    banded, rest = fill(find_banded_tables(lines_of(rest), rulings.loose, before, most_cells), rest)
    aligned, rest = fill(find_aligned_tables(lines_of(rest), before, most_cells), rest)
    for table in (*banded, *aligned):
        table.reliable = False
    for table in aligned:
        table.sure = UNRULED
    blocks: list[PageTable | TextLine] = [*tables, *banded, *aligned, *lines_of(rest)]
    blocks.sort(key=lambda block: (block.ys[0], block.xs[0]) if isinstance(block, PageTable) else (block.y0, block.x0))
    return blocks


def _touches(table: RuledTable, edge: Segment) -> bool:
    return edge.x0 < table.xs[-1] and edge.x1 > table.xs[0] and edge.y0 < table.ys[-1] and edge.y1 > table.ys[0]
