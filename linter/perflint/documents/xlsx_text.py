"""The texts of an xlsx workbook: its stored strings, number formats and dates."""

from __future__ import annotations

from collections.abc import Callable, Sized
from datetime import datetime

from perflint.regex import regex

from .model import DocumentError
from .number_format import BUILTIN_FORMATS
from .package import Package
from .sheet_text import SharedStrings
from .text import clean
from .xml_stream import XmlStream, parse_starts, prefix

_ESCAPE = regex(r"_x([0-9A-Fa-f]{4})_")  # how the standard writes what XML cannot hold: _x000D_
_CONTROLS = regex(r"[\x00-\x08\x0e-\x1f\x7f]")
_MOST_CELL_FORMATS = 65_490  # of Excel


def resolve_escapes(text: str) -> str:
    """Return a text with its escapes resolved, and without the control characters among them."""
    if "_x" not in text:
        return text
    text = _ESCAPE.sub(lambda escape: chr(int(escape[1], 16)), text)
    # Two escapes may make up one character; half of one is none.
    return _CONTROLS.sub("", text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))


def clean_cell(text: str) -> str:
    """Return the text of a cell: escapes resolved, then cleaned as in every format."""
    return clean(resolve_escapes(text))


class RichText:
    """Reads the items of one name (`si`, `is`) in a stream: their runs joined, what only helps reading aloud left out."""

    def __init__(self, stream: XmlStream, item: str, done: Callable[[str], None]) -> None:
        """`item` is a name with its prefix; `done` gets each text as it is, and has to set the handlers of the stream anew."""
        self._stream = stream
        self._item = item
        self._run = prefix(item) + "t"
        self._phonetic = prefix(item) + "rPh"
        self._done = done

    def begin(self) -> None:
        """Take the stream over; to be called at the start tag of an item."""
        self._stream.pieces.clear()
        self._stream.handle(self._start, self._end)

    def _start(self, name: str, _: dict[str, str]) -> None:
        if name == self._run:
            self._stream.handle(_refuse, self._end, collect=True)
        elif name == self._phonetic:
            self._stream.handle(self._phonetic_start, self._phonetic_end)
        else:
            self._stream.enter()

    def _end(self, name: str) -> None:
        if name == self._run:
            self._stream.handle(self._start, self._end)
        elif name == self._item:
            text = "".join(self._stream.pieces)
            self._stream.pieces.clear()
            self._done(text)
        else:
            self._stream.leave()

    def _phonetic_start(self, name: str, _: dict[str, str]) -> None:
        self._stream.enter()

    def _phonetic_end(self, name: str) -> None:
        if name == self._phonetic:
            self._stream.handle(self._start, self._end)
        else:
            self._stream.leave()


def _refuse(name: str, _: dict[str, str]) -> None:
    raise ValueError("an element inside of a text")


def read_shared_strings(package: Package, part: str, strings: SharedStrings, longest: int) -> None:
    """Add the strings of a part. Raises DocumentError as XmlStream does, and `too-large` for limits.cells."""
    stream = XmlStream(longest)

    def root(name: str, _: dict[str, str]) -> None:
        item = prefix(name) + "si"

        def start(name: str, _: dict[str, str]) -> None:
            if name == item:
                rich.begin()
            else:
                stream.enter()

        def end(_: str) -> None:
            stream.leave()

        def done(text: str) -> None:
            strings.add(text, clean_cell)
            stream.handle(start, end)

        rich = RichText(stream, item, done)
        stream.handle(start, end)

    stream.handle(root)
    stream.parse(package.chunks(part), part)


def read_number_formats(package: Package, part: str) -> list[str]:
    """Return the number format code of each cell format of the workbook. Raises DocumentError as XmlStream does."""
    custom: dict[int, str] = {}
    codes: list[str] = []
    section = ""

    def bounded(formats: Sized) -> None:
        if len(formats) > _MOST_CELL_FORMATS:
            raise DocumentError("damaged", part=part)

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal section
        if name in ("numFmts", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs"):
            section = name
        elif name == "numFmt" and section == "numFmts":
            custom[int(attributes.get("numFmtId", ""))] = attributes.get("formatCode", "")
            bounded(custom)
        elif name == "xf" and section == "cellXfs":
            number = int(attributes.get("numFmtId", 0))
            codes.append(custom.get(number) or BUILTIN_FORMATS.get(number, "General"))
            bounded(codes)

    parse_starts(package.chunks(part), part, start)
    return codes


def date_serial(text: str, date1904: bool) -> float:
    """Return the serial number of a date stored as ISO 8601 text. Raises ValueError."""
    moment = datetime.fromisoformat(text).replace(tzinfo=None)
    epoch = datetime(1904, 1, 1) if date1904 else datetime(1899, 12, 30)
    return (moment - epoch).total_seconds() / 86_400
