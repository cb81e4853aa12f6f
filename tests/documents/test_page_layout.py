"""The tables that lines draw on a page, and the text in and around them. Points, y downwards."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence

import pytest

from perflint.documents.page_layout import PageTable, lay_out
from perflint.documents.ruled_tables import Segment, TooManyCellsError, find_ruled_tables
from perflint.documents.text_lines import Piece, TextLine
from tests.steps import steps

MOST_CELLS = 100_000


def across(y: float, x0: float, x1: float) -> Segment:
    return Segment(x0, y, x1, y)


def down(x: float, y0: float, y1: float) -> Segment:
    return Segment(x, y0, x, y1)


def grid(xs: Sequence[float], ys: Sequence[float]) -> list[Segment]:
    return [*(across(y, xs[0], xs[-1]) for y in ys), *(down(x, ys[0], ys[-1]) for x in xs)]


def piece(x: float, y: float, text: str, size: float = 10) -> Piece:
    """A text of square characters whose top left corner is at x, y; Latin ones are half as wide."""
    width = sum(size / 2 if character.isascii() else size for character in text.strip())
    return Piece(x, y, x + width, y + size, text)


def spans(segments: Iterable[Segment]) -> list[list[tuple[int, int, int, int]]]:
    return [[tuple(cell) for cell in table.cells] for table in find_ruled_tables(segments, MOST_CELLS).tables]


def texts(table: PageTable | TextLine) -> dict[tuple[int, int], str]:
    assert isinstance(table, PageTable)
    return {(cell.row, cell.column): cell.text for cell in table.cells if cell.lines}


TWO_BY_TWO = [(0, 0, 0, 0), (0, 1, 0, 1), (1, 0, 1, 0), (1, 1, 1, 1)]


def test_a_grid() -> None:
    assert spans(grid([50, 150, 250], [100, 130, 160])) == [TWO_BY_TWO]


def test_borders_drawn_cell_by_cell_twice_and_not_quite_in_line() -> None:
    segments = []
    for x0, x1 in ((50, 150), (151, 250)):
        for y0, y1 in ((100, 130), (130.8, 160)):
            segments += [across(y0, x0, x1), across(y1 + 0.4, x0 + 1, x1), down(x0, y0, y1), down(x1 + 0.3, y0, y1 - 2)]
    assert spans(segments) == [TWO_BY_TWO]


def test_dashes_are_lines_and_underlines_are_not() -> None:
    dashes = [across(130, x, x + 3) for x in range(50, 250, 6)]
    underline = across(122, 60, 120)
    assert spans([*grid([50, 150, 250], [100, 160]), *dashes, underline]) == [TWO_BY_TWO]


def test_lines_that_lean_a_little() -> None:
    segments = [
        Segment(x0, y0, x1 + (y1 - y0) / 100, y1 + (x1 - x0) / 100) for x0, y0, x1, y1 in grid([50, 150, 250], [100, 130, 160])
    ]
    assert spans(segments) == [TWO_BY_TWO]


def test_missing_lines_merge_cells() -> None:
    segments = [
        *grid([50, 250], [100, 190]),
        down(100, 100, 190),
        down(150, 100, 130),
        across(130, 50, 250),
        across(160, 100, 250),
        down(200, 100, 130),
    ]
    assert spans(segments) == [[(0, 0, 0, 0), (0, 1, 0, 1), (0, 2, 0, 2), (0, 3, 0, 3), (1, 0, 2, 0), (1, 1, 1, 3), (2, 1, 2, 3)]]


def test_a_table_without_outer_lines() -> None:
    segments = [across(130, 50, 250), across(160, 50, 250), down(120, 100, 190), down(190, 100, 190)]
    nine = [(row, column, row, column) for row in range(3) for column in range(3)]
    assert spans(segments) == [nine]
    table = find_ruled_tables(segments, MOST_CELLS).tables[0]
    assert table.open_sides == {"left", "right", "top", "bottom"}
    (found,) = lay_out(segments, [piece(125, 140, "值")], MOST_CELLS)
    assert texts(found) == {(1, 1): "值"}, "rows and columns that nothing closes and that hold nothing are not counted"


def test_several_tables_and_a_frame() -> None:
    segments = [*grid([50, 150, 250], [100, 130, 160]), *grid([300, 350, 400], [100, 130, 160]), *grid([50, 400], [400, 500])]
    found = find_ruled_tables(segments, MOST_CELLS)
    assert [(table.xs[0], len(table.cells)) for table in found.tables] == [(50, 4), (300, 4)]


def test_a_lonely_line_is_kept_for_whoever_knows_what_it_is() -> None:
    found = find_ruled_tables([across(100, 50, 250), *grid([50, 150, 250], [200, 230])], MOST_CELLS)
    assert [(line.at, line.first, line.last) for line in found.loose] == [(100, 50, 250)]


def test_text_in_and_around_tables_in_reading_order() -> None:
    segments = grid([50, 150, 250], [100, 130, 160])
    pieces = [
        piece(55, 200, "注：后面"),
        piece(155, 135, "95"),
        piece(168, 135, "%"),
        piece(55, 105, "指标"),
        piece(75, 105, "名称"),
        piece(100, 60, "绩效目标表"),
        piece(300, 60, "2024年"),
    ]
    above, table, below = lay_out(segments, pieces, MOST_CELLS)
    assert isinstance(above, TextLine) and isinstance(below, TextLine)
    assert above.text(1.5) == "绩效目标表\t2024年"
    assert texts(table) == {(1, 1): "指标名称", (2, 2): "95 %"}
    assert below.text() == "注：后面"


def test_wrapped_text_is_joined_as_it_was_written() -> None:
    (table,) = lay_out(
        grid([50, 100, 150, 200, 250], [100, 150, 200]),
        [
            piece(52, 105, "完成培训"), piece(52, 118, "人次"),
            piece(102, 105, "plan "), piece(102, 118, "B"),
            piece(152, 105, "123456789"), piece(152, 118, "01"),
            piece(202, 105, "含"), piece(213, 105, "GB/T"), piece(202, 118, "19001"),
        ],
        MOST_CELLS,
    )  # fmt: skip
    assert texts(table) == {(1, 1): "完成培训\n人次", (1, 2): "plan \nB", (1, 3): "12345678901", (1, 4): "含GB/T\n19001"}


def test_a_raised_sign_stays_in_its_line() -> None:
    (table,) = lay_out(
        grid([50, 150, 250], [100, 130]), [piece(55, 110, "m"), piece(60, 107, "2", 6), piece(64, 110, "以上")], MOST_CELLS
    )
    assert texts(table) == {(1, 1): "m2以上"}


def test_a_table_inside_a_cell_has_its_own_text() -> None:
    segments = [*grid([50, 250, 450], [100, 300]), *grid([300, 350, 400], [150, 180])]
    outer, inner = lay_out(segments, [piece(60, 110, "外"), piece(310, 160, "内"), piece(260, 110, "旁")], MOST_CELLS)
    assert texts(outer) == {(1, 1): "外", (1, 2): "旁"}
    assert texts(inner) == {(1, 1): "内"}


def test_coloured_areas_draw_tables_only_where_lines_do_not() -> None:
    ruled = grid([50, 150, 250], [100, 130, 160])
    highlight = grid([60, 90], [105, 120])
    coloured = [*grid([50, 150], [300, 330]), *grid([150, 250], [300, 330])]
    first, second = lay_out(
        ruled, [piece(62, 106, "重点"), piece(55, 305, "左"), piece(155, 305, "右")], MOST_CELLS, [*highlight, *coloured]
    )
    assert texts(first) == {(1, 1): "重点"}
    assert texts(second) == {(1, 1): "左", (1, 2): "右"}


def test_confidence_of_a_cell_is_that_of_its_least_sure_piece() -> None:
    sure, unsure = (Piece(x, 105, x + 10, 115, "字", confidence) for x, confidence in ((55, 0.99), (70, 0.6)))
    (table,) = lay_out(grid([50, 150, 250], [100, 130]), [sure, unsure, piece(160, 105, "无")], MOST_CELLS)
    assert isinstance(table, PageTable)
    assert [cell.confidence for cell in table.cells] == [0.6, None]


def test_merged_ranges_count_from_one() -> None:
    segments = [*grid([50, 250], [100, 160]), down(150, 130, 160), across(130, 50, 250)]
    (table,) = lay_out(segments, [piece(55, 105, "标题")], MOST_CELLS)
    assert isinstance(table, PageTable)
    assert [(cell.row, cell.column, cell.last_row, cell.last_column) for cell in table.cells if cell.is_merged] == [(1, 1, 1, 2)]


def comb(teeth: int) -> Iterator[Segment]:
    """Two combs that share a corner: few crossings, but a grid of teeth x teeth cells."""
    yield across(0, 0, 20 * teeth)
    yield down(0, 0, 20 * teeth)
    yield from (across(20 * tooth, 0, 10) for tooth in range(1, teeth))
    yield from (down(20 * tooth, 0, 10) for tooth in range(1, teeth))


@pytest.mark.parametrize(
    "segments", [grid(range(0, 8_000, 10), range(0, 8_000, 10)), list(comb(2_000))], ids=["lattice", "combs"]
)
def test_more_cells_than_allowed_are_refused_quickly(segments: list[Segment]) -> None:
    begin = time.process_time()
    with pytest.raises(TooManyCellsError):
        find_ruled_tables(segments, MOST_CELLS)
    assert time.process_time() - begin < 2


def test_work_grows_with_the_lines_not_with_their_square() -> None:
    def work(tables: int) -> int:
        segments = [edge for number in range(tables) for edge in grid([50, 150, 250], [number * 100.0, number * 100 + 30.0])]
        assert len(find_ruled_tables(segments, MOST_CELLS).tables) == tables
        return steps(lambda: find_ruled_tables(segments, MOST_CELLS))

    assert work(1_000) < 4 * 1.5 * work(250)


def test_cells_are_in_order_below_an_open_side() -> None:
    lines = [across(100, 50, 150), *(across(y, 50, 250) for y in (130, 160)), *(down(x, 60, 160) for x in (50, 150, 250))]
    (table,) = lay_out(lines, [piece(60, 110, "甲"), piece(160, 110, "乙"), piece(60, 140, "丙")], MOST_CELLS)
    assert isinstance(table, PageTable)
    assert texts(table) == {(1, 1): "甲", (1, 2): "乙", (2, 1): "丙"}
    places = [(cell.row, cell.column) for cell in table.cells]
    assert places == sorted(places)
