"""Standard input as a file to read."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from perflint.documents.limits import Limits
from perflint.intake import STDIN, Source

DEFAULT_NAME = "<stdin>"


def stdin_source(paths: Sequence[str], name: str, limits: Limits) -> Source | None:
    """The bytes of standard input if `paths` names it; one byte over the limit at most, for the reader to see."""
    if STDIN not in paths:
        return None
    return Source(name, data=sys.stdin.buffer.read(limits.file_bytes + 1))
