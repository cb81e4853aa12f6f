"""The rules that the tests of rules look at; how their examples are run is the product's own (`perflint test-rule`)."""

from __future__ import annotations

from perflint.checks.examples import check_example, expected, read_example, run_example
from perflint.checks.registry import all_rules
from perflint.checks.rule import Rule
from perflint_rules import standard_pack

__all__ = ["RULES", "check_example", "expected", "read_example", "run_example"]

#: The rules of this repository, whether or not they are installed, and those of any other installed pack.
RULES: tuple[type[Rule], ...] = tuple(dict.fromkeys((*standard_pack(), *all_rules())))
