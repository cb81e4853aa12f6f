"""The tables as submitted, with their marked cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
    headings = [_heading(column, view, marks, words) for column in range(len(view.columns))]
    head = tag("tr", tag("th", words.pick(TEXTS["row"]), scope="col"), headings)
    unread = words.comma.join(cell.text for cell in view.unread)
    return tag(
        "details",
        tag("summary", words.pick(TEXTS["sheet"])),
        tag("dl", facts, class_="facts") if facts else None,
        tag("div", tag("table", tag("thead", head), tag("tbody", *_rows(view, marks, words)), class_="grid"), class_="scroll"),
        tag("p", words.fill(TEXTS["unread-columns"], {"columns": unread}), class_="quiet") if unread else None,
        class_="sheet",
        open=True,
    )


def _heading(column: int, view: TableView, marks: Marks, words: Words) -> Markup:
    cell = view.headings[column]
    if cell is None:
        return tag("th", words.field(view.columns[column]), scope="col")
    return tag("th", *_content(cell, marks, words), scope="col", **_marked(cell, marks))


def _rows(view: TableView, marks: Marks, words: Words) -> Iterator[Markup]:
    shown = _shown(view, marks)
    left_out = 0
    for number, row in enumerate(view.rows):
        if number not in shown:
            left_out += 1
            continue
        if left_out:
            yield _gap(left_out, view, words)
            left_out = 0
        yield _row(number, row, view, shown, marks, words)
    if left_out:
        yield _gap(left_out, view, words)


def _shown(view: TableView, marks: Marks) -> range | set[int]:
    """The rows to show: all, or of a very long table those around a finding."""
    if len(view.rows) <= MOST_ROWS:
        return range(len(view.rows))
    marked = [number for number, row in enumerate(view.rows) if any(cell and marks.at(cell.place) for cell in row)]
    near = {one for number in marked for one in range(number - CONTEXT, number + CONTEXT + 1)}
    return near & set(range(len(view.rows)))


def _gap(count: int, view: TableView, words: Words) -> Markup:
    text = words.fill(TEXTS["rows-left-out"], {"count": str(count)})
    return tag("tr", tag("td", text, colspan=len(view.columns) + 1, class_="gap"))


def _row(
    number: int,
    row: Sequence[ViewCell | None],
    view: TableView,
    shown: range | set[int],
    marks: Marks,
    words: Words,
) -> Markup:
    # A merged cell stands in a row above, never below.
    line = max((cell.place.row or cell.place.line or 0 for cell in row if cell is not None), default=0)
    cells = [tag("th", str(line or number + 1), scope="row")]
    for column, cell in enumerate(row):
        if cell is None:
            cells.append(tag("td"))
        elif not _continues(view, number, column, shown):
            span = 1
            while number + span < len(view.rows) and _continues(view, number + span, column, shown):
                span += 1
            rowspan = span if span > 1 else None
            cells.append(tag("td", *_content(cell, marks, words), rowspan=rowspan, **_marked(cell, marks)))
    return tag("tr", cells)


def _continues(view: TableView, number: int, column: int, shown: range | set[int]) -> bool:
    """Whether a cell is that of the row above, which is shown too: the two are drawn as one."""
    cell = view.rows[number][column]
    if cell is None or number == 0 or number not in shown or number - 1 not in shown:
        return False
    above = view.rows[number - 1][column]
    return above is not None and above.place == cell.place


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
