"""Characters that only printing makes: radicals and compatibility forms in place of ordinary characters, ligatures.

Fonts draw the character 一 and the radical ⼀ with the same glyph. A program that writes a PDF notes one character for
each glyph, and often the wrong one of the two, so that 产出⽬标 is not found by whoever looks for 产出目标.
"""

from __future__ import annotations

import unicodedata

from perflint.regex import regex

from .charset import symbol_font_text

# The radicals of the supplement that are whole characters or stand for one. Unicode gives no equivalents for them, but
# its names and the table EquivalentUnifiedIdeograph.txt of the Unicode Character Database do.
_SUPPLEMENT = (
    "⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇几⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑尣⺒巳⺓幺⺔彐⺕彐⺖忄⺗㣺⺘扌⺙攵⺛旡⺜日⺝月⺞歹⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭"
    "⺩王⺪疋⺫罒⺬示⺭礻⺮竹⺯糹⺰纟⺱罓⺲罒⺳网⺴网⺵网⺶羊⺷羊⺸羊⺹耂⺺聿⺻聿⺼月⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸"
    "⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞飠⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)
# Kangxi radicals, compatibility ideographs, Latin ligatures: Unicode names their ordinary characters.
_DECOMPOSED = (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFB07))
_ORDINARY = {ord(radical): plain for radical, plain in zip(_SUPPLEMENT[::2], _SUPPLEMENT[1::2], strict=True)} | {
    code: unicodedata.normalize("NFKC", chr(code)) for code in _DECOMPOSED
}
_PRINTED = regex("[\u2e80-\u2fdf\uf900-\ufb06]")
_SYMBOLS = regex("[\uf020-\uf0ff]")


def ordinary_text(text: str) -> str:
    """Return `text` with the ordinary character in place of each that only printing makes.

    Full-width and half-width characters stay as they are. Characters of the private range are taken for those of the
    Symbol font, in which office programs write ≥ and ≤.
    """
    if text.isascii():
        return text
    if _PRINTED.search(text):
        text = text.translate(_ORDINARY)
    if _SYMBOLS.search(text):
        text = symbol_font_text(text, "")
    return text
