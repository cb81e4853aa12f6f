"""What can be set: one model for files and options alike; whatever fits nothing is an error.

Every setting says what it is for: `title` in Chinese, `description` in English. The schema, the pages and the comments of
a new file are made from them.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, model_validator
from pydantic_core import PydanticCustomError

from perflint.checks.findings import Severity
from perflint.documents.limits import Limits
from perflint.scoring import Scheme

#: Sections of the configuration that an option may name besides a rule.
SECTIONS = ("limits", "scoring")

#: Settings that add up over the layers instead of replacing each other.
ADDED = ("ignore", "mandatory", "exclude", "rules_files", "overrides", "suppress")


class Settings(BaseModel):
    """What may differ from path to path: which rules run, and how."""

    # Built only where there is something to validate: a plain run needs none of it.
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    profile: str = Field(
        default="default",
        title="检查口径的名称，或口径文件的路径（*.toml）",
        description="the profile by its name, or the path of one (*.toml)",
    )
    select: tuple[str, ...] = Field(
        default=(),
        title="只运行这些规则：代码的开头（如 W、W1）或名称；不写则运行全部正式规则",
        description="run these rules only, by prefix of their code or by name; all stable rules if nothing is selected",
    )
    ignore: tuple[str, ...] = Field(
        default=(),
        title="不运行这些规则：代码的开头或名称；各层相加",
        description="leave out these rules, by prefix of their code or by name; adds up over the layers",
    )
    scoring: Scheme = Field(default_factory=Scheme.model_construct, title="评分的常数", description="the constants of the score")
    rules: dict[str, dict[str, Any]] = Field(
        default={},
        title="每条规则的选项，以及级别 severity（error、warning、info）",
        description="the options of each rule, and its severity (error, warning, info)",
    )


class Placed(BaseModel):
    """An entry of a list that knows where it was written ("perflint.toml:12")."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    _origin: str = PrivateAttr(default="Config")

    @property
    def origin(self) -> str:
        """Where the entry was written."""
        return self._origin

    def at(self, origin: str) -> None:
        """Say where the entry was written."""
        self._origin = origin


class Override(Settings, Placed):
    """Settings of some paths only; they lie over those of the file, later ones over earlier ones."""

    paths: tuple[str, ...] = Field(
        min_length=1, title="对哪些文件或文件夹有效，如 2025/**", description="the files and folders concerned, such as 2025/**"
    )


class Suppress(Placed):
    """One finding, or the findings of one kind at one place, that are silenced with a reason."""

    rule: str = Field(min_length=1, title="规则的代码或名称", description="the rule by its code or name")
    path: str | None = Field(default=None, title="哪个文件或文件夹", description="the file or folder")
    table: str | None = Field(default=None, title="表的标题", description="the title of the table")
    project: str | None = Field(default=None, title="项目名称", description="the project")
    indicator: str | None = Field(default=None, title="三级指标的名称", description="the name of the indicator")
    field: str | None = Field(
        default=None, title="哪一项（如 weight、target、unit）", description="the field, such as weight, target, unit"
    )
    reason: str = Field(min_length=1, title="理由（必填）", description="the reason; there must be one")
    until: date | None = Field(
        default=None, title="有效期的最后一天，如 2026-12-31", description="the last day on which it holds, such as 2026-12-31"
    )

    @model_validator(mode="after")
    def _sound(self) -> Suppress:
        if not self.reason.strip():
            raise PydanticCustomError("suppress-reason", "a reason must be given")
        if not any((self.path, self.table, self.project, self.indicator, self.field)):
            raise PydanticCustomError("suppress-everything", "say where: path, table, project, indicator or field")
        return self


class Config(Settings):
    """Everything that decides what a run does, apart from its files.

    `select`, `ignore` and `mandatory` hold prefixes of rule codes or whole rule names. `rules` maps a rule's name to its
    options and, under `severity`, to another severity; use `rule_settings` to get them converted. Patterns of paths count
    from `folder`.
    """

    extends: str | None = Field(
        default=None,
        title="先读这个配置文件（如省厅、本局统一的），本文件的设置优先",
        description="a configuration to lie over, such as that of the organisation",
    )
    mandatory: tuple[str, ...] = Field(
        default=(),
        title="必须检查的规则（代码或名称），下级的设置、忽略说明和基线都不能去掉；各层相加",
        description="rules (code or name) that nothing can switch off, suppress or accept; adds up over the layers",
    )
    exclude: tuple[str, ...] = Field(
        default=(),
        title="不检查的文件或文件夹，如 草稿*、2023/**；各层相加",
        description="files and folders that are not checked, such as draft* or 2023/**; adds up over the layers",
    )
    fail_on: Severity = Field(
        default=Severity.ERROR,
        title="从哪个级别起退出码为 1：error、warning、info",
        description="exit with 1 from this level on: error, warning, info",
    )
    min_score: Decimal | None = Field(
        default=None, ge=0, le=100, title="得分低于它时退出码为 1", description="exit with 1 if a score is under it"
    )
    lang: Literal["zh", "en"] = Field(default="zh", title="报告的语言：zh 或 en", description="language: zh or en")
    baseline: Path | None = Field(
        default=None,
        title="基线文件",
        description="the baseline",
    )
    remarks: bool = Field(
        default=True,
        title="文件的备注、批注中的“perflint：忽略 …”是否有效",
        description="whether perflint: ignore ... in remarks and comments of the documents has an effect",
    )
    letter_template: Path | None = Field(
        default=None,
        title="审核意见书的模板（docx）；perflint init --letter-template 写出内置的模板供修改",
        description="the template of the letter (docx); perflint init --letter-template writes the one built in, to be changed",
    )
    letter_from: str | None = Field(default=None, title="审核意见书的落款单位", description="the bureau that the letter is from")
    rules_files: tuple[Path, ...] = Field(
        default=(),
        title="再加上这些规则文件（*.toml）或文件夹；各层相加",
        description="more rules: files (*.toml) or folders of them; adds up over the layers",
    )
    limits: Limits = Field(
        default_factory=Limits.model_construct, title="读取文件的上限", description="the bounds of what is read"
    )
    overrides: tuple[Override, ...] = Field(default=(), title="只对部分文件有效的设置", description="settings of some paths only")
    suppress: tuple[Suppress, ...] = Field(
        default=(), title="忽略个别问题，须写明理由", description="findings that are silenced with a reason"
    )

    _folder: Path = PrivateAttr(default=Path())
    _files: tuple[str, ...] = PrivateAttr(default=())

    @property
    def folder(self) -> Path:
        """The folder that patterns of paths count from: that of the configuration, else the current one."""
        return self._folder

    @property
    def files(self) -> tuple[str, ...]:
        """The files that the settings come from, those of the organisation first."""
        return self._files

    def belongs(self, folder: Path, files: tuple[str, ...]) -> None:
        """Say where the settings come from."""
        self._folder, self._files = folder, files
