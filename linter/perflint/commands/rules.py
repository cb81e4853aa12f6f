"""`perflint rules`: the list of the rules, or everything about one."""

from __future__ import annotations

from typing import Annotated

import typer

from perflint.checks.registry import all_rules, find_rule
from perflint.commands.options import Common, with_common
from perflint.commands.output import emit, outputs
from perflint.commands.settings import configure
from perflint.config import ConfigError, known_rules
from perflint.reports.paper import Paper
from perflint.reports.words import Words


@with_common
def rules(common: Common, code: Annotated[str | None, typer.Argument(metavar="CODE", show_default=False)] = None) -> int:
    """List the rules or explain one; raises ConfigError for a rule that there is not."""
    config = configure(common)
    words = Words(config.lang)
    chosen = outputs(common, "rules")
    known = known_rules(all_rules(), config.rules_files)
    one = find_rule(code, known) if code is not None else None
    if code is not None and one is None:
        raise ConfigError("unknown-rule", source="rules", value=code)

    def write_text(paper: Paper) -> None:
        from perflint.reports.rules_text import write_rule, write_rules

        if one is not None:
            write_rule(one, words, paper)
        else:
            write_rules(known, words, paper)

    def render_json(_: str) -> bytes:
        from perflint.reports.rules_json import render_rules

        return render_rules(known if one is None else [one], words).encode("utf-8")

    emit(chosen, write_text, render_json)
    return 0
