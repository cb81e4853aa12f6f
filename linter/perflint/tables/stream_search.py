"""The best reading of a stream of tokens as rows of typed columns.

A semi-Markov search: a state is a column, a step a cell of one or several tokens. A cell goes on to a later column (the
columns between are lost) or starts a new row; a token that fits nowhere is dropped. Cells of typed columns (levels,
operators, numbers, units) are scored as a whole, since only the whole of "社会效", "益指标" is a level; cells of free
text token by token, however long they are. How wide a column is set tells which of two wrapped texts a piece belongs
to: every piece but the last of a wrapped cell fills its column.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from perflint.language.numerals import parse_number
from perflint.language.operators import normalise_operator
from perflint.language.units import lookup_unit
from perflint.tables.fitness import IMPOSSIBLE, continuation, fit
from perflint.tables.heading_words import heading_field
from perflint.tables.tokens import Gap, Token, joined, width
from perflint.tables.vocabulary import FACT_COLUMN, ORDINAL, SECOND, begins_name, level, says_nothing

NEW_ROW = 0.5
ORPHAN = 0.5
DROP = 3.0
HOLLOW = 0.2
#: The most tokens that a cell of a typed column may be put together from.
PIECES, CHARACTERS = 12, 20
#: What it costs to begin a row inside a line, and to put a cell together across a separator.
INSIDE_LINE = 2.0
#: What both cost, and going on with a cell in the next line, where cells run together and a line is a row.
INSIDE_GLUED, ACROSS_LINES = 30.0, 3.0
#: A line is a row where there are so many, and they are no longer than this on average, in characters.
LINES, ROW = 3, 80
JOIN = (0.0, 0.3, 3.0, 0.8)
#: The pieces of a level's name say by themselves that they belong together.
LEVEL_JOIN = 0.3
#: What it costs to end a cell where nothing stands between two tokens: inside a number or word, and elsewhere.
CUT_WORD, CUT = 1.5, 0.1
#: What it costs besides to begin a row inside a number, or a name with the unit of the number before it.
NEW_IN_NUMBER, NAME_OF_UNIT = 4.0, 2.0
#: How far a piece may be from filling its column, in half characters.
SLACK = 2
UNFILLED = 1.5
OVERFULL = 3.0
#: The columns whose cells may be text of any length.
OPEN_COLUMNS = frozenset({"level3", "definition", "deviation_reason", "remark", "other", "target", "actual"})
#: From this width on a line in a column of sentences is likely to go on; what that is worth.
PROSE = frozenset({"definition", "deviation_reason", "remark"})
LONG, LONG_LINE = 16, 0.4
#: A level's name of so many characters may be a piece of something else; what it costs to take it for the level.
SHORT_NAME, BARE = 3, 4.0
#: The columns whose cells show by themselves what they are, and what it costs in text without separators if one does not.
TYPED = frozenset({"level1", "level2", "operator", "target", "actual", "unit", "weight", "score", "core", "group"})
UNTYPED = 2.0
#: What the first piece of a wrapped text is worth, whatever it says.
OPENING = {"level3": 1.5, "target": -0.5, "actual": -0.5}
OPENING_ELSE = 0.5
#: An empty cell in these columns is as unlikely as a lost one.
NEEDED = frozenset({"level3", "target"})
POINTS_BEGUN = re.compile(r"-?\d{1,3}(?:\.\d*)?[%％分]?")
#: A value in pieces: an operator, one number, a unit.
VALUE_BEGUN = re.compile(r"\D{0,8}[\d.,，]{0,15}\D{0,6}")
#: A number does not go on with a judgement: 0显著提升.
UNLIKELY = re.compile(r"\d[\d.]*(?:[较明显有稳逐持不进大长效影达完合良优一基])[\u4e00-\u9fff]+")
#: What an indicator is usually worth.
USUAL = (4, 40)
NEVER = float("-inf")


class Move(Enum):
    """How a cell comes after the one before it."""

    FORWARD = auto()
    NEW = auto()


@dataclass(slots=True, frozen=True)
class Step:
    """A cell of the best reading: tokens `first` to `last` (inclusive) in a column; column None: `first` was dropped."""

    first: int
    last: int
    column: int | None
    move: Move | None


@dataclass(slots=True, frozen=True)
class ColumnModel:
    """What the search knows of a column: its field, what losing a cell of it costs, how rare it is, how wide it is set.

    `full_names` says that the table writes 数量指标 for its levels, not 数量, which is then a piece of something.
    """

    name: str
    loss: float
    rarity: float = 0.0
    width: int | None = None
    full_names: bool = False

    @property
    def is_open(self) -> bool:
        """Whether its cells may be text of any length."""
        return self.name.removeprefix(SECOND) in OPEN_COLUMNS or self.name.startswith(FACT_COLUMN)


@dataclass(slots=True, frozen=True)
class Reading:
    """The cells of a reading in their order, and how good it is."""

    steps: list[Step]
    score: float


def search(tokens: Sequence[Token], columns: Sequence[ColumnModel], glued: bool = False) -> Reading:
    """The best reading, ending where the table ends best."""
    return _Search(tokens, columns, glued).best()


class _Search:
    """The tables of the dynamic programme: `done` a cell has ended, `open` one goes on, for each token and column."""

    def __init__(self, tokens: Sequence[Token], columns: Sequence[ColumnModel], glued: bool) -> None:
        self.tokens = tokens
        self.glued = glued
        lines = len({token.row for token in tokens})
        in_rows = lines >= LINES and sum(len(token.text) for token in tokens) <= ROW * lines
        self.inside = 0.0 if lines < 2 else INSIDE_LINE
        self.across = 0.0
        if glued and in_rows:
            self.inside, self.across = INSIDE_GLUED, ACROSS_LINES
        self.columns = columns
        self.count = len(columns)
        self.open_columns = [number for number, column in enumerate(columns) if column.is_open]
        losses = [column.loss for column in columns]
        #: What it costs that the columns before one are lost.
        self.lost = [sum(losses[:number]) for number in range(self.count + 1)]
        self.done: list[list[float]] = []
        self.origin: list[list[int]] = []  # for a done cell its first token; -1 where the token was dropped
        self.enter: list[list[tuple[int, Move]]] = []  # column before and move of a cell that begins here
        self.opened: list[list[int]] = []  # for a cell that goes on its first token
        self.has_level2 = any(column.name == "level2" for column in columns)
        self.scrap = 0.0  # what it costs to begin behind all tokens so far
        self.pending: dict[int, list[tuple[int, int, float]]] = {}  # by last token: first token, column, score

    def best(self) -> Reading:
        """Run over the tokens; return the best path."""
        top, end = 0.0, None
        closed = [NEVER] * self.count
        going = [NEVER] * self.count
        for index in range(len(self.tokens)):
            closed, going = self._advance(index, closed, going)
            if self.glued and index + 1 < len(self.tokens) and self.tokens[index + 1].gap is Gap.NONE:
                continue  # a table does not end within a word
            for number in range(self.count):
                total = closed[number] - (self.lost[-1] - self.lost[number + 1])
                if total > top:
                    top, end = total, (index, number)
        return Reading(self._trace(end), top)

    def _advance(self, index: int, closed: list[float], going: list[float]) -> tuple[list[float], list[float]]:
        token = self.tokens[index]
        entered, moves = self._enter(index, closed)
        hollow = token.cell is None
        drop = HOLLOW if hollow else DROP
        self.scrap += drop
        done = [score - drop for score in closed]
        origin = [-1] * self.count
        still = [NEVER] * self.count
        opened = [-1] * self.count
        if hollow:
            self._place_hollow(entered, done, origin, index)
        else:
            self._grow(index, entered)
            for first, number, score in self.pending.pop(index, ()):
                if score > done[number]:
                    done[number], origin[number] = score, first
            unit = self.glued and index > 0 and self.tokens[index - 1].text[-1:].isdigit() and lookup_unit(token.text) is not None
            for number in self.open_columns:
                column = self.columns[number]
                across = self.across if token.gap is Gap.LINE else 0.0
                score = going[number] + closing(column, token) - across
                if score > done[number]:
                    done[number], origin[number] = score, self.opened[index - 1][number]
                going_on = going[number] + filling(column, token) - across
                begun = entered[number] + opening(column, token) - (NAME_OF_UNIT if unit else 0.0)
                if self.glued and column.name in TYPED:
                    begun -= UNTYPED
                still[number], opened[number] = (
                    (going_on, self.opened[index - 1][number]) if index and going_on > begun else (begun, index)
                )
        self.done.append(done)
        self.origin.append(origin)
        self.enter.append(moves)
        self.opened.append(opened)
        return done, still

    def _place_hollow(self, entered: list[float], done: list[float], origin: list[int], index: int) -> None:
        """An explicit empty cell stands in its column at no cost, unless the column is never empty."""
        for number, column in enumerate(self.columns):
            score = entered[number] - (column.loss if column.name in NEEDED else 0.0)
            if score > done[number]:
                done[number], origin[number] = score, index

    def _enter(self, index: int, closed: list[float]) -> tuple[list[float], list[tuple[int, Move]]]:
        """For each column the best score with which a cell may begin at a token, the column before it and the move."""
        token = self.tokens[index]
        last = self.tokens[index - 1] if index else None
        cut = 0.0 if last is None or token.gap is not Gap.NONE else CUT_WORD if is_word(last.text, token.text) else CUT
        leave = max(range(self.count), key=lambda number: closed[number] + self.lost[number + 1])
        start = closed[leave] - (self.lost[-1] - self.lost[leave + 1])
        if start < -self.scrap:
            start, leave = -self.scrap, -1
        if self.glued and cut == CUT_WORD:
            start -= NEW_IN_NUMBER
        start -= NEW_ROW + cut + (0.0 if token.gap is Gap.LINE else self.inside)
        entered: list[float] = []
        moves: list[tuple[int, Move]] = []
        before, best = -1, NEVER
        for number in range(self.count):
            fresh = start - self.lost[number]
            onward = best - self.lost[number] - cut
            entered.append(max(fresh, onward))
            moves.append((before, Move.FORWARD) if onward > fresh else (leave, Move.NEW))
            reached = closed[number] + self.lost[number + 1]
            if reached > best:
                before, best = number, reached
        return entered, moves

    def _grow(self, index: int, entered: list[float]) -> None:
        """Note every cell that begins at a token: of one token, or of several where the whole fits a typed column."""
        token = self.tokens[index]
        for number, column in enumerate(self.columns):
            score = fit(column.name, token.text) - column.rarity + _overfull(column, token.text)
            score -= self._orphan(column, token.text) + _bare(column, token.text)
            if self.glued:
                if column.name in TYPED and score < 1.0:
                    continue  # a single character must show what it is
                score += likely(column.name, token.text)
            self.pending.setdefault(index, []).append((index, number, entered[number] + score))
        end = min(len(self.tokens), index + (CHARACTERS if self.glued else PIECES))
        cost = 0.0
        growing = [number for number, column in enumerate(self.columns) if may_grow(column.name, token.text)]
        for last in range(index + 1, end):
            if not growing or self.tokens[last].cell is None:
                return
            cost += JOIN[self.tokens[last].gap] + (self.across if self.tokens[last].gap is Gap.LINE else 0.0)
            text = joined(self.tokens[index : last + 1])
            for number in growing:
                whole = whole_fit(self.columns[number].name, text)
                if whole is not None:
                    name = self.columns[number].name
                    apart = cost * (LEVEL_JOIN if name in ("level1", "level2") else 1.0)
                    score = whole - apart - self._orphan(self.columns[number], text) - _bare(self.columns[number], text)
                    score += likely(name, text) if self.glued else 0.0
                    self.pending.setdefault(last, []).append((index, number, entered[number] + score))
            growing = [number for number in growing if may_grow(self.columns[number].name, text)]

    def _orphan(self, column: ColumnModel, text: str) -> float:
        """A name of either level stands on level 1 only where one of level 2 follows."""
        return ORPHAN if column.name == "level1" and self.has_level2 and level(2, text) is not None else 0.0

    def _trace(self, end: tuple[int, int] | None) -> list[Step]:
        steps: list[Step] = []
        while end is not None:
            index, number = end
            first = self.origin[index][number]
            if first < 0:
                steps.append(Step(index, index, None, None))
                end = (index - 1, number) if index else None
                continue
            before, move = self.enter[first][number]
            steps.append(Step(first, index, number, move))
            end = (first - 1, before) if first and before >= 0 else None
        return steps[::-1]


@lru_cache(maxsize=8192)
def may_grow(name: str, text: str) -> bool:
    """Whether a longer text that begins with this one may be one cell of a typed column."""
    name = name.removeprefix(SECOND)
    if name in ("level1", "level2", "group"):
        return begins_name(text)
    if name in ("weight", "score", "score_rate"):
        return len(text) < 6 and POINTS_BEGUN.fullmatch(text) is not None
    if name == "unit":
        return len(text) < 8
    if name == "operator":
        return len(text) < 4
    if name == "core":
        return len(text) < 3
    if name not in ("target", "actual") or VALUE_BEGUN.fullmatch(text) is None:
        return False
    return text[0].isdigit() or normalise_operator(text) is not None or normalise_operator(text[0]) is not None


@lru_cache(maxsize=8192)
def whole_fit(name: str, text: str) -> float | None:
    """How well several tokens together fit a typed column; None where they do not make a cell of it."""
    name = name.removeprefix(SECOND)
    if name in ("level1", "level2"):
        return fit(name, text) if level(int(name[-1]), text) is not None else None
    if name == "group":
        return fit(name, text) if heading_field(text) == "group" else None
    if name == "unit":
        return fit(name, text) if lookup_unit(text) is not None else None
    if name == "operator":
        return fit(name, text) if normalise_operator(text) is not None else None
    score = fit(name, text)
    return score if score >= 1.0 else None


@lru_cache(maxsize=8192)
def likely(name: str, text: str) -> float:
    """How likely some characters are a weight, a value, a level as a whole, where nothing tells where they end."""
    if name in ("level1", "level2"):
        return 0.5 if text.endswith("指标") else 0.0
    if (len(text) > 1 and text[0] == "0" and text[1].isdigit()) or text.endswith(".") or UNLIKELY.fullmatch(text):
        return -2.0
    if name not in ("weight", "score"):
        return 0.0
    if text.startswith("0") or not text[0].isdigit():
        return -2.0
    if "." in text and name == "weight":
        return -1.0
    number = parse_number(text.rstrip("%％分"))
    return 0.5 if number is not None and USUAL[0] <= number <= USUAL[1] else 0.0


def opening(column: ColumnModel, token: Token) -> float:
    """What it is worth that a token begins a text of several."""
    if (says_nothing(token.text) and token.text != "一") or (column.name != "level3" and ORDINAL.match(token.text)):
        return IMPOSSIBLE
    name = column.name.removeprefix(SECOND)
    score = OPENING.get(name, OPENING_ELSE) - column.rarity - _typed(token.text, column.full_names)
    if ORDINAL.match(token.text):
        score += 1.5
    return score + _unfilled(column, token.text)


def filling(column: ColumnModel, token: Token) -> float:
    """What it is worth that a token goes on with a text and more follows."""
    return _continued(column, token) + _unfilled(column, token.text)


def closing(column: ColumnModel, token: Token) -> float:
    """What it is worth that a token ends a text of several."""
    return _continued(column, token) + _overfull(column, token.text)


def _continued(column: ColumnModel, token: Token) -> float:
    score = continuation(column.name, token.text) if token.gap is not Gap.NONE else 0.0
    if score <= IMPOSSIBLE:
        return IMPOSSIBLE
    if column.width is not None and token.gap is Gap.LINE:
        score = 0.0
    if token.gap is Gap.BLANK:
        score = -0.3
    elif token.gap is Gap.CELL:
        score -= JOIN[Gap.CELL]
    return score - _typed(token.text, column.full_names)


@lru_cache(maxsize=8192)
def _typed(text: str, full_names: bool) -> float:
    """What it costs to take for running text what looks like a cell of its own."""
    if level(1, text) is not None or level(2, text) is not None:
        return 0.0 if full_names and not is_full_name(text) else 3.0
    if normalise_operator(text) is not None and not text.isalpha():
        return 3.0
    if text.replace(".", "").isdecimal():
        return 1.0 if len(text) > 1 else 0.6
    return 0.0


def is_full_name(text: str) -> bool:
    """Whether a level is called by a name that cannot be a piece of something else, as 数量 may."""
    return text.endswith("指标") or len(text) > SHORT_NAME


def _bare(column: ColumnModel, text: str) -> float:
    """What it costs to take a short word for the name of a level where the table writes full ones."""
    if not column.full_names or column.name.removeprefix(SECOND) not in ("level1", "level2"):
        return 0.0
    return BARE if level(int(column.name[-1]), text) is not None and not is_full_name(text) else 0.0


def _unfilled(column: ColumnModel, text: str) -> float:
    if column.width is None:
        return LONG_LINE if column.name in PROSE and width(text) >= LONG and not text.endswith("。") else 0.0
    short = column.width - width(text)
    return -OVERFULL if short < -SLACK else -UNFILLED if short > SLACK else 0.5


def _overfull(column: ColumnModel, text: str) -> float:
    return -OVERFULL if column.width is not None and width(text) > column.width + SLACK else 0.0


def is_word(one: str, other: str) -> bool:
    """Whether a cut between two texts would go through a number or a Latin word."""
    return one[-1:].isascii() and other[:1].isascii() and one[-1:].isalnum() and other[:1].isalnum()
