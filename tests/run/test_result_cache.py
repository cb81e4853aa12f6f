"""The cache of results: the second run equals the first without checking anew, and nothing out of date is ever used."""

from __future__ import annotations

import importlib
import os
import pickle
import stat
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from perflint.checking import Checker
from perflint.checks.registry import all_rules
from perflint.config import Config
from perflint.intake import Material
from perflint.outcome import Outcome
from perflint.report import Report
from perflint.result_cache import VARIABLE, results_folder
from perflint.run import check_files
from tests.run.hostile_pack import ABORT, Hostile

GOAL = "本项目用于全市中小学教师信息技术应用能力提升培训，提高教师的信息技术应用水平和课堂教学质量。"


def table(project: str, weight: int = 50) -> str:
    rows = f"| 培训人数 | 90人 | {weight} |\n| 覆盖率 | 95% | 50 |\n"
    return f"项目名称：{project}\n\n总体目标：{GOAL}\n\n| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n{rows}"


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """Three files, two of which copy from the first, and a sound."""
    folder = tmp_path / "files"
    folder.mkdir()
    for number, project in enumerate(["甲", "乙", "丙"]):
        (folder / f"{number}.md").write_text(table(project, 50 - number), encoding="utf-8")
    (folder / "3.mp3").write_bytes(b"ID3\x03\0\0\0\0")
    return folder


@pytest.fixture
def results(tmp_path: Path) -> Path:
    """A folder for results."""
    folder = tmp_path / "results"
    folder.mkdir(mode=0o700)
    return folder


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are really checked in this process, as it goes on."""
    names: list[str] = []
    real: Callable[[Checker, Material], Outcome] = Checker.check

    def check(checker: Checker, material: Material) -> Outcome:
        names.append(Path(material.name).name)
        return real(checker, material)

    monkeypatch.setattr(Checker, "check", check)
    return names


def config(**settings: Any) -> Config:
    return Config.model_validate(settings)


def copies(report: Report) -> list[tuple[str, str | None]]:
    return [(finding.code, finding.text) for finding in report.findings if finding.code == "C101"]


ALL = ["0.md", "1.md", "2.md", "3.mp3"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_second_run_equals_the_first_and_checks_nothing(files: Path, results: Path, checked: list[str], jobs: int) -> None:
    plain = check_files([files])
    assert checked == ALL
    first = check_files([files], cache=results, jobs=jobs)
    checked.clear()
    assert check_files([files], cache=results, jobs=3 - jobs) == first == plain
    assert checked == []
    assert copies(first) == [("C101", GOAL)] * 2
    assert len(list(results.iterdir())) == 5  # four files and their comparison


def test_one_file_fewer_is_compared_anew(files: Path, results: Path, checked: list[str]) -> None:
    check_files([files], cache=results)
    (files / "0.md").unlink()
    checked.clear()
    assert copies(check_files([files], cache=results)) == [("C101", GOAL)]
    assert checked == []


def test_only_what_has_changed_is_checked(files: Path, results: Path, checked: list[str]) -> None:
    check_files([files], cache=results)
    (files / "1.md").write_text(table("乙", 40), encoding="utf-8")
    (files / "2.md").rename(files / "4.md")
    checked.clear()
    assert check_files([files], cache=results) == check_files([files])
    assert checked[:2] == ["1.md", "4.md"]


@pytest.mark.parametrize(
    "settings",
    [
        {"rules": {"weight-sum": {"tolerance": 5}}},
        {"rules": {"weight-sum": {"severity": "info"}}},
        {"select": ["W"]},
        {"ignore": ["W101"]},
        {"profile": "chongqing"},
        {"scoring": {"error": 5}},
        {"limits": {"rows": 1}},
        {"overrides": [{"paths": ["**/*.*"], "ignore": ["W101"]}]},
    ],
    ids=str,
)
def test_other_settings_are_other_results(files: Path, results: Path, checked: list[str], settings: dict[str, Any]) -> None:
    check_files([files], cache=results)
    checked.clear()
    with_cache = check_files([files], config(**settings), cache=results)
    assert checked == ALL
    assert with_cache == check_files([files], config(**settings))


@pytest.mark.parametrize("settings", [{"lang": "en"}, {"fail_on": "info"}, {"min_score": 90}], ids=str)
def test_settings_of_reports_share_results(files: Path, results: Path, checked: list[str], settings: dict[str, Any]) -> None:
    check_files([files], cache=results)
    checked.clear()
    assert check_files([files], config(**settings), cache=results) == check_files([files])
    assert checked == ALL  # by the second call alone


def test_the_files_compared_with_belong_to_the_result(files: Path, results: Path, tmp_path: Path, checked: list[str]) -> None:
    earlier = tmp_path / "earlier.md"
    calls = []
    for people in (90, 900, 900):
        text = table("甲").replace("90人", f"{people}人").replace("项目名称", "年度：2023\n\n项目名称")
        earlier.write_text(text, encoding="utf-8")
        checked.clear()
        check_files([files], against=[earlier], cache=results)
        calls.append(list(checked))
    assert calls == [ALL, ALL, []]


def test_the_code_of_rules_belongs_to_the_result(
    files: Path, results: Path, tmp_path: Path, checked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    module = tmp_path / "pack_under_work.py"
    module.write_text("from tests.run.hostile_pack import Hostile\nclass Own(Hostile):\n    code = 'X902'\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    own = importlib.import_module("pack_under_work").Own
    check_files([files], cache=results, rules=[own])
    os.utime(module, (1, 1))
    checked.clear()
    check_files([files], cache=results, rules=[own])
    assert checked == ALL
    del sys.modules["pack_under_work"]


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        lambda content: content[: len(content) // 2],
        lambda content: content[:-4] + b"\0\0\0\0",
        lambda content: zlib.compress(b"{}"),
        lambda content: zlib.compress(b'{"checked": null, "skipped": null, "errors": [{"kind": 1}]}'),
        lambda content: zlib.compress(zlib.decompress(content).replace(b'"W101"', b'"W000"'), 1),
        lambda content: zlib.compress(pickle.dumps(Outcome())),
    ],
)
def test_a_damaged_entry_is_as_good_as_none(
    files: Path, results: Path, checked: list[str], damage: Callable[[bytes], bytes]
) -> None:
    first = check_files([files], cache=results)
    entries = {path: path.read_bytes() for path in results.iterdir()}
    for path, content in entries.items():
        path.write_bytes(damage(content))
    assert check_files([files], cache=results) == first
    assert "1.md" in checked[4:]
    assert {path: path.read_bytes() for path in results.iterdir()} == entries


def test_what_went_wrong_is_not_kept(tmp_path: Path, results: Path) -> None:
    (tmp_path / "a.md").write_text(table(ABORT), encoding="utf-8")
    (tmp_path / "b.xlsx").write_bytes(b"PK\x03\x04 and nothing more")
    report = check_files([tmp_path / "a.md", tmp_path / "b.xlsx"], rules=[Hostile], jobs=2, cache=results)
    assert [error.kind for error in report.errors] == ["worker-died", "truncated"]
    assert list(results.iterdir()) == []


def test_the_oldest_results_are_dropped(files: Path, results: Path) -> None:
    for number in range(5):
        old = results / f"old-{number}"
        old.write_bytes(bytes(400_000))
        os.utime(old, (number, number))
    check_files([files], config(limits={"cache_megabytes": 1}), cache=results)
    left = sorted(path.name for path in results.iterdir() if path.name.startswith("old-"))
    assert left == ["old-4"]
    assert len(list(results.iterdir())) == 6


posix_only = pytest.mark.skipif(sys.platform == "win32", reason="access rights are those of the profile folder on Windows")


@posix_only
def test_nobody_else_can_read_the_results(files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "own" / "results"))
    folder = results_folder()
    check_files([files], cache=folder)
    assert folder == tmp_path / "own" / "results"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


@posix_only
def test_a_folder_that_others_can_write_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tmp_path.chmod(0o777)
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    assert results_folder() is None


@posix_only
def test_without_the_variable_the_results_are_in_the_cache_folder_of_the_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setattr("perflint.result_cache.user_cache", lambda: tmp_path)
    assert results_folder() == tmp_path / "perflint" / "results"


def test_all_installed_rules_pass_their_records_on(files: Path, results: Path) -> None:
    """Records come back from the cache as the rules made them."""
    checker = Checker(Config(), all_rules())
    from perflint.outcome import OutcomeCodec

    codec = OutcomeCodec(checker.rulings.known)
    outcome = checker.check(Material("0.md", (files / "0.md").read_bytes()))
    assert codec.decode(codec.encode(outcome)) == outcome
