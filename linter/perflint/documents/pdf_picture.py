"""The picture of a page of a PDF, to be read like a scanned one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pypdfium2
from pypdfium2 import raw as pdfium

if TYPE_CHECKING:
    from .ocr_strips import Picture

#: Pixels per inch: enough to read print of 8 points, and what scanners usually give. Points per inch.
RESOLUTION, POINTS = 200, 72
#: Pages larger than A3 are drawn smaller, to this longest side in pixels.
LONGEST_SIDE = 3508


def picture_of(page: pdfium.FPDF_PAGE) -> tuple[Picture, float]:
    """Draw a loaded page in grey values; returns the picture and its scale, in pixels per point."""
    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    scale = min(RESOLUTION / POINTS, LONGEST_SIDE / max(width, height, 1))
    columns, rows = max(round(width * scale), 1), max(round(height * scale), 1)
    bitmap = pypdfium2.PdfBitmap.new_native(columns, rows, pdfium.FPDFBitmap_Gray)
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, columns, rows, 0xFFFFFFFF)
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, columns, rows, 0, pdfium.FPDF_ANNOT | pdfium.FPDF_GRAYSCALE)
        shown: Any = bitmap.to_numpy()
        return shown.reshape(rows, -1)[:, :columns].copy(), scale
    finally:
        bitmap.close()
