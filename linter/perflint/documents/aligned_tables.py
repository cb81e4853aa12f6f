"""Finds tables that no lines draw, or horizontal lines only: their columns are the white strips that run down between texts.

What is found here is a guess, and marked as one: a text without a table in it may be set in columns too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .aligned_rows import lay_rows
from .page_table import PageTable
from .ruled_tables import Stroke
from .text_lines import Piece, TextLine

#: A table has at least so many columns and lines.
COLUMNS = 4
LINES = 3
#: The line that begins a table has gaps of at least this width between its columns, in heights.
HEADING_GAP = 0.3
#: White strips narrower than this, in heights, separate nothing.
STRIP = 0.1
#: A line of a heading is closer to the next one than this, in heights.
LEADING = 0.6
#: How far from the border of two columns no text of a table stands that goes on from the page before (points).
BORDER = 1.0
#: Lines further apart than this, in heights, do not belong to one table.
DISTANCE = 5.0

Strip = tuple[float, float]
#: The white strips that are left of each gap of a heading.
Gaps = list[list[Strip]]


def find_aligned_tables(
    lines: Sequence[TextLine], rules: Sequence[Stroke], going_on: PageTable | None = None
) -> list[PageTable | TextLine]:
    """The tables among the lines of a page that stand in no ruled table, and the lines outside them.

    `rules` are the horizontal lines of the page that cross no vertical one. `going_on` is a table at the end of the page
    before, which may go on here without a heading. Tables are marked as not reliable.
    """
    found: list[PageTable | TextLine] = []
    for run, xs in _runs(lines, going_on):
        if xs:
            inside = [rule.at for rule in rules if run[0].y0 < rule.at < run[-1].y1]
            found.append(lay_rows([piece for line in run for piece in line.pieces], xs, sorted(inside)))
        else:
            found += run
    return found


def _runs(lines: Sequence[TextLine], going_on: PageTable | None) -> Iterator[tuple[Sequence[TextLine], list[float]]]:
    """Cut lines into runs that are tables, each with the borders of its columns, and lines that are not, without any."""
    done = number = 0
    if going_on is not None:
        borders: Gaps = [[(x - BORDER, x + BORDER)] for x in going_on.xs[1:-1]]
        stop, _ = _run(lines, 0, borders, len(borders))
        if stop >= LINES:
            yield lines[:stop], going_on.xs
            done = number = stop
    while number < len(lines):
        gaps = _heading_gaps(lines[number])
        stop, left = _run(lines, number + 1, gaps, COLUMNS - 1)
        if stop - number < LINES or len(left) < COLUMNS - 1:
            number += 1
            continue
        begin = number
        while begin > done and _is_heading_too(lines[begin - 1], lines[begin], left):
            begin -= 1
        yield from (([line], []) for line in lines[done:begin])
        yield lines[begin:stop], _borders(lines[begin:stop])
        done = number = stop
    yield from (([line], []) for line in lines[done:])


def _run(lines: Sequence[TextLine], number: int, gaps: Gaps, least: int) -> tuple[int, Gaps]:
    """Where a run ends whose next line is `number`, and what it leaves of its gaps: at least so many, and one less a line."""
    while len(gaps) >= least and number < len(lines) and (not number or _is_near(lines[number - 1], lines[number])):
        if len(_heading_gaps(lines[number])) > len(gaps) + 1:
            break  # here begins a table with more columns
        narrowed = _narrowed(gaps, lines[number])
        if len(narrowed) < max(least, len(gaps) - 1):
            break
        gaps = narrowed
        number += 1
    return number, gaps


def _is_near(above: TextLine, below: TextLine) -> bool:
    return below.y0 - above.y1 < DISTANCE * above.height


def _heading_gaps(line: TextLine) -> Gaps:
    """The gaps between the pieces of a line that are wide enough to set columns apart."""
    gaps: Gaps = []
    end = line.pieces[0].x1
    for piece in line.pieces[1:]:
        if piece.x0 - end > HEADING_GAP * line.height:
            gaps.append([(end, piece.x0)])
        end = max(end, piece.x1)
    return gaps


def _narrowed(gaps: Gaps, line: TextLine) -> Gaps:
    """What the pieces of a line leave of gaps; those of which nothing is left are gone."""
    left = ([part for strip in strips for part in _parts(strip, line)] for strips in gaps)
    return [strips for strips in left if strips]


def _parts(strip: Strip, line: TextLine) -> Iterator[Strip]:
    """What the pieces of a line leave of a white strip."""
    first, last = strip
    least = STRIP * line.height
    for piece in line.pieces:
        if piece.x1 > first and piece.x0 < last:
            if piece.x0 - first > least:
                yield first, piece.x0
            first = piece.x1
    if last - first > least:
        yield first, last


def _is_heading_too(above: TextLine, below: TextLine, gaps: Gaps) -> bool:
    """Whether a line right above the first one of a table belongs to a heading of two lines, and leaves all gaps."""
    return below.y0 - above.y1 < LEADING * above.height and len(_narrowed(gaps, above)) == len(gaps)


def _borders(lines: Sequence[TextLine]) -> list[float]:
    """The borders of the columns of lines: in the white strips that run down through all of them.

    Strips between texts that nowhere stand side by side separate no columns: numbers set to the right below a heading
    that is set to the left.
    """
    pieces = sorted(piece for line in lines for piece in line.pieces)
    least = STRIP * min(line.height for line in lines)
    stacks: list[list[Piece]] = []  # what stands above and below each other
    right = 0.0
    for piece in pieces:
        if stacks and piece.x0 - right <= least:
            stacks[-1].append(piece)
        else:
            stacks.append([piece])
        right = max(right, piece.x1)
    columns = stacks[:1]
    for stack in stacks[1:]:
        if _stand_side_by_side(columns[-1], stack):
            columns.append(stack)
        else:
            columns[-1] = [*columns[-1], *stack]
    ends = [max(piece.x1 for piece in column) for column in columns]
    inner = [(end + column[0].x0) / 2 for end, column in zip(ends, columns[1:], strict=False)]
    return [columns[0][0].x0, *inner, ends[-1]]


def _stand_side_by_side(left: Sequence[Piece], right: Sequence[Piece]) -> bool:
    """Whether any piece of one stack stands beside a piece of the other."""
    heights = sorted((piece.y0, piece.y1, side) for side, stack in enumerate((left, right)) for piece in stack)
    reached = [float("-inf"), float("-inf")]
    for y0, y1, side in heights:
        if y0 < reached[1 - side] - STRIP * (y1 - y0):
            return True
        reached[side] = max(reached[side], y1)
    return False
