"""Walks a document from top to bottom and reads every indicator table in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from perflint.documents.model import Cell, Document, Grid, Lines, Notice, Place
from perflint.regex import regex
from perflint.tables.assembly import assemble, separate
from perflint.tables.drafts import DraftTable
from perflint.tables.grid_tables import GridReader
from perflint.tables.grid_trust import goes_on, has_heading, reads_well
from perflint.tables.heading_words import heading_field
from perflint.tables.model import Coverage, Field, IndicatorTable, Skipped, Submission
from perflint.tables.page_marks import PAGE_NUMBER
from perflint.tables.text_rows import TextRow, rows_of
from perflint.tables.vocabulary import closes_table, is_title, year_in

#: How many lines of the paragraphs above a grid may hold its title and facts.
PARAGRAPHS = 12
#: What was read from cells that run together is not believed below this confidence: half of the rows are wrong.
BELIEVED = 0.5
#: What is told of lines from which no table was read.
TOLD = frozenset({"unread-indicators", "no-indicators"})
REPORT_YEAR = regex(r"20\d\d\s*年(?:度)?(?:部门|单位)?[^。；]{0,12}(?:预算|决算|绩效|自评)")


def read_submission(document: Document) -> Submission:
    """Read the indicator tables of a document and account for the rest of it."""
    year = _document_year(document)
    coverage = Coverage(sheets=sum(isinstance(block, Grid) for block in document.blocks))
    tables: list[IndicatorTable] = []
    unsure = [block for block in document.blocks if isinstance(block, Grid) and block.sure < 1]
    unknown: set[Skipped] = set()  # told once each: projects may share a heading
    for found in (one for several in _draft_tables(document) for one in separate(several)):
        table = assemble(found, year) if found.columns else None
        if table is None:
            coverage.skipped += _skipped(found)
            continue
        if found.glued and table.confidence < BELIEVED:
            coverage.skipped.append(Skipped(table.place, "unread-indicators"))
            continue
        sure = _recognised(table, document.recognised) * _laid_out(table, unsure)
        table.confidence = round(table.confidence * sure, 2)
        tables.append(table)
        coverage.rows += len(table.indicators)
        coverage.skipped += [Skipped(place, reason) for place, reason in found.skipped]
        columns = [one for one in _unknown_columns(found) if one not in unknown]
        unknown.update(columns)
        coverage.skipped += columns
    coverage.tables = len(tables)
    unread = [Notice("unread-indicators", one.place) for one in coverage.skipped if one.reason == "unread-indicators"]
    notices = [*document.notices, *unread]
    return Submission(document.path, document.format, tables, coverage, notices, document.comments, document.recognised)


def _recognised(table: IndicatorTable, recognised: Mapping[Place, float]) -> float:
    """How sure the text of a table is: the mean of its cells that were read from a picture, 1 where none was."""
    if not recognised:
        return 1.0
    page, number = table.place.page, table.place.table
    found = [sure for place, sure in recognised.items() if place.table == number and (number is not None or place.page == page)]
    return sum(found) / len(found) if found else 1.0


def _laid_out(table: IndicatorTable, unsure: Sequence[Grid]) -> float:
    """How sure the rows of a table are, by the grids whose rows are not; one that was read as text lies on a page."""
    number, page = table.place.table, table.place.page
    own = [one.sure for one in unsure if (one.table == number if number is not None else one.page == page is not None)]
    return min(own, default=1.0)


def _skipped(found: DraftTable) -> list[Skipped]:
    """Why a stretch of the document is no indicator table."""
    noted = [Skipped(place, reason) for place, reason in found.skipped if reason in TOLD]
    if not found.columns:
        return noted or [Skipped(found.leading[0][0].place, "not-indicators")]
    names = {column.name for column in found.columns}
    sheet = "score" in names and not names & {"target", "actual"}
    return [*noted, Skipped(found.heading.place, "scoring-sheet" if sheet else "no-indicators")]


def _unknown_columns(found: DraftTable) -> list[Skipped]:
    """The columns that hold something, below a heading that says nothing to us."""
    unknown = [column for column in found.columns if column.name == "other" and heading_field(column.cell.text) is None]
    if not unknown:
        return []
    held = [cell.column or 0 for draft in found.drafts for cell in draft.cells.get("other", ())]
    return [
        Skipped(column.cell.place, "unknown-column")
        for column in unknown
        if any(column.first is None or column.first <= number <= (column.last or 0) for number in held)
    ]


def _draft_tables(document: Document) -> Iterator[DraftTable]:
    """The tables of all blocks; a grid's title may stand in the paragraphs or the small grid above it."""
    above: list[list[Cell]] = []
    text: list[Grid | Lines] = []
    last: DraftTable | None = None
    for number, block in enumerate(document.blocks):
        if last is not None and isinstance(block, Grid) and all(map(_only_counts_pages, text)) and goes_on(last, block):
            text.clear()
            continue
        if isinstance(block, Lines) or not _is_trusted(document.blocks, number, block):
            if last is not None and isinstance(block, Lines):
                last.trailing += _totals_below(block)
            text.append(block)
            continue
        if last is not None:
            yield last
            last = None
        yield from _flush(text, above)
        for found in _continued(GridReader(block).read(), above):
            if last is not None:
                yield last
            last = found
    if last is not None:
        yield last
    yield from _flush(text, above)


def _only_counts_pages(block: Grid | Lines) -> bool:
    """Whether a paragraph says no more than the number of a page."""
    return isinstance(block, Lines) and all(not line.text.strip() or PAGE_NUMBER.fullmatch(line.text) for line in block.lines)


def _is_trusted(blocks: Sequence[Grid | Lines], number: int, grid: Grid) -> bool:
    """Whether the columns of a grid are what they seem; one that goes on without a heading in the next grid is not."""
    if grid.reliable_columns:
        return True
    following = next((one for one in blocks[number + 1 :] if isinstance(one, Grid) or any(line.text for line in one.lines)), None)
    if isinstance(following, Grid) and not following.reliable_columns and not has_heading(following):
        return False
    return reads_well(grid)


def _totals_below(block: Lines) -> list[list[Cell]]:
    """The lines of a paragraph right below a grid that say its totals: "总分：100"."""
    rows = []
    for row in rows_of([block]):
        if row.cells:
            if not closes_table(row.cells[0].text):
                break
            rows.append(row.cells)
    return rows


def _flush(text: list[Grid | Lines], above: list[list[Cell]]) -> Iterator[DraftTable]:
    """Read the text gathered so far; its last lines may belong to the grid that follows."""
    if not text:
        return
    from perflint.tables.text_tables import read_text  # a dozen modules that spreadsheets do without

    rows: list[TextRow] = list(rows_of(text))
    text.clear()
    last: tuple[int, int] = (0, 0)
    for found in read_text(rows):
        yield found
        if found.drafts:
            above.clear()
            last = _position((found.trailing or [[draft.first] for draft in found.drafts])[-1][0])
    above += [row.cells for row in rows if row.cells and _position(row.cells[0]) > last][-PARAGRAPHS:]


def _position(cell: Cell) -> tuple[int, int]:
    """Where a line of text comes in its document: lines are counted anew on each page."""
    return cell.block.page or 0, cell.line or 0


def _continued(tables: Iterator[DraftTable], above: list[list[Cell]]) -> Iterator[DraftTable]:
    """Give the first table of a grid the paragraphs above it; a grid without any table stays above the next one."""
    for found in tables:
        if not found.columns:
            if above and found.leading[0][0].block.sheet is not None:
                above.clear()
            above += found.leading
            yield found
            continue
        found.leading = _since_title([*above, *found.leading])
        above.clear()
        yield found


def _since_title(rows: list[list[Cell]]) -> list[list[Cell]]:
    """The rows from the last title on; all of them when there is none."""
    for number in range(len(rows) - 1, -1, -1):
        if len(rows[number]) == 1 and is_title(rows[number][0].text):
            return rows[number:]
    return rows


def _document_year(document: Document) -> Field | None:
    """The year that the document as a whole is about: the first one named together with a budget or its accounts."""
    for block in document.blocks:
        if isinstance(block, Grid):
            continue
        for line in block.lines[:80]:
            if REPORT_YEAR.search(line.text):
                year = year_in(line.text)
                if year is not None:
                    return Field(year, Cell(block, line.text, None, None, line.number), inferred=True)
    return None
