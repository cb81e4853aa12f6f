"""Tables whose columns are set by blanks, in the manner of what printing to text and `pdftotext -layout` give."""

from __future__ import annotations

import pytest

from perflint.documents import Limits, read_bytes
from perflint.tables import read_submission
from tests.steps import steps
from tests.tables.reading import facts, lines, read_text

# pdftotext counts each character as one column: the columns below stand straight by that count.
AT_THE_TOP = """\
项目绩效目标表

项目名称    社区公园改造
二级指标    三级指标    指标性质   指标值    计量单位   权重
数量指标    改造公园面   ≥      3.5    万平方   20
        积                   米
        新栽乔木数   ≥      460    株      15
        量
社会效益指   服务周边居   ≥      2.1    万人     15
标       民人口
"""


def test_cells_that_begin_at_the_top_of_their_rows():
    submission = read_text(AT_THE_TOP)
    assert lines(submission) == [
        "|数量指标|改造公园面积|≥|3.5|万平方米|20|||",
        "|数量指标|新栽乔木数量|≥|460|株|15|||",
        "|社会效益指标|服务周边居民人口|≥|2.1|万人|15|||",
    ]
    assert facts(submission) == {"project": "社区公园改造"}
    indicators = submission.tables[0].indicators
    assert [one.level3.place.line for one in indicators] == [5, 7, 9]
    assert [one.weight.place for one in indicators] == [
        one.weight.place._replace(line=line) for one, line in zip(indicators, (5, 7, 9), strict=True)
    ]
    assert all(one.place.row is None for one in indicators)
    assert (submission.tables[0].linear, submission.tables[0].confidence) == (True, 0.98)


IN_THE_MIDDLE = """\
一级指标    二级指标     三级指标       年度指标值       实际完成值       分值       得分
                    巡查河道长度
                                ≥820公里       846公里          15        15
         数量指标         （含支流）

产出指标                清淤河段数量    ≥12段         12段            15        15

         时效指标         按期完工率     =100%            96%        20        19.2

                    水质达标断面比
效益指标    生态效益指标              ≥85%             88%        30        30
                    例
"""


def test_cells_in_the_middle_of_their_rows_and_numbers_set_to_the_right():
    submission = read_text(IN_THE_MIDDLE)
    assert lines(submission) == [
        "产出指标|数量指标|巡查河道长度（含支流）||≥820公里||15|846公里|15|",
        "产出指标|数量指标|清淤河段数量||≥12段||15|12段|15|",
        "产出指标|时效指标|按期完工率||=100%||20|96%|19.2|",
        "效益指标|生态效益指标|水质达标断面比例||≥85%||30|88%|30|",
    ]
    assert [one.level3.place.line for one in submission.tables[0].indicators] == [2, 6, 8, 10]


NARROW = """\
绩效     一级   二级   三级指标     年度     实际   分值   得分
指标     指标   指标            指标     完成
                          值      值
       产出   数量   办理公积金   ≥36    3712 20   20
       指标   指标   提取业务    00笔    笔
            时效   平均办结时   ≤3     2.5  20   20
            指标   限       工作日    工作
                                 日
       满意   服务   缴存职工满   ≥92    94%  10   10
       度指   对象   意度      %
       标    满意
\f          度指
          标
"""


def test_heading_and_levels_that_are_cut_over_lines_and_a_page():
    assert lines(read_text(NARROW)) == [
        "产出指标|数量指标|办理公积金提取业务||≥3600笔||20|3712笔|20|",
        "产出指标|时效指标|平均办结时限||≤3工作日||20|2.5工作日|20|",
        "满意度指标|服务对象满意度指标|缴存职工满意度||≥92%||10|94%|10|",
    ]


TURNED = """\
一级指标     二级指标     三级指标      指标值      权重
产出指标     数量指标     编印宣传手册    ≥2万册     20
         质量指标     手册差错率     ≤0.1%    20
\f   效益指标   社会效益指标   宣传覆盖社区     ≥45个      30
   满意度指标  服务对象满意度指标 居民满意度      ≥90%      10
合计                                       80
"""


def test_next_page_has_its_columns_elsewhere():
    submission = read_text(TURNED)
    assert lines(submission) == [
        "产出指标|数量指标|编印宣传手册||≥2万册||20|||",
        "产出指标|质量指标|手册差错率||≤0.1%||20|||",
        "效益指标|社会效益指标|宣传覆盖社区||≥45个||30|||",
        "满意度指标|服务对象满意度指标|居民满意度||≥90%||10|||",
    ]
    assert facts(submission) == {"total_weight": "80"}
    assert [(one.level3.place.page, one.level3.place.line) for one in submission.tables[0].indicators] == [
        (1, 2),
        (1, 3),
        (2, 4),
        (2, 5),
    ]


DRAWN_WIDE = """\
二级指标          三级指标              指标性质  指标值  计量单位  权重
数量指标          资助困难学生人数      ≥        1200    人        30
                  发放助学物资          ≥        800     套        20
时效指标          资金发放时限          ≤        15      个工作    20
                                                         日
"""


def test_full_width_characters_that_take_two_columns():
    assert lines(read_text(DRAWN_WIDE)) == [
        "|数量指标|资助困难学生人数|≥|1200|人|30|||",
        "|数量指标|发放助学物资|≥|800|套|20|||",
        "|时效指标|资金发放时限|≤|15|个工作日|20|||",
    ]


@pytest.mark.parametrize("text", [AT_THE_TOP, IN_THE_MIDDLE, NARROW, TURNED, DRAWN_WIDE])
def test_text_around_a_table_does_not_matter(text):
    prose = "本部门围绕年度重点工作设置绩效目标，并按季度开展监控。\n\n"
    around = lines(read_text(prose + text + "\n" + prose))
    assert around == lines(read_text(text))


@pytest.mark.parametrize(
    "text", [AT_THE_TOP.partition("公园改造\n")[2], NARROW, "\f" + TURNED, "指  标  值  指  标  值  " * 30 + "\n"]
)
def test_work_grows_with_the_size(text):
    def work(times: int) -> int:
        document = read_bytes((text * times).encode(), "a.txt", Limits())
        return steps(lambda: read_submission(document))

    work(2)  # loads the word lists
    assert work(32) < 4 * 1.5 * work(8)
