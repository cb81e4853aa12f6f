"""Valid tables for hypothesis: texts in rectangles of cells that do not overlap, as sheets that the writers write."""

from __future__ import annotations

from hypothesis import strategies as st

from perflint_corpora.samples.sheet import Sheet

#: What cells of a submission hold. No outer blanks: readers remove them.
_SIGNS = st.sampled_from("数量质成本社会满意度≥≤%0123456789.，（）、万元个abcXYZ-")
#: Neither a number as a spreadsheet program would write it otherwise, nor what a text format takes for its own marks.
TEXTS = st.text(_SIGNS, min_size=1, max_size=12).map(lambda text: f"指{text}标")


@st.composite
def tables(draw: st.DrawFn, most_rows: int = 6, most_columns: int = 6) -> Sheet:
    """A sheet of at least two rows and columns, all of whose cells hold a text, some of them over several columns."""
    rows = draw(st.integers(2, most_rows))
    columns = draw(st.integers(2, most_columns))
    sheet = Sheet("绩效目标")
    for row in range(1, rows + 1):
        column = 1
        while column <= columns:
            wide = draw(st.integers(1, max(1, min(3, columns - column)))) if row > 1 else 1
            sheet.put(row, column, draw(TEXTS), columns=wide)
            column += wide
    return sheet
