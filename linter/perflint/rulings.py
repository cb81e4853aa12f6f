"""Which rules run on which file: the configuration with its profile below and the overrides of single paths above."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from perflint.checks.engine import Engine
from perflint.checks.registry import RegistryError, choose
from perflint.checks.rule import Rule
from perflint.config import (
    Config,
    ConfigError,
    Layer,
    Origin,
    Override,
    check_mandatory,
    first_fit,
    known_rules,
    merged,
    override_layer,
    rule_settings,
)
from perflint.profiles import AUTO, Profile, layered, load_profile, profile_layer, with_mandatory
from perflint.scoring import ruleset
from perflint.tables.model import Submission


class Ruling(NamedTuple):
    """What holds for a file: its settings with the profile below them, that profile, and the rules."""

    config: Config
    profile: Profile
    engine: Engine

    @property
    def taxonomy(self) -> str | None:
        """The taxonomy that the profile prescribes, None where each table tells."""
        return self.profile.taxonomy if self.profile.taxonomy != AUTO else None


class Rulings:
    """The rulings of one run: `base` holds for every file that no override concerns."""

    def __init__(self, config: Config, rules: Sequence[type[Rule]], earlier: Sequence[Submission] = ()) -> None:
        """Choose the rules; `rules` are the installed ones, `earlier` the files that history rules compare with.

        Raises ConfigError for settings that fit none of the rules, PackError for a rule pack that cannot be used.
        """
        self._given = config
        self.known = known_rules(rules, config.rules_files)
        self._earlier = tuple(earlier)
        self._made: dict[tuple[int, ...], Ruling] = {}
        self.base = self._ruling(())

    @property
    def rules(self) -> tuple[Rule, ...]:
        """All rules that any ruling so far runs, ordered by code."""
        found = {rule.code: rule for ruling in self._made.values() for rule in ruling.engine.rules}
        return tuple(rule for _, rule in sorted(found.items()))

    def of(self, path: str) -> Ruling:
        """The ruling of a file. Raises ConfigError as the constructor does."""
        return self._ruling(tuple(overrides_of(self._given, Path(path))))

    def all(self) -> Sequence[Ruling]:
        """The rulings so far, `base` first."""
        return tuple(self._made.values())

    @property
    def ruleset(self) -> str:
        """What scores of this run were made with; where settings differ from path to path, of all of them together."""
        made = [ruleset(one.engine.rules, one.engine.severities, one.config.scoring) for one in self._made.values()]
        if len(made) == 1:
            return made[0]
        version, _, _ = made[0].partition("+")
        return f"{version}+{hashlib.sha256(' '.join(made).encode()).hexdigest()[:8]}"

    def _ruling(self, numbers: tuple[int, ...]) -> Ruling:
        if numbers not in self._made:
            config = overridden(self._given, [self._given.overrides[number] for number in numbers], self.known)
            self._made[numbers] = self._choose(config)
        return self._made[numbers]

    def _choose(self, config: Config) -> Ruling:
        profile = load_profile(config.profile, self.known)
        config = layered(config, self.known, profile)
        settings, severities = rule_settings(config, self.known)
        try:
            chosen = choose(self.known, config.select, config.ignore, settings)
        except RegistryError as error:
            raise ConfigError("no-such-rules", source="select, ignore", value=error) from error
        chosen = with_mandatory(chosen, self.known, config.mandatory, settings)
        if not chosen:  # a run that checks nothing must not look clean
            raise ConfigError("no-rules")
        return Ruling(config, profile, Engine(chosen, severities, self._earlier, self.known))


def overrides_of(config: Config, path: Path) -> list[int]:
    """The numbers of the overrides that concern a path."""
    return [
        number for number, override in enumerate(config.overrides) if first_fit(override.paths, path, config.folder) is not None
    ]


def overridden(config: Config, overrides: Sequence[Override], rules: Sequence[type[Rule]]) -> Config:
    """The configuration with overrides laid over it; what was mandatory stays so, whatever their profile. Raises ConfigError."""
    if not overrides:
        return config
    profile = load_profile(config.profile, rules)
    below = profile_layer(profile, Origin(config.profile))
    layers = [Layer(config, Origin("Config")), *map(override_layer, overrides)]
    check_mandatory(layers, rules, below, config.profile)
    mandatory = dict.fromkeys((*profile.mandatory, *config.mandatory))
    return merged(layers, rules).model_copy(update={"mandatory": tuple(mandatory)})
