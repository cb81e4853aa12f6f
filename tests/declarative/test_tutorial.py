"""docs/write-a-rule-pack.md: its files are written as it says, its commands give what it shows, its tables leave nothing out."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from perflint.checks.declarative.conditions import variables
from perflint.checks.declarative.loading import KINDS
from perflint.checks.declarative.row_kinds import Condition
from perflint.commands.application import run
from perflint.tables.model import FACTS, INDICATOR_FIELDS

TUTORIAL = (Path(__file__).parents[2] / "docs" / "write-a-rule-pack.md").read_text(encoding="utf-8")
BLOCK = re.compile(r'^```(\w+)(?: title="([^"]+)")?\n(.*?)^```$', re.MULTILINE | re.DOTALL)


def test_the_tutorial_works_as_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PERFLINT_LANG", raising=False)
    blocks = BLOCK.findall(TUTORIAL)
    # a command may read a file that the text shows after it; packs grow from block to block
    for language, title, text in blocks:
        if language == "markdown":
            Path(title).write_text(text, encoding="utf-8")
    commands = 0
    for language, title, text in blocks:
        if language == "toml":
            with Path(title).open("a", encoding="utf-8") as file:
                file.write(text + "\n")
        elif language == "console":
            command, _, shown = text.partition("\n")
            capsys.readouterr()
            run(shlex.split(command.removeprefix("$ perflint ")))
            printed = capsys.readouterr()
            assert printed.out + printed.err == shown, command
            commands += 1
    assert commands == 6


def row_of(name: str) -> str:
    return next(line for line in TUTORIAL.splitlines() if line.startswith(f"| `{name}` |"))


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_described_with_what_its_messages_may_show(kind: str) -> None:
    described = {name.strip("{}") for name in re.findall(r"`(\{\w+\})`", row_of(kind))}
    parameters = KINDS[kind].parameters
    assert described == (parameters - set(INDICATOR_FIELDS) if KINDS[kind] is Condition else parameters)


def test_every_kind_has_a_rule_in_the_tutorial() -> None:
    shown = re.findall(r'^check = "([\w-]+)"$', TUTORIAL, re.MULTILINE)
    assert set(shown) == set(KINDS)


def test_every_setting_is_described() -> None:
    own = {name for kind in KINDS.values() for name in kind.model_fields}
    rows = [line for line in TUTORIAL.splitlines() if line.startswith("| `")]
    described = {name for line in rows for name in re.findall(r"`(\w+)`", line)}
    assert own - described == set()


def test_every_field_and_every_name_of_conditions_is_described() -> None:
    fields, conditions = TUTORIAL.split("## 七、")
    assert {*INDICATOR_FIELDS, *FACTS} - set(re.findall(r"`(\w+)` [\u4e00-\u9fff]", fields)) == set()
    assert set(variables()) - set(re.findall(r"`(\w+)`", conditions)) == set()
