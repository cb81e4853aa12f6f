"""Every kind of notice that a reader gives is told by exactly one rule, at its place."""

from __future__ import annotations

import ast
import re
import string
from dataclasses import replace
from pathlib import Path

import pytest

import perflint.documents.model
from perflint.documents.model import Notice, Place
from perflint.tables.model import Submission
from perflint_rules.reading.doubtful_reading import DoubtfulReading
from perflint_rules.reading.formula_uncached import FormulaUncached
from perflint_rules.reading.hidden_content import HiddenContent
from perflint_rules.reading.limit_reached import LimitReached
from perflint_rules.reading.notices import NoticeRule
from tests.rules.builder import make_submission, make_table, problems

RULES: tuple[type[NoticeRule], ...] = (FormulaUncached, HiddenContent, LimitReached, DoubtfulReading)
DOCUMENTS = Path(perflint.documents.model.__file__).parent

KIND = re.compile(r"[a-z]+(-[a-z]+)*")

#: Callables whose first argument is the kind of a notice.
NOTICERS = ("Notice", "notice", "tally")


def kinds_in(path: Path) -> set[str]:
    """The kinds of notices that a module gives: as an argument, or as a key of what it makes notices of."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    kinds = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args and called(node) in NOTICERS:
            kinds |= {one.value for one in ast.walk(node.args[0]) if isinstance(one, ast.Constant)}
        if isinstance(node, ast.FunctionDef) and "Notice" in ast.unparse(node.returns or ast.Constant("")):
            keys = [key for one in ast.walk(node) if isinstance(one, ast.Dict) for key in one.keys]
            kinds |= {key.value for key in keys if isinstance(key, ast.Constant)}
        if isinstance(node, ast.Call) and called(node).startswith("_tell"):
            kinds |= {node.args[0].value} if isinstance(node.args[0], ast.Constant) else set()
    return {kind for kind in kinds if isinstance(kind, str) and KIND.fullmatch(kind)} - {"encoding", "count"}


def called(node: ast.Call) -> str:
    """The last part of the name that is called."""
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


KINDS = sorted(set().union(*(kinds_in(path) for path in DOCUMENTS.glob("*.py"))))


def test_kinds_are_found_in_the_sources() -> None:
    some = {"formula-uncached", "hidden-rows", "macros", "limit-reached", "undecodable-bytes", "covered-cells"}
    assert some <= set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_one_rule(kind: str) -> None:
    assert len([rule for rule in RULES if kind in rule.notices]) == 1


def test_rules_know_no_kinds_that_nobody_gives() -> None:
    assert sorted(kind for rule in RULES for kind in rule.notices) == KINDS


def xlsx(*notices: Notice, sheet: str = "自评表") -> Submission:
    """A workbook whose indicator table stands on sheet `sheet` from row 5."""
    submission = make_submission(make_table([{"level3": "培训人数", "target": "200人"}]), path="a.xlsx")
    submission.tables[0].place = Place(sheet=sheet, row=5, column=1)
    submission.notices += notices
    return submission


def test_uncached_formulas_are_one_finding_a_sheet() -> None:
    places = [Place(sheet="自评表", row=row, column=4) for row in (6, 7)]
    other = Place(sheet="明细", row=1, column=1)
    found = problems(FormulaUncached, xlsx(*(Notice("formula-uncached", place) for place in [*places, other])))
    assert [(one.place, one.message, one.parameters, one.related, one.table) for one in found] == [
        (places[0], "formula-uncached", {"count": "2", "sheet": "自评表"}, (places[1],), 0),
        (other, "elsewhere", {"count": "1", "sheet": "明细"}, (), None),
    ]


def test_hidden_contents_beside_a_table_and_elsewhere() -> None:
    notices = [
        Notice("hidden-sheet", Place(sheet="自评表")),
        Notice("hidden-sheet", Place(sheet="字典")),
        Notice("hidden-rows", Place(sheet="自评表"), {"rows": "6-8", "count": "3"}),
        Notice("hidden-columns", Place(sheet="字典"), {"columns": "B", "count": "1"}),
        Notice("hidden-columns", Place(sheet="自评表"), {"columns": "B", "count": "1"}),
        Notice("covered-cells", Place(sheet="自评表", row=9, column=2), {"count": "4"}),
        Notice("hidden-text", Place(table=3, row=2, column=1)),
    ]
    assert [(one.message, one.parameters, one.table) for one in problems(HiddenContent, xlsx(*notices))] == [
        ("hidden-sheet", {"count": "1", "sheet": "自评表"}, 0),
        ("other-sheet", {"count": "1", "sheet": "字典"}, None),
        ("hidden-rows", {"count": "3", "sheet": "自评表", "rows": "6-8"}, 0),
        ("elsewhere", {"count": "1", "sheet": "字典", "columns": "B"}, None),
        ("hidden-columns", {"count": "1", "sheet": "自评表", "columns": "B"}, 0),
        ("covered-cells", {"count": "4", "sheet": "自评表"}, 0),
        ("hidden-text", {"count": "1", "sheet": ""}, None),
    ]


def test_each_limit_is_told_with_its_number_and_option() -> None:
    rows = Notice("limit-reached", Place(sheet="自评表", row=9), {"limit": "200000", "option": "limits.rows"})
    spans = Notice("limit-reached", Place(sheet="自评表"), {"limit": "100000", "option": "limits.spans"})
    assert [one.parameters for one in problems(LimitReached, xlsx(rows, spans))] == [
        {"count": "1", "sheet": "自评表", "limit": "200000", "option": "limits.rows"},
        {"count": "1", "sheet": "自评表", "limit": "100000", "option": "limits.spans"},
    ]


def test_a_table_read_with_doubt() -> None:
    submission = xlsx()
    submission.tables[0] = replace(submission.tables[0], confidence=0.74)
    (found,) = problems(DoubtfulReading, submission)
    assert (found.message, found.parameters, found.table) == ("low-confidence", {"percent": "74"}, 0)
    submission.tables[0] = replace(submission.tables[0], confidence=0.8)
    assert problems(DoubtfulReading, submission) == []


def test_the_table_of_a_place_is_the_last_that_starts_above_it() -> None:
    submission = xlsx(Notice("cell-error", Place(sheet="自评表", row=40, column=2), {"error": "#REF!"}))
    second = make_table([{"level3": "培训场次", "target": "12场"}])
    second.place = Place(sheet="自评表", row=30, column=1)
    submission.tables.append(second)
    assert [one.table for one in problems(DoubtfulReading, submission)] == [1]
    submission.notices = [Notice("cell-error", Place(sheet="自评表", row=2, column=2), {"error": "#REF!"})]
    assert [one.table for one in problems(DoubtfulReading, submission)] == [0]


def test_a_picture_may_be_the_table_where_none_was_read() -> None:
    notices = [Notice("pictures", Place(sheet=sheet), {"count": "2"}) for sheet in ("自评表", "佐证")]
    assert [(one.message, one.parameters, one.table) for one in problems(DoubtfulReading, xlsx(*notices))] == [
        ("pictures", {"count": "2", "sheet": "自评表"}, 0),
        ("pictures-only", {"count": "2", "sheet": "佐证"}, None),
    ]


#: Parameters as the readers give them.
PARAMETERS = {
    "limit-reached": {"limit": "5", "option": "limits.rows"},
    "hidden-rows": {"rows": "3", "count": "1"},
    "hidden-columns": {"columns": "B", "count": "1"},
    "cell-error": {"error": "#REF!"},
    "undecodable-bytes": {"count": "2", "encoding": "gb18030"},
    "extension-mismatch": {"name": "a.xls", "found": "html"},
    "sheet-skipped": {"found": "chartsheet"},
    "pictures": {"count": "2"},
    "text-boxes": {"count": "1"},
    "doubtful-cells": {"count": "1", "threshold": "0.8", "cells": "B3"},
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("sheet", ["自评表", "明细"])
def test_every_message_has_its_parameters(kind: str, sheet: str) -> None:
    notice = Notice(kind, Place(sheet=sheet), PARAMETERS.get(kind, {}))
    (rule,) = (rule for rule in RULES if kind in rule.notices)
    (found,) = problems(rule, xlsx(notice))
    message = rule.messages[found.message]
    for template in (*message.text, *message.suggestion):
        assert {name for _, name, _, _ in string.Formatter().parse(template) if name} <= set(found.parameters)
