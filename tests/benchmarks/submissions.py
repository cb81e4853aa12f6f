"""Writes the folder that the batch benchmark checks: small submissions of three tables each.

    python tests/benchmarks/submissions.py COUNT FOLDER FORMAT...

The formats take turns. The tables are those of workload.py; every second submission has faults in its first table: a
target in words, and weights that do not add up.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from perflint_corpora.samples.model import Indicators, SampleTable
from perflint_corpora.samples.submissions import submission
from tests.benchmarks.workload import Project, projects

TABLES = 3
FIELDS = ("level1", "level2", "level3", "operator", "target", "unit", "weight")


def write_submissions(count: int, folder: Path, formats: Sequence[str]) -> None:
    """Write `count` submissions; always the same ones."""
    following = projects(count * TABLES)
    for number in range(count):
        tables = [_table(project) for project in islice(following, TABLES)]
        if number % 2:
            tables[0] = tables[0].with_cell(0, "weight", "7").with_cell(4, "target", "显著提升")
        name = f"{number:04}"
        submission("labelled", name, tables).write(folder, formats[number % len(formats)])


def _table(project: Project) -> SampleTable:
    rows = tuple(tuple(row) for row in project.rows)
    facts = {"project": project.project, "goal": project.goal, "total_budget": f"{project.budget}", "execution_weight": "10"}
    indicators = Indicators(columns=FIELDS, rows=rows)
    return SampleTable(name="", kind="target", scope="project", title=project.title, facts=facts, indicators=indicators)


if __name__ == "__main__":
    write_submissions(int(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
