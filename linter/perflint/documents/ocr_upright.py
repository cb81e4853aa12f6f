"""Sets a scanned page upright: small angles by its lines of text and rules, quarter and half turns by its text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import cv2
import numpy as np

from .ocr_models import Box, read_text
from .ocr_strips import Picture, is_long

#: The largest angle that is searched for, in degrees, and the steps of the search, each around the best of the one before.
LARGEST = 8.0
STEPS = (0.5, 0.1, 0.02)
#: The longest side of the picture on which angles are tried, in pixels.
SIDE = 1000
#: Smaller angles are left alone: over a page they move a line by less than its thickness.
LEAST = 0.03
#: A text box is sideways when it is this much higher than wide, and a page when most of its text is.
SIDEWAYS = 1.5
#: As many pieces are read to tell whether a page is upside down, of about this shape; text that is read this surely is not.
SAMPLE = 6
SURE = 0.9
#: So much of a long piece is enough to tell, as a multiple of its other side.
ENOUGH = 10


def straightened(picture: Picture) -> Picture:
    """The page turned by the small angle at which its lines lie horizontal or vertical. A long picture comes from a screen."""
    angle = 0.0 if is_long(picture) else skew_of(picture)
    if abs(angle) < LEAST:
        return picture
    height, width = picture.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    found: Any = cv2.warpAffine(picture, turn, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    upright: Picture = found
    return upright


def skew_of(picture: Picture) -> float:
    """The angle in degrees by which a page must be turned to the left for its lines to be straight.

    At the right angle lines and the gaps between them fall into different rows, or columns, of the picture: the sums
    over them change most from one to the next.
    """
    factor = min(1.0, SIDE / max(picture.shape))
    small: Any = cv2.resize(picture, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    small = (255 - small).astype(np.float32)
    height, width = small.shape
    middle = (width / 2, height / 2)

    def sharpness(angle: float) -> float:
        turned = cv2.warpAffine(small, cv2.getRotationMatrix2D(middle, angle, 1.0), (width, height), flags=cv2.INTER_LINEAR)
        rows, columns = turned.sum(axis=1), turned.sum(axis=0)
        return float(np.square(np.diff(rows)).sum() + np.square(np.diff(columns)).sum())

    best, reach = 0.0, LARGEST
    for step in STEPS:
        count = round(reach / step)
        best = max((best + step * number for number in range(-count, count + 1)), key=sharpness)
        reach = step
    return best


def quarter_turns(picture: Picture, boxes: Sequence[Box]) -> int:
    """How many quarter turns to the left set a page upright whose text was found in `boxes`.

    Text runs across an upright page, and what is not sure to be read well makes more sense this way up than the other:
    the longest pieces are read both ways.
    """
    if not boxes:
        return 0
    turns = int(_is_sideways(boxes))
    sample = sorted(boxes, key=lambda box: (-max(box.x1 - box.x0, box.y1 - box.y0), box))[:SAMPLE]
    pieces = [picture[box.y0 : box.y1, box.x0 : box.x1] for box in sample]
    pieces = [piece[: ENOUGH * piece.shape[1], : ENOUGH * piece.shape[0]] for piece in pieces]
    sense = _sense(pieces, turns)
    return turns if sense >= SURE or sense >= _sense(pieces, turns + 2) else turns + 2


def _is_sideways(boxes: Sequence[Box]) -> bool:
    """Whether most of the longish text runs from top to bottom."""
    down = sum(box.y1 - box.y0 for box in boxes if box.y1 - box.y0 > SIDEWAYS * (box.x1 - box.x0))
    across = sum(box.x1 - box.x0 for box in boxes if box.x1 - box.x0 > SIDEWAYS * (box.y1 - box.y0))
    return down > across


def _sense(pieces: Sequence[Picture], turns: int) -> float:
    readings = read_text([np.ascontiguousarray(np.rot90(piece, turns)) for piece in pieces])
    return sum(reading.confidence for reading in readings) / len(readings)
