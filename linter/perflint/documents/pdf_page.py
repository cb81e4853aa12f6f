"""What a page of a PDF shows, as its library tells it: pieces of text, ruled lines, coloured areas.

Everything is turned so that most of the text stands upright, whether the page says that it is to be turned (/Rotate)
or its content is drawn sideways. Coordinates are points from the top left corner of the visible part of the page.
"""

from __future__ import annotations

import ctypes
import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from pypdfium2 import raw as pdfium

from .print_characters import ordinary_text
from .ruled_tables import Segment
from .text_lines import Piece

#: A drawn area thinner than this is a line.
RULE = 4.0
#: Characters go on in one piece while the gap between them is at most this, in heights of the characters.
PIECE_GAP = 0.25
#: How far back a character may lie before the end of the one before it: kerning, overlapping boxes.
OVERLAP = 0.5
#: Characters stand on one line when their base lines are this close, in heights.
BASE_LINE = 0.1
#: The part of a character above its base line; the rest is below.
ASCENT = 0.86
#: How many characters of a page are asked which way they stand.
SAMPLE = 60
#: Between characters closer than this, in heights, no line can stand.
NO_GAP = 0.03
#: Blanks wider than this, in heights, set columns apart.
BLANKS = 1.2

#: What the library puts for the hyphen at the end of a line, which it takes for a word being divided; and for nothing.
HYPHENS = {0x02: "-", 0xFFFE: "-", 0x00: "\ufffd"}
#: Characters that no text has: the font of the file does not say what its glyphs mean.
UNREADABLE = re.compile(r"[\0\ufffd\ue000-\uf01f\uf100-\uf8ff\U000f0000-\U0010ffff]|\(cid:\d+\)")

#: The corners of a clip path that are looked at (a rectangle has five), and how far inside of it text counts as shown.
CLIP_CORNERS = 8
INSIDE = 1.0

Box = tuple[float, float, float, float]
Matrix = tuple[float, float, float, float, float, float]


@dataclass(slots=True)
class PdfPage:
    """A page as it is shown: its size in points, its text, its lines, the edges of its coloured areas.

    `picture_share` is the part of the page that its largest picture covers. `unreadable` counts the `characters` that
    the file gives no text for. `full` names the limits that were reached, after which the rest was not read.
    """

    width: float = 0.0
    height: float = 0.0
    pieces: list[Piece] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)
    fills: list[Segment] = field(default_factory=list)
    picture_share: float = 0.0
    characters: int = 0
    unreadable: int = 0
    full: set[str] = field(default_factory=set)


class _View:
    """How the coordinates of a page become those of its upright picture."""

    def __init__(self, box: tuple[float, float, float, float], quarter: int) -> None:
        left, bottom, right, top = box
        self.quarter = quarter
        # X and Y of a point (x, y), as (x's factor, y's factor, offset).
        self._x = ((1, 0, -left), (0, 1, -bottom), (-1, 0, right), (0, -1, top))[quarter]
        self._y = ((0, -1, top), (1, 0, -left), (0, 1, -bottom), (-1, 0, right))[quarter]
        sideways = quarter % 2 == 1
        self.width, self.height = (top - bottom, right - left) if sideways else (right - left, top - bottom)

    def point(self, x: float, y: float) -> tuple[float, float]:
        a, b, c = self._x
        d, e, f = self._y
        return a * x + b * y + c, d * x + e * y + f

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        left, top = self.point(x0, y0)
        right, bottom = self.point(x1, y1)
        return min(left, right), min(top, bottom), max(left, right), max(top, bottom)


def read_page(page: pdfium.FPDF_PAGE, most_characters: int, most_objects: int) -> PdfPage:
    """Read a loaded page. Of a page with more characters or objects than allowed, the first ones are read; `full` says so."""
    text = pdfium.FPDFText_LoadPage(page)
    try:
        rectangle = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page, rectangle)
        box = rectangle.left, rectangle.bottom, rectangle.right, rectangle.top
        count = pdfium.FPDFText_CountChars(text) if text else 0
        view = _View(box, _quarter(page, text, count))
        found = PdfPage(view.width, view.height)
        if count > most_characters:
            found.full.add("page_characters")
        _Drawing(view, found, most_objects).read(page)
        _Text(text, view, found).read(min(count, most_characters))
        return found
    finally:
        if text:
            pdfium.FPDFText_ClosePage(text)


def _quarter(page: pdfium.FPDF_PAGE, text: pdfium.FPDF_TEXTPAGE, count: int) -> int:
    """How many quarter turns to the left most of the text is written at; what the page says where it has no text."""
    matrix = pdfium.FS_MATRIX()
    turns: Counter[int] = Counter()
    for number in range(0, count, max(1, count // SAMPLE)):
        if pdfium.FPDFText_GetMatrix(text, number, matrix) and (matrix.a or matrix.b):
            turns[_turn(matrix)] += 1
    if turns:
        return turns.most_common(1)[0][0]
    return -int(pdfium.FPDFPage_GetRotation(page)) % 4


def _turn(matrix: pdfium.FS_MATRIX) -> int:
    return round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4


class _Text:
    """Makes pieces of the characters of a page: runs on one base line without a gap."""

    def __init__(self, text: pdfium.FPDF_TEXTPAGE, view: _View, page: PdfPage) -> None:
        self._text = text
        self._view = view
        self._page = page
        self._matrix = pdfium.FS_MATRIX()
        self._run: list[str] = []
        self._clips: dict[int, Box | None] = {}
        self._clip: Box | None = None
        self._sideways = False
        edges = (*page.segments, *page.fills)
        self._walls = sorted((edge.x0, min(edge.y0, edge.y1), max(edge.y0, edge.y1)) for edge in edges if edge.x0 == edge.x1)

    def read(self, count: int) -> None:
        """Read the first `count` characters."""
        text, run = self._text, self._run
        get_character, get_box, get_origin = (
            pdfium.FPDFText_GetUnicode,
            pdfium.FPDFText_GetLooseCharBox,
            pdfium.FPDFText_GetCharOrigin,
        )
        box_of, point_of = self._view.box, self._view.point
        rectangle, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
        start = end = reach = line = height = 0.0  # of the run; `reach` is its end with the blanks behind it
        for number in range(count):
            character = chr(get_character(text, number))
            get_box(text, number, rectangle)
            if rectangle.left == rectangle.right and character.isspace():
                continue  # not in the file: the library's own sign for a gap
            self._page.characters += 1
            get_origin(text, number, x, y)
            left, top, right, bottom = box_of(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
            base = point_of(x.value, y.value)[1]
            blank = character.isspace()
            if (
                run
                and abs(base - line) <= BASE_LINE * height
                and -OVERLAP * height <= left - reach <= PIECE_GAP * height
                and (blank or reach - end <= BLANKS * height)
                and (left - reach < NO_GAP * height or not self._is_wall_between(reach, left, base - height / 2))
            ):
                run.append(character)
                reach = right
                if not blank:
                    end = right
                continue
            self._end_run(start, end, line, height)
            if blank:
                continue
            self._find_clip(number)
            turn, height = self._stance(number, bottom - top)
            if turn != self._view.quarter:
                self._add_sideways(character, left, top, right, bottom)
                continue
            run.append(character)
            start, end, reach, line = left, right, right, base
        self._end_run(start, end, line, height)

    def _stance(self, number: int, height: float) -> tuple[int, float]:
        """The quarter turns of a character and its size in points; `height` is that of its box."""
        matrix = self._matrix
        if not pdfium.FPDFText_GetMatrix(self._text, number, matrix) or not (matrix.a or matrix.b):
            return self._view.quarter, height
        size = float(pdfium.FPDFText_GetFontSize(self._text, number)) * math.hypot(matrix.c, matrix.d)
        return _turn(matrix), size or height

    def _is_wall_between(self, left: float, right: float, y: float) -> bool:
        """Whether a vertical line stands between two characters: they are in different cells."""
        walls = self._walls
        number = bisect_left(walls, (left - NO_GAP,))
        while number < len(walls) and walls[number][0] <= right + NO_GAP:
            if walls[number][1] <= y <= walls[number][2]:
                return True
            number += 1
        return False

    def _find_clip(self, number: int) -> None:
        """Find the area outside of which the text of a character is cut off."""
        item = pdfium.FPDFText_GetTextObject(self._text, number)
        address = ctypes.cast(item, ctypes.c_void_p).value or 0
        if address not in self._clips:
            self._clips[address] = self._clip_of(item)
        self._clip = self._clips[address]

    def _clip_of(self, item: pdfium.FPDF_PAGEOBJECT) -> Box | None:
        clip = pdfium.FPDFPageObj_GetClipPath(item) if item else None
        count = pdfium.FPDFClipPath_CountPaths(clip) if clip else 0
        corners = []
        if count > 0:  # the last one lies within those around it
            x, y = ctypes.c_float(), ctypes.c_float()
            for number in range(min(pdfium.FPDFClipPath_CountPathSegments(clip, count - 1), CLIP_CORNERS)):
                pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFClipPath_GetPathSegment(clip, count - 1, number), x, y)
                corners.append(self._view.point(x.value, y.value))
        if not corners:
            return None
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return min(xs) + INSIDE, min(ys) + INSIDE, max(xs) - INSIDE, max(ys) - INSIDE

    def _end_run(self, start: float, end: float, line: float, height: float) -> None:
        if self._run:
            self._add(start, line - ASCENT * height, end, line + (1 - ASCENT) * height, "".join(self._run))
            self._run.clear()

    def _add_sideways(self, character: str, left: float, top: float, right: float, bottom: float) -> None:
        """Add a character that lies on its side; it goes on with the one before it where they touch."""
        pieces = self._page.pieces
        if self._sideways and pieces:
            last = pieces[-1]
            near = PIECE_GAP * max(right - left, bottom - top)
            if left <= last.x1 and right >= last.x0 and top <= last.y1 + near and bottom >= last.y0 - near:
                box = min(left, last.x0), min(top, last.y0), max(right, last.x1), max(bottom, last.y1)
                pieces[-1] = Piece(*box, last.text + character)
                return
        self._add(left, top, right, bottom, character, sideways=True)

    def _add(self, x0: float, y0: float, x1: float, y1: float, text: str, *, sideways: bool = False) -> None:
        self._sideways = sideways
        page = self._page
        page.unreadable += len(UNREADABLE.findall(text))
        middle_x, middle_y = (x0 + x1) / 2, (y0 + y1) / 2
        shown_at = None
        if self._clip is not None:
            left, top, right, bottom = self._clip
            if not (left <= middle_x <= right and top <= middle_y <= bottom):
                middle_x, middle_y = shown_at = min(max(middle_x, left), right), min(max(middle_y, top), bottom)
        if 0 <= middle_x <= page.width and 0 <= middle_y <= page.height:
            page.pieces.append(Piece(x0, y0, x1, y1, ordinary_text(text.translate(HYPHENS)), None, shown_at))


class _Drawing:
    """Finds the lines and coloured areas among the objects of a page, also in the forms that it uses."""

    def __init__(self, view: _View, page: PdfPage, most_objects: int) -> None:
        self._view = view
        self._page = page
        self._left = most_objects
        self._bounds = tuple(ctypes.c_float() for _ in range(4))
        self._point = ctypes.c_float(), ctypes.c_float()

    def read(self, page: pdfium.FPDF_PAGE) -> None:
        """Read the objects of the page."""
        for number in range(pdfium.FPDFPage_CountObjects(page)):
            self._read(pdfium.FPDFPage_GetObject(page, number), None)
            if self._left < 0:
                return

    def _read(self, item: pdfium.FPDF_PAGEOBJECT, placed: Matrix | None) -> None:
        self._left -= 1
        if self._left < 0:
            self._page.full.add("page_objects")
            return
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            self._read_path(item, placed)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            self._read_picture(item, placed)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM:
            inside = _product(_matrix_of(item), placed)
            for number in range(pdfium.FPDFFormObj_CountObjects(item)):
                self._read(pdfium.FPDFFormObj_GetObject(item, number), inside)
                if self._left < 0:
                    return

    def _read_path(self, item: pdfium.FPDF_PAGEOBJECT, placed: Matrix | None) -> None:
        mode, stroked = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(item, mode, stroked)
        if not mode.value and not stroked.value:
            return  # only clips what follows
        count = pdfium.FPDFPath_CountSegments(item)
        if count <= 5:  # a line or a rectangle, which most paths are: its bounds say enough if it is thin
            x0, y0, x1, y1 = self._bounds_of(item, placed)
            if self._add_rule(x0, y0, x1, y1):
                return
        lines = self._page.segments if stroked.value else self._page.fills
        for corners in self._shapes(item, count, _product(_matrix_of(item), placed)):
            xs, ys = [x for x, _ in corners], [y for _, y in corners]
            if not self._add_rule(min(xs), min(ys), max(xs), max(ys)):
                lines.extend(Segment(*one, *other) for one, other in pairwise(corners))

    def _shapes(self, item: pdfium.FPDF_PAGEOBJECT, count: int, matrix: Matrix) -> Iterator[list[tuple[float, float]]]:
        """The separate shapes of a path as lists of corners; curves are left out."""
        x, y = self._point
        corners: list[tuple[float, float]] = []
        for number in range(count):
            self._left -= 1
            if self._left < 0:
                self._page.full.add("page_objects")
                break
            segment = pdfium.FPDFPath_GetPathSegment(item, number)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            if kind != pdfium.FPDF_SEGMENT_LINETO:
                if len(corners) > 1:
                    yield corners
                corners = []
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            corners.append(self._view.point(*_placed(x.value, y.value, matrix)))
            if pdfium.FPDFPathSegment_GetClose(segment) and len(corners) > 1:
                yield [*corners, corners[0]]
                corners = []
        if len(corners) > 1:
            yield corners

    def _add_rule(self, x0: float, y0: float, x1: float, y1: float) -> bool:
        """Take a thin area for a line along its middle; False if it is not thin."""
        width, height = x1 - x0, y1 - y0
        if height <= RULE and width > height:
            self._page.segments.append(Segment(x0, (y0 + y1) / 2, x1, (y0 + y1) / 2))
        elif width <= RULE:
            self._page.segments.append(Segment((x0 + x1) / 2, y0, (x0 + x1) / 2, y1))
        else:
            return False
        return True

    def _read_picture(self, item: pdfium.FPDF_PAGEOBJECT, placed: Matrix | None) -> None:
        x0, y0, x1, y1 = self._bounds_of(item, placed)
        if not self._add_rule(x0, y0, x1, y1):
            page = self._page
            seen = max(0.0, min(x1, page.width) - max(x0, 0)) * max(0.0, min(y1, page.height) - max(y0, 0))
            page.picture_share = max(page.picture_share, seen / max(page.width * page.height, 1))

    def _bounds_of(self, item: pdfium.FPDF_PAGEOBJECT, placed: Matrix | None) -> tuple[float, float, float, float]:
        left, bottom, right, top = self._bounds
        pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top)
        if placed is None:
            return self._view.box(left.value, bottom.value, right.value, top.value)
        corners = [_placed(x.value, y.value, placed) for x in (left, right) for y in (bottom, top)]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return self._view.box(min(xs), min(ys), max(xs), max(ys))


def _matrix_of(item: pdfium.FPDF_PAGEOBJECT) -> Matrix:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, matrix)
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _placed(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _product(inner: Matrix, outer: Matrix | None) -> Matrix:
    """The matrix that places by `inner` first and by `outer` then."""
    if outer is None:
        return inner
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )
