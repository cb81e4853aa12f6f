"""Loading of rule packs: what is wrong is told with its file, line and rule; what loads is a rule like any other."""

from __future__ import annotations

from pathlib import Path

import pytest

from perflint.checks.declarative import conditions
from perflint.checks.declarative.errors import PackError
from perflint.checks.declarative.lines import lines_of_keys
from perflint.checks.declarative.loading import load_pack, with_packs
from perflint.checks.engine import Engine
from perflint.checks.findings import Basis, Dimension, Severity
from perflint.checks.registry import choose
from perflint.checks.rule import Expected
from perflint.config import ConfigError, load_config
from perflint.reports.words import Words
from perflint.run import check_files
from perflint.scoring import Scheme, ruleset
from tests.declarative.packs import HEAD, SLOGAN, write
from tests.reports.sample_report import RULES
from tests.rules.builder import make_table

EXAMPLES = SLOGAN[SLOGAN.index("[[rule.bad]]") :]
CONDITION = f'{HEAD}check = "condition"\ncondition = "CEL"\n\n{EXAMPLES}'
RANGE = f'{HEAD}check = "range"\nfields = ["target"]\nmin = 1\n\n{EXAMPLES}'


def told(error: PackError | ConfigError) -> str:
    return Words("zh").usage(error.kind, error.parameters)


def test_a_declared_rule_is_a_rule_like_any_other(tmp_path: Path) -> None:
    basis = 'basis = [{ document = "甲", clause = "第一条", verified = true }]\nsince = "2024"\n'
    (rule,) = load_pack(write(tmp_path, SLOGAN.replace("check =", f"{basis}check =", 1))).rules
    assert (rule.code, rule.rule, rule.name.zh, rule.why.en, rule.since) == (
        "Z101",
        "bureau-rule",
        "本局规则",
        "本局要求。",
        "2024",
    )
    assert (rule.severity, rule.dimension, rule.basis) == (
        Severity.WARNING,
        Dimension.FEASIBILITY,
        (Basis("甲", "第一条", True),),
    )
    (bad,) = rule.bad
    assert bad.document.splitlines()[-1] == "|  | 口号宣传 | 1次 |"
    parameters = {"field": "level3", "text": "口号宣传", "name": "口号宣传", "phrases": "口号", "found": "口号"}
    assert bad.findings == (Expected("B2", parameters),)
    assert [example.findings for example in rule.good] == [()]


def test_engine_fingerprints_and_folding(tmp_path: Path) -> None:
    (rule,) = load_pack(write(tmp_path, SLOGAN)).rules
    rows = [{"level3": name, "target": "1"} for name in ("口号甲", "口号乙", "口号丙", "培训人数")]
    from perflint.tables.model import Coverage, Submission

    submission = Submission("a.md", "markdown", [make_table(rows)], Coverage())
    engine = Engine(choose([rule]))
    (finding,) = engine.findings(engine.check(submission))
    assert (finding.code, finding.place.cell, finding.count, len(finding.related), len(finding.fingerprint)) == (
        "Z101",
        "A2",
        3,
        2,
        16,
    )


def test_what_is_declared_belongs_to_the_ruleset(tmp_path: Path) -> None:
    first = load_pack(write(tmp_path, SLOGAN)).rules
    second = load_pack(write(tmp_path, SLOGAN.replace('["口号"]', '["口号", "标语"]'))).rules
    names = {ruleset([rule()], {}, Scheme()) for rule in (*first, *first, *second)}
    assert len(names) == 2


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("[[rule]]", "[[rules]]", "pack.toml:1：规则 ?：没有“rules”这个设置，请检查拼写"),
        ('code = "Z101"', 'code = "101"', "pack.toml:2：规则 bureau-rule：“code”的值“101”不能用：写法不对"),
        ('code = "Z101"\n', "", "pack.toml:1：规则 bureau-rule：缺少“code”"),
        ('"warning"', '"bad"', "pack.toml:8：规则 bureau-rule：“severity”的值“bad”不能用：应为 'error', 'warning' or 'info'"),
        ("fields = [", "feilds = [", "pack.toml:11：规则 bureau-rule：没有“feilds”这个设置，请检查拼写"),
        ("phrases = [", "min = 1\nphrases = [", "pack.toml:12：规则 bureau-rule：没有“min”这个设置，请检查拼写"),
        ('["level3"]', '["name"]', "pack.toml:11：规则 bureau-rule：“fields”的值“name”不能用：没有这个字段；可用的有：level1"),
        ('["level3"]', '["level3", "goal"]', "pack.toml:1：规则 bureau-rule：“rule”的值“{"),
        ('["level3"]', "[]", "pack.toml:11：规则 bureau-rule：“fields”的值“[]”不能用：至少写 1 项"),
        ('["口号"]', '[" "]', "pack.toml:12：规则 bureau-rule：“phrases”的值“ ”不能用：不能为空"),
        (
            '"phrases-absent"',
            '"absent"',
            "pack.toml:10：规则 bureau-rule：check 应为以下之一：phrases-present, phrases-absent, pattern",
        ),
        (
            '"不符合要求。"',
            '"{txt}不符合要求。"',
            "pack.toml:6：规则 bureau-rule：message 里不能用 {txt}；可用的有：{field}, {found}, {name}, {phrases}, {text}",
        ),
        ('"请修改。"', '"{text.upper}"', "pack.toml:7：规则 bureau-rule：suggestion 里不能用 {text.upper}；可用的有：{field}"),
        (
            'level3 = "口号宣传"',
            'level3 = "宣传"',
            "pack.toml:14：规则 bureau-rule：这个例子（bad）应当被查出问题，但没有",
        ),
        (
            'level3 = "宣传次数"',
            'level3 = "宣传口号"',
            "pack.toml:17：规则 bureau-rule：这个例子（good）不应有问题，却在 B2 报告了问题",
        ),
        (
            'level3 = "宣传次数", target = "1次"',
            'level3 = "宣传次数"',
            "pack.toml:17：规则 bureau-rule：这个例子没有读成指标表；请写上指标名称和指标值，或改用 table 写一张小表",
        ),
        (
            'indicator = { level3 = "口号宣传", target = "1次" }',
            "",
            "pack.toml:14：规则 bureau-rule：“bad”的值“{}”不能用：table 和 indicator 应当写一个，只写一个",
        ),
        (
            'indicator = { level3 = "口号宣传", target = "1次" }',
            'at = "A1"\nindicator = { level3 = "口号宣传", target = "1次" }',
            "pack.toml:14：规则 bureau-rule：“bad”的值“{",
        ),
        (
            'indicator = { level3 = "口号宣传", target = "1次" }',
            'table = """\n| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 口号 | 1 | 5 |\n"""\nat = "A3"',
            "pack.toml:14：规则 bureau-rule：这个例子的问题在 A2，与 at 写的位置不一致",
        ),
        ("[[rule.good]]", "[[rule.bad]]", "pack.toml:1：规则 bureau-rule：缺少“good”"),
        ('name = "', 'name == "', "pack.toml：规则文件的 TOML 语法有误：Invalid value (at line 4, column 7)"),
    ],
)
def test_errors_name_file_line_and_rule(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in SLOGAN
    with pytest.raises(PackError) as raised:
        load_pack(write(tmp_path, SLOGAN.replace(old, new, 1)))
    assert told(raised.value).removeprefix(f"{tmp_path}/").startswith(message)


@pytest.mark.parametrize(
    ("text", "kind", "problem"),
    [
        (RANGE.replace("min = 1", ""), "pack-value", "min 和 max 至少写一个"),
        (RANGE.replace("min = 1", "min = 2\nmax = 1"), "pack-value", "min 不能大于 max"),
        (RANGE.replace("min = 1", 'min = 2\nunit = "斤两"'), "pack-value", "不认识这个单位"),
        (
            RANGE.replace('"target"', '"year"').replace("min = 1", "min = 1\nwhere = { unit = '人' }"),
            "pack-value",
            "检查表头的规则",
        ),
        (SLOGAN.replace('"phrases-absent"', '"pattern"').replace("phrases =", "phrases=1\npattern ="), "pack-key", "phrases"),
    ],
)
def test_settings_that_contradict_each_other(tmp_path: Path, text: str, kind: str, problem: str) -> None:
    with pytest.raises(PackError) as raised:
        load_pack(write(tmp_path, text))
    assert raised.value.kind == kind
    assert problem in told(raised.value)


@pytest.mark.parametrize(
    ("condition", "message"),
    [
        ("wieght > 5", "条件写法有误：1:1: undeclared reference to 'wieght' (in container '')"),
        ("level3 > 5", "条件写法有误：1:8: found no matching overload for '_>_' applied to '(string, int)'"),
        ("level3", "条件的结果应为真或假（true、false）"),
        ("target_number * 2 > 1", "检查这个例子时出错"),
    ],
)
def test_conditions_that_cannot_be_used(tmp_path: Path, condition: str, message: str) -> None:
    with pytest.raises(PackError) as raised:
        load_pack(write(tmp_path, CONDITION.replace("CEL", condition)))
    assert told(raised.value).endswith(f"规则 bureau-rule：{message}")


def test_without_the_runtime_a_condition_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(conditions, "import_module", missing)
    conditions.condition_of.cache_clear()
    with pytest.raises(PackError) as raised:
        load_pack(write(tmp_path, CONDITION.replace("CEL", "weight < 5")))
    assert told(raised.value) == (
        f"{tmp_path}/pack.toml:11：规则 bureau-rule：条件规则需要另外安装组件：pip install perflint[cel]"
    )


def test_files_that_cannot_be_used(tmp_path: Path) -> None:
    (tmp_path / "gbk.toml").write_bytes("# 规则".encode("gbk"))
    (tmp_path / "empty").mkdir()
    kinds = []
    for path in (tmp_path / "absent.toml", tmp_path / "gbk.toml", write(tmp_path, "", "none.toml"), tmp_path / "empty"):
        with pytest.raises(PackError) as raised:
            with_packs((), [path])
        kinds.append((raised.value.kind, raised.value.parameters["source"]))
    assert kinds == [
        ("pack-unreadable", str(tmp_path / "absent.toml")),
        ("pack-encoding", str(tmp_path / "gbk.toml")),
        ("pack-empty", str(tmp_path / "none.toml")),
        ("pack-empty-folder", str(tmp_path / "empty")),
    ]


def test_a_folder_of_packs_and_the_same_pack_twice(tmp_path: Path) -> None:
    first = write(tmp_path, SLOGAN, "a.toml")
    write(tmp_path, SLOGAN.replace("Z101", "Z109").replace("bureau-rule", "bureau-other"), "b.toml")
    write(tmp_path, "not a pack", "notes.txt")
    rules = with_packs(RULES, [tmp_path, first, first.parent / "." / "a.toml"])
    assert [rule.code for rule in rules] == ["T901", "T902", "T903", "T904", "Z101", "Z109"]


@pytest.mark.parametrize(
    ("old", "new", "value", "other"),
    [
        ("Z101", "T901", "T901", "tests.reports.sample_report"),
        ("bureau-rule", "sample-percent", "sample-percent", "tests.reports.sample_report"),
    ],
)
def test_codes_and_names_are_unique(tmp_path: Path, old: str, new: str, value: str, other: str) -> None:
    path = write(tmp_path, SLOGAN.replace(old, new))
    with pytest.raises(PackError) as raised:
        with_packs(RULES, [path])
    assert (
        told(raised.value)
        == f"{path}:1：规则 {new if old != 'Z101' else 'bureau-rule'} 的“{value}”已被使用（{other}），代码和名称都不能重复"
    )


def test_two_rules_of_one_pack_are_told_apart_by_their_lines(tmp_path: Path) -> None:
    path = write(tmp_path, f"{SLOGAN}\n{SLOGAN.replace('Z101', 'Z102')}")
    with pytest.raises(PackError) as raised:
        with_packs((), [path])
    assert told(raised.value) == f"{path}:20：规则 bureau-rule 的“bureau-rule”已被使用（{path}:1），代码和名称都不能重复"


def test_a_configuration_names_packs_from_its_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "settings"
    folder.mkdir()
    write(folder, SLOGAN)
    path = write(folder, 'rules_files = ["pack.toml"]\n[rules.bureau-rule]\nseverity = "error"\n', "perflint.toml")
    config = load_config(path, RULES)
    assert config.rules_files == (folder / "pack.toml",)
    document = write(tmp_path, "| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 口号宣传 | ≥1次 | 100 |\n", "a.md")
    report = check_files([document], config, rules=RULES)
    found = [(finding.code, finding.severity, finding.place.cell) for finding in report.findings if finding.code == "Z101"]
    assert found == [("Z101", Severity.ERROR, "A2")]
    write(folder, '[rules.bureau-rule]\nseverity = "error"\n', "perflint.toml")
    with pytest.raises(ConfigError) as raised:  # without the pack there is no such rule
        load_config(path, RULES)
    assert raised.value.kind == "unknown-rule"
    monkeypatch.chdir(folder)  # nothing is loaded that nobody named
    assert "Z101" not in check_files([document], rules=RULES).rules


def test_lines_of_keys() -> None:
    head = 'a = 1\n[[rule]]\ncode = "x"\n[[rule.bad]]\ntable = """\n[[rule]]\nb = 1\n"""\nat = 1\n'
    text = head + "[[rule.bad]]\n[[rule]] # c\ncode = 2\n"
    assert lines_of_keys(text) == {
        ("a",): 1,
        ("rule", 0): 2,
        ("rule", 0, "code"): 3,
        ("rule", 0, "bad", 0): 4,
        ("rule", 0, "bad", 0, "table"): 5,
        ("rule", 0, "bad", 0, "at"): 9,
        ("rule", 0, "bad", 1): 10,
        ("rule", 1): 11,
        ("rule", 1, "code"): 12,
    }
