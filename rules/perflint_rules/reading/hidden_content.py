"""hidden-content: what a reader of the printed form would not see."""

from __future__ import annotations

from perflint.checks.findings import Dimension, Severity, Text
from perflint.checks.rule import Example, Message
from perflint.documents.model import Notice
from perflint_rules.reading.notices import NoticeRule

_SHOW = Text(
    "请取消隐藏并核对：需要提交的内容应当显示，不需要的请删除。",
    "Unhide and check it: show what is submitted and delete the rest.",
)


class HiddenContent(NoticeRule):
    """Hidden contents are read and checked like the rest. Hidden lists outside indicator tables are usual in forms.

    Markdown hides nothing, so the examples show none: see the tests of this topic.
    """

    code = "R102"
    rule = "hidden-content"
    name = Text("存在隐藏内容", "Hidden contents")
    why = Text(
        "隐藏的工作表、行、列或文字打印时看不到，却会随文件提交并参与检查，审核人看到的与系统读到的就不一致。",
        "Hidden sheets, rows, columns or texts are not seen in print, yet they are submitted and checked.",
    )
    dimension = Dimension.COMPLETENESS
    severity = Severity.WARNING
    notices = frozenset(("hidden-sheet", "hidden-rows", "hidden-columns", "hidden-text", "covered-cells"))
    messages = {
        "hidden-sheet": Message(
            Text(
                "指标表在隐藏的工作表“{sheet}”中，已读取。",
                "An indicator table stands in the hidden sheet “{sheet}”; it was read.",
            ),
            Text(
                "请取消隐藏“{sheet}”；如果它是旧稿或不应提交，请删除。",
                "Unhide “{sheet}”, or delete it if it is an old draft.",
            ),
        ),
        "other-sheet": Message(
            Text("文件有隐藏的工作表“{sheet}”，其中没有读到指标表。", "The hidden sheet “{sheet}” holds no indicator table."),
            Text("请确认“{sheet}”是否需要随文件提交。", "Check whether “{sheet}” is meant to be submitted."),
            Severity.INFO,
        ),
        "hidden-rows": Message(
            Text("工作表“{sheet}”有{count}行被隐藏（第{rows}行）。", "{count} rows of sheet “{sheet}” are hidden ({rows})."),
            _SHOW,
        ),
        "hidden-columns": Message(
            Text(
                "工作表“{sheet}”有{count}列被隐藏（{columns}列）。", "{count} columns of sheet “{sheet}” are hidden ({columns})."
            ),
            _SHOW,
        ),
        "elsewhere": Message(
            Text(
                "没有指标表的工作表“{sheet}”有隐藏的行或列。",
                "Sheet “{sheet}”, which has no indicator table, hides rows or columns.",
            ),
            Text("请确认隐藏的内容是否需要提交。", "Check whether the hidden contents are meant to be submitted."),
            Severity.INFO,
        ),
        "hidden-text": Message(Text("这里有隐藏文字，已读取。", "There is hidden text here; it was read."), _SHOW),
        "covered-cells": Message(
            Text(
                "有{count}个单元格的文字被合并单元格遮住，显示和打印时看不到。",
                "The text of {count} cells is covered by merged cells and not shown.",
            ),
            Text(
                "请取消合并，核对被遮住的文字，保留需要的内容后重新合并。",
                "Unmerge the cells, look at the covered text, keep what is needed and merge them again.",
            ),
            Severity.INFO,
        ),
    }
    good = (Example("| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 培训人数 | ≥200人 | 10 |"),)
    bad = ()

    def message_for(self, notice: Notice, table: int | None) -> str:
        """What is hidden beside an indicator table matters more than what is hidden elsewhere."""
        if table is None and notice.kind == "hidden-sheet":
            return "other-sheet"
        return "elsewhere" if table is None and notice.kind in ("hidden-rows", "hidden-columns") else notice.kind
