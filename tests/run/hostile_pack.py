"""A rule pack whose rule does to its own process whatever the name of a project asks for."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator

from perflint.checks.findings import Dimension, Problem, Severity, Text
from perflint.checks.rule import Message, Rule, TableRule
from perflint.tables.model import IndicatorTable

#: The projects that are up to something.
ABORT, HANG, SPIN, FILL, HOLD, LEAVE = "中止进程", "一直等待", "死循环", "占满内存", "占住内存", "直接退出"


class Hostile(TableRule):
    """Finds a fault in every table, and is not to be trusted with some."""

    code = "X901"
    rule = "hostile"
    name = Text("敌对", "hostile")
    why = Text("敌对", "hostile")
    dimension = Dimension.RELEVANCE
    severity = Severity.WARNING
    messages = {"default": Message(Text("已检查", "checked"), Text("无", "none"))}
    good = ()
    bad = ()

    def check(self, table: IndicatorTable) -> Iterator[Problem]:
        """Do what the project says."""
        project = table.fact("project")
        if project == ABORT:
            os.abort()
        if project == HANG:
            time.sleep(600)
        if project == LEAVE:
            os._exit(3)
        while project == SPIN:
            signal.getsignal(signal.SIGTERM)
        if project == FILL:
            held = [bytearray(10_000_000) for _ in range(1_000)]
            del held
        if project == HOLD:
            held_still = b"x" * 400_000_000
            time.sleep(600)
            del held_still
        yield self.problem(table.place, text=project)


def pack() -> list[type[Rule]]:
    """The entry point."""
    return [Hostile]
