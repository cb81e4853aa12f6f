"""Reads pictures of tables: png, jpeg, bmp, and tiff with one page or many."""

from __future__ import annotations

import io
import warnings
from contextlib import suppress
from typing import Any

import cv2
import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from .limits import Limits
from .model import Document, DocumentError, Place
from .ocr import read_picture
from .ocr_strips import Picture, is_long, strips
from .page_breaks import Page
from .paged import add_pages, lay_out_page
from .recognised import tell_recognised
from .span_layout import DocumentLayout, ExhaustedError

#: The formats that are decoded, by their names in Pillow.
FORMATS = ("PNG", "JPEG", "TIFF", "BMP")
_FORMAT_NAMES = {"PNG": "png", "JPEG": "jpeg", "MPO": "jpeg", "TIFF": "tiff", "BMP": "bmp", "DIB": "bmp"}
#: Whatever its resolution, a picture is taken for a page of this size in points, A4; a long one has at least its width.
SHORT_SIDE, LONG_SIDE = 595.0, 842.0
#: Larger pictures are made smaller to this, in pixels per point: 300 to the inch.
FINEST = 300 / 72
#: What Pillow raises for damaged pictures, besides its own error.
_DAMAGED = (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, KeyError, TypeError, IndexError, OverflowError)


def read_picture_file(data: bytes, name: str, limits: Limits) -> Document:
    """Read a picture as a document of one page, a tiff of as many as it has.

    Notices: `recognised-page`, `doubtful-cells`, `unrecognised-page` (without text), `unread-page` (a damaged one of
    several), `limit-reached`.
    Raises DocumentError: `damaged`, `too-large`.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of Pillow, about sizes (which are checked here) and odd metadata
        try:
            image = Image.open(io.BytesIO(data), formats=FORMATS)
        except Image.DecompressionBombError as error:
            raise _too_large(limits) from error
        except _DAMAGED as error:
            raise DocumentError("damaged") from error
        layout = DocumentLayout(Document(name, _FORMAT_NAMES[image.format or ""]), limits)
        with image:
            pages = _read_pages(image, layout)
    with suppress(ExhaustedError):  # its notice is given, and what was read stays
        add_pages(layout, pages)
    tell_recognised(layout.document)
    return layout.document


def _read_pages(image: Image.Image, layout: DocumentLayout) -> list[Page]:
    """The pages of a tiff, or the one of another picture. Raises DocumentError where not even the first can be read."""
    pages: list[Page] = []
    several = image.format == "TIFF"
    while True:
        number, limits = len(pages) + 1, layout.limits
        place = Place(page=number)
        try:
            if number > 1:
                image.seek(number - 1)
        except (*_DAMAGED, Image.DecompressionBombError):  # the end of the file above all
            return pages
        if number > limits.pages:
            layout.reached("pages", place)
            return pages
        if not layout.may_recognise(place):
            return pages
        try:
            picture = _grey_values(image, limits)
        except DocumentError as error:
            if number == 1:
                raise
            if error.kind == "too-large":
                layout.reached("image_pixels", place)
            else:
                layout.notice("unread-page", place)
            pages.append(Page(number, 0.0, 0.0, []))
        else:
            if not all(layout.may_recognise(place) for _ in strips(picture)[1:]):  # each takes as long as a page
                return pages
            scanned = read_picture(picture, _pixels_a_point(picture))
            if not scanned.pieces:
                layout.notice("unrecognised-page", place)
            pages.append(lay_out_page(number, scanned, pages[-1] if pages else None, layout))
        if not several:
            return pages


def _grey_values(image: Image.Image, limits: Limits) -> Picture:
    """The picture that is open, as somebody sees it: transparent parts white, turned as its camera noted.

    Its size is looked at before it is decoded. Raises DocumentError: `damaged`, `too-large`.
    """
    width, height = image.size
    if width * height > limits.image_pixels:
        raise _too_large(limits)
    try:
        turned = ImageOps.exif_transpose(image)
        if turned.has_transparency_data:
            layers = turned.convert("RGBA")
            turned = Image.alpha_composite(Image.new("RGBA", layers.size, "white"), layers)
        grey: Picture = np.asarray(_within_a_byte(turned).convert("L"))
    except _DAMAGED as error:
        raise DocumentError("damaged") from error
    factor = FINEST / _pixels_a_point(grey)
    if factor < 1:
        smaller: Any = cv2.resize(grey, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
        grey = smaller
    return grey


def _pixels_a_point(picture: Picture) -> float:
    return picture.shape[1] / SHORT_SIDE if is_long(picture) else max(picture.shape) / LONG_SIDE


def _within_a_byte(image: Image.Image) -> Image.Image:
    """A picture whose grey values have 16 bits, with 8; any other as it is."""
    if image.mode.startswith("I;16"):
        return Image.fromarray((np.asarray(image) >> 8).astype(np.uint8))
    return image


def _too_large(limits: Limits) -> DocumentError:
    return DocumentError("too-large", limit=limits.image_pixels, option="limits.image_pixels")
