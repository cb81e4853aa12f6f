import pytest

from perflint.language.normal import normal, normal_with_offsets


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        (" 年度 指标值\n", "年度指标值"),
        ("２０％", "20%"),
        ("权重（％）", "权重(%)"),
        ("“三公”经费", '"三公"经费'),
        ("≧90％", "≥90%"),
        ("5—10", "5-10"),
        ("5～10", "5~10"),
        ("渝府办发〔2020〕50号", "渝府办发[2020]50号"),
        ("50㎡", "50m2"),
        ("7×24", "7*24"),
        ("①完成", "①完成"),
        ("a\u200bb\u00a0c\u3000d", "abcd"),
        ("项、个、件", "项、个、件"),
    ],
)
def test_normal(text: str, expected: str) -> None:
    assert normal(text) == expected
    assert normal_with_offsets(text)[0] == expected


def test_offsets_point_at_the_original_characters() -> None:
    assert normal_with_offsets("面积 50㎡。") == ("面积50m2。", (0, 1, 3, 4, 5, 5, 6))
