"""Reads web pages that were saved with all their parts in one file (mhtml, mht), as browsers, Word, Excel and WPS do."""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

from perflint.regex import regex

from .charset import declared_charset, read_text
from .html import read_fragment
from .limits import Limits
from .model import Document, DocumentError
from .span_layout import DocumentLayout, ExhaustedError

_LONGEST_HEADERS = 65_536  # bytes
_HEADERS_END = regex(rb"\r?\n\r?\n")
_FOLD = regex(rb"\r?\n[ \t]+")
_CONTENT_TYPE = regex(rb"^content-type:[ \t]*([\w./+-]+)([^\r\n]*)", re.IGNORECASE | re.MULTILINE)
_ENCODING = regex(rb"^content-transfer-encoding:[ \t]*([\w-]+)", re.IGNORECASE | re.MULTILINE)
_BOUNDARY = regex(rb"boundary=(?:\"([^\"]+)\"|([^\s;]+))", re.IGNORECASE)
_CHARSET = regex(rb"charset=\"?([\w.:-]+)", re.IGNORECASE)
_PAGES = frozenset({b"text/html", b"application/xhtml+xml"})
_DEEPEST = 4  # messages of several parts inside each other


class _Page(NamedTuple):
    body: bytes
    charset: str | None


def read_mhtml(data: bytes, name: str, limits: Limits) -> Document:
    """Read every page in the file, in its order: Excel writes one for each sheet. Nothing else in it is looked at.

    Tables and lines count over all pages. Raises DocumentError: `damaged` if there is no page, and as read_html does.
    """
    layout = DocumentLayout(Document(name, "mhtml"), limits)
    lines = pages = 0
    with suppress(ExhaustedError):
        for page in _pages(data, limits, 0):
            pages += 1
            text, notices = read_text(page.body, declared_charset(page.body) or page.charset)
            layout.document.notices += notices
            read_fragment(text, lines + 1, layout)
            lines += text.count("\n") + 1
    if not pages:
        raise DocumentError("damaged")
    return layout.document


def _pages(message: bytes, limits: Limits, depth: int) -> Iterator[_Page]:
    """Yield the pages of a message of one part or several."""
    end = _HEADERS_END.search(message, 0, _LONGEST_HEADERS)
    if end is None:
        return
    headers, body = _FOLD.sub(b" ", message[: end.start()]), message[end.end() :]
    found = _CONTENT_TYPE.search(headers)
    kind, parameters = (found[1].lower(), found[2]) if found else (b"", b"")
    if kind in _PAGES:
        charset = _CHARSET.search(parameters)
        encoding = _ENCODING.search(headers)
        yield _Page(_decoded(body, encoding[1].lower() if encoding else b""), charset[1].decode("ascii") if charset else None)
    elif kind.startswith(b"multipart/") and depth < _DEEPEST and (boundary := _BOUNDARY.search(parameters)):
        for part in body.split(b"--" + (boundary[1] or boundary[2]), limits.zip_members)[1:]:
            if part.startswith(b"--"):
                return
            yield from _pages(part.lstrip(b" \t\r\n"), limits, depth + 1)


def _decoded(body: bytes, encoding: bytes) -> bytes:
    match encoding:
        case b"quoted-printable":
            return binascii.a2b_qp(body)
        case b"base64":
            try:
                return binascii.a2b_base64(body)
            except binascii.Error as error:
                raise DocumentError("damaged") from error
        case _:
            return body
