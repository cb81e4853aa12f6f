"""Addresses, messages, and that every kind of trouble has a text."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import perflint
from perflint.checks.findings import Dimension, Severity, Status, Text
from perflint.documents.model import Place
from perflint.reports import labels
from perflint.reports.labels import FIELDS, LABELS
from perflint.reports.troubles import TROUBLES
from perflint.reports.usage_troubles import USAGE, VALUES
from perflint.reports.words import Words
from perflint.scoring import Scheme
from perflint.tables.model import FACTS, INDICATOR_FIELDS, TableKind

PACKAGE = Path(perflint.__file__).parent

#: Calls whose argument at this position is the kind of a notice or an error.
CALLS = {
    "DocumentError": 0,
    "Notice": 0,
    "notice": 0,
    "tally": 0,
    "_tell_hidden": 0,
    "Skipped": 1,
    "ToolError": 0,
    "SkippedFile": 1,
}
KEBAB = re.compile(r"[a-z]{2,}(-[a-z]{2,})+")
#: Kebab-case strings of the readers that are no kinds.
OTHERS = {"us-ascii", "mmm-yy", "xml-spreadsheet", "xml-word", "encryption-data", "file-entry", "full-path", "media-type"}


@pytest.mark.parametrize(
    ("place", "zh", "en"),
    [
        (Place(sheet="Sheet1", row=5, column=3), "Sheet1!C5", "Sheet1!C5"),
        (Place(sheet="整体_表", row=5, column=28), "整体_表!AB5", "整体_表!AB5"),
        (Place(sheet="it's a", row=1, column=1), "'it''s a'!A1", "'it''s a'!A1"),
        (Place(sheet="Sheet1"), "Sheet1", "Sheet1"),
        (Place(row=5, column=3, line=5), "C5", "C5"),
        (Place(table=3, row=5, column=3), "第3张表 C5", "table 3 C5"),
        (Place(page=2, line=12), "第2页 第12行", "page 2 line 12"),
        (Place(line=12), "第12行", "line 12"),
        (Place(sheet="Sheet1", row=5), "Sheet1!第5行", "Sheet1!row 5"),
        (Place(), "", ""),
    ],
)
def test_addresses(place: Place, zh: str, en: str) -> None:
    assert (Words("zh").address(place), Words("en").address(place)) == (zh, en)


def test_a_cell_of_a_text_format_may_show_its_line() -> None:
    place = Place(table=3, row=5, column=3, line=40)
    assert (Words("zh").address(place, with_line=True), Words("en").address(place, with_line=True)) == (
        "第3张表 C5（第40行）",
        "table 3 C5 (line 40)",
    )
    assert Words("zh").address(Place(row=5, column=3, line=5), with_line=True) == "C5"


def test_many_addresses_are_counted() -> None:
    places = [Place(row=row, column=1) for row in range(1, 8)]
    assert Words("zh").addresses(places) == "A1、A2、A3、A4、A5 等 7 处"
    assert Words("en").addresses(places[:2]) == "A1, A2"


def test_a_message_names_fields_and_survives_a_missing_parameter() -> None:
    text = Text("{field}“{text}”与{other}不符", "{field} {text} {other}")
    assert Words("zh").fill(text, {"field": "weight", "text": "{other}"}) == "权重“{other}”与{other}不符"
    assert Words("en").fill(text, {"field": "own_field", "text": "x", "other": "y"}) == "own_field x y"


def test_details_that_a_text_does_not_use_follow_it() -> None:
    said = Words("zh").trouble("too-large", {"limit": "2000", "option": "limits.rows"})
    assert said == "文件超过允许的上限，未读取；确需检查可用 --option 调大上限（上限 2000、选项 limits.rows）"
    assert Words("en").trouble("never-heard-of", {"part": "x"}) == "never-heard-of (part x)"


def constants(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from constants(node.body)
        yield from constants(node.orelse)


def kinds_in(path: Path) -> set[str]:
    """The kinds that a module raises or notes, from its calls and from its kebab-case strings."""
    found = set()
    reader = path.parent.name in ("documents", "tables")
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            at = CALLS.get(name)
            if at is not None and len(node.args) > at:
                found |= set(constants(node.args[at]))
        elif reader and isinstance(node, ast.Constant) and isinstance(node.value, str) and KEBAB.fullmatch(node.value):
            found.add(node.value)
    return found - OTHERS


def test_every_kind_has_a_text() -> None:
    found = {kind for path in PACKAGE.rglob("*.py") for kind in kinds_in(path)}
    assert found - TROUBLES.keys() == set()
    assert {"damaged", "truncated", "not-found", "rule-crashed", "lock-file", "not-indicators"} <= found


def test_every_kind_of_wrong_usage_has_a_text() -> None:
    found = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in ("ConfigError", "usage") or (
                name == "error" and (path.parent.name == "config" or path.name == "profiles.py")
            ):
                found |= set(constants(node.args[0]))
    assert found == USAGE.keys()


def test_every_name_that_reports_print_has_a_word() -> None:
    assert FIELDS.keys() >= {*INDICATOR_FIELDS, *FACTS}
    assert labels.SEVERITIES.keys() == set(Severity)
    assert labels.DIMENSIONS.keys() == set(Dimension)
    assert labels.STATUSES.keys() == set(Status)
    assert labels.KINDS.keys() == set(TableKind)
    assert labels.GRADES.keys() == {Scheme().grade(Scheme().excellent - step) for step in (0, 1, 20, 40)}


def test_both_languages_use_the_same_parameters() -> None:
    def parameters(text: str) -> set[str | None]:
        return {field for _, field, _, _ in Formatter().parse(text)} - {None}

    for texts in (LABELS, TROUBLES, USAGE, VALUES):
        for name, text in texts.items():
            assert parameters(text.zh) == parameters(text.en), name
