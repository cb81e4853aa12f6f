"""Words of a Chinese text, by jieba, with its dictionary cached in a folder that belongs to the user alone.

jieba itself would unmarshal its cache from the shared temporary folder, where anyone may have put one.
"""

from __future__ import annotations

import logging
import marshal
import os
import warnings
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from perflint.user_cache import is_private, private_folder, user_cache, write_private
from perflint_corpora import load_rows

if TYPE_CHECKING:
    from jieba import Tokenizer


@lru_cache(maxsize=4096)
def cut(text: str) -> tuple[str, ...]:
    """Return the words of a text in order; joined they are the text."""
    return tuple(tokenizer().cut(text))


@cache
def tokenizer() -> Tokenizer:
    """Return jieba's own tokenizer (the one spaCy uses too) with our cache and the words of the field."""
    jieba_tokenizer = _quiet_jieba()
    folder = private_folder(user_cache() / "perflint")
    _load_dictionary(jieba_tokenizer, folder / f"jieba-{_jieba_version()}.cache" if folder else None)
    for row in load_rows("domain_words"):
        jieba_tokenizer.add_word(row["word"], int(row["weight"]) if row["weight"] else None)
    for word in _hiding_words(jieba_tokenizer):
        jieba_tokenizer.del_word(word)
    return jieba_tokenizer


def _quiet_jieba() -> Tokenizer:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # jieba's old escapes and pkg_resources warn on import
        import jieba
    jieba.setLogLevel(logging.CRITICAL)
    return jieba.dt


def _jieba_version() -> str:
    import jieba

    return str(jieba.__version__)


def _load_dictionary(jieba_tokenizer: Tokenizer, cache_file: Path | None) -> None:
    """Fill the tokenizer's dictionary from the cache file or, failing that, from jieba's own word list."""
    frequencies = _cached_frequencies(cache_file) if cache_file else None
    if frequencies is None:
        frequencies = jieba_tokenizer.gen_pfdict(jieba_tokenizer.get_dict_file())
        if cache_file:
            write_private(cache_file, marshal.dumps(frequencies))
    jieba_tokenizer.FREQ, jieba_tokenizer.total = frequencies
    # Marked as done, so that jieba never looks for a cache of its own; and if it did, it would look in ours.
    jieba_tokenizer.initialized = True
    jieba_tokenizer.tmp_dir = str(cache_file.parent) if cache_file else os.devnull
    jieba_tokenizer.cache_file = str(cache_file) if cache_file else os.devnull


def _cached_frequencies(cache_file: Path) -> tuple[dict[str, int], int] | None:
    try:
        if not is_private(cache_file):
            return None
        content = cache_file.read_bytes()
        frequencies, total = marshal.loads(content)  # noqa: S302 - a file only the user can write
    except (OSError, ValueError, EOFError, TypeError):
        return None
    return (frequencies, total) if isinstance(frequencies, dict) and isinstance(total, int) else None


def _hiding_words(jieba_tokenizer: Tokenizer) -> list[str]:
    """Return the dictionary's words like 不断完善, which would hide two words that patterns look for."""
    roles: dict[str, list[str]] = {}
    for row in load_rows("vague_words"):
        roles.setdefault(row["role"], []).append(row["word"])
    pairs = [("intensifier", "change"), ("subject", "judgement"), ("quality", "result")]
    joined = {first + second for left, right in pairs for first in roles[left] for second in roles[right]}
    return sorted(word for word in joined if jieba_tokenizer.FREQ.get(word))
