"""Patterns of words: spaCy's token and phrase patterns over jieba's words, kept as data.

spaCy takes half a second to load. A regular expression made from the same patterns asks first whether any can match.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from perflint_corpora import load_patterns, load_rows

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import EntityRuler


class Match(NamedTuple):
    """A piece of a text that a pattern matched: `start` and `end` are character offsets."""

    label: str
    text: str
    start: int
    end: int


@lru_cache(maxsize=4096)
def find_patterns(name: str, text: str) -> tuple[Match, ...]:
    """Return the matches of the pattern set patterns/<name>.jsonl, in order, longest first where they overlap."""
    if not may_match(name, text):
        return ()
    document = _pipeline().make_doc(text)
    _ruler(name)(document)
    return tuple(Match(entity.label_, entity.text, entity.start_char, entity.end_char) for entity in document.ents)


def may_match(name: str, text: str) -> bool:
    """Tell whether the text holds the words of any pattern of the set, in order. Cheap: loads neither spaCy nor jieba."""
    return _candidates(name).search(text) is not None


@cache
def words_of(file: str, role: str) -> tuple[str, ...]:
    """Return the words that a word list of the corpora gives a role."""
    return tuple(row["word"] for row in load_rows(file) if row["role"] == role)


@cache
def _pipeline() -> Language:
    import spacy

    from perflint.language.words import tokenizer

    tokenizer()  # before spaCy asks jieba for its dictionary
    return spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": "jieba"}}})


@cache
def _ruler(name: str) -> EntityRuler:
    from spacy.pipeline import EntityRuler

    ruler = EntityRuler(_pipeline(), overwrite_ents=True)
    ruler.add_patterns(list(_patterns(name)))
    return ruler


def _patterns(name: str) -> Iterator[dict[str, Any]]:
    for entry in load_patterns(name):
        yield {"label": entry["label"], "pattern": _expanded(entry["pattern"], name)}


def _expanded(pattern: Any, name: str) -> Any:
    """Replace "@role" in a list of words by the words of that role in <name>_words.csv."""
    if isinstance(pattern, Mapping):
        return {key: _expanded(value, name) for key, value in pattern.items()}
    if isinstance(pattern, list):
        expanded: list[Any] = []
        for part in pattern:
            if isinstance(part, str) and part.startswith("@"):
                expanded += words_of(f"{name}_words", part[1:])
            else:
                expanded.append(_expanded(part, name))
        return expanded
    return pattern


@cache
def _candidates(name: str) -> re.Pattern[str]:
    return re.compile("|".join(_candidate(entry["pattern"]) for entry in _patterns(name)))


def _candidate(pattern: str | list[dict[str, Any]]) -> str:
    """The words a text must hold, in order, for a pattern to match; tokens that may be absent are left out."""
    if isinstance(pattern, str):
        return re.escape(pattern)
    needed = [_words(token) for token in pattern if token.get("OP", "1") in ("1", "+")]
    return ".*?".join(f"(?:{'|'.join(map(re.escape, words))})" for words in needed if words)


def _words(token: dict[str, Any]) -> list[str]:
    text = token.get("TEXT", [])
    if isinstance(text, str):
        return [text]
    return list(text.get("IN", [])) if isinstance(text, dict) else list(text)
