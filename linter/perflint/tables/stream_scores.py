"""What it is worth that a token, or several together, are a cell of a column: the costs that a reading is chosen by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from perflint.language.normal import normal
from perflint.language.numerals import parse_number
from perflint.language.operators import normalise_operator, operator_forms
from perflint.language.units import lookup_unit, unit_end
from perflint.regex import regex
from perflint.tables.fitness import GOES_ON, IMPOSSIBLE, LIKELIHOOD, continuation, fit, is_level_rest
from perflint.tables.heading_words import heading_field
from perflint.tables.tokens import Gap, Token, width
from perflint.tables.vocabulary import FACT_COLUMN, ORDINAL, begins_name, level, plain_field, says_nothing

#: What it costs to put a cell together across a separator.
JOIN = (0.0, 0.3, 3.0, 0.8)
#: How far a piece may be from filling its column, in half characters.
SLACK = 2
UNFILLED = 1.5
OVERFULL = 3.0
#: The columns whose cells may be text of any length.
OPEN_COLUMNS = frozenset({"level3", "definition", "deviation_reason", "remark", "other", "target", "actual", "forecast"})
#: The columns of values, which are said in the same way.
VALUED = frozenset({"target", "actual", "forecast"})
#: What a number of a value begins with, and what may stand behind its unit.
NUMBER_BEGUN = regex(r"[≥≤＞＜><=＝﹦]{0,2}\d[\d.,，]*")
DATED, ABOUT = frozenset("年月日"), frozenset({"左右", "上下", "内"})
#: From this width on a line in a column of sentences is likely to go on; what that is worth.
PROSE = frozenset({"definition", "deviation_reason", "remark"})
LONG, LONG_LINE = 16, 0.4
#: A level's name of so many characters may be a piece of something else; what it costs to take it for the level.
SHORT_NAME, BARE = 3, 4.0
#: What the first piece of a wrapped text is worth, whatever it says.
OPENING = {"level3": 1.5, "target": -0.5, "actual": -0.5}
OPENING_ELSE = 0.5
POINTS_BEGUN = regex(r"-?\d{1,3}(?:\.\d*)?[%％分]?")
#: A code or number of a row in pieces, and how long it gets.
SERIAL, CODE = regex(r"[\dA-Z]+"), 20
#: A value in pieces: an operator, one number, a unit.
VALUE_BEGUN = regex(r"\D{0,8}[\d.,，]{0,15}\D{0,6}")
#: A number does not go on with a judgement: 0显著提升.
UNLIKELY = regex(r"\d[\d.]*(?:[较明显有稳逐持不进大长效影达完合良优一基])[\u4e00-\u9fff]+")
#: Brackets are closed within so many tokens.
BRACKETED = 4
#: What it costs that a name begins with a number or sign by itself.
NO_NAME = 4.0
#: What an indicator is usually worth.
USUAL = (4, 40)


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
        return plain_field(self.name) in OPEN_COLUMNS or self.name.startswith(FACT_COLUMN)


@lru_cache(maxsize=8192)
def may_grow(name: str, text: str) -> bool:
    """Whether a longer text that begins with this one may be one cell of a typed column."""
    name = plain_field(name)
    if name in ("level1", "level2", "group"):
        return begins_name(text)
    if name in ("weight", "score", "score_rate"):
        return len(text) < 6 and POINTS_BEGUN.fullmatch(text) is not None
    if name == "serial":
        return len(text) < CODE and SERIAL.fullmatch(text) is not None
    if name == "unit":
        return len(text) < 8
    if name == "operator":
        return len(text) < 4
    if name == "core":
        return len(text) < 3
    if name not in VALUED or VALUE_BEGUN.fullmatch(text) is None:
        return False
    return text[0].isdigit() or normalise_operator(text) is not None or normalise_operator(text[0]) is not None


@lru_cache(maxsize=8192)
def whole_fit(name: str, text: str) -> float | None:
    """How well several tokens together fit a typed column; None where they do not make a cell of it."""
    plain = plain_field(name)
    if plain in ("level1", "level2"):
        return fit(name, text) if level(int(plain[-1]), text) is not None else None
    if plain == "group":
        return fit(name, text) if heading_field(text) == "group" else None
    if plain == "unit":
        return fit(name, text) if lookup_unit(text) is not None else None
    if plain == "operator":
        return fit(name, text) if normalise_operator(text) is not None else None
    score = fit(name, text)
    return score if score >= 1.0 else None


@lru_cache(maxsize=8192)
def likely(name: str, text: str) -> float:
    """How likely some characters are a weight, a value, a level as a whole, where nothing tells where they end."""
    if name in ("level1", "level2"):
        return 0.5 if text.endswith("指标") else 0.0
    if plain_field(name) in VALUED and _goes_on_strangely(text):
        return -2.0
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


@lru_cache(maxsize=8192)
def _goes_on_strangely(text: str) -> bool:
    """Whether behind a number and its unit something stands that is no part of the value: 1260良0, 97.5%山区."""
    begun = NUMBER_BEGUN.match(text)
    if begun is None or not DATED.isdisjoint(text):
        return False
    folded = normal(text) if len(normal(text)) == len(text) else text
    rest = folded[unit_end(folded, begun.end()) :]
    return bool(rest) and rest not in ABOUT and rest not in operator_forms("after")


def opening(column: ColumnModel, token: Token) -> float:
    """What it is worth that a token begins a text of several."""
    numbered = column.name != "level3" and ORDINAL.match(token.text) is not None
    if (
        numbered
        or token.text.startswith(GOES_ON)
        or is_level_rest(token.text)
        or (says_nothing(token.text) and token.text != "一")
    ):
        return IMPOSSIBLE
    name = plain_field(column.name)
    score = OPENING.get(name, OPENING_ELSE) - column.rarity - _typed(token.text, column.full_names)
    if ORDINAL.match(token.text):
        score += 1.5
    elif name == "level3" and not any(character.isalpha() for character in token.text):
        score -= NO_NAME
    return score + _unfilled(column, token.text)


def filling(column: ColumnModel, token: Token) -> float:
    """What it is worth that a token goes on with a text and more follows."""
    return _continued(column, token) + _unfilled(column, token.text)


def closing(column: ColumnModel, token: Token) -> float:
    """What it is worth that a token ends a text of several."""
    return _continued(column, token) + overfull(column, token.text)


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
    if text in LIKELIHOOD or (normalise_operator(text) is not None and not text.isalpha()):
        return 3.0
    if text.replace(".", "").isdecimal():
        return 1.0 if len(text) > 1 else 0.6
    return 0.0


def is_full_name(text: str) -> bool:
    """Whether a level is called by a name that cannot be a piece of something else, as 数量 may."""
    return text.endswith("指标") or len(text) > SHORT_NAME


def bare(column: ColumnModel, text: str) -> float:
    """What it costs to take a short word for the name of a level where the table writes full ones."""
    if not column.full_names or plain_field(column.name) not in ("level1", "level2"):
        return 0.0
    return BARE if level(int(column.name[-1]), text) is not None and not is_full_name(text) else 0.0


def _unfilled(column: ColumnModel, text: str) -> float:
    if column.width is None:
        return LONG_LINE if column.name in PROSE and width(text) >= LONG and not text.endswith("。") else 0.0
    short = column.width - width(text)
    return -OVERFULL if short < -SLACK else -UNFILLED if short > SLACK else 0.5


def overfull(column: ColumnModel, text: str) -> float:
    return -OVERFULL if column.width is not None and width(text) > column.width + SLACK else 0.0


def inside_brackets(tokens: Sequence[Token]) -> frozenset[int]:
    """The numbers of the tokens that stand inside brackets opened a few tokens before: 三年|（累|计）."""
    inside: set[int] = set()
    opened: int | None = None
    for number, token in enumerate(tokens):
        if opened is not None and token.cell is not None:
            inside.add(number)
        last_open, last_close = (max(token.text.rfind(one) for one in pair) for pair in ("(（", ")）"))
        if last_close > last_open:
            opened = None
        elif last_open >= 0:
            opened = number
        if opened is not None and number - opened >= BRACKETED:
            inside -= set(range(opened + 1, number + 1))  # never closed
            opened = None
    return frozenset(inside)


def numbers_name(text: str) -> bool:
    """Whether a token begins the next name by its number: 指标2：."""
    return text.startswith("指标") and ORDINAL.match(text) is not None


def is_word(one: str, other: str) -> bool:
    """Whether a cut between two texts would go through a number or a Latin word."""
    return one[-1:].isascii() and other[:1].isascii() and one[-1:].isalnum() and other[:1].isalnum()
