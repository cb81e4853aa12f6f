import pytest

from perflint.language.operators import normalise_operator
from perflint_corpora import load_rows

FORMS = {
    "≥": [
        *["≥", "≧", "⩾", ">=", "=>", "＞＝", "》", "》=", " ≥ ", "<u>></u>", r"\(\geq\)", r"\geq", r"$\geq$", "&ge;", "&gt;="],
        *[
            "不低于",
            "不少于",
            "至少",
            "大于等于",
            "大于或等于",
            "不小于",
            "以上",
            "及以上",
            "达到…以上",
            "达到……以上",
            "达到以上",
        ],
        *["正向指标", "正向"],
    ],
    "≤": [
        *["≤", "≦", "⩽", "<=", "=<", "＜＝", "<u><</u>", r"\(\leq\)", r"\le", "&le;"],
        *[
            "不高于",
            "不超过",
            "至多",
            "小于等于",
            "不大于",
            "以内",
            "以下",
            "控制在…以内",
            "控制在以内",
            "控制在",
            "反向指标",
            "反向",
            "负向指标",
        ],
    ],
    ">": [">", "＞", "&gt;", "超过", "大于", "高于"],
    "<": ["<", "＜", "&lt;", "低于", "小于", "少于"],
    "=": ["=", "＝", "==", "等于", "达到", "为"],
    "定性": ["定性", "定性指标", " 定 性 "],
}


@pytest.mark.parametrize(("form", "expected"), [(form, operator) for operator, forms in FORMS.items() for form in forms])
def test_operators(form: str, expected: str) -> None:
    assert normalise_operator(form) == expected


@pytest.mark.parametrize("form", ["", " ", "无", "/", "-", "—", r"\(\)", "95", "≥95", "%", "提高", "以上级别"])
def test_no_operators(form: str) -> None:
    assert normalise_operator(form) is None


def test_data() -> None:
    rows = load_rows("operators")
    assert {row["operator"] for row in rows} == set(FORMS)
    assert {row["place"] for row in rows} == {"sign", "before", "frame", "after", "cell"}
    assert len({row["form"] for row in rows}) == len(rows)
