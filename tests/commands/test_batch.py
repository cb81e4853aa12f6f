"""Batches from the command line: what hostile files cost, how a run is interrupted, what progress says."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from itertools import repeat
from pathlib import Path

import pytest

from perflint.run import check_files
from tests.benchmarks.process_tree import run_tree, tree
from tests.commands.conftest import CLEAN, LINTER, ROOT
from tests.documents.workbook_parts import packed, workbook
from tests.intake.archives import zipped
from tests.run.hostile_pack import ABORT, FILL, HANG
from tests.run.test_workers import table

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="processes are looked at by the files of /proc")


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """An environment in which the hostile rules are installed."""
    info = tmp_path / "pack" / "hostile_pack-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: hostile-pack\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text("[perflint.rules]\nhostile = tests.run.hostile_pack:pack\n", encoding="utf-8")
    folders = (tmp_path / "pack", LINTER, ROOT / "rules", ROOT / "corpora", ROOT)
    return {"PYTHONPATH": os.pathsep.join(map(str, folders)), "PERFLINT_CACHE_DIR": str(tmp_path / "results")}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder for submissions."""
    path = tmp_path / "报送"
    path.mkdir()
    return path


def command(folder: Path, *options: str) -> list[str]:
    return [sys.executable, "-m", "perflint", "check", str(folder), "--select", "X9", "--jobs", "2", *options]


def hostile_files() -> dict[str, bytes]:
    """Files that kill readers, and files on which a rule kills its process, between good ones."""
    corners = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    merged = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    return {
        "01.md": table("甲").encode(),
        "02-corners.xlsx": workbook(corners),
        "03-merge.xlsx": workbook('<row r="1"><c r="A1"><v>1</v></c></row>', tail=merged),
        "04-bomb.xlsx": packed({"xl/workbook.xml": repeat(b" " * 1_000_000, 501)}),
        "05-bomb.zip": zipped({"零.csv": bytes(90_000_000), "乙.md": table("乙").encode()}),
        "06-abort.md": table(ABORT).encode(),
        "07-hang.md": table(HANG).encode(),
        "08-fill.md": table(FILL).encode(),
        "09.md": table("丙").encode(),
    }


@linux_only
def test_hostile_files_cost_little_and_the_rest_is_checked(folder: Path, environment: dict[str, str], tmp_path: Path) -> None:
    for name, data in hostile_files().items():
        (folder / name).write_bytes(data)
    report = tmp_path / "report.json"
    options = ("--option", "limits.file_seconds=3", "--option", "limits.file_megabytes=150")
    run = run_tree(command(folder, *options, "--format", f"json:{report}"), environment)
    assert run.code == 2
    assert run.computing < 5
    assert run.megabytes < 500
    read = json.loads(report.read_text(encoding="utf-8"))
    checked = {Path(file["path"]).name: [finding["text"] for finding in file["findings"]] for file in read["files"]}
    assert checked == {
        "01.md": ["甲"],
        "02-corners.xlsx": [],
        "03-merge.xlsx": [],
        "05-bomb.zip!乙.md": ["乙"],
        "09.md": ["丙"],
    }
    errors = [(Path(one["path"]).name, one["kind"], one["parameters"].get("option")) for one in read["summary"]["errors"]]
    assert errors == [
        ("04-bomb.xlsx", "too-large", "limits.zip_bytes"),
        ("05-bomb.zip!零.csv", "archive-ratio", "limits.archive_ratio"),
        ("06-abort.md", "worker-died", "limits.file_megabytes"),
        ("07-hang.md", "time-limit", "limits.file_seconds"),
        ("08-fill.md", "memory-limit", "limits.file_megabytes"),
    ]


@linux_only
def test_an_interrupt_ends_all_processes(folder: Path, environment: dict[str, str]) -> None:
    for number in range(3):
        (folder / f"{number}.md").write_text(f"{table(HANG)}\n{number}\n", encoding="utf-8")
    child = subprocess.Popen(
        command(folder),
        env={**os.environ, **environment},
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    hanging: list[int] = []
    deadline = time.monotonic() + 60
    while len(hanging) < 2 and time.monotonic() < deadline:  # workers lead sessions of their own
        hanging = [process for process in tree(child.pid) if process != child.pid and session_of(process) == process]
        time.sleep(0.1)
    time.sleep(0.5)
    started = list(tree(child.pid))
    os.killpg(child.pid, signal.SIGINT)
    _, errors = child.communicate(timeout=30)
    assert (child.returncode, errors) == (130, b"")
    deadline = time.monotonic() + 10
    while any(session_of(process) for process in started) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert [process for process in started if session_of(process)] == []


def session_of(process: int) -> int | None:
    try:
        return os.getsid(process)
    except OSError:
        return None


@pytest.mark.parametrize("jobs", [1, 2])
def test_progress_names_each_file_before_it_is_checked(folder: Path, jobs: int) -> None:
    for number in range(3):
        (folder / f"{number}.md").write_text(f"{CLEAN}\n{number}\n", encoding="utf-8")
    (folder / "3.zip").write_bytes(zipped({"甲.md": CLEAN.encode(), "乙.md": f"{CLEAN}\n乙\n".encode()}))
    told: list[tuple[int, int, str]] = []
    check_files([folder], jobs=jobs, on_progress=lambda *progress: told.append(progress))
    assert [(number, Path(name).name) for number, _, name in told] == [
        (1, "0.md"), (2, "1.md"), (3, "2.md"), (4, "3.zip!甲.md"), (5, "3.zip!乙.md"),
    ]  # fmt: skip
    assert [total for _, total, _ in told] == [4, 4, 4, 4, 5]
