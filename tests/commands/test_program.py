"""perflint as a process: consoles of other encodings, pipes, standard input, what a start imports."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands.conftest import FAULTY, LINTER, ROOT, write

Program = Callable[..., subprocess.CompletedProcess[bytes]]
HOSTILE = FAULTY.replace("培训人数", "[red]培训[/red]\x1b[31m\u202e人数㎡")


def test_exit_codes_reach_the_shell(program: Program, faulty: Path, clean: Path) -> None:
    codes = [program("check", path, "--select", "T9").returncode for path in (clean, faulty, "absent.md")]
    assert codes == [0, 1, 2]


def test_a_gbk_console(program: Program, tmp_path: Path) -> None:
    path = write(tmp_path / "hostile.md", HOSTILE.replace("| 人 |", "|  |"))
    outcome = program("check", path, "--select", "T9", PYTHONIOENCODING="gbk")
    assert (outcome.returncode, outcome.stderr) == (1, b"")
    text = outcome.stdout.decode("gbk")
    assert "权重合计为 95，应为 100" in text
    assert "[[red]培训[/red]\\x1b[31m\\u202e人数" in text


def test_an_ascii_console(program: Program, faulty: Path) -> None:
    outcome = program("check", faulty, "--select", "T9", PYTHONIOENCODING="ascii")
    assert (outcome.returncode, outcome.stderr) == (1, b"")
    assert b"\\u6743\\u91cd" in outcome.stdout
    assert program("--help", PYTHONIOENCODING="ascii").returncode == 0


def test_json_is_utf_8_on_every_console(program: Program, faulty: Path) -> None:
    outcome = program("check", faulty, "--select", "T9", "--format", "json", PYTHONIOENCODING="gbk")
    assert json.loads(outcome.stdout.decode("utf-8"))["files"][0]["findings"][0]["message"] == "权重合计为 95，应为 100"


def test_standard_input(program: Program) -> None:
    outcome = program("check", "-", "--stdin-filename", "申报表.md", "--select", "T9", "--format", "json", stdin=FAULTY.encode())
    (file,) = json.loads(outcome.stdout.decode("utf-8"))["files"]
    assert (outcome.returncode, file["path"], [one["code"] for one in file["findings"]]) == (1, "申报表.md", ["T901"])


def start(pack: Path, *arguments: object, stdin: int | None = None, stdout: int) -> subprocess.Popen[bytes]:
    path = os.pathsep.join(map(str, (pack, LINTER, ROOT / "rules", ROOT / "corpora", ROOT)))
    command = [sys.executable, "-m", "perflint", *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": path}
    return subprocess.Popen(command, stdin=stdin, stdout=stdout, stderr=subprocess.PIPE, env=environment)


@pytest.mark.skipif(os.name == "nt", reason="pipes and signals of POSIX")
def test_a_reader_that_leaves_is_no_error(pack: Path, faulty: Path) -> None:
    ours, theirs = os.pipe()
    os.close(ours)
    process = start(pack, "check", faulty, "--select", "T9", stdout=theirs)
    os.close(theirs)
    assert process.communicate(timeout=60)[1] == b""
    assert process.returncode == 1


@pytest.mark.skipif(os.name == "nt", reason="pipes and signals of POSIX")
def test_ctrl_c(pack: Path) -> None:
    process = start(pack, "check", "-", stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(timeout=3)  # it waits for standard input
    process.send_signal(signal.SIGINT)
    assert process.communicate(timeout=60)[1] == b""
    assert process.returncode == 130


def test_a_plain_run_loads_nothing_heavy(program: Program, clean: Path) -> None:
    outcome = program("check", clean, "--select", "T9", PYTHONPROFILEIMPORTTIME="1")
    loaded = {line.rpartition("|")[2].strip() for line in outcome.stderr.decode().splitlines()}
    assert outcome.returncode == 0
    assert loaded & {"spacy", "jieba", "rich.console", "rich.table", "perflint.reports.json", "perflint.reports.schema"} == set()
