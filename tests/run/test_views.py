"""The contents of tables are kept when a report asks for them, and only then."""

from __future__ import annotations

from pathlib import Path

from perflint.run import check_files
from tests.commands.conftest import FAULTY, write


def test_views_are_kept_only_when_asked_for(tmp_path: Path) -> None:
    path = write(tmp_path / "a.md", FAULTY)
    assert [table.view for file in check_files([path]).files for table in file.tables] == [None]
    (table,) = check_files([path], views=True).files[0].tables
    assert table.view is not None
    assert [row[1].text for row in table.view.rows if row[1] is not None] == ["培训人数", "服务覆盖率"]


def test_workers_send_the_same_views(tmp_path: Path) -> None:
    paths = [write(tmp_path / f"{number}.md", FAULTY) for number in range(2)]
    assert check_files(paths, views=True, jobs=2) == check_files(paths, views=True)
