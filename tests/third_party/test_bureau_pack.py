"""The example of a third-party pack: installed beside perflint into a fresh environment, and found by its entry point."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACK = Path(__file__).parent / "bureau_pack"

TABLE = """\
# 2024年项目支出绩效目标表

| 三级指标 | 指标值 | 权重 | 备注 |
|---|---|---|---|
| 服务热线接通率 | ≥90% | 60 | 全年开通 |
| 投诉热线接通率 | ≥95% | 40 | 023-12345678 |
"""


@pytest.fixture(scope="module")
def perflint(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program of a fresh environment with perflint and the pack; what they need comes from this environment, offline."""
    folder = tmp_path_factory.mktemp("fresh")
    venv.create(folder, with_pip=False)
    scripts = folder / ("Scripts" if os.name == "nt" else "bin")
    python = scripts / Path(sys.executable).name
    asked = [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    packages = Path(subprocess.run(asked, check=True, capture_output=True, text=True, timeout=60).stdout.strip())
    here = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (packages / "dependencies.pth").write_text("\n".join(sorted(here)) + "\n", encoding="utf-8")
    install = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-index", "--no-deps"]
    install += ["--no-build-isolation", "--disable-pip-version-check", str(ROOT), str(PACK)]
    done = subprocess.run(install, capture_output=True, text=True, timeout=120, env=environment())
    assert done.returncode == 0, done.stderr
    return scripts / "perflint"


def environment() -> dict[str, str]:
    """No source folder of this repository on the path, only what is installed."""
    return {**{name: value for name, value in os.environ.items() if name != "PYTHONPATH"}, "PYTHONUTF8": "1"}


def run(perflint: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    command = [str(perflint), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60, env=environment(), cwd=perflint.parent)


def test_the_pack_is_listed(perflint: Path) -> None:
    listed = json.loads(run(perflint, "rules", "--format", "json").stdout)["rules"]
    assert [(rule["code"], rule["rule"]) for rule in listed if rule["code"].startswith("Z")] == [("Z901", "phone-missing")]
    assert {"weight-sum", "missing-value"} <= {rule["rule"] for rule in listed}


def test_its_rule_finds(perflint: Path, tmp_path: Path) -> None:
    path = tmp_path / "目标表.md"
    path.write_text(TABLE, encoding="utf-8")
    outcome = run(perflint, "check", path, "--select", "Z", "--format", "json")
    (file,) = json.loads(outcome.stdout)["files"]
    assert outcome.returncode == 0
    assert [(one["code"], one["severity"], one["place"]["cell"], one["message"]) for one in file["findings"]] == [
        ("Z901", "warning", "D2", "“服务热线接通率”的备注没有写明电话号码。")
    ]


def test_its_profile_makes_the_rule_mandatory(perflint: Path, tmp_path: Path) -> None:
    path = tmp_path / "目标表.md"
    path.write_text(TABLE, encoding="utf-8")
    outcome = run(perflint, "check", path, "--select", "W101", "--profile", "bureau", "--format", "json")
    (file,) = json.loads(outcome.stdout)["files"]
    assert outcome.returncode == 1
    assert [(one["code"], one["severity"]) for one in file["findings"]] == [("Z901", "error")]
    refused = run(perflint, "check", path, "--ignore", "Z901", "--profile", "bureau")
    assert (refused.returncode, refused.stderr) == (
        2,
        "perflint: --ignore：口径 bureau 规定规则 Z901 phone-missing 必须检查，不能用“Z901”忽略\n",
    )


def test_its_examples_pass(perflint: Path) -> None:
    outcome = run(perflint, "test-rule", PACK / "bureau_rules")
    assert (outcome.returncode, outcome.stdout.splitlines()) == (
        0,
        [
            "Z901 phone-missing 热线指标没有写明电话",
            "  通过 不合格的例子 1",
            "  通过 合格的例子 1",
            "1 条规则，2 个例子，0 处未通过",
        ],
    )
