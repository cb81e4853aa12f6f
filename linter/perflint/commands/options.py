"""The options that every command takes, declared once. Their help is in `help.py`, by the name of the parameter."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, get_type_hints

import typer


class Lang(StrEnum):
    """The languages of reports and help."""

    ZH = "zh"
    EN = "en"


LANGUAGE_VARIABLE = "PERFLINT_LANG"


def environment_language(environment: Mapping[str, str]) -> Lang | None:
    """The language that the environment asks for ("en", "en_US", "zh-CN"), or None."""
    wanted = environment.get(LANGUAGE_VARIABLE, "")[:2].lower()
    return next((lang for lang in Lang if lang == wanted), None)


# Values stay texts here: the configuration converts and checks them, wherever they come from.
@dataclass(frozen=True, slots=True, kw_only=True)
class Common:
    """The common options of one call, as given; None and False mean not given."""

    formats: Annotated[list[str] | None, typer.Option("--format", "-f", metavar="F[:FILE]")] = None
    config: Annotated[Path | None, typer.Option("--config", metavar="FILE")] = None
    no_config: Annotated[bool, typer.Option("--no-config")] = False
    profile: Annotated[str | None, typer.Option("--profile", metavar="NAME")] = None
    rules_files: Annotated[list[Path] | None, typer.Option("--rules", metavar="PATH")] = None
    select: Annotated[list[str] | None, typer.Option("--select", metavar="CODE[,CODE]")] = None
    ignore: Annotated[list[str] | None, typer.Option("--ignore", metavar="CODE[,CODE]")] = None
    baseline: Annotated[Path | None, typer.Option("--baseline", metavar="FILE")] = None
    today: Annotated[str | None, typer.Option("--today", metavar="DATE")] = None
    fail_on: Annotated[str | None, typer.Option("--fail-on", metavar="LEVEL")] = None
    min_score: Annotated[str | None, typer.Option("--min-score", metavar="N")] = None
    exit_zero: Annotated[bool, typer.Option("--exit-zero")] = False
    lang: Annotated[Lang | None, typer.Option("--lang")] = None
    jobs: Annotated[int | None, typer.Option("--jobs", "-j", metavar="N", min=1)] = None
    no_cache: Annotated[bool, typer.Option("--no-cache")] = False
    no_progress: Annotated[bool, typer.Option("--no-progress")] = False
    quiet: Annotated[bool, typer.Option("--quiet", "-q")] = False
    options: Annotated[list[str] | None, typer.Option("--option", "-o", metavar="KEY=VALUE")] = None


Paths = Annotated[list[str], typer.Argument(metavar="PATH", show_default=False)]
Against = Annotated[list[str] | None, typer.Option("--against", metavar="PATH", show_default=False)]
PreviousRound = Annotated[list[str] | None, typer.Option("--previous", metavar="PATH", show_default=False)]
AllowNothing = Annotated[bool, typer.Option("--allow-nothing")]
Isolate = Annotated[bool, typer.Option("--isolate")]
StdinFilename = Annotated[str, typer.Option("--stdin-filename", metavar="NAME", show_default=False)]


def with_common(function: Callable[..., int]) -> Callable[..., int]:
    """Give a command that takes `common` the common options as parameters of its own, for typer to see."""
    hints = get_type_hints(Common, include_extras=True)
    own_hints = get_type_hints(function, include_extras=True)
    shared = [
        inspect.Parameter(one.name, inspect.Parameter.KEYWORD_ONLY, default=one.default, annotation=hints[one.name])
        for one in fields(Common)
    ]
    own = [
        parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY, annotation=own_hints[name])
        for name, parameter in inspect.signature(function).parameters.items()
        if name != "common"
    ]

    @functools.wraps(function)
    def command(**values: Any) -> int:
        mine = {parameter.name: values.pop(parameter.name) for parameter in own}
        return function(**mine, common=Common(**values))

    del command.__dict__["__wrapped__"]  # else typer would look at the function behind it
    setattr(command, "__signature__", inspect.Signature([*own, *shared]))  # noqa: B010 - unknown to the type of functions
    command.__annotations__ = {parameter.name: parameter.annotation for parameter in (*own, *shared)}
    return command
