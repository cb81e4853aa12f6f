"""inconsistent-writing: blanks, full-width characters, odd signs, one unit written in several ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from perflint.checks.findings import Basis, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, Message, Option, TableRule
from perflint.tables.model import Field, Indicator, IndicatorTable, TableKind
from perflint_rules.missing.gaps import given
from perflint_rules.names.spellings import BLANK, Oddity, Spelling, oddities, spelling_of

YUAN, MYRIAD_YUAN = "元", "万元"


class InconsistentWriting(TableRule):
    """One finding a table for each way of writing, at its first cell. Blanks that a text conversion left are not held
    against anybody: tables put together from running text, and those with blanks in their level names, are skipped."""

    code = "N105"
    rule = "inconsistent-writing"
    name = Text("书写不统一", "Inconsistent writing")
    why = Text(
        "名称和指标值中的空格、全角数字，同一单位的几种写法（平方米、㎡），元和万元混用，会使系统无法比对，也容易看错数量级。",
        "Blanks, full-width digits, several ways of writing one unit, and amounts partly in 元 and partly in 万元 keep systems "
        "from comparing, and readers misjudge sizes.",
    )
    dimension = Dimension.COMPLETENESS
    severity = Severity.INFO
    kinds = frozenset({TableKind.TARGET})
    basis = (Basis("财预〔2015〕88号", "绩效目标审核表 审核要点：填报格式规范、内容完整准确"),)
    large_amount = Option(
        Decimal(10_000),
        Text(
            "表中另有金额以万元计时，达到多少元就应改用万元。", "The amount in 元 from which 万元 is due where other rows use it."
        ),
    )
    messages = {
        "blank": Message(
            Text("有{rows}处文字中夹有空格，如“{written}”。", "{rows} texts have blanks inside, such as “{written}”."),
            Text("请删去空格，写成“{wanted}”。", "Remove the blanks: “{wanted}”."),
        ),
        "full-width": Message(
            Text(
                "有{rows}处使用了全角数字或百分号，如“{written}”。",
                "{rows} texts have full-width characters, such as “{written}”.",
            ),
            Text("请改为半角，如“{wanted}”。", "Write them half-width: “{wanted}”."),
        ),
        "sign": Message(
            Text("有{rows}处符号写成了“{written}”。", "{rows} texts have the sign “{written}”."),
            Text("请统一写成“{wanted}”。", "Write “{wanted}” throughout."),
        ),
        "unit": Message(
            Text(
                "同一单位写法不统一：{rows}处写成“{written}”。",
                "One unit is written in several ways: {rows} times as “{written}”.",
            ),
            Text("请统一写成“{wanted}”。", "Write “{wanted}” throughout."),
        ),
        "money": Message(
            Text(
                "有{rows}行金额以元计（如“{written}”），其他行以万元计。",
                "{rows} amounts are in 元 (such as “{written}”), others in 万元.",
            ),
            Text("请统一金额单位，如把“{written}”写成“{wanted}”。", "Use one unit of money: “{wanted}” for “{written}”."),
        ),
    }
    good = (
        # a unit price in 元 beside totals in 万元; blanks beside Latin words; one way of writing throughout
        Example(
            "| 三级指标 | 指标性质 | 指标值 | 计量单位 |\n|---|---|---|---|\n| 改造总成本 | ≤ | 126 | 万元 |\n"
            "| 人均补贴 | ≤ | 1500 | 元 |\n"
            "| Windows 系统正版率 | ≥ | 95 | % |\n| 改造面积 | ≥ | 1200 | ㎡ |\n| 绿化面积 | ≥ | 300 | ㎡ |\n"
            "| 单方造价 | ≤ | 800 | 元/㎡ |"
        ),
        # blanks in the level names too: the conversion to text put them there
        Example(
            "| 二级指标 | 三级指标 | 指标值 |\n|---|---|---|\n| 数量 指标 | 入驻 部门 | 28 个 |\n| 质量 指标 | 办结 率 | ≥95% |"
        ),
    )
    bad = (
        Example(
            "| 三级指标 | 指标性质 | 指标值 | 计量单位 |\n|---|---|---|---|\n| 培 训人数 | ≧ | 200 | 人 |\n"
            "| 考试合格率 | >= | ９５ | 百分率 |\n| 结业率 | ≥ | 90 | % |\n"
            "| 改造面积 | ≥ | 1200 | ㎡ |\n| 绿化面积 | ≥ | 300 | 平方米 |\n| 改造总成本 | ≤ | 1260000 | 元 |\n"
            "| 设备购置成本 | ≤ | 30 | 万元 |",
            (
                Expected("A2", {"rows": "1", "written": "培 训人数", "wanted": "培训人数"}, "blank"),
                Expected("B2", {"rows": "2", "written": "≧", "wanted": "≥"}, "sign"),
                Expected("C3", {"rows": "1", "written": "９５", "wanted": "95"}, "full-width"),
                Expected("D3", {"rows": "1", "written": "百分率", "wanted": "%"}, "unit"),
                Expected("D5", {"rows": "1", "written": "㎡", "wanted": "平方米"}, "unit"),
                Expected("C7", {"rows": "1", "written": "1260000元", "wanted": "126万元"}, "money"),
            ),
        ),
    )

    def check(self, table: IndicatorTable) -> Iterator[Problem]:
        """Yield the oddities of single cells, then the units that differ between rows."""
        found: dict[str, list[tuple[Field, Oddity]]] = defaultdict(list)
        for indicator in table.indicators:
            for field in (indicator.level3, indicator.operator, indicator.target, indicator.unit):
                if field is not None:
                    for oddity in oddities(field.text):
                        found[oddity.kind].append((field, oddity))
        if found[BLANK] and is_converted(table):
            del found[BLANK]
        for kind, cells in found.items():
            if cells:
                first, oddity = cells[0]
                yield self.at_cells(kind, [cell for cell, _ in cells], first, oddity.written, oddity.wanted)
        yield from self.units(table)
        yield from self.money(table)

    def units(self, table: IndicatorTable) -> Iterator[Problem]:
        """One problem for each word for a unit that is not the preferred one."""
        cells: dict[Spelling, list[Field]] = defaultdict(list)
        for indicator in table.indicators:
            field = indicator.unit if given(indicator.unit) else indicator.target
            spelling = spelling_of(field.text) if field is not None else None
            if field is not None and spelling is not None:
                cells[spelling].append(field)
        for spelling, fields in cells.items():
            mixed = any(other.preferred == spelling.preferred and other is not spelling for other in cells)
            if mixed and spelling.written != spelling.preferred:
                yield self.at_cells("unit", fields, fields[0], spelling.written, spelling.preferred)

    def money(self, table: IndicatorTable) -> Iterator[Problem]:
        """One problem for large amounts in 元 beside others in 万元."""
        if not any(
            field.text.endswith(YUAN) for row in table.indicators for field in (row.unit, row.target) if field is not None
        ):
            return
        amounts = [(row, row.quantities[0]) for row in table.indicators if is_amount(row)]
        if len({amount.unit for _, amount in amounts}) < 2:
            return
        large = [(row, one.number) for row, one in amounts if one.unit == YUAN and one.number >= self.large_amount]
        if large:
            fields = [row.target for row, _ in large if row.target is not None]
            number = large[0][1]
            wanted = f"{(number / 10_000).normalize():f}{MYRIAD_YUAN}"
            yield self.at_cells("money", fields, fields[0], f"{number:f}{YUAN}", wanted)

    def at_cells(self, kind: str, cells: list[Field], first: Field, written: str, wanted: str) -> Problem:
        """The problem of a way of writing at its first cell; the others are related."""
        places = [cell.place for cell in cells if cell is not first]
        return self.problem(first, kind, related=places, rows=len(cells), written=written, wanted=wanted)


def is_converted(table: IndicatorTable) -> bool:
    """Whether the blanks come from a conversion to text: the names of levels have them too."""
    levels = (level for row in table.indicators for level in (row.level1, row.level2) if level is not None)
    return table.linear or any(oddity.kind == BLANK for level in levels for oddity in oddities(level.text))


def is_amount(indicator: Indicator) -> bool:
    """Whether a row's value is one plain amount of money."""
    if indicator.target is None:
        return False
    quantities = indicator.quantities
    return len(quantities) == 1 and quantities[0].unit in (YUAN, MYRIAD_YUAN)
