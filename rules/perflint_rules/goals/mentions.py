"""Which numbers of a goal speak of which indicator."""

from __future__ import annotations

from functools import lru_cache

from perflint.language.normal import normal
from perflint.regex import regex
from perflint.tables.model import IndicatorTable
from perflint_rules.goals.reading import Promise
from perflint_rules.units.measures import bare_name

#: Shorter names (培训) stand for many things; longer ones for one. Names cut off by a form must share more.
SHORTEST = 4
HALF = 2
#: A value this many characters behind a name is still right behind it: "培训人次达到400".
REACH = 6
#: Behind the verb a goal may say more than the name does: 受理群众来电 for 受理来电, but not a sentence more.
INSERTED = 4
_MEASURE = regex(r"(?:人次|数量|场次|总量|长度|里程|面积|[人次期台册户家件座份处条辆套栋项间盏株总]数|率|度|指标)+$")


@lru_cache(maxsize=4096)
def core(name: str) -> str:
    """A name without the word for its measure: 聘用保安人数 -> 聘用保安, 服务对象满意度 -> 服务对象满意."""
    return _MEASURE.sub("", bare_name(name))


def speaks_otherwise(goal: str, table: IndicatorTable) -> bool:
    """Whether a goal seems to name an indicator without its own value soon behind the name: told quickly.

    What begins and ends like the name within its length and a little more may be the name.
    """
    text = normal(goal)
    for indicator in table.indicators:
        name, target = indicator.level3, indicator.target
        if name is None or target is None or bare_name(name.text)[:HALF] not in text:
            continue
        wanted = core(name.text)
        if len(wanted) < SHORTEST:
            continue
        value = normal(target.text)
        at = text.find(wanted[:HALF])
        while at >= 0:
            end = at + len(wanted) + INSERTED
            if wanted[-HALF:] in text[at:end] and value not in text[at : end + len(value) + REACH]:
                return True
            at = text.find(wanted[:HALF], at + 1)
    return False


def names_same(promise: Promise, name: str) -> bool:
    """Whether the words in front of a promised number end in the name of an indicator."""
    wanted = core(name)
    return len(wanted) >= SHORTEST and core(promise.quantity.label or "").endswith(wanted)


def names_part(promise: Promise, name: str) -> bool:
    """Whether the words in front of a promised number narrow down the name of an indicator: 受理群众来电 and 受理来电.

    What is so named is the same thing or a part of it, and a part is never more than the whole.
    """
    wanted, label = core(name), core(promise.quantity.label or "")
    if len(wanted) < SHORTEST or not label.endswith(wanted[-HALF:]):
        return False
    start = label.rfind(wanted[:HALF])
    named = label[start:] if start >= 0 else ""
    if not 0 < len(named) - len(wanted) <= INSERTED:
        return False
    letters = iter(named)
    return all(letter in letters for letter in wanted)
