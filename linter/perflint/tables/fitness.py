"""How well a text fits a typed column: the evidence that linear text is aligned by.

Scores are roughly log odds: +4 for a word that can hardly stand elsewhere, -6 for one that cannot stand here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from perflint.language.dates import find_dates
from perflint.language.numerals import parse_number
from perflint.language.operators import normalise_operator
from perflint.language.quantity import parse_quantities
from perflint.language.units import lookup_unit
from perflint.regex import regex
from perflint.tables.heading_words import heading_field
from perflint.tables.vocabulary import (
    ASIDE,
    FACT_COLUMN,
    ORDINAL,
    SECOND,
    begins_level,
    is_damaged,
    key,
    level,
    plain_field,
    says_nothing,
    year_in,
)

HAN = regex(r"[\u4e00-\u9fff]")
POINTS = regex(r"^-?\d{1,3}(?:\.\d+)?\s*[%％分]?$")
PLAIN_NUMBER = regex(r"^[-+]?[\d,，]*\.?\d+$")
YES_OR_NO = frozenset({"是", "否", "√", "×", "核心", "非核心"})
DONE = frozenset(
    {
        "完成", "达标", "已完成", "达成", "达成预期指标", "达到", "合格", "优", "良", "好", "未完成", "部分完成", "按期完成",
        "如期完成",
    }
)  # fmt: skip
#: How likely a monitoring table says it is that a target is reached.
LIKELIHOOD = frozenset({"确定能", "有可能", "完全不可能", "能完成", "不能完成"})
GRADE = regex(
    r"^(?:[优良中差好高低]{1,4}|较[好高低差]|一般|良好|优秀|优良率?|明显|合规|及时|达[到成](?:预期|年度)?(?:指标|目标)?)$"
)
#: How the value of a qualitative indicator is said: 稳步提高, 效果明显, 达成预期指标.
JUDGEMENT = regex(
    r"(?:成?效果?|影响|作用)?(?:比?较为?|十分|非常|基本|完全|全面|明显|显著|有效|稳步|逐步|逐渐|逐年|持续|不断|进一步|大幅|长期|切实|得到|有所|有力)+"
    r"(?:地|的)?(?:提升|提高|改善|增强|增加|增长|促进|保障|推进|推动|完善|优化|下降|降低|减少|缓解|改进|发展|提质|加强|巩固|好转|显著|明显|达标|到位|完成|合规|满意|实现|有效|健全|影响)"
    r"|(?:效果|成效|影响|作用)(?:较?为?)(?:明显|显著|良好)|(?:达成|达到|完成|实现)(?:年度|年初|预期|既定|计划)?(?:指标|目标)"
    r"|(?:不超过?|控制在)预算(?:范围内?|数|以内)?"
)
#: A value of more Chinese characters is prose with a number in it.
PROSE = 12
#: The kinds of standard that a value may rest on (绩效标准), a column of its own in some forms.
STANDARD = regex(r"^(?:计划|行业|历史|国家|地方|预算支出|其他|财政部认可的其他)标准$")
#: What the name of a public body looks like, with the code that budget systems put before it.
BODY = regex(
    r"^\d{3,}\s*[-—]|(?:局|委|委员会|政府|办公室|中心|厅|院|校|学校|大学|街道|办事处|部门|本级|站|所|队|馆|公司|集团|协会)$"
)

#: What a form says behind the name of a level: how much of the score is its own.
SHARE = regex(r"[(（]\d{1,3}(?:\.\d)?(?:[-—–~～]\d{1,3})?(?:分[)）]|[)）]分)")
#: A row's number or code.
SERIAL = regex(r"[\dA-Z一二三四五六七八九十.、()（）-]+")
#: Free text, of which a cell may hold any amount; a piece of it may continue the cell before.
FREE_TEXT = frozenset({"level3", "definition", "deviation_reason", "remark", "other"})
IMPOSSIBLE = -6.0
#: What a text goes on with and never begins with.
GOES_ON = tuple("，。；、）,;")


def han(text: str) -> int:
    """How many Chinese characters a text has."""
    return len(HAN.findall(text))


def _level(depth: int, text: str) -> float:
    if level(depth, text) is not None:
        return 1.5 if is_damaged(depth, text) else 4.0
    if depth == 2 and key(text).endswith("指标") and len(text) <= 14:
        return 3.0
    if parse_number(text) is not None or len(text) > 24 or ORDINAL.match(text):
        return IMPOSSIBLE
    if depth == 2 and begins_level(text):
        return 1.0
    return -2.5 if len(text) <= 12 else -4.0


def is_level_rest(text: str) -> bool:
    """Whether a text is what has been cut off the name of a level, and nothing else: 指标, (50分)."""
    return text == "指标" or SHARE.fullmatch(text) is not None


def _is_level(text: str) -> bool:
    return level(1, text) is not None or level(2, text) is not None


def _is_full_level(text: str) -> bool:
    """Whether a text is a level's name written in full, which is hardly anything else: 数量指标, not 数量."""
    return text.endswith("指标") and _is_level(text)


def _name(text: str) -> float:
    if says_nothing(text):
        return 0.0
    if ORDINAL.match(text) and han(text) >= 2:
        return 3.0
    if parse_number(text) is not None or normalise_operator(text) is not None:
        return IMPOSSIBLE
    if _is_level(text) or heading_field(text) == "group":
        return -5.0 if _is_full_level(text) else -3.0
    if lookup_unit(text) is not None and len(text) <= 5:
        return -3.0
    if begins_level(text):
        return 0.3  # 服务对象, whose rest is likely to follow
    return 1.5 if han(text) >= 2 else -1.5


def _text(text: str) -> float:
    if _is_level(text):
        return -4.0
    if says_nothing(text):
        return 1.0
    return 0.5 if han(text) >= 2 else -2.0


def _unit(text: str) -> float:
    if says_nothing(text):
        return 0.5
    if PLAIN_NUMBER.match(text):
        return IMPOSSIBLE
    if lookup_unit(text) is not None:
        return 3.0
    if re.match(r"^\d+\D{1,3}$", text):
        return -0.5
    return -0.5 if len(text) <= 4 else -4.0 if len(text) <= 10 else IMPOSSIBLE


def _operator(text: str) -> float:
    if normalise_operator(text) is not None and len(text) <= 8:
        return 4.0
    return 1.0 if says_nothing(text) or (not han(text) and len(text) <= 10 and not re.search(r"\d", text)) else IMPOSSIBLE


def _value(text: str) -> float:
    if PLAIN_NUMBER.match(text):
        return 2.0
    if normalise_operator(text) is not None and len(text) <= 3:
        return -4.0
    if parse_quantities(text) or find_dates(text) or text in DONE or GRADE.match(text) or JUDGEMENT.fullmatch(text):
        return 2.0 if len(text) <= 30 and han(text) <= PROSE else 0.5
    if says_nothing(text):
        return 0.5
    if _is_full_level(text):
        return IMPOSSIBLE
    return -0.5 if len(text) <= 16 else -1.5


def _forecast(text: str) -> float:
    """What is expected for the whole year, or how likely the target is reached, which may only be ticked."""
    return 2.5 if text in LIKELIHOOD or text == "√" else _value(text)


def _points(text: str) -> float:
    if not POINTS.match(text):
        return IMPOSSIBLE
    number = parse_number(text.rstrip("%％分").strip())
    return 2.0 if number is not None and 0 <= number <= 100 else IMPOSSIBLE


def _reason(text: str) -> float:
    if _is_level(text) or text in LIKELIHOOD:
        return -4.0
    if says_nothing(text):
        return 1.5
    return 0.5 if han(text) >= 2 else -3.0


def _core(text: str) -> float:
    return 4.0 if text in YES_OR_NO else IMPOSSIBLE


def _group(text: str) -> float:
    if heading_field(text) == "group":
        return 3.0
    return 0.5 if len(key(text)) <= 3 and set(key(text)) <= set("项目年度整体绩效指标完成情况") else -3.0


def _serial(text: str) -> float:
    return 1.5 if SERIAL.fullmatch(text) else -4.0


def _remark(text: str) -> float:
    return 0.2 if han(text) >= 1 else -1.0


def _other(text: str) -> float:
    """A column that perflint does not keep may hold anything."""
    return 2.5 if STANDARD.match(text) or text in LIKELIHOOD else -4.0 if _is_level(text) else max(-0.3, _remark(text))


FITS: dict[str, Callable[[str], float]] = {
    "level1": lambda text: _level(1, text),
    "level2": lambda text: _level(2, text),
    "level3": _name,
    "operator": _operator,
    "target": _value,
    "unit": _unit,
    "weight": _points,
    "actual": _value,
    "score": _points,
    "score_rate": _points,
    "forecast": _forecast,
    "deviation_reason": _reason,
    "core": _core,
    "definition": _text,
    "remark": _remark,
    "group": _group,
    "serial": _serial,
    "other": _other,
}


def _fact(name: str, text: str) -> float:
    if _is_level(text) or normalise_operator(text) is not None:
        return IMPOSSIBLE
    number = parse_number(text)
    if name.endswith("year"):
        return 2.5 if year_in(text) is not None else IMPOSSIBLE
    if name.endswith("budget"):
        return 2.5 if number is not None else IMPOSSIBLE
    if number is not None:
        return IMPOSSIBLE
    if name.endswith(("unit_name", "department")):
        return 2.0 if BODY.search(text) else -0.5
    if name.endswith("goal"):
        return 1.0 if len(text) > 15 else 0.2
    return 1.5 if han(text) >= 2 else -1.0


@lru_cache(maxsize=4096)
def fit(name: str, text: str) -> float:
    """How well `text` fits the column of field `name`; less where the column is not the table's own."""
    if text.startswith(GOES_ON):
        return IMPOSSIBLE
    if name.startswith(ASIDE):
        own = fit(plain_field(name), text)
        return own / 2 if own > 0 else own
    name = plain_field(name)
    if name.startswith(FACT_COLUMN):
        return _fact(name.removeprefix(FACT_COLUMN), text)
    if name not in ("level1", "level2", "group") and is_level_rest(text):
        return IMPOSSIBLE
    if name not in ("level3", "serial") and (match := ORDINAL.match(text)) is not None and match.end() == len(text):
        return IMPOSSIBLE  # the number of a name that was not filled in
    return FITS[name](text)


#: These are set by the form's rules and rarely left empty.
POINTS_KEPT = frozenset({"weight", "score"})


@lru_cache(maxsize=256)
def loss(name: str) -> float:
    """What it costs to suppose that a row has no cell in the column of field `name`."""
    if name == SECOND + "level3":
        return 1.0
    if name in ("level1", "level2", "group", "serial") or name.startswith((FACT_COLUMN, SECOND)):
        return 0.0
    if name == "level3":
        return 3.0
    if name in POINTS_KEPT:
        return 1.2
    if name.startswith(ASIDE):
        return 0.1
    return 0.4 if name in ("remark", "deviation_reason", "other", "core", "forecast") else 1.0


@lru_cache(maxsize=4096)
def continuation(name: str, text: str) -> float:
    """What it costs to suppose that `text` continues the cell before it, in the column of field `name`."""
    if ORDINAL.match(text) or is_level_rest(text):
        return -0.4 if name in ("level1", "level2") and is_level_rest(text) else IMPOSSIBLE
    if name in ("level1", "level2", "group"):
        return -0.8 if len(text) <= 8 and (key(text).endswith("指标") or len(key(text)) <= 2) else IMPOSSIBLE
    if name in FREE_TEXT:
        return -0.8
    return -1.2 if name in ("target", "actual") else IMPOSSIBLE
