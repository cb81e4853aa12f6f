"""The score: what findings cost, caps and floors, and that the printed numbers add up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from perflint.checks.findings import Confidence, Dimension, Finding, Severity, Suppression, SuppressionSource, Text
from perflint.documents.model import Place
from perflint.scoring import Deduction, Scheme, Score, ruleset, score_file, score_table
from tests.reports.sample_report import MissingUnit, WeightSum

SCHEME = Scheme()
NOTHING = Text("", "")
ACCEPTED = Suppression(SuppressionSource.CONFIG, "已核实", "perflint.toml:1")

#: Each rule has one dimension.
RULES = [(f"T{number}0{digit}", dimension) for number, dimension in enumerate(Dimension, 1) for digit in (1, 2, 3)]


def finding(
    code: str = "T101",
    dimension: Dimension = Dimension.COMPLETENESS,
    severity: Severity = Severity.ERROR,
    confidence: Confidence = Confidence.HIGH,
    count: int = 1,
    suppressed: Suppression | None = None,
) -> Finding:
    return Finding(
        code=code,
        rule=f"rule-{code.lower()}",
        variant="default",
        severity=severity,
        confidence=confidence,
        dimension=dimension,
        message=NOTHING,
        suggestion=NOTHING,
        parameters={},
        basis=(),
        place=Place(row=1, column=1),
        table=0,
        indicator=None,
        field=None,
        text=None,
        related=(),
        count=count,
        fingerprint="",
        suppressed=suppressed,
    )


def score(*findings: Finding) -> Score:
    return score_table(enumerate(findings), SCHEME)


def points(made: Sequence[Deduction]) -> list[tuple[str, str, str]]:
    return [(one.code, str(one.points), str(one.full)) for one in made]


def test_a_clean_table_has_all_points() -> None:
    clean = score()
    assert (str(clean.value), clean.grade, clean.deductions) == ("100.0", "优", ())
    assert [(one.dimension.value, str(one.points), str(one.score)) for one in clean.dimensions] == [
        ("完整性", "20.0", "20.0"),
        ("相关性", "30.0", "30.0"),
        ("适当性", "30.0", "30.0"),
        ("可行性", "20.0", "20.0"),
    ]


@pytest.mark.parametrize(
    ("one", "value"),
    [
        (finding(), "97.0"),
        (finding(severity=Severity.WARNING), "99.0"),
        (finding(severity=Severity.INFO), "100.0"),
        (finding(confidence=Confidence.MEDIUM), "97.0"),
        (finding(confidence=Confidence.LOW), "100.0"),
        (finding(suppressed=ACCEPTED), "100.0"),
        (finding(count=3), "91.0"),
        (finding(count=4), "90.0"),  # the cap: half of 20
        (finding(count=1_000), "90.0"),
        (finding(dimension=Dimension.RELEVANCE, count=1_000), "85.0"),
    ],
)
def test_what_one_finding_costs(one: Finding, value: str) -> None:
    assert str(score(one).value) == value


def test_free_findings_have_no_deduction_line() -> None:
    free = score(finding(severity=Severity.INFO), finding(confidence=Confidence.LOW), finding(suppressed=ACCEPTED))
    assert free.deductions == ()


def test_a_folded_finding_costs_as_much_as_its_rows() -> None:
    folded, unfolded = score(finding(count=3)), score(finding(), finding(), finding())
    assert folded.value == unfolded.value == Decimal("91.0")
    assert folded.deductions[0].occurrences == unfolded.deductions[0].occurrences == 3
    assert (folded.deductions[0].findings, unfolded.deductions[0].findings) == ((0,), (0, 1, 2))


def test_the_deduction_that_meets_the_floor_is_cut() -> None:
    made = score(*(finding(code, count=9) for code in ("T101", "T102", "T103")))
    assert points(made.deductions) == [("T101", "10.0", "10.0"), ("T102", "10.0", "10.0"), ("T103", "0.0", "10.0")]
    assert str(made.dimensions[0].score) == "0.0"


@pytest.mark.parametrize(
    ("errors", "value", "grade"), [(3, "91.0", "优"), (4, "88.0", "良"), (6, "82.0", "良"), (7, "79.0", "中"), (14, "58.0", "差")]
)
def test_grades_follow_the_printed_score(errors: int, value: str, grade: str) -> None:
    codes = [rule for rule in RULES if rule[1] in (Dimension.RELEVANCE, Dimension.APPROPRIATENESS)]
    made = score(*(finding(*codes[number % len(codes)]) for number in range(errors)))
    assert (str(made.value), made.grade) == (value, grade)


@pytest.mark.parametrize(
    ("value", "grade"), [("90.0", "优"), ("89.9", "良"), ("80.0", "良"), ("79.9", "中"), ("60.0", "中"), ("59.9", "差")]
)
def test_bounds_of_grades(value: str, grade: str) -> None:
    assert SCHEME.grade(Decimal(value)) == grade


def test_a_file_scores_the_mean_of_its_tables_rounded_once() -> None:
    tables = [score(), score(finding()), score(finding())]  # 100, 97, 97: 98
    assert str(score_file(tables, [], SCHEME).value) == "98.0"  # type: ignore[union-attr]
    tables = [score(finding(severity=Severity.WARNING)), *[score()] * 7]  # 99.875
    assert str(score_file(tables, [], SCHEME).value) == "99.9"  # type: ignore[union-attr]


def test_findings_of_no_table_are_charged_to_the_file() -> None:
    made = score_file([score()], [(5, finding(count=2)), (6, finding("T102", severity=Severity.INFO))], SCHEME)
    assert made is not None
    assert (str(made.value), str(made.mean), made.grade) == ("94.0", "100.0", "优")
    assert made.deductions == (Deduction("T101", "rule-t101", Dimension.COMPLETENESS, Decimal("6.0"), Decimal("6.0"), (5,), 2),)


def test_a_file_without_a_table_has_no_score() -> None:
    assert score_file([], [(0, finding())], SCHEME) is None


findings = st.lists(
    st.builds(
        lambda rule, severity, confidence, count, suppressed: finding(rule[0], rule[1], severity, confidence, count, suppressed),
        st.sampled_from(RULES),
        st.sampled_from(Severity),
        st.sampled_from(Confidence),
        st.integers(1, 12),
        st.sampled_from([None, None, None, ACCEPTED]),
    ),
    max_size=25,
)
schemes = st.builds(
    lambda error, warning, share: Scheme(error=error, warning=warning, rule_share=share),
    st.decimals(0, 5, places=1),
    st.decimals(0, 2, places=1),
    st.decimals("0.1", 1, places=3),
)


@settings(max_examples=150, deadline=None)
@given(findings, schemes)
def test_the_lines_add_up_to_what_is_missing(found: list[Finding], scheme: Scheme) -> None:
    made = score_table(enumerate(found), scheme)
    for dimension in made.dimensions:
        lines = [one.points for one in made.deductions if one.dimension is dimension.dimension]
        assert dimension.points - sum(lines) == dimension.score >= 0
    assert 100 - sum(one.points for one in made.deductions) == made.value == sum(one.score for one in made.dimensions)
    assert all(value == Decimal(f"{value:.1f}") for value in (made.value, *(one.points for one in made.deductions)))
    whole = score_file([made, made], enumerate(found), scheme)
    assert whole is not None
    assert whole.mean - sum(one.points for one in whole.deductions) == whole.value >= 0


@settings(max_examples=100, deadline=None)
@given(findings, findings)
def test_fewer_findings_never_score_less(found: list[Finding], more: list[Finding]) -> None:
    assert score(*found, *more).value <= score(*found).value


@settings(max_examples=100, deadline=None)
@given(findings)
def test_the_order_of_findings_does_not_matter(found: list[Finding]) -> None:
    assert score(*found).value == score(*reversed(found)).value


@pytest.mark.parametrize("wrong", [{"completeness": 30}, {"good": 95}, {"error": "2.55"}, {"error": -1}, {"unknown": 1}])
def test_a_scheme_must_be_sound(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Scheme.model_validate(wrong)


def test_the_ruleset_changes_with_whatever_moves_a_score() -> None:
    rules = [WeightSum(), MissingUnit()]
    plain = ruleset(rules, {}, SCHEME)
    assert plain == ruleset(rules[::-1], {}, SCHEME)
    others = {
        ruleset(rules[:1], {}, SCHEME),
        ruleset(rules, {"sample-missing-unit": Severity.INFO}, SCHEME),
        ruleset([WeightSum({"total": Decimal(90)}), MissingUnit()], {}, SCHEME),
        ruleset(rules, {}, Scheme(error=Decimal(2))),
    }
    assert len(others) == 4
    assert plain not in others


def test_suppressing_gives_the_points_back() -> None:
    found = [finding(), finding("T102")]
    assert score(*found).value == Decimal("94.0")
    assert score(found[0], replace(found[1], suppressed=ACCEPTED)).value == Decimal("97.0")


def test_the_example_of_the_documentation() -> None:
    table = score(
        finding("T101"),
        finding("T102", severity=Severity.WARNING, count=12),
        finding("T301", Dimension.APPROPRIATENESS, Severity.WARNING, count=2),
        finding("T401", Dimension.FEASIBILITY, Severity.INFO, count=3),
    )
    assert points(table.deductions) == [("T101", "3.0", "3.0"), ("T102", "10.0", "10.0"), ("T301", "2.0", "2.0")]
    whole = score_file([table, score()], [(0, finding("T103"))], SCHEME)
    assert whole is not None
    page = (Path(__file__).parents[2] / "docs" / "scoring.md").read_text(encoding="utf-8")
    assert f"= **{table.value}，{table.grade}**" in page
    assert f"= {whole.mean} − 3.0 = **{whole.value}，{whole.grade}**" in page


def test_the_documentation_names_every_constant_and_its_default() -> None:
    page = (Path(__file__).parents[2] / "docs" / "scoring.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1:3] for line in page.splitlines() if line.startswith("| `")]
    documented = {
        name.strip("`"): value for names, values in rows for name, value in zip(names.split(), values.split(), strict=True)
    }
    assert documented == {name: str(value) for name, value in SCHEME}
