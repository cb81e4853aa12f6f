"""Keeps patterns of rule packs from hanging a run: the engine of `re` backtracks, and some patterns never end.

A pattern may not repeat what itself varies, as (a+)+ does, nor look back or ahead. What remains can still be slow; it
is tried on texts made for that, and refused where its time grows faster than with the square of the length.
"""

from __future__ import annotations

import re
import time

from perflint.regex import regex

#: Longer texts are looked at up to here; no cell or goal of a real table comes near it.
LONGEST_TEXT = 1000
LONGEST_PATTERN = 200
#: So many quantifiers and groups of alternatives at most; each may double the ways to match.
MOST_CHOICES = 12

#: The lengths of the texts that a pattern is tried on, the seconds that it may take for one (with the square of the
#: length it takes some 2 ms for the longest, with the cube some 300), and how often it is tried on a busy machine.
PROBE_LENGTHS = (25, 50, 100, 200, 400, 800)
PROBE_SECONDS = 0.05
TRIES = 3
PROBE_CHARACTERS = "0a中 "

_REPEATED = regex(r"[*+]|\{(\d*)(,?)(\d*)\}")
_VARYING = regex(r"[*+?]|\{\d*,\d*\}")
_CHOICE = regex(rf"{_VARYING.pattern}|\([^()]*\|")
_REFERENCE = regex(r"\\[1-9]|\(\?P=|\(\?\(|\(\?<?[=!]")
_ESCAPED_OR_CLASS = regex(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]")


class PatternError(Exception):
    """A pattern that cannot be used; `kind` is stable (kebab-case), `reason` what `re` says of its syntax."""

    def __init__(self, kind: str, reason: str = "") -> None:
        super().__init__(kind, reason)
        self.kind = kind
        self.reason = reason


def safe_pattern(text: str) -> re.Pattern[str]:
    """Compile a pattern. Raises PatternError for one that is wrong, too long, or might take too long."""
    if len(text) > LONGEST_PATTERN:
        raise PatternError("pattern-too-long")
    try:
        pattern = re.compile(text)
    except (re.error, OverflowError) as error:
        raise PatternError("pattern-syntax", str(error)) from error
    if _REFERENCE.search(re.sub(r"\\\\", "", text)):
        raise PatternError("pattern-reference")
    plain = _ESCAPED_OR_CLASS.sub("x", text).replace("(?", "(")  # the ? of (?: is no quantifier
    if len(_CHOICE.findall(plain)) > MOST_CHOICES:
        raise PatternError("pattern-too-varied")
    if _repeats_what_varies(plain):
        raise PatternError("pattern-nested")
    if not _is_fast(pattern):
        raise PatternError("pattern-slow")
    return pattern


def _repeats_what_varies(plain: str) -> bool:
    """Whether a group that may match in several ways is itself repeated."""
    open_groups = [False]
    for position, character in enumerate(plain):
        if character == "(":
            open_groups.append(False)
        elif character == ")" and len(open_groups) > 1:
            varies = open_groups.pop()
            if varies and _repeats(plain, position + 1):
                return True
            open_groups[-1] = open_groups[-1] or varies
        elif character == "|" or _VARYING.match(plain, position):
            open_groups[-1] = True
    return False


def _repeats(plain: str, position: int) -> bool:
    """Whether what ends before `position` may occur more than once."""
    match = _REPEATED.match(plain, position)
    if match is None:
        return False
    if match[1] is None:
        return True
    least, comma, most = match.groups()
    return not most or int(most) > 1 if comma else int(least or 0) > 1


def _is_fast(pattern: re.Pattern[str]) -> bool:
    """Whether the pattern fails quickly on texts that almost match it many times over."""
    literal = "".join(dict.fromkeys(character for character in pattern.pattern if character.isalnum()))
    units = dict.fromkeys((*literal, *PROBE_CHARACTERS, literal or "a"))
    probes = ((unit * length)[:length] + "\x00" for unit in units for length in PROBE_LENGTHS)
    return all(any(_seconds(pattern, probe) <= PROBE_SECONDS for _ in range(TRIES)) for probe in probes)


def _seconds(pattern: re.Pattern[str], text: str) -> float:
    started = time.perf_counter()
    pattern.search(text)
    return time.perf_counter() - started
