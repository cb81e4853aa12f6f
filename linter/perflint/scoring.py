"""How good a table is: four dimensions, and one line for each rule that cost it points (docs/scoring.md).

Everything is Decimal with one place and rounded once, so that the value that is printed is the value that is compared
and the lines that are listed add up to what is missing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated, NamedTuple

import pydantic_core
from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from perflint import __version__
from perflint.checks.findings import Confidence, Dimension, Finding, Severity
from perflint.checks.rule import Rule

FULL = Decimal(100)
_TENTH = Decimal("0.1")
_ZERO = Decimal("0.0")

Points = Annotated[Decimal, Field(ge=0, le=100, decimal_places=1)]


class Scheme(BaseModel):
    """The constants of the score; each is an option (`--option scoring.NAME=VALUE`).

    The points of the dimensions and the bounds of the grades follow the audit form of 财预〔2015〕88号 as far as it is
    remembered; they have not been compared with the document itself. The costs are perflint's own.
    """

    # As the limits: built only where there is something to validate.
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    completeness: Points = Field(
        default=Decimal(20),
        title="完整性的分值（未核实：财预〔2015〕88号）",
        description="points of 完整性 (not verified: 财预〔2015〕88号)",
    )
    relevance: Points = Field(
        default=Decimal(30),
        title="相关性的分值（未核实：财预〔2015〕88号）",
        description="points of 相关性 (not verified: 财预〔2015〕88号)",
    )
    appropriateness: Points = Field(
        default=Decimal(30),
        title="适当性的分值（未核实：财预〔2015〕88号）",
        description="points of 适当性 (not verified: 财预〔2015〕88号)",
    )
    feasibility: Points = Field(
        default=Decimal(20),
        title="可行性的分值（未核实：财预〔2015〕88号）",
        description="points of 可行性 (not verified: 财预〔2015〕88号)",
    )
    error: Points = Field(default=Decimal(3), title="一个错误扣的分", description="points that one error costs")
    warning: Points = Field(default=Decimal(1), title="一个警告扣的分", description="points that one warning costs")
    rule_share: Decimal = Field(
        default=Decimal("0.5"),
        gt=0,
        le=1,
        title="一条规则最多扣掉所在维度分值的几成",
        description="largest share of its dimension that one rule may cost",
    )
    excellent: Points = Field(
        default=Decimal(90),
        title="“优”的最低分（未核实：财预〔2015〕88号）",
        description="lowest score of 优 (not verified: 财预〔2015〕88号)",
    )
    good: Points = Field(
        default=Decimal(80),
        title="“良”的最低分（未核实：财预〔2015〕88号）",
        description="lowest score of 良 (not verified: 财预〔2015〕88号)",
    )
    fair: Points = Field(
        default=Decimal(60),
        title="“中”的最低分（未核实：财预〔2015〕88号）",
        description="lowest score of 中 (not verified: 财预〔2015〕88号)",
    )

    @model_validator(mode="after")
    def _sound(self) -> Scheme:
        if sum(self.points(dimension) for dimension in Dimension) != FULL:
            raise PydanticCustomError("scheme-points", "the points of the four dimensions must add up to 100")
        if not self.excellent > self.good > self.fair:
            raise PydanticCustomError("scheme-grades", "the grades must descend: excellent > good > fair")
        return self

    def points(self, dimension: Dimension) -> Decimal:
        """The full points of a dimension."""
        return {
            Dimension.COMPLETENESS: self.completeness,
            Dimension.RELEVANCE: self.relevance,
            Dimension.APPROPRIATENESS: self.appropriateness,
            Dimension.FEASIBILITY: self.feasibility,
        }[dimension]

    def cost(self, finding: Finding) -> Decimal:
        """What a finding costs before any cap: hints, doubtful and suppressed findings cost nothing."""
        if finding.suppressed is not None or finding.confidence is Confidence.LOW:
            return _ZERO
        cost = {Severity.ERROR: self.error, Severity.WARNING: self.warning, Severity.INFO: _ZERO}[finding.severity]
        return cost * finding.count

    def grade(self, score: Decimal) -> str:
        """优, 良, 中 or 差 for a printed score."""
        bounds = (("优", self.excellent), ("良", self.good), ("中", self.fair))
        return next((grade for grade, bound in bounds if score >= bound), "差")


class Deduction(NamedTuple):
    """What one rule costs. `findings` are indices into the findings of the file, `occurrences` counts folded rows too.

    `full` is what the rule would cost (after its cap); `points` is what was left to take of it.
    """

    code: str
    rule: str
    dimension: Dimension
    points: Decimal
    full: Decimal
    findings: tuple[int, ...]
    occurrences: int


class DimensionScore(NamedTuple):
    """The full points of a dimension and what remains of them."""

    dimension: Dimension
    points: Decimal
    score: Decimal


class Score(NamedTuple):
    """The score of a table: the sum of its dimensions; the deductions add up to what is missing to 100."""

    value: Decimal
    grade: str
    dimensions: tuple[DimensionScore, ...]
    deductions: tuple[Deduction, ...]


class FileScore(NamedTuple):
    """The score of a file: the mean of its tables less the deductions of findings that belong to no table."""

    value: Decimal
    grade: str
    mean: Decimal
    deductions: tuple[Deduction, ...]


def rounded(value: Decimal) -> Decimal:
    """The value as printed and compared: one decimal place, half up."""
    return value.quantize(_TENTH, ROUND_HALF_UP)


def score_table(findings: Iterable[tuple[int, Finding]], scheme: Scheme) -> Score:
    """Score a table by its findings, each with its index in the file."""
    by_dimension: dict[Dimension, list[tuple[int, Finding]]] = {dimension: [] for dimension in Dimension}
    for index, finding in findings:
        by_dimension[finding.dimension].append((index, finding))
    dimensions = []
    deductions: list[Deduction] = []
    for dimension, found in by_dimension.items():
        points = rounded(scheme.points(dimension))
        charged = _charge(found, scheme, points)
        deductions += charged
        dimensions.append(DimensionScore(dimension, points, points - _total(charged)))
    value = sum((dimension.score for dimension in dimensions), _ZERO)
    return Score(value, scheme.grade(value), tuple(dimensions), tuple(deductions))


def score_file(tables: Sequence[Score], file_wide: Iterable[tuple[int, Finding]], scheme: Scheme) -> FileScore | None:
    """Score a file by the scores of its tables and the findings that belong to none of them; None without a table."""
    if not tables:
        return None
    mean = rounded(sum((table.value for table in tables), _ZERO) / len(tables))
    deductions = _charge(list(file_wide), scheme, mean)
    value = mean - _total(deductions)
    return FileScore(value, scheme.grade(value), mean, tuple(deductions))


def _charge(findings: Sequence[tuple[int, Finding]], scheme: Scheme, available: Decimal) -> list[Deduction]:
    """One deduction for each rule, in the order of codes; together they never take more than is available."""
    by_rule: dict[str, list[tuple[int, Finding]]] = {}
    for index, finding in findings:
        if scheme.cost(finding) > 0:
            by_rule.setdefault(finding.code, []).append((index, finding))
    deductions = []
    for code, found in sorted(by_rule.items()):
        first = found[0][1]
        cap = scheme.rule_share * scheme.points(first.dimension)
        full = rounded(min(cap, sum((scheme.cost(finding) for _, finding in found), _ZERO)))
        points = min(full, available)
        available -= points
        occurrences = sum(finding.count for _, finding in found)
        indices = tuple(index for index, _ in found)
        deductions.append(Deduction(code, first.rule, first.dimension, points, full, indices, occurrences))
    return deductions


def _total(deductions: Iterable[Deduction]) -> Decimal:
    return sum((deduction.points for deduction in deductions), _ZERO)


def ruleset(rules: Iterable[Rule], severities: Mapping[str, Severity], scheme: Scheme) -> str:
    """Name what a score was made with: the version and a digest of the rules that ran and of everything that prices them.

    Two scores can be compared when their rulesets are equal.
    """
    digest = hashlib.sha256(pydantic_core.to_json(dict(scheme)))
    for rule in sorted(rules, key=lambda rule: rule.code):
        overridden = severities.get(rule.rule)
        variants = ",".join(f"{name}:{message.severity or ''}" for name, message in sorted(rule.messages.items()))
        settings = ",".join(f"{name}:{value}" for name, value in sorted(rule.settings.items()))
        digest.update(f"\n{rule.code} {overridden or rule.severity} {rule.status} {variants} {settings}".encode())
    return f"{__version__}+{digest.hexdigest()[:8]}"
