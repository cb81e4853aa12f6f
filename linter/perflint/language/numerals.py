"""Numbers as they are written: ASCII and full-width digits, groups of thousands, Chinese numerals."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from perflint.language.normal import normal
from perflint.regex import regex

# A number in normalised text. Thousands only in groups of three, so that "12,5" is not 125.
DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?|\.[0-9]+"

_CHINESE_DIGITS = {
    **{character: value for value, character in enumerate("零一二三四五六七八九")},
    **{character: value for value, character in enumerate("壹贰叁肆伍陆柒捌玖", start=1)},
    **dict.fromkeys("〇○", 0),
    **dict.fromkeys("两俩弍貳", 2),
}
_CHINESE_STEPS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_CHINESE_MYRIADS = {"万": 10_000, "萬": 10_000, "亿": 100_000_000, "億": 100_000_000}

# Characters of a Chinese numeral below ten thousand, for the patterns of others.
CHINESE_DIGIT_CHARACTERS = "".join(_CHINESE_DIGITS)
CHINESE_STEP_CHARACTERS = "".join(_CHINESE_STEPS)

_NUMBER = regex(rf"([+-]?)({DIGITS})")

# More digits in a row than an amount has: the number of an account, an identity card, a code.
_CODE = regex(r"[0-9]{16}")


@lru_cache(maxsize=4096)
def parse_number(text: str) -> Decimal | None:
    """Return the number that is the whole text, or None.

    A multiplier behind digits ("1.5万") is a unit and not read here; inside a Chinese numeral ("一万二千") it is.
    Sixteen digits in a row and more are a code, not a number.
    """
    compact = normal(text)
    match = _NUMBER.fullmatch(compact)
    if match:
        if _CODE.match(match[2]):
            return None
        number = Decimal(match[2].replace(",", ""))
        return -number if match[1] == "-" else number
    return _parse_chinese(compact)


def plain(number: Decimal) -> str:
    """Return the number in plain decimal notation, without exponent and trailing zeros."""
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def _parse_chinese(text: str) -> Decimal | None:
    sign, text = (-1, text[1:]) if text.startswith("负") else (1, text)
    whole_text, point, fraction_text = text.partition("点")
    whole = _chinese_whole(whole_text)
    if whole is None:
        return None
    if not point:
        return Decimal(sign * whole)
    digits = [_CHINESE_DIGITS.get(character) for character in fraction_text]
    if not digits or None in digits:
        return None
    return sign * Decimal(f"{whole}.{''.join(map(str, digits))}")


def _chinese_whole(text: str) -> int | None:
    if not text:
        return None
    digits = [_CHINESE_DIGITS.get(character) for character in text]
    if None not in digits:
        # A row of digits, as in 二〇二一. Two or three spoken digits (三五个, 一二三) are no number.
        spoken = len(text) > 1 and not set(text) & set("零〇○") and len(text) < 4
        return None if spoken else int("".join(map(str, digits)))
    return _chinese_sum(text)


def _chinese_sum(text: str) -> int | None:
    total = section = 0
    digit: int | None = None
    step_before = myriad_before = 10**12
    for character in text:
        if character in _CHINESE_DIGITS:
            value = _CHINESE_DIGITS[character]
            if digit:
                return None  # two digits in a row, as in 十四五
            digit = value
        elif character in _CHINESE_STEPS:
            step = _CHINESE_STEPS[character]
            if step >= step_before or (digit is None and step != 10):
                return None
            section += (digit or 1) * step
            step_before, digit = step, None
        elif character in _CHINESE_MYRIADS:
            myriad = _CHINESE_MYRIADS[character]
            section += digit or 0
            if myriad >= myriad_before or not section:
                return None
            total += section * myriad
            section, digit, step_before, myriad_before = 0, None, 10**12, myriad
        else:
            return None
    return total + section + (digit or 0)
