"""Progress of long runs, on standard error and only when somebody watches."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from perflint.commands.options import Common
from perflint.reports.paper import safe
from perflint.scheduling import Progress

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

#: Fewer files than this are done before anybody looks.
WORTH_SHOWING = 4


@contextmanager
def progress_of(common: Common) -> Iterator[Progress | None]:
    """A callback for the run that shows a bar; None where it would only be in the way."""
    if common.no_progress or common.quiet or not sys.stderr.isatty():
        yield None
        return
    bar: Bar | None = None

    def show(number: int, total: int, name: str) -> None:
        nonlocal bar
        if total < WORTH_SHOWING:
            return
        if bar is None:
            bar = _start()
            bar.add_task("", total=total)
        bar.update(bar.task_ids[0], completed=number - 1, description=safe(name))

    try:
        yield show
    finally:
        if bar is not None:
            bar.stop()


def _start() -> Bar:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}", markup=False))
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    bar.start()
    return bar
