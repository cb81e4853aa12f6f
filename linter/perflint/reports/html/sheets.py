"""The tables as submitted, with their marked cells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from perflint.checks.findings import Finding, Severity
from perflint.documents.model import Place
from perflint.report import FileResult
from perflint.reports.html.markup import Markup, tag
from perflint.reports.html.texts import LETTERS, TEXTS
from perflint.reports.words import Words
from perflint.tables.view import TableView, ViewCell

#: Tables of more rows than this show only the rows around a finding.
MOST_ROWS = 1000
CONTEXT = 2
#: Rows of one piece of a table.
PIECE = 200


class Mark(NamedTuple):
    """A finding on a cell; `own` is false where the finding stands elsewhere and only concerns this cell too."""

    number: int
    finding: Finding
    own: bool


class Marks:
    """The findings of one file by the cells that they concern, and the anchors of these cells."""

    def __init__(self, number: int, file: FileResult) -> None:
        self.file = number
        self._by_place: dict[Place, list[Mark]] = {}
        self._anchors: dict[Place, str] = {}
        for index, finding in enumerate(file.findings):
            if finding.suppressed is None:
                self._by_place.setdefault(finding.place, []).append(Mark(index, finding, True))
                for place in finding.related:
                    self._by_place.setdefault(place, []).append(Mark(index, finding, finding.count > 1))

    def at(self, place: Place) -> list[Mark]:
        """The findings on a cell, the worst first."""
        severities = list(Severity)
        return sorted(self._by_place.get(place, ()), key=lambda one: (not one.own, severities.index(one.finding.severity)))

    def show(self, place: Place) -> str | None:
        """The anchor for a cell that is shown now; None where it has one already or bears no finding."""
        if place not in self._by_place or place in self._anchors:
            return None
        return self._anchors.setdefault(place, f"c{self.file}-{len(self._anchors)}")

    def anchor(self, place: Place) -> str | None:
        """The anchor of a cell that was shown."""
        return self._anchors.get(place)


def finding_anchor(file: int, number: int) -> str:
    """The anchor of a finding."""
    return f"p{file}-{number}"


def sheet(view: TableView, marks: Marks, words: Words) -> Markup:
    """A table with its facts."""
    facts = [
        tag("div", tag("dt", words.field(name)), tag("dd", *_content(cell, marks, words), **_marked(cell, marks)))
        for name, cell in view.facts
    ]
    return tag(
        "details",
        tag("summary", words.pick(TEXTS["sheet"])),
        tag("dl", facts, class_="facts") if facts else None,
        *_Grid(view, marks, words).pieces(),
        class_="sheet",
        open=True,
    )


class _Grid:
    """The rows of a table, cut into pieces so that a browser need not lay out a long one as a whole."""

    def __init__(self, view: TableView, marks: Marks, words: Words) -> None:
        self.view = view
        self.marks = marks
        self.words = words

    def pieces(self) -> Iterator[Markup]:
        """The tables that make up the whole, and between them how many rows are left out."""
        stretches = list(self._stretches())
        several = "grid fixed" if len(stretches) > 1 else "grid"
        following = 0
        for stretch in stretches:
            yield from self._gap(stretch.start - following)
            following = stretch.stop
            head = tag("tr", tag("th", self.words.pick(TEXTS["row"]), scope="col"), *map(self._heading, range(self._width)))
            rows = [self._row(number, stretch) for number in stretch]
            yield tag("div", tag("table", tag("thead", head), tag("tbody", rows), class_=several), class_="scroll")
        yield from self._gap(len(self.view.rows) - following)

    @property
    def _width(self) -> int:
        return len(self.view.columns)

    def _stretches(self) -> Iterator[range]:
        """The rows to show: all, or of a very long table those around a finding; no stretch longer than a piece."""
        rows = self.view.rows
        if len(rows) > MOST_ROWS:
            marked = [number for number, row in enumerate(rows) if any(cell and self.marks.at(cell.place) for cell in row)]
        else:
            marked = list(range(len(rows)))
        begin = end = 0
        for number in marked:
            if number - CONTEXT > end:
                yield from _cut(range(begin, end))
                begin = number - CONTEXT
            end = min(number + CONTEXT + 1, len(rows))
        yield from _cut(range(begin, end))

    def _gap(self, count: int) -> Iterator[Markup]:
        if count:
            yield tag("p", self.words.fill(TEXTS["rows-left-out"], {"count": str(count)}), class_="gap")

    def _heading(self, column: int) -> Markup:
        cell = self.view.headings[column]
        if cell is None:
            return tag("th", self.words.field(self.view.columns[column]), scope="col")
        return tag("th", *_content(cell, self.marks, self.words), scope="col", **_marked(cell, self.marks))

    def _row(self, number: int, stretch: range) -> Markup:
        row = self.view.rows[number]
        # A merged cell stands in a row above, never below.
        line = max((cell.place.row or cell.place.line or 0 for cell in row if cell is not None), default=0)
        cells = [tag("th", str(line or number + 1), scope="row")]
        for column, cell in enumerate(row):
            if cell is None:
                cells.append(tag("td"))
            elif not self._continues(number, column, stretch):
                span = 1
                while self._continues(number + span, column, stretch):
                    span += 1
                content = _content(cell, self.marks, self.words)
                cells.append(tag("td", *content, rowspan=span if span > 1 else None, **_marked(cell, self.marks)))
        return tag("tr", cells)

    def _continues(self, number: int, column: int, stretch: range) -> bool:
        """Whether a cell is that of the row above in the same piece: the two are drawn as one."""
        if number not in stretch or number == stretch.start:
            return False
        above, cell = self.view.rows[number - 1][column], self.view.rows[number][column]
        return above is not None and cell is not None and above.place == cell.place


def _cut(stretch: range) -> Iterator[range]:
    for begin in range(stretch.start, stretch.stop, PIECE):
        yield range(begin, min(begin + PIECE, stretch.stop))


def _content(cell: ViewCell, marks: Marks, words: Words) -> list[Markup | str]:
    """The text of a cell and a badge for each finding on it."""
    badges: list[Markup | str] = []
    for mark in marks.at(cell.place):
        number = str(mark.number + 1)
        if mark.own:
            message = words.fill(TEXTS["to-finding"], {"number": number, "message": words.message(mark.finding)})
            letter = words.pick(LETTERS[mark.finding.severity])
            link = f"#{finding_anchor(marks.file, mark.number)}"
            badges.append(tag("a", f"{letter}{number}", href=link, title=message, aria_label=message, class_="badge"))
    return [cell.text, *badges]


def _marked(cell: ViewCell, marks: Marks) -> dict[str, str | None]:
    found = marks.at(cell.place)
    if not found:
        return {}
    return {"id": marks.show(cell.place), "class_": f"mark {found[0].finding.severity}" if found[0].own else "related"}
