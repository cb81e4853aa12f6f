"""The report as a letter (审核意见书): what a bureau sends back, from its own template or the one built in.

What follows from the grade of a target table: 财预〔2015〕88号, end of 第二十五条 (优 goes on, 良 is agreed and put right, 中
is revised and submitted again, 差 may not go on).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from perflint.checks.findings import Dimension, Finding, Severity, Text
from perflint.documents.limits import Limits
from perflint.editing.letter import Block, Paragraph, Table, document, filled
from perflint.report import FileResult, Report, TableResult
from perflint.reports.findings import basis_text, others_text
from perflint.reports.labels import DIMENSIONS, GRADES
from perflint.reports.notes import all_notes
from perflint.reports.standing import review_summary, standing_name
from perflint.reports.summary import counts_text
from perflint.reports.words import Words
from perflint.tables.model import TableKind

BINARY = True
NEEDS_TABLES = True

TITLE_SIZE = 20
SHARES = (7, 11, 18, 33, 31)

#: What may stand in a template, each with what it is replaced by; those of BLOCKS stand alone in their paragraphs.
TEXTS = {
    "单位": Text("报送单位", "who submitted it"),
    "项目": Text("项目名称", "the projects"),
    "文件": Text("报送的文件", "the files"),
    "得分": Text("得分", "the score"),
    "等级": Text("等级", "the grade"),
    "表数": Text("指标表的张数", "the number of tables"),
    "指标数": Text("指标的个数", "the number of indicators"),
    "问题数": Text("各级别问题的个数", "the number of findings"),
    "审核单位": Text("审核单位（配置中的 letter_from）", "the bureau (letter_from of the configuration)"),
    "规则集": Text("规则集的版本", "the version of the rules"),
}
BLOCKS = {
    "审核结论": Text("每张表的得分、等级和处理意见", "score, grade and consequence of every table"),
    "问题清单": Text("按维度列出的问题、依据和修改建议", "the findings by dimension"),
    "整改情况": Text("与上次审核比较的结果", "the comparison with the round before"),
    "未读内容": Text("没有读取的内容和原因", "what was not read and why"),
}
#: What a template must have, or the letter would keep something back.
NEEDED = ("审核结论", "问题清单", "未读内容")

#: What follows from the grade of a target table.
CONSEQUENCES = {
    "优": Text("可以进入下一步预算安排流程。", "may go on to the next step of the budget."),
    "良": Text(
        "请与我单位协商，按下列意见完善后，进入下一步预算安排流程。", "to be put right as agreed, then on to the next step."
    ),
    "中": Text("请按下列意见修改完善，重新报送审核。", "to be revised and submitted again."),
    "差": Text("不得进入下一步预算安排流程，请重新编制后报送。", "may not go on; to be drawn up anew."),
}
NO_FINDINGS = Text("未发现问题。", "No findings.")
ALL_READ = Text("报送内容均已读取。", "Everything was read.")
HEADINGS = (
    Text("序号", "no."),
    Text("级别", "severity"),
    Text("位置", "place"),
    Text("问题和依据", "finding and basis"),
    Text("修改建议", "suggestion"),
)
#: Of self-evaluations and monitoring tables, which decide no budget.
REMARKS = {
    "优": Text("填报质量好。", "well filled in."),
    "良": Text("请按下列意见完善。", "to be put right."),
    "中": Text("请按下列意见修改后重新报送。", "to be revised and submitted again."),
    "差": Text("请重新填报后报送。", "to be filled in anew and submitted again."),
}
UNNAMED = Text("第{number}张指标表", "table {number}")
TABLE_CONCLUSION = Text("{name}：得分 {score}，等级为“{grade}”，{consequence}", "{name}: {score}, {grade}: {consequence}")
#: A good score does not make an error good.
ERRORS_FIRST = Text("所列错误须先改正。", " The errors are to be put right first.")
NOT_COMPARED = Text("没有与上次审核比较。", "Not compared with a round before.")


def render_report(report: Report, words: Words) -> bytes:
    """The letter."""
    template = report.letter.template or default_template(words)
    return filled(template, texts_of(report, words), blocks_of(report, words), Limits())


def default_template(words: Words) -> bytes:
    """The template that is used unless the bureau has its own; in Chinese, as the letter is."""
    return document(
        [
            Paragraph("预算绩效审核意见书", bold=True, size=TITLE_SIZE, centred=True),
            Paragraph(""),
            Paragraph("{{单位}}：", bold=True),
            Paragraph(
                "你单位报送的{{文件}}收悉。按照预算绩效管理有关规定，我们对其中{{表数}}张绩效指标表、{{指标数}}个指标进行了审核，"
                "综合得分{{得分}}，等级为“{{等级}}”。现将审核意见反馈如下。"
            ),
            Paragraph("一、审核结论", bold=True),
            Paragraph("{{审核结论}}"),
            Paragraph("二、存在的问题和修改建议", bold=True),
            Paragraph("{{问题数}}。"),
            Paragraph("{{问题清单}}"),
            Paragraph("三、上次审核意见的整改情况", bold=True),
            Paragraph("{{整改情况}}"),
            Paragraph("四、未读取的内容", bold=True),
            Paragraph("{{未读内容}}"),
            Paragraph("五、有关要求", bold=True),
            Paragraph(
                "请于收到本意见书之日起____个工作日内，按上述意见修改完善并报送书面说明；对意见有异议的，请一并书面说明理由。"
            ),
            Paragraph(
                "本意见书由 perflint 辅助生成（规则集{{规则集}}）；"
                "标注“待核实”的依据尚未核对条文原文，最终意见以审核人员签署的为准。"
            ),
            Paragraph(""),
            Paragraph("审核人：______________    复核人：______________", right=True),
            Paragraph("{{审核单位}}（盖章）", right=True),
            Paragraph("______年____月____日", right=True),
        ]
    )


def texts_of(report: Report, words: Words) -> dict[str, str]:
    """What the placeholders of texts are replaced by."""
    scores = [file.score for file in report.files if file.score is not None]
    return {
        "单位": words.comma.join(_units(report)) or "________",
        "项目": words.comma.join(dict.fromkeys(one.project for file in report.files for one in file.tables if one.project)),
        "文件": words.comma.join(f"《{_stem(file.path)}》" for file in report.files),
        "得分": words.comma.join(str(score.value) for score in scores) or "—",
        "等级": words.comma.join(words.pick(GRADES[score.grade]) for score in scores) or "—",
        "表数": str(report.tables),
        "指标数": str(report.indicators),
        "问题数": counts_text(report, words),
        "审核单位": report.letter.sender or "",
        "规则集": report.ruleset,
    }


def blocks_of(report: Report, words: Words) -> dict[str, list[Block]]:
    """What the placeholders of whole parts are replaced by."""
    several = len(report.files) > 1
    conclusions: list[Block] = []
    problems: list[Block] = []
    for file in report.files:
        if several:
            conclusions.append(Paragraph(_stem(file.path), bold=True))
            problems.append(Paragraph(_stem(file.path), bold=True))
        conclusions += [Paragraph(_conclusion(file, number, words)) for number in range(len(file.tables))]
        problems += list(_problems(file, words)) or [Paragraph(words.pick(NO_FINDINGS))]
    return {
        "审核结论": conclusions or [Paragraph(words.say("no-tables"))],
        "问题清单": problems,
        "整改情况": list(_review(report, words)),
        "未读内容": [Paragraph(line) for line in _unread(report, words)] or [Paragraph(words.pick(ALL_READ))],
    }


def _units(report: Report) -> list[str]:
    """Who submitted the tables, each unit once."""
    found = [
        fact.text
        for file in report.files
        for table in file.tables
        for name, fact in (table.view.facts if table.view is not None else ())
        if name == "unit_name"
    ]
    return list(dict.fromkeys(found))


def _stem(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[2].rpartition(".")[0] or path


def _name(number: int, table: TableResult, words: Words) -> str:
    return table.project or table.title or words.fill(UNNAMED, {"number": str(number)})


def _conclusion(file: FileResult, number: int, words: Words) -> str:
    table = file.tables[number]
    grade = table.score.grade
    wrong = any(one.table == number and one.severity is Severity.ERROR and one.suppressed is None for one in file.findings)
    values = {
        "name": f"{number + 1}. {_name(number + 1, table, words)}",
        "score": str(table.score.value),
        "grade": words.pick(GRADES[grade]),
        "consequence": words.pick((CONSEQUENCES if table.kind is TableKind.TARGET else REMARKS)[grade]),
    }
    return words.fill(TABLE_CONCLUSION, values) + (words.pick(ERRORS_FIRST) if wrong else "")


def _problems(file: FileResult, words: Words) -> Iterator[Block]:
    """The findings of a file that stand, table by table and dimension by dimension."""
    found = [one for one in file.findings if one.suppressed is None]
    for number, table in [*enumerate(file.tables), (None, None)]:
        of_table = [one for one in found if one.table == number]
        if not of_table:
            continue
        name = words.say("file-wide") if table is None or number is None else f"{number + 1}. {_name(number + 1, table, words)}"
        yield Paragraph(name, bold=True)
        for dimension in Dimension:
            of_dimension = [one for one in of_table if one.dimension is dimension]
            if of_dimension:
                yield Paragraph(words.pick(DIMENSIONS[dimension]), bold=True, size=11)
                yield Table([[words.pick(heading) for heading in HEADINGS], *_rows(of_dimension, words)], SHARES)


def _rows(findings: Sequence[Finding], words: Words) -> Iterator[list[str]]:
    for number, finding in enumerate(findings, 1):
        lines = [words.message(finding), others_text(finding, words)]
        if basis := basis_text(finding, words):
            lines.append(words.say("basis", text=basis))
        level = [words.severity(finding.severity), finding.code]
        if finding.standing is not None:
            level.append(standing_name(finding.standing, words))
        place = [words.address(finding.place, with_line=True), finding.indicator or ""]
        cells = [str(number), "\n".join(level), "\n".join(filter(None, place)), "\n".join(filter(None, lines))]
        yield [*cells, words.suggestion(finding)]


def _review(report: Report, words: Words) -> Iterator[Block]:
    if report.review is None:
        yield Paragraph(words.pick(NOT_COMPARED))
        return
    yield Paragraph(review_summary(report, words))


def _unread(report: Report, words: Words) -> Iterator[str]:
    for note in all_notes(report, words):
        path = f"{_stem(note.path)}：" if note.path is not None else ""
        yield f"{path}{note.line(words)}"
