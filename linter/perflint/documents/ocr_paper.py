"""Makes the paper of a scanned page white: shades, grain and what shows through are not ink."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np

from .ocr_strips import Picture

#: The shade of the paper is looked at in squares of this side, and taken from the lightest of so many around, in pixels.
SQUARE, AROUND = 8, 9
#: Ink is at least this part as dark as the darkest of the page.
INK = 0.35
#: Paper is where no ink is this near, in pixels: blur reaches that far.
NEAR = 9
#: The grain is as dark as all but this share of the paper, and by this factor darker where the rest of it lies.
DARKEST, BEYOND = 99.9, 1.25
#: How far the blur of a stroke reaches, and the side of a square that a dot of ink covers at least, in points.
BLUR, DOT = 0.7, 0.65


def with_white_paper(picture: Picture, scale: float) -> Picture:
    """The page as ink on white: what is not darker than the grain of its paper is left out, but for the blur of strokes."""
    depth = _depth_of(picture)
    core = (depth > _grain_of(depth)).astype(np.uint8)
    _, labels, found, _ = cv2.connectedComponentsWithStats(core, connectivity=8)
    kept = found[:, cv2.CC_STAT_AREA] >= (DOT * scale) ** 2
    kept[0] = False
    reach = 1 + 2 * max(1, round(BLUR * scale))
    ink = cv2.dilate(kept[labels].astype(np.uint8), np.ones((reach, reach), np.uint8))
    return _picture(255 - np.where(ink > 0, depth, 0).astype(np.uint8))


def _depth_of(picture: Picture) -> Any:
    """How much darker than the paper around it each pixel is."""
    height, width = picture.shape
    small: Any = cv2.resize(picture, (max(1, width // SQUARE), max(1, height // SQUARE)), interpolation=cv2.INTER_AREA)
    lightest = cv2.medianBlur(cv2.dilate(small, np.ones((AROUND, AROUND), np.uint8)), 5)
    paper: Any = cv2.resize(lightest, (width, height), interpolation=cv2.INTER_LINEAR)
    return cv2.subtract(paper, picture)


def _grain_of(depth: Any) -> float:
    """How dark the grain of the paper is."""
    ink = (depth > INK * depth.max()).astype(np.uint8)
    bare = depth[cv2.dilate(ink, np.ones((NEAR, NEAR), np.uint8)) == 0]
    return BEYOND * float(np.percentile(bare, DARKEST)) if bare.size else 0.0


def _picture(array: Any) -> Picture:
    found: Picture = array
    return found
