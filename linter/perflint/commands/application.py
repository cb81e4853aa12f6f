"""Builds the typer application in the user's language, runs it, and turns every way to fail into an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from perflint import __version__
from perflint.checking import internal_error
from perflint.checks.declarative.errors import PackError
from perflint.checks.registry import RegistryError
from perflint.commands.help import COMMANDS, HEADINGS, PARAMETERS, PROGRAM, USAGE_ERRORS
from perflint.commands.options import Lang, environment_language
from perflint.commands.output import formats_of
from perflint.config import ConfigError
from perflint.process_limits import WorkersError
from perflint.reports.words import Words

WRONG_USAGE = 2
INTERRUPTED = 130


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit code."""
    lang = language(arguments, os.environ)
    words = Words(lang)
    try:
        command = build(arguments, lang)
        # Left to typer when it comes from the system: on Windows typer also expands the wildcards.
        given = None if list(arguments) == sys.argv[1:] else list(arguments)
        outcome = command.main(args=given, prog_name="perflint", standalone_mode=False)
    except (ConfigError, PackError) as error:
        return _fail(words.usage(error.kind, error.parameters))
    except RegistryError as error:
        return _fail(words.usage("rule-pack-broken", {"value": str(error)}))
    except WorkersError as error:
        return _fail(words.trouble("worker-start", {"reason": str(error)}))
    except typer.Abort:
        return INTERRUPTED
    except typer.TyperException as error:
        return _fail(_usage_error(error, words))
    except Exception as error:  # noqa: BLE001 - the last boundary: a fault of perflint is exit code 2, never a clean run
        fault = internal_error(None, error)
        return _fail(words.trouble(fault.kind, fault.parameters))
    return outcome if isinstance(outcome, int) else 0


def language(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """The language of help and errors: `--lang`, else the environment, else Chinese."""
    wanted: str = environment_language(environment) or Lang.ZH
    for position, argument in enumerate(arguments):
        if argument == "--lang" and position + 1 < len(arguments):
            wanted = arguments[position + 1]
        elif argument.startswith("--lang="):
            wanted = argument.removeprefix("--lang=")
    return Lang.EN if wanted == Lang.EN else Lang.ZH


def build(arguments: Sequence[str], lang: str) -> TyperGroup:
    """The application; only the wanted command is built where the first argument names it.

    Raises ConfigError for a command that there is not.
    """
    application = typer.Typer(cls=Group, add_completion=False, rich_markup_mode=None, invoke_without_command=False)
    application.callback()(_program)
    first = next(iter(arguments), "-")
    if first not in COMMANDS and not first.startswith("-"):
        raise ConfigError("unknown-command", value=first, available=", ".join(COMMANDS))
    for name in [first] if first in COMMANDS else COMMANDS:
        own_name = name.replace("-", "_")
        callback: Callable[..., int] = getattr(import_module(f"perflint.commands.{own_name}"), own_name)
        application.command(name, cls=Command)(callback)
    command = typer.main.get_command(application)
    if not isinstance(command, TyperGroup):
        raise TypeError("a typer application with a callback is a group")
    localise(command, lang)
    return command


def _show_version(value: bool) -> None:
    if value:
        typer.echo(f"perflint {__version__}")
        raise typer.Exit


def _program(
    version: Annotated[bool, typer.Option("--version", callback=_show_version, is_eager=True)] = False,
    lang: Annotated[Lang | None, typer.Option("--lang")] = None,
) -> None:
    pass


class _Localised:
    """A command whose help is in the language that `localise` gave it."""

    lang = "zh"

    def get_help(self, ctx: Any) -> str:
        """The help text with its headings translated and the profiles listed."""
        for parameter in getattr(self, "params", ()):
            if parameter.name == "profile":
                from perflint.profiles import profile_files

                parameter.help = parameter.help.format(profiles=" ".join(profile_files()))
            if parameter.name == "formats":
                parameter.help = parameter.help.format(formats=" ".join(formats_of(getattr(self, "name", None))))
        text: str = super().get_help(ctx)  # type: ignore[misc]
        for english, heading in HEADINGS.items():
            text = text.replace(english, heading.en if self.lang == "en" else heading.zh)
        return text


class Group(_Localised, TyperGroup):
    """The program."""


class Command(_Localised, TyperCommand):
    """One command."""


def localise(group: TyperGroup, lang: str) -> None:
    """Give the program, its commands and their parameters their help texts."""
    words = Words(lang)
    group.help = words.pick(PROGRAM)
    for name, command in [("", group), *group.commands.items()]:
        setattr(command, "lang", lang)  # noqa: B010 - the classes above have it, typer's do not
        if name:
            command.help = words.pick(COMMANDS[name])
        for parameter in command.params:
            setattr(parameter, "help", words.pick(PARAMETERS[str(parameter.name)]))  # noqa: B010 - as above


def _usage_error(error: typer.TyperException, words: Words) -> str:
    """What the parser says; its commonest complaints in Chinese."""
    english = error.format_message()
    known = USAGE_ERRORS.get(type(error).__name__)
    if words.lang == "en" or known is None:
        return english
    return known.zh.format(
        option=getattr(error, "option_name", None) or "",
        name=getattr(getattr(error, "param", None), "metavar", None) or "",
        message=english,
    )


def _fail(message: str) -> int:
    print(f"perflint: {message}", file=sys.stderr)
    return WRONG_USAGE
