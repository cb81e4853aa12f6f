"""Reads the boxes of text on a picture: lines, and columns, whose characters stand below one another or lie on their side."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import cv2
import numpy as np

from .ocr_boxes import MARGIN
from .ocr_models import Box, Reading, read_text
from .ocr_signs import sign_alone, with_known_signs
from .ocr_strips import Picture

#: A box this much higher than wide, and than a line of text, is a column if it is as wide as a character, in heights.
COLUMN, CHARACTER = 1.7, 0.6
#: What is read less surely than this is read again; where that differs, it is at most so sure.
SURE, AT_VARIANCE = 0.9, 0.7
#: The paper around it then, in heights, and how wide it is together at least.
PAPER, WIDEST_PAPER = 0.1, 7.0
#: A sign is small when neither side is longer than this, in heights, and slanted from this on (a slash is, a 1 is not).
SMALL, SLANTED = 0.5, 0.15
#: An ellipsis has so many dots at least, each at most this high, in heights; the model reads anything from them.
FEWEST_DOTS, DOT = 3, 0.35
#: The sizes of its dots, and the steps from one to the next, differ at most by this factor.
ALIKE = 1.5
#: From one character of a column to the next, in widths of the column: the least, the usual, the most.
CLOSEST, USUAL, WIDEST = 1.0, 1.25, 2.0
#: How far a cut between two characters may lie from its place, in widths.
REACH = 0.3


def read_boxes(picture: Picture, ink: Picture, boxes: Sequence[Box], height: float) -> list[Reading]:
    """What each box says; `height` is that of a line, in pixels.

    A column is read character by character, and as a line that lies on its side: that it is where it says as much and is
    read more surely. The model knows characters on their side, but would read them in the wrong order.
    """
    readings = _read_twice([_line_picture(picture, ink, box, height) for box in boxes])
    columns = [number for number, box in enumerate(boxes) if _is_column(box, height)]
    lying = [np.rot90(_with_margin(picture, boxes[number], height), turns) for number in columns for turns in (-1, 1)]
    turned = read_text([np.ascontiguousarray(one) for one in lying])
    for place, number in enumerate(columns):
        best = max(turned[2 * place : 2 * place + 2], key=lambda reading: reading.confidence)
        standing = readings[number]
        if len(best.text) >= len(standing.text) and best.confidence > standing.confidence:
            readings[number] = best
    return [_with_known_signs(reading, ink, box, height) for reading, box in zip(readings, boxes, strict=True)]


def _with_known_signs(reading: Reading, ink: Picture, box: Box, height: float) -> Reading:
    """A reading with its signs as they are written; a sign that was taken for a digit is not sure."""
    if _are_dots(ink[box.y0 : box.y1, box.x0 : box.x1], height):
        return Reading("……", max(reading.confidence, AT_VARIANCE))
    text = with_known_signs(reading.text)
    if len(text) != 1:
        return Reading(text, reading.confidence)
    small = max(box.x1 - box.x0, box.y1 - box.y0) < SMALL * height
    sign = sign_alone(text, small=small, slanted=_slant(ink[box.y0 : box.y1, box.x0 : box.x1]) > SLANTED)
    was_digit = text.isdigit() and sign != text
    return Reading(sign, min(reading.confidence, AT_VARIANCE) if was_digit else reading.confidence)


def _are_dots(ink: Picture, height: float) -> bool:
    """Whether ink is a row of small dots, alike and evenly spaced, as beside a line of text that is `height` high.

    What is left of a ruled line is neither.
    """
    if len(ink) >= DOT * height:
        return False
    count, _, found, centres = cv2.connectedComponentsWithStats(ink, connectivity=8)
    if count <= FEWEST_DOTS:
        return False
    sizes = found[1:, cv2.CC_STAT_WIDTH : cv2.CC_STAT_HEIGHT + 1]
    steps = np.diff(np.sort(centres[1:, 0]))
    return bool(sizes.max() <= ALIKE * sizes.min() + 1 and steps.max() <= ALIKE * steps.min())


def _slant(ink: Picture) -> float:
    """How far the ink stands further to the right in the upper third than in the lower one, in heights."""
    third = max(1, len(ink) // 3)
    upper, lower = (np.nonzero(part)[1] for part in (ink[:third], ink[-third:]))
    return float(upper.mean() - lower.mean()) / len(ink) if len(upper) and len(lower) else 0.0


def _read_twice(pieces: Sequence[Picture]) -> list[Reading]:
    """What each piece says; one that is not read surely is read again with more paper around it.

    Where that says something else, the surer reading holds, but is not believed to be sure.
    """
    readings = read_text(pieces)
    unsure = [number for number, reading in enumerate(readings) if reading.confidence < SURE]
    for number, again in zip(unsure, read_text([_with_more_paper(pieces[number]) for number in unsure]), strict=True):
        first = readings[number]
        text, confidence = max(first, again, key=lambda reading: reading.confidence)
        same = with_known_signs(first.text) == with_known_signs(again.text)
        readings[number] = Reading(text, confidence if same else min(confidence, AT_VARIANCE))
    return readings


def _with_more_paper(piece: Picture) -> Picture:
    height, width = piece.shape
    margin = max(1, round(PAPER * height))
    right = max(margin, round(WIDEST_PAPER * height) - width)
    return np.pad(piece, ((margin, margin), (margin, right)), constant_values=255)


def _is_column(box: Box, height: float) -> bool:
    width = box.x1 - box.x0
    return width > CHARACTER * height and box.y1 - box.y0 > COLUMN * max(width, height)


def _line_picture(picture: Picture, ink: Picture, box: Box, height: float) -> Picture:
    """The picture of a box with white around it; characters that stand below one another are put side by side."""
    if not _is_column(box, height):
        return _with_margin(picture, box, height)
    edges = _edges(ink[box.y0 : box.y1, box.x0 : box.x1])
    characters = [Box(box.x0, box.y0 + y0, box.x1, box.y0 + y1) for y0, y1 in pairwise(edges)]
    parts = [_with_margin(picture, one, height) for one in characters]
    tallest = max(len(part) for part in parts)
    paper = int(np.median(picture))
    return np.hstack([np.pad(one, ((0, tallest - len(one)), (0, 0)), constant_values=paper) for one in parts])


def _edges(column: Picture) -> list[int]:
    """Where the characters of a column begin and end: as many as it can be cut into through the least ink."""
    height, width = column.shape
    rows = np.count_nonzero(column, axis=1) / width

    def cuts(count: int) -> list[int]:
        found = []
        for number in range(1, count):
            middle, reach = height * number // count, max(1, int(REACH * width))
            first = max(1, middle - reach)
            near = rows[first : middle + reach + 1]
            found.append(first + int(np.lexsort((np.abs(np.arange(len(near)) - (middle - first)), near))[0]))
        return found

    def cost(count: int) -> float:
        places = cuts(count)
        through = float(np.mean([rows[place] for place in places])) if places else 0.0
        return through + 0.1 * abs(height / count / width - USUAL)

    least, most = max(1, int(height / (WIDEST * width))), max(1, round(height / (CLOSEST * width)))
    return sorted({0, *cuts(min(range(least, most + 1), key=cost)), height})


def _with_margin(picture: Picture, box: Box, height: float) -> Picture:
    margin = round(MARGIN * height)
    y0, x0 = max(box.y0 - margin, 0), max(box.x0 - margin, 0)
    return picture[y0 : box.y1 + margin, x0 : box.x1 + margin]
