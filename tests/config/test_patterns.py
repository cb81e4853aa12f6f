"""Patterns of paths: names anywhere, paths from the folder of the configuration, everything below a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from perflint.config import first_fit, fits

HERE = Path("/共享/2025年")


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("草稿*", "/共享/2025年/草稿.xlsx", True),
        ("草稿*", "/共享/2025年/甲局/草稿箱/表.xlsx", True),
        ("草稿*", "/共享/2025年/甲局/表（草稿）.xlsx", False),
        ("草稿*", "/别处/草稿.xlsx", True),
        ("*.docx", "/共享/2025年/甲局/说明.docx", True),
        ("*.docx", "/共享/2025年/甲局/说明.xlsx", False),
        ("甲局/**", "/共享/2025年/甲局/一/表.xlsx", True),
        ("甲局/**", "/共享/2025年/市/甲局/表.xlsx", False),
        ("甲局/**", "/别处/甲局/表.xlsx", False),
        ("**/甲局/**", "/别处/甲局/表.xlsx", True),
        ("**/甲局/*.xlsx", "/共享/2025年/甲局/表.xlsx", True),
        ("**/甲局/*.xlsx", "/共享/2025年/甲局/一/表.xlsx", False),
        ("甲局/*/表.xlsx", "/共享/2025年/甲局/一/表.xlsx", True),
        ("甲局/*/表.xlsx", "/共享/2025年/甲局/一/二/表.xlsx", False),
        ("甲局/**/表.xlsx", "/共享/2025年/甲局/表.xlsx", True),
        ("甲局/", "/共享/2025年/甲局/表.xlsx", True),
        ("./甲局", "/共享/2025年/甲局", True),
        ("./甲局", "/共享/2025年/市/甲局", False),
        (r"甲局\一", "/共享/2025年/甲局/一/表.xlsx", True),
        ("表?.xlsx", "/共享/2025年/表1.xlsx", True),
        ("表?.xlsx", "/共享/2025年/表12.xlsx", False),
        ("表[!0-9].xlsx", "/共享/2025年/表甲.xlsx", True),
        ("表[!0-9].xlsx", "/共享/2025年/表1.xlsx", False),
        ("表(1).xlsx", "/共享/2025年/表(1).xlsx", True),
        ("**", "/别处/表.xlsx", True),
        ("../2024年/**", "/共享/2024年/表.xlsx", False),
        ("甲局/表.xlsx", "/共享/2025年/乙局/../甲局/表.xlsx", True),
    ],
)
def test_what_fits(pattern: str, path: str, expected: bool) -> None:
    assert fits(pattern, Path(path), HERE) is expected


def test_relative_paths_count_from_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert fits("甲局/*.xlsx", Path("甲局/表.xlsx"), Path())
    assert fits("甲局/*.xlsx", Path("甲局/表.xlsx"), tmp_path)
    assert not fits("甲局/*.xlsx", Path("../甲局/表.xlsx"), Path())


def test_the_first_pattern_that_fits_is_told() -> None:
    assert first_fit(["乙*", "甲*", "*.xlsx"], Path("/共享/2025年/甲.xlsx"), HERE) == "甲*"
    assert first_fit(["乙*"], Path("/共享/2025年/甲.xlsx"), HERE) is None
