"""What is kept of a table when its document is gone: what findings, fingerprints, folding and reports need of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from perflint.checks.taxonomy import taxonomy_of
from perflint.documents.model import Notice, Place
from perflint.documents.recognised import DOUBTFUL
from perflint.tables.model import IndicatorTable, TableKind
from perflint.tables.view import TableView


@dataclass(slots=True, frozen=True)
class TableSketch:
    """One indicator table without its contents.

    `indicators` counts its rows; `taxonomy` is the one that the table itself shows ("national-2021"), None where none does.
    `recognised` tells that it was read from a picture, and `doubtful` which places of its document were not read surely.
    `view` is kept only for reports that show the tables.
    """

    kind: TableKind
    title: str | None
    project: str | None
    place: Place
    confidence: float
    indicators: int
    notes: tuple[Notice, ...]
    taxonomy: str | None
    recognised: bool = False
    doubtful: tuple[Place, ...] = ()
    view: TableView | None = None


def sketch_of(table: IndicatorTable, recognised: Mapping[Place, float]) -> TableSketch:
    """Sketch a table of a document of which `recognised` are the places that were read from a picture."""
    page = table.place.page
    return TableSketch(
        kind=table.kind,
        title=table.title.text if table.title is not None else None,
        project=table.fact("project"),
        place=table.place,
        confidence=table.confidence,
        indicators=len(table.indicators),
        notes=tuple(table.notes),
        taxonomy=taxonomy_of(table),
        recognised=any(place.page == page for place in recognised),
        doubtful=tuple(place for place, sure in recognised.items() if sure < DOUBTFUL),
    )
