"""What an indicator name is made of, where it is more than one measure."""

from __future__ import annotations

import re
from functools import cache

from perflint.language.normal import normal
from perflint.language.quantity import parse_quantities
from perflint.language.units import lookup_unit
from perflint.regex import regex
from perflint_corpora import load_rows
from perflint_rules.units.conflicts import DESCRIBING
from perflint_rules.units.measures import Measure, bare_name, measure_of

RATES = frozenset({"ratio", "satisfaction"})
COUNTS = frozenset({"person", "visit", "frequency", "area", "length", "count", "duration"})
MONEY = "money"

#: Nouns that are measures of their own where they end both halves of a name (服务质量和效率), and parts of a measure elsewhere.
_ASPECTS = ("质量", "效率", "数量", "进度", "速度", "成本", "效益", "时效")
#: The like for what people think and know.
_DEGREES = ("满意度", "知晓度", "参与度", "认可度", "信任度", "支持度", "美誉度", "知名度", "关注度", "配合度")
#: A longer text is no name, whatever it joins.
_LONGEST_NAME = 120
#: A second half longer than this is rather something that both first halves describe (按户数和人数发放的补助金额).
_LONGEST_SECOND = 10

_CLAUSE = regex(r"[,;。:]")
_JOINT = regex(r"[、/]|以及|(?<![饱总温缓共])和(?![谐平睦解])|及(?![时格早])|(?<!参)与")
_RATIO_OF_BOTH = regex(r"之?(?:比|比例|比值|占比|比重|差|和)$")
_PARTS = regex(r"[、,，;；。]")
_DETAIL = regex("每|其中|均")
_ONLY_QUOTED = regex(r'"[^"]+"')
# at the very start it is the ordinal of the row
_SECOND_OF_A_LIST = regex(r"(?<![第十一])二是|②|[;。,、\s](?:其二|二、|\(二\)|\(2\)|2[.、)](?![0-9]))")


def joined_measures(name: str) -> tuple[str, str] | None:
    """The two measures that a name joins (及时率和准确率), as written; None for joined objects (企业和群众满意度)."""
    bare = bare_name(name)
    if len(bare) > _LONGEST_NAME or not _JOINT.search(bare):
        return None
    clause = _CLAUSE.split(bare)[-1]
    for joint in _JOINT.finditer(clause):
        first, second = clause[: joint.start()], clause[joint.end() :]
        if are_two_measures(first, second):
            return _JOINT.split(first)[-1], _JOINT.split(second)[0]
    return None


def are_two_measures(first: str, second: str) -> bool:
    """Whether both halves of a name end as measures, so that neither describes the other."""
    for ends in (_ASPECTS, _DEGREES):
        if first.endswith(ends) and second.endswith(ends):
            return len(second) <= _LONGEST_SECOND
    before, after = measure_of(first), measure_of(second)
    if before is None or after is None or _RATIO_OF_BOTH.search(second):
        return False
    if before.kind in RATES:
        return after.kind in RATES or (after.kind in COUNTS and "率" not in second)
    if before.kind not in COUNTS or len(second) > _LONGEST_SECOND:
        return False
    if after.kind in RATES:
        return not first.endswith(_ASPECTS) and not second.startswith(_ASPECTS)
    return after.kind in COUNTS or _is_bare_money(second, after)


def _is_bare_money(second: str, measure: Measure) -> bool:
    return measure.kind == MONEY and second == measure.ending


def stated_together(name: str) -> tuple[str, ...]:
    """The quantities that a name states one after the other, each of a thing of its own, as written; else ().

    面积10704平方米,人员255名 states two; 3个乡镇200户 says whose, 每期50人 and 60岁以上 describe. A promise of zero (零投诉)
    beside any other quantity counts too. A name that ends in a measure states none: what it carries describes that measure.
    """
    if measure_of(name) is not None:
        return ()
    stated: dict[str, str] = {}
    described: list[str] = []
    promised: list[str] = []
    for part in _PARTS.split(name):
        promise = _zero_promise().search(normal(part))
        if promise:
            promised.append(promise[0].replace('"', ""))
            continue
        for quantity in parse_quantities(part):
            unit = lookup_unit(quantity.unit) if quantity.unit else None
            if unit is None:
                continue
            text = part[quantity.start : quantity.end].strip()
            described.append(text)
            is_own = quantity.label and quantity.operator is None and unit.dimension not in DESCRIBING
            if is_own and not _DETAIL.search(part[: quantity.start]):
                stated.setdefault(quantity.label or "", text)
                break
    if promised and described:
        return (*described, *promised)
    return tuple(stated.values()) if len(stated) > 1 else ()


def is_list(name: str) -> bool:
    """Whether a name numbers its parts (一是…二是…), or gives two of them a quoted heading (“线上”，…，“线下”，…)."""
    spelled = normal(name)
    if _SECOND_OF_A_LIST.search(name, 1) or (spelled != name and _SECOND_OF_A_LIST.search(spelled, 1)):
        return True
    return spelled.count('"') >= 4 and sum(_ONLY_QUOTED.fullmatch(clause) is not None for clause in _CLAUSE.split(spelled)) > 1


@cache
def _zero_promise() -> re.Pattern[str]:
    unwanted = (row["word"] for row in load_rows("direction_words") if row["kind"] == "bad")
    return re.compile(rf'零"?(?:{"|".join(map(re.escape, unwanted))})')
