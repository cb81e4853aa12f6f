"""The HTML report: its whole output, what it escapes, how cells and findings are tied together."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from perflint.documents.model import Place
from perflint.report import Report
from perflint.reports.html import render_report
from perflint.reports.html.markup import Markup, tag
from perflint.reports.html.sheets import MOST_ROWS
from perflint.reports.words import Words
from perflint.tables.view import TableView, ViewCell
from tests.reports.sample_report import reviewed_report, sample_report

ZH = Words("zh")


class Page(HTMLParser):
    """The elements of a page in order: names with attributes; fails on a tag that closes what is not open."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in ("meta", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def values(self, attribute: str) -> list[str]:
        """All values of an attribute."""
        return [value for _, attributes in self.elements if (value := attributes.get(attribute)) is not None]

    def named(self, attribute: str, value: str) -> dict[str, str | None]:
        """The attributes of the element with this one."""
        return next(attributes for _, attributes in self.elements if attributes.get(attribute) == value)


def stable(page: str) -> str:
    """The page without the ruleset's digest, the style and the script."""
    page = re.sub(r"\d+\.\d+\.\d+\+[0-9a-f]{8}", "RULESET", page)
    page = re.sub(r"sha256-[\w+/=]+", "DIGEST", page)
    return re.sub(r"(<(style|script)>).*?(?=</\2>)", r"\1", page, flags=re.DOTALL).replace("><", ">\n<")


def viewed(report: Report, view: TableView) -> Report:
    """The report with another view of its first table."""
    first, *others = report.files
    table, *rest = first.tables
    return replace(report, files=(first._replace(tables=(table._replace(view=view), *rest)), *others))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_whole_page(lang: str, file_regression: FileRegressionFixture) -> None:
    file_regression.check(stable(render_report(reviewed_report(), Words(lang))), encoding="utf-8", extension=".html")


def test_the_policy_allows_this_style_and_this_script_only() -> None:
    page = render_report(sample_report(), ZH)
    digests = [
        base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        for content in re.findall(r"<(?:style|script)>(.*?)</(?:style|script)>", page, re.DOTALL)
    ]
    policy = Page(page).named("http-equiv", "Content-Security-Policy")["content"]
    style, script = digests
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'; base-uri 'none'; form-action 'none'"
    )


def test_every_link_has_its_end_and_no_anchor_comes_twice() -> None:
    page = Page(render_report(reviewed_report(), ZH))
    anchors = page.values("id")
    assert len(set(anchors)) == len(anchors)
    links = page.values("href")
    assert {link[0] for link in links} == {"#"}
    assert {link[1:] for link in links} - set(anchors) == set()


def test_nothing_is_fetched_and_nothing_is_styled_or_scripted_inline() -> None:
    page = Page(render_report(reviewed_report(), ZH))
    assert page.values("src") == []
    assert {name for name, _ in page.elements} & {"img", "link", "iframe", "object", "base", "use", "image"} == set()
    assert [key for _, attributes in page.elements for key in attributes if key.startswith("on") or key == "style"] == []


def test_a_cell_shows_the_findings_on_it_and_they_link_back() -> None:
    page = render_report(sample_report(), ZH)
    badge = '<a href="#p0-2" title="问题 3：没有填写计量单位" aria-label="问题 3：没有填写计量单位" class="badge">警3</a>'
    numbers = re.findall(r'<td id="(c0-\d+)" class="mark warning">', page)
    assert len(numbers) == 3  # the folded finding is on all its rows
    finding = re.search(r'<article id="(p0-\d+)" class="finding warning".*?href="#(c0-\d+)"', page)
    assert finding is not None
    assert finding[2] == numbers[0]
    assert page.count(badge.replace("p0-2", finding[1]).replace("3", str(int(finding[1][3:]) + 1))) == 3


def test_merged_cells_are_drawn_once() -> None:
    level = ViewCell("产出指标", Place("S", row=4, column=1))
    rows = [(level, ViewCell(str(row), Place("S", row=row, column=2))) for row in (4, 5, 6)]
    view = TableView(("level1", "level3"), (None, None), tuple(rows), ())
    page = render_report(viewed(sample_report(), view), ZH)
    assert page.count("产出指标</td>") == 3  # once here, once in each of the other tables
    assert '<td rowspan="3">产出指标</td>' in page
    assert [f'<th scope="row">{row}</th>' in page for row in (4, 5, 6)] == [True] * 3


def test_of_a_very_long_table_the_rows_around_findings_are_shown() -> None:
    def view(length: int) -> TableView:
        rows = tuple((ViewCell(f"行{row}尾", Place("整体 表", row=row, column=5)),) for row in range(1, length + 1))
        return TableView(("weight",), (None,), rows, ())

    shown = re.findall(r"行(\d+)尾", render_report(viewed(sample_report(), view(MOST_ROWS)), ZH))
    assert len(shown) == MOST_ROWS
    page = render_report(viewed(sample_report(), view(MOST_ROWS + 1)), ZH)
    assert re.findall(r"行(\d+)尾", page) == [str(row) for row in range(2, 9)]  # the weights stand in rows 4 to 6
    assert "省略没有问题的 1 行" in page
    assert f"省略没有问题的 {MOST_ROWS + 1 - 8} 行" in page


def test_without_views_the_page_says_so() -> None:
    report = sample_report()
    files = [file._replace(tables=tuple(table._replace(view=None) for table in file.tables)) for file in report.files]
    page = render_report(replace(report, files=tuple(files)), ZH)
    assert page.count("没有保留表的内容。") == 3
    assert Page(page).values("href")


@pytest.mark.parametrize(
    "text", ["</script><script>", "<img src=x onerror=y>", '"><svg onload=z>', "</title>", "\u202e\x00&amp;"]
)
def test_a_text_stays_a_text(text: str) -> None:
    element = tag("p", text, title=text, hidden=True, data_x_=None)
    assert element.count("<") == 2
    assert Page(element).elements[0][1].keys() == {"title", "hidden"}


def test_markup_is_kept_and_void_elements_are_not_closed() -> None:
    assert tag("p", tag("b", "1<2"), None, ["a", Markup("<i>b</i>")], class_="x") == '<p class="x"><b>1&lt;2</b>a<i>b</i></p>'
    assert tag("input", type="checkbox", checked=True, disabled=False) == '<input type="checkbox" checked>'
