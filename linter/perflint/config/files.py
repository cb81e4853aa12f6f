"""Finds and reads configurations: `perflint.toml`, or `[tool.perflint]` of a pyproject.toml, and what they extend.

One configuration holds for a whole run, so that nobody who hands in a folder decides how it is checked: it is looked for
from the folder that holds everything that is checked upwards, then from the current folder upwards.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from perflint.checks.rule import Rule
from perflint.config.layers import Layer, merged
from perflint.config.model import Config, Placed, Settings
from perflint.config.names import check_mandatory, check_names
from perflint.config.rule_options import known_rules
from perflint.config.sources import PYPROJECT, SECTION, ConfigError, Origin, read_toml
from perflint.config.validation import validated

FILE = "perflint.toml"
_SETTINGS = TypeVar("_SETTINGS", bound=Settings)


def find_config(paths: Iterable[str | Path] = ()) -> Path | None:
    """The configuration for these files and folders, or None. Raises ConfigError for a pyproject.toml that is no TOML."""
    here = Path.cwd()
    for start in (_common_folder([Path(path) for path in paths]), here):
        if start is None:
            continue
        for folder in (start, *start.parents):
            found = _config_in(folder)
            if found is not None:
                return found.relative_to(here) if found.is_relative_to(here) else found
    return None


def _common_folder(paths: Sequence[Path]) -> Path | None:
    """The innermost folder that holds all of them, or None where there is none (drives of Windows)."""
    folders = [path if path.is_dir() else path.parent for path in map(Path, map(os.path.abspath, paths))]
    try:
        return Path(os.path.commonpath(folders)) if folders else None
    except ValueError:
        return None


def _config_in(folder: Path) -> Path | None:
    own, shared = folder / FILE, folder / PYPROJECT
    try:
        if own.is_file():
            return own
        if not shared.is_file() or b"perflint" not in shared.read_bytes():
            return None
    except OSError:  # a folder that may not be looked into has no configuration for us
        return None
    section, _ = read_toml(shared)
    for key in SECTION:
        section = section.get(key) if isinstance(section, dict) else None
    return shared if section is not None else None


def load_config(path: Path, rules: Sequence[type[Rule]]) -> Config:
    """The settings of a configuration and of what it extends, checked against the rules. Raises ConfigError, PackError."""
    layers = load_layers(path)
    known = known_rules(rules, [file for layer in layers for file in layer.settings.rules_files])
    for layer in layers:
        check_names(layer, known)
    check_mandatory(layers, known)
    return merged(layers, known)


def load_layers(path: Path) -> list[Layer]:
    """A configuration and what it extends, the outermost first. Raises ConfigError.

    Paths in a file (`extends`, `profile`, `baseline`, `letter_template`, `rules_files`) count from its folder; patterns of
    paths count from the folder of `path`, in whichever of the files they stand.
    """
    layers: list[Layer] = []
    chain: list[Path] = []
    place: Origin | None = None
    wanted: Path | None = path
    while wanted is not None:
        if place is not None and wanted.resolve() in chain:
            raise place.error("extends-cycle", ("extends",), value=wanted)
        chain.append(wanted.resolve())
        settings, place = _load(wanted, place)
        layers.insert(0, Layer(settings, place))
        wanted = _beside(wanted, settings.extends) if settings.extends is not None else None
    layers[-1].settings.belongs(path.parent, tuple(layer.origin.name for layer in layers))
    return layers


def _load(path: Path, extended_at: Origin | None) -> tuple[Config, Origin]:
    """The settings of one file; `extended_at` is the file that extends it."""
    if extended_at is not None and not path.is_file():
        raise extended_at.error("extends-missing", ("extends",), value=path)
    content, origin = read_toml(path)
    for key in origin.prefix:
        if not isinstance(content, dict) or key not in content:
            raise ConfigError("config-section", source=path, key=".".join(origin.prefix))
        content = content[key]
    settings = validated(content, origin)
    changes: dict[str, Any] = {}
    if settings.rules_files:
        changes["rules_files"] = tuple(_beside(path, file) for file in settings.rules_files)
    for name in ("baseline", "letter_template"):
        if (file := getattr(settings, name)) is not None:
            changes[name] = _beside(path, file)
    if settings.overrides:
        changes["overrides"] = tuple(_anchored(override, path) for override in settings.overrides)
    entries: dict[str, Sequence[Placed]] = {"overrides": changes.get("overrides", ()), "suppress": settings.suppress}
    for name, placed in entries.items():
        for number, entry in enumerate(placed):
            entry.at(origin.where((name, number)))
    return _anchored(settings.model_copy(update=changes), path), origin


def _anchored(settings: _SETTINGS, path: Path) -> _SETTINGS:
    """The settings with the path of a profile counted from the file that names it."""
    if not settings.profile.endswith(".toml"):
        return settings
    return settings.model_copy(update={"profile": str(_beside(path, settings.profile))})


def _beside(path: Path, other: str | Path) -> Path:
    return path.parent / other
