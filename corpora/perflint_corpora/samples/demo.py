"""The demonstration folder: one clean submission and some with mistakes as reviewers meet them, in several formats."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from perflint_corpora.samples.mistakes.changes import Change, both, cells, copied, facts, without
from perflint_corpora.samples.model import SampleTable, load_tables
from perflint_corpora.samples.submissions import submission
from perflint_corpora.samples.writers import WRITERS


@dataclass(frozen=True, slots=True)
class DemoFile:
    """A file of the folder: which tables it shows, in which layout and format, with which changes to the first."""

    name: str
    layout: str
    format: str
    tables: tuple[str, ...]
    change: Change | None = None

    def made(self) -> Sequence[SampleTable]:
        """Its tables with their mistakes."""
        first, *others = (load_tables()[name] for name in self.tables)
        return [self.change(first) if self.change else first, *others]


FILES: tuple[DemoFile, ...] = (
    DemoFile("云岫市图书馆-绩效目标申报表（无误）", "form", "xlsx", ("reading-promotion",)),
    DemoFile(
        "云岫市住建局-项目绩效目标表",
        "form",
        "xlsx",
        ("pipe-renewal", "market-bureau"),
        # a rate counted in pieces, a total cost in percent, a slogan for a name, a vague value, weights that make 85; signs,
        # digits and units that are written in other ways than in the other rows
        cells(
            (4, "unit", "个"),
            (0, "unit", "%"),
            (7, "level3", "坚持生态优先，努力打造节水型城市"),
            (8, "operator", "定性"),
            (8, "target", "显著提升"),
            (8, "unit", ""),
            (9, "weight", "5"),
            (2, "operator", "≧"),
            (6, "unit", "百分率"),
            (9, "target", "９２"),
        ),
    ),
    DemoFile(
        "云岫市应急管理局-项目支出绩效自评表",
        "form",
        "xlsx",
        ("relief-supplies",),
        # a missed target without a reason, a doubled one without a word, a score above its weight, a wrong total and rate
        both(
            cells((8, "deviation_reason", ""), (1, "actual", "320"), (2, "score", "9")),
            facts(("execution_rate", "92.00%"), ("total_score", "100")),
        ),
    ),
    DemoFile(
        "青岫区就业服务中心-绩效目标表",
        "lines",
        "docx",
        ("skills-training",),
        # no satisfaction indicator, a value to be decided later, a missing operator and unit, more money a head than there is
        both(cells((0, "target", "1800"), (2, "operator", ""), (3, "unit", ""), (4, "target", "待定")), without(8)),
    ),
    DemoFile(
        "澜川县水质监测站-绩效目标表",
        "labelled",
        "csv",
        ("water-quality",),
        # a goal copied from another submission, no weight in one row
        both(
            cells((1, "weight", "")),
            copied("goal", "reading-promotion"),
        ),
    ),
    DemoFile(
        "澜川县农业农村局-绩效自评表",
        "two_row_heading",
        "html",
        ("farmland-upkeep",),
        # a score that does not follow from value and target, and last year's date for a name
        cells((1, "score", "9.8"), (3, "level3", "2023年12月底前完成")),
    ),
    DemoFile(
        "青岫区生态环境局-整体绩效目标表",
        "lines",
        "markdown",
        ("ecology-bureau",),
        # a value that is not there, a unit that does not fit the name, workload for a benefit, the more the better for a cost
        cells(
            (1, "target", ""),
            (3, "unit", "%"),
            (4, "operator", "≥"),
            (7, "level3", "受理环境信访件数"),
            (7, "target", "260"),
            (7, "unit", "件"),
            (7, "definition", "年度内登记受理的环境信访件数"),
        ),
    ),
)


def write_demo(folder: Path) -> None:
    """Write the files into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in FILES:
        ending, writer = WRITERS[file.format]
        writer(folder / f"{file.name}{ending}", submission(file.layout, file.name, file.made()).sheets)
