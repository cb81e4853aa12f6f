"""Finds tables that no lines draw: texts that stand below one another in columns, with gaps between them.

What is found here is a guess, and marked as one: a text without a table in it may be set in columns too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from .aligned_columns import KnownBorder, aligned_borders, borders_going_on, column_strokes
from .aligned_rows import row_strokes
from .page_table import PageTable
from .ruled_tables import RuledTable, table_of
from .text_lines import TextLine

#: A table has at least so many columns, and each border between two of them is needed by so many lines.
COLUMNS = 4
LINES = 3
#: A line of a table has a gap of at least this width, in heights.
GAP = 0.3
#: Fewer long lines without a gap stand between two with: the middle of a wrapped cell, a row of one cell.
BETWEEN = 7
#: Lines further apart than this, in heights, do not belong to one table.
DISTANCE = 5.0
#: A line without a gap still belongs to a table when it is closer to it than this, in heights.
LEADING = 0.6
#: How far the lines of a heading are apart, and how long one is that names a few columns, in heights.
ABOVE, WIDEST = 1.5, 12.0


def find_aligned_tables(lines: Sequence[TextLine], before: PageTable | None, most_cells: int) -> list[RuledTable]:
    """The tables among the lines of a page that stand in no ruled table.

    `before` is a table at the end of the page before, which may go on here without a heading. Raises TooManyCellsError.
    """
    tables: list[RuledTable] = []
    xs = sorted({side for cell in before.bottom for side in (cell.left, cell.right)})[1:-1] if before is not None else []
    for begin, stop in _runs(lines, xs):
        run = lines[begin:stop]
        left, right = min(line.x0 for line in run) - 1, max(line.x1 for line in run) + 1
        known: list[KnownBorder] = []
        if before is not None and not tables:
            known = borders_going_on(run, xs)
        needed = aligned_borders(run, known)
        going_on = any(one.first <= one.last for one in known)
        if not going_on and not _is_table(run, needed):
            continue
        if going_on and before is not None:
            left, right = min(left, before.xs[0]), max(right, before.xs[-1])
        run = lines[_heading_above(lines, begin, needed) : _rest_below(lines, stop, needed)]
        xs = sorted(x for x, count in needed.items() if count or any(x == one.x for one in known))
        rules = row_strokes(run, xs, left, right, going_on)
        ys = sorted({rule.at for rule in rules})
        sides = [rules[0]._replace(at=x, first=ys[0], last=ys[-1]) for x in (left, right)]
        tables.append(table_of(rules, [*sides, *column_strokes(run, ys, rules, known)], most_cells))
    return tables


def _is_table(lines: Sequence[TextLine], needed: Mapping[float, int]) -> bool:
    """Whether borders that so many lines need draw a table: enough columns, most of them with texts that stand side by side."""
    often = sum(count >= LINES for count in needed.values())
    whole = any(len(line.pieces) >= COLUMNS for line in lines) and len(needed) >= COLUMNS - 1
    return often >= COLUMNS - 1 - whole


def _heading_above(lines: Sequence[TextLine], begin: int, xs: Mapping[float, int]) -> int:
    """Where a run begins with the short lines close above it behind its first column: a heading of several lines."""
    height = lines[begin].height
    while (
        xs
        and begin
        and _distance(lines, begin - 1) < ABOVE
        and lines[begin - 1].x0 > min(xs)
        and lines[begin - 1].x1 - lines[begin - 1].x0 < WIDEST * height
    ):
        begin -= 1
    return begin


def _rest_below(lines: Sequence[TextLine], stop: int, xs: Mapping[float, int]) -> int:
    """Where a run stops with the lines close below it that keep to its columns: the rest of wrapped and of merged cells."""
    while stop < len(lines) and _distance(lines, stop - 1) < DISTANCE and _keeps_to(lines[stop], xs):
        stop += 1
    return stop


def _keeps_to(line: TextLine, xs: Iterable[float]) -> bool:
    """Whether no text of a line crosses a border."""
    return not any(piece.x0 < x < piece.x1 for piece in line.pieces for x in xs)


def _runs(lines: Sequence[TextLine], xs: Sequence[float]) -> Iterator[tuple[int, int]]:
    """Runs of lines that may be tables, as (first, behind the last): they begin and end with lines with gaps.

    Few long lines without a gap stand between those.
    The first of them may go on from the page before, where the columns of its table end at `xs`: then it begins with the
    lines above it that are close or keep to those columns.
    """
    number = 0
    going_on = bool(xs)
    while number < len(lines):
        if not _has_gap(lines[number]):
            number += 1
            continue
        begin = end = number
        wide = 0
        while number + 1 < len(lines) and wide < BETWEEN and _distance(lines, number) < DISTANCE:
            number += 1
            if _has_gap(lines[number]):
                end, wide = number, 0
            elif lines[number].x1 - lines[number].x0 > WIDEST * lines[number].height:
                wide += 1
        while end + 1 < len(lines) and _distance(lines, end) < LEADING:
            end += 1
        while (
            going_on
            and begin
            and (
                _distance(lines, begin - 1) < LEADING
                or (_distance(lines, begin - 1) < DISTANCE and _keeps_to(lines[begin - 1], xs))
            )
        ):
            begin -= 1
        going_on = False
        if end - begin + 1 >= LINES:
            yield begin, end + 1
        number = end + 1


def _has_gap(line: TextLine) -> bool:
    return any(right.x0 - left.x1 > GAP * line.height for left, right in zip(line.pieces, line.pieces[1:], strict=False))


def _distance(lines: Sequence[TextLine], number: int) -> float:
    """How far a line is from the next one, in heights."""
    return (lines[number + 1].y0 - lines[number].y1) / lines[number].height
