"""The words that tables are found by: column headings, level names, fact labels, titles. The data is in corpora."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from perflint.regex import regex
from perflint_corpora import load_rows

BRACKETED = regex(r"\([^()]*\)|\[[^\[\]]*\]|〔[^〔〕]*〕|<[^<>]*>")
NOT_WORD = regex(r"[^\w%‰]+")
#: The time that a heading or label speaks of, which does not matter for what it is: 2023年, 1—7月, 截至6月底, 上半年.
PERIOD = regex(r"^(?:(?:20\d\d|[本当])年度?)?(?:(?:截[至止]|\d{1,2}至)?\d{1,4}月(?:份|[底末]|\d{1,2}日)?|上半年|前三季度)?")
PERIOD_BEGINS = frozenset("本当截上前")
#: What a form adds to the names of levels: "一、产出指标", "产出指标50分".
SECTION = regex(r"[(（]?[一二三四五六七八九十]{1,2}[)）]?\s*[、.．]?\s*(?=\D)")
LEVEL_AFFIX = regex(r"^[一二三四五六七八九十\d]{1,2}(?=\D)|\d{1,3}[分%]?$|(?<=指标)分$")
TITLE = regex(
    r"(?:绩效|目标|自评|评价|监控|申报)[^,，。;；:：]{0,18}?(?:目标|自评|申报|监控|评价|指标|情况|评分)?(?:表|表格|一览)(?:\([^()]{0,20}\)|（[^（）]{0,20}）)*$"
)
NOT_TITLE = regex(r"^\W*(?:\d+[.、]|[-—*•])|[。；;]$|进行公开|填报|说明$")

#: What numbers the names under one level: "指标1：", "(2)", "3、".
ORDINAL = regex(r"^(?:指标\s*[:：]?\s*(\d{1,2}|[一二三四五六七八九十]{1,2})\s*[:：、.．，,]?|[（(]?(\d{1,2})[)）、.．](?!\d))\s*")

#: Levels of a heading that any indicator table must show some of.
NAME_FIELDS = frozenset({"level2", "level3"})
VALUE_FIELDS = frozenset({"target", "actual", "weight"})


@lru_cache(maxsize=256)
def plain_field(name: str) -> str:
    """The field that a column holds, whichever table or part of several it belongs to: target for part:2."""
    return "target" if name.startswith(PART) else name.removeprefix(SECOND).removeprefix(ASIDE)


@lru_cache(maxsize=4096)
def key(text: str) -> str:
    """The form in which headings, levels and labels are compared: no width, blanks, brackets' contents, punctuation."""
    folded = "".join(unicodedata.normalize("NFKC", text).split())
    bare = NOT_WORD.sub("", BRACKETED.sub("", folded))
    return bare or NOT_WORD.sub("", folded)


@lru_cache(maxsize=4096)
def split_ordinal(text: str) -> tuple[str, str]:
    """Split a name into its ordinal ("指标1：", "1、") and the rest, a closing semicolon removed."""
    match = ORDINAL.match(text)
    if match is None:
        return "", text.rstrip("；;")
    return match[1] or match[2], text[match.end() :].rstrip("；;")


def without_period(name: str) -> str:
    """A key without the time in front that it speaks of."""
    return PERIOD.sub("", name) if name[:1].isdigit() or name[:1] in PERIOD_BEGINS else name


#: How long the name of a level is that has lost a character.
DAMAGED = (3, 12)
#: The prefix of the fields of a second table that stands beside the first.
SECOND = "second:"


#: The prefix of a field's columns that are not the table's own: values of another year, weights of the levels, a field again.
ASIDE = "aside:"
#: The prefix of a column that holds the value of one of several parts: "part:2" for the second village.
PART = "part:"
TOTAL = regex(r"(?:小计|合计|总计|总分)$")
WHOLE = regex(r"(?:小计|合计|总计|总数|总量|全[省市州县区镇乡村街园年])$")
DOTS = regex(r"[.…。·\s]{1,8}")


#: What stands below a table on forms and web pages: opinions and seals, the buttons of the page.
BELOW = regex(
    r".{0,20}(?:审核|初审|复核|审批|审查|评审)意见|.{2,20}[(（](?:盖章|签章|公章|签字)[)）].*|年\s*月\s*日|附件\s?\d{0,2}|扫一扫.*|[\[【]?(?:下载|打印|关闭|返回).{0,4}"
)


@lru_cache(maxsize=4096)
def closes_table(text: str) -> bool:
    """Whether a cell begins what stands below a table: a total, a remark ("注：…"), a signature ("填报人：")."""
    if BELOW.fullmatch(text.rstrip(":： ")):
        return True
    return label(text.replace("：", ":").partition(":")[0], after=True) is not None or is_total(text)


@lru_cache(maxsize=4096)
def is_total(text: str) -> bool:
    """Whether a text names a total, or that of a level: 合计, 产出指标小计."""
    if len(text) > 16:
        return False
    whole, found = TOTAL.subn("", key(text))
    return found > 0 and (not whole or level(1, whole) is not None or level(2, whole) is not None)


@lru_cache(maxsize=4096)
def is_whole(text: str) -> bool:
    """Whether a column among parts (villages, quarters) is that of all of them together: 合计, 全县."""
    return len(text) <= 16 and WHOLE.search(key(text)) is not None


def is_long_term(group: str) -> bool:
    """Whether the label of a group of indicators says that they are those of all years of a project."""
    return group.startswith(("长期", "中期", "实施期", "总体", "项目期"))


@lru_cache(maxsize=4096)
def only_dots(text: str) -> bool:
    """Whether a text is the mark of a template for rows to be added: "……"."""
    return DOTS.fullmatch(text) is not None


#: A heading may also have columns for facts, where one table lists the indicators of many projects.
FACT_COLUMN = "fact:"
FACT_COLUMNS = frozenset(
    {"project", "unit_name", "department", "total_budget", "annual_budget", "initial_budget", "goal", "year"}
)


#: What heads a column of facts, but is too common a word to be a label beside a value.
FACT_WORDS = {"项目": "project", "部门单位": "unit_name", "单位": "unit_name", "部门": "department"}


def fact_column(text: str) -> str | None:
    """The name of the fact column that this text heads ("fact:project"), or None."""
    known = label(text)
    fact = known.fact if known is not None else FACT_WORDS.get(key(text))
    return FACT_COLUMN + fact if fact in FACT_COLUMNS else None


class Level(NamedTuple):
    """A name of the taxonomy: on which level it may stand and, where it is unique, what it belongs to."""

    name: str
    parent: str | None


@cache
def _levels() -> dict[tuple[int, str], Level]:
    found: dict[tuple[int, str], Level] = {}
    for row in load_rows("levels"):
        for alias in (row["name"], *filter(None, (row["aliases"] or "").split("|"))):
            found[int(row["level"]), key(alias)] = Level(row["name"], row["parent"] or None)
    return found


def without_one(name: str) -> Iterator[str]:
    """A name with each of its inner characters lost in turn: without an outer one it is as likely a piece of a cut cell."""
    yield from (name[:number] + name[number + 1 :] for number in range(1, len(name) - 1))


@cache
def _damaged_levels() -> dict[tuple[int, str], Level]:
    """The full names of levels that have lost one character, where what is left can be one level only."""
    found: dict[tuple[int, str], set[Level]] = {}
    for (depth, name), entry in _levels().items():
        if name.endswith("指标"):
            for damaged in without_one(name):
                found.setdefault((depth, damaged), set()).add(entry)
    known = {name for _, name in _levels()}
    return {one: next(iter(entries)) for one, entries in found.items() if len(entries) == 1 and one[1] not in known}


@lru_cache(maxsize=4096)
def level(depth: int, text: str) -> Level | None:
    """The entry of the taxonomy that `text` names on level `depth` (1 or 2), or None."""
    name = key(text)
    found = _levels().get((depth, name)) or _levels().get((depth, LEVEL_AFFIX.sub("", name)))
    if found is None and DAMAGED[0] <= len(name) <= DAMAGED[1]:
        found = _damaged_levels().get((depth, name))
    if found is None and depth == 2 and len(name) <= 24 and name.endswith("满意度指标") and name.count("满意度") == 1:
        return Level(name, "满意度指标")
    return found


def only_level1(text: str) -> bool:
    """Whether a text is the full name of a level 1 that is no level 2: 产出指标."""
    return text.endswith("指标") and level(1, text) is not None and level(2, text) is None


def is_damaged(depth: int, text: str) -> bool:
    """Whether a text is the name of a level only if it has lost a character."""
    return (depth, key(text)) in _damaged_levels()


@lru_cache(maxsize=4096)
def is_section(text: str) -> bool:
    """Whether a text is the title of a part of a table, which names the level 1 of the rows below: 一、产出指标（50分）."""
    return SECTION.match(text) is not None and level(1, text) is not None


@cache
def _level_beginnings() -> frozenset[str]:
    names = [name for depth, name in _levels() if depth == 2]
    return frozenset(name[:length] for name in names for length in range(2, len(name)))


@lru_cache(maxsize=4096)
def begins_level(text: str) -> bool:
    """Whether `text` is the beginning of a level 2 name whose rest is elsewhere ("服务对象")."""
    return key(text) in _level_beginnings()


@cache
def _name_beginnings() -> frozenset[str]:
    names = {name for _, name in _levels()} | {key(row["heading"]) for row in load_rows("headings") if row["field"] == "group"}
    return frozenset(name[:length] for name in names for length in range(1, len(name)))


@lru_cache(maxsize=4096)
def begins_name(text: str) -> bool:
    """Whether `text` is the beginning of a level's name, or of the label that spans all levels ("绩效指标")."""
    return key(text) in _name_beginnings()


@cache
def level_names() -> re.Pattern[str]:
    """The full names of the levels of either depth, with what a form adds in brackets: 产出指标(50分)."""
    names = {name for row in load_rows("levels") for name in (row["name"], *(row["aliases"] or "").split("|"))}
    full = sorted((name for name in names if name.endswith("指标")), key=len, reverse=True)
    return re.compile(rf"(?:社会公众[或和及])?(?:{'|'.join(full)})(?:[(（][^()（）]{{1,10}}[)）])?")


class Label(NamedTuple):
    """A label of a fact: which fact (None: known, but nothing perflint keeps) and where it may stand."""

    fact: str | None
    position: str


@cache
def _labels() -> dict[tuple[str, str], Label]:
    found: dict[tuple[str, str], Label] = {}
    for row in load_rows("labels"):
        position = row["position"]
        label = Label(row["fact"] or None, position)
        found.setdefault((key(row["label"]), "after" if position == "after" else "before"), label)
    return found


def label_words(after: bool = False) -> list[str]:
    """The labels that stand before a table, or those after one, as they are written without punctuation."""
    return [name for name, side in _labels() if (side == "after") is after]


@lru_cache(maxsize=4096)
def label(text: str, after: bool = False) -> Label | None:
    """The label that `text` is, looked up among those that stand before a table or those after one."""
    if len(text) > 40:
        return None
    name, side = key(text), "after" if after else "before"
    bare = without_period(name)
    return _labels().get((name, side)) or _labels().get((bare, side)) or (None if after else _shaped_label(bare))


def _shaped_label(name: str) -> Label | None:
    fact = next((fact for fact, shape in _label_shapes() if shape.search(name)), None)
    return Label(fact, "before") if fact is not None else None


@cache
def _label_shapes() -> list[tuple[str, re.Pattern[str]]]:
    return [(row["fact"], re.compile(row["pattern"])) for row in load_rows("label_shapes")]


@lru_cache(maxsize=4096)
def currency_in(text: str) -> str | None:
    """The unit of money that a label states, as in "资金总额（万元）" or "单位：万元"."""
    match = re.search(
        r"(?:单位|单元)\s*[:：]\s*(?:人民币)?(亿元|百万元|万元|千元|元)|[(（](?:人民币)?(亿元|百万元|万元|千元|元)[)）]", text
    )
    return (match[1] or match[2]) if match else None


@lru_cache(maxsize=4096)
def is_title(text: str) -> bool:
    """Whether a line or lonely cell is the title of a performance table."""
    bare = "".join(text.split())
    return 4 <= len(bare) <= 60 and TITLE.search(bare) is not None and NOT_TITLE.search(bare) is None


@lru_cache(maxsize=4096)
def year_in(text: str) -> str | None:
    """The first year from 2000 to 2099 written in a text, or None."""
    match = re.search(r"(?<!\d)(20\d\d)\s*(?:年|(?!\d))", text)
    return match[1] if match else None


#: What stands in a cell that says "nothing": it is not the value of a name, target, unit or operator.
NOTHING = frozenset({"无", "/", "-", "—", "——", "－", "\\", "―", "--", "一"})


def says_nothing(text: str) -> bool:
    """Whether a cell's text only says that there is nothing."""
    return text in NOTHING
