"""The labelled real documents beside the checkout as content for the layouts: what is filled in really is filled in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from perflint_corpora.samples.model import FactName, FieldName, Indicators, SampleTable

SHARED = Path(__file__).parents[4] / "shared"

#: The fields of an indicator under their names in the labels, in the order that most forms have.
FIELDS: dict[str, FieldName] = {
    "level1": "level1", "level2": "level2", "level3": "level3", "comparator": "operator", "target": "target", "unit": "unit",
    "weight": "weight", "actual": "actual", "score": "score", "deviation_reason": "deviation_reason",
}  # fmt: skip
EXECUTION: dict[str, FactName] = {
    "年初预算数": "initial_budget", "全年预算数": "annual_budget", "全年执行数": "executed", "执行率": "execution_rate",
    "得分": "execution_score",
}  # fmt: skip


def seed_tables() -> list[SampleTable]:
    """A sample table for each labelled table; empty where the documents do not lie beside the checkout."""
    tables = []
    for path in sorted((SHARED / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        tables += [_table(f"{path.stem}-{number}", table) for number, table in enumerate(gold["tables"], 1)]
    return tables


def _table(name: str, label: Mapping[str, Any]) -> SampleTable:
    evaluation = "自评" in label["kind"]
    department = "整体" in label["kind"]
    found = {
        "project": label["project"] or ("" if department else "政务服务大厅房屋租赁"),
        "unit_name": label["unit"], "department": label["unit"],
        "year": label["year"], "currency_unit": label["budget_unit"], "execution_weight": label["execution_rate_weight"],
        "annual_budget" if evaluation else "total_budget": label["budget"], "goal": "保障政务服务正常运行，群众满意度不低于90%。",
        "total_score": label.get("printed_totals", {}).get("总分"),
    }  # fmt: skip
    if evaluation:
        found |= {"goal_achieved": "政务服务正常运行，群众满意度95%。", "total_weight": 100, "initial_budget": label["budget"]}
        found |= {EXECUTION[one]: value for one, value in label["execution"].items() if one in EXECUTION}
    facts: dict[FactName, str] = {fact: str(value) for fact, value in found.items() if value is not None}  # type: ignore[misc]
    title = (label["title"] or "项目支出绩效目标表").replace(" ", "")
    columns = {key: field for key, field in FIELDS.items() if any(row[key] is not None for row in label["indicators"])}
    rows = tuple(tuple("" if row[key] is None else str(row[key]) for key in columns) for row in label["indicators"])
    return SampleTable(
        name=name,
        kind="self_evaluation" if evaluation else "target",
        scope="department" if department else "project",
        title=title,
        facts=facts,
        indicators=Indicators(columns=tuple(columns.values()), rows=rows),
    )
