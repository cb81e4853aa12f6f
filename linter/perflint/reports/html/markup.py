"""HTML that is escaped unless it was made here: a text can only become a text."""

from __future__ import annotations

import html
from collections.abc import Iterable
from typing import TypeAlias

from perflint.reports.paper import safe

_VOID = frozenset(("br", "input", "meta", "col"))


class Markup(str):
    """A piece of HTML."""

    __slots__ = ()


#: What an element holds: a text, HTML, nothing, or several of these.
Child: TypeAlias = "str | Markup | Iterable[Child] | None"


def escaped(text: str) -> Markup:
    """The text as HTML; control, bidi and other invisible characters are shown as escapes."""
    return Markup(html.escape(safe(text)))


def tag(name: str, /, *children: Child, **attributes: str | int | bool | None) -> Markup:
    """An element. Attributes may end in `_`, their `_` stand for `-`; True is an attribute without a value, None is none."""
    opening = "".join(
        f" {key.rstrip('_').replace('_', '-')}" + ("" if value is True else f'="{escaped(str(value))}"')
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    if name in _VOID:
        return Markup(f"<{name}{opening}>")
    return Markup(f"<{name}{opening}>{joined(children)}</{name}>")


def joined(children: Iterable[Child]) -> Markup:
    """Several pieces one after the other."""
    return Markup("".join(map(_piece, children)))


def _piece(child: Child) -> str:
    if child is None:
        return ""
    if isinstance(child, Markup):
        return child
    return escaped(child) if isinstance(child, str) else joined(child)
