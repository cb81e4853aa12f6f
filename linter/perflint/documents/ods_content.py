"""The contents of an OpenDocument spreadsheet as a stream: tables, rows, cells. Source: OpenDocument 1.3, part 3."""

from __future__ import annotations

from collections.abc import Iterable

from .comments import CommentCollector
from .limits import Limits
from .model import Cell, Document, DocumentError, Grid, Notice, Place, Span
from .ods_asides import SPACE, AsideReader, paragraph_text
from .ods_names import Names
from .ods_values import shown_value
from .sheet_grid import GridBuilder
from .stream_modes import StreamModes
from .text import clean
from .xml_stream import XmlStream

_LAST_ROW = 1_048_576  # of the format
_LAST_COLUMN = 16_384
_HIDDEN = ("collapse", "filter")


class ContentReader:
    """Reads the contents into a document.

    The handlers of the stream change with what is being read.
    """

    def __init__(self, document: Document, limits: Limits) -> None:
        self._document = document
        self._limits = limits
        self._stream = XmlStream(limits.cell_characters)
        self._modes = StreamModes(self._stream)
        self._style = ""
        self._hidden_styles: set[str] = set()
        self._told: set[str] = set()
        self._computed = False  # whether a formula has a value
        self._sheets = 0
        self._room = limits.cells

    def read(self, chunks: Iterable[bytes], part: str) -> None:
        """Read the part. Raises DocumentError `damaged` or `unsafe-xml`."""
        self._stream.handle(self._root)
        self._stream.parse(chunks, part)
        if not self._sheets:
            raise DocumentError("damaged", part=part)
        if self._computed:  # then a formula without a value is one that gives an empty text
            document = self._document
            document.notices = [notice for notice in document.notices if notice.kind != "formula-uncached"]

    def _root(self, _: str, attributes: dict[str, str]) -> None:
        self._names = names = Names(attributes)
        self._paragraph, self._cell_names = names.paragraph, names.cells
        self._asides = AsideReader(self._modes, names, CommentCollector(self._document, self._limits), self._limits)
        self._modes.push(self._outside_start, self._outside_end)

    def _tell(self, kind: str) -> None:
        if kind not in self._told:
            self._told.add(kind)
            self._document.notices.append(Notice(kind))

    # What lies around the tables.

    def _outside_start(self, name: str, attributes: dict[str, str]) -> None:
        names = self._names
        if name == names.table:
            self._table_begins(attributes)
            return
        if name == names.dde_links:
            self._tell("dde-links")
        if name in names.no_contents:
            self._modes.skip()
            return
        self._stream.enter()
        if name == names.style:
            self._style = attributes.get(names.style_name, "")
        elif name == names.table_properties and attributes.get(names.display) == "false":
            self._hidden_styles.add(self._style)

    def _outside_end(self, _: str) -> None:
        self._stream.leave()

    # Tables and rows.

    def _table_begins(self, attributes: dict[str, str]) -> None:
        names = self._names
        name = attributes.get(names.table_name, "")
        if name.startswith("'file:"):  # what is remembered of another workbook
            self._tell("external-links")
            self._modes.skip()
            return
        self._sheets += 1
        if self._sheets > self._limits.zip_members:
            raise ValueError("more tables than a file has")
        hidden = attributes.get(names.table_style) in self._hidden_styles
        if hidden:
            self._document.notices.append(Notice("hidden-sheet", Place(sheet=name)))
        self._grid = Grid(sheet=name, hidden=hidden)
        self._builder = GridBuilder(self._grid, self._limits, self._room)
        self._columns = self._row = self._rows = 0
        self._modes.push(self._table_start, self._table_end)

    def _table_start(self, name: str, attributes: dict[str, str]) -> None:
        names = self._names
        if name == names.row:
            self._row += self._rows
            self._rows = max(1, int(attributes.get(names.rows_repeated, "1")))
            self._row_hidden = attributes.get(names.visibility) in _HIDDEN
            self._column = 0
            self._cells: list[tuple[int, str]] = []
            self._spans: list[tuple[int, int, int]] = []
            self._in_cell = self._in_paragraph = False
            self._modes.push(self._row_start, self._row_part_end, collect=True)
        elif name == names.column:
            first = self._columns + 1
            self._columns = min(self._columns + max(1, int(attributes.get(names.columns_repeated, "1"))), _LAST_COLUMN)
            if attributes.get(names.visibility) in _HIDDEN:
                self._builder.hide_columns(first, self._columns)
            self._stream.enter()
        elif name.startswith(names.draw):
            self._asides.drawing(self._builder)
        elif name == names.table:
            self._modes.skip()
        else:
            if name == names.table_source:
                self._tell("external-links")
            self._stream.enter()

    def _table_end(self, name: str) -> None:
        if name != self._names.table:
            self._stream.leave()
            return
        self._builder.finish()
        self._document.blocks.append(self._grid)
        self._document.notices += self._builder.notices
        self._room -= sum(map(len, self._grid.rows))
        self._modes.pop()

    # These two are called several times for each cell of a file, so they call little.

    def _row_start(self, name: str, attributes: dict[str, str]) -> None:
        if name == self._paragraph and self._in_cell and not self._in_paragraph:
            self._in_paragraph = True
            self._stream.pieces.clear()
        elif name in self._cell_names and not self._in_cell:
            self._in_cell = True
            self._attributes = attributes
            self._paragraphs: list[str] = []
        else:
            self._other_start(name, attributes)

    def _row_part_end(self, name: str) -> None:
        if self._in_paragraph:
            if name != self._paragraph:
                self._stream.leave()
                return
            self._in_paragraph = False
            text = paragraph_text(self._stream)
            if len(self._paragraphs) <= self._limits.cell_characters:
                self._paragraphs.append(text)
        elif self._in_cell:
            self._in_cell = False
            self._cell_end()
        else:
            self._row_end()

    def _row_end(self) -> None:
        self._modes.pop()
        self._stream.pieces.clear()
        builder = self._builder
        if not (self._cells or self._spans):
            return
        if self._row + self._rows > _LAST_ROW:
            raise ValueError("more rows than a sheet has")
        for row in range(self._row + 1, self._row + self._rows + 1):
            for column, width, height in self._spans:
                builder.merge(Span(row, column, row + height - 1, column + width - 1))
            if not self._cells:
                continue
            if self._row_hidden:
                builder.hide_row(row)
            if not builder.add_row([Cell(self._grid, text, row, column) for column, text in self._cells]):
                self._modes.push(self._rest_start, self._rest_end)
                return

    def _rest_start(self, _: str, __: dict[str, str]) -> None:
        self._stream.enter()

    def _rest_end(self, name: str) -> None:
        if name == self._names.table:
            self._modes.pop()
            self._table_end(name)
        else:
            self._stream.leave()

    # Cells.

    def _other_start(self, name: str, attributes: dict[str, str]) -> None:
        names = self._names
        if self._in_paragraph:
            if name == names.spaces:
                self._stream.pieces.append(SPACE * min(int(attributes.get(names.count, "1")), self._limits.cell_characters))
            elif name == names.line_break:
                self._stream.pieces.append("\v")
            elif name == names.paragraph:
                raise ValueError("a paragraph inside of a paragraph")
            if name in names.beside_text:
                self._modes.skip()
            else:
                self._stream.enter()
        elif self._in_cell and name == names.annotation:
            self._asides.comment(self._place(self._column + 1))
        elif self._in_cell and name.startswith(names.draw):
            self._asides.drawing(self._builder)
        else:
            self._modes.skip()

    def _cell_end(self) -> None:
        attributes, names = self._attributes, self._names
        column = self._column + 1
        repeated = attributes.get(names.columns_repeated)
        count = max(1, int(repeated)) if repeated else 1
        text = self._shown() if self._paragraphs or attributes else ""
        self._column += count
        width, height = attributes.get(names.columns_spanned), attributes.get(names.rows_spanned)
        if width or height:
            self._spans.append((column, max(1, int(width or 1)), max(1, int(height or 1))))
        if not text:
            return
        if self._column > _LAST_COLUMN:
            raise ValueError("more columns than a sheet has")
        room = max(0, self._limits.columns - column + 1)
        if count > room:
            self._builder.tally("far-cells", self._place(column + room), count - room)
        self._cells += [(column + offset, text) for offset in range(min(count, room))]

    def _shown(self) -> str:
        """What the cell at hand shows: its paragraphs, or its value where a writer left them out."""
        attributes, names = self._attributes, self._names
        kind = attributes.get(names.value_type)
        text = "\n".join(self._paragraphs)
        if len(text) > self._limits.cell_characters:
            self._builder.reached("cell_characters", self._place(self._column + 1))
            text = text[: self._limits.cell_characters]
        text = clean(text)
        if names.formula in attributes:
            self._computed |= kind is not None
        if kind is None:
            if names.formula in attributes and not text:
                self._builder.notice("formula-uncached", self._place(self._column + 1))
            return text
        if attributes.get(names.extended_type) == "error":
            self._builder.notice("cell-error", self._place(self._column + 1), error=text)
        return shown_value(kind, text, attributes, names)

    def _place(self, column: int) -> Place:
        return self._builder.place(self._row + 1, column)
