"""Profiles: named choices of rules, options, severities and points, as TOML files in the folder `profiles` of a rule pack.

A profile lies between the defaults of the rules and what the user sets. Its mandatory rules run whatever is selected,
and cannot be ignored.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from perflint.checks.registry import GROUP, find_rule, fit, installed
from perflint.checks.rule import Rule
from perflint.config import Config, Keys, Layer, Origin, check_mandatory, merged, read_toml, rule_settings, validated_as
from perflint.scoring import Scheme

FOLDER = "profiles"
SUFFIX = ".toml"
AUTO: Literal["auto"] = "auto"
#: The keys of a profile that changes nothing; it needs no validation.
TEXTS = {"title", "about"}


class Ground(BaseModel):
    """What values of a profile rest on: a fact of design/standards.md, and whether anybody saw it."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    keys: tuple[str, ...] = Field(min_length=1)
    fact: str
    status: Literal["SEEN", "SEEN*", "RECALLED-H", "RECALLED-M", "RECALLED-L", "DESIGN"]
    document: str
    about: str


class Profile(BaseModel):
    """One profile. `taxonomy` is what its tables follow, "auto" where each table tells; `rules` is as in `Config`."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    title: str
    about: str
    taxonomy: Literal["auto", "national-2015", "national-2021"] = AUTO
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    mandatory: tuple[str, ...] = ()
    scoring: Scheme = Field(default_factory=Scheme.model_construct)
    rules: dict[str, dict[str, Any]] = {}
    grounds: tuple[Ground, ...] = ()


def profile_files() -> dict[str, Path]:
    """The profiles of all installed rule packs by name: the TOML files in the folder `profiles` of each."""
    found: dict[str, Path] = {}
    for entry in installed(GROUP):
        try:
            spec = find_spec(entry.module)
        except ModuleNotFoundError:  # `all_rules` names a pack that cannot be loaded
            continue
        if spec is not None and spec.origin is not None:
            for path in Path(spec.origin).parent.joinpath(FOLDER).glob(f"*{SUFFIX}"):
                found.setdefault(path.stem, path)
    return dict(sorted(found.items()))


def load_profile(name: str, rules: Sequence[type[Rule]], origin: Origin | None = None, keys: Keys = ("profile",)) -> Profile:
    """The profile of that name, or at that path (`*.toml`); `origin` and `keys` are where the name was given.

    Raises ConfigError.
    """
    if name.endswith(SUFFIX):
        return _loaded(Path(name), tuple(rules))
    files = profile_files()
    if name not in files:
        raise (origin or Origin("profile")).error("unknown-profile", keys, value=name, available=", ".join(files))
    return _loaded(files[name], tuple(rules))


@lru_cache(maxsize=16)
def _loaded(path: Path, rules: tuple[type[Rule], ...]) -> Profile:
    content, origin = read_toml(path)
    if content.keys() == TEXTS:
        return Profile.model_construct(**content)
    profile = validated_as(Profile, content, origin)
    rule_settings(Config.model_construct(rules=profile.rules), rules, origin)
    for key in ("select", "ignore", "mandatory"):
        for entry in getattr(profile, key):
            known = find_rule(entry, rules) if key == "mandatory" else next((rule for rule in rules if fit(entry, rule)), None)
            if known is None:
                raise origin.error("unknown-rule", (key,), value=entry)
    check_mandatory([], rules, profile_layer(profile, origin), path.stem)
    return profile


def profile_layer(profile: Profile, origin: Origin) -> Layer:
    """The profile as the lowest layer of a configuration."""
    names = {"select", "ignore", "mandatory", "scoring", "rules"} & profile.model_fields_set
    return Layer(Config.model_construct(**{name: getattr(profile, name) for name in sorted(names)}), origin)


def layered(config: Config, rules: Sequence[type[Rule]], profile: Profile) -> Config:
    """The configuration with the profile below it; to do so twice changes nothing. Raises ConfigError.

    What the user selects replaces the choice of the profile; what the user ignores is added to it.
    """
    below, own = profile_layer(profile, Origin(config.profile)), Layer(config, Origin("Config"))
    check_mandatory([own], rules, below, config.profile)
    return merged([below, own], rules)


def with_mandatory(
    chosen: Sequence[Rule], rules: Sequence[type[Rule]], mandatory: Sequence[str], settings: dict[str, dict[str, Any]]
) -> list[Rule]:
    """The rules that are chosen and those that are mandatory besides, ordered by code."""
    codes = {rule.code for rule in chosen}
    required = {rule for entry in mandatory if (rule := find_rule(entry, rules)) is not None}
    added = [rule(settings.get(rule.rule)) for rule in required if rule.code not in codes]
    return sorted((*chosen, *added), key=lambda rule: rule.code)
