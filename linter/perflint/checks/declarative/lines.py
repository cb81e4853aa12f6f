"""Where the keys of a TOML text stand, for errors to point at; tomllib does not tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from perflint.regex import regex

#: A key of a TOML text from its root: names, and positions in arrays of tables from 0.
KeyPath = tuple[str | int, ...]

_HEADER = regex(r"\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
_ASSIGNMENT = regex(r"\s*([\w\-.\"' ]+?)\s*=")
_LONG_STRING = regex(r'"""|\'\'\'')


def lines_of_keys(text: str) -> dict[KeyPath, int]:
    """The line, from 1, of every header and every `key =` of a TOML text."""
    found: dict[KeyPath, int] = {}
    sizes: dict[KeyPath, int] = {}
    table: KeyPath = ()
    closing = ""
    for number, line in enumerate(text.splitlines(), 1):
        if closing:  # inside a string of several lines
            if line.count(closing) % 2:
                closing = ""
            continue
        if header := _HEADER.match(line):
            table = _table(header[2], header[1] == "[[", sizes)
            found[table] = number
        elif assignment := _ASSIGNMENT.match(line):
            found[(*table, *_parts(assignment[1]))] = number
        if (quotes := _LONG_STRING.search(line)) and line.count(quotes[0]) % 2:
            closing = quotes[0]
    return found


def line_of(path: Sequence[str | int], lines: Mapping[KeyPath, int]) -> int | None:
    """The line of a key, or of the nearest thing around it that has one."""
    return next((lines[tuple(path[:end])] for end in range(len(path), 0, -1) if tuple(path[:end]) in lines), None)


def _table(key: str, is_array: bool, sizes: dict[KeyPath, int]) -> KeyPath:
    """The path of a header; `sizes` counts the tables of each array so far."""
    path: KeyPath = ()
    parts = _parts(key)
    for depth, part in enumerate(parts, 1):
        path = (*path, part)
        if depth == len(parts) and is_array:
            sizes[path] = sizes.get(path, 0) + 1
        if path in sizes:
            path = (*path, sizes[path] - 1)
    return path


def _parts(key: str) -> list[str]:
    return [part.strip().strip("\"'") for part in key.split(".")]
