"""What `perflint config show` prints: every setting with its value and where that comes from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import Any, NamedTuple

from perflint.checks.findings import Text
from perflint.reports.paper import Paper
from perflint.reports.schema import SCHEMA_VERSION, to_json
from perflint.reports.words import Words


class Source(StrEnum):
    """What kind of origin a value has."""

    DEFAULT = "default"
    PROFILE = "profile"
    SET = "set"


class Setting(NamedTuple):
    """One setting: its section ("" at the top), its name, its value as JSON has it and as TOML has it, and its origin.

    `where` is a file with its line, an option, or the name of a profile; for a list that adds up, one for each entry.
    """

    section: str
    name: str
    value: Any
    text: str
    source: Source
    where: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings that hold for `path` (None: for whatever no override concerns).

    `files` are the configurations, those of the organisation first; `overrides` the places of those that concern the
    path; `excluded` the pattern that leaves it out; `rules` the codes of the rules that run, `mandatory` of those that must.
    """

    path: str | None
    files: tuple[str, ...]
    overrides: tuple[str, ...]
    excluded: str | None
    rules: tuple[str, ...]
    mandatory: tuple[str, ...]
    settings: tuple[Setting, ...]


_TEXTS = {
    "none": Text("没有找到配置文件", "no configuration was found"),
    "files": Text("设置：{files}", "settings: {files}"),
    "path": Text("对 {path} 有效的设置：", "Settings for {path}:"),
    "excluded": Text("不检查：设置 exclude 的“{pattern}”排除了它", "not checked: left out by {pattern} of exclude"),
    "overrides": Text("只对部分文件有效的设置：{places}", "settings of this path: {places}"),
    "rules": Text("运行 {count} 条规则：{rules}", "{count} rules run: {rules}"),
    "mandatory": Text("其中必须检查的：{rules}", "mandatory: {rules}"),
    "default": Text("默认", "default"),
    "profile": Text("口径 {name}", "profile {name}"),
}


def write_settings(shown: Settings, words: Words, paper: Paper) -> None:
    """Write the settings, section by section, as TOML with the origin behind each value."""

    def say(label: str, **parameters: str) -> str:
        return words.fill(_TEXTS[label], parameters)

    if shown.path is not None:
        paper.line((say("path", path=shown.path), "bold"))
    paper.line(say("files", files=words.comma.join(shown.files)) if shown.files else say("none"))
    if shown.overrides:
        paper.line(say("overrides", places=words.comma.join(shown.overrides)))
    if shown.excluded is not None:
        paper.line((say("excluded", pattern=shown.excluded), "yellow"))
    paper.line(say("rules", count=str(len(shown.rules)), rules=" ".join(shown.rules)))
    if shown.mandatory:
        paper.line(say("mandatory", rules=" ".join(shown.mandatory)))
    for section, settings in groupby(shown.settings, key=lambda setting: setting.section):
        paper.line()
        if section:
            paper.line((f"[{section}]", "bold"))
        for setting in settings:
            paper.line(f"{setting.name} = {setting.text}", (f"  # {_origin(setting, words)}", "dim"))


def _origin(setting: Setting, words: Words) -> str:
    if setting.source is Source.DEFAULT:
        return words.pick(_TEXTS["default"])
    where = words.comma.join(dict.fromkeys(setting.where))
    return words.fill(_TEXTS["profile"], {"name": where}) if setting.source is Source.PROFILE else where


@dataclass(slots=True)
class SettingRecord:
    """A setting; `source` is default, profile or set, `where` a file with its line, an option, or a profile."""

    section: str
    name: str
    value: Any
    source: str
    where: list[str]


@dataclass(slots=True)
class SettingsRecord:
    """`perflint config show --format json`."""

    schema_version: int
    path: str | None
    files: list[str]
    overrides: list[str]
    excluded: str | None
    rules: list[str]
    mandatory: list[str]
    settings: list[SettingRecord]


def render_settings(shown: Settings) -> str:
    """The settings as JSON text."""
    return to_json(
        SettingsRecord(
            schema_version=SCHEMA_VERSION,
            path=shown.path,
            files=list(shown.files),
            overrides=list(shown.overrides),
            excluded=shown.excluded,
            rules=list(shown.rules),
            mandatory=list(shown.mandatory),
            settings=[_record(setting) for setting in shown.settings],
        )
    )


def _record(setting: Setting) -> SettingRecord:
    return SettingRecord(setting.section, setting.name, setting.value, setting.source, list(setting.where))
