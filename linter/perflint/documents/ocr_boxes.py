"""From where text was found on a picture to pieces that can be read: each in one cell, one line, with all of its signs."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Hashable, Sequence
from typing import Any

import cv2
import numpy as np

from .ocr_lines import Ruling
from .ocr_models import Box
from .ocr_strips import Picture

#: A line cuts a box when it covers this part of the box's height (or width), and does not run along its edge.
CUT = 0.6
EDGE = 3
#: Ink that was passed over is text when it is at least this wide or high, and not much higher than a line, in heights.
SMALLEST, HIGHEST = 0.3, 2.0
#: Signs less than this apart, in heights, stand in one line of a cell.
GAP = 0.8
#: Two boxes stand in one line when they share this part of the lower one's height.
SAME_LINE = 0.5
#: A single character is less wide than this, in heights.
NARROW = 1.5
#: White around a piece of text, in heights.
MARGIN = 0.2


def cut(box: Box, rulings: Sequence[Ruling]) -> list[Box]:
    """The parts of a box between the ruled lines that run through it."""
    xs, ys = [box.x0], [box.y0]
    for line in rulings:
        if line.x1 <= box.x0 or line.x0 >= box.x1 or line.y1 <= box.y0 or line.y0 >= box.y1:
            continue
        if line.across:
            at, covered, whole = (line.y0 + line.y1) // 2, min(line.x1, box.x1) - max(line.x0, box.x0), box.x1 - box.x0
            if covered > CUT * whole and box.y0 + EDGE < at < box.y1 - EDGE:
                ys.append(at)
        else:
            at, covered, whole = (line.x0 + line.x1) // 2, min(line.y1, box.y1) - max(line.y0, box.y0), box.y1 - box.y0
            if covered > CUT * whole and box.x0 + EDGE < at < box.x1 - EDGE:
                xs.append(at)
    xs, ys = [*sorted(xs), box.x1], [*sorted(ys), box.y1]
    return [
        Box(x0, y0, x1, y1)
        for y0, y1 in itertools.pairwise(ys)
        for x0, x1 in itertools.pairwise(xs)
        if x1 - x0 > EDGE and y1 - y0 > EDGE
    ]


def tight(box: Box, ink: Picture) -> Box | None:
    """A box drawn close around the ink in it; None where there is next to none."""
    part = ink[box.y0 : box.y1, box.x0 : box.x1]
    rows, columns = np.flatnonzero(part.any(axis=1)), np.flatnonzero(part.any(axis=0))
    if len(rows) < EDGE and len(columns) < EDGE:
        return None
    return Box(box.x0 + int(columns[0]), box.y0 + int(rows[0]), box.x0 + int(columns[-1]) + 1, box.y0 + int(rows[-1]) + 1)


def is_mark(box: Box, height: float) -> bool:
    """Whether a box is large enough for a sign of a text that is `height` high."""
    return max(box.x1 - box.x0, box.y1 - box.y0) >= SMALLEST * height


def left_over(ink: Picture, boxes: Sequence[Box], areas: Sequence[Box], height: float) -> list[Box]:
    """Where ink stands in `areas` (the tables of a page) that no box covers: single signs above all.

    `height` is that of the text of the page, in pixels.
    """
    rest = np.zeros_like(ink)
    for area in areas:
        rest[area.y0 : area.y1, area.x0 : area.x1] = ink[area.y0 : area.y1, area.x0 : area.x1]
    around = round(MARGIN * height)
    for box in boxes:
        rest[max(box.y0 - around, 0) : box.y1 + around, max(box.x0 - around, 0) : box.x1 + around] = 0
    speck = np.ones((2, 2), np.uint8)
    rest_: Any = cv2.morphologyEx(rest, cv2.MORPH_OPEN, speck)
    near: Any = cv2.dilate(rest_, np.ones((max(1, round(0.5 * height)), max(1, round(GAP * height))), np.uint8))
    count, _, found, _ = cv2.connectedComponentsWithStats(near, connectivity=8)
    added = []
    for x, y, width, tall, _ in found[1:count].tolist():
        found_box = tight(Box(x, y, x + width, y + tall), rest_)
        if found_box is not None and is_mark(found_box, height) and found_box.y1 - found_box.y0 <= HIGHEST * height:
            added.append(found_box)
    return added


def joined(boxes: Sequence[Box], added: Sequence[Box], cell_of: Callable[[Box], Hashable | None], height: float) -> list[Box]:
    """Put boxes that stand close together in one line of a cell together, and those of a column, in reading order."""
    cells: dict[Hashable, list[Box]] = {}
    alone = []
    for box in sorted({*boxes, *added}):
        cell = cell_of(box)
        if cell is None:
            alone.append(box)
            continue
        others = cells.setdefault(cell, [])
        before = next((other for other in reversed(others) if _go_on(other, box, height)), None)
        if before is not None:
            others.remove(before)
            box = Box(min(before.x0, box.x0), min(before.y0, box.y0), max(before.x1, box.x1), max(before.y1, box.y1))
        others.append(box)
    return sorted(
        [*alone, *(box for others in cells.values() for box in _column_of(others, height))], key=lambda box: (box.y0, box.x0)
    )


def _column_of(boxes: Sequence[Box], height: float) -> Sequence[Box]:
    """One box for the characters of a cell that stand below one another, where what was found cuts through some of them."""
    narrow = all(box.x1 - box.x0 < NARROW * height for box in boxes)
    if not narrow or not any(upper.y1 > lower.y0 for upper, lower in itertools.pairwise(sorted(boxes, key=lambda box: box.y0))):
        return boxes
    x0, x1 = min(box.x0 for box in boxes), max(box.x1 for box in boxes)
    if x1 - x0 >= NARROW * height:  # side by side
        return boxes
    return [Box(x0, min(box.y0 for box in boxes), x1, max(box.y1 for box in boxes))]


def _go_on(left: Box, right: Box, height: float) -> bool:
    shared = min(left.y1, right.y1) - max(left.y0, right.y0)
    return shared > SAME_LINE * min(left.y1 - left.y0, right.y1 - right.y0) and right.x0 - left.x1 < GAP * height
