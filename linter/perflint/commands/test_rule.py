"""`perflint test-rule`: the examples of a rule pack, declared or in Python."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from perflint.checks.declarative.loading import declared_trials, files_of, joined, read_pack
from perflint.checks.examples import trials
from perflint.checks.python_packs import is_python_pack, rules_at
from perflint.checks.registry import all_rules
from perflint.commands.options import Common, with_common
from perflint.commands.output import emit, outputs
from perflint.commands.settings import configure
from perflint.config import ConfigError
from perflint.reports.paper import Paper
from perflint.reports.rule_trials import Tried, render_trials, write_trials
from perflint.reports.words import Words

PASSED, FAILED = 0, 1


@with_common
def test_rule(path: Annotated[Path, typer.Argument(metavar="PATH", show_default=False)], common: Common) -> int:
    """Run the examples of a pack, report them and return the exit code. Raises ConfigError, PackError, RegistryError."""
    words = Words(configure(common).lang)
    chosen = outputs(common, "test-rule")
    tried = try_pack(path)

    def write_text(paper: Paper) -> None:
        write_trials(tried, words, paper)

    def render_json(_: str) -> bytes:
        return render_trials(tried).encode("utf-8")

    emit(chosen, write_text, render_json)
    return FAILED if any(one.failures for one in tried) else PASSED


def try_pack(path: Path) -> list[Tried]:
    """Try every rule at a path. Raises ConfigError where there is none, PackError and RegistryError where it is broken."""
    if not path.exists():
        raise ConfigError("no-pack", value=path)
    if is_python_pack(path):
        tried = [Tried(rule, list(trials(rule))) for rule in rules_at(path)]
    else:
        packs = [read_pack(file) for file in files_of(path)]
        declared = [rule for pack in packs for rule in pack.rules]
        joined(all_rules(), declared)
        tried = [Tried(rule, list(declared_trials(rule))) for rule in declared]
    if not tried:
        raise ConfigError("no-pack", value=path)
    return tried
