import pytest

from perflint.language.dates import find_dates, is_date_range, is_deadline, years_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2021年12月31日", [(2021, 12, 31, 0, 11)]),
        ("2021年12月", [(2021, 12, None, 0, 8)]),
        ("2021年", [(2021, None, None, 0, 5)]),
        ("2021 年 12 月 31 日", [(2021, 12, 31, 0, 16)]),
        ("2021-12-31", [(2021, 12, 31, 0, 10)]),
        ("2021.12.31", [(2021, 12, 31, 0, 10)]),
        ("2021/12/31", [(2021, 12, 31, 0, 10)]),
        ("2021.12", [(2021, 12, None, 0, 7)]),
        ("12月底前", [(None, 12, None, 0, 4)]),
        ("6月30日前完成", [(None, 6, 30, 0, 5)]),
        ("年底前", [(None, 12, None, 0, 2)]),
        ("第三季度", [(None, 9, None, 0, 4)]),
        ("三季度", [(None, 9, None, 0, 3)]),
        ("2021年第二季度", [(2021, 6, None, 0, 9)]),
        ("2021年上半年", [(2021, 6, None, 0, 8)]),
        ("2021 年年底前完成", [(2021, 12, None, 0, 8)]),
        ("二〇二一年", [(2021, None, None, 0, 5)]),
        ("2021-2023年", [(2021, None, None, 0, 4), (2023, None, None, 5, 10)]),
        ("2021年1-12月", [(2021, 1, None, 0, 6), (None, 12, None, 7, 10)]),
        ("于2021年3月开工", [(2021, 3, None, 1, 8)]),
        ("1年", []),
        ("12个月", []),
        ("365天", []),
        ("1932.33", []),
        ("2021.12万元", []),
        ("35元/月", []),
        ("国发〔2022〕5号", []),
        ("", []),
    ],
)
def test_find_dates(text: str, expected: list[tuple[int | None, ...]]) -> None:
    assert [tuple(date) for date in find_dates(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2021年1月1日-2021年12月31日", True),
        ("2023年1月1日-2023年12月31日", True),
        ("2021年1月到2021年12月", True),
        ("2021年1月1日至12月31日", True),
        ("2021年1-12月", True),
        ("1月-12月", True),
        ("2021.01-2021.12", True),
        ("2021-2023年", True),
        ("（2021年1月—2021年12月）", True),
        ("2021年12月31日", False),
        ("2021年1月、2021年12月", False),
        ("2021年1月至2021年12月完成率", False),
        ("2021 年年底前完成", False),
        ("1年", False),
    ],
)
def test_is_date_range(text: str, expected: bool) -> None:
    assert is_date_range(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2021 年年底前完成", True),
        ("2021年12月完成", True),
        ("2021年12月31日前", True),
        ("12月底前", True),
        ("2021年12月底前全部完成。", True),
        ("2021年完成率", False),
        ("项目2021年12月完成", False),
        ("2021年1月-2021年12月", False),
        ("完成", False),
    ],
)
def test_is_deadline(text: str, expected: bool) -> None:
    assert is_deadline(text) is expected


def test_years_in() -> None:
    assert years_in("2021年完成，较2020年增长5%，2021年底验收，依据国发〔2019〕5号") == (2021, 2020)
    assert years_in("1932.33万元") == ()
