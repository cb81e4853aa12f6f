"""Lines in which whole tables run together, cut into what would be lines: facts, titles, headings with their rows, remarks."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from functools import cache

from perflint.documents.model import Cell
from perflint.regex import regex
from perflint.tables.vocabulary import is_total, label, label_words

#: Where a heading begins that has nothing between its cells.
HEADING = regex(r"一级(?:绩效)?指标\s*二级|二级(?:绩效)?指标\s*三级|(?:二级|三级)指标\s*\w*指标|指标名称\s*\w*(?:指标|单位|权重)")
#: The label of the group that a heading belongs to may stand right before it.
GROUP = regex(r"(?:(?:长期|中期|年度|本年度|项目|实施期)?绩效指标|序号|编号)\s*$")
TITLE = regex(
    r"(?:20\d\d年度?)?(?:[省市县区本]级|市直)?(?:部门|单位|财政|专项|项目|政策|预算|整体|支出|资金|转移支付|运行|[(（]单位[)）])*"
    r"绩效(?:目标|自评|评价|申报|批复|监控|情况|指标)*表(?:\s*[(（][^()（）]{0,12}年[^()（）]{0,4}[)）])?"
)
#: The numbers and dots of rows that were not filled in.
TO_FILL = regex(r"(?:[1-9][.、]\s*){2,}(?!\d)|…+")
CUT_NAME = regex(r"(?<=[\u4e00-\u9fff])\s+(?=指标)")
TOTAL = regex(r"(?:合\s*计|总\s*计|总\s*分|总得分)(?=[\s\d:：]*(?:\d|$))")
WHOLE_TOTAL = regex(r"(小计|合计|总计|总分|总得分)[:：]?(100(?:\.0+)?(?=\d))?(\d{1,3}(?:\.\d+)?)分?")
#: What ends a cell, so that what stands below a table may follow.
ENDED = regex(r"[\d%％。；;）)…:：\s>]$")
#: A line so long, with a heading in it, is a whole table.
LONG = 60
#: In text whose cells run together at most one of so many characters is a blank.
SPARSE = 12
#: A title that ends so near the beginning of a heading is part of it: 绩效指标表.
NEAR = 4
#: The fewest characters of a label that is told from the text around it by nothing but its words.
LABEL = 4
#: Amounts that have run together: each has two decimals, or is a rate, or a weight before a rate.
AMOUNTS = regex(r"(?:10|[1-9]\d)(?=(?:100|[1-9]?\d)(?:\.\d+)?%)|(?:100|[1-9]?\d)(?:\.\d+)?%|\d+\.\d\d|\d+(?:\.\d+)?")
ALL_AMOUNTS = regex(r"[\d.%]+")


def holds_tables(text: str) -> bool:
    """Whether a line is a whole table whose cells have run together."""
    found = HEADING.search(text) if len(text) > LONG else None
    return found is not None and not any(character.isspace() for character in found[0])


def goes_on(text: str) -> bool:
    """Whether a line below one that holds tables is as likely more of them: long, and with hardly a blank."""
    return len(text) > LONG and sum(map(str.isspace, text)) * SPARSE < len(text)


def lines_in(text: str, begun: bool = False) -> list[str]:
    """What would be lines of its own in a line that holds tables: each heading with its rows, and what is around them.

    Without what a form says for the sake of filling it in, and the blanks that a wrapped level name has kept. `begun`
    says that the line above ends in the rows of a table.
    """
    text = CUT_NAME.sub("", TO_FILL.sub(" ", text))
    starts: list[int] = [0] if begun else []
    for heading in HEADING.finditer(text):
        if starts and (starts[-1] or not begun) and heading.start() - starts[-1] < LONG:
            continue  # more of the same heading
        group = GROUP.search(text, 0, heading.start())
        starts.append(group.start() if group is not None else heading.start())
    cuts = {0, *starts, len(text)}
    for title in TITLE.finditer(text):
        if not cuts.intersection(range(title.end() - NEAR, title.end() + 1)):
            cuts |= {title.start(), title.end()}
    for first, last in zip(starts, [*starts[1:], len(text)], strict=True):
        cuts |= set(_below(text, first, last))
    places = sorted(cuts)
    return [text[one:other] for one, other in itertools.pairwise(places)]


def _below(text: str, first: int, last: int) -> Iterator[int]:
    """Where what stands below a table begins, in the part of a text that a heading begins."""
    for total in TOTAL.finditer(text, first, last):
        yield total.start()
    for word in _words_below().finditer(text, first, last):
        if word[0].endswith((":", "：")) or ENDED.search(text, max(first, word.start() - 1), word.start()):
            yield word.start()


@cache
def _words_below() -> re.Pattern[str]:
    words = sorted((re.escape(word) for word in label_words(after=True)), key=len, reverse=True)
    telling = [word for word in words if len(word) >= LABEL]
    return re.compile(f"(?:{'|'.join(telling)})[:：]?|(?:{'|'.join(words)})[:：]")


def facts_apart(cells: Sequence[Cell]) -> list[Cell]:
    """The cells of a line with labels and values in cells of their own: 主管部门|教育局|实施单位|第一小学."""
    return [piece for cell in cells for piece in _labels_apart(cell)]


def _labels_apart(cell: Cell) -> Iterator[Cell]:
    text = cell.text
    found = [match.span() for match in _labels().finditer(text)]
    if not found or (found[0][0] > 0 and len(found) < 2):
        yield from _amounts_apart(cell)
        return
    places = sorted({0, len(text), *(place for span in found for place in span)})
    for start, end in itertools.pairwise(places):
        piece = text[start:end].strip()
        if piece:
            yield from _amounts_apart(Cell(cell.block, piece, cell.row, cell.column, cell.line))


def _amounts_apart(cell: Cell) -> Iterator[Cell]:
    text = cell.text.strip("—- ")
    if len(text) < 5 or not ALL_AMOUNTS.fullmatch(text):
        yield cell
        return
    for amount in AMOUNTS.findall(text):
        yield Cell(cell.block, amount, cell.row, cell.column, cell.line)


def begins_with_label(cell: Cell, fact: str) -> list[Cell]:
    """A cell as the label of a fact that it begins with, and the rest of it; empty where it does not begin with one."""
    apart = facts_apart([cell])
    known = label(apart[0].text) if len(apart) > 1 else None
    return apart if known is not None and known.fact == fact else []


def total_apart(cell: Cell) -> list[Cell]:
    """A total and its numbers in cells of their own, a blank or nothing between them: 总分|100|98.5. Empty where it is none."""
    words = cell.text.split()
    if len(words) < 3 or not is_total(words[0]):
        found = WHOLE_TOTAL.fullmatch("".join(words))
        words = [text for text in found.groups() if text] if found is not None else []
    return [Cell(cell.block, text, cell.row, cell.column, cell.line) for text in words]


@cache
def _labels() -> re.Pattern[str]:
    words = sorted((re.escape(word) for word in label_words() if len(word) >= LABEL), key=len, reverse=True)
    return re.compile(rf"(?:其中[:：])?(?:{'|'.join(words)})(?:\s*[(（][^()（）]{{1,10}}[)）])?(?![的是为、，,和及与或:：表])")
