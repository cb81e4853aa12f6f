"""What a goal promises in numbers, and which indicators speak of the same; shared by this topic."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from perflint.language.normal import normal
from perflint.language.patterns import words_of
from perflint.language.quantity import Quantity, parse_quantities
from perflint.language.units import lookup_unit, same_dimension
from perflint.language.vagueness import is_measurable
from perflint.regex import regex
from perflint.tables.model import Indicator
from perflint_rules.goals.numbers import COUNTED, equal_numbers
from perflint_rules.units.measures import bare_name

_CLAUSE = regex(r"[,，;；。、!！?？\n]|(?<![0-9])[0-9]{1,2}[.、](?![0-9])")
_MARKUP = regex(r"</?[A-Za-z][^<>]*>")
_ORDINAL = regex(r"^(?:[0-9]{1,2}[.、)）]|[（(][0-9一二三四五六七八九十]{1,2}[)）]|[一二三四五六七八九十][、.是])")
#: 办结率, 完好比例: what is measured in front, the measure behind; most words in 度 (进度, 长度) are no rates.
_RATE = regex(r"(?P<of>[\u4e00-\u9fff]{2,})(?:率|比例|占比|比重)$|(?P<degree>满意|知晓|认可|认同|信任|公开|准确|完好)度$")
_LABEL_TAIL = regex(r"(?:指标|目标|值|水平)+$")
#: A number that something starts from, or that belongs to another year, is no promise.
_NOT_PROMISED = regex(r"由$|从$|上年|去年|往年|目前|现有|截至|已有|历年|底数|基数")
#: Dimensions of tasks and results; money, plain numbers and periods of years are none.
_PROMISED = COUNTED | {"ratio"}

_ANY_NUMBER = regex(r"[0-9０-９二三四五六七八九十百千两]")

#: Words that say nothing about what is counted.
_GENERIC = regex(
    r"\([^()]*\)|指标|数量|总数|人数|人次|次数|场次|台数|个数|户数|册数|期数|批次|面积|长度|里程|时间|时限|完成|开展|组织|实施|进行|提供|达到|"
    r"达|实现|确保|保障|保证|全年|年度|全市|全县|全区|每年|每月|每季度|不少于|不低于|不超过|以上|以内|左右|约|各类|相关|工作|项目|任务|情况|"
    r"及|和|与|的|等|率|度|设备|设施"
)


class Promise(NamedTuple):
    """One number of a goal: its quantity, the clause it stands in, and what it is a rate of (办结), where it is one."""

    quantity: Quantity
    clause: str
    rate_of: str | None

    @property
    def text(self) -> str:
        """The clause, shortened to what a report can show."""
        return self.clause if len(self.clause) <= 40 else self.clause[:39] + "…"


@lru_cache(maxsize=4096)
def promises(goal: str) -> tuple[Promise, ...]:
    """The numbers that a goal promises, in order."""
    text = _MARKUP.sub(lambda tag: " " * len(tag[0]), goal)
    marks = [match.span() for match in _CLAUSE.finditer(text)]
    starts, ends = [start for start, _ in marks], [end for _, end in marks]
    found = []
    for quantity in parse_quantities(text):
        unit = lookup_unit(quantity.unit) if quantity.unit else None
        within = unit is not None and unit.dimension == "duration" and quantity.operator in ("≤", "<")
        counted = unit is not None and (unit.dimension in _PROMISED or within)
        if not counted or quantity.upper is not None:
            continue
        before, after = bisect_right(ends, quantity.start), bisect_left(starts, quantity.end)
        clause = text[ends[before - 1] if before else 0 : starts[after] if after < len(starts) else len(text)].strip()
        if not _NOT_PROMISED.search(quantity.label or clause):
            found.append(Promise(quantity, clause, _rate(quantity.label or "")))
    return tuple(found)


def _rate(label: str) -> str | None:
    """What a label is the rate of: 系统办结率 -> 办结; None for what is no rate."""
    match = _RATE.search(_LABEL_TAIL.sub("", normal(label)))
    if match is None:
        return None
    degree: str | None = match["degree"]
    return degree or str(match["of"])[-2:]


@lru_cache(maxsize=4096)
def subject(text: str) -> str:
    """What is left of a name or clause without the words that every other one has, too."""
    return _GENERIC.sub("|", _LABEL_TAIL.sub("", bare_name(text)))


@lru_cache(maxsize=4096)
def pieces(text: str, length: int = 2) -> frozenset[str]:
    """The runs of Chinese characters of that length in the subject of a text."""
    words = subject(text)
    runs = (words[start : start + length] for start in range(len(words) - length + 1))
    return frozenset(run for run in runs if all("\u4e00" <= character <= "\u9fff" for character in run))


def numbers_left(goal: str, indicators: Sequence[Indicator]) -> bool:
    """Whether a goal names any number but those of the indicators, written as in their cells: told quickly."""
    for indicator in indicators:
        target, unit = indicator.target, indicator.unit
        if target is not None:
            goal = goal.replace(f"{target.text}{unit.text}" if unit is not None else target.text, "")
    return _ANY_NUMBER.search(goal) is not None


def is_covered(promise: Promise, indicators: Sequence[Indicator]) -> bool:
    """Whether some indicator may measure what was promised; in doubt it does."""
    number, unit = promise.quantity.number, promise.quantity.unit
    for indicator in indicators:
        for stated in indicator.quantities:
            if stated.number == number and stated.unit == unit:
                return True
    return any(_covers(indicator, promise) for indicator in indicators)


def _covers(indicator: Indicator, promise: Promise) -> bool:
    name = normal((indicator.name or "") + (indicator.definition.text if indicator.definition is not None else ""))
    stated = [*indicator.quantities, *parse_quantities(indicator.name or "")]
    if any(equal_numbers(promise.quantity, quantity) for quantity in stated):
        return True
    if promise.rate_of is not None:
        return promise.rate_of in name or any(promise.rate_of in (quantity.label or "") for quantity in stated)
    if pieces(promise.clause, 3) & pieces(name, 3):
        return True
    related = not pieces(name) or bool(pieces(promise.clause) & pieces(name))
    return related and any(_units_fit(promise.quantity, quantity) for quantity in stated)


def _units_fit(promised: Quantity, stated: Quantity) -> bool:
    one, other = (lookup_unit(unit) if unit else None for unit in (promised.unit, stated.unit))
    return one is None or other is None or other.dimension == "per" or same_dimension(one, other)


@lru_cache(maxsize=4096)
def wishes(goal: str) -> tuple[str, ...]:
    """The clauses of a goal that begin with a verb of wishing: 提升…, 进一步优化…, 确保…."""
    adverbs, verbs = words_of("vague_words", "intensifier"), words_of("slogan_words", "aspire")
    found = []
    for clause in _CLAUSE.split(_MARKUP.sub(" ", goal)):
        for part in clause.split():
            bare = _ORDINAL.sub("", part)
            while bare.startswith(adverbs):
                bare = bare[len(next(filter(bare.startswith, adverbs))) :]
            if bare.startswith(verbs):
                found.append(part)
    return tuple(found)


def has_number(goal: str) -> bool:
    """Whether a goal names any number or date that can be checked."""
    return is_measurable(_MARKUP.sub(" ", goal))


def repeats(text: str, project: str) -> bool:
    """Whether a text says no more than the name of the project, but for 经费, 项目 and the like around it."""
    wanted = _core(project)
    return bool(wanted) and wanted in normal(text) and _core(text) == wanted


_PROJECT_WORDS = regex(r"^(?:完成|开展|实施|做好|保障|确保)+|(?:专项|项目|经费|支出|费用|资金|工作|任务|完成情况|情况|实施|费)+$")


@lru_cache(maxsize=4096)
def _core(text: str) -> str:
    return _PROJECT_WORDS.sub("", bare_name(text))
