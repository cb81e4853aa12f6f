"""A picture much longer than a page, such as the long screenshot of a phone: what its parts are, each like a page."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

#: A page as grey values, one row of the array a row of the picture.
Picture = np.ndarray[tuple[int, int], np.dtype[np.uint8]]

#: A picture is long when it is this many times higher than wide; one of a screen, upright, is not.
LONG = 2.5
#: How high a part is, as a multiple of its width, and by how much of that a cut may be moved to where nothing stands.
HEIGHT = 1.4
REACH = 0.3


def is_long(picture: Picture) -> bool:
    """Whether a picture is longer than any page or screen."""
    height, width = picture.shape
    return height > LONG * width


def strips(picture: Picture) -> list[tuple[int, int]]:
    """The rows (first, one after the last) of the parts of a picture: all of it unless it is long.

    A cut lies where there is least ink near its place, for text is found in one part only.
    """
    height, width = picture.shape
    if not is_long(picture):
        return [(0, height)]
    count = max(2, round(height / (HEIGHT * width)))
    step = height / count
    reach = max(1, int(REACH * step))
    ink = picture.max(axis=1).astype(np.int64) * width - picture.sum(axis=1, dtype=np.int64)
    cuts = [_quietest(ink, round(number * step), reach) for number in range(1, count)]
    return list(pairwise([0, *cuts, height]))


def _quietest(ink: np.ndarray[tuple[int], np.dtype[np.int64]], place: int, reach: int) -> int:
    """The row within reach of a place that has least ink around it; the nearest of equal ones."""
    first = max(place - reach, 1)
    near = ink[first : place + reach + 1]
    around = np.convolve(near, np.ones(max(1, reach // 12), dtype=np.int64), mode="same")
    distance = np.abs(np.arange(len(near)) - (place - first))
    return first + int(np.lexsort((distance, around))[0])
