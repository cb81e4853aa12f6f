"""What the page says besides the words that all reports share."""

from __future__ import annotations

from perflint.checks.findings import Severity, Text

TEXTS = {
    "title": Text("绩效表检查报告", "Report on performance tables"),
    "overview": Text("总体情况", "Overview"),
    "files": Text("文件", "files"),
    "tables": Text("指标表", "tables"),
    "indicators": Text("指标", "indicators"),
    "suppressed": Text("已忽略", "suppressed"),
    "not-processed": Text("无法处理", "not processed"),
    "not-read": Text("未读或需注意", "not read, or to know"),
    "grades": Text("各等级的文件数", "Files by grade"),
    "score-chart": Text("得分 {score}，满分100", "score {score} of 100"),
    "dimension-chart": Text("四个维度的得分：{scores}", "scores of the four dimensions: {scores}"),
    "filters": Text("筛选问题", "Filter the findings"),
    "search": Text("查找", "Search"),
    "search-hint": Text("问题、指标、单元格、原文、依据…", "finding, indicator, cell, text, basis …"),
    "all-files": Text("全部文件", "all files"),
    "all-rules": Text("全部规则", "all rules"),
    "all-standings": Text("全部", "all"),
    "clear": Text("清除筛选", "Clear"),
    "shown": Text("显示 {shown} 个，共 {all} 个问题", "{shown} of {all} findings"),
    "filtered": Text("以下内容经过筛选，没有显示全部问题。", "What follows is filtered and does not show all findings."),
    "nothing-fits": Text("没有符合条件的问题。", "No finding fits."),
    "sheet": Text(
        "表的内容（只列出检查用到的列；编号对应下面的问题）",
        "The table (only the columns that are checked; numbers are those of the findings below)",
    ),
    "facts": Text("表头信息", "Facts around the table"),
    "rows-left-out": Text(
        "省略没有问题的 {count} 行；全部内容见原文件", "{count} rows without findings are left out; see the document"
    ),
    "no-view": Text("没有保留表的内容。", "The contents of the table were not kept."),
    "row": Text("行", "row"),
    "original": Text("原文：{text}", "Text: {text}"),
    "previous": Text("上次：{text}", "Before: {text}"),
    "to-cell": Text("到表中的单元格 {address}", "to the cell {address} of the table"),
    "to-finding": Text("问题 {number}：{message}", "finding {number}: {message}"),
    "related-cell": Text("与问题 {number} 有关", "concerns finding {number}"),
    "no-findings": Text("没有发现问题。", "No findings."),
    "ignored": Text("已忽略的问题（{count} 个，不扣分）", "Suppressed findings ({count}, costing nothing)"),
    "deductions": Text("扣分明细", "Deductions"),
    "no-deductions": Text("没有扣分。", "No deductions."),
    "coverage": Text("检查了什么，没有读什么", "What was checked, and what was not read"),
    "grids": Text("工作表或表格", "grids"),
    "rows": Text("行数", "rows"),
    "notes": Text("没有读取的内容和注意事项", "not read, and notes"),
    "all-read": Text("全部读取", "all was read"),
    "suppressions": Text("忽略说明", "Suppressions"),
    "errors": Text("无法处理的文件和程序错误", "Files that could not be processed, and faults"),
    "skipped-files": Text("没有检查的文件", "Files that were passed over"),
}

#: One character on a marked cell, so that the severity does not depend on its colour.
LETTERS = {Severity.ERROR: Text("错", "E"), Severity.WARNING: Text("警", "W"), Severity.INFO: Text("提", "I")}
