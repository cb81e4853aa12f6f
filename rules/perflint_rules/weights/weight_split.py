"""weight-split: how the weights of a project table are shared out over the first level."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache

from perflint.checks.findings import Basis, Confidence, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, Message, Option, TableRule, plain_text
from perflint.documents.model import Place
from perflint.tables.model import IndicatorTable, TableScope
from perflint.tables.vocabulary import level
from perflint_rules.weights.reading import HUNDRED, Weights, read_weights

#: What the indicators make beside an execution weight of 10; the national splits are made for it.
NINETY = Decimal(90)
TEN = Decimal(10)

#: The first-level names of the national splits, in their usual order.
PARTS = ("成本", "产出", "效益", "满意度")


class WeightSplit(TableRule):
    """Compares the sums of the first level with the national splits.

    Only project tables whose rows all have a known first level and whose weights total 90: whole-department tables
    and tables that total 100 without the execution rate have no national split.
    """

    code = "W102"
    rule = "weight-split"
    name = Text("一级指标权重分配", "Level-1 weight split")
    why = Text(
        "国家层面对项目支出的一级指标权重有统一设置：未设成本指标的为产出50、效益30、满意度10；设成本指标的为成本20、产出40、"
        "效益20、满意度10；不设满意度的，其10分并入效益。预算执行率另占10分。各地可以另行规定，因此只作提示。",
        "The national split for projects is output 50, benefit 30, satisfaction 10; with cost indicators cost 20, output 40, "
        "benefit 20, satisfaction 10; without satisfaction its 10 go to benefit. Places may differ, so this is a hint.",
    )
    dimension = Dimension.COMPLETENESS
    severity = Severity.INFO
    confidence = Confidence.MEDIUM
    basis = (
        Basis("财预〔2021〕101号", "附件1 指引 三（六）权重设置"),
        Basis("财预〔2020〕10号", "第十三条 单位自评一级指标权重统一设置"),
    )
    splits = Option(
        ("产出50 效益30 满意度10", "产出50 效益40", "成本20 产出40 效益20 满意度10", "成本20 产出40 效益30"),
        Text(
            "可以接受的分配，每项如“产出50 效益30 满意度10”，合计90；按本地规定修改。",
            "The splits accepted, each such as “产出50 效益30 满意度10”, totalling 90; change them to local rules.",
        ),
    )
    messages = {
        "default": Message(
            Text(
                "一级指标权重为“{split}”，与统一设置“{standard}”不一致。",
                "The level-1 weights are “{split}”, not the standard “{standard}”.",
            ),
            Text(
                "如本地没有另行规定，请按“{standard}”调整；本地另有规定的，可在配置中把本地的分配加入 splits。",
                "Unless local rules differ, use “{standard}”; otherwise add the local split to the option splits.",
            ),
        )
    }
    good = (
        Example(
            "# 2023年项目支出绩效目标表\n\n预算执行率权重：10\n\n| 一级指标 | 三级指标 | 指标值 | 权重 |\n|---|---|---|---|\n"
            "| 产出指标 | 培训人数 | ≥200人 | 50 |\n| 效益指标 | 持证上岗率 | ≥95% | 30 |\n"
            "| 满意度指标 | 学员满意度 | ≥90% | 10 |"
        ),
        # a total that is wrong is `weight-sum`'s; a table without first levels cannot be judged
        Example(
            "# 2023年项目支出绩效目标表\n\n预算执行率权重：10\n\n| 一级指标 | 三级指标 | 指标值 | 权重 |\n|---|---|---|---|\n"
            "| 产出指标 | 培训人数 | ≥200人 | 50 |\n| 效益指标 | 持证上岗率 | ≥95% | 20 |\n"
            "| 满意度指标 | 学员满意度 | ≥90% | 10 |"
        ),
        Example(
            "# 2023年项目支出绩效目标表\n\n预算执行率权重：10\n\n| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n"
            "| 培训人数 | ≥200人 | 20 |\n| 持证上岗率 | ≥95% | 60 |\n| 学员满意度 | ≥90% | 10 |"
        ),
    )
    bad = (
        Example(
            "# 2023年项目支出绩效目标表\n\n预算执行率权重：10\n\n| 一级指标 | 三级指标 | 指标值 | 权重 |\n|---|---|---|---|\n"
            "| 产出指标 | 培训人数 | ≥200人 | 30 |\n| 效益指标 | 持证上岗率 | ≥95% | 50 |\n"
            "| 满意度指标 | 学员满意度 | ≥90% | 10 |",
            (Expected("D1", {"split": "产出30 效益50 满意度10", "standard": "产出50 效益30 满意度10"}),),
        ),
        Example(
            "# 2023年项目支出绩效目标表\n\n预算执行率权重：10\n\n| 一级指标 | 三级指标 | 指标值 | 权重 |\n|---|---|---|---|\n"
            "| 成本指标 | 培训成本 | ≤9万元 | 10 |\n| 产出指标 | 培训人数 | ≥200人 | 50 |\n"
            "| 效益指标 | 持证上岗率 | ≥95% | 20 |\n"
            "| 满意度指标 | 学员满意度 | ≥90% | 10 |",
            (Expected("D1", {"split": "成本10 产出50 效益20 满意度10", "standard": "成本20 产出40 效益20 满意度10"}),),
        ),
    )

    def check(self, table: IndicatorTable) -> Iterator[Problem]:
        """Yield at most one problem, at the heading of the weights."""
        if table.scope is not TableScope.PROJECT or not table.has_column("level1"):
            return
        weights = read_weights(table)
        execution = table.number("execution_weight")
        if (
            not weights.rows
            or weights.unreadable
            or weights.missing
            or (execution and weights.on_scale(execution) != weights.whole / 10)
        ):
            return
        sums, places = first_level_sums(weights)
        if sum(sums.values()) != NINETY:
            return
        standards = [parse_split(text) for text in self.splits]
        if sums in standards or not standards:
            return
        nearest = min(standards, key=lambda standard: distance(sums, standard))
        yield self.problem(
            table.heading("weight") or weights.rows[0].field,
            field="weight",
            related=places,
            split=split_text(sums),
            standard=split_text(nearest),
        )


def first_level_sums(weights: Weights) -> tuple[dict[str, Decimal], list[Place]]:
    """The points of each first level and the place where each begins; nothing when a row's level is not known.

    A row of the budget execution rate with its 10 points is no part of the split.
    """
    sums: dict[str, Decimal] = {}
    places: list[Place] = []
    for indicator, _, number in weights.rows:
        known = level(1, indicator.level1.text) if indicator.level1 is not None else None
        name = known.name if known is not None else ""
        points = number * HUNDRED / weights.whole
        if name == "预算执行率" and points == TEN:
            continue
        part = next((part for part in PARTS if part in name), None)
        if part is None:
            return {}, []
        if part not in sums:
            places.append(indicator.place_of("level1"))
        sums[part] = sums.get(part, Decimal(0)) + points
    return sums, places


@lru_cache(maxsize=64)
def parse_split(text: str) -> Mapping[str, Decimal]:
    """Read "产出50 效益30 满意度10"; parts that are not among the known ones are left out."""
    found = {}
    for word in text.split():
        for part in PARTS:
            if word.startswith(part):
                found[part] = Decimal(word.removeprefix(part))
    return found


def split_text(split: Mapping[str, Decimal]) -> str:
    """Write a split the way the option is written."""
    return " ".join(f"{part}{plain_text(split[part])}" for part in PARTS if part in split)


def distance(split: Mapping[str, Decimal], standard: Mapping[str, Decimal]) -> tuple[int, Decimal]:
    """How far a split is from a standard: first by the parts that only one has, then by points."""
    other = set(split) ^ set(standard)
    return len(other), sum((abs(split.get(part, Decimal(0)) - standard.get(part, Decimal(0))) for part in PARTS), Decimal(0))
