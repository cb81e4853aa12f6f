"""Puts pieces of text that were found at places of a page together: into lines, and the lines of a cell into its text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from perflint.regex import regex

#: Two pieces stand in one line when they share at least this much of the height of the lower one (a raised sign does).
SAME_LINE = 0.5
#: The gap, in heights, from which two Latin words that touch in no other way are two words.
WORD_GAP = 0.2
#: The gap, in heights, from which two pieces stand in columns of their own, if nothing else says so.
COLUMN_GAP = 1.5
#: The distance, in heights, up to which one line goes on in the next.
LEADING = 1.2
#: How far from the end of a table, in heights, a wrapped line beside it may end.
MARGIN = 3.0
#: A line shorter than this, in heights, is not taken for one that was wrapped.
FEWEST = 12
#: What separates such columns in the text of a line (documents.model.Lines keeps it).
COLUMN_BREAK = "\t"

#: What a line break does not part: a Latin word or a single Han character, with the punctuation behind it.
FIRST_WORD = regex(r"(?:[!-~]+|\S)[，。；：、！？）》」』】”’％]*")
#: A number, a sign, a unit in Latin letters: what no program wraps.
NUMBER = regex(r"[^\u3000-\u9fff，。；：、！？（）]{1,12}")
#: A line without blanks and Han characters: a number or a Latin word with its signs.
_ONE_WORD = regex(r"[^\s\u3400-\u9fff]+")


class Piece(NamedTuple):
    """A text found on a page and the box around it, in points from the top left corner, y downwards.

    `text` keeps the blanks that the page itself has at its ends; the box does not cover those. `confidence` (0 to 1)
    is how sure a recogniser was of it; None where the text is certain. `shown_at` is a point at which the text shows
    where that is not the middle of its box: the text is too long for its cell, and what reaches out is cut off.
    """

    x0: float
    y0: float
    x1: float
    y1: float
    text: str
    confidence: float | None = None
    shown_at: tuple[float, float] | None = None

    @property
    def middle(self) -> tuple[float, float]:
        """The point that tells in which cell the text stands."""
        return self.shown_at or ((self.x0 + self.x1) / 2, (self.y0 + self.y1) / 2)


def as_shown(piece: Piece) -> Piece:
    """A piece at the height at which it shows: what a page break cuts off of a cell is drawn beyond the page."""
    if piece.shown_at is None:
        return piece
    down = piece.shown_at[1] - (piece.y0 + piece.y1) / 2
    return piece._replace(y0=piece.y0 + down, y1=piece.y1 + down)


@dataclass(slots=True)
class TextLine:
    """The pieces that stand side by side, from left to right, and the box around them."""

    pieces: list[Piece]
    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def height(self) -> float:
        """The height of its tallest piece."""
        return max(piece.y1 - piece.y0 for piece in self.pieces)

    def text(self, column_gap: float | None = None) -> str:
        """The text as it reads. From gaps of `column_gap` heights on, a tab stands between two pieces."""
        text = ""
        last: Piece | None = None
        for piece in self.pieces:
            if last is not None:
                between = _between(last, piece, column_gap)
                text = (text.rstrip() if between == COLUMN_BREAK else text) + between
            text += piece.text
            last = piece
        return text


def lines_of(pieces: Iterable[Piece]) -> list[TextLine]:
    """The lines that pieces form, from top to bottom."""
    lines: list[TextLine] = []
    line: list[Piece] = []
    top = bottom = 0.0  # of the tallest piece of the line
    for piece in sorted(pieces, key=lambda piece: (piece.y0 + piece.y1, piece.x0)):
        height = piece.y1 - piece.y0
        if line and min(bottom, piece.y1) - max(top, piece.y0) < SAME_LINE * min(bottom - top, height):
            lines.append(_line(line))
            line = []
        if not line or height > bottom - top:
            top, bottom = piece.y0, piece.y1
        line.append(piece)
    if line:
        lines.append(_line(line))
    return lines


def cell_text(lines: Sequence[TextLine], right: float) -> str:
    """The text of a cell whose lines were wrapped at `right`, the border of the cell.

    Between Han characters a line end says nothing. Between two Latin words it stands for a blank, unless the line is
    one word that was too long for its cell.
    """
    if len(lines) == 1:
        return lines[0].text()
    text = ""
    for number, line in enumerate(lines):
        own = line.text()
        if number and not _is_cut_word(lines[number - 1], right):
            text += "\n"  # `clean` makes a blank of it where it stands between two Latin words
        text += own
    return text


def paragraphs_of(lines: Sequence[TextLine], right: float = 0.0) -> list[list[TextLine]]:
    """Put the lines of running text that were wrapped at the right margin together; the others stand alone.

    The margin is where the longest line of the run ends, so that the lines of a column are best given by themselves; but
    not far from `right`, where the tables of the page end: above those stand titles.
    """
    right = max([line.x1 for line in lines] + [right - MARGIN * line.height for line in lines], default=0.0)
    paragraphs: list[list[TextLine]] = []
    for line in lines:
        last = paragraphs[-1][-1] if paragraphs else None
        if last is not None and _goes_on(last, line, right):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return paragraphs


def _goes_on(line: TextLine, below: TextLine, right: float) -> bool:
    """Whether a line was wrapped at `right` and goes on in the one below."""
    height = line.height
    word = FIRST_WORD.match(below.text())
    near = below.y0 - line.y1 < LEADING * height and abs(below.height - height) < SAME_LINE * height
    full = word is not None and right - line.x1 < width_of(word[0]) * height
    return near and full and below.x0 <= line.x0 + SAME_LINE * height and line.x1 - line.x0 > below.height * FEWEST


def width_of(text: str) -> float:
    """About how wide a text is, in heights: Latin characters are half as wide as they are high."""
    return sum(0.5 if character.isascii() else 1.0 for character in text)


def confidence_of(lines: Iterable[TextLine]) -> float | None:
    """The confidence of the least sure piece; None where all are certain."""
    known = [piece.confidence for line in lines for piece in line.pieces if piece.confidence is not None]
    return min(known, default=None)


def _line(pieces: list[Piece]) -> TextLine:
    pieces.sort(key=lambda piece: piece.x0)
    return TextLine(
        pieces,
        pieces[0].x0,
        min(piece.y0 for piece in pieces),
        max(piece.x1 for piece in pieces),
        max(piece.y1 for piece in pieces),
    )


def _between(left: Piece, right: Piece, column_gap: float | None) -> str:
    """What stands between two neighbours of a line, where the page shows it by a gap only."""
    gap = right.x0 - left.x1
    height = min(left.y1 - left.y0, right.y1 - right.y0)
    if column_gap is not None and gap > column_gap * height:
        return COLUMN_BREAK
    if left.text[-1:].isspace() or right.text[:1].isspace():
        return ""
    if gap > WORD_GAP * height and _is_latin(left.text[-1:]) and _is_latin(right.text[:1]):
        return " "
    return ""


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isprintable()


def _is_cut_word(line: TextLine, right: float) -> bool:
    """Whether a line is a single word that fills its cell, so that the next line goes on with it."""
    text = line.text()
    width = (line.x1 - line.x0) / max(len(text), 1)
    return _ONE_WORD.fullmatch(text) is not None and right - line.x1 < 2 * width
