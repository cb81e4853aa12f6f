"""The ruled lines and coloured areas of a page of a PDF, and how much of it pictures cover."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise

from pypdfium2 import raw as pdfium

from .pdf_view import Matrix, PageView, PdfPage
from .ruled_tables import Segment

#: A drawn area thinner than this is a line.
RULE = 4.0


class PageDrawing:
    """Finds the lines and coloured areas among the objects of a page, also in the forms that it uses."""

    def __init__(self, view: PageView, page: PdfPage, most_objects: int) -> None:
        self._view = view
        self._page = page
        self._left = most_objects
        self._bounds = tuple(ctypes.c_float() for _ in range(4))
        self._point = ctypes.c_float(), ctypes.c_float()
        self._pixels = ctypes.c_uint(), ctypes.c_uint()

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
            page.picture_share += seen / max(page.width * page.height, 1)
            pdfium.FPDFImageObj_GetImagePixelSize(item, *self._pixels)
            page.picture_pixels = max(page.picture_pixels, self._pixels[0].value * self._pixels[1].value)

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
