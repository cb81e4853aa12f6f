"""From a table as found to the table as understood: indicators, facts, kind, scope, confidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from perflint.documents.model import Cell, Place
from perflint.regex import regex
from perflint.tables.drafts import Draft, DraftTable, join, title_of
from perflint.tables.facts import STAND_INS, FactReader
from perflint.tables.levels import reliable_levels, text_levels
from perflint.tables.model import INDICATOR_FIELDS, Column, Field, Indicator, IndicatorTable, TableKind, TableScope
from perflint.tables.totals import read_totals
from perflint.tables.vocabulary import ASIDE, DAMAGED, FACT_COLUMN, PART, SECOND, level, split_ordinal, without_one, year_in

CONTENT = frozenset(INDICATOR_FIELDS) - {"level1", "level2"}
#: A blank between Chinese characters in running text is where a wrapped cell was put together.
HAN_BLANK = regex(r"(?<=[\u3000-\u9fff]) +(?=[\u3000-\u9fff])")
SIGN = regex(r"[≥≤＞＜＝><=﹦]=?")
#: The columns whose change of value starts the next project, the most telling first.
SPLITTERS = (FACT_COLUMN + "project", FACT_COLUMN + "unit_name")


def separate(found: DraftTable) -> list[DraftTable]:
    """The tables that one heading stands over: side by side, or one below the other for many projects."""
    return [one for side in by_side(found) for part in by_part(side) for one in by_project(part)]


def by_project(found: DraftTable) -> list[DraftTable]:
    """One table for each project, where one heading with a project column stands over many; else the table itself."""
    split = next((name for name in SPLITTERS if any(column.name == name for column in found.columns)), None)
    if split is None:
        return [found]
    tables: list[DraftTable] = []
    kept: dict[str, list[Cell]] = {}
    for draft in found.drafts:
        facts = {name: cells for name, cells in draft.cells.items() if name.startswith(FACT_COLUMN)}
        if not tables or (split in facts and _is_another(join(facts[split]), join(kept.get(split, [])), found.linear)):
            kept = {name: cells for name, cells in kept.items() if name in SPLITTERS} | facts
            tables.append(replace(found, drafts=[], facts=dict(kept), skipped=[]))
        tables[-1].facts = facts | tables[-1].facts
        kept |= {name: cells for name, cells in facts.items() if name in SPLITTERS}
        tables[-1].drafts.append(draft)
    if tables:
        tables[0].skipped = found.skipped
        tables[-1].trailing, found.trailing = found.trailing, []
    return tables or [found]


def _is_another(name: str, before: str, linear: bool) -> bool:
    """Whether a row names another project than the row above; a name in a text may have lost a character."""
    if name == before:
        return False
    longer, shorter = sorted((name, before), key=len, reverse=True)
    return not (linear and len(longer) == len(shorter) + 1 >= DAMAGED[0] and shorter in without_one(longer))


def by_part(found: DraftTable) -> list[DraftTable]:
    """One table for each column of values that a common heading names parts for (a village each), else the table itself."""
    parts = [column for column in found.columns if column.name.startswith(PART)]
    tables: list[DraftTable] = []
    for part in parts:
        columns = [replace(column, name="target") if column is part else column for column in found.columns]
        drafts = []
        for draft in found.drafts:
            cells = {("target" if name == part.name else name): cells for name, cells in draft.cells.items()}
            drafts.append(Draft({name: one for name, one in cells.items() if not name.startswith(PART)}, draft.shared))
        columns = [column for column in columns if not column.name.startswith(PART)]
        facts = found.facts | {"unit_name": [part.cell]}
        tables.append(replace(found, columns=columns, drafts=drafts, facts=facts, skipped=[] if tables else found.skipped))
    return tables or [found]


def by_side(found: DraftTable) -> list[DraftTable]:
    """The two tables of a heading that holds two side by side, else the table itself."""
    if not any(column.name.startswith(SECOND) for column in found.columns):
        return [found]
    first = [column for column in found.columns if not column.name.startswith(SECOND)]
    second = [
        replace(column, name=column.name.removeprefix(SECOND))
        for column in found.columns
        if column.name.startswith(SECOND)
        or (column.name == "level1" and SECOND + "level1" not in {one.name for one in found.columns})
    ]
    sides = []
    for columns, prefix in ((first, ""), (second, SECOND)):
        names = {column.name for column in columns}
        drafts = [_side(draft, names, prefix) for draft in found.drafts]
        sides.append(replace(found, columns=columns, drafts=[draft for draft in drafts if draft.cells], skipped=[]))
    sides[0].skipped = found.skipped
    sides[0].long_term = True
    return sides


def _side(draft: Draft, names: set[str], prefix: str) -> Draft:
    """What one of two tables side by side has of a row."""
    cells = {name: draft.cells[prefix + name] for name in names if prefix + name in draft.cells}
    if prefix and "level1" in names and "level1" in draft.cells:
        cells.setdefault("level1", draft.cells["level1"])
    order = sorted(cells, key=lambda name: (cells[name][0].line or 0, cells[name][0].column or 0, name))
    return Draft({name: cells[name] for name in order}, frozenset(name for name in names if prefix + name in draft.shared))


def assemble(found: DraftTable, year: Field | None) -> IndicatorTable | None:
    """Make the indicator table, or None when no row holds an indicator. `year` is the document's own, if known."""
    names = {column.name for column in found.columns}
    levels = reliable_levels(found.drafts) if found.reliable else text_levels(found.drafts, "level1" in names)
    if "score" in names and not names & {"target", "actual"}:
        return None
    indicators = []
    inferred = 0
    for draft, (level1, level2) in zip(found.drafts, levels, strict=True):
        if not any(name != "level3" or split_ordinal(draft.text(name))[1] for name in CONTENT.intersection(draft.cells)):
            if "level2" in draft.cells:
                found.skipped.append((draft.first.place, "empty-row"))
            continue
        inferred += level1 is not None and level1.inferred
        indicators.append(_indicator(found, len(names), draft, level1, level2))
    if not indicators:
        return None
    facts = _facts(found)
    if found.long_term and "long_term_goal" in facts:
        facts["goal"] = facts.pop("long_term_goal")
    title = found.title or title_of(found.leading)
    above = title or found.common_title
    _find_year(facts, found.leading, above, year)
    columns = [
        Column(column.name if column.name in INDICATOR_FIELDS else None, Field(column.cell.text, column.cell))
        for column in found.columns
    ]
    table = IndicatorTable(
        kind=_kind(names, above),
        scope=_scope(facts, found.leading, above),
        place=found.columns[0].cell.place,
        columns=columns,
        indicators=indicators,
        facts=facts,
        title=Field(title.text, title) if title is not None else None,
        linear=found.linear,
        lost_columns=_lost_columns(found, indicators),
        above=found.leading,
    )
    table.confidence = _confidence(found, table, inferred)
    return table


def _indicator(found: DraftTable, width: int, draft: Draft, level1: Field | None, level2: Field | None) -> Indicator:
    fields: dict[str, Field] = {}
    if level1 is not None:
        fields["level1"] = level1
    if level2 is not None:
        fields["level2"] = level2
    for name, pieces in draft.cells.items():
        if name not in CONTENT:
            continue
        text = pieces[0].text if len(pieces) == 1 else join(pieces)
        if not found.reliable:
            text = HAN_BLANK.sub("", text)
        if name == "level3":
            text = split_ordinal(text)[1]
            if not text:
                continue
        fields[name] = Field(text, pieces[0])
    sign = next((cell for cell in draft.cells.get(ASIDE + "operator", ()) if SIGN.fullmatch(cell.text)), None)
    if sign is not None and "operator" in fields and SIGN.fullmatch(fields["operator"].text) is None:
        fields["operator"] = Field(sign.text, sign)  # 正向 | =: one column has the direction, another the sign
    first = draft.first
    if first.row is None or len(fields) == width:
        return Indicator(first, fields, draft.shared)
    return Indicator(first, fields, draft.shared, _empty_places(found, first.place, fields))


def _empty_places(found: DraftTable, place: Place, fields: dict[str, Field]) -> dict[str, Place]:
    """Where the fields that a row lacks would stand: same row, the column of their heading."""
    return {
        column.name: place._replace(column=column.first)
        for column in found.columns
        if column.name in CONTENT and column.name not in fields and column.first is not None
    }


def _facts(found: DraftTable) -> dict[str, Field]:
    before = FactReader(joins=not found.reliable, glued=found.glued)
    for name, cells in found.facts.items():
        before.keep(name.removeprefix(FACT_COLUMN), cells[0], join(cells))
    if found.cell_a_line:
        before.read_stream([cell for row in found.leading for cell in row])
    else:
        before.read_rows(found.leading)
    after = FactReader(after=True)
    after.read_rows(found.trailing)
    facts = before.facts
    for name, value in after.facts.items():
        if name != "total_score":
            facts.setdefault(name, value)
    for row in found.trailing:
        for name, value in read_totals(row, found).items():
            facts.setdefault(name, value)
    for name, roles in STAND_INS.items():
        if name in facts:
            value = facts.pop(name)
            free = next((role for role in roles if role not in facts), None)
            if free is not None:
                facts[free] = value
    return facts


def _find_year(facts: dict[str, Field], leading: Sequence[Sequence[Cell]], title: Cell | None, year: Field | None) -> None:
    """Complete the budget year: from the title, from a line such as "（2021年度）", else the document's."""
    if "year" in facts:
        return
    candidates = [title] if title is not None else []
    candidates += [cell for row in leading for cell in row if len(cell.text) <= 24 and "年度" in cell.text]
    for cell in candidates:
        found = year_in(cell.text)
        if found is not None:
            facts["year"] = Field(found, cell)
            return
    if year is not None:
        facts["year"] = year


def _kind(names: set[str], title: Cell | None) -> TableKind:
    text = title.text if title is not None else ""
    if "监控" in text or "forecast" in names:
        return TableKind.MONITORING
    if names & {"actual", "score", "deviation_reason"} or "自评" in text:
        return TableKind.SELF_EVALUATION
    return TableKind.TARGET


def _scope(facts: dict[str, Field], leading: Sequence[Sequence[Cell]], title: Cell | None) -> TableScope:
    text = title.text if title is not None else ""
    if "转移支付" in text or "区域绩效" in text:
        return TableScope.TRANSFER
    if "整体" in text:
        return TableScope.DEPARTMENT
    if "project" not in facts and any("整体" in cell.text and len(cell.text) <= 20 for row in leading for cell in row):
        return TableScope.DEPARTMENT
    return TableScope.PROJECT


def _lost_columns(found: DraftTable, indicators: Sequence[Indicator]) -> frozenset[str]:
    """The columns of running text that have a heading and not one value: the conversion has lost them."""
    if not found.linear:
        return frozenset()
    return frozenset(
        column.name
        for column in found.columns
        if column.name in CONTENT and all(getattr(one, column.name) is None for one in indicators)
    )


def _confidence(found: DraftTable, table: IndicatorTable, inferred: int) -> float:
    """How sure the reading is: 1 for a grid, less for text by the rows that needed guessing or lack a name or value."""
    if not found.linear:
        return 1.0
    rows = len(table.indicators)
    odd = sum(
        one.level3 is None or one.target is None or (one.level2 is not None and level(2, one.level2.text) is None)
        for one in table.indicators
    )
    weight = 1.0 if found.glued else 0.5  # where nothing stands between cells, a row that lacks one was parted wrongly
    return round(max(0.1, 0.98 - weight * odd / rows - 0.3 * min(1.0, found.doubts / rows) - 0.2 * inferred / rows), 2)
