"""Bars of scores as inline SVG, which prints and needs no script."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from perflint.reports.html.markup import Child, Markup, tag
from perflint.reports.html.texts import TEXTS
from perflint.reports.words import DIMENSIONS, GRADES, Words
from perflint.scoring import DimensionScore

BAR = 120  # units of a bar from nothing to full
_ROW, _LABEL = 22, 64


def score_bar(score: Decimal, words: Words) -> Markup:
    """One bar for a score of 100."""
    name = words.fill(TEXTS["score-chart"], {"score": str(score)})
    bars = _bar(0, 3, score / 100)
    return tag("svg", bars, width=BAR, height=14, viewBox=f"0 0 {BAR} 14", role="img", aria_label=name, class_="bar")


def dimension_chart(dimensions: Sequence[DimensionScore], words: Words) -> Markup:
    """One bar for each dimension, with its name and numbers."""
    rows: list[Child] = []
    said = []
    for number, one in enumerate(dimensions):
        name, numbers = words.pick(DIMENSIONS[one.dimension]), f"{one.score} / {one.points.normalize():f}"
        top = number * _ROW
        rows.append(tag("text", name, x=0, y=top + 15))
        rows.append(_bar(_LABEL, top + 6, one.score / one.points if one.points else Decimal(0)))
        rows.append(tag("text", numbers, x=_LABEL + BAR + 8, y=top + 15))
        said.append(f"{name} {numbers}")
    label = words.fill(TEXTS["dimension-chart"], {"scores": words.comma.join(said)})
    width, height = _LABEL + BAR + 80, _ROW * len(dimensions)
    return tag(
        "svg", rows, width=width, height=height, viewBox=f"0 0 {width} {height}", role="img", aria_label=label, class_="chart"
    )


def grade_chart(grades: Sequence[str], words: Words) -> Markup:
    """How many files have each grade."""
    most = max(1, *(grades.count(grade) for grade in GRADES)) if grades else 1
    rows: list[Child] = []
    said = []
    for number, (grade, text) in enumerate(GRADES.items()):
        top, count = number * _ROW, grades.count(grade)
        rows.append(tag("text", words.pick(text), x=0, y=top + 15))
        rows.append(_bar(_LABEL, top + 6, Decimal(count) / most))
        rows.append(tag("text", str(count), x=_LABEL + BAR + 8, y=top + 15))
        said.append(f"{words.pick(text)} {count}")
    label = f"{words.pick(TEXTS['grades'])}: {words.comma.join(said)}"
    width, height = _LABEL + BAR + 50, _ROW * len(GRADES)
    return tag(
        "svg", rows, width=width, height=height, viewBox=f"0 0 {width} {height}", role="img", aria_label=label, class_="chart"
    )


def _bar(left: int, top: int, share: Decimal) -> list[Markup]:
    width = round(float(share) * BAR, 1)
    return [
        tag("rect", x=left, y=top, width=BAR, height=10, class_="track"),
        tag("rect", x=left, y=top, width=f"{width:g}", height=10, class_="fill"),
    ]
