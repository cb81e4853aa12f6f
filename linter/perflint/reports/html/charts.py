"""Bars of scores as inline SVG, which prints and needs no script."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from perflint.reports.html.markup import Markup, tag
from perflint.reports.html.texts import TEXTS
from perflint.reports.labels import DIMENSIONS, GRADES
from perflint.reports.paper import columns_of
from perflint.reports.words import Words
from perflint.scoring import DimensionScore

BAR = 120  # units of a bar from nothing to full
#: The height of a row, the width of a Latin letter (a Chinese character takes two), and the space around a bar.
_ROW, _LETTER, _GAP = 22, 7, 10


def score_bar(score: Decimal, words: Words) -> Markup:
    """One bar for a score of 100."""
    name = words.fill(TEXTS["score-chart"], {"score": str(score)})
    bars = _bar(0, 3, score / 100)
    return tag("svg", bars, width=BAR, height=14, viewBox=f"0 0 {BAR} 14", role="img", aria_label=name, class_="bar")


def dimension_chart(dimensions: Sequence[DimensionScore], words: Words) -> Markup:
    """One bar for each dimension, with its name and numbers."""
    rows = [
        _Row(
            words.pick(DIMENSIONS[one.dimension]),
            one.score / one.points if one.points else Decimal(0),
            f"{one.score} / {one.points.normalize():f}",
        )
        for one in dimensions
    ]
    said = words.comma.join(f"{row.label} {row.number}" for row in rows)
    return _chart(rows, words.fill(TEXTS["dimension-chart"], {"scores": said}))


def grade_chart(grades: Sequence[str], words: Words) -> Markup:
    """How many files have each grade."""
    most = max(1, *(grades.count(grade) for grade in GRADES))
    rows = [
        _Row(words.pick(text), Decimal(grades.count(grade)) / most, str(grades.count(grade))) for grade, text in GRADES.items()
    ]
    return _chart(rows, words.comma.join((words.pick(TEXTS["grades"]), *(f"{row.label} {row.number}" for row in rows))))


class _Row(NamedTuple):
    label: str
    share: Decimal
    number: str


def _chart(rows: Sequence[_Row], name: str) -> Markup:
    """Bars one below the other, each between its label and its number; `name` says it all to a screen reader."""
    left = _LETTER * max(columns_of(row.label) for row in rows) + _GAP
    parts = [
        [
            tag("text", row.label, x=0, y=number * _ROW + 15),
            _bar(left, number * _ROW + 6, row.share),
            tag("text", row.number, x=left + BAR + _GAP, y=number * _ROW + 15),
        ]
        for number, row in enumerate(rows)
    ]
    width = left + BAR + 2 * _GAP + _LETTER * max(columns_of(row.number) for row in rows)
    height = _ROW * len(rows)
    return tag(
        "svg", parts, width=width, height=height, viewBox=f"0 0 {width} {height}", role="img", aria_label=name, class_="chart"
    )


def _bar(left: int, top: int, share: Decimal) -> list[Markup]:
    width = round(float(share) * BAR, 1)
    return [
        tag("rect", x=left, y=top, width=BAR, height=10, class_="track"),
        tag("rect", x=left, y=top, width=f"{width:g}", height=10, class_="fill"),
    ]
