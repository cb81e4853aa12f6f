"""level-name: a label of level 1 or 2 that the regulations do not know."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from perflint.checks.findings import Basis, Confidence, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, Message, TableRule
from perflint.regex import regex
from perflint.tables.model import IndicatorTable, TableScope
from perflint.tables.vocabulary import level
from perflint_rules.missing.gaps import with_field
from perflint_rules.taxonomy.labels import STANDARD_LEVEL1, is_readable, labels

#: The labels to choose from, and the word of each that shows what an unusual one means.
STANDARD_NAMES = {
    1: {"产出": "产出指标", "效益": "效益指标", "满意": "满意度指标", "成本": "成本指标"},
    2: {
        "数量": "数量指标", "质量": "质量指标", "时效": "时效指标", "成本": "成本指标", "经济": "经济效益指标",
        "社会": "社会效益指标", "生态": "生态效益指标", "可持续": "可持续影响指标", "满意": "服务对象满意度指标",
    },
}  # fmt: skip
LEVEL1_NAMES, LEVEL2_NAMES = ("、".join(names.values()) for names in STANDARD_NAMES.values())

_NUMBERING = regex(r"[\d０-９.．、:：\s]+")
_WORDS = regex(r"[\u4e00-\u9fff]{2}")


class LevelName(TableRule):
    """Names in use for the standard ones (levels.csv) are fine, and so are whole departments' local taxonomies."""

    code = "T101"
    rule = "level-name"
    name = Text("一级、二级指标名称不规范", "Level name not in use")
    why = Text(
        "一级、二级指标的名称由制度统一规定，系统和汇总表按名称归类。自拟的名称会让指标归不进任何一类，也看不出缺了哪类。",
        "Levels 1 and 2 have fixed names by which systems file and add up. A label of one's own belongs nowhere and hides what "
        "is missing.",
    )
    dimension = Dimension.COMPLETENESS
    severity = Severity.INFO
    confidence = Confidence.MEDIUM
    basis = (
        Basis("财预〔2015〕88号", "绩效指标分为产出指标、效益指标和满意度指标及其二级指标"),
        Basis("财预〔2021〕101号", "一级指标为成本、产出、效益、满意度；成本分经济成本、社会成本、生态环境成本"),
    )
    messages = {
        "similar": Message(
            Text("{field}“{label}”不是规定的名称。", "The {field} label “{label}” is not the standard name."),
            Text("请改用“{standard}”。", "Write “{standard}”."),
        ),
        "default": Message(
            Text("{field}“{label}”不在规定的名称之中。", "The {field} label “{label}” is none of the standard names."),
            Text(
                "请从{names}中选用；放不进去的内容，先看它衡量的是什么再归类。",
                "Choose one of {names} by what the indicators measure.",
            ),
        ),
    }
    good = (
        Example(
            "| 一级指标 | 二级指标 | 三级指标 | 指标值 |\n|---|---|---|---|\n| 项目产出 | 产出进度指标 | 完成时间 | 11月 |\n"
            "| 效益指标（30分） | 环境效益指标 | 减排量 | ≥5吨 |\n| 产出指标 | 数量指标1 | 培训人数 | ≥20人 |\n"
            "| 成本指标 | 经济成本 | 总成本 | ≤5万元 |\n| 过程管理 | 组织实施 | 制度执行 | 是 |"
        ),
        Example(
            "部门整体绩效目标表\n\n| 一级指标 | 二级指标 | 三级指标 | 指标值 |\n|---|---|---|---|\n"
            "| 履职效能 | 重点改革任务 | 改革事项数 | ≥5项 |\n| 部门运转 | 重点改革任务 | 会议次数 | ≤5次 |"
        ),
    )
    bad = (
        Example(
            "项目名称：职工培训\n\n| 一级指标 | 二级指标 | 三级指标 | 指标值 |\n|---|---|---|---|\n"
            "| 产出类指标 | 完成数量情况 | 培训人数 | ≥20人 |\n| 效益指标 | 政治效益指标 | 政策知晓率 | ≥80% |\n"
            "| 效益指标 | 政治效益指标 | 政策覆盖率 | ≥80% |",
            (
                Expected("A2", {"field": "level1", "label": "产出类指标", "standard": "产出指标"}, "similar"),
                Expected("B2", {"field": "level2", "label": "完成数量情况", "standard": "数量指标"}, "similar"),
                Expected("B3", {"field": "level2", "label": "政治效益指标", "names": LEVEL2_NAMES}),
            ),
        ),
    )

    def check(self, table: IndicatorTable) -> Iterator[Problem]:
        """Yield one problem for each label that is not known, at the first cell that holds it."""
        if table.scope is TableScope.DEPARTMENT or not is_readable(table):
            return
        for depth in (1, 2):
            told: set[str] = set()
            for label, level1 in labels(table, depth):
                over = label if depth == 1 else level1
                if label.text in told or is_known(depth, label.text) or (depth == 2 and not is_standard(over and over.text)):
                    continue
                told.add(label.text)
                field = f"level{depth}"
                standard = meant(depth, label.text)
                if standard is not None:
                    problem = self.problem(label, "similar", field=field, label=label.text, standard=standard)
                else:
                    names = LEVEL1_NAMES if depth == 1 else LEVEL2_NAMES
                    problem = self.problem(label, field=field, label=label.text, names=names)
                yield with_field(problem)


@lru_cache(maxsize=4096)
def is_known(depth: int, label: str) -> bool:
    """Whether a label is in use on its level, numbers aside, or is no word at all.

    数量指标 on level 1 and 产出指标 on level 2 are well-known names, only in a column that was read as the other.
    """
    bare = _NUMBERING.sub("", label)
    if not _WORDS.search(bare) or level(depth, bare) is not None:
        return True
    other = level(3 - depth, bare)
    return other is not None and (depth == 1 or other.name in STANDARD_LEVEL1)


@lru_cache(maxsize=4096)
def is_standard(level1: str | None) -> bool:
    """Whether a level 1 is one whose parts are fixed; so is one that is not given."""
    if level1 is None:
        return True
    known = level(1, _NUMBERING.sub("", level1))
    return known is None or known.name in STANDARD_LEVEL1


@lru_cache(maxsize=4096)
def meant(depth: int, label: str) -> str | None:
    """The standard name whose word a label holds, or None where it holds none or several."""
    names = [name for word, name in STANDARD_NAMES[depth].items() if word in label]
    return names[0] if len(names) == 1 else None
