"""Finds the borders of columns that no line draws, from the gaps between the texts that stand side by side.

Every gap between two neighbours holds a border. The fewest borders that cut all gaps are those of the columns: a gap over
an empty cell is cut by the borders of its neighbours. A border stands only where some gap needs it and no text crosses it,
so that each part of a form has columns of its own, as if somebody had ruled it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import NamedTuple

from .ruled_tables import SAME_LINE, Stroke
from .text_lines import Piece, TextLine

#: Texts stand side by side when they share this part of the height of the lower one.
BESIDE = -0.1
#: A gap narrower than this, in heights, may lie within a text: it counts where several lines have it.
NARROW = 0.6
#: How far, in heights, a text may reach over a border without crossing it: punctuation hangs out of its cell.
REACH = 0.35
#: How far, in points, a text may reach over a border that is known to stand there.
SLACK = 1.0
#: A page with more borders than this is no table.
MOST_BORDERS = 100
#: A text that begins or ends this close to a border, in points, leans on it.
LEAN = 2.0
#: How many of the lines below one are looked at for neighbours: those of wrapped cells beside it.
FOLLOWING = 4


@dataclass(slots=True)
class _Gap:
    """The gap between two neighbours, how high they stand, and the borders that cut it."""

    left: float
    right: float
    y: float
    height: float
    borders: range = range(0)


@dataclass(slots=True)
class _Border:
    """Where a border may stand (from x0 to x1), where it does, and the heights between which gaps need it."""

    x0: float
    x1: float
    x: float = 0.0
    first: float = float("inf")
    last: float = float("-inf")

    def reach(self, first: float, last: float) -> None:
        """Reach from one height to another at least."""
        self.first, self.last = min(self.first, first), max(self.last, last)


def aligned_borders(lines: Sequence[TextLine], known: Sequence[KnownBorder]) -> dict[float, int]:
    """The inner borders of the columns of `lines`, whatever their rows are, each with how many lines need it."""
    gaps = sorted(_gaps(lines), key=lambda gap: gap.right)
    xs = [border.x for border in _all_borders(gaps, lines, known)]
    needed: dict[float, set[int]] = {x: set() for x in xs}
    for gap in gaps:
        between = _between(xs, gap)
        if len(between) == 1:
            needed[xs[between[0]]].add(round(gap.y / gap.height))
    return {x: len(heights) for x, heights in needed.items()}


class KnownBorder(NamedTuple):
    """A border that is known to stand at `x`, from the height `first` to `last`: horizontal lines end there."""

    x: float
    first: float
    last: float


def column_strokes(
    lines: Sequence[TextLine], ys: Sequence[float], rules: Sequence[Stroke], known: Sequence[KnownBorder]
) -> list[Stroke]:
    """The inner borders of the columns of `lines`, as vertical strokes from row to row.

    `ys` are the borders of the rows, `rules` the horizontal lines that draw them: where none does, cells go on below.
    """
    gaps = sorted([*_gaps(lines), *_gaps_of_rows(lines, ys)], key=lambda gap: gap.right)
    borders = _all_borders(gaps, lines, known)
    xs = [border.x for border in borders]
    for gap in gaps:
        gap.borders = _between(xs, gap)
        if len(gap.borders) == 1:
            borders[gap.borders[0]].reach(gap.y, gap.y)
    return _strokes(borders, gaps, lines, ys, rules)


def borders_going_on(lines: Sequence[TextLine], xs: Sequence[float]) -> list[KnownBorder]:
    """The borders `xs` of a table on the page before, as far down as the texts of this page keep to them.

    Below, they are where borders stand if there are any: whatever begins anew there.
    """
    kept = [line.y1 for line in takewhile(lambda line: _keeps_to(line, xs), lines)]
    first, last = (lines[0].y0, kept[-1]) if kept else (float("inf"), float("-inf"))
    return [KnownBorder(x, first, last) for x in xs]


def _keeps_to(line: TextLine, xs: Sequence[float]) -> bool:
    """Whether borders stand in all gaps of a line, and none in its texts."""
    slack = REACH * line.height
    return all(
        bisect_left(xs, one.x1 - slack) < bisect_right(xs, other.x0 + slack) for one, other in pairwise(line.pieces)
    ) and all(bisect_left(xs, piece.x0 + slack) == bisect_right(xs, piece.x1 - slack) for piece in line.pieces)


def _gaps(lines: Sequence[TextLine]) -> Iterator[_Gap]:
    """The gap between each text and the next one to its right, be that in a line a little higher or lower."""
    lefts = [[piece.x0 for piece in line.pieces] for line in lines]
    for number, line in enumerate(lines):
        around = range(max(0, number - FOLLOWING), min(len(lines), number + FOLLOWING + 1))
        for piece in line.pieces:
            height = piece.y1 - piece.y0
            beside = None
            for other in around:
                place = bisect_left(lefts[other], piece.x1 - REACH * height)
                if place < len(lefts[other]):
                    found = lines[other].pieces[place]
                    if found is not piece and _stand_beside(piece, found) and (beside is None or found.x0 < beside.x0):
                        beside = found
            if beside is not None and beside.x0 > piece.x1:
                yield _Gap(piece.x1, beside.x0, (piece.y0 + piece.y1) / 2, height)


def _gaps_of_rows(lines: Sequence[TextLine], ys: Sequence[float]) -> Iterator[_Gap]:
    """The gaps that run through a whole row: its texts stand side by side even where one is higher."""
    rows: list[list[Piece]] = [[] for _ in ys[1:]]
    for line in lines:
        rows[_row_of((line.y0 + line.y1) / 2, ys)] += line.pieces
    for row in rows:
        row.sort()
        end = row[0].x1 if row else 0.0
        for piece in row:
            if piece.x0 > end:
                yield _Gap(end, piece.x0, (piece.y0 + piece.y1) / 2, piece.y1 - piece.y0)
            end = max(end, piece.x1)


def _stand_beside(one: Piece, other: Piece) -> bool:
    shared = min(one.y1, other.y1) - max(one.y0, other.y0)
    return shared > BESIDE * min(one.y1 - one.y0, other.y1 - other.y0)


def _between(xs: Sequence[float], gap: _Gap) -> range:
    """The numbers of the places that lie in a gap."""
    reach = REACH * gap.height
    return range(bisect_left(xs, gap.left - reach), bisect_right(xs, gap.right + reach))


def _borders(gaps: Sequence[_Gap], lines: Sequence[TextLine]) -> list[_Border]:
    """The fewest borders that cut all gaps, from left to right; `gaps` are in the order of their right ends."""
    groups: list[list[_Gap]] = []
    end = float("-inf")
    for gap in gaps:
        if groups and gap.left < end:
            groups[-1].append(gap)
        else:
            groups.append([gap])
            end = gap.right
    if len(groups) > MOST_BORDERS:
        return []
    pieces = [piece for line in lines for piece in line.pieces]
    borders = []
    for group in groups:
        heights = {round(gap.y / gap.height) for gap in group}
        if len(heights) == 1 and group[0].right - group[0].left < NARROW * group[0].height:
            continue
        border = _Border(max(gap.left for gap in group), group[0].right)
        border.x = _place(border, group, pieces)
        borders.append(border)
    return borders


def _all_borders(gaps: Sequence[_Gap], lines: Sequence[TextLine], known: Sequence[KnownBorder]) -> list[_Border]:
    """The borders that are known, each reaching as far as is known, and those that the gaps need which these do not cut."""
    places = sorted({one.x for one in known})
    found = [
        *_borders([gap for gap in gaps if not _between(places, gap)], lines),
        *(_Border(x, x, x, first, last) for x, first, last in known),
    ]
    whole: list[_Border] = []
    for border in sorted(found, key=lambda border: border.x):
        if whole and border.x - whole[-1].x <= SAME_LINE:
            whole[-1].reach(border.first, border.last)
        else:
            whole.append(border)
    return whole


def _place(border: _Border, group: Sequence[_Gap], pieces: Sequence[Piece]) -> float:
    """Where between its ends a border is best drawn: beside texts that begin or end below one another, or where it crosses
    the fewest texts."""
    near = min(SLACK, (border.x1 - border.x0) / 2)
    begin = sum(gap.right - border.x1 < SLACK for gap in group)
    end = sum(border.x0 - gap.left < SLACK for gap in group)
    if max(begin, end) > len(group) / 2:
        return border.x1 - near if begin >= end else border.x0 + near
    inside = [piece for piece in pieces if piece.x0 < border.x1 and piece.x1 > border.x0]
    ends = sorted({border.x0, border.x1, *(min(max(x, border.x0), border.x1) for piece in inside for x in (piece.x0, piece.x1))})
    if len(ends) > 200:  # far more texts than a page of paper has in one strip
        return (border.x0 + border.x1) / 2
    middles = [((one + other) / 2, other - one) for one, other in pairwise(ends)]
    return min(middles, key=lambda place: (sum(piece.x0 < place[0] < piece.x1 for piece in inside), -place[1]))[0]


def _strokes(
    borders: Sequence[_Border], gaps: Sequence[_Gap], lines: Sequence[TextLine], ys: Sequence[float], rules: Sequence[Stroke]
) -> list[Stroke]:
    """The borders row by row: where gaps need them or texts lean on them, and no text crosses them; every gap has one."""
    rows = len(ys) - 1
    xs = [border.x for border in borders]
    crossed: list[set[int]] = [set() for _ in range(rows)]
    drawn: list[set[int]] = [set() for _ in range(rows)]
    for line in lines:
        row = _row_of((line.y0 + line.y1) / 2, ys)
        for piece in line.pieces:
            reach = REACH * (piece.y1 - piece.y0)
            crossed[row].update(range(bisect_left(xs, piece.x0 + reach), bisect_right(xs, piece.x1 - reach)))
            for end in (piece.x0, piece.x1):
                drawn[row].update(range(bisect_left(xs, end - LEAN), bisect_right(xs, end + LEAN)))
    for number, border in enumerate(borders):
        if border.first <= border.last:
            for row in range(_row_of(border.first, ys), _row_of(border.last, ys) + 1):
                drawn[row].add(number)
    for row in range(rows):
        drawn[row] -= crossed[row]
    for gap in gaps:
        row = _row_of(gap.y, ys)
        free = [number for number in gap.borders if number not in crossed[row]]
        if free and not drawn[row].intersection(free):
            drawn[row].add(free[-1])
    ruled = _ruled(xs, ys, rules)
    for row, other in [*pairwise(range(rows)), *pairwise(reversed(range(rows)))]:
        missing = drawn[row] - drawn[other] - crossed[other]
        common = drawn[row] - missing
        drawn[other] |= {
            one
            for one in missing
            if one not in ruled[max(row, other)] or _neighbours(one, common) == _neighbours(one, drawn[other])
        }
    return [Stroke(xs[number], ys[row], ys[row + 1]) for row in range(rows) for number in sorted(drawn[row])]


def _neighbours(number: int, drawn: set[int]) -> tuple[int, int]:
    """The next borders to the left and to the right: those of a column that another row may part."""
    left = max((one for one in drawn if one < number), default=-1)
    return left, min((one for one in drawn if one > number), default=-1)


def _ruled(xs: Sequence[float], ys: Sequence[float], rules: Sequence[Stroke]) -> list[set[int]]:
    """For each border of rows, the borders of columns that a horizontal line runs through."""
    ruled: list[set[int]] = [set() for _ in ys]
    for rule in rules:
        ruled[bisect_left(ys, rule.at)].update(
            range(bisect_left(xs, rule.first + SAME_LINE), bisect_right(xs, rule.last - SAME_LINE))
        )
    return ruled


def _row_of(y: float, ys: Sequence[float]) -> int:
    return bisect_right(ys, y, 1, len(ys) - 1) - 1
