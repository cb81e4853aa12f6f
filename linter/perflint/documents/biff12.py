"""The records of an xlsb part, and what stands in them. Source: [MS-XLSB]."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from struct import Struct

from .biff_text import FragmentsError

_COUNT = Struct("<I")
_LONGEST_RECORD = 10_000_000  # bytes; the longest that Excel writes hold a text of 32,767 characters
_NO_STRING = 0xFFFFFFFF


def records(chunks: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """Yield the records of a part as code and body. Raises FragmentsError where one is cut off or far too long."""
    waiting = b""
    position = 0
    for chunk in chunks:
        waiting = waiting[position:] + chunk
        position = 0
        while (head := _head(waiting, position)) is not None:
            code, begin, length = head
            if length > _LONGEST_RECORD:
                raise FragmentsError
            if begin + length > len(waiting):
                break
            position = begin + length
            yield code, waiting[begin:position]
    if position < len(waiting):
        raise FragmentsError


def _head(data: bytes, position: int) -> tuple[int, int, int] | None:
    """Return the code of the record at a position, where its body begins and how long it is; None if more bytes are needed."""
    size = len(data)
    if position + 2 > size:
        return None
    code = data[position]
    position += 1
    if code & 0x80:
        code = code & 0x7F | data[position] << 7
        position += 1
    length = shift = 0
    while shift < 28:
        if position >= size:
            return None
        byte = data[position]
        position += 1
        length |= (byte & 0x7F) << shift
        if not byte & 0x80:
            break
        shift += 7
    return code, position, length


def text_at(body: bytes, position: int) -> str:
    """Return the string at a position of a record, "" for none. Raises FragmentsError, and struct.error."""
    return text_and_end(body, position)[0]


def text_and_end(body: bytes, position: int) -> tuple[str, int]:
    """Return the string at a position of a record and where it ends. Raises as text_at does."""
    (count,) = _COUNT.unpack_from(body, position)
    if count == _NO_STRING:
        return "", position + 4
    end = position + 4 + 2 * count
    if end > len(body):
        raise FragmentsError
    return body[position + 4 : end].decode("utf-16-le", "replace"), end
