"""Files checked by worker processes: the same outcome as in one process, whatever becomes of single files."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from perflint.checks.examples import trials
from perflint.checks.findings import Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Message, RunRule
from perflint.config import Config
from perflint.process_limits import Bounds, WorkersError
from perflint.report import Report
from perflint.run import check_files
from perflint.tables.model import Submission
from perflint.workers import Failure, Handle, Task, Workers
from tests.run.hostile_pack import ABORT, FILL, HANG, HOLD, LEAVE, SPIN, Hostile

BOUNDS = Bounds(seconds=60, cpu_seconds=60, megabytes=500)


def table(project: str) -> str:
    return (
        f"项目名称：{project}\n\n| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 培训人数 | 90人 | 50 |\n| 覆盖率 | 95% | 50 |\n"
    )


def echo(setup: str) -> Handle:
    def handle(header: str, data: bytes) -> bytes:
        if header == "pid":
            return str(os.getpid()).encode()
        if header == "sleep":
            time.sleep(float(data))
        return f"{setup} {header} ".encode() + data

    return handle


def broken(setup: str) -> Handle:
    raise ValueError(setup)


def run(tasks: Iterator[Task[int]], count: int = 2) -> dict[int, bytes | Failure]:
    with Workers(count, echo, "setup", BOUNDS) as workers:
        return dict(workers.run(tasks))


def test_each_task_gets_its_own_answer() -> None:
    tasks = (Task(number, str(number), b"x" * 100_000) for number in range(9))
    assert run(tasks) == {number: f"setup {number} ".encode() + b"x" * 100_000 for number in range(9)}


def test_no_tasks_no_processes() -> None:
    with Workers(2, broken, "", BOUNDS) as workers:
        assert list(workers.run(iter(()))) == []


def test_workers_are_used_again_and_are_gone_at_the_end() -> None:
    tasks = (Task(number, "pid", b"") for number in range(12))
    pids = {int(answer) for answer in run(tasks).values() if isinstance(answer, bytes)}
    assert len(pids) <= 2
    assert os.getpid() not in pids
    assert [pid for pid in pids if is_alive(pid)] == []


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_worker_that_cannot_start_says_why() -> None:
    with pytest.raises(WorkersError, match="ValueError: no such thing"), Workers(1, broken, "no such thing", BOUNDS) as workers:
        list(workers.run(iter([Task(0, "", b"")])))


def test_a_task_that_hangs_is_ended_while_others_are_done() -> None:
    tasks = (Task(number, "sleep", b"0.05" if number else b"60") for number in range(81))
    with Workers(2, echo, "setup", BOUNDS._replace(seconds=1)) as workers:
        answers = list(workers.run(tasks))
    failures = [(at, answer) for at, (_, answer) in enumerate(answers) if isinstance(answer, Failure)]
    assert [answer for _, answer in failures] == [Failure("time-limit", {"limit": "1", "option": "limits.file_seconds"})]
    assert failures[0][0] < 60  # of 81


def test_memory_is_watched_where_the_system_does_not_bound_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows and macOS: by asking the system again and again."""
    monkeypatch.setattr(Bounds, "memory_by_system", False)
    limits = {"file_megabytes": 300, "file_seconds": 60}
    report = check_files([folder(tmp_path, [HOLD])], Config.model_validate({"limits": limits}), rules=[Hostile], isolate=True)
    assert errors(report) == [("0.md", "memory-limit", {"limit": "300", "option": "limits.file_megabytes"})]


def folder(path: Path, projects: list[str]) -> Path:
    for number, project in enumerate(projects):
        (path / f"{number}.md").write_text(table(project), encoding="utf-8")
    return path


def checked(report: Report) -> list[str]:
    return [Path(file.path).name for file in report.files]


def errors(report: Report) -> list[tuple[str, str, dict[str, str]]]:
    return [(Path(error.path or "").name, error.kind, dict(error.parameters)) for error in report.errors]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system ends processes in other ways")
def test_bad_files_are_cut_off_and_the_rest_is_checked(tmp_path: Path) -> None:
    limits = {"file_cpu_seconds": 1, "file_megabytes": 300}
    paths = [folder(tmp_path, ["甲", ABORT, "乙", SPIN, "丙", FILL, LEAVE, "丁"])]
    report = check_files(paths, Config.model_validate({"limits": limits}), rules=[Hostile], jobs=2)
    assert checked(report) == ["0.md", "2.md", "4.md", "7.md"]
    assert [finding.text for finding in report.findings] == ["甲", "乙", "丙", "丁"]
    memory = {"limit": "300", "option": "limits.file_megabytes"}
    assert errors(report) == [
        ("1.md", "worker-died", {"end": "SIGABRT", **memory}),
        ("3.md", "cpu-limit", {"limit": "1", "option": "limits.file_cpu_seconds"}),
        ("5.md", "memory-limit", memory),
        ("6.md", "worker-died", {"end": "3", **memory}),
    ]


def test_a_file_that_hangs_is_cut_off_and_the_rest_is_checked(tmp_path: Path) -> None:
    report = check_files(
        [folder(tmp_path, [HANG, "甲"])],
        Config.model_validate({"limits": {"file_seconds": 2}}),
        rules=[Hostile],
        jobs=1,
        isolate=True,
    )
    assert checked(report) == ["1.md"]
    assert errors(report) == [("0.md", "time-limit", {"limit": "2", "option": "limits.file_seconds"})]


def test_one_file_is_isolated_on_request(tmp_path: Path) -> None:
    report = check_files([folder(tmp_path, [ABORT])], rules=[Hostile], isolate=True)
    assert [error.kind for error in report.errors] == ["worker-died"]


class Untyped(RunRule):
    """Keeps something else than it says."""

    code = "X903"
    rule = "untyped"
    name = Text("类型不符", "untyped")
    why = Text("类型不符", "untyped")
    dimension = Dimension.RELEVANCE
    severity = Severity.WARNING
    messages = {"default": Message(Text("无", "none"), Text("无", "none"))}
    good = ()
    bad = (Example(table("甲")),)

    def collect(self, submission: Submission) -> Iterator[int]:
        """Yield a text."""
        yield submission.path  # type: ignore[misc]

    def conclude(self, records: Sequence[Sequence[int]]) -> Iterator[tuple[int, Problem]]:
        """Find nothing."""
        yield from ()


def test_records_of_another_type_than_the_rule_says_are_a_crash_of_the_rule(tmp_path: Path) -> None:
    report = check_files([folder(tmp_path, ["甲"])], rules=[Hostile, Untyped], isolate=True)
    crash = {"rule": "untyped", "code": "X903", "error": "PydanticSerializationError"}
    assert errors(report) == [("0.md", "rule-crashed", crash)]
    assert checked(report) == ["0.md"]
    assert [trial.failure for trial in trials(Untyped)] == ["example-crashed"]


@pytest.mark.parametrize("jobs", [2, 5])
def test_the_outcome_does_not_depend_on_the_number_of_jobs(tmp_path: Path, jobs: int) -> None:
    """With the standard rules, among them those that compare files; the same text twice over makes them speak."""
    goal = "本项目用于全市中小学教师信息技术应用能力提升培训，提高教师的信息技术应用水平和课堂教学质量。"
    for number, project in enumerate(["甲", "乙", "丙", "丁", "戊"]):
        text = f"总体目标：{goal}{number}\n\n{table(project)}"
        (tmp_path / f"{number}.md").write_text(text, encoding="utf-8")
    (tmp_path / "5.xlsx").write_bytes(b"PK\x03\x04 and nothing more")
    (tmp_path / "6.mp3").write_bytes(b"ID3\x03\0\0\0\0")
    one = check_files([tmp_path])
    assert check_files([tmp_path], jobs=jobs) == one
    assert [finding.code for finding in one.findings if finding.code == "C101"] == ["C101"] * 4
    assert [(error.kind, Path(error.path or "").name) for error in one.errors] == [("truncated", "5.xlsx")]
    assert [(skipped.reason, Path(skipped.path).name) for skipped in one.skipped] == [("binary-text", "6.mp3")]
