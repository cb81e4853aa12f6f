"""One worksheet as a stream of cells."""

from __future__ import annotations

from perflint.regex import regex

from .model import Cell, DocumentError, Place, Span
from .package import Package
from .sheet_grid import GridBuilder
from .sheet_text import CellTexts
from .xlsx_address import ColumnNumbers
from .xlsx_text import RichText, clean_cell, date_serial
from .xml_stream import XmlStream, prefix

_LAST_ROW = 1_048_576  # of the format
_LAST_COLUMN = 16_384
_LONGEST_TAIL = 1_000_000  # elements looked at after the last row that is read
_DIGITS = "0123456789"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_TRUE = ("1", "true")
_PICTURE_FUNCTION = "=DISPIMG("  # what a cell shows to other programs that WPS fills with a picture
_RANGE = regex(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7}):\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")


class SheetReader:
    """Reads a worksheet into a GridBuilder.

    A worksheet has a head (columns), rows, and a tail (merged ranges); each has its own handlers of the stream.
    """

    def __init__(self, builder: GridBuilder, texts: CellTexts) -> None:
        self._builder = builder
        self._grid = builder.grid
        self._texts = texts
        self._longest_text = builder.limits.cell_characters
        self._last_column = builder.limits.columns
        self._stream = XmlStream(self._longest_text)
        self._pieces = self._stream.pieces
        self._column_numbers = ColumnNumbers()
        self._rows_found = False
        self._rows_seen = 0
        self._tail = 0
        self._row = 0
        self._row_is_guess = False
        self._row_hidden = False
        self._row_cells: list[Cell] = []
        self._column = 0
        self._attributes: dict[str, str] = {}  # of the cell at hand
        self._in_cell = False
        self._in_value = False
        self._formula = False

    def read(self, package: Package, part: str) -> None:
        """Read the part, within the limits. Raises DocumentError `damaged` or `unsafe-xml`."""
        self._stream.handle(self._root)
        self._stream.parse(package.chunks(part), part)
        if not self._rows_found:
            raise DocumentError("damaged", part=part)
        self._builder.finish()

    def _root(self, name: str, _: dict[str, str]) -> None:
        own = prefix(name)
        self._c, self._v, self._f, self._is = own + "c", own + "v", own + "f", own + "is"
        self._rows, self._row_name = own + "sheetData", own + "row"
        self._col, self._merge = own + "col", own + "mergeCell"
        self._inline = RichText(self._stream, self._is, self._inline_done)
        self._stream.handle(self._head_start, self._leave)

    def _head_start(self, name: str, attributes: dict[str, str]) -> None:
        if name == self._rows:
            self._rows_found = True
            self._stream.handle(self._start, self._end, collect=True)
            return
        self._stream.enter()
        if name == self._col and attributes.get("hidden") in _TRUE:
            self._builder.hide_columns(int(attributes.get("min", "")), int(attributes.get("max", "")))

    def _tail_start(self, name: str, attributes: dict[str, str]) -> None:
        self._stream.enter()
        self._tail += 1
        if self._tail > _LONGEST_TAIL:
            self._stream.stop()
        elif name == self._merge and (found := _RANGE.fullmatch(attributes.get("ref", ""))):
            columns = self._column_numbers
            self._builder.merge(Span(int(found[2]), columns[found[1]], int(found[4]), columns[found[3]]))

    def _leave(self, _: str) -> None:
        self._stream.leave()

    # In the rows, the text of a cell is all that its element holds but the formula; white space around it is no matter.
    # These two are called several times for each cell of a file, so they call little.

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == self._c:
            if self._in_cell:
                raise ValueError("a cell inside of a cell")
            self._in_cell = True
            self._attributes = attributes
        elif name == self._v:
            if self._in_value:
                raise ValueError("a value inside of a value")
            self._in_value = True
        else:
            self._other_start(name, attributes)

    def _end(self, name: str) -> None:
        if name != self._c:
            if name == self._v:
                self._in_value = False
            else:
                self._other_end(name)
            return
        self._in_cell = False
        attributes = self._attributes
        reference = attributes.get("r")
        if reference is None:
            column = self._column + 1
        else:
            column = self._column_numbers[reference.rstrip(_DIGITS)]
            if column <= self._column or self._row_is_guess:
                self._check_reference(reference, column)
        self._column = column
        value = "".join(self._pieces).strip()
        self._pieces.clear()
        if self._formula:
            self._formula = False
            if not value and attributes.get("t") != "str":  # the value of a text formula may well be empty
                self._builder.notice("formula-uncached", self._place())
        if not value:
            return
        kind = attributes.get("t")
        text = self._number(value) if kind is None or kind == "n" else self._text(kind, value)
        if not text:
            return
        if column <= self._last_column:
            self._row_cells.append(Cell(self._grid, text, self._row, column))
        else:
            self._far_cell()

    def _other_start(self, name: str, attributes: dict[str, str]) -> None:
        if name == self._is:
            self._inline.begin()
            return
        self._stream.enter()
        if name == self._row_name:
            self._row_start(attributes)
        elif name == self._f:
            self._formula = True

    def _other_end(self, name: str) -> None:
        self._stream.leave()
        if name == self._f:
            self._pieces.clear()
        elif name == self._row_name:
            if self._row_cells:
                self._end_row()
        elif name == self._rows:
            self._stream.handle(self._tail_start, self._leave)

    def _inline_done(self, text: str) -> None:
        self._pieces.append(text)
        self._attributes["t"] = "inlineStr"  # some writers leave it out
        self._stream.handle(self._start, self._end, collect=True)

    def _row_start(self, attributes: dict[str, str]) -> None:
        reference = attributes.get("r")
        self._row_is_guess = reference is None
        self._enter_row(int(reference) if reference else self._row + 1)
        self._rows_seen += 1
        if self._rows_seen > _LAST_ROW:
            raise ValueError("more rows than a worksheet has")
        self._row_hidden = attributes.get("hidden") in _TRUE
        self._row_cells = []
        self._column = 0

    def _end_row(self) -> None:
        if self._row_hidden:
            self._builder.hide_row(self._row)
        if not self._builder.add_row(self._row_cells):
            self._stream.handle(self._tail_start, self._leave)

    def _enter_row(self, row: int) -> None:
        if not 1 <= row <= _LAST_ROW:
            raise ValueError("a row outside of the worksheet")
        self._row = row

    def _far_cell(self) -> None:
        if self._column > _LAST_COLUMN:
            raise ValueError("a column outside of the worksheet")
        self._builder.tally("far-cells", self._place())

    def _check_reference(self, reference: str, column: int) -> None:
        if self._row_is_guess:
            self._enter_row(int(reference.lstrip(_LETTERS)))
            self._row_is_guess = False
        if column <= self._column:
            if len(self._row_cells) > self._last_column:
                raise ValueError("more cells than a row has")
            self._builder.out_of_order()

    def _number(self, value: str) -> str:
        try:
            return self._texts.number(value, self._attributes.get("s"))
        except ValueError:  # a text without its type
            return clean_cell(value)

    def _text(self, kind: str, value: str) -> str:
        """Return what a cell of another type than number shows."""
        texts = self._texts
        match kind:
            case "s":
                index = int(value)
                if not 0 <= index < len(texts.strings):
                    self._builder.tally("missing-strings", self._place())
                    return ""
                text, cut = texts.strings[index], index in texts.strings.cut
            case "b":
                return "TRUE" if value in _TRUE else "FALSE"
            case "d":
                return self._date(value)
            case _:
                text, cut = clean_cell(value[: self._longest_text]), len(value) > self._longest_text
                if kind == "e" and "vm" in self._attributes:  # what Excel shows to older programs for a picture in a cell
                    self._builder.tally("pictures", self._place())
                    return ""
                if kind == "e":
                    self._builder.notice("cell-error", self._place(), error=text)
                elif text.startswith(_PICTURE_FUNCTION):
                    self._builder.tally("pictures", self._place())
                    return ""
        if cut:
            self._builder.reached("cell_characters", self._place())
        return texts.styled(text, self._attributes.get("s")) if texts.styled else text

    def _date(self, value: str) -> str:
        try:
            serial = date_serial(value, self._texts.date1904)
        except ValueError:  # a time or a duration, as written
            return clean_cell(value)
        return self._number(repr(serial))

    def _place(self) -> Place:
        return self._builder.place(self._row, self._column)
