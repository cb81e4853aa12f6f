"""The command line of perflint; `main` is the entry point."""

from __future__ import annotations

import gc
import sys


def main() -> int:
    """Run the command line in `sys.argv` and return its exit code (0, 1, 2, 3; 130 when interrupted)."""
    # A run makes hundreds of thousands of small objects that live to its end; looking them through often is waste.
    gc.set_threshold(100_000, 50, 50)
    try:
        from perflint.commands.application import run

        return run(sys.argv[1:])
    except KeyboardInterrupt:
        return 130
