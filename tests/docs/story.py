"""The story of docs/story.md, played step by step as it is written there: its commands, settings and corrections.

A block ```console holds commands (`> perflint check 第一批`) and what of their output the page shows: every line of it, in
this order, where a line `…` stands for any lines. A block ```toml is written to perflint.toml. A table of cells
(单元格、改为) is typed into the workbook that the paragraph before it names, as a user does.
"""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import openpyxl

import perflint_corpora.samples
from tests.docs.coverage import DOCS

STORY = DOCS / "story.md"
DEMO = Path(perflint_corpora.samples.__file__).with_name("demo")

#: The folder that the story begins with: the sample submissions.
FIRST_BATCH = "第一批"
#: The workbook that is followed through the story, and where its second version goes.
SUBMITTED = f"{FIRST_BATCH}/云岫市住建局-项目绩效目标表.xlsx"
RESUBMITTED = "第二批/云岫市住建局-项目绩效目标表.xlsx"

#: What shows the exit code of the command before it, on Windows.
EXIT_CODE = "echo %ERRORLEVEL%"
OMITTED = "…"

_BLOCK = re.compile(
    r"^```(?P<language>console|toml)\n(?P<code>.*?)^```$"
    r"|`(?P<workbook>[^`\n]+\.xlsx)`[^`\n]*\n\n\| 单元格 \|[^\n]*\n\|[-|]+\|\n(?P<cells>(?:\|[^\n]*\n)+)",
    re.MULTILINE | re.DOTALL,
)

#: Runs perflint with these arguments in the folder of the story; gives the exit code and what was printed.
Run = Callable[[list[str]], tuple[int, str]]


class Step(NamedTuple):
    """A command as it is typed, and the output that the page shows of it."""

    command: str
    shown: str


class Typed(NamedTuple):
    """What was typed into which cells of the first sheet of a workbook."""

    workbook: str
    cells: dict[str, str]


def scenes() -> Iterator[Step | Typed | str]:
    """The commands, corrections and settings (text of perflint.toml) of the story, in its order."""
    for block in _BLOCK.finditer(STORY.read_text(encoding="utf-8")):
        if block["language"] == "toml":
            yield block["code"]
        elif block["language"] == "console":
            for part in re.split(r"^> ", block["code"], flags=re.MULTILINE)[1:]:
                command, _, shown = part.partition("\n")
                yield Step(command, shown.strip("\n"))
        else:
            rows = [[cell.strip() for cell in row.strip("|").split("|")] for row in block["cells"].splitlines()]
            yield Typed(block["workbook"], {row[0]: row[-1] for row in rows})


def play(folder: Path, run: Run) -> Iterator[tuple[Step, str]]:
    """Play the story in an empty folder, which is the current one of `run`; yield each command with its whole output."""
    shutil.copytree(DEMO, folder / FIRST_BATCH)
    code = 0
    for scene in scenes():
        if isinstance(scene, str):
            (folder / "perflint.toml").write_text(scene, encoding="utf-8")
        elif isinstance(scene, Typed):
            _type_in(folder / scene.workbook, scene.cells)
        elif scene.command == EXIT_CODE:
            yield scene, str(code)
        else:
            program, *arguments = shlex.split(scene.command)
            if program != "perflint":
                raise ValueError(f"the story runs {program}")
            code, printed = run(arguments)
            yield scene, printed


def _type_in(path: Path, cells: dict[str, str]) -> None:
    workbook = openpyxl.load_workbook(path)
    for address, text in cells.items():
        workbook.worksheets[0][address] = int(text) if text.isdecimal() else text
    workbook.save(path)


def missing(step: Step, printed: str) -> list[str]:
    """The parts of what the page shows that are not in the output where they should be."""
    position, absent = 0, []
    for part in re.split(rf"^ *{OMITTED}\n?", step.shown, flags=re.MULTILINE):
        if not part.strip("\n"):
            continue
        found = f"\n{printed}\n".find("\n" + part.rstrip("\n") + "\n", position)
        if found < 0:
            absent.append(part)
        else:
            position = found + len(part)
    return absent
