"""Which rules there are: every pack registers itself through the entry-point group `perflint.rules`.

An entry point names a callable that returns rule classes. The standard pack has no privilege. A pack that cannot be
loaded is an error that names it, never a silently shorter list of rules.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from types import ModuleType
from typing import Any, TypeVar

from perflint.checks.findings import Status
from perflint.checks.rule import Rule

GROUP = "perflint.rules"

Kind = TypeVar("Kind")


class RegistryError(Exception):
    """A rule pack that cannot be loaded or contradicts another; the message names it."""


def rules_of_package(package: ModuleType) -> list[type[Rule]]:
    """Every rule class defined in the modules below `package`, in the order of their codes."""
    return sorted(classes_of_package(package, Rule, "code"), key=lambda rule: rule.code)


def classes_of_package(package: ModuleType, base: type[Kind], mark: str) -> list[type[Kind]]:
    """Every subclass of `base` that is defined in the modules below `package` and sets the attribute `mark` itself."""
    found: list[type[Kind]] = []
    for module_info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        module = importlib.import_module(module_info.name)
        found += [
            value
            for value in vars(module).values()
            if isinstance(value, type) and issubclass(value, base) and value.__module__ == module.__name__ and mark in vars(value)
        ]
    return found


@cache
def all_rules() -> tuple[type[Rule], ...]:
    """The rules of every installed pack, ordered by code.

    Raises RegistryError when a pack fails to load or two rules share a code or name.
    """
    return unique(packs(GROUP, Rule))


@cache
def installed(group: str) -> tuple[EntryPoint, ...]:
    """The entry points of a group. Asked once: Python looks into every installed package for them."""
    return tuple(entry_points(group=group))


def packs(group: str, base: type[Kind]) -> list[type[Kind]]:
    """The classes of every pack installed under an entry-point group. Raises RegistryError when a pack fails to load."""
    found: list[type[Kind]] = []
    for entry in installed(group):
        try:
            found += entry.load()()
        except Exception as error:
            raise RegistryError(f"{entry.name} ({entry.value}): {type(error).__name__}: {error}") from error
    return [one for one in found if issubclass(one, base)]


def unique(rules: Iterable[type[Rule]]) -> tuple[type[Rule], ...]:
    """The rules ordered by code. Raises RegistryError when two share a code or a name."""
    by_key: dict[str, type[Rule]] = {}
    ordered = tuple(sorted(rules, key=lambda rule: rule.code))
    for rule in ordered:
        for key in (rule.code, rule.rule):
            other = by_key.setdefault(key, rule)
            if other is not rule:
                raise RegistryError(f"{key}: {rule.__module__} and {other.__module__}")
    return ordered


def find_rule(key: str, rules: Iterable[type[Rule]]) -> type[Rule] | None:
    """The rule with this code or name, case ignored, or None."""
    wanted = key.strip().lower()
    return next((rule for rule in rules if wanted in (rule.code.lower(), rule.rule)), None)


def choose(
    rules: Sequence[type[Rule]],
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    settings: dict[str, dict[str, Any]] | None = None,
) -> list[Rule]:
    """Make the rules that a run uses.

    `select` and `ignore` hold prefixes of codes or whole names, the more specific entry wins; nothing selected means
    all stable rules. `settings` maps a rule's name to its options. Raises RegistryError for an entry that fits no
    rule at all, which is a typing error and must not look like a clean run.
    """
    for entry in (*select, *ignore):
        if not any(fit(entry, rule) for rule in rules):
            raise RegistryError(entry)
    chosen = []
    for rule in rules:
        wanted = max((fit(entry, rule) for entry in select), default=0 if select else 1)
        unwanted = max((fit(entry, rule) for entry in ignore), default=0)
        if rule.status is Status.PREVIEW and wanted <= len(rule.code) - 1:
            wanted = 0
        if wanted > unwanted:
            chosen.append(rule((settings or {}).get(rule.rule)))
    return chosen


def fit(entry: str, rule: type[Rule]) -> int:
    """How closely a select entry names a rule: 0 not at all, the length of the code prefix, or 99 for its name."""
    wanted = entry.strip()
    if wanted.lower() == rule.rule:
        return 99
    return len(wanted) if wanted and rule.code.startswith(wanted.upper()) else 0
