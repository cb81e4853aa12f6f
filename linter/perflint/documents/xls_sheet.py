"""One worksheet of an xls: its records as cells. Source: [MS-XLS]."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from struct import Struct

from .biff_text import Fragments, FragmentsError
from .comments import CommentCollector
from .model import Place, Span
from .sheet_cells import CellRecords
from .sheet_grid import GridBuilder
from .xls_workbook import Workbook

_CELL = Struct("<HHH")  # row, column, cell format: the start of every record of a cell
_NUMBER = Struct("<HHHd")
_LABEL_SST = Struct("<HHHI")
_RK = Struct("<HHHI")
_FORMULA = Struct("<HHH8sH")
_BOOLEAN_OR_ERROR = Struct("<HHHBB")
_FORMATTED_RK = Struct("<HI")
_ROW = Struct("<H10xH")
_COLUMNS = Struct("<HH4xH")
_MERGE = Struct("<HHHH")
_NOTE = Struct("<HHHH")
_OBJECT = Struct("<4xHH")
_PART_OF_OBJECT = Struct("<HH")
_DOUBLE = Struct("<d")
_RK_BITS = Struct("<q")

_ROW_HIDDEN = 0x20
_COLUMN_HIDDEN = 0x01
_COMPUTED_ON_LOADING = 0x02  # of a formula that its writer left to the reader
_PICTURE, _TEXT_BOX, _SHAPE, _NOTE_BOX = 8, 6, 30, 25  # kinds of objects
_FORMULA_OF_OBJECT = 9  # a part that pictures do not have, but embedded objects, which look like them
_LAST_DRAWN = 4  # lines, rectangles, ovals, arcs
_LAST_COLUMN = 256  # of the format
_MORE_OF_NOTE = 0xFFFF


def rk_number(bits: int) -> float:
    """Return the number that an RK value stands for: an integer or the upper half of a double, perhaps times 100."""
    if bits & 2:
        number = float((bits >> 2) - (1 << 30 if bits & 0x80000000 else 0))
    else:
        (number,) = _DOUBLE.unpack(_RK_BITS.pack(((bits & 0xFFFFFFFC) << 32) - (1 << 64 if bits & 0x80000000 else 0)))
    return number / 100 if bits & 1 else number


class SheetRecords:
    """Reads a worksheet into a GridBuilder, and its comments."""

    def __init__(self, workbook: Workbook, builder: GridBuilder, cells: CellRecords, comments: CommentCollector) -> None:
        self._workbook = workbook
        self._stream = workbook.stream
        self._builder = builder
        self._cells = cells
        self._formula: tuple[int, int, int] | None = None  # one whose text is to follow
        self._object = (0, 0)  # kind and number of the drawn object at hand
        self._comments = comments
        self._box_texts: dict[int, str] = {}
        self._old_note: tuple[Place, str] | None = None  # one that may go on in the next record

    def read(self, position: int) -> None:
        """Read the substream at a position. Raises DocumentError `truncated`, and struct.error and the like for damage."""
        # By the code of a record: its handler and the least length of its body.
        handlers: dict[int, tuple[Callable[[int, int], None], int]] = {
            0x203: (self._number, 14),
            0xFD: (self._label_sst, 10),
            0x27E: (self._rk, 10),
            0xBD: (self._multiple_rk, 6),
            0x06: (self._read_formula, 16),
            0x207: (self._string, 3),
            0x204: (self._label, 8),
            0xD6: (self._label, 8),  # with formats of its characters, which stand behind
            0x205: (self._boolean_or_error, 8),
            0x208: (self._row, 14),
            0x7D: (self._columns, 10),
            0xE5: (self._merges, 2),
            0x1C: (self._note, 6),
            0x5D: (self._drawn_object, 8),
            0x1B6: (self._drawn_text, 12),
        }
        cells = self._cells
        for code, begin, end in self._workbook.records(position):
            if code in handlers and not (cells.full and code in _CELL_CODES):
                handler, least = handlers[code]
                if end - begin < least:
                    raise FragmentsError
                handler(begin, end)
        self._end_old_note()
        cells.finish()

    def _number(self, begin: int, _: int) -> None:
        row, column, style, value = _NUMBER.unpack_from(self._stream, begin)
        self._cells.number(row, column, value, style)

    def _label_sst(self, begin: int, _: int) -> None:
        row, column, style, index = _LABEL_SST.unpack_from(self._stream, begin)
        self._cells.shared(row, column, index, style)

    def _rk(self, begin: int, _: int) -> None:
        row, column, style, bits = _RK.unpack_from(self._stream, begin)
        self._cells.number(row, column, rk_number(bits), style)

    def _multiple_rk(self, begin: int, end: int) -> None:
        row, column, _ = _CELL.unpack_from(self._stream, begin)
        if (end - begin - 6) // _FORMATTED_RK.size > _LAST_COLUMN:
            raise FragmentsError
        for position in range(begin + 4, end - 7, _FORMATTED_RK.size):
            style, bits = _FORMATTED_RK.unpack_from(self._stream, position)
            self._cells.number(row, column, rk_number(bits), style)
            column += 1

    def _label(self, begin: int, end: int) -> None:
        row, column, style = _CELL.unpack_from(self._stream, begin)
        self._cells.text(row, column, self._workbook.text(begin + 6, end), style)

    def _boolean_or_error(self, begin: int, _: int) -> None:
        row, column, _, value, is_error = _BOOLEAN_OR_ERROR.unpack_from(self._stream, begin)
        (self._cells.error if is_error else self._cells.boolean)(row, column, value)

    def _read_formula(self, begin: int, _: int) -> None:
        row, column, style, result, options = _FORMULA.unpack_from(self._stream, begin)
        cells = self._cells
        self._formula = None
        if result[6:] != b"\xff\xff":
            (value,) = _DOUBLE.unpack(result)
            if value == 0 and options & _COMPUTED_ON_LOADING:
                cells.uncached(row, column)
            else:
                cells.number(row, column, value, style)
            return
        match result[0]:
            case 0:
                self._formula = row, column, style
            case 1:
                cells.boolean(row, column, result[2])
            case 2:
                cells.error(row, column, result[2])
            case _ if not self._workbook.of_spreadsheet:  # an empty text is a result like others to a spreadsheet only
                cells.uncached(row, column)

    def _string(self, begin: int, end: int) -> None:
        if self._formula:
            row, column, style = self._formula
            self._cells.text(row, column, self._workbook.text(begin, end), style)
            self._formula = None

    def _row(self, begin: int, _: int) -> None:
        row, options = _ROW.unpack_from(self._stream, begin)
        if options & _ROW_HIDDEN:
            self._builder.hide_row(row + 1)

    def _columns(self, begin: int, _: int) -> None:
        first, last, options = _COLUMNS.unpack_from(self._stream, begin)
        if options & _COLUMN_HIDDEN:
            self._builder.hide_columns(first + 1, last + 1)

    def _merges(self, begin: int, end: int) -> None:
        for position in range(begin + 2, end - 7, _MERGE.size):
            first_row, last_row, first_column, last_column = _MERGE.unpack_from(self._stream, position)
            self._builder.merge(Span(first_row + 1, first_column + 1, last_row + 1, last_column + 1))

    def _note(self, begin: int, end: int) -> None:
        row, column, _, number = _NOTE.unpack_from(self._stream, begin)
        if self._workbook.unicode:
            self._comments.add(self._cells.place(row, column), self._box_texts.pop(number, ""))
            return
        # The older versions keep the text here, a long one in several records.
        text = self._stream[begin + 6 : end].decode(self._workbook.encoding, "replace")
        if row != _MORE_OF_NOTE:
            self._end_old_note()
            self._old_note = self._cells.place(row, column), text
        elif self._old_note and len(self._old_note[1]) < self._builder.limits.cell_characters:
            place, before = self._old_note
            self._old_note = place, before + text

    def _end_old_note(self) -> None:
        if self._old_note:
            self._comments.add(*self._old_note)
            self._old_note = None

    def _drawn_object(self, begin: int, end: int) -> None:
        if not self._workbook.unicode:
            return
        self._object = _OBJECT.unpack_from(self._stream, begin)
        if self._object[0] == _PICTURE and _FORMULA_OF_OBJECT not in self._parts_of_object(begin, end):
            self._builder.tally("pictures", Place(sheet=self._builder.grid.sheet))

    def _parts_of_object(self, begin: int, end: int) -> Iterator[int]:
        """Yield the kinds of the parts that an OBJ record consists of."""
        while begin + 4 <= end:
            kind, length = _PART_OF_OBJECT.unpack_from(self._stream, begin)
            yield kind
            begin += 4 + length

    def _drawn_text(self, begin: int, end: int) -> None:
        kind, number = self._object
        count = int.from_bytes(self._stream[begin + 10 : begin + 12], "little")
        if not count:
            return
        if kind == _NOTE_BOX:
            self._box_texts[number] = Fragments(self._workbook.fragments(begin, end)[1:]).characters(count)
        elif kind in (_TEXT_BOX, _SHAPE) or 0 < kind <= _LAST_DRAWN:
            self._builder.tally("text-boxes", Place(sheet=self._builder.grid.sheet))


_CELL_CODES = frozenset({0x203, 0xFD, 0x27E, 0xBD, 0x06, 0x207, 0x204, 0xD6, 0x205})
