"""Patterns of rule packs: what could hang a run is refused, what people write is not."""

from __future__ import annotations

import time

import pytest

from perflint.checks.declarative.field_kinds import compiled
from perflint.checks.declarative.pattern_guard import LONGEST_TEXT, PatternError, safe_pattern


@pytest.mark.parametrize(
    "pattern",
    [
        r"20\d\d年",
        r"\d+年\d+月\d+日",
        r"^.*完成.*$",
        r"(?:\d+年)?\d+月",
        r"^(?:≥|≤|=)\d+(?:\.\d+)?%$",
        r"(\d{4}){2}",
        r"[+*]+(x)",
        r"\((\d+)\)",
        r"(?i)abc",
        r"[)(]+",
        "|".join(["产出", "效益", "成本", "满意度"] * 8),
    ],
)
def test_patterns_that_people_write(pattern: str) -> None:
    assert safe_pattern(pattern).pattern == pattern


@pytest.mark.parametrize(
    ("pattern", "kind"),
    [
        ("(", "pattern-syntax"),
        ("x" * 201, "pattern-too-long"),
        (r"(a)\1", "pattern-reference"),
        (r"(?P<n>a)(?P=n)", "pattern-reference"),
        (r"(?=a)b", "pattern-reference"),
        (r"(?<!a)b", "pattern-reference"),
        (r"(a+)+$", "pattern-nested"),
        (r"(?:a*)*b", "pattern-nested"),
        (r"(a?){30}", "pattern-nested"),
        (r"(ab|cd)+", "pattern-nested"),
        (r"(?P<n>x(a|b))*", "pattern-nested"),
        (r"(a{1,100}){1,100}", "pattern-nested"),
        (r"(?:a|b){,5}", "pattern-nested"),
        (r"\\(a+)+", "pattern-nested"),
        ("a?" * 40 + "b", "pattern-too-varied"),
        ("(a|a)" * 30, "pattern-too-varied"),
        (r".*.*.*x", "pattern-slow"),
        (r"\d+\d+\d+x", "pattern-slow"),
    ],
)
def test_patterns_that_may_hang(pattern: str, kind: str) -> None:
    with pytest.raises(PatternError) as raised:
        safe_pattern(pattern)
    assert raised.value.kind == kind


@pytest.mark.parametrize("pattern", [r"^.*完成.*$", r"\d+年\d+月", r".+[^0-9]$", r"a*b"])
def test_what_is_let_pass_is_fast_on_the_worst_text(pattern: str) -> None:
    for unit in ("完", "1", "1年", "a", " "):
        text = (unit * LONGEST_TEXT)[:LONGEST_TEXT]
        started = time.perf_counter()
        compiled(pattern).search(text)
        assert time.perf_counter() - started < 10  # one that backtracks takes hours
