"""Finding the heading of a table in a stream of tokens, where a heading may be cut over several lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice, takewhile

from perflint.documents.model import Cell
from perflint.regex import regex
from perflint.tables.drafts import HeadingColumn
from perflint.tables.further_headings import further_headings
from perflint.tables.heading_words import begins_heading, heading_field, known_heading
from perflint.tables.headings import INDICATOR_NAMES, Heading, is_heading, set_aside_other_years, settle
from perflint.tables.text_rows import TextRow
from perflint.tables.tokens import Gap, Token, joined, tokens_of, width
from perflint.tables.vocabulary import FACT_COLUMN, fact_column, is_title, label, level, only_level1

#: How many tokens a heading may take, and one of its cells.
WINDOW = 90
PIECES = 10
#: How many columns the heading of a table has at least.
LEAST = 4
#: What a heading consists of that is not known.
HAN = regex(r"[\u4e00-\u9fff、（）()]+")
#: So many headings in a row may be unknown, of so many characters, where so many known ones follow.
STRANGE, STRANGE_NAME, KNOWN_BEHIND = 3, 10, 2
#: Among how many words at the beginning of a line a heading begins: the label of the group may be any text.
BEFORE = 3
#: So much of a line is looked at for that.
LINE = 80
#: A list of many projects has columns for so many facts, and one for what tells them apart.
FACTS = 2
OWNERS = frozenset({FACT_COLUMN + "project", FACT_COLUMN + "unit_name"})
#: And at most.
WIDEST = 30


@dataclass(slots=True, frozen=True)
class StreamHeading:
    """The columns that some lines head, how many tokens their headings take, and the number of the line after them.

    `glued` says that nothing stands between its cells: then the tokens are the single characters. `block` is how many of
    them at the beginning of its line name the level 1 of the rows below it.
    """

    columns: list[HeadingColumn]
    used: int
    after: int
    glued: bool = False
    block: int = 0

    @property
    def heading(self) -> Heading:
        """What it is to be compared by."""
        return Heading.of(self.columns)


def stream_heading(rows: Sequence[TextRow], start: int) -> StreamHeading | None:
    """The heading that begins with line `start`, or None."""
    cells = rows[start].cells
    if not cells or not any(_may_begin(word) for word in rows[start].text[:LINE].split()[:BEFORE]):
        return None
    tokens = list(islice(tokens_of(rows, start, min(len(rows), start + WINDOW)), WINDOW))
    first = next((n for n, token in enumerate(tokens[:BEFORE]) if token.row == start and _may_begin(token.text)), None)
    if first is None:
        return None
    headed = without_repeats(_whole_heading(tokens[first:]))
    whole = _completed(tokens[first:]) if len(headed) < LEAST else []
    headed = without_repeats(_longest_heading(whole)) if whole else headed
    while headed and headed[-1][0].name == "group":  # the label beside the first row, not a heading
        headed.pop()
    columns = [column for column, _ in headed]
    if columns and columns[0].name == FACT_COLUMN + "goal" and not heads_projects(columns):
        columns = columns[1:]  # the label of the indicators: 年度绩效目标
    if len(columns) < LEAST or not is_heading({column.name for column in columns}) or not heads_projects(columns):
        return None
    used = first + headed[-1][1]
    if whole and headed[-1][1] == len(whole):
        used = first + sum(token.row <= _second_line(tokens[first:]) for token in tokens[first:])
    columns, further = further_headings(columns, tokens[used:])
    used += further
    block = first if only_level1("".join(token.text for token in tokens[:first])) else 0
    return StreamHeading(columns, used, tokens[used - 1].row + 1, block=block)


def heads_projects(columns: Sequence[HeadingColumn]) -> bool:
    """Whether a heading has no columns of facts, or those that a list of many projects has."""
    facts = [column.name for column in columns if column.name.startswith(FACT_COLUMN)]
    return not facts or (len(facts) >= FACTS and not OWNERS.isdisjoint(facts))


def _completed(tokens: Sequence[Token]) -> list[Token]:
    """The tokens of the first line, those completed that go on in the second; empty where the second says anything else.

    年度 实际 分值 above 指标值 完成值 is 年度指标值 实际完成值 分值: short cells of a wrapped heading stand in one line each.
    """
    line = [token for token in tokens if token.row == tokens[0].row]
    below = [token for token in tokens if tokens[0].row < token.row <= _second_line(tokens)]
    begun = [number for number, token in enumerate(line) if _is_begun(token)]
    if not begun or len(begun) != len(below):
        return []
    for number, rest in zip(begun, below, strict=True):
        first, cell = line[number], line[number].cell
        if cell is None or rest.cell is None or heading_field(first.text + rest.text) is None:
            return []
        text = first.text + rest.text
        line[number] = Token(text, first.gap, Cell(cell.block, text, cell.row, cell.column, cell.line), first.row)
    return line


def _is_begun(token: Token) -> bool:
    return token.cell is not None and heading_field(token.text) is None and begins_heading(token.text)


def _second_line(tokens: Sequence[Token]) -> int:
    """The number of the second line among those of some tokens."""
    return next((token.row for token in tokens if token.row > tokens[0].row), tokens[0].row)


def _whole_heading(tokens: Sequence[Token]) -> list[tuple[HeadingColumn, int]]:
    """The headings that the first tokens make, cells among them that head something no list knows (目标维度)."""
    headed = _longest_heading(tokens)
    while headed and not any(column.cell.text.endswith((":", "：")) for column, _ in headed):  # labels of facts
        end = headed[-1][1]
        strange = list(takewhile(_may_head, tokens[end : end + STRANGE]))
        for length in range(1, len(strange) + 1):
            further = _longest_heading(tokens[end + length :])
            if len(further) >= KNOWN_BEHIND:
                break
        else:
            return headed
        headed += [
            (HeadingColumn("other", token.cell, None, None), end + number)
            for number, token in enumerate(strange[:length], 1)
            if token.cell is not None
        ]
        headed += [(column, end + length + after) for column, after in further]
    return headed


def _may_head(token: Token) -> bool:
    """Whether a cell that is no known heading may be one all the same; an empty one may."""
    text = token.text
    if token.cell is None:
        return True
    if len(text) > STRANGE_NAME or not HAN.fullmatch(text) or label(text) is not None:
        return False
    return level(1, text) is None and level(2, text) is None and not is_title(text)


def _longest_heading(tokens: Sequence[Token]) -> list[tuple[HeadingColumn, int]]:
    """The headings that the first tokens make, as many tokens as possible in as few headings as possible.

    Each with the number of the token after it.
    """
    fewest: list[int | None] = [0, *[None] * len(tokens)]
    before = [0] * (len(tokens) + 1)
    end = 0
    for start in range(len(tokens)):
        reached = fewest[start]
        if reached is None:
            continue
        end = start
        for stop in range(start + 1, min(len(tokens), start + PIECES) + 1):
            piece = tokens[start:stop]
            if piece[-1].cell is None:
                break
            text = joined(piece)
            known = column_of(text, whole=len(piece) == 1)
            if known is not None and ((best := fewest[stop]) is None or reached + 1 <= best):
                fewest[stop], before[stop] = reached + 1, start
            if not begins_heading(text):
                break
    end = max(number for number, reached in enumerate(fewest) if reached is not None)
    headed: list[tuple[HeadingColumn, int]] = []
    stop = end
    while stop:
        piece = tokens[before[stop] : stop]
        cell = piece[0].cell
        if cell is not None:
            text = joined(piece)
            whole = Cell(cell.block, text, cell.row, cell.column, cell.line)
            headed.append((HeadingColumn(column_of(text) or "other", whole, None, None, _width_of(piece)), stop))
        stop = before[stop]
    return headed[::-1]


def _may_begin(text: str) -> bool:
    return begins_heading(text) or fact_column(text) is not None


def column_of(text: str, whole: bool = True) -> str | None:
    """The field that a text heads: of the indicators, or a fact where the table is a list of many projects."""
    found = (heading_field(text) if whole else known_heading(text)) or fact_column(text)
    if found is None and (known := label(text)) is not None and known.fact is None:
        return "other"
    return found


def without_repeats(headed: list[tuple[HeadingColumn, int]]) -> list[tuple[HeadingColumn, int]]:
    """The headings up to where a column comes for the third time: two tables may stand side by side, not more.

    Facts behind the first level's heading are beside the table.
    """
    counts: Counter[str] = Counter()
    for number, (column, _) in enumerate(headed):
        if counts and label(column.cell.text) is not None and heading_field(column.cell.text) is None:
            return headed[:number]
        if column.name in INDICATOR_NAMES:
            counts[column.name] += 1
        if counts[column.name] > 2:
            return headed[:number]
    return headed[:WIDEST]


def _width_of(piece: Sequence[Token]) -> int | None:
    """How wide the column of a heading cut over lines is set: as wide as its longest piece."""
    if len(piece) < 2 or any(token.gap is not Gap.LINE for token in piece[1:]):
        return None
    return max(width(token.text) for token in piece)


def arrangements(columns: Sequence[HeadingColumn]) -> list[list[HeadingColumn]]:
    """The orders in which the columns of a heading may stand below it, the order of the text first.

    A heading in two rows says the lower ones after the last upper one, although they stand below one of the others
    ("指标值" over "指标性质", "年度指标值", "计量单位"): any run at the end may belong below any group or value column.
    """
    columns = [replace(column) for column in columns]
    set_aside_other_years(columns)
    found = [columns]
    counts = Counter(column.name for column in columns)
    if counts["level3"] > 1 and counts["target"] > 1:
        return [settle([replace(column) for column in columns])]  # two tables side by side, each with its values
    doubled = len({column.name for column in columns}) < len(columns) or any(one.name == "group" for one in columns[1:])
    if doubled:
        lines = [column.cell.line for column in columns]
        second = [number for number in range(3, len(columns)) if lines[number] != lines[number - 1]]
        found += [
            [*columns[:upper], *columns[split:], *(one for one in columns[upper + 1 : split] if not _heads(one, columns[split:]))]
            for split in second or range(3, len(columns))
            for upper in range(1, split)
            if columns[upper].name in ("target", "actual", "group")
            and columns[upper].name in {"group", *(column.name for column in columns[split:])}
        ]
    return [settle([replace(column) for column in order]) for order in found]


def _heads(column: HeadingColumn, lower: Sequence[HeadingColumn]) -> bool:
    """Whether a column is only the common heading of some below it: 指标值 over 符号, 数值, 单位."""
    return column.name == "target" and any(one.name == "target" for one in lower)
