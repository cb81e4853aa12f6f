"""The ruled lines of a scanned page: where they stand, and the page without them."""

from __future__ import annotations

from typing import Any, NamedTuple

import cv2
import numpy as np

from .ocr_models import Box
from .ocr_strips import Picture

#: The shortest stroke that counts as a line, and the thickest line, in points.
SHORTEST = 12.0
THICKEST = 5.0
#: What a scanner may leave out of a line, in points.
HOLE = 0.7
#: How far the grey edge of a line reaches beyond it, in points.
BLUR = 0.7
#: Grey values are compared with the mean around them, over this many points; ink is darker than that by CONTRAST.
AROUND = 12.0
CONTRAST = 12
#: A stroke of a character lies within the box of its text and is at most this long, in heights of the box; the strokes
#: of neighbours may make one across.
STROKE_ACROSS, STROKE_DOWN = 5.0, 1.3


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


def ink_of(picture: Picture, scale: float) -> Picture:
    """255 where there is ink, 0 elsewhere; `scale` is pixels per point. Shades of the paper make no difference."""
    around = round(AROUND * scale) | 1
    kind = cv2.ADAPTIVE_THRESH_MEAN_C
    return _picture(cv2.adaptiveThreshold(picture, 255, kind, cv2.THRESH_BINARY_INV, max(around, 3), CONTRAST))


def find_rulings(ink: Picture, scale: float) -> list[Ruling]:
    """The ruled lines in the ink of an upright page."""
    rulings = []
    for across in (True, False):
        count, _, boxes, _ = cv2.connectedComponentsWithStats(_strokes(ink, scale, across=across), connectivity=8)
        for x, y, width, height, _ in boxes[1:count].tolist():
            length, thickness = (width, height) if across else (height, width)
            if length >= SHORTEST * scale and thickness <= max(THICKEST * scale, length / 50):
                rulings.append(Ruling(x, y, x + width, y + height))
    return rulings


def without_rulings(picture: Picture, rulings: list[Ruling], scale: float) -> Picture:
    """The page with paper in place of its lines, whose neighbours are what the paper looks like there."""
    mask, edge = np.zeros_like(picture), max(1, round(BLUR * scale))
    for ruling in rulings:
        mask[max(ruling.y0 - edge, 0) : ruling.y1 + edge, max(ruling.x0 - edge, 0) : ruling.x1 + edge] = 255
    paper = cv2.dilate(picture, np.ones((max(3, round(4 * scale)),) * 2, np.uint8))
    return _picture(np.where(mask > 0, paper, picture))


def without_strokes(rulings: list[Ruling], boxes: list[Box]) -> list[Ruling]:
    """Leave out what is a stroke of a character: it lies within the box of a text and is short."""

    def is_stroke(line: Ruling) -> bool:
        length, most = (line.x1 - line.x0, STROKE_ACROSS) if line.across else (line.y1 - line.y0, STROKE_DOWN)
        return any(
            box.x0 <= line.x0
            and line.x1 <= box.x1
            and box.y0 <= line.y0
            and line.y1 <= box.y1
            and length < most * (box.y1 - box.y0)
            for box in boxes
        )

    return [ruling for ruling in rulings if not is_stroke(ruling)]


def _strokes(ink: Picture, scale: float, *, across: bool) -> Any:
    """What of the ink goes on in one direction for the length of a line."""
    length, hole = max(3, round(SHORTEST * scale)), max(1, round(HOLE * scale))
    size, closing = ((length, 1), (hole, 1)) if across else ((1, length), (1, hole))
    closed = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones(closing[::-1], np.uint8))
    return cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones(size[::-1], np.uint8))


def _picture(array: Any) -> Picture:
    found: Picture = array
    return found
