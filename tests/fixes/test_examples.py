"""Every fix does exactly what its examples show, and twice does nothing more."""

from __future__ import annotations

import pytest

from perflint.checks.findings import Text
from perflint.checks.fix import Fix, FixExample
from perflint.checks.registry import find_rule
from perflint.documents import Limits
from perflint.fixing import fix_file
from perflint_rules import standard_pack
from perflint_rules.fixes import standard_fixes

FIXES = standard_fixes()
EXAMPLES = [pytest.param(fix(), example, id=f"{fix.name}-{n}") for fix in FIXES for n, example in enumerate(fix.examples)]


@pytest.mark.parametrize(("fix", "example"), EXAMPLES)
def test_example(fix: Fix, example: FixExample) -> None:
    fixed = fix_file(example.before.encode(), "example.md", [fix], Limits())
    assert fixed.data.decode() == example.after
    assert fixed.refused == ()
    again = fix_file(fixed.data, "example.md", [fix], Limits())
    assert (again.data, again.applied) == (fixed.data, ())


@pytest.mark.parametrize("fix", FIXES, ids=lambda fix: fix.name)
def test_a_fix_says_what_it_is(fix: type[Fix]) -> None:
    assert isinstance(fix.title, Text)
    assert all((fix.title.zh, fix.title.en, fix.__doc__))
    assert [name for name in fix.rules if find_rule(name, standard_pack()) is None] == []


def test_the_names_are_unique() -> None:
    assert len({fix.name for fix in FIXES}) == len(FIXES)


def test_the_unsafe_ones_are_those_that_decide_something() -> None:
    assert sorted(fix.name for fix in FIXES if not fix.safe) == ["fraction-to-percent", "refile", "rescale-weights"]
