"""Finds tables of which lines draw the rows, but not the columns; the borders of the columns follow from the texts.

Where a cell is merged over rows, the lines between those rows begin beside it: their ends are borders as well.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from .aligned_columns import KnownBorder, borders_going_on, column_strokes
from .page_table import PageTable
from .ruled_tables import SAME_LINE, RuledTable, Stroke, table_of
from .text_lines import NUMBER, TextLine

#: A table has at least so many rows between lines, and one row with so many texts side by side.
ROWS, COLUMNS = 3, 4
#: Lines of one table share this part of the shorter one; the first and the last cover this part of its width.
SHARED, WIDE = 0.5, 0.5
#: Lines closer to the top of a table than this, in heights, are its first row where it goes on from the page before.
CLOSE = 1.0
#: So many tables stand side by side at most.
NEAR = 8
#: A row that holds this share of all lines, and so many of them with numbers, is many rows that no lines draw.
MOST, NUMBERS = 0.5, 3


def find_banded_tables(
    lines: Sequence[TextLine], rules: Sequence[Stroke], before: PageTable | None, most_cells: int
) -> list[RuledTable]:
    """The tables that the horizontal `rules`, which no vertical one crosses, draw around the lines of a page.

    `before` is a table at the end of the page before, whose columns may go on. Raises TooManyCellsError.
    """
    tables = []
    for stack in _stacks(rules, before.xs if before is not None else ()):
        ys = sorted({rule.at for rule in stack})
        begin = bisect_right(lines, ys[0], key=lambda line: (line.y0 + line.y1) / 2)
        going_on = _go_on(before, stack)
        if going_on and (first := _first_above(lines, begin, ys[0])) < begin:
            begin = first
            ys.insert(0, lines[first].y0 - SAME_LINE)
            stack = [Stroke(ys[0], stack[0].first, stack[0].last), *stack]
        inside = lines[begin : bisect_left(lines, ys[-1], key=lambda line: (line.y0 + line.y1) / 2)]
        if inside and (_draw_rows(inside, ys) or going_on):
            tables.append(_table(inside, stack, ys, before, most_cells))
    return tables


def _stacks(rules: Sequence[Stroke], xs: Sequence[float]) -> Iterator[list[Stroke]]:
    """The lines that stand below one another and may belong to one table, without those of lesser width above and below.

    `xs` are the borders of columns of a table that may go on.
    """
    stacks: list[tuple[Stroke, list[Stroke]]] = []  # each with its width, as a line
    for rule in sorted(rules):
        near = [one for one in stacks[-NEAR:] if _share(one[0], rule)]
        whole = [rule, *(width for width, _ in near)]
        joined = [one for _, stack in near for one in stack]
        stacks = [one for one in stacks if one not in near]
        width = Stroke(rule.at, min(one.first for one in whole), max(one.last for one in whole))
        stacks.append((width, [*joined, rule]))
    for width, stack in stacks:
        drawn: dict[float, float] = {}
        for rule in sorted(stack):
            drawn[rule.at] = drawn.get(rule.at, 0.0) + rule.last - rule.first
        wide = {at for at, length in drawn.items() if length >= WIDE * (width.last - width.first)}
        if wide:
            wide.update(_beside_merged(stack, width, xs))
            yield [rule for rule in sorted(stack) if min(wide) <= rule.at <= max(wide)]


def _beside_merged(rules: Sequence[Stroke], width: Stroke, xs: Sequence[float]) -> Iterator[float]:
    """Where rules of lesser width stand that belong to a table: they end with it, and begin beside a merged cell, as others do.

    A page break cuts such a cell, so that no whole rule need follow them on the page.
    """
    beside = [rule for rule in rules if width.last - rule.last <= SAME_LINE]
    begins = sorted([*xs, *(rule.first for rule in beside)])
    for rule in beside:
        if bisect_right(begins, rule.first + SAME_LINE) - bisect_left(begins, rule.first - SAME_LINE) > 1:
            yield rule.at


def _share(one: Stroke, other: Stroke) -> bool:
    shared = min(one.last, other.last) - max(one.first, other.first)
    return shared > SHARED * min(one.last - one.first, other.last - other.first)


def _draw_rows(lines: Sequence[TextLine], ys: Sequence[float]) -> bool:
    """Whether lines draw each row of a table with columns, and not only its heading and its end."""
    rows: dict[int, list[TextLine]] = {}
    for line in lines:
        rows.setdefault(bisect_right(ys, (line.y0 + line.y1) / 2), []).append(line)
    fullest = max(rows.values(), key=len)
    numbers = [any(NUMBER.fullmatch(piece.text) for piece in line.pieces) for line in fullest]
    return (
        len(rows) >= ROWS
        and any(len(line.pieces) >= COLUMNS for line in lines)
        and (len(fullest) < MOST * len(lines) or sum(numbers) < NUMBERS)
    )


def _go_on(before: PageTable | None, rules: Sequence[Stroke]) -> bool:
    """Whether the table before may go on between these lines: they are as wide."""
    left, right = min(rule.first for rule in rules), max(rule.last for rule in rules)
    return before is not None and abs(left - before.xs[0]) <= SAME_LINE and abs(right - before.xs[-1]) <= SAME_LINE


def _first_above(lines: Sequence[TextLine], begin: int, top: float) -> int:
    """The first of the lines that stand close above the line `begin` and the rule at `top`: a row that goes on from above."""
    while begin and top - lines[begin - 1].y1 < CLOSE * lines[begin - 1].height:
        if any(piece.shown_at for piece in lines[begin - 1].pieces):
            break  # it shows further down
        begin -= 1
        top = lines[begin].y0
    return begin


def _table(
    lines: Sequence[TextLine], rules: Sequence[Stroke], ys: Sequence[float], before: PageTable | None, most_cells: int
) -> RuledTable:
    left, right = min(rule.first for rule in rules), max(rule.last for rule in rules)
    known = [*_ends(rules, ys, left, right)]
    if before is not None:
        known += borders_going_on(lines, sorted({side for cell in before.bottom for side in (cell.left, cell.right)})[1:-1])
    sides = [Stroke(x, ys[0], ys[-1]) for x in (left, right)]
    return table_of(rules, [*sides, *column_strokes(lines, ys, rules, known)], most_cells)


def _ends(rules: Sequence[Stroke], ys: Sequence[float], left: float, right: float) -> Iterator[KnownBorder]:
    """The ends of lines inside of a table: a border between the rows above and below each."""
    last = float("-inf")
    for end, at in sorted((end, rule.at) for rule in rules for end in (rule.first, rule.last)):
        if left + SAME_LINE < end < right - SAME_LINE:
            last = last if end - last <= SAME_LINE else end
            number = bisect_left(ys, at)
            yield KnownBorder(last, (ys[max(number - 1, 0)] + at) / 2, (at + ys[min(number + 1, len(ys) - 1)]) / 2)
