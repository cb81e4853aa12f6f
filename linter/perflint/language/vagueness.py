"""Vague words and slogans: texts that promise something without saying how much of what."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import takewhile

from perflint.language.dates import find_dates
from perflint.language.normal import normal
from perflint.language.patterns import Match, find_patterns, words_of
from perflint.language.quantity import holds_quantity, parse_quantities
from perflint.language.words import cut
from perflint.regex import regex
from perflint_corpora import load_rows

ACTION = "action"
CLAUSES = "clauses"
RANKING = "ranking"

_BARE = "bare-word"
# What makes the verb before it part of a noun: 有效提升率, 不断完善的制度.
_MADE_NOUN = regex(r"[率度数量值额的]|比例|幅度|次数|面积|金额")
_COUNTED = regex(r"(?:[数量次额户家]|面积)$")
_SEPARATOR = r"[、/,，;；|（(）)]"
_NONE_OF = regex(r"零[\u4e00-\u9fff]")
_CLAUSE_END = regex(r"[,，;；。!！\n]+(?![^（(]*[）)])")
_NO_WORD = regex(r"[\"'\s]+")
_CLOSING = regex(r"(?:\([^()]*\)|[\"'.。,;:!?、\s])+$")


@lru_cache(maxsize=4096)
def vague_phrases(text: str) -> tuple[Match, ...]:
    """Return the vague predicates of a text: 有效提升, 成效显著, 取得明显成效, and a bare 提升 or 长期 that is all there is.

    A word that only describes a noun is none: 有效投诉率, 持续时间, 有效提升率.
    """
    bare = _CLOSING.sub("", text.strip())
    if bare in _bare_words() and not is_grade(bare):
        start = text.index(bare)
        return (Match(_BARE, bare, start, start + len(bare)),)
    return tuple(match for match in find_patterns("vague", text) if not _describes_noun(text, match.end))


def _describes_noun(text: str, end: int) -> bool:
    """Tell whether the words that end there stand before a noun they describe: 有效提升率, 持续改进项目数."""
    rest = _CLAUSE_END.split(text[end:], maxsplit=1)[0]
    return bool(_MADE_NOUN.match(rest) or (_COUNTED.search(rest) and ends_measurable(rest)))


@lru_cache(maxsize=4096)
def is_measurable(text: str) -> bool:
    """Tell whether a value can be checked: it has a number, a date, "零…", or is a grade or a choice of grades."""
    if find_dates(text) or holds_quantity(text):
        return True
    compact = _NO_WORD.sub("", normal(text))
    return bool(_NONE_OF.match(compact)) or is_grade(compact)


@lru_cache(maxsize=4096)
def is_grade(text: str) -> bool:
    """Tell whether the whole text is a grade of a known scale (优, 达标), or several grades of one (优/良/中/差)."""
    parts = [part for part in re.split(_SEPARATOR, normal(text)) if part]
    if not parts:
        return False
    return any(all(part in grades for part in parts) for grades in grade_scales().values())


@cache
def grade_scales() -> dict[str, tuple[str, ...]]:
    """Return the known grade scales, each with its grades from best to worst."""
    return {row["scale"]: tuple(row["grades"].split("|")) for row in load_rows("grade_scales")}


@lru_cache(maxsize=4096)
def slogan(text: str) -> Match | None:
    """Return what makes an indicator name a slogan or a description of measures, or None for a name that can be measured.

    The label is "action" (提升服务效率: a wish without a measure), "clauses" (several sentences about measures) or
    "ranking" (名列全市第一). A name that ends in something to measure or count is none, whatever verb it starts with.
    """
    if ends_measurable(text):
        return None
    clauses = _clauses(text)
    if not clauses:
        return None
    ranking = find_patterns("ranking", text)
    if ranking:
        return ranking[0]
    if len(clauses) == 1 and parse_quantities(text):
        return None
    for number, clause in enumerate(clauses):
        label = _first_clause_label(clause, len(clauses)) if number == 0 else _later_clause_label(clause)
        if label:
            start = text.index(clause)
            return Match(label, clause, start, start + len(clause))
    return None


@lru_cache(maxsize=4096)
def ends_measurable(text: str) -> bool:
    """Tell whether a name ends in a noun that is measured (人数, 覆盖率, 成本); 效率 and 质量 only look like one."""
    end = _CLOSING.sub("", normal(text))
    return end.endswith(words_of("measurable_nouns", "measure")) and not end.endswith(words_of("measurable_nouns", "exception"))


def _first_clause_label(clause: str, clauses: int) -> str | None:
    words, intensified = _spoken_words(clause)
    if not words:
        return None
    if not intensified and len(words) == 2 and _is_role(words[0], "attributive") and _is_role(words[1], "described"):
        return None  # 保障水平 is a noun
    verbs = takewhile(_verbs().__contains__, words)  # 建立健全 is as much a wish as 健全
    if any(_is_role(verb, "aspire") for verb in verbs):
        return None if clauses == 1 and _CLOSING.sub("", clause).endswith(words_of("measurable_nouns", "object")) else ACTION
    if clauses > 1 and _is_role(words[0], "work"):
        return CLAUSES
    return ACTION if words[-1].endswith(words_of("slogan_words", "abstract")) else None


def _later_clause_label(clause: str) -> str | None:
    words, _ = _spoken_words(clause)
    return CLAUSES if words and not _is_role(words[0], "carry") else None


def _is_role(word: str, role: str) -> bool:
    return word in words_of("slogan_words", role)


def _clauses(text: str) -> list[str]:
    return [clause for part in _CLAUSE_END.split(text) if (clause := part.strip())]


def _spoken_words(clause: str) -> tuple[tuple[str, ...], bool]:
    """Return the words of a clause from its verb on, and whether an adverb goes before; no words if no listed verb starts it."""
    start = _verb_start().match(normal(clause))
    if not start:
        return (), False
    intensified, verb = bool(start["adverbs"]), start["verb"]
    words = cut(_NO_WORD.sub("", normal(clause)[start.start("verb") :]))
    if words[0] == verb:
        return words, intensified
    joined = words[0].removeprefix(verb)  # 确保安全 is one word of jieba's and two of ours; 提升机 is not
    return ((verb, joined, *words[1:]), intensified) if len(joined) > 1 and len(cut(joined)) == 1 else ((), False)


@cache
def _verbs() -> frozenset[str]:
    return frozenset(word for role in ("aspire", "work", "carry") for word in words_of("slogan_words", role))


@cache
def _bare_words() -> frozenset[str]:
    return frozenset(word for role in ("intensifier", "change", "judgement", "bare") for word in words_of("vague_words", role))


@cache
def _verb_start() -> re.Pattern[str]:
    adverbs = _any_of(words_of("vague_words", "intensifier"))
    return re.compile(rf"[\"']*(?:[0-9]+[.、])?(?P<adverbs>(?:{adverbs})*)(?P<verb>{_any_of(_verbs())})")


def _any_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
