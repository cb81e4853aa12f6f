"""Rule packs from TOML files: read, checked, and tried on their own examples before a single rule runs."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple, get_args

from pydantic import ValidationError

from perflint.checks.declarative.conditions import ConditionError
from perflint.checks.declarative.errors import PackError
from perflint.checks.declarative.field_kinds import AllowedValues, Pattern, PhrasesAbsent, PhrasesPresent, Range
from perflint.checks.declarative.lines import KeyPath, line_of, lines_of_keys
from perflint.checks.declarative.row_kinds import Condition, Count, RequiredTogether
from perflint.checks.declarative.rules import DeclaredRule, rule_class
from perflint.checks.declarative.specification import Declaration, placeholders
from perflint.checks.examples import Outcome, Trial, failure_of, run_example
from perflint.checks.rule import Example, Rule

#: The kinds of checks, by the name that a pack gives under `check`.
KINDS: dict[str, type[Declaration]] = {
    get_args(kind.model_fields["check"].annotation)[0]: kind
    for kind in (PhrasesPresent, PhrasesAbsent, Pattern, AllowedValues, Range, Count, RequiredTogether, Condition)
}

RULES = "rule"


class Pack(NamedTuple):
    """A file of declared rules, with the lines of its keys."""

    source: str
    lines: Mapping[KeyPath, int]
    rules: tuple[type[DeclaredRule], ...]


def with_packs(rules: Sequence[type[Rule]], paths: Iterable[Path]) -> tuple[type[Rule], ...]:
    """The rules and those that packs declare, ordered by code. Raises PackError."""
    files = {file.resolve(): file for path in paths for file in files_of(path)}
    return joined(rules, [rule for file in files.values() for rule in load_pack(file).rules])


def joined(rules: Sequence[type[Rule]], declared: Sequence[type[DeclaredRule]]) -> tuple[type[Rule], ...]:
    """The rules and the declared ones, ordered by code. Raises PackError where a code or a name is taken."""
    known: dict[str, type[Rule]] = {key: rule for rule in rules for key in (rule.code, rule.rule)}
    for rule in declared:
        for key in (rule.code, rule.rule):
            other = known.setdefault(key, rule)
            if other is not rule:
                where = f"{other.source}:{other.line}" if issubclass(other, DeclaredRule) else other.__module__
                details = {"rule": rule.rule, "value": key, "other": where}
                raise PackError("pack-duplicate", source=rule.source, line=rule.line, **details)
    return tuple(sorted((*rules, *declared), key=lambda rule: rule.code))


def files_of(path: Path) -> list[Path]:
    """The pack itself, or the packs of a folder. Raises PackError where there is none."""
    if not path.is_dir():
        return [path]
    files = sorted(path.glob("*.toml"))
    if not files:
        raise PackError("pack-empty-folder", source=path)
    return files


def load_pack(path: Path) -> Pack:
    """Read a file of rules and try them on their examples. Raises PackError for the first thing that is wrong."""
    return _loaded(*_content(path))


@lru_cache(maxsize=64)  # a run asks for the same pack more than once
def _loaded(source: str, text: str) -> Pack:
    pack = _parsed(source, text)
    for number, rule in enumerate(pack.rules):
        shown = []
        for trial in declared_trials(rule):
            if trial.failure is not None:
                path = (RULES, number, "bad" if trial.is_bad else "good", trial.number)
                found = "、".join(one.at for one in trial.outcome.found)
                raise _error(trial.failure, pack.source, pack.lines, path, rule.rule, found=found)
            if trial.is_bad:
                shown.append(Example(trial.example.document, trial.outcome.found))
        rule.bad = tuple(shown)
    return pack


def read_pack(path: Path) -> Pack:
    """Read a file of rules without trying them. Raises PackError."""
    return _parsed(*_content(path))


def declared_trials(rule: type[DeclaredRule]) -> Iterator[Trial]:
    """Try a declared rule on its examples: a bad one must give findings (where it says), a good one none."""
    declaration = rule.declaration
    for is_bad, examples, declared in ((True, rule.bad, declaration.bad), (False, rule.good, declaration.good)):
        for number, (example, wanted) in enumerate(zip(examples, declared, strict=True)):
            outcome = run_example(rule(), example)
            yield Trial(is_bad, number, example, outcome, failure_of(outcome) or _failure(outcome, is_bad, wanted.at))


def _failure(outcome: Outcome, is_bad: bool, addresses: tuple[str, ...] | None) -> str | None:
    if not is_bad:
        return "example-loud" if outcome.found else None
    if not outcome.found:
        return "example-silent"
    if addresses is not None and addresses != tuple(one.at for one in outcome.found):
        return "example-elsewhere"
    return None


def _content(path: Path) -> tuple[str, str]:
    try:
        return str(path), path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise PackError("pack-encoding", source=path) from error
    except OSError as error:
        raise PackError("pack-unreadable", source=path, reason=error.strerror) from error


def _parsed(source: str, text: str) -> Pack:
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PackError("pack-syntax", source=source, reason=error) from error
    lines = lines_of_keys(text)
    for key in content:
        if key != RULES:
            raise PackError("pack-key", source=source, line=line_of((key, 0), lines), rule="?", key=key)
    entries = content.get(RULES)
    if not isinstance(entries, list) or not entries:
        raise PackError("pack-empty", source=source)
    return Pack(source, lines, tuple(_rule(entry, number, source, lines) for number, entry in enumerate(entries)))


def _rule(entry: Any, number: int, source: str, lines: Mapping[KeyPath, int]) -> type[DeclaredRule]:
    """Make the rule of one entry. Raises PackError."""
    path: KeyPath = (RULES, number)
    entry = entry if isinstance(entry, dict) else {}
    name = str(entry.get("rule", number + 1))
    kind = KINDS.get(str(entry.get("check")))
    if kind is None:
        raise _error("unknown-check", source, lines, (*path, "check"), name, available=", ".join(KINDS))
    try:
        declaration = kind.model_validate(entry)
    except ValidationError as error:
        errors = error.errors()  # a key that nobody knows is often the one that is missing
        first = next((one for one in errors if one["type"] == "extra_forbidden"), errors[0])
        keys = [part for part in first["loc"] if part != "[key]"]
        if first["type"] == "extra_forbidden":
            raise _error("pack-key", source, lines, (*path, *keys), name) from error
        if first["type"] == "missing":
            raise _error("pack-missing", source, lines, (*path, *keys), name) from error
        context = {name: value for name, value in first.get("ctx", {}).items() if name != "error"}
        details = {"value": first["input"], "problem": first["type"], "detail": first["msg"], **context}
        raise _error("pack-value", source, lines, (*path, *keys), name, **details) from error
    for key in ("message", "suggestion"):
        unknown = placeholders(getattr(declaration, key)) - kind.parameters
        if unknown:
            known = ", ".join(f"{{{one}}}" for one in sorted(kind.parameters))
            value = ", ".join(f"{{{one}}}" for one in sorted(unknown))
            raise _error("pack-placeholder", source, lines, (*path, key), name, value=value, available=known)
    try:
        declaration.prepare()
    except ConditionError as error:
        raise _error(error.kind, source, lines, (*path, "condition"), name, reason=error.reason) from error
    return rule_class(declaration, source, line_of(path, lines))


def _error(kind: str, source: str, lines: Mapping[KeyPath, int], path: KeyPath, rule: str, **parameters: object) -> PackError:
    """An error about a key of a pack, with the line of the key or of what is nearest to it."""
    key = ".".join(str(part) for part in path[2:] if isinstance(part, str)) or str(path[0])
    return PackError(kind, source=source, line=line_of(path, lines), rule=rule, key=key, **parameters)
