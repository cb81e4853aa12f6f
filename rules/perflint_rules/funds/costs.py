"""Which indicators state an amount of money that the budget must cover, and which of them speak of the whole project."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from perflint.language.units import lookup_unit
from perflint.regex import regex
from perflint.tables.model import Indicator
from perflint_rules.units.measures import bare_name

_PRICE = regex(r"单价|均|标准|单位|定额|每|/|单[个次台套件批场人户辆期车]")
#: Money that is saved or earned, or that is not this year's budget.
_OTHER_MONEY = regex(
    r"节约|节省|节支|降低|减少|下降|压减|压缩|增收|收入|收益|产值|结余|总投资|投资额|概算|合同|市场价|撬动|带动|社会资本"
)
_MONEY_TAIL = regex(
    r"(?:项目|预算|年度|全年|本年|当年|财政|资金|经费|成本|支出|费用|费|投入|投资|总额|总计|合计|总量|总|金额|额度|控制数|控制|数|使用|的)+$"
)
#: What kind of thing a project is: the 总成本 of 清淤工程 is that of the project 河道清淤.
_KIND_TAIL = regex(r"(?:工程|服务|工作|活动|建设)+$")
_MEANS_ALL = regex(r"总|项目|预算|全年|年度")
_RATE = regex(r"率|比例|比重|占比|幅度|程度|比$")


@lru_cache(maxsize=4096)
def is_price(name: str) -> bool:
    """Whether a name speaks of what one thing costs (工作服单价, 人均补助标准)."""
    return _PRICE.search(name) is not None


@lru_cache(maxsize=4096)
def is_other_money(name: str) -> bool:
    """Whether a name speaks of money that the budget does not pay: savings, earnings, the investment of all years."""
    return _OTHER_MONEY.search(name) is not None


def may_be_money(indicator: Indicator) -> bool:
    """Whether the value or its unit can be an amount or a price at all: told quickly, most rows are neither."""
    unit, target = indicator.unit, indicator.target
    if unit is not None and ("元" in unit.text or unit.text.startswith("/")):
        return True
    return target is not None and ("元" in target.text or "/" in target.text)


def under_cost(indicator: Indicator) -> bool:
    """Whether the row stands under 成本指标."""
    return "成本" in indicator.levels


@lru_cache(maxsize=4096)
def subject(text: str) -> str:
    """A name without the words for money at its end: 中心运行费 and 中心运行经费 are both 中心运行."""
    return _MONEY_TAIL.sub("", bare_name(text))


@lru_cache(maxsize=4096)
def is_total(name: str, project: str) -> bool:
    """Whether a name stands for the money of the whole project: 预算支出总额, 项目总成本, or the project's own name."""
    if is_price(name) or is_other_money(name) or _RATE.search(bare_name(name)):
        return False
    head = subject(name)
    if not head:
        return _MEANS_ALL.search(name) is not None
    whole = subject(project)
    if head == whole:
        return True
    kind = _KIND_TAIL.sub("", head)
    return "总" in name and len(kind) > 1 and kind in whole


def amount_of(indicator: Indicator) -> Decimal | None:
    """The amount in yuan that a row states as its only value, or None; prices for one of something are no amounts."""
    quantities = indicator.quantities
    if len(quantities) != 1 or quantities[0].upper is not None or quantities[0].unit is None:
        return None
    unit = lookup_unit(quantities[0].unit)
    if unit is None or unit.dimension != "money" or unit.alternatives:
        return None
    return quantities[0].number * unit.factor
