"""How far a table goes on in a stream of tokens, and what stands in it that is not its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from perflint.documents.model import Cell
from perflint.language.numerals import parse_number
from perflint.regex import regex
from perflint.tables.facts import PROSE
from perflint.tables.fitness import GOES_ON
from perflint.tables.glued_headings import begins_row, glued_heading
from perflint.tables.glued_lines import begins_with_label, total_apart
from perflint.tables.heading_words import heading_field
from perflint.tables.headings import line_heading
from perflint.tables.lexemes import lexemes
from perflint.tables.stream_headings import StreamHeading, stream_heading
from perflint.tables.text_rows import TextRow
from perflint.tables.tokens import Token, characters_of, joined, tokens_of, width
from perflint.tables.vocabulary import closes_table, is_title, is_total, label, level

#: How many tokens of one table are read; what follows is noted as not read.
LONGEST = 10_000
#: So many lines may the numbers of a subtotal take, and so many cells may stand before a level's name in a row.
SUBTOTAL_LINES, LEVEL_CELLS = 6, 3
#: A total whose numbers follow without anything between.
GLUED_TOTAL = regex(r"(?:小计|总分|合计|总计|总得分)[\d.]*|(?:注|备注|填报人|说明)[:：].*")
#: A line of a wrapped text is so wide, in half characters, and the next one not wider by more than this, where it has not ended.
FULL, SLACK, SENTENCE_ENDS = 14, 2, ("。", "；")
#: A label of a fact beside the rows of a table has at least so many characters: shorter ones are pieces of names.
LABEL = 4


@dataclass(slots=True)
class Region:
    """The tokens of a table, the number of the line after them, and the facts that stand beside its rows."""

    tokens: list[Token] = field(default_factory=list)
    end: int = 0
    facts: list[list[Cell]] = field(default_factory=list)
    subtotals: list[Cell] = field(default_factory=list)
    cut_off: Cell | None = None


def find_region(
    rows: Sequence[TextRow], number: int, headed: StreamHeading, holds_rows: Callable[[Sequence[Token]], bool]
) -> Region:
    """The region of a table whose heading begins in line `number`.

    It goes on beyond its heading on a next page where the tokens before that hold rows; otherwise a heading that comes
    again and again would have what follows it looked at each time.
    """
    region = Region(end=number)
    turned = False
    skip, again = headed.used, headed
    while region.end < len(rows):
        row = rows[region.end]
        if skip <= 0 and row.cells:
            found = (glued_heading if headed.glued else stream_heading)(rows, region.end)
            if found is not None:
                if not region.tokens or not headed.heading.repeats(found.heading):
                    return region
                if not turned and not holds_rows(region.tokens):
                    return region
                turned = True
                skip, again = found.used, found
        if headed.glued and skip <= 0 and row.cells and (project := begins_with_label(row.cells[0], "project")):
            if region.tokens or region.facts:
                return region  # that of the next table
            region.facts.append(project)
            region.end += 1
            continue
        line = list(tokens_of(rows, region.end, region.end + 1))
        if headed.glued:
            line = list(characters_of(line))
        begins = skip > 0 and skip == again.used
        line, skip = [*(line[: again.block] if begins else []), *line[max(0, skip) :]], skip - len(line)
        if headed.glued:
            line = list(lexemes(line))
        if line and line[0].cell is not None:
            if ends_table(rows, region.end, line):
                after = after_subtotal(rows, region.end, headed.glued)
                if after is None:
                    return region
                region.subtotals.append(line[0].cell)
                region.end = after
                continue
            at = _label_at(line)
            if at == 0 and names_project(line[0].text) and any(names_project(cells[0].text) for cells in region.facts):
                return region  # the next of several projects under one heading
            if at is not None:
                value, after = _beside(rows, region.end, line, at)
                if value is None:
                    return region
                region.facts.append(value)
                region.tokens += line[:at]
                region.end = after
                continue
        region.tokens += line
        if len(region.tokens) > LONGEST:
            region.cut_off = row.cells[0] if row.cells else None
            return region
        region.end += 1
    return region


def ends_table(rows: Sequence[TextRow], number: int, line: Sequence[Token]) -> bool:
    """Whether a line ends the table above it: a title, a total, a remark."""
    row = rows[number]
    text = row.cells[0].text
    head = first_label(row)
    if len(row.cells) == 1 and is_title(text):
        return True
    if level(1, text) is not None or level(2, text) is not None:
        return False
    if GLUED_TOTAL.fullmatch("".join(row.text.split())):
        return True
    return closes_table(line[0].text) or closes_table(text) or closes_table(head)


def after_subtotal(rows: Sequence[TextRow], number: int, glued: bool = False) -> int | None:
    """The number of the line with which a table goes on after a subtotal in line `number`, or None where it does not.

    It plainly goes on where a level or the heading follows the total's numbers.
    """
    if glued:
        following = next((one for one in range(number + 1, len(rows)) if rows[one].cells), None)
        if following is None or not total_apart(rows[number].cells[0]):
            return None
        goes_on = begins_row(rows[following].text) or glued_heading(rows, following) is not None
        return following if goes_on else None
    head = first_label(rows[number])
    if not is_total(head):
        return None
    words = rows[number].text.split()
    while words and words[0] in head:
        words.pop(0)
    following = number + 1
    while following < len(rows) and following < number + SUBTOTAL_LINES:
        if any(parse_number(word.rstrip("%分")) is None for word in words):
            return None
        row = rows[following]
        if row.cells:
            texts = [word for cell in row.cells[:LEVEL_CELLS] for word in cell.text.split()[:LEVEL_CELLS]]
            if _names_level(texts) or (len(texts) == 1 and _names_level(_first_texts(rows, following + 1))):
                return following
            if stream_heading(rows, following) is not None or line_heading(row) is not None:
                return following
            words = row.text.split()
        following += 1
    return None


def names_project(text: str) -> bool:
    """Whether a text is the label of a project's name, alone or with the name: 项目名称：某项目."""
    return _fact(text) == "project"


def first_label(row: TextRow) -> str:
    """The first word of a line, or its first characters together where blanks stand between them ("总 分")."""
    words = row.text.split()
    spaced = list(takewhile(lambda word: len(word) == 1, words))
    return "".join(spaced) if len(spaced) > 1 else words[0] if words else ""


def _names_level(texts: Sequence[str]) -> bool:
    return any(level(depth, text) is not None and not is_total(text) for text in texts for depth in (1, 2))


def _first_texts(rows: Sequence[TextRow], number: int) -> list[str]:
    while number < len(rows) and not rows[number].cells:
        number += 1
    return [rows[number].cells[0].text] if number < len(rows) else []


def _label_at(line: Sequence[Token]) -> int | None:
    """Where in a line the label of a fact stands, or None."""
    for number, token in enumerate(line):
        if len(token.text) < LABEL or heading_field(token.text) is not None or level(2, token.text) is not None:
            continue
        if _fact(token.text) is not None:
            return number
    return None


def _fact(text: str) -> str | None:
    """The fact whose label a text is, alone or with its value."""
    known = label(text.replace("：", ":").partition(":")[0])
    return known.fact if known is not None else None


def _beside(rows: Sequence[TextRow], number: int, line: Sequence[Token], at: int) -> tuple[list[Cell] | None, int]:
    """The label and value of a fact beside the rows and the line that goes on, or None where the next facts begin."""
    after = number + 1
    value = list(line[at + 1 :])
    if not value:
        while after < len(rows) and not rows[after].cells:
            after += 1
        value = list(tokens_of(rows, after, after + 1)) if after < len(rows) else []
        after += 1
        prose = _fact(line[at].text) in PROSE
        while value and _goes_on(rows, after - 1, after, prose):
            value += tokens_of(rows, after, after + 1)
            after += 1
    if not value or _label_at(value) is not None:
        return None, after
    following = after
    while following < len(rows) and not rows[following].cells:
        following += 1
    if following < len(rows):
        next_line = list(tokens_of(rows, following, following + 1))
        if _label_at(next_line) == 0 or stream_heading(rows, following) or ends_table(rows, following, next_line):
            return None, after
    else:
        return None, after
    first, cell = line[at].cell, value[0].cell
    if first is None or cell is None:
        return None, after
    return [first, Cell(cell.block, joined(value), cell.row, cell.column, cell.line)], after


def _goes_on(rows: Sequence[TextRow], above: int, number: int, prose: bool) -> bool:
    """Whether a line goes on with the text above: prose that fills its column, or what cannot begin a cell."""
    if number >= len(rows) or len(rows[above].cells) != 1 or len(rows[number].cells) != 1:
        return False
    text, rest = rows[above].text.strip(), rows[number].text.strip()
    if rest.startswith(GOES_ON):
        return True
    full = prose and width(text) >= FULL and not text.endswith(SENTENCE_ENDS) and width(rest) <= width(text) + SLACK
    return full and not any(level(depth, word) is not None for depth in (1, 2) for word in rest.split()[:1])
