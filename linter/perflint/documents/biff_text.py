"""The strings of xls records (BIFF5 to BIFF8), which may go on in the records behind them. Source: [MS-XLS]."""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from struct import Struct

_COUNT = Struct("<H")
_LONG = Struct("<I")
_CODE_PAGES = {1200: "utf-16-le", 936: "gb18030", 950: "cp950", 32768: "mac_roman", 32769: "cp1252", 10000: "mac_roman"}
_USUAL_CODE_PAGE = "gb18030"
_WIDE = 0x01  # flags of a string: two bytes a character, phonetic data behind it, runs of formats behind it
_EXTENDED = 0x04
_RICH = 0x08


class FragmentsError(ValueError):
    """A string goes on beyond the records that there are."""


class Fragments:
    """A position in the bytes of a record and the records that continue it."""

    def __init__(self, fragments: Sequence[bytes], position: int = 0) -> None:
        self._waiting = list(reversed(fragments))
        self._fragment = self._waiting.pop() if fragments else b""
        self._position = position

    def at_end(self) -> bool:
        """Whether everything is read."""
        return self._position >= len(self._fragment) and not self._waiting

    def string(self) -> str:
        """Read a string with its length, its formats and phonetic data, which are left out. Raises FragmentsError."""
        if self._position >= len(self._fragment):
            self._next()
        fragment, position = self._fragment, self._position
        if position + 3 > len(fragment):
            raise FragmentsError
        (count,) = _COUNT.unpack_from(fragment, position)
        flags = fragment[position + 2]
        position += 3
        behind = 0
        if flags & _RICH:
            behind = 4 * int.from_bytes(fragment[position : position + 2], "little")
            position += 2
        if flags & _EXTENDED:
            behind += int.from_bytes(fragment[position : position + 4], "little")
            position += 4
        self._position = position
        text = self.characters(count, flags)
        if behind:
            self._skip(behind)
        return text

    def characters(self, count: int, flags: int | None = None) -> str:
        """Read characters; without `flags`, they begin with their own. Raises FragmentsError."""
        if flags is None:
            flags = self._flags()
        end = self._position + (count << (flags & _WIDE))
        if end <= len(self._fragment):
            encoded = self._fragment[self._position : end]
            self._position = end
            return encoded.decode("utf-16-le", "replace") if flags & _WIDE else encoded.decode("latin-1")
        pieces = []
        while True:
            wide = flags & _WIDE
            taken = min(count, (len(self._fragment) - self._position) >> wide)
            end = self._position + (taken << wide)
            encoded = self._fragment[self._position : end]
            pieces.append(encoded if wide else encoded.decode("latin-1").encode("utf-16-le"))
            self._position = end
            count -= taken
            if not count:
                return b"".join(pieces).decode("utf-16-le", "replace")
            self._next()
            flags = self._flags()

    def _flags(self) -> int:
        if self._position >= len(self._fragment):
            raise FragmentsError
        self._position += 1
        return self._fragment[self._position - 1]

    def _skip(self, count: int) -> None:
        while count > (left := len(self._fragment) - self._position):
            count -= max(left, 0)
            self._next()
        self._position += count

    def _next(self) -> None:
        if not self._waiting:
            raise FragmentsError
        self._fragment = self._waiting.pop()
        self._position = 0


def code_page_encoding(number: int) -> str:
    """Return the name of the encoding of a code page; GB 18030 for one that Python does not know."""
    name = _CODE_PAGES.get(number, f"cp{number}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return _USUAL_CODE_PAGE
