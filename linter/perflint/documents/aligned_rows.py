"""Finds the rows of a table whose columns are known but whose rows nothing draws, and the cells that are merged over them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from .merged_rows import TextBlock, merged_cells, span_of
from .row_cuts import Row, goes_on, last_column, leading_of, may_go_on, rows_of, widest_of
from .ruled_tables import Stroke
from .text_lines import Piece, TextLine, lines_of

#: A text begins in the column in which this much of it stands, in heights.
INSIDE = 0.375
#: A row has at least this part of the room that rows have between them, above and below.
ROOM = 0.95


def row_strokes(lines: Sequence[TextLine], xs: Sequence[float], left: float, right: float, going_on: bool) -> list[Stroke]:
    """The borders of the rows of `lines`, as horizontal strokes that leave out merged cells.

    `xs` are the inner borders of the columns between `left` and `right`; `going_on` tells that the table may begin on the page
    before. The first stroke is the top of the table, the last its bottom, both whole.
    """
    columns = [lines_of(inside) for inside in _columns(lines, xs)]
    limits = [*xs, right]
    rows, blocks = _blocks(rows_of(columns, limits), columns, limits)
    rows = _without_merged(rows)
    ys = _borders(rows, blocks)
    merged = merged_cells(blocks, rows, ys, len(xs) + 1, going_on)
    edges = [left, *xs, right]
    strokes = [Stroke(ys[0], left, right)]
    for number in range(1, len(ys) - 1):
        through = {column for column, first, last in merged if first < number <= last}
        start = None
        for column in range(len(edges)):
            drawn = column < len(edges) - 1 and column not in through
            if drawn and start is None:
                start = edges[column]
            elif not drawn and start is not None:
                strokes.append(Stroke(ys[number], start, edges[column]))
                start = None
    return [*strokes, Stroke(ys[-1], left, right)]


def _columns(lines: Sequence[TextLine], xs: Sequence[float]) -> list[list[Piece]]:
    """The texts by the column in which they begin."""
    columns: list[list[Piece]] = [[] for _ in range(len(xs) + 1)]
    for line in lines:
        for piece in line.pieces:
            columns[bisect_right(xs, piece.x0 + INSIDE * (piece.y1 - piece.y0))].append(piece)
    return columns


def _blocks(
    found: Sequence[Row], columns: Sequence[Sequence[TextLine]], limits: Sequence[float]
) -> tuple[list[list[TextBlock]], list[TextBlock]]:
    """The texts of cells row by row, and all of them, with those that are level with no row."""
    row_of = {id(line): number for number, row in enumerate(found) for lines in row.cells.values() for line in lines}
    leading = leading_of(columns, limits)
    padded = _are_padded(found, leading)
    rows: list[list[TextBlock]] = [[] for _ in found]
    blocks: list[TextBlock] = []
    for column, lines in enumerate(columns):
        for text in _texts(lines, row_of, limits[column], leading, padded):
            block = TextBlock(column, max(last_column(line, limits) for line in text), text)
            blocks.append(block)
            if (row := row_of.get(id(text[0]))) is not None:
                rows[row].append(block)
    return sorted((row for row in rows if row), key=lambda row: row[0].y0), blocks


def _are_padded(rows: Sequence[Row], leading: float) -> bool:
    """Whether most rows are further apart than lines of one text."""
    spans = [
        (min(line.y0 for line in lines), max(line.y1 for line in lines), lines[0].height)
        for row in rows
        if (lines := [line for texts in row.cells.values() for line in texts])
    ]
    gaps = [(below[0] - above[1]) / above[2] for above, below in pairwise(spans)]
    return bool(gaps) and median(gaps) > leading


def _texts(
    lines: Sequence[TextLine], row_of: dict[int, int], limit: float, leading: float, padded: bool
) -> Iterator[list[TextLine]]:
    """The lines of a column cell by cell: those of one row, and the whole texts of merged cells.

    A text is one of a merged cell, though some of its lines are level with rows, where others are not, or are with other rows
    (which `padded` ones do not share).
    """
    widest = widest_of(lines, limit)
    sure = _runs(lines, lambda line, below: goes_on(line, below, widest, leading))
    likely = _runs(lines, lambda line, below: may_go_on(line, below, leading))
    for runs, share in ((sure, 0.0), (likely, 0.5)):
        for run in runs:
            rows = [row_of.get(id(line)) for line in run]
            off = rows.count(None)
            if (off and off >= share * len(run)) or (padded and runs is sure and len(set(rows)) > 1):
                for line in run:
                    row_of.pop(id(line), None)
    starts = {id(run[0]) for run in likely}
    text: list[TextLine] = []
    for line in lines:
        row = row_of.get(id(line))
        if text and (row_of.get(id(text[-1])) != row or (row is None and id(line) in starts)):
            yield text
            text = []
        text.append(line)
    if text:
        yield text


def _runs(lines: Sequence[TextLine], are_one: Callable[[TextLine, TextLine], bool]) -> list[list[TextLine]]:
    """Runs of lines of which each goes on in the next."""
    runs: list[list[TextLine]] = []
    for line in lines:
        if runs and are_one(runs[-1][-1], line):
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def _without_merged(rows: list[list[TextBlock]]) -> list[list[TextBlock]]:
    """The rows without those for which there is no room beside others, and whose columns those leave free: merged cells."""
    spans = [span_of(row) for row in rows]
    columns = [{column for block in row for column in range(block.column, block.last_column + 1)} for row in rows]
    usual = median([len(inside) for inside in columns if len(inside) > 1] or [1])
    full = [number for number, inside in enumerate(columns) if len(inside) > usual / 2]
    gaps = sorted(spans[below][0] - spans[above][1] for above, below in pairwise(full))
    if not gaps:
        return rows
    room = ROOM * gaps[len(gaps) // 8]

    def is_merged(number: int) -> bool:
        above, below = bisect_left(full, number) - 1, bisect_right(full, number)
        free, beside = 0.0, []
        if above >= 0:
            beside.append(full[above])
            free += spans[number][0] - spans[full[above]][1]
        if below < len(full):
            beside.append(full[below])
            free += spans[full[below]][0] - spans[number][1]
        return free < room * len(beside) and not any(columns[number] & columns[other] for other in beside)

    return [row for number, row in enumerate(rows) if not is_merged(number)]


def _borders(rows: Sequence[Sequence[TextBlock]], blocks: Sequence[TextBlock]) -> list[float]:
    """The heights at which rows begin and end: in the middle between their texts, the table with the last of all its `blocks`."""
    spans = [span_of(row) for row in rows]
    inner = [(above[1] + below[0]) / 2 for above, below in pairwise(spans)]
    top, bottom = span_of(blocks)
    return [top - 1, *inner, bottom + 1]
