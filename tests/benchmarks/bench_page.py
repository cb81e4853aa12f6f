"""Runs every benchmark and writes docs/benchmarks.md: `make bench-page`. To be run on a machine that does nothing else."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))  # the benchmarks import each other as scripts do

import bench_check
import bench_formats
import bench_pdf
import bench_scan
from bench_check import Bar

from tests.benchmarks import bench_batch

PAGE = Path(__file__).parents[2] / "docs" / "benchmarks.md"
HEAD = """\
# 速度

<!-- 由 `make bench-page` 生成，请勿手工修改。 -->

同一台机器、同一次运行里与别的程序比较，数字是比值；单独的时间只作参考。每项测三次以上，取中位数。
测量的机器：{machine}；{day}。

- **/**：perflint 所用的时间是另一个程序的几倍。另一个程序只把文件读出来，
  perflint 还要认出指标表（“check”还要用全部规则检查并写出报告）。
- **time(2n) / time(n)**、**time(4n) / time(n)**：文件变成两倍、四倍大时，时间变成几倍；2 和 4 左右说明时间只随大小成比例增加。
- 超过上限的一项会使 `make bench` 失败。
"""
SECTIONS: tuple[tuple[str, Callable[[Path], list[Bar]]], ...] = (
    ("十行的文件：启动", lambda folder: bench_check.measure_start(folder, 9)),
    ("十万行的工作簿", lambda folder: bench_check.measure_large(folder, 100_000, 3)),
    ("各种格式的读取，两万行", lambda folder: bench_formats.measure(folder, 20_000, 3)),
    ("PDF", lambda folder: bench_pdf.measure(folder, 128, 5)),
    ("扫描件，200 dpi", lambda folder: bench_scan.measure(folder, 3)),
    ("一批文件：1000 个，每个三张表", lambda folder: bench_batch.measure_all(folder, 1_000)),
)


def machine() -> str:
    """What the figures were measured on."""
    return f"{_processor()}，{os.cpu_count()} 核，{platform.system()}，Python {platform.python_version()}"


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines() if Path("/proc/cpuinfo").exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def main() -> int:
    """Measure, and write the page."""
    parts = [HEAD.format(machine=machine(), day=date.today())]
    for title, measure in SECTIONS:
        with tempfile.TemporaryDirectory() as name:
            bars = measure(Path(name))
        parts.append(f"\n## {title}\n\n| 测量 | 结果 | 上限 | |\n|---|---:|---:|---|\n")
        for bar in bars:
            verdict = "达到" if bar.measured <= bar.limit else "**未达到**"
            unit = f" {bar.unit}" if bar.unit else ""
            parts.append(f"| {bar.name} | {bar.measured:.2f}{unit} | {bar.limit:g}{unit} | {verdict} |\n")
    PAGE.write_text("".join(parts), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
