"""Cells that are merged over rows, whose text stands in the middle of them or at their top: level names above all."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from perflint.tables.aligned_words import Bit
from perflint.tables.heading_words import heading_field
from perflint.tables.level_lines import level_names
from perflint.tables.row_bands import TOP, Bands

#: So many lines further on begins the next cell of a column of free text.
APART = 2
#: What it costs that two cells begin in one row.
CROWDED = 100.0
#: So many ways to go on are kept from row to row.
BEAM = 8

Merged = list[tuple[int, int, list[Bit]]]


def merged_cells(bits: Sequence[Bit], name: str, bands: Bands, ends: Collection[int] = ()) -> Merged:
    """The cells of a column as (first row, last row, lines), in order, which cover the rows that they may be merged over.

    `ends` are the rows at which the cells of the column to the right end: no cell here ends elsewhere.
    """
    depth = int(name[-1]) if name in ("level1", "level2") else 0
    texts = [text for text in level_names(bits, depth) if not _is_label(text)] if depth else _apart(bits)
    if not texts:
        return []
    top, top_cost = _from_top(texts, bands)
    middle, middle_cost = _around_middle(texts, bands, ends)
    if middle is None or top_cost < middle_cost or (top_cost == middle_cost and bands.setting == TOP):
        return top
    return middle


def _is_label(text: Sequence[Bit]) -> bool:
    """Whether lines say what all levels together are called ("绩效指标"), beside them or among them."""
    return heading_field("".join(bit.text for bit in text)) == "group"


def _apart(bits: Sequence[Bit]) -> list[list[Bit]]:
    """The cells of a column of free text: wide gaps separate them."""
    texts: list[list[Bit]] = []
    for bit in bits:
        if texts and bit.row - texts[-1][-1].row <= APART:
            texts[-1].append(bit)
        else:
            texts.append([bit])
    return texts


def _from_top(texts: Sequence[Sequence[Bit]], bands: Bands) -> tuple[Merged, float]:
    """The cells if each begins in the first line of a row; also how far off they are."""
    merged: Merged = []
    cost = 0.0
    row = 0
    for text in texts:
        at = text[0].row
        while row + 1 < len(bands.tops) and abs(bands.tops[row + 1] - at) <= abs(bands.tops[row] - at):
            row += 1
        cost += abs(bands.tops[row] - at)
        if merged:
            first, _, before = merged[-1]
            if first == row:
                cost += CROWDED
            merged[-1] = (first, max(first, row - 1), before)
        merged.append((row, len(bands.tops) - 1, list(text)))
    return merged, cost


def _around_middle(texts: Sequence[Sequence[Bit]], bands: Bands, ends: Collection[int]) -> tuple[Merged | None, float]:
    """The cells if each stands in the middle of its rows, and all together cover all rows; None if they cannot."""
    count = len(bands.tops)
    costs = {-1: 0.0}  # by the last row that is covered
    history: list[dict[int, int]] = []
    for text in texts:
        middle = (text[0].row + text[-1].row) / 2
        following: dict[int, float] = {}
        origin: dict[int, int] = {}
        for before, cost in costs.items():
            for last in _ends_around(middle, before + 1, bands, ends):
                amiss = cost + abs((bands.tops[before + 1] + bands.bottoms[last]) / 2 - middle)
                if last not in following or amiss < following[last]:
                    following[last], origin[last] = amiss, before
        costs = dict(sorted(following.items(), key=lambda one: one[1])[:BEAM])
        history.append(origin)
    if count - 1 not in costs:
        return None, float("inf")
    merged: Merged = []
    last = count - 1
    for text, origin in zip(reversed(texts), reversed(history), strict=True):
        before = origin[last]
        merged.append((before + 1, last, list(text)))
        last = before
    return merged[::-1], costs[count - 1]


def _ends_around(middle: float, first: int, bands: Bands, ends: Collection[int]) -> list[int]:
    """The rows at which a cell may end that begins in row `first`, so that `middle` is about its middle."""
    count = len(bands.bottoms)
    if first >= count:
        return []
    wanted = 2 * middle - bands.tops[first]
    low, high = first, count - 1
    while low < high:
        at = (low + high) // 2
        if bands.bottoms[at] < wanted:
            low = at + 1
        else:
            high = at
    near = [row for row in range(max(first, low - 4), min(count, low + 5)) if not ends or row in ends]
    return sorted(near, key=lambda row: abs(bands.bottoms[row] - wanted))[:4]
