"""The house rules that a linter does not know: which way imports run, how long a file may be."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = [path for folder in ("linter", "rules", "corpora") for path in sorted((ROOT / folder).rglob("*.py"))]

#: What each part of the engine may import of the others; data flows from left to right (docs: architecture).
MAY_IMPORT = {
    "user_cache": set(),
    "language": {"user_cache"},
    "collector": set(),
    "documents": set(),
    "tables": {"documents", "language"},
    "checks": {"documents", "language", "tables"},
    "scoring": {"checks"},
    "config": {"checks", "documents", "scoring", "tables"},
    "editing": {"documents"},
    "fixing": {"checks", "documents", "editing", "report", "tables"},
    "profiles": {"checks", "scoring", "config"},
    "intake": {"documents", "checks", "report"},
    "report": {"checks", "documents", "tables", "scoring"},
    "outcome": {"checks", "documents", "report", "tables"},
    "process_limits": {"documents"},
    "workers": {"process_limits"},
    "rulings": {"checks", "config", "profiles", "scoring", "tables"},
    "baseline": {"checks", "config"},
    "suppression": {"baseline", "checks", "config", "language", "outcome", "rulings"},
    "matching": {"checks", "language"},
    "rounds": {"checks", "language", "matching", "report"},
    "checking": {"checks", "collector", "config", "documents", "intake", "outcome", "report", "rulings", "tables"},
    "result_cache": {"checking", "checks", "config", "intake", "outcome", "rulings", "scoring", "user_cache"},
    "scheduling": {
        "checking",
        "checks",
        "config",
        "intake",
        "outcome",
        "process_limits",
        "result_cache",
        "tables",
        "workers",
    },
    "run": {
        "baseline",
        "checking",
        "checks",
        "collector",
        "config",
        "documents",
        "intake",
        "outcome",
        "report",
        "result_cache",
        "rulings",
        "scheduling",
        "scoring",
        "suppression",
        "tables",
    },
    "reports": {"checks", "documents", "editing", "fixing", "language", "report", "scoring", "tables"},
}
#: What every part may import.
COMMON = {"regex"}
HARD_LIMIT = 400


def imports_of(path: Path) -> set[str]:
    """The full names of all modules that a file imports, lazily or not."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def part(module: str) -> str | None:
    """The part of the engine that a module belongs to, or None for other packages."""
    pieces = module.split(".")
    return pieces[1] if pieces[0] == "perflint" and len(pieces) > 1 else None


@pytest.mark.parametrize("path", [path for path in SOURCES if "linter" in path.parts], ids=lambda path: path.stem)
def test_imports_run_one_way(path: Path) -> None:
    own = path.relative_to(ROOT / "linter" / "perflint").with_suffix("").parts[0]
    if own not in MAY_IMPORT:
        return
    allowed = MAY_IMPORT[own] | COMMON | {own, "__version__"}
    wrong = {module for module in imports_of(path) if part(module) is not None and part(module) not in allowed}
    assert wrong == set()


@pytest.mark.parametrize("path", [path for path in SOURCES if "linter" in path.parts], ids=lambda path: path.stem)
def test_the_engine_knows_no_rule(path: Path) -> None:
    assert {module for module in imports_of(path) if module.startswith("perflint_rules")} == set()


@pytest.mark.parametrize("path", [path for path in SOURCES if "rules" in path.parts], ids=lambda path: path.stem)
def test_rules_know_no_output(path: Path) -> None:
    parts = {part(module) for module in imports_of(path)} - {None}
    assert parts <= {"checks", "documents", "language", "tables"} | COMMON


@pytest.mark.parametrize("path", [path for path in SOURCES if "corpora" not in path.parts], ids=lambda path: path.stem)
def test_no_import_compiles_an_expression(path: Path) -> None:
    """A constant is made by `perflint.regex`, so that only those are compiled that a run needs."""
    nodes = [ast.parse(path.read_text(encoding="utf-8"))]
    for node in nodes:
        nodes += [child for child in ast.iter_child_nodes(node) if not isinstance(child, ast.FunctionDef)]
    assert [node.lineno for node in nodes if isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile"] == []


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_files_stay_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= HARD_LIMIT


def test_every_source_is_utf8_without_tabs_or_carriage_returns() -> None:
    odd = [path for path in SOURCES if set(path.read_text(encoding="utf-8")) & {"\t", "\r"}]
    assert odd == []
