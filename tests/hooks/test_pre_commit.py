"""The hooks in the real pre-commit, in a real git repository: what is staged is checked, and nothing else."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import docx
import openpyxl
import pytest

from tests.reports.submitted import HEADINGS

MANIFEST = Path(__file__).parents[2] / ".pre-commit-hooks.yaml"
BINARIES = Path(sys.executable).parent
GOOD = [
    ["产出指标", "数量指标", "绿地管护面积", "≥", 35, "万平方米", 20],
    ["产出指标", "质量指标", "绿地完好率", "≥", 95, "%", 15],
    ["产出指标", "时效指标", "任务按时完成率", "≥", 95, "%", 15],
    ["成本指标", "经济成本指标", "管护总成本", "≤", 120, "万元", 20],
    ["效益指标", "社会效益指标", "服务居民人数", "≥", 8, "万人", 20],
    ["满意度指标", "服务对象满意度指标", "居民满意度", "≥", 90, "%", 10],
]
BAD = [*GOOD[:-1], [*GOOD[-1][:-1], 15]]


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with the manifest, as pre-commit clones it."""
    if not (BINARIES / "pre-commit").exists() or shutil.which("git") is None:
        if os.environ.get("CI"):
            pytest.fail("pre-commit and git are needed in CI")
        pytest.skip("pre-commit or git is not installed")
    folder = tmp_path_factory.mktemp("hooks")
    shutil.copy(MANIFEST, folder)
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "hooks")
    return folder


@pytest.fixture
def repository(hooks: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "报送"
    folder.mkdir()
    revision = git(hooks, "rev-parse", "HEAD").strip()
    # perflint itself is the one under test: pre-commit would install it from the clone
    lines = [f"- repo: {hooks}", f"  rev: {revision}", "  hooks:"]
    lines += [f"  - {{id: {name}, language: system}}" for name in ("perflint", "perflint-project")]
    (folder / ".pre-commit-config.yaml").write_text("repos:\n" + "\n".join(lines) + "\n", encoding="utf-8")
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "begin", "--no-verify")
    return folder


def git(folder: Path, *arguments: str) -> str:
    names = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "core.quotepath=false"]
    return subprocess.run(["git", *names, *arguments], cwd=folder, check=True, capture_output=True).stdout.decode()


def hook(folder: Path, name: str, *arguments: str) -> tuple[int, str]:
    """Run a hook on what is staged."""
    environment = {
        **os.environ,
        "PATH": f"{BINARIES}{os.pathsep}{os.environ['PATH']}",
        "PRE_COMMIT_HOME": str(folder.parent / "home"),
    }
    command = [str(BINARIES / "pre-commit"), "run", name, "--color=never", *arguments]
    done = subprocess.run(command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120)
    return done.returncode, done.stdout.decode()


def workbook(path: Path, rows: list[list[object]], project: str = "城区绿地管护") -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "绩效表"
    for row in ([f"2025年{project}绩效目标表"], ["项目名称", project], ["年度资金总额", "120万元"], HEADINGS, *rows):
        sheet.append(row)
    book.save(path)


def test_what_is_staged_is_checked(repository: Path) -> None:
    workbook(repository / "好.xlsx", GOOD)
    git(repository, "add", ".")
    code, output = hook(repository, "perflint")
    assert code == 0, output
    assert "1 张指标表" in output  # clean means checked: the hook always tells what it looked at
    workbook(repository / "坏.xlsx", BAD)
    code, output = hook(repository, "perflint")
    assert code == 0, output  # not staged
    git(repository, "add", ".")
    code, output = hook(repository, "perflint")
    assert code == 1
    assert "错误 W101 绩效表!G4" in output
    # the mistake is mended in the folder, but what would be committed is still the staged file
    workbook(repository / "坏.xlsx", GOOD)
    code, output = hook(repository, "perflint")
    assert (code, "错误 W101 绩效表!G4" in output) == (1, True)
    git(repository, "add", ".")
    code, output = hook(repository, "perflint")
    assert code == 0, output


def test_documents_and_delimited_texts_too(repository: Path) -> None:
    rows = [HEADINGS, *[[str(cell) for cell in row] for row in BAD]]
    (repository / "表.csv").write_bytes("\r\n".join(",".join(row) for row in rows).encode("gb18030"))
    document = docx.Document()
    table = document.add_table(rows=len(rows), cols=len(HEADINGS))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    document.save(str(repository / "表.docx"))
    (repository / "清单.csv").write_text("名称,数量\n笔,3\n", encoding="utf-8")
    git(repository, "add", ".")
    code, output = hook(repository, "perflint")
    assert code == 1
    assert output.count("W101") == 2 + 2  # each found, and each deducted
    assert "清单.csv" in output


def test_a_commit_without_tables_passes(repository: Path) -> None:
    (repository / "清单.csv").write_text("名称,数量\n笔,3\n", encoding="utf-8")
    git(repository, "add", ".")
    code, output = hook(repository, "perflint")
    assert code == 0, output
    assert "没有读到指标表" in output


def test_exclusions_are_respected_and_told(repository: Path) -> None:
    (repository / "perflint.toml").write_text('exclude = ["草稿*"]\n', encoding="utf-8")
    workbook(repository / "草稿1.xlsx", BAD)
    git(repository, "add", ".")
    code, output = hook(repository, "perflint")
    assert code == 0, output
    assert "未读：草稿1.xlsx" in output


def test_lfs_pointers_and_lock_files_are_explained(repository: Path) -> None:
    (repository / "大.xlsx").write_text(
        f"version https://git-lfs.github.com/spec/v1\noid sha256:{'0' * 64}\nsize 12345\n", encoding="utf-8"
    )
    git(repository, "add", ".")
    code, output = hook(repository, "perflint")
    assert code == 1  # of pre-commit, whatever the hook's own was
    assert "exit code: 2" in output
    assert "无法处理：大.xlsx，这是 Git LFS 的指针，不是文件本身；请先运行 git lfs pull 取回文件再检查" in output
    git(repository, "rm", "-q", "-f", "大.xlsx")
    (repository / "~$好.xlsx").write_bytes(b"\x05user")
    git(repository, "add", ".")
    code, output = hook(repository, "perflint")
    assert code == 0, output
    assert "未读：~$好.xlsx" in output


def test_the_project_hook_compares_all_files(repository: Path) -> None:
    goal = (
        "全年管护城区绿地35万平方米，绿地完好率达到95%以上，及时处理居民投诉，改善城区环境面貌，"
        "提升居民生活品质，居民满意度达到90%以上，保障安全生产。"
    )
    for name in ("甲", "乙"):
        workbook(repository / f"{name}.xlsx", GOOD, f"{name}片区绿地管护")
        book = openpyxl.load_workbook(repository / f"{name}.xlsx")
        book.active["D2"], book.active["E2"] = "年度总体目标", goal
        book.save(repository / f"{name}.xlsx")
    git(repository, "add", "甲.xlsx")
    git(repository, "commit", "-q", "-m", "甲", "--no-verify")
    git(repository, "add", "乙.xlsx")
    assert "C101" not in hook(repository, "perflint")[1]  # sees the staged file alone
    assert "C101" in hook(repository, "perflint-project")[1]
