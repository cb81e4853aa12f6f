"""The rules of a bureau, as a package that perflint finds by its entry point."""

import sys

from perflint.checks.registry import rules_of_package
from perflint.checks.rule import Rule


def pack() -> list[type[Rule]]:
    """All rules of this package (the entry point `perflint.rules: bureau`)."""
    return rules_of_package(sys.modules[__name__])
