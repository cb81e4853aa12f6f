import pytest

from perflint.language.vagueness import ends_measurable, is_grade, is_measurable, slogan, vague_phrases
from tests.language.gold_names import NAMES, OTHER_NAMES, SLOGANS

ONLINE = "“线上评价”，开通微信公众号线上咨询与投诉入口，“线下反馈”，开通“三亮”平板即时评价功能，通过大数据展示平台实时展示"
PREDICATES = """
有效提升 显著改善 进一步加强 不断优化 逐步完善 持续提升 明显提高 稳步增长 大幅降低
"""
WHOLE_TEXTS = """
提升 长期 显著 成效显著 效果良好 影响深远 取得明显成效 产生良好社会效益 促进社会和谐稳定
"""
DESCRIPTIONS = """
有效投诉率 有效发明专利数 明显部位公示率 持续时间 全面体检人数 有效评价 有效服务群众人次 有效提升率 不断完善的制度
持续供水天数 有效灌溉面积 积极分子培训人数 全面预算管理覆盖率 深入基层调研次数 较大事故发生数 充分就业社区数
有效供给量 运行良好率 效果评价 全面落实责任制单位数 持续改进项目数 促进就业发展人数 ≥95% 达标 完成 优 良好 无
新增就业人数
"""
MEASURABLE = """
95 ≥95% 2021年12月 三十个工作日 优良中差 优/良/中/差 好、较好、一般、差 高中低 达标 合格 是 是/否 完成 零投诉
"""
MEASURABLE_NAMES = """
新增就业人数 开展培训次数 完成率 提升服务效率比例 达到办事群众满意度 发布政务服务短视频 租用办公用房
定制“渝快办”宣传手册 开展外出学习调研 保障就餐人数 保障水平 创新能力 保障性住房建设套数 提升机采购 加强针接种
改造老旧小区 带动就业人数 减少碳排放量 缩短办理时间 节约财政资金 优化服务流程事项 推进重点项目 举办文艺演出
提供就业岗位 扩大有效投资额 方便群众程度 完成道路硬化 生态环境质量 服务环境 打造示范点 提高粮食单产 激励机制 提高农户收入5000元
2021年年底前完成
"""


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        *[(text, [text]) for text in PREDICATES.split()],
        *[(text, [text]) for text in WHOLE_TEXTS.split()],
        ("有效改善营商环境", ["有效改善"]),
        ("群众满意度不断提高，服务水平显著提升", ["不断提高", "显著提升"]),
        ("得到有效保障。", ["得到有效保障"]),
        (" 有所提升 ", ["有所提升"]),
        ("有效提升办结率", ["有效提升"]),
    ],
)
def test_vague_predicates(text: str, phrases: list[str]) -> None:
    found = vague_phrases(text)
    assert [match.text for match in found] == phrases
    assert [text[match.start : match.end] for match in found] == phrases


@pytest.mark.parametrize(
    "text",
    DESCRIPTIONS.split(),
)
def test_words_that_describe_a_noun_are_not_vague(text: str) -> None:
    assert vague_phrases(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *[(text, True) for text in MEASURABLE.split()],
        ("“零”事故", True),
        ("达成预期指标、部分达成", True),
        *[(text, False) for text in ["显著提升", "无", "长期", "满意度", "促进发展"]],
        ("保障校内师生安全，维护正常教学秩序", False),
    ],
)
def test_is_measurable(text: str, expected: bool) -> None:
    assert is_measurable(text) is expected


def test_grades_of_different_scales_are_no_scale() -> None:
    assert is_grade("优、良")
    assert not is_grade("优、是")
    assert not is_grade("")


@pytest.mark.parametrize("name", SLOGANS)
def test_labelled_slogans(name: str) -> None:
    assert slogan(name) is not None


@pytest.mark.parametrize("name", NAMES)
def test_names_not_labelled_as_slogans(name: str) -> None:
    assert slogan(name) is None


def test_slogans_in_the_other_seeds() -> None:
    assert [(name, match.label) for name in OTHER_NAMES if (match := slogan(name))] == [
        ("提升政务服务效率", "action"),
        ("坚持把群众放在心中最高位置，努力把群众的需求当作最大的追求", "action"),
        (ONLINE, "clauses"),
        ("成立政务服务监督评议团，听取意见建议，立行立改。", "clauses"),
        ("圆满完成交易工作", "action"),
        ("为全区公共资源交易工作提供规范性的评标环境", "action"),
        ("打造“公开、公平、公正”的交易服务平台，营造良好的营商环境。", "action"),
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("提升城市形象", ("action", "提升城市形象", 0, 6)),
        ("切实减轻企业负担", ("action", "切实减轻企业负担", 0, 8)),
        ("确保安全生产", ("action", "确保安全生产", 0, 6)),
        ("建立健全长效机制", ("action", "建立健全长效机制", 0, 8)),
        ("进一步规范财务管理", ("action", "进一步规范财务管理", 0, 9)),
        ("完成年度工作任务", ("action", "完成年度工作任务", 0, 8)),
        ("完善城市基础设施，提升城市品质", ("action", "完善城市基础设施", 0, 8)),
        ("开展文体活动，丰富群众文化生活", ("clauses", "开展文体活动", 0, 6)),
        ("保障粮食安全", ("action", "保障粮食安全", 0, 6)),
        ("为企业发展营造良好环境", ("action", "为企业发展营造良好环境", 0, 11)),
        ("居全省前列", ("ranking", "居全省前列", 0, 5)),
    ],
)
def test_slogans(name: str, expected: tuple[str, str, int, int]) -> None:
    assert slogan(name) == expected


@pytest.mark.parametrize(
    "name",
    MEASURABLE_NAMES.split(),
)
def test_measurable_names_are_no_slogans(name: str) -> None:
    assert slogan(name) is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("社保参保率", True),
        ("办事效率", False),
        ("服务质量", False),
        ("管理制度", False),
        ("满意度（%）。", True),
        ("劳务标准（含社保）", True),
        ("服务环境", False),
    ],
)
def test_ends_measurable(name: str, expected: bool) -> None:
    assert ends_measurable(name) is expected
