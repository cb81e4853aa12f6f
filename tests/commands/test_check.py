"""`perflint check`: exit codes, which files are read, formats and their files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from perflint.profiles import profile_files
from perflint.reports.formats import MODULES
from perflint.reports.schema import CheckRecord
from tests.commands.conftest import CLEAN, FAULTY, Cli, write
from tests.intake.archives import zipped_raw

FORMATS = ", ".join(("text", *MODULES))
PROFILES = f"{', '.join(profile_files())}，也可以写口径文件的路径（*.toml）"


def codes(report: str) -> list[tuple[str, list[str]]]:
    return [(Path(file["path"]).name, [finding["code"] for finding in file["findings"]]) for file in json.loads(report)["files"]]


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ([], 1),
        (["--exit-zero"], 0),
        (["--fail-on", "info"], 1),
        (["--ignore", "T901"], 0),
        (["--ignore", "sample-weight-sum"], 0),
        (["--option", "sample-weight-sum.total=95"], 0),
        (["--min-score", "97"], 1),
        (["--ignore", "T901", "--min-score", "100"], 0),
    ],
)
def test_exit_codes_of_an_error(cli: Cli, faulty: Path, options: list[str], code: int) -> None:
    assert cli("check", faulty, *options).code == code


@pytest.mark.parametrize(
    ("options", "code"), [([], 0), (["--fail-on", "warning"], 1), (["--min-score", "99.0"], 0), (["--min-score", "99.1"], 1)]
)
def test_exit_codes_of_a_warning(cli: Cli, warning: Path, options: list[str], code: int) -> None:
    assert cli("check", warning, *options).code == code


def test_the_compared_score_is_the_printed_one(cli: Cli, tmp_path: Path, warning: Path, clean: Path) -> None:
    """Seven clean tables and one of 99.0 make 99.875: printed, and compared, as 99.9."""
    parts = [warning.read_text(encoding="utf-8"), *[CLEAN] * 7]
    many = write(tmp_path / "many.md", "\n\n".join(parts))
    printed = json.loads(cli("check", many, "--format", "json").out)["files"][0]["score"]
    assert printed == 99.9
    assert cli("check", many, "--min-score", printed).code == 0
    assert cli("check", many, "--min-score", "99.91").code == 1


def test_a_file_that_cannot_be_read_is_2_and_stops_nobody(cli: Cli, tmp_path: Path, faulty: Path) -> None:
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK\x03\x04 and nothing more")
    outcome = cli("check", broken, tmp_path / "absent.xlsx", faulty, "--format", "json", "--exit-zero")
    assert outcome.code == 2
    assert codes(outcome.out) == [("faulty.md", ["T901"])]
    errors = [(error["kind"], Path(error["path"]).name) for error in json.loads(outcome.out)["summary"]["errors"]]
    assert errors == [("not-found", "absent.xlsx"), ("truncated", "broken.xlsx")]
    assert "absent.xlsx，文件不存在" in outcome.err


def test_nothing_to_check_is_3(cli: Cli, tmp_path: Path, clean: Path) -> None:
    (tmp_path / "empty").mkdir()
    prose = write(tmp_path / "prose.txt", "这里没有表。\n")
    assert cli("check", tmp_path / "empty").code == 3
    assert cli("check", prose, "--exit-zero").code == 3
    both = cli("check", prose, clean)
    assert both.code == 0
    assert "prose.txt\n  没有读到指标表，未检查" in both.out


def test_a_folder_is_read_in_order_and_the_rest_is_reported(cli: Cli, tmp_path: Path) -> None:
    for name in ("b.md", "a/z.md", "~$b.md", ".hidden.md", ".git/c.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        write(tmp_path / name, f"{CLEAN}\n{name}\n")
    (tmp_path / "sound.mp3").write_bytes(b"ID3\x03\0\0\0\0")
    (tmp_path / "photo.gif").write_bytes(b"GIF89a")
    write(tmp_path / "report.json", "{}")
    outcome = cli("check", tmp_path, tmp_path / "b.md", "--format", "json")
    report = json.loads(outcome.out)
    assert outcome.code == 0
    assert [file["path"] for file in report["files"]] == [f"{tmp_path}/b.md", f"{tmp_path}/a/z.md"]
    assert sorted((Path(file["path"]).name, file["reason"]) for file in report["summary"]["skipped"]) == [
        (".git", "hidden-folder"),
        (".hidden.md", "hidden-file"),
        ("photo.gif", "unsupported-format"),
        ("report.json", "unknown-text"),
        ("sound.mp3", "binary-text"),
        ("~$b.md", "lock-file"),
    ]


def test_equal_contents_are_checked_once(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("甲.md", "乙.md", "丙.markdown", "丁.txt"):
        write(Path(name), CLEAN)
    outcome = cli("check", "甲.md", ".")
    assert "  未读：乙.md，与 甲.md 内容完全相同，只检查一次\n" in outcome.out
    report = json.loads(cli("check", "甲.md", ".", "--format", "json").out)
    assert [file["path"] for file in report["files"]] == ["甲.md", "丁.txt"]
    assert [(one["path"], one["reason"]) for one in report["summary"]["skipped"]] == [
        ("丙.markdown", "duplicate"),
        ("乙.md", "duplicate"),
    ]


def test_an_archive_is_checked_file_by_file(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    members = {"申报/甲.md": FAULTY.encode(), "申报/乙.md": CLEAN.encode(), "照片.gif": b"GIF89a"}
    Path("包.zip").write_bytes(zipped_raw({name.encode("gbk"): data for name, data in members.items()}))
    outcome = cli("check", "包.zip")
    assert outcome.code == 1
    assert "包.zip!申报/甲.md\n  第1张指标表" in outcome.out
    assert "  包.zip!申报/乙.md：1 个工作表或表格，1 张指标表，2 行\n  未读：包.zip!照片.gif，不支持的格式" in outcome.out
    assert codes(cli("check", "包.zip", "--format", "json").out) == [("甲.md", ["T901"]), ("乙.md", [])]


def test_a_file_of_a_folder_that_pretends_is_an_error(cli: Cli, tmp_path: Path, clean: Path) -> None:
    (tmp_path / "photo.xlsx").write_bytes(b"GIF89a")
    outcome = cli("check", tmp_path)
    assert outcome.code == 2
    assert f"无法处理：{tmp_path}/photo.xlsx，不支持的格式" in outcome.out
    assert f"{clean}\n  没有发现问题" in outcome.out


def test_a_named_file_of_an_unsupported_format_is_an_error(cli: Cli, tmp_path: Path, clean: Path) -> None:
    data = tmp_path / "a.gz"
    data.write_bytes(b"\x1f\x8b\x08")
    outcome = cli("check", data, clean)
    assert outcome.code == 2
    assert f"无法处理：{data}，不支持的格式" in outcome.out


def test_formats_go_to_files_and_the_screen(cli: Cli, tmp_path: Path, faulty: Path) -> None:
    target = tmp_path / "report.json"
    outcome = cli("check", faulty, "--format", "text", "--format", f"json:{target}")
    assert outcome.out.startswith(f"{faulty}\n")
    assert codes(target.read_text(encoding="utf-8")) == [("faulty.md", ["T901"])]
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".tmp")] == []
    assert cli("check", faulty, "--format", f"text:{tmp_path / 'report.txt'}").out == ""


def test_json_follows_its_schema(cli: Cli, faulty: Path) -> None:
    outcome = cli("check", faulty, "--format", "json")
    record = TypeAdapter(CheckRecord).validate_json(outcome.out)
    assert (record.schema_version, record.tool.name, record.files[0].grade) == (1, "perflint", "优")
    assert outcome.out == cli("check", faulty, "--format", "json").out


@pytest.mark.parametrize(
    ("formats", "message"),
    [
        (["pdf"], f"没有“pdf”这种输出格式；目前可用：{FORMATS}"),
        (["json:"], f"没有“json:”这种输出格式；目前可用：{FORMATS}"),
        (["text", "json"], "只能有一种格式输出到屏幕，其余请写成 格式:文件"),
        (["json:{folder}/r", "text:{folder}/r"], "两种格式不能写到同一个文件：{folder}/r"),
        (["json:{folder}/faulty.md"], "输出文件 {folder}/faulty.md 就是被检查的文件，不会覆盖它"),
        (["json:{folder}/absent/r.json"], "输出文件 {folder}/absent/r.json 写不了：No such file or directory"),
    ],
)
@pytest.mark.parametrize("by_folder", [False, True])
def test_outputs_that_cannot_be(
    cli: Cli, tmp_path: Path, faulty: Path, formats: list[str], message: str, by_folder: bool
) -> None:
    before = faulty.read_bytes()
    options = [part for one in formats for part in ("--format", one.format(folder=tmp_path))]
    outcome = cli("check", tmp_path if by_folder else faulty, *options)
    assert (outcome.code, outcome.err) == (2, f"perflint: {message.format(folder=tmp_path)}\n")
    assert faulty.read_bytes() == before


def test_quiet_prints_findings_only(cli: Cli, faulty: Path) -> None:
    outcome = cli("check", faulty, "--quiet")
    assert "权重合计为 95，应为 100" in outcome.out
    assert "评分" not in outcome.out
    assert "检查范围" not in outcome.out


def test_english(cli: Cli, faulty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    message = "the weights add up to 95, not 100"
    assert message in cli("check", faulty, "--lang", "en").out
    monkeypatch.setenv("PERFLINT_LANG", "en")
    assert message in cli("check", faulty).out
    assert message not in cli("check", faulty, "--lang", "zh").out


def test_a_configuration_file(cli: Cli, tmp_path: Path, faulty: Path) -> None:
    config = write(tmp_path / "perflint.toml", 'lang = "en"\n[rules.sample-weight-sum]\nseverity = "warning"\n')
    outcome = cli("check", faulty, "--config", config)
    assert (outcome.code, "warning T901" in outcome.out) == (0, True)
    assert cli("check", faulty, "--config", config, "--fail-on", "warning").code == 1
    write(config, "[limits]\nrow = 1\n")
    outcome = cli("check", faulty, "--config", config)
    assert (outcome.code, outcome.err) == (2, f"perflint: {config}:2：没有“limits.row”这个设置，请检查拼写\n")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--select", "X9"], "--select：没有与“X9”相符的规则；用 perflint rules 查看全部规则"),
        (["--ignore", "T9"], "没有可运行的规则：没有安装规则包，或被 --select/--ignore 全部排除了"),
        (["--profile", "beijing"], "--profile：没有名为“beijing”的口径；可用的有：" + PROFILES),
        (["--fail-on", "fatal"], "--fail-on：“fail_on”的值“fatal”不能用：应为 'error', 'warning' or 'info'"),
        (["--min-score", "high"], "--min-score：“min_score”的值“high”不能用：应为数字"),
        (["--colour"], "没有 --colour 这个选项；用 --help 查看可用的选项"),
    ],
)
def test_wrong_usage(cli: Cli, faulty: Path, options: list[str], message: str) -> None:
    outcome = cli("check", faulty, *options)
    assert (outcome.code, outcome.out, outcome.err) == (2, "", f"perflint: {message}\n")


def test_options_of_what_is_not_there_yet_are_accepted(cli: Cli, clean: Path) -> None:
    assert cli("check", clean, "--jobs", "4", "--no-cache", "--no-progress", "--profile", "default").code == 0


def test_a_crashing_rule_is_a_tool_error(cli: Cli, faulty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.reports.sample_report import WeightSum

    def crash(self: WeightSum, table: object) -> None:
        raise KeyError("secret cell text")

    monkeypatch.setattr(WeightSum, "check", crash)
    outcome = cli("check", faulty)
    assert outcome.code == 2
    assert "规则 T901 sample-weight-sum 运行出错（KeyError）" in outcome.out
    assert "secret" not in outcome.out + outcome.err


def test_a_crashing_reader_is_a_tool_error(cli: Cli, faulty: Path, clean: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import perflint.tables

    real = perflint.tables.read_submission

    def crash(document: object) -> object:
        if str(getattr(document, "path", "")).endswith("clean.md"):
            raise IndexError("secret cell text")
        return real(document)  # type: ignore[arg-type]

    monkeypatch.setattr(perflint.tables, "read_submission", crash)
    outcome = cli("check", clean, faulty)
    assert outcome.code == 2
    assert f"无法处理：{clean}，程序内部出错（IndexError，test_check.py:" in outcome.out
    assert "权重合计为 95，应为 100" in outcome.out
    assert "secret" not in outcome.out + outcome.err


def test_help_names_the_formats_of_each_command(cli: Cli) -> None:
    def named(command: str) -> str:
        text = cli(command, "--help").out
        return "".join(text.split("输出格式：")[1].split("；")[0].split())

    assert named("check") == "text" + "".join(MODULES)
    assert (named("extract"), named("rules")) == ("textjson", "textjson")


@pytest.mark.parametrize("name", MODULES)
def test_every_format_can_be_written_to_a_file(cli: Cli, tmp_path: Path, faulty: Path, name: str) -> None:
    target = tmp_path / "out" / f"report.{name}"
    target.parent.mkdir()
    assert cli("check", faulty, "--format", f"{name}:{target}", "--exit-zero") == (0, "", "")
    assert target.stat().st_size > 100


def test_a_file_of_its_own_kind_does_not_go_to_a_terminal(cli: Cli, faulty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The JSON module stands for such a format here."""
    from perflint.reports import json as module

    monkeypatch.setattr(module, "BINARY", True, raising=False)
    assert cli("check", faulty, "--format", "json").code == 1
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    outcome = cli("check", faulty, "--format", "json")
    assert (outcome.code, outcome.err) == (2, "perflint: json 不能显示在屏幕上，请写成 json:文件\n")
