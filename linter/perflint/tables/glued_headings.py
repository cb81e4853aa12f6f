"""Finding the heading of a table whose cells have nothing between them, in one line or in several.

The text is cut into the fewest known headings, with a few between them that no list knows. A second line of the heading
may name parts of the value (villages), or only what perflint does not keep.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from perflint.documents.model import Cell
from perflint.regex import regex
from perflint.tables.drafts import HeadingColumn
from perflint.tables.fitness import fit
from perflint.tables.further_headings import PERIOD, with_periods_in_place
from perflint.tables.glued_lines import GROUP, HEADING, LABEL
from perflint.tables.heading_words import begins_heading, heading_field
from perflint.tables.headings import INDICATOR_NAMES, is_heading
from perflint.tables.part_headings import in_parts, part_names
from perflint.tables.stream_headings import HAN, LEAST, StreamHeading, column_of, heads_projects, without_repeats
from perflint.tables.text_rows import TextRow
from perflint.tables.tokens import Gap, Token, characters_of, joined, tokens_of
from perflint.tables.vocabulary import FACT_COLUMN, is_title, key, level_names, only_level1

#: A heading takes at most so many lines, and so many characters.
LINES, LONGEST = 12, 200
#: How many characters one of its cells has: a known one, one of the shape of a heading, one that is not known.
CHARACTERS, SHAPED, STRANGE = 24, 16, 8
#: How many the second of two names has that one has.
OTHER_NAME = 4
#: What each of these costs, the latter two besides by character, and what a short name of a fact or a year inside one does.
KNOWN_COST, DOUBTFUL_COST, SHAPED_COST, SHAPED_EACH, STRANGE_COST, STRANGE_EACH = 0.3, 5.0, 3.0, 0.3, 5.0, 0.6
#: What joins two names of one heading: it neither begins nor ends one. What stands in brackets belongs to the heading before.
STROKES = ("/", "／", "、")
#: How the names of levels end, and their headings do.
ENDING = "指标"
#: So many of its cells have nothing between them and the cell before.
BESIDE = 2
#: So many known headings in a row follow one that is not known, unless the line ends behind them.
BEHIND = 2
#: The rest of a heading that is not known has at most so many characters.
UNKNOWN = 60
#: Among so many characters a heading begins that has not the usual words: before it is a piece of its group's label.
BEGINNINGS = 3
#: A heading with a year in it: the word before is rather one of its own.
INNER_YEAR = regex(r"(?<=[\u4e00-\u9fff])20\d\d年")
#: Places whose names run together.
PLACES = regex(r"[\u4e00-\u9fff]{1,6}?(?:村|社区|镇|乡|街道|区|县|市)|合计|全[省市县区镇乡]")
#: How a row begins: with its number or the name of a level.
NUMBERED = regex(r"\d{1,12}(?=[\u4e00-\u9fff])")


class _Piece(NamedTuple):
    """A part of the characters of a heading: where it is and what it heads; None where no list knows it."""

    start: int
    end: int
    field: str | None


def glued_heading(rows: Sequence[TextRow], number: int) -> StreamHeading | None:
    """The heading that begins in line `number`, wherever in it, or None."""
    text = rows[number].text
    if not rows[number].cells or is_title(text):
        return None
    if ENDING not in "".join("".join(row.text for row in rows[number : number + LINES]).split()):
        return None  # quickly asked, as most lines that stand between tables say nothing of indicators
    return next((found for start in _beginnings(text) if (found := _heading_from(rows, number, start)) is not None), None)


def _beginnings(text: str) -> Iterator[int]:
    """Where in a line its heading may begin."""
    for start in range(min(BEGINNINGS, len(text))):
        if begins_heading(text[start : start + 2]) and (start == 0 or fit("group", text[:start]) > 0):
            yield start
    usual = HEADING.search(text)
    if usual is not None:
        group = GROUP.search(text, 0, usual.start())
        yield group.start() if group is not None else usual.start()


def _heading_from(rows: Sequence[TextRow], number: int, start: int) -> StreamHeading | None:
    before = len(_characters(rows, number, 0, start))
    line = _characters(rows, number, start)
    tokens, pieces, after = _over_lines(rows, number, line)
    if not pieces or not _run_together(tokens, pieces):
        return None
    used = pieces[-1].end
    headed = without_repeats([(_column(tokens, piece), piece.end) for piece in pieces])
    named = next((n for n, (column, _) in enumerate(headed) if column.name in INDICATOR_NAMES), 0)
    behind = takewhile(lambda one: not one[0].name.startswith(FACT_COLUMN), headed[named:])  # others are facts beside
    headed = [*headed[:named], *behind]
    columns = [column for column, _ in headed]
    if len(columns) < LEAST or not is_heading({column.name for column in columns}) or not heads_projects(columns):
        return None
    if headed[-1][1] < used or used < len(line):
        used = headed[-1][1]
        further = _unknown_rest(line[used:]) if used < len(line) else 0
        if further and used + further == len(line) and HAN.fullmatch("".join(token.text for token in line[used:])):
            columns.append(_column(line, _Piece(used, len(line), "other")))
        used += further
    if used >= len(line) and (second := _second_line(rows, after, columns)) is not None:
        columns, more, after = second
        used += more
    block = before if only_level1(rows[number].text[:start]) else 0
    return StreamHeading(with_periods_in_place(columns), before + used, after, glued=True, block=block)


def _run_together(tokens: Sequence[Token], pieces: Sequence[_Piece]) -> bool:
    """Whether most headings that stand in one line have nothing between them."""
    gaps = Counter(tokens[piece.start].gap for piece in pieces)
    return gaps[Gap.NONE] >= BESIDE and gaps[Gap.NONE] > gaps[Gap.BLANK] + gaps[Gap.CELL]


def _characters(rows: Sequence[TextRow], number: int, start: int = 0, end: int | None = None) -> list[Token]:
    """The single characters of a part of a line."""
    cells = rows[number].cells
    if not cells:
        return []
    text = rows[number].text[start:end]
    part = TextRow([Cell(cells[0].block, text, cells[0].row, cells[0].column, cells[0].line)], text)
    return list(characters_of(tokens_of([part], 0, 1)))


def _over_lines(rows: Sequence[TextRow], number: int, line: list[Token]) -> tuple[list[Token], tuple[_Piece, ...], int]:
    """The characters of a heading that begins a line, its pieces, and the number of the line after it.

    It goes on with every line that is part of the heading as a whole.
    """
    tokens = line[:LONGEST]
    pieces = _pieces(tuple(token.text for token in tokens))
    found = tokens, pieces, number + 1
    for following in range(number + 1, min(len(rows), number + LINES)):
        end = pieces[-1].end if pieces else 0
        rest = "".join(token.text for token in tokens[end:])
        if len(tokens) >= LONGEST or len(rest) > CHARACTERS or (rest and not begins_heading(rest)):
            break
        below = _characters(rows, following)
        if not below:
            break
        tokens = [*tokens, *below]
        pieces = _pieces(tuple(token.text for token in tokens))
        if pieces and pieces[-1].end == len(tokens):
            found = tokens, pieces, following + 1
    return found


@lru_cache(maxsize=256)
def _pieces(text: tuple[str, ...]) -> tuple[_Piece, ...]:
    """The best way to cut the first of some characters into headings, as many characters as possible."""
    plain = _without_levels(text)
    known: dict[int, tuple[float, list[_Piece]]] = {0: (0.0, [])}  # by end, the best ways whose last piece is known
    strange: dict[int, tuple[float, list[_Piece]]] = {}
    for start in range(len(text)):
        before = min((one[start] for one in (known, strange) if start in one), default=None, key=lambda way: way[0])
        if before is None:
            continue
        for end in range(start + 1, min(len(text), start + CHARACTERS) + 1):
            if text[end - 1].endswith(STROKES) or (end < len(text) and text[end].startswith(("(", "（", *STROKES))):
                continue
            piece = "".join(text[start:end])
            field, cost = _headed(piece)
            in_row = cost > KNOWN_COST and not all(plain[start:end])
            if field is not None and not in_row and not _goes_on(piece, field, "".join(text[end : end + len(ENDING)])):
                _keep(known, before, _Piece(start, end, field), cost)
            if field is None and not in_row and start in known and start > 0 and end - start <= STRANGE and HAN.fullmatch(piece):
                _keep(strange, known[start], _Piece(start, end, None), cost)
            if end - start > SHAPED and not begins_heading(piece):
                break
    return tuple(_well_ended(known[max(known)][1], len(text)))


def _keep(ways: dict[int, tuple[float, list[_Piece]]], before: tuple[float, list[_Piece]], piece: _Piece, cost: float) -> None:
    if piece.end not in ways or before[0] + cost < ways[piece.end][0]:
        ways[piece.end] = before[0] + cost, [*before[1], piece]


def _goes_on(text: str, field: str, after: str) -> bool:
    """Whether a heading is the beginning of a longer one: 二级 of 二级指标."""
    return after == ENDING and column_of(text + ENDING, whole=False) == field


@lru_cache(maxsize=16384)
def _headed(text: str) -> tuple[str | None, float]:
    """The field that a text heads and what it costs to cut it off as a heading."""
    found = column_of(text, whole=False)
    if found is not None:
        doubtful = (found.startswith(FACT_COLUMN) and len(text) < LABEL) or INNER_YEAR.search(text) is not None
        return found, DOUBTFUL_COST if doubtful else KNOWN_COST
    length = len(key(text))
    other = text.replace("／", "/").partition("/")[2]
    shaped = heading_field(text) if 1 < length <= SHAPED and len(other) <= OTHER_NAME else None
    if shaped is not None:
        return shaped, SHAPED_COST + SHAPED_EACH * length
    return None, STRANGE_COST + STRANGE_EACH * length


def _without_levels(text: Sequence[str]) -> list[bool]:
    """For each character whether it may be in a heading that is not known: not in the name of a level of a row."""
    at = [number for number, one in enumerate(text) for _ in one]
    plain = [True] * len(text)
    for name in level_names().finditer("".join(text)):
        plain[at[name.start()] : at[name.end() - 1] + 1] = [False] * (at[name.end() - 1] + 1 - at[name.start()])
    return plain


def _well_ended(pieces: list[_Piece], length: int) -> list[_Piece]:
    """The pieces without the last ones that are not known, and too few known ones behind them."""
    while pieces and pieces[-1].end < length:
        strange = max((number for number, piece in enumerate(pieces) if piece.field is None), default=-1)
        if strange < 0 or len(pieces) - strange > BEHIND:
            break
        pieces = pieces[:strange]
    return pieces


def _column(tokens: Sequence[Token], piece: _Piece) -> HeadingColumn:
    run = tokens[piece.start : piece.end]
    cell = run[0].cell
    if cell is None:
        raise ValueError("an empty cell heads no column")
    text = joined(run)
    name = piece.field or ("target" if text == "值" else "other")
    return HeadingColumn(name, Cell(cell.block, text, cell.row, cell.column, cell.line), None, None)


def _unknown_rest(tokens: Sequence[Token]) -> int:
    """How many characters behind a heading are more of it that is not known: up to the first level, or to the line's end."""
    rest = "".join(token.text for token in tokens)
    named = level_names().search(rest)
    end = named.start() if named is not None else len(rest)
    if named is None and not HAN.fullmatch(rest):
        return len(tokens)
    if not 0 < end <= UNKNOWN or not HAN.fullmatch(rest[:end]):
        return 0
    position = 0
    for number, token in enumerate(tokens):
        if position >= end:
            return number
        position += len(token.text)
    return len(tokens)


def _second_line(
    rows: Sequence[TextRow], number: int, columns: list[HeadingColumn]
) -> tuple[list[HeadingColumn], int, int] | None:
    """The columns of a heading with what a further line says of them, its characters and the line after it; or None.

    It names the parts of the value, or stands between the heading and the first row and says nothing that is known.
    """
    tokens = _characters(rows, number) if number + 1 < len(rows) else []
    text = "".join(token.text for token in tokens)
    if not 1 < len(text) <= UNKNOWN or level_names().search(text):
        return None
    for several in (PLACES, PERIOD):
        found = list(several.finditer(text))
        if len(found) > 1 and "".join(one[0] for one in found) == text:
            parts = [_column(tokens, _Piece(one.start(), one.end(), "other")) for one in found]
            names = part_names([one[0] for one in found])
            for part, name in zip(parts, names or (), strict=False):
                part.name = name
            whole = in_parts(columns, parts) if names is not None else [*columns, *parts]
            return whole, len(tokens), number + 1
    if not HAN.fullmatch(text):
        return None
    return (columns, len(tokens), number + 1) if begins_row(rows[number + 1].text) else None


def begins_row(text: str) -> bool:
    """Whether a line without separators begins a row: with its number, or the name of a level."""
    return NUMBERED.match(text) is not None or level_names().match(text) is not None
