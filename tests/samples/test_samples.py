"""The script that writes the samples: same input, same bytes; the committed demonstration is what it writes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import perflint_corpora.samples
from perflint_corpora.samples.__main__ import main
from perflint_corpora.samples.model import Indicators, load_tables
from perflint_corpora.samples.writers import write_csv
from perflint_corpora.samples.writers.xlsx import number_of

DEMO = Path(perflint_corpora.samples.__file__).with_name("demo")


def contents(folder: Path) -> dict[str, bytes]:
    """The files below a folder by their relative names."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_the_demonstration_is_up_to_date(tmp_path: Path) -> None:
    main([str(tmp_path), "--demo"])
    assert contents(tmp_path) == contents(DEMO)


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    chosen = ["--layout", "workbook", "--layout", "lines", "--format", "xlsx", "--format", "docx", "--format", "html"]
    main([str(tmp_path / "1"), *chosen])
    main([str(tmp_path / "2"), *chosen])
    first = contents(tmp_path / "1")
    assert first == contents(tmp_path / "2")
    assert len(first) == len(load_tables()) * 4 + 2


def test_the_labels_have_the_shape_that_the_measure_of_extraction_takes(tmp_path: Path) -> None:
    main([str(tmp_path), "--layout", "form", "--format", "csv"])
    table = json.loads((tmp_path / "expected" / "form" / "relief-supplies.json").read_text(encoding="utf-8"))["tables"][0]
    assert (table["project"], table["unit"], table["year"]) == ("应急救灾物资储备", "云岫市救灾物资储备库", "2023")
    assert (table["budget"], table["execution_rate_weight"], table["total_score"]) == ("236.00", "10", "99.20")
    assert table["indicators"][8]["comparator"] == "≥"
    assert table["indicators"][8]["score"] == "7.4"
    assert table["indicators"][0]["deviation_reason"] is None


@pytest.mark.parametrize(
    ("text", "value", "number_format"),
    [
        ("10", 10, "General"),
        ("11.52", 11.52, "General"),
        ("99.20", 99.2, "0.00"),
        ("98.00%", 0.98, "0.00%"),
        ("12%", 0.12, "0%"),
        ("≥95%", "≥95%", "General"),
        ("", None, "General"),
    ],
)
def test_numbers_are_written_as_numbers(text: str, value: object, number_format: str) -> None:
    assert number_of(text) == (value, number_format)


def test_csv_holds_one_sheet(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="one sheet"):
        write_csv(tmp_path / "a.csv", [])


def test_a_row_must_fit_the_columns() -> None:
    with pytest.raises(ValueError, match="row 2 has 1 cells, not 2"):
        Indicators(columns=("level3", "weight"), rows=(("培训人数", "10"), ("培训期数",)))
