"""Variants: labelled tables that are another one but for a few cells and facts. They keep a case to a few lines."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from pydantic import BaseModel, ConfigDict

from perflint_corpora.labelled.model import Defect, LabelledFile, LabelledTable
from perflint_corpora.samples.model import FieldName, Indicators, SampleTable


class Variant(BaseModel):
    """What differs from the table `of` ("file" or "file/2" for its second table).

    `facts` may also give another `title`; `cells` are (row from 1, field, text); the rows `drop` are left out last.
    Where it stands `beside` the table that it varies, that one comes first in the same file.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    of: str
    layout: str | None = None
    format: str | None = None
    earlier: str | None = None
    facts: dict[str, str] = {}
    cells: tuple[tuple[int, FieldName, str], ...] = ()
    drop: tuple[int, ...] = ()
    beside: bool = False
    defects: tuple[Defect, ...]

    def made(self, name: str, files_by_name: Mapping[str, LabelledFile]) -> LabelledFile:
        """The labelled file that it stands for. Raises KeyError or IndexError where there is no table `of`."""
        base, _, number = self.of.partition("/")
        file = files_by_name[base]
        original = file.tables[int(number or 1) - 1]
        content: dict[str, Any] = self._changed(original).model_dump() | {"name": name, "defects": self.defects}
        varied = LabelledTable.model_validate(content)
        return LabelledFile(
            name=name,
            layout=self.layout or file.layout,
            format=self.format or file.format,
            earlier=self.earlier,
            variant=True,
            tables=(original, varied) if self.beside else (varied,),
        )

    def _changed(self, table: SampleTable) -> SampleTable:
        for row, field, text in self.cells:
            table = table.with_cell(row - 1, field, text)
        kept = [row for number, row in enumerate(table.indicators.rows, 1) if number not in self.drop]
        facts = {str(name): text for name, text in table.facts.items()} | self.facts
        changes = {
            "title": facts.pop("title", table.title),
            "facts": facts,
            "indicators": Indicators(columns=table.columns, rows=tuple(kept)),
        }
        return table.model_copy(update=changes)


def load_variants(files_by_name: Mapping[str, LabelledFile]) -> dict[str, LabelledFile]:
    """All variants by name. Raises pydantic.ValidationError for a label without a place."""
    content: dict[str, Any] = tomllib.loads((files("perflint_corpora.labelled") / "variants.toml").read_text(encoding="utf-8"))
    return {name: Variant.model_validate(value).made(name, files_by_name) for name, value in content.items()}
