"""Reads a picture of a page: its ruled lines as segments and its text as pieces, for the layout that PDF pages get too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from .ocr_boxes import cut, is_mark, joined, left_over, tight
from .ocr_lines import Ruling, find_rulings, ink_of, strokes_of, without_rulings, without_strokes
from .ocr_models import Box, find_text
from .ocr_paper import with_white_paper
from .ocr_reading import read_boxes
from .ocr_strips import Picture
from .ocr_upright import quarter_turns, straightened
from .page_layout import ShownPage
from .ruled_tables import RuledTable, Segment, TooManyCellsError, find_ruled_tables
from .text_lines import Piece

#: More cells than this are not those of a page of paper.
MOST_CELLS = 20_000
#: Ink that finding text has passed over is believed to be text when it is read at least this surely.
BELIEVED = 0.5


@dataclass(slots=True)
class _View:
    """A picture with what is found on it before any of it is read; `clean` is the picture without the lines."""

    picture: Picture
    clean: Picture
    rulings: list[Ruling]
    boxes: list[Box]


def read_picture(picture: Picture, scale: float) -> ShownPage:
    """Read a page from grey values; `scale` is pixels per point. The pieces of text carry the confidence of the model."""
    view = _look(straightened(with_white_paper(picture, scale)), scale)
    turns = quarter_turns(view.clean, view.boxes)
    if turns:
        view = _look(np.ascontiguousarray(np.rot90(view.picture, turns)), scale)
    segments = [_segment(ruling, scale) for ruling in view.rulings]
    try:
        tables = find_ruled_tables(segments, MOST_CELLS).tables
    except TooManyCellsError:  # a pattern, not tables
        tables, segments = [], []
    height, width = view.picture.shape
    return ShownPage(width / scale, height / scale, list(_pieces(view, tables, scale)), segments)


def _look(picture: Picture, scale: float) -> _View:
    ink = ink_of(picture, scale)
    strokes = strokes_of(ink, scale)
    rulings = find_rulings(ink, strokes, scale)
    clean = without_rulings(picture, ink, strokes, rulings, scale)
    boxes = find_text(clean)
    lines = without_strokes(rulings, boxes, picture.shape, scale)
    if len(lines) < len(rulings):  # some of them were strokes of large characters
        clean = without_rulings(picture, ink, strokes, lines, scale)
    return _View(picture, clean, lines, boxes)


def _pieces(view: _View, tables: Sequence[RuledTable], scale: float) -> Iterator[Piece]:
    """The text of a page, read."""
    ink = ink_of(view.clean, scale)
    found = [whole for box in view.boxes for part in cut(box, view.rulings) if (whole := tight(part, ink)) is not None]
    height = float(np.median([box.y1 - box.y0 for box in found])) if found else scale * 10
    found = [box for box in found if is_mark(box, height)]
    areas = [Box(*(round(scale * edge) for edge in (one.xs[0], one.ys[0], one.xs[-1], one.ys[-1]))) for one in tables]
    added = [part for box in left_over(ink, found, areas, height) for part in cut(box, view.rulings)]

    def cell_of(box: Box) -> tuple[int, int] | None:
        middle = (box.x0 + box.x1) / 2 / scale, (box.y0 + box.y1) / 2 / scale
        for number, table in enumerate(tables):
            if (cell := table.cell_at(*middle)) is not None:
                return number, cell
        return None

    boxes = joined(found, added, cell_of, height)
    readings = read_boxes(view.clean, ink, boxes, height)
    sure = set(found)
    for box, (text, confidence) in zip(boxes, readings, strict=True):
        if text and (box in sure or confidence >= BELIEVED):
            yield Piece(box.x0 / scale, box.y0 / scale, box.x1 / scale, box.y1 / scale, text, confidence)


def _segment(ruling: Ruling, scale: float) -> Segment:
    """The middle of a line, in points."""
    x, y = (ruling.x0 + ruling.x1) / 2, (ruling.y0 + ruling.y1) / 2
    ends = (ruling.x0, y, ruling.x1, y) if ruling.across else (x, ruling.y0, x, ruling.y1)
    return Segment(*(end / scale for end in ends))
