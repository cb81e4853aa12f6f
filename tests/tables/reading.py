"""Reads small documents for the tests of tables, and shows what was read in one line an indicator."""

from __future__ import annotations

from perflint.documents.limits import Limits
from perflint.documents.markdown import read_markdown
from perflint.documents.model import Cell, Document, Grid, Span
from perflint.documents.plaintext import read_plaintext
from perflint.tables import Submission, read_submission

FIELDS = ("level1", "level2", "level3", "operator", "target", "unit", "weight", "actual", "score", "deviation_reason")


def read_text(text: str) -> Submission:
    """Read a plain text."""
    return read_submission(read_plaintext(text.encode(), "sample.txt", Limits()))


def read_table(text: str) -> Submission:
    """Read a Markdown text."""
    return read_submission(read_markdown(text.encode(), "sample.md", Limits()))


def read_grid(rows: dict[int, dict[str, str]], spans: tuple[Span, ...] = (), sheet: str = "表1") -> Submission:
    """Read one sheet: the texts of each row by column letter."""
    grid = Grid(sheet=sheet, spans=list(spans))
    for number, cells in rows.items():
        grid.rows.append([Cell(grid, text, number, ord(letter) - 64) for letter, text in sorted(cells.items())])
    return read_submission(Document("sample.xlsx", "xlsx", [grid]))


def lines(submission: Submission, table: int = 0) -> list[str]:
    """The indicators of one table, fields separated by bars, "" for what the document lacks."""
    return [
        "|".join(value.text if (value := getattr(indicator, name)) is not None else "" for name in FIELDS)
        for indicator in submission.tables[table].indicators
    ]


def facts(submission: Submission, table: int = 0) -> dict[str, str]:
    """The facts of one table as plain texts."""
    return {name: value.text for name, value in submission.tables[table].facts.items()}
