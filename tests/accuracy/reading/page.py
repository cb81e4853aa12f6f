"""The measurement as a table, as a page of the documentation, and against its bars."""

from __future__ import annotations

import os
import platform
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from perflint_corpora.samples.practice import PRACTICE
from tests.accuracy.reading.compare import Tally

BARS = Path(__file__).with_name("bars.toml")
PAGE = Path(__file__).parents[3] / "docs" / "reading-accuracy.md"

#: What the layouts of the samples are called.
SAMPLES = {
    "plain": "只有表头和指标",
    "labelled": "表头信息在上、层级只写一次",
    "lines": "表头信息逐行、层级合并",
    "joined": "符号、数值、单位写在一格",
    "facts_right": "表头信息在右侧",
    "form": "通用申报表、自评表",
    "two_row_heading": "两行表头",
    "stacked": "一个工作表多张表",
    "workbook": "多个工作表",
}

Bars = Mapping[str, Mapping[str, float]]


@dataclass(slots=True)
class Measured:
    """What was right by format and layout, and the formats that could not be written or read, each with why."""

    tallies: dict[tuple[str, str], Tally] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)

    def formats(self) -> dict[str, Tally]:
        """The sums by format."""
        sums: dict[str, Tally] = {}
        for (name, _), tally in self.tallies.items():
            sums.setdefault(name, Tally()).add(tally)
        return sums

    def layouts(self) -> list[str]:
        """The layouts in the order in which they were read."""
        return list(dict.fromkeys(layout for _, layout in self.tallies))


def load_bars() -> Bars:
    """The least shares of cells and rows by format."""
    return tomllib.loads(BARS.read_text(encoding="utf-8"))


def below_bars(measured: Measured, bars: Bars) -> list[str]:
    """What is worse than the bars allow, in words."""
    failures = []
    for name, tally in measured.formats().items():
        for measure, counts in (("cells", tally.cells), ("rows", tally.rows), ("facts", tally.facts)):
            least = bars.get(name, {}).get(measure, 0.0)
            if share(counts) < least:
                failures.append(f"{name}: {measure} {share(counts):.4f} < {least}")
    return failures


def share(counts: Sequence[int]) -> float:
    """The share that is right; 1 where there is nothing."""
    return counts[0] / counts[1] if counts[1] else 1.0


def table(measured: Measured) -> str:
    """Cells, rows and facts that are right, by format and layout, as aligned text."""
    lines = [f"{'format':14} {'layout':24} {'cells':>15} {'rows':>13} {'facts':>13}"]
    for (name, layout), tally in measured.tallies.items():
        lines.append(
            f"{name:14} {layout:24} {_fraction(tally.cells):>15} {_fraction(tally.rows):>13} {_fraction(tally.facts):>13}"
        )
    for name, tally in measured.formats().items():
        lines.append(
            f"{name:14} {'(all)':24} {_fraction(tally.cells):>15} {_fraction(tally.rows):>13} {_fraction(tally.facts):>13}"
        )
    lines += [f"{name:14} not measured: {why}" for name, why in measured.missing.items()]
    return "\n".join(lines)


def _fraction(counts: Sequence[int]) -> str:
    return f"{counts[0]}/{counts[1]}"


HEAD = """\
# 读表的准确程度

<!-- 由 `python -m tests.accuracy.reading --page` 生成，请勿手工修改。 -->

本页说明各种文件格式、各种版式的绩效表能不能一格不差地读出来，数字由 `make accuracy` 计算。

**怎样测。** 把内容已知的绩效表（自编内容，共 {layouts} 种版式）用真实的程序写成各种格式的文件，读出来后逐格比对：
指标的每一格、每一整行，以及表头信息（项目名称、单位、年度、资金、目标、标题、表的类型）。
多读出来的也算错。版式依据财政部和各地公开的表样绘制，其中有合并单元格、两行表头、并列的两张表、
表中间的小计行、没有填写的模板行、从 C4 开始的表等。xls、et、ods、doc 等由 LibreOffice 转换得到。
text- 开头的是丢了列的纯文本：每格一行（lines、cells、indented、paged）、每行一条并以制表符或空格分隔（wrapped、copied、
blanks）、每格后一条竖线（barred）、换行单元格的碎片（narrow）、单元格全部连写（run-together）、每百字丢一字（lossy）。

测量环境：{machine}。

## 各种格式

| 格式 | 单元格 | 整行 | 表头信息 | 合格线（单元格） |
|---|---:|---:|---:|---:|
"""

BY_LAYOUT = """\

## 各种版式（单元格）

| 版式 | {formats} |
|---|{rule}|
"""


def page(measured: Measured, bars: Bars) -> str:
    """The whole page."""
    formats = measured.formats()
    machine = f"{platform.system()} {platform.machine()}，{os.cpu_count()} 核，Python {platform.python_version()}"
    parts = [HEAD.format(layouts=len(measured.layouts()), machine=machine)]
    for name, tally in formats.items():
        least = bars.get(name, {}).get("cells")
        bar = f"{least:.1%}" if least is not None else "—"
        parts.append(f"| {name} | {_percent(tally.cells)} | {_percent(tally.rows)} | {_percent(tally.facts)} | {bar} |\n")
    parts += [f"| {name} | 尚不能读取 | | | |\n" for name in measured.missing]
    parts.append(BY_LAYOUT.format(formats=" | ".join(formats), rule="|".join("---:" for _ in formats)))
    for layout in measured.layouts():
        shares = [measured.tallies.get((name, layout)) for name in formats]
        parts.append(f"| {_title(layout)} | {' | '.join('—' if one is None else _percent(one.cells) for one in shares)} |\n")
    return "".join(parts)


def _title(layout: str) -> str:
    return PRACTICE[layout].title if layout in PRACTICE else SAMPLES.get(layout, layout)


def _percent(counts: Sequence[int]) -> str:
    """A share in percent, never rounded up to 100%."""
    return "100%" if counts[0] == counts[1] else f"{min(share(counts), 0.9999):.2%}"
