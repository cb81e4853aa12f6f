"""A table as its reader sees it: headings, rows and facts as plain texts with their places, cut off from the document."""

from __future__ import annotations

from typing import NamedTuple

from perflint.documents.model import Place
from perflint.tables.model import INDICATOR_FIELDS, Field, Indicator, IndicatorTable


class ViewCell(NamedTuple):
    """A text and where it stands; empty cells have an empty text."""

    text: str
    place: Place


class TableView(NamedTuple):
    """The contents of one indicator table.

    `columns` names the field of each column; a cell of `rows` is None where the document has none. A cell that stands
    for several rows (merged, or filled down) is in each of them, with the same place. `facts` are those around the table,
    by their names. Columns that were not understood are not here.
    """

    columns: tuple[str, ...]
    headings: tuple[ViewCell | None, ...]
    rows: tuple[tuple[ViewCell | None, ...], ...]
    facts: tuple[tuple[str, ViewCell], ...]


def view_of(table: IndicatorTable) -> TableView:
    """The view of a table: its columns in the order of the document, then fields that came without a column."""
    known = [column for column in table.columns if column.name is not None]
    headings = {column.name: _cell(column.heading) for column in known if column.name is not None}
    columns = [name for name in headings if name in INDICATOR_FIELDS]
    columns += [name for name in INDICATOR_FIELDS if name not in headings and any(getattr(row, name) for row in table.indicators)]
    rows: list[tuple[ViewCell | None, ...]] = []
    for indicator in table.indicators:
        above = rows[-1] if rows else (None,) * len(columns)
        rows.append(tuple(_value(indicator, name, one) for name, one in zip(columns, above, strict=True)))
    return TableView(
        columns=tuple(columns),
        headings=tuple(headings.get(name) for name in columns),
        rows=tuple(rows),
        facts=tuple((name, _cell(field)) for name, field in table.facts.items() if field.text),
    )


def _value(indicator: Indicator, name: str, above: ViewCell | None) -> ViewCell | None:
    field: Field | None = getattr(indicator, name)
    if field is not None:
        return _cell(field)
    if name in indicator.shared:
        return above
    place = indicator.empty_cells.get(name)
    return ViewCell("", place) if place is not None else None


def _cell(field: Field) -> ViewCell:
    return ViewCell(field.text, field.place)
