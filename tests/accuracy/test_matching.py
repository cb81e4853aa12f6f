"""Findings and labels meet by table, rule and indicator."""

from __future__ import annotations

from perflint.checks.findings import Confidence, Dimension, Finding, Severity, Text
from perflint.documents.model import Place
from tests.accuracy.labels import Label
from tests.accuracy.matching import Tally, judge, same_name, tally, tally_by_rule

NOTHING = Text("", "")


def finding(rule: str, table: int | None = 0, indicator: str | None = None, field: str | None = None, count: int = 1) -> Finding:
    """A finding of which only what is matched matters."""
    return Finding(
        code="X101", rule=rule, variant="default", severity=Severity.ERROR, confidence=Confidence.HIGH,
        dimension=Dimension.COMPLETENESS, message=NOTHING, suggestion=NOTHING, parameters={}, basis=(), place=Place(),
        table=table, indicator=indicator, field=field, text=None, related=(), count=count,
        fingerprint=f"{rule}/{table}/{indicator}/{field}",
    )  # fmt: skip


def label(
    rule: str, table: int | None = 0, indicator: str | None = None, field: str | None = None, arguable: bool = False
) -> Label:
    """A label, its other rules after a stroke."""
    return Label(tuple(rule.split("|")), table, (indicator,) if indicator is not None else (), field, "", arguable)


def test_a_finding_is_right_at_the_same_table_and_indicator_only() -> None:
    labels = [label("unit-mismatch", 0, "路灯亮灯率")]
    right = finding("unit-mismatch", 0, "路灯亮灯率")
    elsewhere = [
        finding("unit-mismatch", 1, "路灯亮灯率"),
        finding("unit-mismatch", 0, "配电箱台数"),
        finding("no-baseline", 0, "路灯亮灯率"),
    ]
    outcome = judge("", [right, *elsewhere], labels)
    assert (outcome.true, outcome.false, outcome.found, outcome.missed) == ([right], elsewhere, [(labels[0], right)], [])


def test_a_missed_label() -> None:
    labels = [label("weight-sum"), label("no-baseline", 0, "增收额")]
    outcome = judge("", [finding("weight-sum", 0, field="weight")], labels)
    assert outcome.missed == [labels[1]]


def test_another_name_for_the_same_defect() -> None:
    labels = [label("timeliness-format|vague-target", 0, "清运时间")]
    one = finding("vague-target", 0, "清运时间")
    outcome = judge("", [one], labels)
    assert tally_by_rule([outcome]) == {"vague-target": Tally(true=1, false=0, found=1, missed=0)}


def test_what_is_arguable_counts_neither_way() -> None:
    labels = [label("weight-split", arguable=True), label("name-length", 0, "金额", arguable=True)]
    outcome = judge("", [finding("weight-split", 0, field="weight")], labels)
    assert tally([outcome]) == Tally(0, 0, 0, 0)


def test_a_folded_finding_stands_for_all_labelled_rows_of_its_column() -> None:
    labels = [
        label("missing-unit", 0, "人数", "unit"),
        label("missing-unit", 0, "长度", "unit"),
        label("missing-unit", 1, "长度", "unit"),
    ]
    outcome = judge("", [finding("missing-unit", 0, "人数", "unit", count=3)], labels)
    assert tally([outcome]) == Tally(true=1, false=0, found=2, missed=1)


def test_a_finding_about_an_indicator_does_not_find_what_is_wrong_with_the_table() -> None:
    labels = [label("approved-changed", 0, "培训人数"), label("approved-changed", 0)]
    outcome = judge("", [finding("approved-changed", 0, "培训人数", "target")], labels)
    assert outcome.missed == [labels[1]]


def test_a_label_of_a_fact_wants_that_fact() -> None:
    labels = [label("copied-text", 0, field="goal")]
    outcome = judge("", [finding("copied-text", 0, field="basis"), finding("copied-text", 0, field="goal")], labels)
    assert tally([outcome]) == Tally(true=1, false=1, found=1, missed=0)


def test_a_false_alarm_repeated_in_a_variant_counts_once() -> None:
    outcomes = [
        judge("table", [finding("missing-unit", 0, "系数")], []),
        judge("variant", [finding("missing-unit", 0, "系数")], []),
    ]
    assert tally(outcomes) == Tally(true=0, false=1, found=0, missed=0)


def test_names() -> None:
    assert same_name("推进 行政审批，便民", "推进行政审批，便民")
    assert same_name("总面积10704平方米,窗口工作人员255名", "总面积10704平方米，窗口工作人员255名。计算机、打印机")
    assert not same_name("培训人数", "培训期数")
