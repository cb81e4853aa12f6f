"""Profiles: what the installed ones hold, how layers lie over each other, what may not be ignored."""

from __future__ import annotations

import json
import tomllib
from decimal import Decimal
from pathlib import Path

import pytest

from perflint.checks.findings import Severity
from perflint.checks.registry import all_rules
from perflint.commands.application import run
from perflint.config import Config, ConfigError, rule_settings
from perflint.profiles import Profile, layered, load_profile, profile_files
from perflint.reports.words import Words
from perflint.run import Run, check_files
from perflint.scoring import Scheme

NAMES = ["chongqing", "default", "guangxi", "hubei", "national-2015", "national-2021"]
FACTS = Path(__file__).parents[2] / "docs" / "facts.toml"
#: What the facts of the documentation call the status of a ground.
STATUSES = {
    "SEEN": {"verified", "practice"},
    "SEEN*": {"unnamed"},
    "RECALLED-H": {"recalled"},
    "RECALLED-M": {"recalled"},
    "RECALLED-L": {"recalled"},
    "DESIGN": set[str](),
}

DOCUMENT = """\
# 2024年项目支出绩效目标表

项目名称：业务培训费

| 一级指标 | 三级指标 | 指标值 | 权重 |
|---|---|---|---|
| 产出指标 | 培训人数 | ≥200人 | 60 |
| 效益指标 | 持证上岗率 | ≥95% | 35 |
"""
COST = DOCUMENT.replace("| 产出指标 |", "| 成本指标 | 培训成本 | ≤9万元 | 5 |\n| 产出指标 |")


def write(folder: Path, text: str, name: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def codes(config: Config, document: Path) -> list[tuple[str, str]]:
    return [(finding.code, finding.severity.value) for finding in check_files([document], config).findings]


def set_keys(content: dict[str, object]) -> set[str]:
    """The keys that a profile sets besides its texts, as its grounds name them."""
    found = set()
    for key, value in content.items():
        if key in ("rules", "scoring") and isinstance(value, dict):
            nested = {f"{key}.{name}": one for name, one in value.items()}
            for name, one in nested.items():
                found |= {f"{name}.{option}" for option in one} if isinstance(one, dict) else {name}
        elif key not in ("title", "about", "grounds"):
            found.add(key)
    return found


def test_the_installed_profiles() -> None:
    assert list(profile_files()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_value_of_a_profile_says_what_it_rests_on(name: str) -> None:
    path = profile_files()[name]
    profile = load_profile(name, all_rules())
    stated = {key for ground in profile.grounds for key in ground.keys}
    assert stated == set_keys(tomllib.loads(path.read_text(encoding="utf-8")))
    assert profile.title
    assert profile.about


@pytest.mark.parametrize("name", NAMES)
def test_grounds_have_the_status_of_their_facts(name: str) -> None:
    facts = tomllib.loads(FACTS.read_text(encoding="utf-8"))
    for ground in load_profile(name, all_rules()).grounds:
        assert facts[ground.fact]["status"] in STATUSES[ground.status], ground


def test_what_the_profiles_set() -> None:
    rules = all_rules()
    found = {}
    for name in NAMES:
        profile = load_profile(name, rules)
        settings, severities = rule_settings(Config.model_construct(rules=profile.rules), rules)
        found[name] = (profile.taxonomy, profile.mandatory, settings, severities)
    split = ("产出50 效益30 满意度10", "产出50 效益40")
    totals = (Decimal(100), Decimal(90), Decimal(80))
    assert found == {
        "default": ("auto", (), {}, {}),
        "national-2015": (
            "national-2015",
            ("level-missing", "satisfaction-missing", "weight-sum"),
            {"weight-split": {"splits": split[:1]}},
            {"satisfaction-missing": Severity.ERROR},
        ),
        "national-2021": (
            "national-2021",
            ("level-missing", "weight-sum"),
            {"weight-split": {"splits": ("成本20 产出40 效益20 满意度10", "成本20 产出40 效益30", *split)}},
            {},
        ),
        "chongqing": (
            "auto",
            ("core-missing", "goal-missing", "missing-value"),
            {"core-missing": {"region": "重庆", "least_in_department": 5}},
            {},
        ),
        "hubei": (
            "auto",
            (),
            {
                "weight-sum": {"accepted_totals": totals},
                "weight-subtotal": {"accepted_totals": totals},
                "execution-rate": {"accepted_weights": (Decimal(20), Decimal(10))},
                "qualitative-score-band": {"partly_from": Decimal(50)},
            },
            {"satisfaction-missing": Severity.INFO, "duplicate-indicator": Severity.INFO},
        ),
        "guangxi": (
            "auto",
            ("overshoot-unexplained",),
            {"overshoot-unexplained": {"factor": Decimal("1.3")}},
            {"overshoot-unexplained": Severity.ERROR},
        ),
    }


def test_a_profile_changes_what_is_found(tmp_path: Path) -> None:
    path = write(tmp_path, DOCUMENT, "a.md")
    chosen = ("satisfaction-missing", "weight-sum")
    found = {name: codes(Config(select=chosen, profile=name), path) for name in ("default", "hubei", "national-2021")}
    assert found == {
        "default": [("M107", "warning"), ("W101", "error")],
        "hubei": [("M107", "info"), ("W101", "error")],
        "national-2021": [("M107", "warning"), ("W101", "error")],
    }
    eighty = write(tmp_path, DOCUMENT.replace("35", "20"), "b.md")
    found = {name: codes(Config(select=("weight-sum",), profile=name), eighty) for name in ("default", "hubei")}
    assert found == {"default": [("W101", "error")], "hubei": []}


OWN = """\
title = "本局"
about = "试验"
ignore = ["W101"]

[scoring]
error = 5

[rules.weight-split]
severity = "warning"

[rules.W103]
most_decimals = 1
"""


def test_layers_lie_over_each_other(tmp_path: Path) -> None:
    rules = all_rules()
    path = write(tmp_path, OWN, "own.toml")
    profile = load_profile(str(path), rules)
    config = Config(
        profile=str(path),
        ignore=("M1",),
        scoring=Scheme(warning=Decimal(2)),
        rules={"W102": {"severity": "error"}, "weight-invalid": {"most_decimals": 0}},
    )
    once = layered(config, rules, profile)
    assert (once.select, once.ignore) == ((), ("W101", "M1"))
    assert (once.scoring.error, once.scoring.warning, once.scoring.good) == (Decimal(5), Decimal(2), Decimal(80))
    assert rule_settings(once, rules) == ({"weight-invalid": {"most_decimals": 0}}, {"weight-split": Severity.ERROR})
    assert layered(once, rules, profile) == once


def test_what_the_user_selects_replaces_the_choice_of_the_profile(tmp_path: Path) -> None:
    rules = all_rules()
    path = write(tmp_path, OWN, "own.toml")
    config = layered(Config(profile=str(path), select=("W101",)), rules, load_profile(str(path), rules))
    assert (config.select, config.ignore) == (("W101",), ())
    report = Run(Config(profile=str(path), select=("W101",)), rules).report()
    assert [rule.code for rule in report.rules] == ["W101"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("title", "titel", "own.toml:1：没有“titel”这个设置，请检查拼写"),
        ('ignore = ["W101"]', 'mandatory = ["W1"]', "own.toml:3：没有名为“W1”的规则；用 perflint rules 查看全部规则"),
        ('["W101"]', '["no-such"]', "own.toml:3：没有名为“no-such”的规则；用 perflint rules 查看全部规则"),
        ("weight-split", "weight-splits", "own.toml:8：没有名为“weight-splits”的规则；用 perflint rules 查看全部规则"),
        ("most_decimals = 1", "least = 1", "own.toml:12：规则没有“rules.W103.least”这个选项；可用的有：most_decimals, severity"),
        ("most_decimals = 1", 'most_decimals = "x"', "own.toml:12：“rules.W103.most_decimals”的值“x”不能用：应为整数"),
        ("error = 5", "erorr = 5", "own.toml:6：没有“scoring.erorr”这个设置，请检查拼写"),
        (
            'ignore = ["W101"]',
            'ignore = ["W"]\nmandatory = ["weight-sum"]',
            "own.toml:3：口径 own 规定规则 W101 weight-sum 必须检查，不能用“W”忽略",
        ),
    ],
)
def test_errors_of_a_profile_name_file_key_and_line(tmp_path: Path, old: str, new: str, message: str) -> None:
    path = write(tmp_path, OWN.replace(old, new, 1), "own.toml")
    with pytest.raises(ConfigError) as raised:
        load_profile(str(path), all_rules())
    assert Words("zh").usage(raised.value.kind, raised.value.parameters) == f"{tmp_path}/{message}"


def test_mandatory_rules_run_whatever_is_selected(tmp_path: Path) -> None:
    rules = all_rules()
    report = Run(Config(profile="guangxi", select=("W101",)), rules).report()
    assert [rule.code for rule in report.rules] == ["S106", "W101"]


@pytest.mark.parametrize("entry", ["S106", "S1", "s", "overshoot-unexplained"])
def test_mandatory_rules_cannot_be_ignored(entry: str) -> None:
    with pytest.raises(ConfigError) as raised:
        Run(Config(profile="guangxi", ignore=(entry,)), all_rules())
    assert (raised.value.kind, raised.value.parameters["rule"]) == ("mandatory-rule", "S106 overshoot-unexplained")


def test_where_it_was_tried_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = write(tmp_path, DOCUMENT, "a.md")
    config = write(tmp_path, 'profile = "guangxi"\nignore = ["S106"]\n', "settings.toml")
    told = "口径 guangxi 规定规则 S106 overshoot-unexplained 必须检查，不能用“S106”忽略"
    assert run(["check", str(document), "--config", str(config)]) == 2
    assert capsys.readouterr() == ("", f"perflint: {config}:2：{told}\n")
    assert run(["check", str(document), "--profile", "guangxi", "--ignore", "S106"]) == 2
    assert capsys.readouterr() == ("", f"perflint: --ignore：{told}\n")


def test_an_unknown_profile_names_those_there_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = write(tmp_path, DOCUMENT, "a.md")
    config = write(tmp_path, 'lang = "zh"\nprofile = "beijing"\n', "perflint.toml")
    available = f"没有名为“beijing”的口径；可用的有：{', '.join(NAMES)}，也可以写口径文件的路径（*.toml）"
    assert run(["check", str(document), "--config", str(config)]) == 2
    assert capsys.readouterr().err == f"perflint: {config}:2：{available}\n"
    assert run(["extract", str(document), "--profile", "beijing"]) == 2
    assert capsys.readouterr().err == f"perflint: --profile：{available}\n"


def test_a_configuration_names_a_profile_beside_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "settings"
    folder.mkdir()
    write(folder, OWN, "own.toml")
    config = write(folder, 'profile = "own.toml"\n', "perflint.toml")
    document = write(tmp_path, DOCUMENT, "a.md")
    run(["check", str(document), "--config", str(config), "--format", "json"])
    report = json.loads(capsys.readouterr().out)
    assert report["profile"] == f"{folder}/own.toml"
    assert "W101" not in [finding["code"] for finding in report["files"][0]["findings"]]


def test_help_lists_the_profiles(capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("check", "rules"):
        run([command, "--help"])
        shown = "".join(capsys.readouterr().out.split())
        assert f"检查口径：{''.join(NAMES)}；或口径文件的路径" in shown


@pytest.mark.parametrize(
    ("profile", "taxonomies"),
    [
        ("default", ["national-2015", "national-2021"]),
        ("national-2015", ["national-2015", "national-2015"]),
        ("national-2021", ["national-2021", "national-2021"]),
        ("chongqing", ["national-2015", "national-2021"]),
    ],
)
def test_the_report_says_which_taxonomy_a_table_is_checked_by(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], profile: str, taxonomies: list[str]
) -> None:
    document = write(tmp_path, f"{DOCUMENT}\n{COST}", "a.md")
    run(["check", str(document), "--profile", profile, "--format", "json"])
    (file,) = json.loads(capsys.readouterr().out)["files"]
    assert [table["taxonomy"] for table in file["tables"]] == taxonomies
    run(["check", str(document), "--profile", profile])
    text = capsys.readouterr().out
    assert (f"检查口径：{profile}" in text) == (profile != "default")
    rows = [line.split() for line in text.splitlines()]
    assert [row[-1] for row in rows if len(row) == 9 and row[1] == "业务培训费"] == [
        {"national-2015": "2015版", "national-2021": "2021版"}[one] for one in taxonomies
    ]


def test_a_profile_that_changes_nothing_is_not_validated() -> None:
    assert load_profile("default", ()) == Profile.model_construct(
        **tomllib.loads(profile_files()["default"].read_text(encoding="utf-8"))
    )
