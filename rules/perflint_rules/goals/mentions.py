"""Which numbers of a goal speak of which indicator."""

from __future__ import annotations

import re
from functools import lru_cache

from perflint.language.normal import normal
from perflint.tables.model import IndicatorTable
from perflint_rules.goals.reading import Promise
from perflint_rules.units.measures import bare_name

#: Shorter names (培训) stand for many things; longer ones for one. Names cut off by a form must share more.
SHORTEST = 4
#: A value this many characters behind a name is still right behind it: "培训人次达到400".
REACH = 6
_MEASURE = re.compile(r"(?:人数|人次|数量|次数|场次|期数|台数|册数|户数|家数|总数|总量|率|度|指标)+$")


@lru_cache(maxsize=4096)
def core(name: str) -> str:
    """A name without the word for its measure: 聘用保安人数 -> 聘用保安, 服务对象满意度 -> 服务对象满意."""
    return _MEASURE.sub("", bare_name(name))


def speaks_otherwise(goal: str, table: IndicatorTable) -> bool:
    """Whether a goal names an indicator without its own value right behind the name: told quickly."""
    text = normal(goal)
    for indicator in table.indicators:
        name, target = indicator.level3, indicator.target
        wanted = core(name.text) if name is not None else ""
        if len(wanted) < SHORTEST or target is None:
            continue
        value = normal(target.text)
        at = text.find(wanted)
        while at >= 0:
            if value not in text[at : at + len(wanted) + len(value) + REACH]:
                return True
            at = text.find(wanted, at + 1)
    return False


def names_same(promise: Promise, name: str) -> bool:
    """Whether the words in front of a promised number end in the name of an indicator."""
    wanted = core(name)
    return len(wanted) >= SHORTEST and core(promise.quantity.label or "").endswith(wanted)
