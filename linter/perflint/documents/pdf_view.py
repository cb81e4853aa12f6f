"""A page of a PDF on its way to being read: which way up it is, and what is found on it."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field

from pypdfium2 import raw as pdfium

from .page_layout import ShownPage

#: A picture that covers this share of a page without text is the page, scanned.
WHOLE_PAGE = 0.3
#: How many characters of a page are asked which way they stand.
SAMPLE = 60

Box = tuple[float, float, float, float]
Matrix = tuple[float, float, float, float, float, float]


@dataclass(slots=True)
class PdfPage(ShownPage):
    """A page as it is shown, and what else the file says of it.

    `picture_share` is the part of the page that its pictures cover (a scan may come in strips), `picture_pixels` the size
    of the largest as the file has it. Of the `characters`, `unreadable` are those
    that the file gives no text for, and `hidden` those that it does not draw. `fields` counts the form fields and notes
    with text, which is not read. `full` names the limits that were reached, after which the rest was not read.
    """

    picture_share: float = 0.0
    picture_pixels: int = 0
    characters: int = 0
    unreadable: int = 0
    hidden: int = 0
    fields: int = 0
    full: set[str] = field(default_factory=set)

    @property
    def is_scanned(self) -> bool:
        """Whether the page shows a picture and no text; a scanner's program may have put hidden text behind it."""
        return self.picture_share > WHOLE_PAGE and self.characters == self.hidden

    @property
    def unreadable_percent(self) -> int:
        """How much of the text means nothing."""
        return round(100 * self.unreadable / max(self.characters, 1))


class PageView:
    """How the coordinates of a page become those of its upright picture."""

    def __init__(self, box: Box, quarter: int) -> None:
        left, bottom, right, top = box
        self.quarter = quarter
        self._left, self._bottom, self._right, self._top = box
        # X and Y of a point (x, y), as (x's factor, y's factor, offset).
        self._x = ((1, 0, -left), (0, 1, -bottom), (-1, 0, right), (0, -1, top))[quarter]
        self._y = ((0, -1, top), (1, 0, -left), (0, 1, -bottom), (-1, 0, right))[quarter]
        sideways = quarter % 2 == 1
        self.width, self.height = (top - bottom, right - left) if sideways else (right - left, top - bottom)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the page stands in the picture."""
        a, b, c = self._x
        d, e, f = self._y
        return a * x + b * y + c, d * x + e * y + f

    def along(self, box: pdfium.FS_RECTF, x: float, y: float) -> tuple[float, float, float, float]:
        """Where a character with an upright box begins and ends from left to right, and its origin (x, y) in the picture."""
        if self.quarter == 0:
            return box.left - self._left, box.right - self._left, x - self._left, self._top - y
        if self.quarter == 1:
            return box.bottom - self._bottom, box.top - self._bottom, y - self._bottom, x - self._left
        if self.quarter == 2:
            return self._right - box.right, self._right - box.left, self._right - x, y - self._bottom
        return self._top - box.top, self._top - box.bottom, self._top - y, self._right - x

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """Where an upright box of the page stands in the picture: left, top, right, bottom."""
        left, top = self.point(x0, y0)
        right, bottom = self.point(x1, y1)
        return min(left, right), min(top, bottom), max(left, right), max(top, bottom)


def upright_quarter(page: pdfium.FPDF_PAGE, text: pdfium.FPDF_TEXTPAGE, count: int) -> int:
    """How many quarter turns to the left most of the text is written at; what the page says where it has no text."""
    matrix = pdfium.FS_MATRIX()
    turns: Counter[int] = Counter()
    for number in range(0, count, max(1, count // SAMPLE)):
        if pdfium.FPDFText_GetMatrix(text, number, matrix) and (matrix.a or matrix.b):
            turns[quarter_turns(matrix)] += 1
    if turns:
        return turns.most_common(1)[0][0]
    return -int(pdfium.FPDFPage_GetRotation(page)) % 4


def quarter_turns(matrix: pdfium.FS_MATRIX) -> int:
    """How many quarter turns to the left a matrix turns what it places."""
    return round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4
