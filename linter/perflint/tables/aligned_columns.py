"""Finds which words of lines set by blanks stand in one column: between the strips that are white in nearly all lines.

A page of a print has its own strips: what is one column further left on the next page is found there anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate, groupby, pairwise

from perflint.tables.aligned_heading import HeadingCell
from perflint.tables.aligned_words import Bit, Word, bits_of, parted
from perflint.tables.fitness import fit, loss
from perflint.tables.heading_words import heading_field
from perflint.tables.level_lines import level_names, sense

#: This share of the lines may reach into a strip that separates two columns.
ASTRAY = 0.1
#: What it costs to leave a column out, by line and by what it costs to leave out a cell; what a line is worth that belongs to no
#: column; what it costs that two stacks of one column share a line, and that one is off the heading, by distance.
LOST, UNKNOWN, CLASH, DISTANCE = 0.15, -1.0, 5.0, 0.001
#: What it costs that a stack is not of the column whose heading stands in it: a print may set lines off sideways.
MISLED = 2.0
#: What it costs by line and distance that a page has a column elsewhere than the pages before, and at most.
MOVED, STRANGE = 0.1, 1.5
#: A page that is narrower, as a share of those before, lacks columns.
FULL = 0.6
#: Two words of a line that are this near may belong to one cell, at this cost.
BLANK, JOIN = 1, 0.3


#: In so many of its lines a stack that is really two has two words.
PAIRED = 0.45


@dataclass(slots=True)
class Stack:
    """What stands one below the other: from column `first` to before `last`."""

    first: int
    last: int
    words: list[Word] = field(default_factory=list)
    headed: list[int] = field(default_factory=list)


def find_stacks(words: Sequence[Word], heading: Sequence[HeadingCell] = ()) -> list[Stack]:
    """The stacks of some lines from left to right; each cell of the heading has one of its own, with its number."""
    stacks = _strips(words, heading)
    for word in words:
        _put(word, stacks)
    for stack in stacks:
        stack.words.sort(key=lambda word: (word.row, word.first))
    return [part for stack in stacks for part in _side_by_side(stack, heading)]


def astray(words: Sequence[Word], heading: Sequence[HeadingCell]) -> int:
    """How many words reach out of their stack into another."""
    stacks = _strips(words, heading)
    return sum(sum(word.overlap(stack.first, stack.last) > 0 for stack in stacks) > 1 for word in words)


def _strips(words: Sequence[Word], heading: Sequence[HeadingCell]) -> list[Stack]:
    """What is not white between the strips, without its words."""
    cover = _cover([*words, *(word for cell in heading for word in cell.words)])
    headed = {column for cell in heading for word in cell.words for column in range(word.first, word.last)}
    lines = len({word.row for word in words})
    stacks: list[Stack] = []
    for column, covered in enumerate(cover):
        if covered <= ASTRAY * lines and column not in headed:
            continue
        if stacks and stacks[-1].last == column:
            stacks[-1].last += 1
        else:
            stacks.append(Stack(column, column + 1))
    if not stacks:
        return []
    for number, cell in enumerate(heading):
        _nearest(stacks, cell.first, cell.last).headed.append(number)
    return [part for stack in stacks for part in _split(stack, heading, cover)]


def columns_of(
    stacks: Sequence[Stack], names: Sequence[str], heading: Sequence[HeadingCell] = (), before: Sequence[Sequence[Word]] = ()
) -> list[list[Word]]:
    """The words of each column, of whose fields these are the names: the best monotone assignment of stacks to columns.

    A stack with a heading goes to its column. Others go where their texts fit: numbers that are set to the right stand
    beside their heading. Two stacks that stand side by side in some line are no one column. Without a heading, `before`
    are the words of the columns on the pages before.
    """
    usual = _middles(before, stacks) if before and not heading else []
    lines = len({word.row for stack in stacks for word in stack.words})
    lost = [0.0, *accumulate(LOST * lines * loss(name) for name in names)]  # the cost of the columns before each
    paths = [_Path(0.0, -1)]
    for stack in stacks:
        if not stack.words:
            continue
        bits = bits_of(stack.words)
        firsts = {word.row: word.first for word in reversed(stack.words)}
        lasts = {word.row: word.last for word in stack.words}
        worth = [_worth(name, bits) for name in names]
        following: dict[int, _Path] = {}
        for path in paths:
            _keep(following, _Path(path.score + UNKNOWN * len(bits), path.column, path.lasts, (path, None)))
            for number in range(max(path.column, 0), len(names)):
                score = path.score + worth[number]
                if number in stack.headed:
                    score += max(0.0, -worth[number])
                elif stack.headed:
                    score -= MISLED
                taken = lasts
                if number == path.column:
                    gaps = [first - path.lasts[row] for row, first in firsts.items() if row in path.lasts]
                    score -= sum(JOIN if gap <= BLANK else CLASH for gap in gaps)
                    taken = path.lasts | lasts
                else:
                    score -= lost[number] - lost[path.column + 1]
                if usual:
                    score -= len(bits) * min(MOVED * abs((stack.first + stack.last) / 2 - usual[number]), STRANGE)
                if heading:
                    score -= DISTANCE * max(heading[number].first - stack.last, stack.first - heading[number].last, 0)
                _keep(following, _Path(score, number, taken, (path, number)))
        paths = list(following.values())
    columns: list[list[Word]] = [[] for _ in names]
    path = max(paths, key=lambda one: one.score + lost[one.column + 1])
    for stack in reversed([one for one in stacks if one.words]):
        if path.before is not None:
            path, chosen = path.before
            if chosen is not None:
                columns[chosen] += stack.words
    return columns


@dataclass(slots=True)
class _Path:
    """The best way to assign the stacks so far: the last column that has any, and where its words end by row."""

    score: float
    column: int
    lasts: dict[int, int] = field(default_factory=dict)
    before: tuple[_Path, int | None] | None = None


def _middles(columns: Sequence[Sequence[Word]], stacks: Sequence[Stack]) -> list[float]:
    """Where the middles of columns are to be expected on a page that is as wide as these stacks."""
    width = max((word.last for words in columns for word in words), default=1)
    scale = max((stack.last for stack in stacks), default=1) / width
    if scale < FULL:
        scale = 1.0  # only the rest of a row
    return [
        scale * (min(word.first for word in words) + max(word.last for word in words)) / 2 if words else 0.0 for words in columns
    ]


def _keep(paths: dict[int, _Path], path: _Path) -> None:
    best = paths.get(path.column)
    if best is None or path.score > best.score:
        paths[path.column] = path


def _worth(name: str, bits: Sequence[Bit]) -> float:
    """How well the texts of a stack fit a column."""
    if name in ("level1", "level2"):
        depth = int(name[-1])
        texts = [("".join(bit.text for bit in group), len(group)) for group in level_names(bits, depth)]
        return sum(
            lines * (2 * UNKNOWN if heading_field(text) == "group" else max(sense(text, depth), 2 * UNKNOWN))
            for text, lines in texts
        )
    return sum(max(fit(name, bit.text), 2 * UNKNOWN) for bit in bits)


def _cover(words: Sequence[Word]) -> list[int]:
    """How many words cover each column."""
    changes = [0] * (max((word.last for word in words), default=0) + 1)
    for word in words:
        changes[word.first] += 1
        changes[word.last] -= 1
    return list(accumulate(changes))


def _side_by_side(stack: Stack, heading: Sequence[HeadingCell]) -> list[Stack]:
    """Cut a stack in most of whose lines two words stand side by side: lines set off sideways hide the strip between."""
    if len(stack.headed) > 1:
        return [stack]
    lines = [list(line) for _, line in groupby(stack.words, key=lambda word: word.row)]
    several = [line for line in lines if len(line) > 1]
    if len(several) < 2 or len(several) < PAIRED * len(lines):
        return [stack]
    borders = sorted(line[0].last + line[1].first for line in several)
    border = borders[len(borders) // 2] / 2
    if all(word.text.isascii() for word, *_ in several):
        lines = [parted(line[0]) if len(line) == 1 else line for line in lines]
    left = [word for line in lines for word in (line[:1] if len(line) > 1 or line[0].first + line[0].last < 2 * border else [])]
    taken = set(left)
    right = [word for line in lines for word in line if word not in taken]
    parts = [_stack_of(words) for words in (left, right)]
    for number in stack.headed:
        cell = heading[number]
        parts[cell.first + cell.last > 2 * border].headed.append(number)
    return [parts[0], *_side_by_side(parts[1], heading)]


def _stack_of(words: Sequence[Word]) -> Stack:
    return Stack(min(word.first for word in words), max(word.last for word in words), list(words))


def _nearest(stacks: Sequence[Stack], first: int, last: int) -> Stack:
    """The stack with which these columns have most in common."""
    return max(stacks, key=lambda stack: min(last, stack.last) - max(first, stack.first))


def _put(word: Word, stacks: Sequence[Stack]) -> None:
    """Put a word into its stack; a number that a unit touches ends where the numbers of its stack do."""
    for left, right in pairwise(stacks):
        parts = parted(word) if left.first <= word.first < left.last < word.last else []
        if len(parts) > 1 and parts[0].last == left.last:
            left.words.append(parts[0])
            right.words.append(parts[1])
            return
    _nearest(stacks, word.first, word.last).words.append(word)


def _split(stack: Stack, heading: Sequence[HeadingCell], cover: Sequence[int]) -> list[Stack]:
    """Cut a stack where several headings stand in it: between each two where the fewest words are."""
    parts: list[Stack] = []
    first = stack.first
    for left, right in zip(stack.headed, stack.headed[1:], strict=False):
        low = (heading[left].first + heading[left].last) // 2
        high = max((heading[right].first + heading[right].last) // 2, low + 1)
        least = min(cover[low:high])
        white = [column for column in range(low, high) if cover[column] == least]
        border = white[len(white) // 2]
        parts.append(Stack(first, border, headed=[left]))
        first = border
    return [*parts, Stack(first, stack.last, headed=stack.headed[-1:])]
