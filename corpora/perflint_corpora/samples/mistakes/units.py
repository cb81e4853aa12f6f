"""Units: one that does not fit the name, one that the value contradicts."""

from __future__ import annotations

from perflint_corpora.samples.mistakes.changes import cells
from perflint_corpora.samples.mistakes.mistake import Mistake

UNITS = (
    Mistake("rate-in-pieces", "unit-mismatch", "pipe-renewal", cells((4, "unit", "个")), "unit", 4),
    Mistake("total-in-percent", "unit-mismatch", "pipe-renewal", cells((0, "unit", "%")), "unit", 0),
    Mistake("people-among-events", "unit-value-conflict", "reading-promotion", cells((0, "target", "120人")), "target", 0),
)
