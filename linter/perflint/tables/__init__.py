"""From a document to what it submits: `read_submission`."""

from perflint.tables.model import Coverage, Field, Indicator, IndicatorTable, Submission, TableKind, TableScope
from perflint.tables.reader import read_submission

__all__ = ["Coverage", "Field", "Indicator", "IndicatorTable", "Submission", "TableKind", "TableScope", "read_submission"]
