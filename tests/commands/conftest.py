"""The command line on small files, with the sample rules as the installed pack."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

import perflint
from perflint.checks.registry import all_rules, installed
from perflint.commands.application import run

ROOT = Path(__file__).parents[2]
LINTER = Path(perflint.__file__).parents[1]

FAULTY = """\
项目名称：交易中心运行费

| 一级指标 | 三级指标 | 指标值 | 计量单位 | 权重 |
|---|---|---|---|---|
| 产出指标 | 培训人数 | 90 | 人 | 50 |
| 效益指标 | 服务覆盖率 | 95 | % | 45 |
"""
CLEAN = FAULTY.replace("45", "50")
WARNING = CLEAN.replace("| % |", "|  |")


class Outcome(NamedTuple):
    """What a command gave."""

    code: int
    out: str
    err: str


Cli = Callable[..., Outcome]


@pytest.fixture(scope="session")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that makes the sample rules look like an installed rule pack."""
    folder = tmp_path_factory.mktemp("pack")
    info = folder / "sample_pack-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: sample-pack\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(
        "[perflint.rules]\nsample = tests.reports.sample_report:sample_pack\n", encoding="utf-8"
    )
    return folder


@pytest.fixture
def cli(pack: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Cli]:
    """Run a command in this process and no other; `check` uses the sample rules only."""
    monkeypatch.syspath_prepend(str(pack))
    monkeypatch.delenv("PERFLINT_LANG", raising=False)
    _look_again()

    def call(*arguments: object) -> Outcome:
        capsys.readouterr()
        given = [str(argument) for argument in arguments]
        if given[:1] == ["check"] and "--select" not in given:
            given += ["--select", "T9"]
        if given[:1] == ["check"] and "--jobs" not in given:
            given += ["--jobs", "1"]
        code = run(given)
        return Outcome(code, *capsys.readouterr())

    yield call
    _look_again()


def _look_again() -> None:
    """Let the registry look for rule packs anew."""
    installed.cache_clear()
    all_rules.cache_clear()


@pytest.fixture
def program(pack: Path) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Run perflint as a program of its own, with more environment variables by keyword."""

    def call(*arguments: object, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
        folders = (pack, LINTER, ROOT / "rules", ROOT / "corpora", ROOT)
        path = os.pathsep.join(map(str, folders))
        command = [sys.executable, "-m", "perflint", *map(str, arguments)]
        return subprocess.run(
            command, input=stdin, capture_output=True, env={**os.environ, "PYTHONPATH": path, **environment}, timeout=60
        )

    return call


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A file with one error: its weights add up to 95."""
    return write(tmp_path / "faulty.md", FAULTY)


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    """A file without faults."""
    return write(tmp_path / "clean.md", CLEAN)


@pytest.fixture
def warning(tmp_path: Path) -> Path:
    """A file with one warning: a unit is missing."""
    return write(tmp_path / "warning.md", WARNING)


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path
