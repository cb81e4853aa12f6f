"""The text of a page of a PDF as pieces: runs of characters on one base line, each with the box around it."""

from __future__ import annotations

import ctypes
import math
from bisect import bisect_left

from pypdfium2 import raw as pdfium

from perflint.regex import regex

from .pdf_view import Box, PageView, PdfPage, quarter_turns
from .print_characters import ordinary_text
from .text_lines import Piece

#: Characters go on in one piece while the gap between them is at most this, in heights of the characters.
PIECE_GAP = 0.12
#: How far back a character may lie before the end of the one before it: kerning, overlapping boxes.
OVERLAP = 0.5
#: Characters stand on one line when their base lines are this close, in heights.
BASE_LINE = 0.1
#: The part of a character above its base line; the rest is below.
ASCENT = 0.86
#: Between characters closer than this, in heights, no line can stand.
NO_GAP = 0.03
#: A box that begins this much behind the origin of its character, in heights, leaves out the white on both sides of it.
#: From here on characters are as wide as they are high.
TIGHT, HAN = 0.02, "\u2e80"
#: Blanks wider than this, in heights, set columns apart.
BLANKS = 1.2
#: The corners of a clip path that are looked at (a rectangle has five), and how far inside of it text counts as shown.
CLIP_CORNERS = 8
INSIDE = 1.0

#: What the library puts for the hyphen at the end of a line, which it takes for a word being divided; and for nothing.
HYPHENS = {0x02: "-", 0xFFFE: "-", 0x00: "\ufffd"}
#: Characters that no text has: the font of the file does not say what its glyphs mean.
UNREADABLE = regex(r"[\0\ufffd\ue000-\uf01f\uf100-\uf8ff\U000f0000-\U0010ffff]|\(cid:\d+\)")


class PageText:
    """Makes pieces of the characters of a page: runs on one base line without a gap."""

    def __init__(self, text: pdfium.FPDF_TEXTPAGE, view: PageView, page: PdfPage) -> None:
        self._text = text
        self._view = view
        self._page = page
        self._matrix = pdfium.FS_MATRIX()
        self._run: list[str] = []
        self._objects: dict[int, tuple[Box | None, bool]] = {}
        self._clip: Box | None = None
        self._hidden = False
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
        along = self._view.along
        rectangle, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
        start = end = reach = line = height = 0.0  # of the run; `reach` is its end with the blanks behind it
        for number in range(count):
            character = chr(get_character(text, number))
            get_box(text, number, rectangle)
            if rectangle.left == rectangle.right and character.isspace():
                continue  # not in the file: the library's own sign for a gap
            get_origin(text, number, x, y)
            left, right, origin, base = along(rectangle, x.value, y.value)
            blank = character.isspace()
            if left > origin + TIGHT * height and character > HAN:  # the box is drawn close around the glyph
                left, right = origin, max(right, origin + height)
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
            self._look_at_object(number)
            box = self._view.box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
            turn, height = self._stance(number, box[3] - box[1])
            if turn != self._view.quarter:
                self._add_sideways(character, *box)
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
        return quarter_turns(matrix), size or height

    def _is_wall_between(self, left: float, right: float, y: float) -> bool:
        """Whether a vertical line stands between two characters: they are in different cells."""
        walls = self._walls
        number = bisect_left(walls, (left - NO_GAP,))
        while number < len(walls) and walls[number][0] <= right + NO_GAP:
            if walls[number][1] <= y <= walls[number][2]:
                return True
            number += 1
        return False

    def _look_at_object(self, number: int) -> None:
        """Find out how the object that a character belongs to is drawn: up to where it shows, and whether at all."""
        item = pdfium.FPDFText_GetTextObject(self._text, number)
        address = ctypes.cast(item, ctypes.c_void_p).value or 0
        if address not in self._objects:
            hidden = bool(item) and pdfium.FPDFTextObj_GetTextRenderMode(item) == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
            self._objects[address] = self._clip_of(item), hidden
        self._clip, self._hidden = self._objects[address]

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
        page.characters += len(text)
        page.unreadable += len(UNREADABLE.findall(text))
        page.hidden += len(text) if self._hidden else 0
        middle_x, middle_y = (x0 + x1) / 2, (y0 + y1) / 2
        shown_at = None
        if self._clip is not None:
            left, top, right, bottom = self._clip
            if not (left <= middle_x <= right and top <= middle_y <= bottom):
                middle_x, middle_y = shown_at = min(max(middle_x, left), right), min(max(middle_y, top), bottom)
        if 0 <= middle_x <= page.width and 0 <= middle_y <= page.height:
            page.pieces.append(Piece(x0, y0, x1, y1, ordinary_text(text.translate(HYPHENS)), None, shown_at))
