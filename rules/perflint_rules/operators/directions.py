"""Which way an indicator's operator should point: what is a cost, what is unwanted, what is a rate that should be high."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from perflint.language.units import COMPOUND, lookup_unit
from perflint.regex import regex
from perflint.tables.model import Indicator
from perflint_corpora import load_rows
from perflint_rules.self_evaluation.outcomes import is_bad_thing
from perflint_rules.units.measures import bare_name, is_change, measure_of
from perflint_rules.values.rates import LOOSE, SHARE, rate_kind

MONEY = "money"

# a cost by its own name, whatever the level it stands under
_NAMED_COST = ("成本", "单价", "均价", "造价")
_BENEFIT = regex("效益|效果|影响|满意")
# costs to society or nature are no amounts of money
_OTHER_COST = regex("社会成本|环境成本|生态")
_SAVED = regex("节约|节省|节支|压减|压降|降低|下降|减少|减轻|压缩|缩减|收入|增收|产值|销售|融资|到位|筹措|争取|撬动|带动")
# what is laid down by rule or contract
_PAID_OUT = regex("补助|补贴|资助|救助|奖励|奖补|发放|兑现|津贴|抚恤|慰问|工资|薪酬|社保|公积金|定额|拨付|保费")
_TOTAL = regex("总(?:额|金额|成本|费用|支出|投资|经费)$")
# work on something unwanted: more of it is done, not suffered
_WORK = regex(
    "接待|开展|组织|调查|检查|完成|实施|培训|宣传|监管|核查|检测|维修|抢修|服务|咨询|登记|上报|发现|打击|侦破|立案|评估"
)
# counted, these are suffered; others (违法案件数, 信访件数) may be the work that is done on them
_SUFFERED = "投诉|故障|事故|差错|失误|误差|超支|超时|逾期|延误|死亡|伤亡"


def is_money_cost(indicator: Indicator) -> bool:
    """Whether a row says how much money something costs: by its level or, where that is none of benefit, by its name."""
    name = indicator.name or ""
    return may_be_cost(indicator.levels, name) and is_money(indicator, name)


@lru_cache(maxsize=4096)
def may_be_cost(levels: str, name: str) -> bool:
    """Whether levels and name speak of a cost in money, rather than of saving, earning or harm to others."""
    if "成本" not in levels and (not bare_name(name).endswith(_NAMED_COST) or _BENEFIT.search(levels)):
        return False
    return not _OTHER_COST.search(levels) and not _SAVED.search(name)


def is_money(indicator: Indicator, name: str) -> bool:
    """Whether the value is money, or the name an amount of it that is given as a share (预算支出总额 in %)."""
    quantities = indicator.quantities
    if len(quantities) != 1:
        return False
    measure = measure_of(name)
    unit = lookup_unit(quantities[0].unit) if quantities[0].unit else None
    if unit is None:
        return measure is not None and measure.kind == MONEY
    dimension = unit.numerator.dimension if unit.dimension == COMPOUND and unit.numerator is not None else unit.dimension
    if dimension == MONEY:
        return True
    return dimension == "ratio" and measure is not None and measure.kind == MONEY and not is_change(name)


def is_fixed_amount(name: str) -> bool:
    """Whether an amount is laid down by rule or contract, so that it is neither a floor nor a ceiling: 补助标准, 工资."""
    if _TOTAL.search(bare_name(name)):
        return False
    measure = measure_of(name)
    return "标准" in name or (measure is not None and measure.kind == "allowance") or _PAID_OUT.search(name) is not None


@lru_cache(maxsize=4096)
def is_unwanted(name: str) -> bool:
    """Whether a name ends in something one wants little of: 投诉率, 安全事故起数. Work on it (故障维修次数) is none."""
    return is_bad_thing(name) and not _WORK.search(name) and _unwanted_end().search(bare_name(name)) is not None


@lru_cache(maxsize=4096)
def should_be_high(name: str) -> bool:
    """Whether a name ends in a rate of which more is better, satisfaction excepted."""
    return rate_kind(name) in (SHARE, LOOSE) and "满意" not in name and not is_bad_thing(name)


@cache
def _unwanted_end() -> re.Pattern[str]:
    words = "|".join(re.escape(row["word"].removesuffix("率")) for row in load_rows("direction_words") if row["kind"] == "bad")
    return re.compile(
        rf"(?:(?:{words})(?:的?发生)?率|(?:{_SUFFERED})(?:事件|事故|案件|问题)?(?:的?发生)?(?:数|数量|次数|件数|起数|人数)?)$"
    )
