"""The labelled real documents beside the checkout, their labels brought into perflint's names.

Their labels speak in prose ("“线上评价”… under 社会效益指标"). Most kinds have a rule of the same meaning, and most places
begin with an indicator's name; what is neither is mapped by hand in seeds.toml, each with its reason.
"""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

from perflint.language.normal import normal
from tests.accuracy.labels import Case, Label

SHARED = Path(__file__).parents[3] / "shared"
BY_HAND = Path(__file__).with_name("seeds.toml")

#: Kinds of the labels that mean a rule of another name; the others are the rule's name with underscores.
KINDS = {
    "slogan_as_indicator": "slogan-indicator",
    "date_range_as_name": "date-range-name",
    "cost_vs_budget": "cost-over-budget",
}
#: Kinds that are about a table, not about an indicator.
TABLE_KINDS = ("level_missing", "copied_text")

#: A place names an indicator where at least so many characters agree from the beginning.
LEAST_AGREEMENT = 4
#: What stands before the name: the level that the indicator is filed under.
LEVEL = re.compile(r"^(?:经济效益|社会效益|可持续影响|质量指标)\s+")


def seed_cases() -> list[Case]:
    """The labelled seeds; empty where they do not lie beside the checkout.

    Raises LookupError for a label that fits no indicator and is not mapped by hand.
    """
    by_hand: dict[str, Any] = tomllib.loads(BY_HAND.read_text(encoding="utf-8"))
    cases = []
    for source, entries in by_hand.items():
        path = next(iter(SHARED.glob(f"seeds/{source}.*")), None)
        if path is not None:
            gold = json.loads((SHARED / "gold" / f"{source}.json").read_text(encoding="utf-8"))
            cases.append(Case(source, path, tuple(_labels(gold, entries))))
    return cases


def _labels(gold: dict[str, Any], entries: dict[str, list[dict[str, Any]]]) -> list[Label]:
    """The labels of one seed, then the true findings that its labels do not speak of."""
    mapped = {(entry["table"], entry["kind"], entry["where"]): entry for entry in entries["mapped"]}
    labels = []
    for defect in gold["defects"]:
        if defect.get("artefact"):
            continue
        table = -1 if defect["table"] is None else defect["table"]
        entry = mapped.pop((table, defect["kind"], defect["where"]), None)
        labels.append(_by_hand(entry, defect["why"]) if entry is not None else _by_name(gold, defect))
    if mapped:
        raise LookupError(f"no such label: {list(mapped)}")
    return labels + [_by_hand(entry, entry["why"]) for entry in entries["unlabelled"]]


def _by_hand(entry: dict[str, Any], why: str) -> Label:
    """A label mapped by hand; one that no rule can find keeps a name that no rule has."""
    table = None if entry["table"] < 0 else entry["table"]
    names = tuple(entry["rule"].split("|"))
    return Label(names, table, tuple(entry.get("indicators", ())), entry.get("field"), why, entry.get("arguable", False))


def _by_name(gold: dict[str, Any], defect: dict[str, Any]) -> Label:
    """A label whose kind is a rule and whose place begins with the name of an indicator."""
    rule = KINDS.get(defect["kind"], defect["kind"].replace("_", "-"))
    if defect["kind"] in TABLE_KINDS:
        return Label((rule,), defect["table"], (), None, defect["why"])
    where = squeezed(LEVEL.sub("", defect["where"]))
    names = [indicator["level3"] for indicator in gold["tables"][defect["table"]]["indicators"]]
    name = max(names, key=lambda one: agreement(where, squeezed(one)))
    if agreement(where, squeezed(name)) < LEAST_AGREEMENT:
        raise LookupError(f"{gold['source']}: {defect['where']}")
    return Label((rule,), defect["table"], (name,), None, defect["why"])


def agreement(one: str, other: str) -> int:
    """How many characters two texts share from their beginning."""
    return next((number for number, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def squeezed(text: str) -> str:
    """The text in its normal form, without white space."""
    return "".join(normal(text).split())
