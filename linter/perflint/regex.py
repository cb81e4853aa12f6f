"""Regular expressions that cost nothing until they are used.

A run imports all rules, yet one file needs a few of their expressions, and results out of the cache need none; to compile
them all took a fifth of a cold start.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


class _Late:
    """Stands for an expression; the first use of one of its methods compiles it, and from then on they are its own."""

    def __init__(self, source: str | bytes, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        compiled: re.Pattern[Any] = re.compile(self._source, self._flags)
        vars(self).update((each, getattr(compiled, each)) for each in dir(compiled) if not each.startswith("_"))
        return getattr(compiled, name)


def regex(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What `re.compile` returns, for a constant of a module: with all its methods, compiled when one is first called."""
    return cast("re.Pattern[AnyStr]", _Late(source, flags))
