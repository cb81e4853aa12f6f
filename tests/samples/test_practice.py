"""Every layout seen in practice, in every format with cells, is read without a single difference, and alike in all."""

from __future__ import annotations

from pathlib import Path

import pytest

from perflint.run import extract_files
from perflint_corpora.samples.writers import WRITERS
from tests.accuracy.reading.cases import Case, cases, own_content
from tests.accuracy.reading.compare import Reading, read, written
from tests.samples.places import GRID_FORMATS, expected_place, grid_place

#: One content for each layout here; `make accuracy` takes them all.
CASES = {case.layout: case for case in cases(own_content())}


def reading(case: Case, format_name: str, folder: Path) -> list[Reading]:
    """What perflint reads from a case in a format."""
    ending, writer = WRITERS[format_name]
    path = folder / f"{case.label}{ending}"
    writer(path, case.sheets)
    extraction = extract_files([path])
    assert extraction.errors == ()
    return read(extraction.submissions[0].tables)


@pytest.mark.parametrize("format_name", GRID_FORMATS)
@pytest.mark.parametrize("layout", CASES)
def test_a_layout_is_read_exactly(layout: str, format_name: str, tmp_path: Path) -> None:
    assert reading(CASES[layout], format_name, tmp_path) == written(CASES[layout])


@pytest.mark.parametrize("layout", CASES)
def test_every_value_has_the_place_of_its_cell(layout: str, tmp_path: Path) -> None:
    case = CASES[layout]
    path = tmp_path / "表.xlsx"
    WRITERS["xlsx"][1](path, case.sheets)
    sheet = case.sheets[0]
    for number, table in enumerate(extract_files([path]).submissions[0].tables):
        places: dict[tuple[int | None, str], tuple[object, ...]] = {}
        for cell in sheet.cells:
            for meaning in cell.meanings:
                if meaning.table == number:
                    place = expected_place("xlsx", case.sheets, 0, cell.row, cell.column)
                    places.setdefault((meaning.indicator, meaning.name), place)
        found = {
            (row, name): grid_place("xlsx", field.place)
            for row, indicator in enumerate(table.indicators)
            for name in ("level1", "level2", "level3", "operator", "target", "unit", "weight", "actual", "score")
            if (field := getattr(indicator, name)) is not None
        }
        found |= {(None, name): grid_place("xlsx", field.place) for name, field in table.facts.items() if (None, name) in places}
        assert found == {key: places[key] for key in found}
