import pytest

from perflint.documents.text import clean


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("产出指标", "产出指标"),
        ("　\xa0 产出指标\t\u2003\r\n", "产出指标"),
        ("\ufeff\u200b产出\u200b指标\u200b", "产出\u200b指标"),
        ("产出\n指标", "产出指标"),
        ("产出\r\n\r\n指标", "产出指标"),
        ("产出\u2028指标\x0b\x85值", "产出指标值"),
        ("App\nStore", "App Store"),
        ("5G\n\n2025", "5G 2025"),
        ("≥95\n%", "≥95%"),
        ("项目A\n完成", "项目A完成"),
        ("甲 \n 乙", "甲  乙"),
        ("≥　９５％", "≥　９５％"),
        ("甲\t乙", "甲\t乙"),
        ("\n \u3000", ""),
        ("", ""),
    ],
)
def test_clean(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned
    assert clean(cleaned) == cleaned
