"""From a document to what it submits: `read_submission`."""

from perflint.documents.model import Document
from perflint.tables.model import Coverage, Field, Indicator, IndicatorTable, Submission, TableKind, TableScope

__all__ = ["Coverage", "Field", "Indicator", "IndicatorTable", "Submission", "TableKind", "TableScope", "read_submission"]


def read_submission(document: Document) -> Submission:
    """Read what a document submits; see `reader`, which is loaded when it is needed."""
    from perflint.tables.reader import read_submission as read

    return read(document)
