"""Which earlier tables are versions of a table: names with years and stock endings, abbreviated bodies, order."""

from __future__ import annotations

import pytest

from perflint.documents.model import Place
from perflint.tables.model import IndicatorTable, Submission, TableKind, TableScope
from perflint_rules.history.archive import Archive, address, archive_of, predecessors, project_name, same_body, short_name
from tests.rules.builder import make_submission, make_table

ROWS = [{"level3": "培训人数", "target": "200", "unit": "人"}]


def project(name: str, body: str = "", year: str = "", kind: TableKind = TableKind.TARGET) -> IndicatorTable:
    facts = {"project": name, "unit_name": body, "year": year}
    return make_table(ROWS, kind, {key: text for key, text in facts.items() if text})


def files(*tables: IndicatorTable) -> list[Submission]:
    return [make_submission(table, path=f"past-{number}.md") for number, table in enumerate(tables)]


def found(table: IndicatorTable, *earlier: IndicatorTable) -> list[str]:
    return [one.path for one in Archive(files(*earlier)).versions(table, "now.md")]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("区政务办", "重庆市九龙坡区政务服务管理办公室", True),
        ("区教委", "渝中区教育委员会", True),
        ("重庆市财政局", "财政局", True),
        ("区财政局", "重庆市九龙坡区政务服务管理办公室", False),
        ("区水利局", "区林业局", False),
        ("局", "水利局", False),
        ("", "水利局", False),
        ("", "", False),
    ],
)
def test_bodies_and_their_abbreviations(one: str, other: str, same: bool) -> None:
    assert same_body(one, other) is same
    assert same_body(other, one) is same


def test_the_code_and_branch_of_a_body_do_not_matter() -> None:
    now = project("中心运行费", "128001-重庆市九龙坡区政务服务管理办公室(本级)")
    assert found(now, project("中心运行费", "区政务办"), project("中心运行费", "区水利局"), project("中心运行费")) == [
        "past-0.md",
        "past-2.md",
    ]


def test_names_without_years_and_stock_endings() -> None:
    assert project_name(project("2023年“一窗通办”培训项目（2023年度）")) == "一窗通办培训项目"
    assert [short_name(name) for name in ("培训项目经费", "租赁费", "经费")] == ["培训", "租赁", "经费"]
    assert found(project("2023年培训项目"), project("2022年度培训经费"), project("培训教材")) == ["past-0.md"]


def test_the_exact_name_wins_over_one_that_differs_in_its_ending() -> None:
    both = (project("大厅运行项目"), project("大厅运行"))
    assert found(project("大厅运行"), *both) == ["past-1.md"]
    assert found(project("大厅运行项目"), *both) == ["past-0.md"]
    assert found(project("大厅运行经费"), *both) == ["past-0.md", "past-1.md"]


@pytest.mark.parametrize(
    ("now", "before", "body", "same"),
    [
        ("智慧政务平台运行和维护", "智慧政务平台运行维护", "区政务办", True),
        ("智慧政务平台运行和维护", "智慧政务平台运行维护", "区水利局", False),
        ("老旧小区排水管网改造一期", "老旧小区排水管网改造二期", "区政务办", False),
        ("老旧小区排水管网改造A段", "老旧小区排水管网改造B段", "区政务办", False),
        ("保洁服务", "保安服务", "区政务办", False),
    ],
)
def test_renamed_projects_of_one_body(now: str, before: str, body: str, same: bool) -> None:
    assert found(project(now, "区政务办"), project(before, body)) == (["past-0.md"] if same else [])


def test_whole_department_tables_go_by_the_department() -> None:
    def whole(body: str) -> IndicatorTable:
        return make_table(ROWS, facts={"unit_name": body} if body else {}, scope=TableScope.DEPARTMENT)

    past = (whole("区政务办"), whole("区水利局"), whole(""), project("运行费", "区政务办"))
    assert found(whole("128-重庆市九龙坡区政务服务管理办公室"), *past) == ["past-0.md"]
    assert found(whole(""), *past) == []


def test_a_file_is_no_earlier_version_of_itself() -> None:
    table = project("培训项目")
    archive = Archive([make_submission(table, path="now.md"), make_submission(project("培训项目"), path="past.md")])
    assert [one.path for one in archive.versions(table, "now.md")] == ["past.md"]


def test_predecessors_are_of_earlier_years_the_latest_and_the_results_first() -> None:
    earlier = files(
        project("培训项目", year="2021"),
        project("培训项目", year="2022"),
        project("培训项目", year="2022", kind=TableKind.SELF_EVALUATION),
        project("培训项目", year="2023"),
        project("培训项目", year="2024", kind=TableKind.SELF_EVALUATION),
        project("培训项目"),
    )
    now = project("培训项目", year="2023")
    assert [one.path for one in predecessors(now, "now.md", earlier)] == ["past-2.md", "past-1.md", "past-0.md", "past-5.md"]
    assert len(predecessors(project("培训项目"), "now.md", earlier)) == 6


def test_the_archive_of_a_run_is_built_once() -> None:
    earlier = tuple(files(project("培训项目")))
    assert archive_of(earlier) is archive_of(tuple(earlier))


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        (Place(sheet="附件1", row=5, column=3), "附件1!C5"),
        (Place(table=1, row=5, column=3, line=9), "C5"),
        (Place(table=2, row=5, column=3), "2:C5"),
        (Place(line=147), "L147"),
        (Place(), ""),
    ],
)
def test_addresses_of_evidence(place: Place, shown: str) -> None:
    assert address(place) == shown
