"""What lies on the cells of an OpenDocument spreadsheet: comments and drawings. And the text of a paragraph in any of them."""

from __future__ import annotations

from perflint.regex import regex

from .comments import CommentCollector
from .limits import Limits
from .model import Place
from .ods_names import Names
from .sheet_grid import GridBuilder
from .stream_modes import StreamModes
from .xml_stream import XmlStream

SPACE = "\0"  # one that stands for itself, until those that do not are gone
_SPACES = regex(r"[ \t\r\n]+")


def paragraph_text(stream: XmlStream) -> str:
    """The text of the paragraph that a stream has collected, which it forgets."""
    text = "".join(stream.pieces)
    stream.pieces.clear()
    if not text.isprintable() or "  " in text:
        text = _SPACES.sub(" ", text).replace(SPACE, " ").replace("\v", "\n")
    return text


class AsideReader:
    """Takes over a stream at the beginning of a comment or a drawing, and gives it back at the end."""

    def __init__(self, modes: StreamModes, names: Names, comments: CommentCollector, limits: Limits) -> None:
        self._modes = modes
        self._stream = modes.stream
        self._names = names
        self._comments = comments
        self._limits = limits

    def comment(self, place: Place) -> None:
        """Read the comment that has begun, which is on the cell at a place."""
        self._place = place
        self._note: list[str] = []
        self._modes.push(self._note_start, self._note_end)

    def drawing(self, builder: GridBuilder) -> None:
        """Pass over the drawing that has begun on the grid of a builder, and count its pictures and text boxes."""
        self._builder = builder
        self._drawn = 1  # elements inside each other
        self._of_object = self._has_text = False
        self._modes.push(self._drawing_start, self._drawing_end)

    def _note_start(self, name: str, _: dict[str, str]) -> None:
        self._stream.enter()
        if name == self._names.paragraph:
            self._stream.pieces.clear()
            self._stream.handle(self._note_start, self._note_end, collect=True)

    def _note_end(self, name: str) -> None:
        if name == self._names.annotation:
            self._comments.add(self._place, "\n".join(self._note)[: self._limits.cell_characters])
            self._stream.pieces.clear()
            self._modes.pop()
            return
        self._stream.leave()
        if name == self._names.paragraph:
            text = paragraph_text(self._stream)
            if len(self._note) <= self._limits.cell_characters:
                self._note.append(text)
            self._stream.handle(self._note_start, self._note_end)

    def _drawing_start(self, name: str, _: dict[str, str]) -> None:
        names = self._names
        self._stream.enter()
        self._drawn += 1
        if name in names.objects:
            self._of_object = True  # and so is the picture that stands for it
        elif name == names.image and not self._of_object:
            self._builder.tally("pictures", Place(sheet=self._builder.grid.sheet))
        elif name == names.paragraph:
            self._stream.handle(self._drawing_start, self._drawing_end, collect=True)

    def _drawing_end(self, name: str) -> None:
        self._drawn -= 1
        if not self._drawn:
            if self._has_text:
                self._builder.tally("text-boxes", Place(sheet=self._builder.grid.sheet))
            self._modes.pop()
            return
        self._stream.leave()
        if name == self._names.paragraph:
            self._has_text |= bool(paragraph_text(self._stream).strip())
            self._stream.handle(self._drawing_start, self._drawing_end)
