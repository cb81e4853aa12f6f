"""The ruled lines of a scanned page: where they stand, and the page without them."""

from __future__ import annotations

from typing import Any, NamedTuple

import cv2
import numpy as np

from .ocr_models import Box
from .ocr_strips import Picture

#: The shortest stroke that may be a line, the thickest line, and the shortest line that need not reach from line to line:
#: shorter ones may be strokes of characters. In points.
SHORTEST = 7.0
THICKEST = 5.0
FREE = 30.0
#: How far a line may end from the one that it reaches, in points.
REACH = 1.5
#: What goes on beyond the last line that it crosses for less than this is a stroke of the text there, in points.
OVERHANG = 12.0
#: What a scanner may leave out of a line, in points.
HOLE = 0.7
#: How far the grey edge of a line reaches beyond it, in points.
BLUR = 0.3
#: Ink beside a line that is at most this thick, in points, is the rest of a line that is thicker there.
FRINGE = 0.8
#: Grey values are compared with the mean around them, over this many points; ink is darker than that by CONTRAST.
AROUND = 6.0
CONTRAST = 12
#: A stroke of a character lies within the box of its text and is at most this long, in heights of the box; the strokes
#: of neighbours may make one across.
STROKE_ACROSS, STROKE_DOWN = 5.0, 1.3
#: Where more than this share of a stroke has ink on both sides, this close in points, it runs through a line of text.
CROSSED = 0.15
BESIDE = 1.0


class Ruling(NamedTuple):
    """A horizontal or vertical line of the picture as the box around it, in pixels."""

    x0: int
    y0: int
    x1: int
    y1: int

    @property
    def across(self) -> bool:
        """Whether it is horizontal."""
        return self.x1 - self.x0 >= self.y1 - self.y0

    @property
    def middle(self) -> int:
        """Where it stands: its y if it is horizontal, otherwise its x."""
        return (self.y0 + self.y1) // 2 if self.across else (self.x0 + self.x1) // 2

    @property
    def length(self) -> int:
        """From end to end."""
        return max(self.x1 - self.x0, self.y1 - self.y0)


class Strokes(NamedTuple):
    """What of the ink goes on in one direction for the length of a line, across and down."""

    across: Picture
    down: Picture


def ink_of(picture: Picture, scale: float) -> Picture:
    """255 where there is ink, 0 elsewhere; `scale` is pixels per point. Shades of the paper make no difference."""
    around = round(AROUND * scale) | 1
    kind = cv2.ADAPTIVE_THRESH_MEAN_C
    return _picture(cv2.adaptiveThreshold(picture, 255, kind, cv2.THRESH_BINARY_INV, max(around, 3), CONTRAST))


def strokes_of(ink: Picture, scale: float) -> Strokes:
    """The straight strokes in the ink of an upright page, those of characters among them."""
    length, hole = max(3, round(SHORTEST * scale)), max(1, round(HOLE * scale))

    def along(across: bool) -> Picture:
        size, closing = ((1, length), (1, hole)) if across else ((length, 1), (hole, 1))
        closed = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones(closing, np.uint8))
        return _picture(cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones(size, np.uint8)))

    return Strokes(along(across=True), along(across=False))


def find_rulings(ink: Picture, strokes: Strokes, scale: float) -> list[Ruling]:
    """The ruled lines of a page: long ones with paper beside them, and those that reach from one line to another."""
    found = []
    for across, picture in ((True, strokes.across), (False, strokes.down)):
        count, _, boxes, _ = cv2.connectedComponentsWithStats(picture, connectivity=8)
        for x, y, width, height, _ in boxes[1:count].tolist():
            length, thickness = (width, height) if across else (height, width)
            if length >= SHORTEST * scale and thickness <= max(THICKEST * scale, length / 50):
                found.append(Ruling(x, y, x + width, y + height))
    alone = [line for line in found if line.length >= FREE * scale and not _runs_through_text(line, ink, scale)]
    return _with_held(alone, found, ink.shape, scale)


def without_rulings(picture: Picture, ink: Picture, strokes: Strokes, rulings: list[Ruling], scale: float) -> Picture:
    """The page with paper in place of its lines, whose neighbours are what the paper looks like there."""
    gone = np.zeros(picture.shape, bool)
    for across, shown in ((True, strokes.across), (False, strokes.down)):
        drawn = np.zeros_like(picture)
        for ruling in rulings:
            if ruling.across == across:
                part = np.s_[ruling.y0 : ruling.y1, ruling.x0 : ruling.x1]
                drawn[part] |= shown[part]
        drawn = _grown(drawn, BLUR * scale)
        gone |= (drawn > 0) | _fringe(drawn, ink, FRINGE * scale, across=across)
    paper = cv2.dilate(picture, np.ones((max(3, round(4 * scale)),) * 2, np.uint8))
    return _picture(np.where(gone, paper, picture))


def _fringe(drawn: Picture, ink: Picture, most: float, *, across: bool) -> Any:
    """Where ink beside the lines drawn is part of them, because it is thinner than `most` pixels."""
    rest = np.where(drawn > 0, 0, ink).astype(np.uint8)
    count, labels, found, _ = cv2.connectedComponentsWithStats(rest, connectivity=8)
    beside = np.zeros(count, bool)
    beside[np.unique(labels[_grown(drawn, 1) > 0])] = True
    thin = found[:, cv2.CC_STAT_HEIGHT if across else cv2.CC_STAT_WIDTH] <= max(1, most)
    thin[0] = False
    return (beside & thin)[labels]


def _grown(picture: Picture, reach: float) -> Picture:
    return _picture(cv2.dilate(picture, np.ones((1 + 2 * max(1, round(reach)),) * 2, np.uint8)))


def without_strokes(rulings: list[Ruling], boxes: list[Box], shape: tuple[int, ...], scale: float) -> list[Ruling]:
    """Leave out what is a stroke of a character: it lies within the box of a text, is short and joins no lines."""
    outside = [ruling for ruling in rulings if not any(_may_be_stroke(ruling, box) for box in boxes)]
    return _with_held(outside, rulings, shape, scale)


def _may_be_stroke(line: Ruling, box: Box) -> bool:
    inside = box.x0 <= line.x0 and line.x1 <= box.x1 and box.y0 <= line.y0 and line.y1 <= box.y1
    return inside and line.length < (STROKE_ACROSS if line.across else STROKE_DOWN) * (box.y1 - box.y0)


def _runs_through_text(line: Ruling, ink: Picture, scale: float) -> bool:
    """Whether a line has ink on both sides for more of its length than other lines cross it."""
    beside = max(1, round(BESIDE * scale))
    if line.across:
        sides = (
            ink[max(line.y0 - beside, 0) : line.y0, line.x0 : line.x1].any(axis=0),
            ink[line.y1 : line.y1 + beside, line.x0 : line.x1].any(axis=0),
        )
    else:
        sides = (
            ink[line.y0 : line.y1, max(line.x0 - beside, 0) : line.x0].any(axis=1),
            ink[line.y0 : line.y1, line.x1 : line.x1 + beside].any(axis=1),
        )
    return float((sides[0] & sides[1]).mean()) > CROSSED


def _with_held(lines: list[Ruling], strokes: list[Ruling], shape: tuple[int, ...], scale: float) -> list[Ruling]:
    """The lines, and those of the strokes that reach from one line to another, each without what overhangs the last."""
    reach = max(1, round(REACH * scale))
    across, down = np.zeros(shape, bool), np.zeros(shape, bool)
    for line in lines:
        target = across if line.across else down
        target[max(line.y0 - reach, 0) : line.y1 + reach, max(line.x0 - reach, 0) : line.x1 + reach] = True
    known = set(lines)
    held = []
    for line in strokes:
        crossed = down[line.middle, line.x0 : line.x1] if line.across else across[line.y0 : line.y1, line.middle]
        if line in known or (crossed[0] and crossed[-1]):
            held.append(_without_overhang(line, crossed, round(OVERHANG * scale), reach))
    return held


def _without_overhang(line: Ruling, crossed: Any, most: int, reach: int) -> Ruling:
    """The line from the first to the last that it crosses, where it goes on for less than `most`: into a text beside it."""
    at = np.flatnonzero(crossed)
    if len(at) == 0:
        return line
    before, after = int(at[0]), len(crossed) - 1 - int(at[-1])
    before = before + reach if 0 < before < most else 0
    after = after + reach if 0 < after < most else 0
    if line.across:
        return line._replace(x0=line.x0 + before, x1=line.x1 - after)
    return line._replace(y0=line.y0 + before, y1=line.y1 - after)


def _picture(array: Any) -> Picture:
    found: Picture = array
    return found
