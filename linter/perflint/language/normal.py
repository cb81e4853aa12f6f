"""One spelling for comparison: Unicode compatibility forms unified, white space and invisible characters removed."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_UNIFIED = {
    **dict.fromkeys("“”„‟＂″「」『』", '"'),
    **dict.fromkeys("‘’‚‛＇′", "'"),
    **dict.fromkeys("－—–―‐‑‒−﹣", "-"),
    **dict.fromkeys("～〜∼", "~"),
    **dict.fromkeys("【〔［﹝", "["),
    **dict.fromkeys("】〕］﹞", "]"),
    "≧": "≥",
    "≦": "≤",
    "•": "·",
    "・": "·",
    "×": "*",
    "✕": "*",
    "℃": "℃",
}
# ① is an ordinal, not the number 1, so enclosed digits keep their form.
_ENCLOSED = (range(0x2460, 0x2500), range(0x2776, 0x2794), range(0x3251, 0x32C0))


class _Spelling(dict[int, str]):
    """Character code to unified spelling, worked out once a character."""

    def __missing__(self, code: int) -> str:
        self[code] = spelling = _spelling(chr(code))
        return spelling


def _spelling(character: str) -> str:
    if character in _UNIFIED:
        return _UNIFIED[character]
    if any(ord(character) in block for block in _ENCLOSED):
        return character
    if character.isspace() or unicodedata.category(character) in ("Cf", "Cc"):
        return ""
    unified = unicodedata.normalize("NFKC", character)
    return "".join(part for part in unified if not part.isspace())


_SPELLING = _Spelling()


@lru_cache(maxsize=4096)
def normal(text: str) -> str:
    """Return the text for matching: NFKC character by character, punctuation unified, no white space."""
    return text.translate(_SPELLING)


def normal_with_offsets(text: str) -> tuple[str, Sequence[int]]:
    """Return `normal(text)` and, for each of its characters, the offset of the original character it comes from."""
    spellings = list(map(_SPELLING.__getitem__, map(ord, text)))
    compact = "".join(spellings)
    if len(compact) == len(text) and "" not in spellings:  # as most texts are: character by character
        return compact, range(len(text))
    return compact, tuple(index for index, spelling in enumerate(spellings) for _ in spelling)
