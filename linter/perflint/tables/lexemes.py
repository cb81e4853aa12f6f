"""Where the cells of text without any separators may begin and end: around level names, numbers, units, judgements.

Any two characters might be two cells, but a cell does not end within a word. So such text is cut into the smallest
pieces that may be cells, and the search over it puts them together: ≥|266|米|1|0|水标尺宽度.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from perflint.documents.model import Cell
from perflint.language.normal import normal
from perflint.language.operators import operator_forms
from perflint.language.units import lookup_unit, unit_end
from perflint.regex import regex
from perflint.tables.fitness import DONE, JUDGEMENT, LIKELIHOOD
from perflint.tables.tokens import Gap, Token
from perflint.tables.vocabulary import level_names

NUMBER = regex(r"-?\d[\d,，]*(?:\.\d+)?")
#: A date is one value: 2024年12月底前, 10月.
DATE = regex(r"(?:20\d\d年(?:\d{1,2}月)?|\d{1,2}月)(?:\d{1,2}日)?[底末]?(?:之?前|以前)?")
SIGNS = regex(r"[≥≤＞＜＝><=﹦]=?")
#: What is written twice in a row is a target and its actual value: 专款专用专款专用.
TWICE = regex(r"([\u4e00-\u9fff]{2,12}?)\1(?![\u4e00-\u9fff])")
#: A definition begins behind the name that it explains: …率|反映….
DEFINITION = regex(r"(?<=[率数量度额次况性长例间期值积准本])(?=反映|考核|考察|衡量|用以|用于|是指|指标解释)")
YES_NO = regex(r"[是否](?=$|[\d≥≤＝=])")
SENTENCE_END = regex(r"[。；;）)】]+")
ORDINAL = regex(r"指标\s?\d{1,2}[:：、]|(?:(?<=指标)|(?<![\u4e00-\u9fff]))指标\d(?=[\u4e00-\u9fff])")
#: A level 2 name without 指标, which may head a row behind the name of its level 1 only: 效益指标|经济效益|….
BARE = regex(r"(?:经济|社会|生态|环境)效益(?!指标)|可持续影响(?!指标)|服务对象满意度(?!指标)")
#: A unit has at most so many characters.
UNIT = 8
#: What joins a level's name to others in a list or a sentence, where it heads nothing.
JOINS = frozenset("、，,和及与等或“（(")


def lexemes(characters: Sequence[Token]) -> Iterator[Token]:
    """The tokens of one character each, put together to the smallest pieces that may be cells."""
    start = 0
    for number, token in enumerate(characters):
        if number and (token.gap is not Gap.NONE or token.cell is None):
            yield from _pieces(characters[start:number])
            start = number
    yield from _pieces(characters[start:])


def _pieces(run: Sequence[Token]) -> Iterator[Token]:
    """The pieces of what has no gap within."""
    if len(run) < 2:
        yield from run
        return
    text = "".join(token.text for token in run)
    wanted = cuts(text)
    first = position = 0
    for number, token in enumerate(run):
        position += len(token.text)
        if position in wanted or number == len(run) - 1:
            yield _whole(run[first : number + 1])
            first = number + 1


def _whole(run: Sequence[Token]) -> Token:
    cell = run[0].cell
    text = "".join(token.text for token in run)
    if cell is None or len(run) == 1:
        return run[0]
    return Token(text, run[0].gap, Cell(cell.block, text, cell.row, cell.column, cell.line), run[0].row)


def cuts(text: str) -> set[int]:
    """Where a cell may end in a text: the offsets behind the pieces."""
    found: set[int] = set()
    for name in level_names().finditer(text):
        if text[name.start() - 1 : name.start()] not in JOINS or name.start() == 0:
            bare = BARE.match(text, name.end())
            found |= {name.start(), name.end(), bare.end() if bare is not None else name.end()}
    for sign in (
        *SIGNS.finditer(text),
        *_operator_words().finditer(text),
        *JUDGEMENT.finditer(text),
        *YES_NO.finditer(text),
        *_said_words().finditer(text),
    ):
        found |= {sign.start(), sign.end()}
    found |= set(_units_before(text))
    for twice in TWICE.finditer(text):
        found |= {twice.start(), twice.end(1), twice.end()}
    found |= {match.start() for match in DEFINITION.finditer(text)} | {match.end() for match in SENTENCE_END.finditer(text)}
    found |= {match.start() for match in ORDINAL.finditer(text)}
    dates = [(match.start(), match.end()) for match in DATE.finditer(text)]
    found |= {end for _, end in dates}
    inside = {offset for start, end in dates for offset in range(start + 1, end) if not text[offset - 1 : offset + 1].isdigit()}
    found |= _number_cuts(text) - inside
    kept = {offset for match in ORDINAL.finditer(text) for offset in range(match.start() + 1, match.end())}
    return found - kept


def _number_cuts(text: str) -> set[int]:
    """Around each number and behind its unit; a number may be several that have run together."""
    found: set[int] = set()
    folded = normal(text) if len(normal(text)) == len(text) else text
    for number in NUMBER.finditer(text):
        start, end = number.span()
        found |= {start, end}
        found |= {offset for offset in range(start + 1, end) if text[offset - 1 : offset + 1].isdigit()}
        unit = unit_end(folded, end)
        if unit > end:
            found.add(unit)
    return found


def _units_before(text: str) -> Iterator[int]:
    """Where a unit begins that stands before an operator, in a column of its own: 车辆数|元/辆|≤."""
    for sign in SIGNS.finditer(text):
        end = sign.start()
        longest = max((n for n in range(1, min(UNIT, end) + 1) if lookup_unit(text[end - n : end]) is not None), default=0)
        if longest:
            yield end - longest


@cache
def _said_words() -> re.Pattern[str]:
    """The words of a column that says how far something is done or likely: 按期完成, 确定能, √."""
    words = sorted((one for one in DONE | LIKELIHOOD if len(one) > 2), key=len, reverse=True)
    return re.compile(f"{'|'.join(words)}|[√×]")


@cache
def _operator_words() -> re.Pattern[str]:
    """The words before a number that say how to compare: 不低于, 大于等于."""
    words = sorted((one for one in operator_forms("before", "cell") if len(one) > 1), key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(map(re.escape, words))})(?=\\d)|定性(?=[\\u4e00-\\u9fff\\d])")
