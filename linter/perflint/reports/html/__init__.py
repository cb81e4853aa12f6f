"""The report as one self-contained HTML page for people: filters, charts, the tables with their marked cells; prints well.

Nothing is fetched from anywhere, and nothing in a document can act on the page: every text passes `markup.escaped`, and
the policy in the page's head allows its own script and style alone, by their digests.
"""

from __future__ import annotations

from perflint.reports.html.page import render_report

#: The page shows the tables (see `formats`).
NEEDS_TABLES = True

__all__ = ["NEEDS_TABLES", "render_report"]
