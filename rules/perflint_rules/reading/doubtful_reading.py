"""doubtful-reading: what was read, but not surely as it was meant, and what was passed over."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.checks.engine import DOUBTFUL_READING
from perflint.checks.findings import Dimension, Problem, Severity, Text
from perflint.checks.rule import Example
from perflint.documents.model import Notice
from perflint.tables.model import Submission
from perflint_rules.reading.doubts import MESSAGES
from perflint_rules.reading.notices import NoticeRule


class DoubtfulReading(NoticeRule):
    """Tells once for each sheet or table; hints cost nothing. Markdown gives no such doubts: see the tests of this topic."""

    code = "R104"
    rule = "doubtful-reading"
    name = Text("读取存疑", "Doubtful reading")
    why = Text(
        "文件格式异常、乱码、公式出错或表格结构不清时，读到的内容可能与原件不一致；没有读取的部分也没有检查。",
        "Where a file is irregular, garbled or unclear in its structure, what was read may differ from the original; what was "
        "not read was not checked.",
    )
    dimension = Dimension.COMPLETENESS
    severity = Severity.INFO
    notices = frozenset(
        (
            "broken-text-layer", "cell-error", "dde-links", "doubtful-cells", "embedded-objects", "extension-mismatch",
            "external-links", "far-cells", "form-fields", "macros", "missing-strings", "pictures", "recognised-page",
            "scanned-page", "scanned-text", "sheet-missing", "sheet-skipped", "tables-aside", "text-boxes",
            "tracked-changes", "unclosed-quote", "undecodable-bytes", "unread-page", "unread-part", "unread-rest",
            "unrecognised-page", "unruled-table",
        )
    )  # fmt: skip
    messages = MESSAGES
    good = (Example("| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 培训人数 | ≥200人 | 10 |"),)
    bad = ()

    def check(self, submission: Submission) -> Iterator[Problem]:
        """Yield the tables that were read with doubt, then the notices."""
        for number, table in enumerate(submission.tables):
            if table.confidence < DOUBTFUL_READING:
                percent = str(int(table.confidence * 100))
                yield Problem(table.place, "low-confidence", {"percent": percent}, table=number)
        yield from super().check(submission)

    def message_for(self, notice: Notice, table: int | None) -> str:
        """A picture may be the table where none was read."""
        return "pictures-only" if notice.kind == "pictures" and table is None else notice.kind
