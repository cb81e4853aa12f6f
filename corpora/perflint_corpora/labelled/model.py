"""A labelled file as data: its tables in the form of the samples, each with the defects that an expert finds in it."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field, model_validator

from perflint_corpora.samples.model import FactName, FieldName, SampleTable
from perflint_corpora.samples.submissions import Submission, submission


class Defect(BaseModel):
    """One defect: which rule must name it, and where it stands.

    `indicator` is the beginning of the name of one indicator (or of several with the same name); a row without a name
    is given by `row`, counted from 1. Neither means the table as a whole, or the fact `field`. `also` are other rules
    that may name the defect as well, where two names fit. An `arguable` defect is one that experts disagree about:
    finding it is no false alarm, missing it no miss.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    rule: str
    field: FieldName | FactName | None = None
    indicator: str | None = None
    row: int | None = Field(default=None, ge=1)
    why: str
    also: tuple[str, ...] = ()
    arguable: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The rules that may report it, the best one first."""
        return (self.rule, *self.also)


class LabelledTable(SampleTable):
    """A table with its defects; a clean one has none."""

    defects: tuple[Defect, ...]

    @model_validator(mode="after")
    def _defects_stand_somewhere(self) -> LabelledTable:
        for defect in self.defects:
            if defect.indicator and not self.rows_of(defect):
                raise ValueError(f"{defect.rule}: no indicator, or several, begin with {defect.indicator!r}")
        return self

    @property
    def clean(self) -> bool:
        """Whether there is nothing in it that experts agree to object to."""
        return all(defect.arguable for defect in self.defects)

    def rows_of(self, defect: Defect) -> list[int]:
        """The indicators, counted from 0, that a defect is about: none for one of the whole table."""
        if defect.row is not None:
            return [defect.row - 1]
        if not defect.indicator:
            return []
        names = [self.cell(number, "level3") for number in range(len(self))]
        found = [number for number, name in enumerate(names) if name.startswith(defect.indicator)]
        return found if len({names[number] for number in found}) == 1 else []

    def indicator_of(self, defect: Defect) -> str | None:
        """The whole name of the indicator that a defect is about, None for one of the whole table."""
        rows = self.rows_of(defect)
        return self.cell(rows[0], "level3") if rows else None


class LabelledFile(BaseModel):
    """One submission: its tables, and the layout and format that it is written in.

    `earlier` names the labelled file that holds last year's accounts or the approved targets. A `variant` differs from
    another file in a few cells, or in its form only.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    layout: str
    format: str
    earlier: str | None = None
    variant: bool = False
    tables: tuple[LabelledTable, ...]

    def submission(self) -> Submission:
        """The sheets that show its tables."""
        return submission(self.layout, self.name, self.tables)
