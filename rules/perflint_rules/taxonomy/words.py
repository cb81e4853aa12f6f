"""What the words of an indicator's name say it measures; the words and what each role means are in filing_words.csv."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from perflint.language.normal import normal
from perflint.language.patterns import words_of
from perflint_rules.units.measures import bare_name

#: Roles that make a row suspect by themselves, under one kind or another.
TELLING = (
    "satisfaction", "ranking", "spending", "management", "regulation", "execution", "funds", "staff", "acceptance", "standard",
    "upkeep", "deadline", "handling", "cost", "expense", "settlement", "outcome", "reach",
)  # fmt: skip


def word_in(role: str, text: str) -> str | None:
    """The first word of a role in a text, quotation marks ignored ("三公"经费), or None."""
    found = _anywhere(role).search(unquoted(text))
    return found[0] if found else None


def word_at_end(role: str, name: str) -> str | None:
    """The longest word of a role that a name ends in, what may follow its last noun ignored, or None."""
    end, words = bare_name(name).replace('"', ""), _longest_first(role)
    return next(filter(end.endswith, words)) if end.endswith(words) else None


@lru_cache(maxsize=4096)
def speaks_of(text: str, *roles: str) -> bool:
    """Whether a text holds a word of any of the roles: quicker than asking for each."""
    return _anywhere(*roles).search(unquoted(text)) is not None


def is_telling(text: str) -> bool:
    """Whether a text holds any word that could speak against where its row stands: asked first, since most hold none."""
    return speaks_of(text, *TELLING) or text.endswith("满意")


@lru_cache(maxsize=4096)
def unquoted(text: str) -> str:
    """The text in its form for matching, without quotation marks."""
    return normal(text).replace('"', "")


@cache
def _anywhere(*roles: str) -> re.Pattern[str]:
    return re.compile(_alternatives(roles))


@cache
def _longest_first(*roles: str) -> tuple[str, ...]:
    return tuple(sorted((word for role in roles for word in words_of("filing_words", role)), key=len, reverse=True))


def _alternatives(roles: tuple[str, ...]) -> str:
    """The words of roles as one pattern, the longest first, branching at their first characters, which is quick to rule out."""
    by_first: dict[str, list[str]] = {}
    for word in _longest_first(*roles):
        by_first.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in by_first.items())
