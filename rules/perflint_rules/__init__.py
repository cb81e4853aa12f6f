"""The standard rule pack: one folder a topic, one file a rule. It registers itself as any third party's would."""

import sys

from perflint.checks.registry import rules_of_package
from perflint.checks.rule import Rule


def standard_pack() -> list[type[Rule]]:
    """All rules of this package (the entry point `perflint.rules: standard`)."""
    return rules_of_package(sys.modules[__name__])
