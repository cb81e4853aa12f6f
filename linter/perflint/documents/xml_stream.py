"""XML as a stream of events, for parts that are read once and never held: no tree, so memory does not grow with them.

On a sheet of 100,000 rows this takes less than half the time of lxml's iterparse, and a check of an xlsx need not load
lxml at all. `xml.py` gives trees, for formats whose elements must be seen together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from xml.parsers import expat

from .doctype import without_doctype
from .model import DocumentError

_LONGEST_TAG = 1_000_000  # bytes; expat scans an unfinished tag again with every chunk
_DEEPEST = 256  # elements inside each other, as in libxml2; expat itself would take any number, and memory for each

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]


class XmlStream:
    """A parser that calls its handlers; they may be exchanged while it runs.

    Handlers call `enter` and `leave` for the elements they do not know, or refuse those that may not stand there.
    `pieces` collects the text of the elements, if asked to; whoever has read it clears it. Of text that goes on and on,
    the first `longest_text` characters and at least one more are kept.
    """

    def __init__(self, longest_text: int = 0) -> None:
        self.pieces: list[str] = []
        self._longest_text = longest_text
        self._depth = 0
        self._stopped = False
        self._parser = parser = expat.ParserCreate()
        parser.buffer_text = True

    def handle(self, start: Start | None = None, end: End | None = None, collect: bool = False) -> None:
        """Set what is called at the start and end tag of an element, and whether its text is collected.

        Names come as written, with their prefix; see `local_name` and `prefix`.
        """
        self._parser.StartElementHandler = start
        self._parser.EndElementHandler = end
        self._parser.CharacterDataHandler = self.pieces.append if collect else None

    def enter(self) -> None:
        """Note that an element begins. Raises ValueError if it lies too deep."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise ValueError("elements too deep inside each other")

    def leave(self) -> None:
        """Note that an element ends."""
        self._depth -= 1

    def stop(self) -> None:
        """Read no further, be the rest sound or not."""
        self._stopped = True
        self.handle()

    def parse(self, chunks: Iterable[bytes], part: str) -> None:
        """Read a part, once.

        Raises DocumentError: `unsafe-xml`, or `damaged`, also where a handler raises ValueError.
        """
        parser, pieces = self._parser, self.pieces
        fed = 0
        try:
            for chunk in without_doctype(chunks, part):
                parser.Parse(chunk, False)
                if self._stopped:
                    return
                fed += len(chunk)
                if fed - parser.CurrentByteIndex > _LONGEST_TAG:
                    raise DocumentError("damaged", part=part, line=parser.CurrentLineNumber)
                if pieces:
                    pieces[:] = ["".join(pieces)[: self._longest_text + 1]]
            parser.Parse(b"", True)
        except (expat.ExpatError, ValueError) as error:  # ValueError: an encoding that expat cannot take, a bad number
            raise DocumentError("damaged", part=part, line=parser.CurrentLineNumber) from error


def parse_starts(chunks: Iterable[bytes], part: str, start: Start) -> None:
    """Call `start` with the local name and the attributes of every element of a part. Raises as `XmlStream.parse`."""
    stream = XmlStream()

    def start_inside(name: str, attributes: dict[str, str]) -> None:
        stream.enter()
        start(local_name(name), attributes)

    stream.handle(start_inside, lambda _: stream.leave())
    stream.parse(chunks, part)


def local_name(name: str) -> str:
    """Return a name without its prefix."""
    return name.rpartition(":")[2]


def prefix(name: str) -> str:
    """Return the prefix of a name with its colon, so that `prefix(root) + "row"` names a row of the root's namespace.

    Writers of office documents use one prefix for the namespace of the root, in the transitional and the strict form.
    """
    return name[: len(name) - len(local_name(name))]
