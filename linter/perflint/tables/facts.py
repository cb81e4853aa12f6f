"""The facts around an indicator table: label and value side by side, one below the other, or one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import count, groupby

from perflint.documents.model import Cell
from perflint.language.numerals import parse_number
from perflint.regex import regex
from perflint.tables.drafts import join
from perflint.tables.model import Field
from perflint.tables.vocabulary import Label, currency_in, label, year_in

COLON = regex(r"[:：]")
NEXT_PAIR = regex(r"\s+(?=[^\s:]{2,8}:)")
SEAL = regex(r"[(（](?:盖章|公章|签章|印章)[)）]")
AMOUNT_UNIT = regex(r"\s*(?:[%％分元]|百?万元?|亿元?)$")
CODE_PREFIX = regex(r"^(?:[0-9A-Z]{12,}\s*[-—]|\d{3,}\s*[-—]\s*(?=\D))\s*")
#: The years that a label speaks of, cut off from it.
TERM = regex(r"[(（][\d年月日度—–~至\-]{4,}[)）]")
#: The rest of a label that was cut: 主管部门|及编码.
LABEL_END = regex(r"[及和与].{1,5}")
CURRENCY_SOURCES = frozenset({"total_budget", "initial_budget", "annual_budget", "executed"})
#: The money for all years of a project.
TERM_BUDGET = "term_budget"
#: Labels whose fact depends on what else the table states: the first of these that it does not.
STAND_INS = {TERM_BUDGET: ("total_budget",), "budget_department": ("unit_name", "department")}
NUMERIC = frozenset(
    {
        "initial_budget", "annual_budget", "executed", "execution_rate", "execution_score", "execution_weight", "total_budget",
        TERM_BUDGET,
    }
)  # fmt: skip
BUDGETS = frozenset({TERM_BUDGET, "total_budget"})
#: Facts whose value is known to be a number, or to be none.
OF_A_KIND = NUMERIC | {"unit_name"}
#: The goals of one form, two of which may be headed side by side.
GOALS = frozenset({"goal", "goal_achieved", "long_term_goal"})
#: Facts whose value may stand below their label, as under the headings of a block of funds.
BELOW = NUMERIC | GOALS
#: How many rows below its label a value may stand.
DEPTH = 4
#: Facts that may run over several lines, and over how many at most.
PROSE = GOALS | {"basis", "overview"}
PARAGRAPHS = 40

Rows = Sequence[Sequence[Cell]]


class FactReader:
    """Collects the facts of one table; the first value of a fact wins."""

    def __init__(self, after: bool = False, joins: bool = False, glued: bool = False) -> None:
        self.after = after
        self.joins = joins
        self.glued = glued
        self.facts: dict[str, Field] = {}

    def keep(self, name: str | None, cell: Cell, text: str | None = None) -> None:
        """Note a fact unless it is known already or its value is of the wrong kind."""
        value = (text if text is not None else cell.text).strip()
        if name is None or name in self.facts or not value:
            return
        if name in OF_A_KIND and (name in NUMERIC) != (number_of(value) is not None):
            return
        if name == "unit_name" and currency_in(f"单位：{value}") is not None:
            return  # 单位：万元
        if name == "year":
            found = year_in(value + "年") if value.isdigit() else year_in(value)
            if found is None:
                return
            value = found
        if name == "project":
            value = CODE_PREFIX.sub("", value)
        self.facts[name] = Field(value, cell)

    def label(self, text: str) -> Label | None:
        """The label that a text is, on this side of the table."""
        return label(text, self.after)

    def currency(self, cell: Cell) -> None:
        """Note the unit of money that a cell states."""
        unit = currency_in(cell.text)
        if unit is not None and "currency_unit" not in self.facts and len(cell.text) <= 40:
            self.facts["currency_unit"] = Field(unit, cell)

    def inside(self, cell: Cell) -> bool:
        """Read "label: value" written in one cell; several pairs may follow each other."""
        text = cell.text
        if not COLON.search(text):
            return False
        head, _, tail = text.replace("：", ":").partition(":")
        known = self.label(head)
        value = SEAL.sub("", NEXT_PAIR.split(tail.strip())[0]).strip()
        if known is None or not value:
            return False
        self.keep(known.fact, cell, value)
        return True

    def read_rows(self, rows: Rows) -> None:
        """Read facts from rows whose columns mean something."""
        headed: set[int | None] = set()
        rows = list(self._with_whole_labels(rows)) if self.joins else rows
        for number, row in enumerate(rows):
            labels = [self.label(cell.text) for cell in row]
            headed |= {cell.column for cell, one in zip(row, labels, strict=True) if one is not None and one.position == "funds"}
            if self.joins:
                self._block_in_order(row, rows[number + 1 : number + 1 + DEPTH])
            for index, (cell, known) in enumerate(zip(row, labels, strict=True)):
                self.currency(cell)
                if self.inside(cell) or known is None:
                    continue
                following = row[index + 1] if index + 1 < len(row) else None
                if (
                    known.fact in BUDGETS
                    and following is not None
                    and following.column in headed
                    and self._is_value(known, following)
                ):
                    continue  # the name of a row in a block of funds, whose columns have their own headings
                if following is not None and self._is_value(known, following):
                    self.keep(known.fact, following, self._whole(row, index + 1))
                elif known.fact in BELOW:
                    self._below(known, rows[number + 1 : number + 1 + DEPTH], cell, following)

    def _with_whole_labels(self, rows: Rows) -> Iterator[Sequence[Cell]]:
        """The rows with labels in one piece again that stand in two lines: 年度, then 目标."""
        number = 0
        while number < len(rows):
            lonely = [row[0] for row in rows[number : number + 2] if len(row) == 1]
            whole = self._whole_labels(lonely) if len(lonely) == 2 else []
            yield whole if len(whole) == 1 else rows[number]
            number += 2 if len(whole) == 1 else 1

    def _is_value(self, known: Label, cell: Cell) -> bool:
        if self.label(cell.text) is not None:
            return False
        return known.fact not in NUMERIC or number_of(cell.text) is not None

    def _whole(self, row: Sequence[Cell], start: int) -> str | None:
        """The value from `start` on; where columns are unreliable, the fragments up to the next label."""
        if not self.joins:
            return None
        end = start + 1
        while end < len(row) and self.label(row[end].text) is None and row[end].text != row[start].text:
            end += 1
        return join(list(row[start:end]))

    def _block_in_order(self, row: Sequence[Cell], below: Rows) -> None:
        """Read a block whose columns have slipped: as many values in a row as there are labels above it."""
        labels = [known for cell in row if (known := self.label(cell.text)) is not None]
        funds = [one.fact for one in labels if one.position == "funds"]
        goals = _goals(labels)
        for one in below:
            numbers = [cell for cell in one if number_of(cell.text) is not None]
            texts = [cell for cell in one if self.label(cell.text) is None and number_of(cell.text) is None]
            if len(funds) >= 3 and len(numbers) == len(funds):
                self._keep_all(funds, numbers)
                return
            if len(goals) == 2 and len(texts) == 2 and not numbers:
                self._keep_all(goals, texts)
                return

    def _keep_all(self, facts: Sequence[str | None], cells: Sequence[Cell]) -> None:
        for fact, cell in zip(facts, cells, strict=False):
            self.keep(fact, cell)

    def _below(self, known: Label, rows: Rows, cell: Cell, following: Cell | None) -> None:
        """Take the value below a label: the first cell in its columns that is no label itself.

        Only under the headings of a block of funds may it follow another label, the name of its row. An amount whose
        row begins with other text ("任务1") is that of a part.
        """
        name = known.fact or ""
        first = cell.column or 0
        last = (following.column or 0) - 1 if following is not None else 10_000
        for row in rows:
            if name in BUDGETS and self._is_of_part(row[0], first):
                continue
            left: Cell | None = None
            for candidate in row:
                owned = left is not None and known.position != "funds" and self.label(left.text) is not None
                left = candidate
                if owned:
                    if name in BUDGETS:
                        break  # every amount in this row is that of its label
                    continue
                if first <= (candidate.column or 0) <= last and self.label(candidate.text) is None:
                    if name not in NUMERIC or number_of(candidate.text) is not None:
                        self.keep(name, candidate)
                        return
                    break

    def _is_of_part(self, start: Cell, column: int) -> bool:
        """Whether a row whose amount stands in `column` begins with the name of something else."""
        return (start.column or 0) < column and self.label(start.text) is None and number_of(start.text) is None

    def read_stream(self, cells: Sequence[Cell]) -> None:
        """Read facts from cells that follow each other, where a lost value leaves its label without one."""
        waiting: list[Label] = []
        values: list[Cell] = []
        for cell in self._whole_labels(self._apart(cells)):
            if TERM.fullmatch(cell.text):
                continue
            self.currency(cell)
            amounts = self._amounts(cell) if len(_funds(waiting)) > 1 else []
            if amounts:
                values += amounts
                continue
            if self.inside(cell):
                self._settle(waiting, values)
                waiting, values = [], []
                continue
            known = self.label(cell.text)
            if known is None:
                values.append(cell)
            elif known.fact in (None, "total_budget") and len(_funds(waiting)) > 1:
                continue  # the name of a row in a block of funds ("总量") stands between its numbers
            else:
                if values:
                    self._settle(waiting, values)
                    waiting, values = [], []
                waiting.append(known)
        self._settle(waiting, values)

    def _amounts(self, cell: Cell) -> list[Cell]:
        """The amounts behind the name of a row in a block of funds: 年度资金总额：880 880 880."""
        head, _, tail = cell.text.replace("：", ":").partition(":")
        words = tail.split()
        if len(words) < 2 or self.label(head) is None or any(number_of(word) is None and word not in "-—/" for word in words):
            return []
        return [Cell(cell.block, word, cell.row, cell.column, cell.line) for word in words if number_of(word) is not None]

    def _apart(self, cells: Sequence[Cell]) -> Iterator[Cell]:
        """The cells cut where a label stands among their words: labels and values may be no more than a blank apart."""
        for cell in cells:
            words = cell.text.split()
            known = [self.label(word) is not None for word in words]
            if len(words) < 2 or COLON.search(cell.text) or self.label(cell.text) is not None or not any(known):
                yield cell
                continue
            for _, run in groupby(zip(count(), words, known, strict=False), key=lambda one: one[0] if one[2] else -1):
                text = " ".join(word for _, word, _ in run)
                yield Cell(cell.block, text, cell.row, cell.column, cell.line)

    def _whole_labels(self, cells: Iterable[Cell]) -> list[Cell]:
        """The cells with labels in one piece again that a text has cut ("主管", "部门")."""
        whole: list[Cell] = []
        for cell in cells:
            last = whole[-1] if whole else None
            if last is not None and (LABEL_END.fullmatch(cell.text) or (len(last.text) <= 4 and self.label(cell.text) is None)):
                joined = last.text + cell.text
                if self.label(joined) not in (None, self.label(last.text)):
                    whole[-1] = Cell(last.block, joined, last.row, last.column, last.line)
                    continue
            whole.append(cell)
        return whole

    def _settle(self, waiting: list[Label], values: list[Cell]) -> None:
        """Give the values after a run of labels to them: in order when there are as many, else the first to the last."""
        if not waiting or not values:
            return
        numbers = [cell for cell in values if number_of(cell.text) is not None]
        funds = _funds(waiting)
        goals = _goals(waiting)
        if len(funds) > 1 and len(numbers) >= min(len(funds), 3):
            if all(funds[index] == "execution_rate" for index, cell in enumerate(numbers[: len(funds)]) if "%" in cell.text):
                self._keep_all(funds, numbers)
        elif len(goals) > 1:
            if len(values) > 1:
                self._keep_all(goals[-2:], values)
            elif not self.glued:  # where two may have run together; else one alone is the year's
                self.keep("goal" if "goal" in goals else goals[0], values[0])
        elif waiting[-1].fact in PROSE:
            self.keep(waiting[-1].fact, values[0], "".join(cell.text for cell in values[:PARAGRAPHS]))
        else:
            self.keep(waiting[-1].fact, values[0])


def _goals(labels: Sequence[Label]) -> list[str]:
    """The goals that labels head, each where it is named last: the first may head the others together (总体目标)."""
    goals = [one.fact for one in labels if one.fact in GOALS]
    return [goal for number, goal in enumerate(goals) if goal not in goals[number + 1 :]]


def _funds(waiting: Sequence[Label]) -> list[str]:
    return [one.fact for one in waiting if one.fact in NUMERIC]


def number_of(text: str) -> object | None:
    """The number that a fact's value is, its percent sign or unit of money ignored, or None."""
    return parse_number(AMOUNT_UNIT.sub("", text))
