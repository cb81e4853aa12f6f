"""Finding in the reference library what resembles a name: for suggestions and for where an indicator is usually filed."""

from __future__ import annotations

from collections import Counter
from functools import cache, lru_cache
from math import log, sqrt
from typing import NamedTuple

from perflint.language.normal import normal
from perflint_corpora import load_rows
from perflint_corpora.reference import GENERAL, ReferenceIndicator, load_reference

#: What an indicator of the project's own sector, or of the general one, is worth against the likeness of names (0 to 1).
_OWN_SECTOR = 0.5
_GENERAL_SECTOR = 0.1

#: Labels that the library (财预〔2021〕101号) does not use, and where it has what belongs there.
_ELSEWHERE = {"可持续": "社会效益", "进度": "时效", "环境效益": "生态效益", "安全": "质量", "效果": "质量", "产出成本": "成本"}


class Neighbour(NamedTuple):
    """An indicator of the library and how much its name is like another, 0 to 1."""

    indicator: ReferenceIndicator
    likeness: float


@lru_cache(maxsize=4096)
def suggest(name: str, level2: str | None, sector_hint: str | None = None, limit: int = 2) -> tuple[ReferenceIndicator, ...]:
    """Return the indicators of the library that best fit under `level2` for a name, the best first.

    `level2` is any label of either level (成本指标, 社会效益, 可持续影响指标), None for whichever level; under an unknown
    label nothing is found.
    `sector_hint` is a text that tells what the project is about, such as its name; without one the indicator's own must do.
    """
    likeness = dict(_likeness(name))
    sector = sector_of(sector_hint or "") or sector_of(name)
    ranked = sorted(
        (-likeness.get(number, 0.0) - _bonus(indicator, sector), number)
        for number, indicator in enumerate(load_reference())
        if level2 is None or is_filed_under(indicator, level2)
    )
    found: dict[str, ReferenceIndicator] = {}
    for _, number in ranked:
        indicator = load_reference()[number]
        found.setdefault(indicator.name, indicator)
        if len(found) == limit:
            break
    return tuple(found.values())


@lru_cache(maxsize=4096)
def nearest(name: str, least: float = 0.6) -> tuple[Neighbour, ...]:
    """Return the indicators of the library whose names are at least so much like a name, the nearest first."""
    near = [(number, likeness) for number, likeness in _likeness(name) if likeness >= least]
    library = load_reference()
    return tuple(Neighbour(library[number], likeness) for number, likeness in sorted(near, key=lambda one: (-one[1], one[0])))


@lru_cache(maxsize=4096)
def sector_of(text: str) -> str | None:
    """Return the sector that the words of a text speak of most, counted in characters, or None."""
    spoken: Counter[str] = Counter()
    for row in load_rows("sector_words"):
        if row["word"] in text:
            spoken[row["role"]] += len(row["word"])
    return spoken.most_common(1)[0][0] if spoken else None


def is_filed_under(indicator: ReferenceIndicator, label: str) -> bool:
    """Tell whether an indicator of the library belongs under a level name, in whichever of its spellings."""
    wanted = normal(label).removesuffix("指标")
    wanted = next((place for word, place in _ELSEWHERE.items() if word in wanted), wanted)
    if not wanted:
        return False
    level1, level2 = indicator.level1.removesuffix("指标"), indicator.level2.removesuffix("指标")
    return wanted == level1 or wanted in level2 or level2 in wanted


def _bonus(indicator: ReferenceIndicator, sector: str | None) -> float:
    if indicator.sector == sector:
        return _OWN_SECTOR
    return _GENERAL_SECTOR if indicator.sector == GENERAL else 0.0


def _likeness(name: str) -> list[tuple[int, float]]:
    """The cosine of the bigrams of a name and of each name that shares one, rare bigrams counting more."""
    index = _index()
    squares = {bigram: index.weight(bigram) ** 2 for bigram in _bigrams(name)}
    length = sqrt(sum(squares.values()))
    shared: dict[int, float] = {}
    for bigram, square in squares.items():
        for number in index.holders.get(bigram, ()):
            shared[number] = shared.get(number, 0.0) + square
    return [(number, product / (length * index.lengths[number])) for number, product in shared.items()]


class _Index:
    """Which indicators of the library hold a bigram, and how long each name is as a vector."""

    def __init__(self) -> None:
        self.holders: dict[str, list[int]] = {}
        names = [_bigrams(indicator.name) for indicator in load_reference()]
        for number, bigrams in enumerate(names):
            for bigram in bigrams:
                self.holders.setdefault(bigram, []).append(number)
        self._size = len(names)
        self.lengths = [sqrt(sum(self.weight(bigram) ** 2 for bigram in bigrams)) for bigrams in names]

    def weight(self, bigram: str) -> float:
        """How much a bigram says: the fewer names hold it, the more."""
        return log(1 + self._size / (1 + len(self.holders.get(bigram, ()))))


@cache
def _index() -> _Index:
    return _Index()


def _bigrams(name: str) -> tuple[str, ...]:
    text = normal(name)
    return tuple(dict.fromkeys(map(str.__add__, text, text[1:])))  # in order, so that sums come out the same in every run
