"""The guard in front of every XML parser: a document type is refused before a parser can act on it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from perflint.regex import regex

from .model import DocumentError

# Office documents never have a document type. The bytes show one in UTF-8 and in both UTF-16; an encoding that could
# hide it is refused as well.
_DOCTYPE = b"<!DOCTYPE"
_DOCTYPE_UTF16 = b"\0".join(bytes([byte]) for byte in _DOCTYPE)
_OVERLAP = len(_DOCTYPE_UTF16) - 1
_DECLARED_ENCODING = regex(rb"<\?xml[^>]*?\sencoding\s*=\s*[\"']([^\"'>]*)", re.IGNORECASE)
_PLAIN_ENCODINGS = frozenset({b"utf-8", b"utf8", b"utf-16", b"us-ascii", b"iso-8859-1", b"gb2312", b"gbk", b"gb18030"})
_HIDING_STARTS = (b"\x4c\x6f\xa7\x94", b"\0\0\0<", b"<\0\0\0", b"\0\0\xfe\xff", b"\xff\xfe\0\0")  # EBCDIC, UTF-32


def without_doctype(chunks: Iterable[bytes], part: str) -> Iterator[bytes]:
    """Pass the bytes of the XML `part` on, chunk by chunk. Raises DocumentError `unsafe-xml` at a document type."""
    tail = b""
    for chunk in chunks:
        if not tail and _can_hide_doctype(chunk):
            raise DocumentError("unsafe-xml", part=part)
        window = tail + chunk
        if _DOCTYPE in window or _DOCTYPE_UTF16 in window:
            raise DocumentError("unsafe-xml", part=part)
        tail = window[-_OVERLAP:]
        yield chunk


def _can_hide_doctype(start: bytes) -> bool:
    declared = _DECLARED_ENCODING.search(start[:200])
    return start.startswith(_HIDING_STARTS) or (declared is not None and declared[1].lower() not in _PLAIN_ENCODINGS)
