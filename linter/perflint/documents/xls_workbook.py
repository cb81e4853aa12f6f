"""The workbook stream of an xls: its records, and the globals at its start. Source: [MS-XLS]."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from struct import Struct
from typing import NamedTuple

from .biff_text import Fragments, FragmentsError, code_page_encoding
from .limits import Limits
from .model import DocumentError
from .number_format import BUILTIN_FORMATS
from .sheet_text import SharedStrings, clean_stored

_HEADER = Struct("<HH")  # of a record: its code and the length of its body
_BOF, _EOF, _CONTINUE = 0x809, 0x0A, 0x3C
_BOF_BYTES = b"\x09\x08"
_BIFF8, _BIFF5 = 0x600, 0x500

_FILEPASS, _DATEMODE, _CODEPAGE, _BOUNDSHEET, _XF, _FORMAT, _SST, _SUPBOOK = 0x2F, 0x22, 0x42, 0x85, 0xE0, 0x41E, 0xFC, 0x1AE
_OWN_SHEETS, _ADD_INS = 0x0401, 0x3A01  # what a SUPBOOK record may refer to besides another file or program
_SHEET_KINDS = {1: "macrosheet", 2: "chartsheet", 6: "module"}


class Sheet(NamedTuple):
    """A sheet as the workbook lists it; `kind` is None for a worksheet."""

    name: str
    position: int
    hidden: bool
    kind: str | None


class Workbook:
    """The globals of a workbook stream."""

    def __init__(self, stream: bytes, of_spreadsheet: bool, limits: Limits) -> None:
        """Read them; `of_spreadsheet` tells whether a spreadsheet program wrote the file, which computes its formulas.

        Raises DocumentError: `encrypted`, `damaged`, `too-large`, and `unsupported-format` for BIFF2 to BIFF4."""
        self.stream = stream
        self.of_spreadsheet = of_spreadsheet
        self.strings = SharedStrings(limits)
        self.sheets: list[Sheet] = []
        self.date1904 = False
        self.encoding = code_page_encoding(0)
        self.unicode = True
        self.links = self.calls = False  # to other files, of other programs
        self._custom: dict[int, str] = {}
        self._formats: list[int] = []
        self._limits = limits
        try:
            self._read()
        except (struct.error, FragmentsError, IndexError) as error:
            raise DocumentError("damaged") from error
        if not self.sheets:
            raise DocumentError("damaged")

    def codes(self) -> list[str]:
        """The number format code of each cell format."""
        return [self._custom.get(number) or BUILTIN_FORMATS.get(number, "General") for number in self._formats]

    def begins_at(self, position: int) -> bool:
        """Whether a substream begins at a position."""
        return self.stream[position : position + 2] == _BOF_BYTES

    def records(self, position: int) -> Iterator[tuple[int, int, int]]:
        """Yield the records of the substream at a position as code, begin and end of the body; those of charts inside left out.

        The substream ends with its EOF record, at the latest with the stream or where the next sheet begins, so that no
        record is read for two sheets. Raises DocumentError `truncated`.
        """
        stream, header = self.stream, _HEADER.unpack_from
        size = min((sheet.position for sheet in self.sheets if sheet.position > position), default=len(stream))
        depth = 0
        while position + 4 <= size:
            code, length = header(stream, position)
            begin = position + 4
            position = begin + length
            if position > size:
                raise DocumentError("truncated")
            if code == _BOF:
                depth += 1
            elif code == _EOF:
                depth -= 1
                if depth <= 0:
                    return
            if depth <= 1:
                yield code, begin, position

    def fragments(self, begin: int, end: int) -> list[bytes]:
        """Return the body of a record and those of the records that continue it."""
        found = [self.stream[begin:end]]
        while end + 4 <= len(self.stream):
            code, length = _HEADER.unpack_from(self.stream, end)
            if code != _CONTINUE:
                break
            found.append(self.stream[end + 4 : end + 4 + length])
            end += 4 + length
        return found

    def text(self, begin: int, end: int) -> str:
        """Return a string with its length in two bytes."""
        if self.unicode:
            return Fragments(self.fragments(begin, end)).string()
        count = int.from_bytes(self.stream[begin : begin + 2], "little")
        return self.stream[begin + 2 : min(begin + 2 + count, end)].decode(self.encoding, "replace")

    def _read(self) -> None:
        code, version = _HEADER.unpack_from(self.stream, 0)[0], _HEADER.unpack_from(self.stream, 4)[0]
        if code != _BOF or version not in (_BIFF8, _BIFF5):
            raise DocumentError("unsupported-format", found="xls-4")
        self.unicode = version == _BIFF8
        handlers = {
            _DATEMODE: self._set_date_system,
            _CODEPAGE: self._set_encoding,
            _BOUNDSHEET: self._add_sheet,
            _XF: self._add_cell_format,
            _FORMAT: self._add_format,
            _SST: self._read_strings,
            _SUPBOOK: self._read_link,
        }
        for code, begin, end in self.records(0):
            if code == _FILEPASS:
                raise DocumentError("encrypted")
            if handler := handlers.get(code):
                handler(begin, end)

    def _set_date_system(self, begin: int, end: int) -> None:
        self.date1904 = self.stream[begin:end] == b"\1\0"

    def _set_encoding(self, begin: int, end: int) -> None:
        self.encoding = code_page_encoding(int.from_bytes(self.stream[begin:end], "little"))

    def _add_cell_format(self, begin: int, _: int) -> None:
        self._formats.append(int.from_bytes(self.stream[begin + 2 : begin + 4], "little"))

    def _add_sheet(self, begin: int, end: int) -> None:
        if len(self.sheets) >= self._limits.zip_members:
            raise DocumentError("damaged")
        position = int.from_bytes(self.stream[begin : begin + 4], "little")
        hidden, kind, count = self.stream[begin + 4] & 3 != 0, self.stream[begin + 5], self.stream[begin + 6]
        if self.unicode:
            name = Fragments([self.stream[begin + 7 : end]]).characters(count)
        else:
            name = self.stream[begin + 7 : min(begin + 7 + count, end)].decode(self.encoding, "replace")
        self.sheets.append(Sheet(clean_stored(name), position, hidden, _SHEET_KINDS.get(kind)))

    def _add_format(self, begin: int, end: int) -> None:
        number = int.from_bytes(self.stream[begin : begin + 2], "little")
        if self.unicode:
            code = self.text(begin + 2, end)
        else:
            code = self.stream[begin + 3 : min(begin + 3 + self.stream[begin + 2], end)].decode(self.encoding, "replace")
        self._custom[number] = code

    def _read_strings(self, begin: int, end: int) -> None:
        count = int.from_bytes(self.stream[begin + 4 : begin + 8], "little")
        fragments = Fragments(self.fragments(begin, end), position=8)
        while len(self.strings) < count and not fragments.at_end():
            self.strings.add(fragments.string(), clean_stored)

    def _read_link(self, begin: int, end: int) -> None:
        sheets, target = _HEADER.unpack_from(self.stream, begin)
        if end - begin == 4 and target in (_OWN_SHEETS, _ADD_INS):
            return
        if sheets:
            self.links = True
        else:  # no sheets of a workbook: a topic of another program
            self.calls = True
