from pathlib import Path

import pytest

import perflint_corpora
from perflint_corpora import LANGUAGE_DATA, load_patterns, load_rows

TABLES = sorted(path.stem for path in LANGUAGE_DATA.glob("*.csv"))


@pytest.mark.parametrize("name", TABLES)
def test_every_table_loads(name: str) -> None:
    rows = load_rows(name)
    assert rows
    assert all(rows[0].keys() == row.keys() for row in rows)


def test_rows() -> None:
    assert load_rows("units")[0] == {"symbol": "元", "dimension": "money", "factor": "1", "aliases": "人民币元|元人民币|圆|RMB|¥"}
    assert load_rows("units") is load_rows("units")


def test_patterns() -> None:
    assert [pattern["label"] for pattern in load_patterns("ranking")] == ["ranking", "ranking"]


def test_unknown_table() -> None:
    with pytest.raises(FileNotFoundError):
        load_rows("nothing")


def test_a_row_with_a_cell_too_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "broken.csv").write_text("\ufeff# comment\nword,role\n甲,乙\n甲,乙,丙\n", encoding="utf-8")
    monkeypatch.setattr(perflint_corpora, "LANGUAGE_DATA", tmp_path)
    with pytest.raises(ValueError, match=r"broken\.csv: 2 cells expected"):
        load_rows("broken")
