"""What the comparison of submissions keeps of each table: a few texts, its set of indicators, and whose it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath

from perflint.checks.findings import Problem
from perflint.documents.model import Place
from perflint.language.normal import normal
from perflint.language.operators import normalise_operator
from perflint.tables.model import Indicator, IndicatorTable, Submission

#: The facts whose wording is compared.
TEXT_FACTS = ("goal", "basis", "overview")

#: Stands between name, sign, value and unit of an indicator.
SEPARATOR = "\x1f"

CLOSING = ".。;,、"

#: How much of a text stands for a table without project name and title.
LABEL_LENGTH = 20

#: Whom a table is about; tables with the same identity are versions of one another, never copies.
Identity = tuple[str, ...]


@dataclass(slots=True, frozen=True)
class Written:
    """A text at its place: a fact of the table, or the reason that one of its indicators gives."""

    field: str
    text: str
    place: Place
    indicator: str | None = None

    def problem(self, message: str, parameters: dict[str, str], table: int, related: tuple[Place, ...]) -> Problem:
        """A problem of this text, in the table of that number."""
        return Problem(
            self.place, message, parameters, self.field, indicator=self.indicator, text=self.text, related=related, table=table
        )


@dataclass(slots=True, frozen=True)
class TableRecord:
    """One table, ready to be compared: `indicators` are name, operator and value in one spelling, without costs."""

    path: str
    number: int
    identity: Identity
    owner: str
    scope: str
    label: str
    place: Place
    texts: tuple[Written, ...]
    indicators: frozenset[str]

    def same_owner(self, other: TableRecord) -> bool:
        """Whether both tables are one unit's, or may be."""
        return self.path == other.path or not self.owner or not other.owner or self.owner == other.owner

    def seen_from(self, copy: TableRecord, likeness: float) -> dict[str, str]:
        """The parameters that tell where the original of `copy` stands, and how exactly it was copied."""
        file = PurePath(self.path.replace("\\", "/")).name
        other = self.label if self.path == copy.path else f"{self.label}（{file}）"
        return {"other": other, "percent": str(int(likeness * 100))}


def records_of(submission: Submission) -> Iterator[TableRecord]:
    """The records of the tables of one file."""
    for number, table in enumerate(submission.tables):
        written = [
            Written(name, table.facts[name].text.replace(table.fact("project") or "\0", ""), table.facts[name].place)
            for name in TEXT_FACTS
            if name in table.facts
        ]
        for indicator in table.indicators:
            reason = indicator.deviation_reason
            if reason is not None and len(reason.text) > 1:
                written.append(Written("deviation_reason", reason.text, reason.place, indicator.name))
        compared = [indicator for indicator in table.indicators if not is_cost(indicator)]
        yield TableRecord(
            path=submission.path,
            number=number,
            identity=identity(table),
            owner=normal(table.fact("unit_name") or table.fact("department") or ""),
            scope=table.scope.value,
            label=label(table) or f"#{number + 1}",
            place=compared[0].place_of("level3") if compared else table.place,
            texts=tuple(written),
            indicators=frozenset(key for key in map(indicator_key, compared) if key),
        )


def identity(table: IndicatorTable) -> Identity:
    """Unit and project; a table without a project name is known by what it says about itself."""
    owner = normal(table.fact("unit_name") or table.fact("department") or "")
    project = table.fact("project")
    if project:
        return ("project", owner, normal(project))
    return (table.scope.value, owner, normal(table.fact("overview") or table.fact("goal") or ""))


def label(table: IndicatorTable) -> str:
    """What to call a table: its project, its title, or the beginning of what it says about itself."""
    if table.fact("project"):
        return table.fact("project") or ""
    return table.title.text if table.title is not None else (table.fact("overview") or "")[:LABEL_LENGTH]


def is_cost(indicator: Indicator) -> bool:
    """Whether the row is about cost, which differs from project to project even where all else is copied."""
    return "成本" in indicator.levels


def indicator_key(indicator: Indicator) -> str | None:
    """Name, operator and value in one spelling, or None for a row that lacks one of name and value."""
    name, target, operator, unit = indicator.level3, indicator.target, indicator.operator, indicator.unit
    if name is None or target is None:
        return None
    sign = (normalise_operator(operator.text) if operator is not None else None) or ""
    return SEPARATOR.join(
        (normal(name.text).rstrip(CLOSING), sign, normal(target.text), normal(unit.text) if unit is not None else "")
    )
