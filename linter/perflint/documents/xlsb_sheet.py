"""One worksheet of an xlsb: its records as cells. Source: [MS-XLSB]."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from struct import Struct

from .biff12 import text_at
from .biff_text import FragmentsError
from .model import Span
from .sheet_cells import CellRecords
from .sheet_grid import GridBuilder
from .xls_sheet import rk_number

_CELL = Struct("<II")  # the column; the cell format in three bytes, and flags
_UNSIGNED = Struct("<I")
_DOUBLE = Struct("<d")
_COLUMNS = Struct("<II8xH")
_MERGE = Struct("<IIII")
_VALUE_AT = 8  # where the value of a cell begins

_ROW, _COLUMN_INFO, _MERGED, _DATA_BEGIN = 0, 60, 176, 145
_ROW_HIDDEN = 0x10
_COLUMN_HIDDEN = 0x01
_LAST_ROW = 1_048_576
_LAST_COLUMN = 16_384

Taker = Callable[[CellRecords, int, int, bytes, int], None]


def _rk(cells: CellRecords, row: int, column: int, body: bytes, style: int) -> None:
    cells.number(row, column, rk_number(_UNSIGNED.unpack_from(body, _VALUE_AT)[0]), style)


def _real(cells: CellRecords, row: int, column: int, body: bytes, style: int) -> None:
    cells.number(row, column, _DOUBLE.unpack_from(body, _VALUE_AT)[0], style)


def _error(cells: CellRecords, row: int, column: int, body: bytes, _: int) -> None:
    cells.error(row, column, body[_VALUE_AT])


def _boolean(cells: CellRecords, row: int, column: int, body: bytes, _: int) -> None:
    cells.boolean(row, column, body[_VALUE_AT])


def _text(cells: CellRecords, row: int, column: int, body: bytes, style: int) -> None:
    cells.text(row, column, text_at(body, _VALUE_AT), style)


def _rich_text(cells: CellRecords, row: int, column: int, body: bytes, style: int) -> None:
    cells.text(row, column, text_at(body, _VALUE_AT + 1), style)


def _shared(cells: CellRecords, row: int, column: int, body: bytes, style: int) -> None:
    cells.shared(row, column, _UNSIGNED.unpack_from(body, _VALUE_AT)[0], style)


# By the code of a record; those of formulas hold the value like the others. A blank cell, code 1, has none.
_CELLS: dict[int, Taker] = {
    2: _rk, 3: _error, 4: _boolean, 5: _real, 6: _text, 7: _shared,
    8: _text, 9: _real, 10: _boolean, 11: _error, 62: _rich_text,
}  # fmt: skip


def read_sheet_records(found: Iterable[tuple[int, bytes]], builder: GridBuilder, cells: CellRecords) -> None:
    """Read the records of a worksheet. Raises FragmentsError, IndexError and struct.error for damage."""
    row = -1
    rows = 0
    has_data = False
    for code, body in found:
        if take := _CELLS.get(code):
            if cells.full:
                continue
            column, style = _CELL.unpack_from(body)
            if not 0 <= row < _LAST_ROW or column >= _LAST_COLUMN:
                raise FragmentsError
            take(cells, row, column, body, style & 0xFFFFFF)
        elif code == _ROW:
            (row,) = _UNSIGNED.unpack_from(body)
            rows += 1
            if rows > _LAST_ROW:
                raise FragmentsError
            if body[11] & _ROW_HIDDEN:
                builder.hide_row(row + 1)
        elif code == _DATA_BEGIN:
            has_data = True
        elif code == _COLUMN_INFO:
            first, last, options = _COLUMNS.unpack_from(body)
            if options & _COLUMN_HIDDEN:
                builder.hide_columns(first + 1, last + 1)
        elif code == _MERGED:
            first_row, last_row, first_column, last_column = _MERGE.unpack_from(body)
            builder.merge(Span(first_row + 1, first_column + 1, last_row + 1, last_column + 1))
    if not has_data:
        raise FragmentsError
    cells.finish()
