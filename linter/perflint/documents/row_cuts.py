"""Finds where the rows of a table end that no lines draw: between texts that are level with each other.

All cells of a row are set alike: in its middle, at its top or at its bottom. So their texts are level, however many lines each
of them has, but for those of cells that are merged over rows. Of all ways to cut a table into rows, the one is taken that
leaves the fewest texts off their level, and puts no lines into one cell that no program would have wrapped.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from .text_lines import FIRST_WORD, NUMBER, TextLine, width_of

#: A line goes on in the next one of its cell when that is closer than this, in heights; lines of one text are closer than rows.
LEADING, CLOSER = 0.75, 0.1
#: Texts are level with each other, and lines end at one place, when they are this close, in heights.
LEVEL, SAME = 0.35, 0.2
#: Rows are at least this part of the distance apart that the lines of one text are.
APART = 0.8
#: What it costs to begin a row, that a text is not level with its row, and that one crosses its end, as merged cells do.
ROW, OFF, CROSSING = 1.0, 1.2, 0.5
#: What it costs that a cell has a line below one that nothing wraps, or one that had room left; that rows part a text.
UNWRAPPED, ROOM_LEFT, PARTED = 2.0, 0.8, 0.5
#: What it costs that a row has a text where it has a part of a merged cell.
CONFLICT = 1.0
#: What no line begins with, so that it may stand beyond the end of the line before.
HANGING = "，。；：、！？）》」』】”’"
#: A text of more lines than this costs more where it is off its level.
MOST_LINES = 10
#: From here on characters are Chinese.
HAN = "\u2e80"
#: No row goes on over so many ends of lines, or where it costs this.
MOST_ENDS, TOO_MUCH = 80, 30.0

#: How far down a text stands, by its top and bottom.
Setting = Callable[[float, float], float]
SETTINGS: tuple[Setting, ...] = (lambda top, bottom: (top + bottom) / 2, lambda top, bottom: top, lambda top, bottom: bottom)


@dataclass(slots=True, eq=False)
class Row:
    """The texts of a row that are level with each other, by column, and the lines beside them that are not."""

    cells: dict[int, list[TextLine]] = field(default_factory=dict)
    off: list[tuple[int, TextLine]] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class _Line:
    """A line of a column, what it costs to have it off its level, to have it in one cell with the one above, and to part them.

    Lines that may be one text have the same `run`.
    """

    column: int
    last_column: int
    line: TextLine
    off: float = 0.0
    joined: float = 0.0
    parted: float = 0.0
    run: int = 0


@dataclass(slots=True, eq=False)
class _End:
    """A place where a row may end: the lines that end there, those that cross it, and what it costs."""

    y: float
    lines: list[_Line] = field(default_factory=list)
    crossing: list[_Line] = field(default_factory=list)
    cost: float = 0.0


def rows_of(columns: Sequence[Sequence[TextLine]], limits: Sequence[float]) -> list[Row]:
    """The rows of a table whose columns end at `limits`."""
    height = median(line.height for lines in columns for line in lines)
    leading = leading_of(columns, limits)
    apart = min(max(leading - CLOSER, -SAME), 0.3) * height
    table = [_weighed(column, lines, limits, leading) for column, lines in enumerate(columns)]
    found = [one.line for lines in table for one in lines]
    places = _ends([y for line in found for y in ((line.y0 + line.y1) / 2, line.y1 + apart)], SAME * height)
    ends = _ends_of_rows(table, places, SAME * height)
    return min((_cut(ends, height, setting) for setting in SETTINGS), key=lambda found: found[0])[1]


def may_go_on(line: TextLine, below: TextLine, leading: float) -> bool:
    """Whether a line may be one text with the one below, for all that is known of how far lines are apart."""
    return below.y0 - line.y1 <= leading * line.height and NUMBER.fullmatch(line.text()) is None


def goes_on(line: TextLine, below: TextLine, widest: float, leading: float) -> bool:
    """Whether a line fills its column, which reaches to `widest`, so that it goes on in the one below."""
    return _joined(line, below, widest, leading) == 0.0


def last_column(line: TextLine, limits: Sequence[float]) -> int:
    """The last column, from 0, into which a line reaches; the columns end at `limits`."""
    return min(bisect_left(limits, line.x1 - LEADING * line.height), len(limits) - 1)


def leading_of(columns: Sequence[Sequence[TextLine]], limits: Sequence[float]) -> float:
    """How far the lines of one cell are apart at most, in heights: as those are that fill their column, and closer than rows.

    Lines of Latin letters may be closer than those of Chinese characters.
    """
    gaps: list[float] = []
    for lines, limit in zip(columns, limits, strict=True):
        widest = widest_of(lines, limit)
        gaps += [
            (below.y0 - above.y1) / above.height
            for above, below in pairwise(lines)
            if max(above.text()) > HAN and max(below.text()) > HAN and _fills(above, below, widest)
        ]
    gaps.sort()
    return min(LEADING, gaps[len(gaps) // 20] + CLOSER) if gaps else LEADING


def widest_of(lines: Sequence[TextLine], limit: float) -> float:
    """Where the longest line of a column ends that ends at `limit`; punctuation at the end of a line may hang over."""
    ends = (line.x1 - line.height * (line.text()[-1] in HANGING) for line in lines if line.x1 < limit)
    return max(ends, default=limit)


def _fills(line: TextLine, below: TextLine, widest: float) -> bool:
    """Whether the first word of the line below would not have found room in a line of a column that reaches to `widest`.

    A label that is written from top to bottom has one character a line.
    """
    if len(line.text()) == len(below.text()) == 1 and line.text() > HAN:
        return True
    word = FIRST_WORD.match(below.text())
    return line.x1 + (width_of(word[0]) if word else 0.0) * line.height > widest


def _joined(line: TextLine, below: TextLine, widest: float, leading: float) -> float:
    """What it costs to have two lines in one cell."""
    if not may_go_on(line, below, leading):
        return UNWRAPPED
    return 0.0 if _fills(line, below, widest) else ROOM_LEFT


def _weighed(column: int, lines: Sequence[TextLine], limits: Sequence[float], leading: float) -> list[_Line]:
    """The lines of a column; those that may be one text cost together what one costs."""
    widest = widest_of(lines, limits[column])
    weighed: list[_Line] = []
    run: list[_Line] = []
    for number, line in enumerate(lines):
        one = _Line(column, last_column(line, limits), line)
        if number:
            one.joined = _joined(lines[number - 1], line, widest, leading)
        if one.joined:
            run = []
        run.append(one)
        weighed.append(one)
        one.run = number + 1 - len(run)
        for other in run:
            other.off = OFF / min(len(run), MOST_LINES)
            other.parted = PARTED / max(len(run) - 1, 1) if other.joined == 0.0 else 0.0
    return weighed


def _ends(ys: Sequence[float], near: float) -> list[float]:
    """Where rows may end: the lowest of places that are near each other."""
    ends: list[float] = []
    first = float("-inf")
    for y in sorted(ys):
        if y - first > near:
            ends.append(y)
            first = y
        else:
            ends[-1] = y
    return ends


def _ends_of_rows(table: Sequence[Sequence[_Line]], ends: Sequence[float], near: float) -> list[_End]:
    """What it costs to end a row at each place: lines that cross it, texts that go on below it."""
    found = [_End(y) for y in ends]
    for lines in table:
        for one in lines:
            found[bisect_left(ends, one.line.y1 - near)].lines.append(one)
            for number in range(bisect_right(ends, one.line.y0), bisect_left(ends, one.line.y1 - near)):
                found[number].cost += one.off * CROSSING / OFF
                found[number].crossing.append(one)
        for above, below in pairwise(lines):
            if below.parted:
                for number in range(bisect_left(ends, above.line.y1 - near), bisect_left(ends, below.line.y1 - near)):
                    found[number].cost += below.parted
    return found


def _cut(ends: Sequence[_End], height: float, setting: Setting) -> tuple[float, list[Row]]:
    """The best way to cut a table into rows at some of the places where lines end; with what it costs."""
    best = [0.0, *[float("inf")] * len(ends)]
    origin = [0] * (len(ends) + 1)
    for start in range(len(ends)):
        above = ends[start - 1] if start else _End(float("-inf"))
        band = _Band(LEVEL * height, setting)
        for number in range(start, min(start + MOST_ENDS, len(ends))):
            end = ends[number]
            for one in end.lines:
                if one.line.y0 >= above.y:
                    band.add(one)
            if band.joined > TOO_MUCH:
                break
            if band.is_empty:
                continue
            last = number + 1 == len(ends)
            cost = best[start] + ROW + band.cost([*above.crossing, *end.crossing]) + (0.0 if last else end.cost)
            if cost < best[number + 1]:
                best[number + 1], origin[number + 1] = cost, start
    rows: list[Row] = []
    stop = len(ends)
    while stop:
        start = origin[stop]
        top = ends[start - 1].y if start else float("-inf")
        band, row = _Band(LEVEL * height, setting), Row()
        for one in (one for end in ends[start:stop] for one in end.lines):
            if one.line.y0 >= top:
                band.add(one)
            else:
                row.off.append((one.column, one.line))
        band.fill(row)
        rows.append(row)
        stop = start
    return best[-1], rows[::-1]


class _Band:
    """Lines that may be a row."""

    def __init__(self, near: float, setting: Setting) -> None:
        self._near = near
        self._setting = setting
        self._columns: dict[int, list[_Line]] = {}
        self.joined = 0.0

    def add(self, one: _Line) -> None:
        """Add the next line of a column."""
        inside = self._columns.setdefault(one.column, [])
        if inside:
            self.joined += one.joined
        inside.append(one)

    @property
    def is_empty(self) -> bool:
        """Whether it has no lines."""
        return not self._columns

    def cost(self, crossing: Sequence[_Line]) -> float:
        """What it costs that lines are one row, beside those that cross its ends.

        Those are merged cells, so that the row has no other text in their columns.
        """
        level = self._level()
        off = sum(one.off for place, lines in self._places() if abs(place - level) > self._near for one in lines)
        return self.joined + off + CONFLICT * sum(map(self._has_beside, crossing))

    def _has_beside(self, crossing: _Line) -> bool:
        """Whether there is another text in the columns of a line."""
        return any(
            (lines := self._columns.get(column)) is not None and (column, lines[0].run) != (crossing.column, crossing.run)
            for column in range(crossing.column, crossing.last_column + 1)
        )

    def fill(self, row: Row) -> None:
        """Put the lines into a row."""
        level = self._level()
        for place, lines in self._places():
            if abs(place - level) > self._near:
                row.off += [(one.column, one.line) for one in lines]
            else:
                row.cells[lines[0].column] = [one.line for one in lines]

    def _places(self) -> Iterator[tuple[float, list[_Line]]]:
        for lines in self._columns.values():
            yield self._setting(lines[0].line.y0, max(one.line.y1 for one in lines)), lines

    def _level(self) -> float:
        """Where most texts stand."""
        places = sorted(place for place, _ in self._places())
        if not places:
            return 0.0
        counts = [bisect_right(places, place + 2 * self._near) - number for number, place in enumerate(places)]
        first = max(range(len(places)), key=lambda number: counts[number])
        inside = places[first : first + counts[first]]
        return inside[len(inside) // 2]
