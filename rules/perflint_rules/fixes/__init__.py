"""The standard fixes: one file a fix. They register themselves as any third party's would."""

import sys

from perflint.checks.fix import Fix
from perflint.checks.registry import classes_of_package


def standard_fixes() -> list[type[Fix]]:
    """All fixes of this package (the entry point `perflint.fixes: standard`)."""
    return classes_of_package(sys.modules[__name__], Fix, "name")
