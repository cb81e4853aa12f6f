"""Where settings are written: TOML files and options, with the line of every key, for errors and for `config show`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from perflint.checks.declarative.lines import KeyPath, line_of, lines_of_keys
from perflint.regex import regex

#: The table of a pyproject.toml that holds perflint's settings.
PYPROJECT = "pyproject.toml"
SECTION = ("tool", "perflint")

#: A key of a setting: names, and numbers for the entries of a list ("suppress", 0, "rule").
Keys = Sequence[str | int]


class ConfigError(Exception):
    """A setting that cannot be used. `kind` is stable (kebab-case); `parameters` name the source, the key and the line."""

    def __init__(self, kind: str, **parameters: object) -> None:
        super().__init__(kind, parameters)
        self.kind = kind
        self.parameters = {name: str(value) for name, value in parameters.items() if value is not None}


class Origin:
    """Where settings were written, to say so in errors: a file with its text, or an option of the command line."""

    def __init__(self, name: str, text: str = "", prefix: tuple[str, ...] = ()) -> None:
        self.name = name
        self.text = text
        self.prefix = prefix

    def source(self, keys: Keys) -> str:
        """What sets these keys: the name of the file or option."""
        return self.name

    def line(self, keys: Keys) -> int | None:
        """The number of the line that sets these keys, or None."""
        return line_of((*self.prefix, *keys), self._lines)

    @cached_property
    def _lines(self) -> dict[KeyPath, int]:
        return lines_of_keys(self.text)

    def where(self, keys: Keys) -> str:
        """What sets these keys, with its line where there are lines: "perflint.toml:3"."""
        line = self.line(keys)
        return self.source(keys) if line is None else f"{self.source(keys)}:{line}"

    def error(self, kind: str, keys: Keys, **parameters: object) -> ConfigError:
        """A ConfigError about these keys."""
        names = keys[:-1] if keys and isinstance(keys[-1], int) else keys
        shown = ".".join(str(key + 1) if isinstance(key, int) else key for key in names)
        return ConfigError(kind, source=self.source(keys), key=shown, line=self.line(keys), **parameters)


class FlagsOrigin(Origin):
    """The options of the command line that are named like their setting: `fail_on` comes from --fail-on."""

    def __init__(self, flags: Mapping[str, str] | None = None) -> None:
        """`flags` names the options that are not called like their setting."""
        super().__init__("--")
        self._flags = flags or {}

    def source(self, keys: Keys) -> str:
        """The option that sets these keys."""
        name = str(keys[0])
        return self._flags.get(name) or f"--{name.replace('_', '-')}"


def read_toml(path: Path) -> tuple[Any, Origin]:
    """The contents of a TOML file, and where they come from. Raises ConfigError."""
    import tomllib

    try:
        data = path.read_bytes()
    except OSError as error:
        raise ConfigError("config-unreadable", source=path, reason=error.strerror) from error
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise ConfigError("config-encoding", source=path, line=data.count(b"\n", 0, error.start) + 1) from error
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _syntax_error(path, text, str(error)) from error
    return content, Origin(str(path), text, SECTION if path.name == PYPROJECT else ())


_AT = regex(r" \(at line (\d+), column (\d+)\)$")


def _syntax_error(path: Path, text: str, reason: str) -> ConfigError:
    """The error with its line; a backslash between double quotes, as in a Windows path, has advice of its own."""
    at = _AT.search(reason)
    line = int(at[1]) if at is not None else None
    lines = text.splitlines()
    written = lines[line - 1] if line is not None and line <= len(lines) else ""
    windows_path = "\\" in written and '"' in written
    return ConfigError(
        "config-backslash" if windows_path else "config-syntax", source=path, line=line, reason=_AT.sub("", reason)
    )
