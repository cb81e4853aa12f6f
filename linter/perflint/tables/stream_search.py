"""The best reading of a stream of tokens as rows of typed columns.

A semi-Markov search: a state is a column, a step a cell of one or several tokens. A cell goes on to a later column (the
columns between are lost) or starts a new row; a token that fits nowhere is dropped. Cells of typed columns (levels,
operators, numbers, units) are scored as a whole, since only the whole of "社会效", "益指标" is a level; cells of free
text token by token, however long they are. How wide a column is set tells which of two wrapped texts a piece belongs
to: every piece but the last of a wrapped cell fills its column.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from perflint.language.units import lookup_unit
from perflint.tables.fitness import fit
from perflint.tables.stream_scores import (
    JOIN,
    VALUED,
    ColumnModel,
    bare,
    closing,
    filling,
    inside_brackets,
    is_word,
    likely,
    may_grow,
    numbers_name,
    opening,
    overfull,
    whole_fit,
)
from perflint.tables.tokens import Gap, Token, joined
from perflint.tables.vocabulary import SECOND, level, only_level1, plain_field

NEW_ROW = 0.5
#: What it costs that a row says no more than its levels before the next begins with one: nobody filled it in.
UNFILLED = 4.0
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
#: The pieces of a level's name say by themselves that they belong together.
LEVEL_JOIN = 0.3
#: What it costs to end a cell where nothing stands between two tokens: inside a number or word, and elsewhere.
CUT_WORD, CUT = 1.5, 0.1
#: What it costs besides to begin a row inside a number, or a text with the unit of the number before it.
NEW_IN_NUMBER, NAME_OF_UNIT = 4.0, 3.0
#: What it costs to begin a cell inside brackets that the text before has opened.
BROKEN = 4.0
#: The columns whose cells show by themselves what they are, and what it costs in text without separators if one does not.
TYPED = frozenset({"level1", "level2", "operator", *VALUED, "unit", "weight", "score", "core", "group", "serial"})
UNTYPED = 2.0
#: What is said twice in a row, 专款专用专款专用, is a target and its actual value.
TWIN = 1.5
#: An empty cell in these columns is as unlikely as a lost one.
NEEDED = frozenset({"level3", "target"})
#: A code of so many characters may go on in the next line.
CODE = 6
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
        #: Of two tables side by side, one may well be empty.
        self.needed = frozenset() if any(column.name.startswith(SECOND) for column in columns) else NEEDED
        self.inside_brackets = inside_brackets(tokens)
        names = [column.name for column in columns]
        self.has_level2 = "level2" in names
        self.level2 = names.index("level2") if self.has_level2 else 0
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
            for number in self.open_columns:
                column = self.columns[number]
                across = self.across if token.gap is Gap.LINE else 0.0
                score = going[number] + closing(column, token) - across
                if score > done[number]:
                    done[number], origin[number] = score, self.opened[index - 1][number]
                going_on = going[number] + filling(column, token) - across
                begun = entered[number] + opening(column, token) - (NAME_OF_UNIT if self._is_unit(index) else 0.0)
                if self.glued and plain_field(column.name) in TYPED:
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
            score = entered[number] - (column.loss if column.name in self.needed else 0.0)
            if score > done[number]:
                done[number], origin[number] = score, index

    def _enter(self, index: int, closed: list[float]) -> tuple[list[float], list[tuple[int, Move]]]:
        """For each column the best score with which a cell may begin at a token, the column before it and the move."""
        token = self.tokens[index]
        last = self.tokens[index - 1] if index else None
        broken = BROKEN if index in self.inside_brackets else 0.0
        cut = 0.0 if last is None or token.gap is not Gap.NONE else CUT_WORD if is_word(last.text, token.text) else CUT
        leave = max(range(self.count), key=lambda number: closed[number] + self.lost[number + 1])
        start = closed[leave] - (self.lost[-1] - self.lost[leave + 1])
        if start < -self.scrap:
            start, leave = -self.scrap, -1
        if self.glued and cut == CUT_WORD:  # before what a bracket costs
            start -= NEW_IN_NUMBER
        cut += broken
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
        if self.has_level2 and (begun := self._level_of(token.text)) is not None:
            unfilled = closed[self.level2] - UNFILLED - NEW_ROW - cut - (0.0 if token.gap is Gap.LINE else self.inside)
            if unfilled > entered[begun]:
                entered[begun], moves[begun] = unfilled, (self.level2, Move.NEW)
        return entered, moves

    def _level_of(self, text: str) -> int | None:
        """The number of the column of levels in which a full name begins a row for certain."""
        if text.endswith("指标") and level(2, text) is not None:
            return self.level2
        return self.level2 - 1 if only_level1(text) and self.columns[self.level2 - 1].name == "level1" else None

    def _grow(self, index: int, entered: list[float]) -> None:
        """Note every cell that begins at a token: of one token, or of several where the whole fits a typed column."""
        token = self.tokens[index]
        for number, column in enumerate(self.columns):
            score = fit(column.name, token.text) - column.rarity + overfull(column, token.text)
            score -= self._orphan(column, token.text) + bare(column, token.text)
            if self.glued:
                if plain_field(column.name) in VALUED and self._is_twin(index):
                    score = max(score, TWIN)
                if plain_field(column.name) in TYPED and score < 1.0:
                    continue  # a single character must show what it is
                score += likely(column.name, token.text)
                score -= NAME_OF_UNIT if column.is_open and self._is_unit(index) else 0.0
            self.pending.setdefault(index, []).append((index, number, entered[number] + score))
        end = min(len(self.tokens), index + (CHARACTERS if self.glued else PIECES))
        cost = 0.0
        growing = [
            number
            for number, column in enumerate(self.columns)
            if may_grow(column.name, token.text) and (self.glued or column.name != "serial" or len(token.text) >= CODE)
        ]
        for last in range(index + 1, end):
            if not growing or self.tokens[last].cell is None or numbers_name(self.tokens[last].text):
                return
            cost += JOIN[self.tokens[last].gap] + (self.across if self.tokens[last].gap is Gap.LINE else 0.0)
            text = joined(self.tokens[index : last + 1])
            for number in growing:
                whole = whole_fit(self.columns[number].name, text)
                if whole is not None:
                    name = self.columns[number].name
                    apart = cost * (LEVEL_JOIN if name in ("level1", "level2") else 1.0)
                    score = whole - apart - self._orphan(self.columns[number], text) - bare(self.columns[number], text)
                    score += likely(name, text) if self.glued else 0.0
                    self.pending.setdefault(last, []).append((index, number, entered[number] + score))
            growing = [number for number in growing if may_grow(self.columns[number].name, text)]

    def _is_unit(self, index: int) -> bool:
        """Whether a token is the unit of the number right before it, where cells run together."""
        return (
            self.glued
            and index > 0
            and self.tokens[index - 1].text[-1:].isdigit()
            and lookup_unit(self.tokens[index].text) is not None
        )

    def _is_twin(self, index: int) -> bool:
        """Whether a token is said twice in a row, where cells run together."""
        text = self.tokens[index].text
        beside = self.tokens[max(0, index - 1) : index + 2]
        return len(text) > 1 and sum(token.text == text and token.cell is not None for token in beside) > 1

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
