"""The words around the findings, in Chinese (the default) and English, by the stable names that records use."""

from __future__ import annotations

from perflint.checks.findings import Severity, Text

SEVERITIES = {
    Severity.ERROR: Text("错误", "error"),
    Severity.WARNING: Text("警告", "warning"),
    Severity.INFO: Text("提示", "info"),
}

GRADES = {
    "优": Text("优", "excellent"),
    "良": Text("良", "good"),
    "中": Text("中", "fair"),
    "差": Text("差", "poor"),
}

TAXONOMIES = {
    "national-2015": Text("2015版", "2015"),
    "national-2021": Text("2021版", "2021"),
}

DIMENSIONS = {
    "完整性": Text("完整性", "completeness"),
    "相关性": Text("相关性", "relevance"),
    "适当性": Text("适当性", "appropriateness"),
    "可行性": Text("可行性", "feasibility"),
}

STATUSES = {
    "preview": Text("试用", "preview"),
    "stable": Text("正式", "stable"),
    "deprecated": Text("停用", "deprecated"),
}

CONFIDENCES = {
    "high": Text("高", "high"),
    "medium": Text("中", "medium"),
    "low": Text("低", "low"),
}

KINDS = {
    "target": Text("绩效目标表", "target table"),
    "self_evaluation": Text("绩效自评表", "self-evaluation table"),
    "monitoring": Text("绩效监控表", "monitoring table"),
}

#: The fields of indicators and the facts of tables, as documents call them.
FIELDS = {
    "level1": Text("一级指标", "level 1"),
    "level2": Text("二级指标", "level 2"),
    "level3": Text("三级指标", "indicator"),
    "operator": Text("指标性质", "operator"),
    "target": Text("指标值", "target"),
    "unit": Text("计量单位", "unit"),
    "weight": Text("权重", "weight"),
    "actual": Text("完成值", "actual value"),
    "score": Text("得分", "score"),
    "deviation_reason": Text("偏差原因", "reason of deviation"),
    "core": Text("是否核心指标", "core indicator"),
    "definition": Text("指标解释", "definition"),
    "remark": Text("备注", "remark"),
    "project": Text("项目名称", "project"),
    "unit_name": Text("单位名称", "unit name"),
    "department": Text("主管部门", "department"),
    "year": Text("年度", "year"),
    "goal": Text("总体目标", "goal"),
    "long_term_goal": Text("中长期目标", "long-term goal"),
    "goal_achieved": Text("目标完成情况", "goal achieved"),
    "basis": Text("立项依据", "basis of the project"),
    "overview": Text("项目概况", "project overview"),
    "initial_budget": Text("年初预算数", "initial budget"),
    "annual_budget": Text("全年预算数", "annual budget"),
    "executed": Text("全年执行数", "executed amount"),
    "execution_rate": Text("执行率", "execution rate"),
    "execution_score": Text("执行率得分", "execution score"),
    "execution_weight": Text("预算执行率权重", "execution weight"),
    "total_budget": Text("资金总额", "total budget"),
    "total_score": Text("总分", "total score"),
    "total_weight": Text("权重合计", "total weight"),
    "start": Text("开始时间", "start"),
    "end": Text("结束时间", "end"),
    "currency_unit": Text("金额单位", "currency unit"),
}

LABELS = {
    "file-wide": Text("整个文件", "whole file"),
    "table": Text("第{number}张指标表", "table {number}"),
    "indicators": Text("{count} 个指标", "{count} indicators"),
    "basis": Text("依据：{text}", "Basis: {text}"),
    "unverified": Text("（待核实）", " (not verified)"),
    "suggestion": Text("建议：{text}", "Suggestion: {text}"),
    "folded": Text("同样的问题共 {count} 行，另见：{places}", "{count} rows have the same problem, also: {places}"),
    "related": Text("相关位置：{places}", "See also: {places}"),
    "more": Text(" 等 {count} 处", ", … ({count} in all)"),
    "doubtful": Text("把握不大，不扣分", "low confidence, costs nothing"),
    "suppressed": Text("已忽略 {count} 个，不扣分：", "{count} suppressed, costing nothing:"),
    "suppression": Text("忽略说明：{what}，{state}", "Suppression: {what}: {state}"),
    "baseline": Text("基线：{path}", "baseline: {path}"),
    "review": Text("整改情况", "Since the round before"),
    "reviewed": Text("与 {files} 比较", "compared with {files}"),
    "fixed": Text("已整改：{path}", "Fixed: {path}"),
    "not-verified": Text("无法核实：{path}", "Not verified: {path}"),
    "no-findings": Text("没有发现问题", "no findings"),
    "no-other-findings": Text("没有其他问题", "no other findings"),
    "no-tables": Text("没有读到指标表，未检查", "no indicator table was read, nothing was checked"),
    "score": Text("得分", "score"),
    "grade": Text("等级", "grade"),
    "taxonomy": Text("指标体系", "taxonomy"),
    "scores": Text("评分", "Score"),
    "deductions": Text("扣分明细", "Deductions"),
    "code": Text("代码", "code"),
    "rule": Text("规则", "rule"),
    "name": Text("名称", "name"),
    "dimension": Text("维度", "dimension"),
    "severity": Text("级别", "severity"),
    "status": Text("状态", "status"),
    "points": Text("扣分", "points"),
    "occurrences": Text("处数", "found"),
    "cut": Text("（应扣 {full}，已扣完）", " (of {full}, nothing left)"),
    "place": Text("位置", "place"),
    "report": Text("绩效表检查结果", "Results of the check"),
    "file": Text("文件", "file"),
    "finding": Text("问题", "finding"),
    "advice": Text("建议", "suggestion"),
    "basis-column": Text("依据", "basis"),
    "unread": Text("没有读取、需要注意的内容", "What was not read, and what to know"),
    "which-table": Text("表", "table"),
    "clean-tables": Text("没有扣分的表：{count} 张", "Tables that lost no points: {count}"),
    "file-score": Text("文件得分：{score} {grade}", "File score: {score} {grade}"),
    "file-formula": Text("（各表平均 {mean}，文件级扣分 {deducted}）", " (mean of its tables {mean}, less {deducted})"),
    "checked": Text("检查范围", "What was checked"),
    "checked-read": Text("读取范围", "What was read"),
    "extent": Text(
        "{files} 个文件，{tables} 张指标表，{indicators} 个指标，{rules} 条规则（规则集 {ruleset}）",
        "{files} files, {tables} tables, {indicators} indicators, {rules} rules (ruleset {ruleset})",
    ),
    "profile": Text("检查口径：{name}", "profile: {name}"),
    "settings": Text("设置：{files}", "settings: {files}"),
    "compared": Text("与 {count} 个文件比较：{files}", "compared with {count} files: {files}"),
    "extent-read": Text(
        "{files} 个文件，{tables} 张指标表，{indicators} 个指标", "{files} files, {tables} tables, {indicators} indicators"
    ),
    "coverage": Text(
        "{path}：{sheets} 个工作表或表格，{tables} 张指标表，{rows} 行", "{path}: {sheets} grids, {tables} tables, {rows} rows"
    ),
    "skipped": Text("未读：{what}，{reason}", "Not read: {what}: {reason}"),
    "notice": Text("注意：{what}，{reason}", "Note: {what}: {reason}"),
    "tool-error": Text("无法处理：{what}，{reason}", "Could not be processed: {what}: {reason}"),
    "nothing-to-fix": Text("没有可以自动修正的内容", "nothing to correct"),
    "fixed-copy": Text("已修正 {count} 个单元格，写入 {path}", "{count} cells corrected, written to {path}"),
    "would-fix": Text("可修正 {count} 个单元格（没有写文件）", "{count} cells can be corrected (nothing was written)"),
    "not-fixed": Text("没有改：{what}，{reason}", "Left: {what}: {reason}"),
    "empty-cell": Text("（空）", "(empty)"),
    "summary": Text(
        "共 {error} 个错误，{warning} 个警告，{info} 个提示", "{error} errors, {warning} warnings, {info} hints in all"
    ),
    "summary-errors": Text("，{count} 处无法处理", ", {count} could not be processed"),
    "summary-suppressed": Text("，另有 {count} 个已忽略", ", {count} suppressed"),
    "nothing": Text("没有可检查的内容：没有读到任何指标表", "Nothing to check: no indicator table was read"),
    "why": Text("为什么", "Why"),
    "regulations": Text("依据", "Basis"),
    "no-basis": Text("算术或填报逻辑，没有专门文件", "arithmetic or logic of the form, no document of its own"),
    "messages": Text("会提示什么", "What it says"),
    "bad": Text("不合格的例子", "Bad example"),
    "good": Text("合格的例子", "Good example"),
    "options": Text("选项", "Options"),
    "option": Text("选项", "option"),
    "default": Text("默认值", "default"),
    "about": Text("说明", "about"),
    "since": Text("起始版本", "since"),
    "confidence": Text("把握程度", "confidence"),
    "finding-at": Text("{at}：{message}", "{at}: {message}"),
    "rules": Text("共 {count} 条规则；用 perflint rules 代码 查看一条", "{count} rules; see one with: perflint rules CODE"),
}  # fmt: skip
