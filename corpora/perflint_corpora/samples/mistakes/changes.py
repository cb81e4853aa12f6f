"""Changes: functions that turn one sample table into another. Mistakes are put together from them."""

from __future__ import annotations

from collections.abc import Callable

from perflint_corpora.samples.model import FactName, FieldName, Indicators, SampleTable, load_tables

Change = Callable[[SampleTable], SampleTable]

#: A reason long enough that two writers would not have found the same words.
REASON = (
    "受上半年资金下达较晚和年中机构调整的双重影响，部分任务推迟到第四季度才开始实施，年底前未能按计划全部完成；"
    "下年度提前编制实施方案，按季度核对进度。"
)


def cells(*changes: tuple[int, FieldName, str]) -> Change:
    """Put other texts into cells: (indicator, field, text)."""

    def change(table: SampleTable) -> SampleTable:
        for indicator, field, text in changes:
            table = table.with_cell(indicator, field, text)
        return table

    return change


def column(field: FieldName, *texts: str) -> Change:
    """Put other texts into a whole column, from the first indicator on."""
    return cells(*((indicator, field, text) for indicator, text in enumerate(texts)))


def facts(*changes: tuple[FactName, str]) -> Change:
    """Put other texts into facts: (name, text)."""

    def change(table: SampleTable) -> SampleTable:
        for name, text in changes:
            table = table.with_fact(name, text)
        return table

    return change


def both(*changes: Change) -> Change:
    """One change after the other."""

    def change(table: SampleTable) -> SampleTable:
        for one in changes:
            table = one(table)
        return table

    return change


def copied(name: FactName, source: str) -> Change:
    """State a fact with the text of another sample table."""
    return lambda table: table.with_fact(name, load_tables()[source].fact(name))


def repeated(name: FactName, other: FactName) -> Change:
    """State a fact with the text of another fact of the same table."""
    return lambda table: table.with_fact(name, table.fact(other))


def same_indicators(source: str) -> Change:
    """Take over all indicators of another sample table."""
    return lambda table: table.model_copy(update={"indicators": load_tables()[source].indicators})


def without(*indicators: int) -> Change:
    """Leave out some indicators."""

    def change(table: SampleTable) -> SampleTable:
        for indicator in sorted(indicators, reverse=True):
            table = table.without_indicator(indicator)
        return table

    return change


def added(before: int, *rows: tuple[str, ...]) -> Change:
    """Put rows before an indicator of a table with the same columns."""

    def change(table: SampleTable) -> SampleTable:
        old = table.indicators.rows
        indicators = Indicators(columns=table.columns, rows=(*old[:before], *rows, *old[before:]))
        return table.model_copy(update={"indicators": indicators})

    return change
