"""`perflint fix`: corrected copies of files, the originals left as they are unless asked otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from perflint.checking import internal_error
from perflint.checks.findings import ToolError
from perflint.checks.fix import Fix, all_fixes
from perflint.checks.registry import all_rules, choose
from perflint.commands.options import Common, Paths, with_common
from perflint.commands.output import TEXT, emit, outputs, write_file
from perflint.commands.progress import progress_of
from perflint.commands.settings import configure
from perflint.commands.troubles import print_errors
from perflint.config import Config, ConfigError, first_fit, known_rules, rule_settings
from perflint.documents import DocumentError
from perflint.fixing import FixedFile, FixRun, chosen_fixes, fix_file
from perflint.intake import Intake, Source, collect, open_source, shown
from perflint.report import SkippedFile
from perflint.reports.paper import Paper
from perflint.reports.words import Words

OK, CHANGES, ERROR, NOTHING = 0, 1, 2, 3

#: What a copy is called: 绩效表.xlsx becomes 绩效表.fixed.xlsx.
MARK = ".fixed"

Unsafe = Annotated[bool, typer.Option("--unsafe")]
InPlace = Annotated[bool, typer.Option("--in-place")]
Diff = Annotated[bool, typer.Option("--diff")]
Folder = Annotated[Path | None, typer.Option("--output-dir", metavar="FOLDER", show_default=False)]


@with_common
def fix(
    paths: Paths,
    common: Common,
    unsafe: Unsafe = False,
    in_place: InPlace = False,
    diff: Diff = False,
    output_dir: Folder = None,
) -> int:
    """Write corrected copies of files and return the exit code."""
    if in_place and output_dir is not None:
        raise ConfigError("one-of-two", value="--in-place", other="--output-dir")
    config = configure(common, paths)
    words = Words(config.lang)
    chosen = outputs(common, "fix", paths)
    fixes = chosen_fixes(all_fixes(), selected_rules(config), unsafe)
    intake = collect(paths, excluded=lambda path: first_fit(config.exclude, path, config.folder))
    intake.sources = [source for source in intake.sources if source.named or not is_copy(source)]
    taken: set[Path] = {source.path.resolve() for source in intake.sources if source.path is not None}
    files: list[tuple[FixedFile, Path | None]] = []
    with progress_of(common) as on_progress:
        for number, source in enumerate(intake.sources, 1):
            if on_progress is not None:
                on_progress(number, len(intake.sources), source.name)
            for fixed in attempt(source, fixes, config, intake):
                target = None
                if fixed.applied and not diff and source.path is not None:
                    target = source.path if in_place else target_of(source.path, output_dir, taken)
                    if not in_place and target.exists() and target.read_bytes() != fixed.data:
                        # whoever got that copy may have worked on it
                        intake.errors.append(ToolError("copy-exists", shown(target)))
                        target = None
                    else:
                        write_file(target, fixed.data)
                files.append((fixed, target))
    run = FixRun(tuple(files), tuple(intake.skipped), tuple(intake.errors), diff)

    def write_text(paper: Paper) -> None:
        from perflint.reports.fix_text import write_fixes

        write_fixes(run, words, paper)

    def render_json(_: str) -> bytes:
        from perflint.reports.fix_json import render_fixes

        return render_fixes(run, words).encode("utf-8")

    emit(chosen, write_text, render_json)
    if not any(output.format == TEXT and output.path is None for output in chosen):
        print_errors(run.errors, words)
    return exit_code(run)


def attempt(source: Source, fixes: Sequence[Fix], config: Config, intake: Intake) -> Iterator[FixedFile]:
    """Fix one file; where that fails, note in `intake` why. Formats that are only read are passed over."""
    material = open_source(source, config.limits)
    if isinstance(material, ToolError):
        intake.errors.append(material)
        return
    try:
        yield fix_file(material.data, material.name, fixes, config.limits)
    except DocumentError as error:
        if not source.named and error.kind in ("not-editable", "unsupported-format", "binary-text"):
            intake.skipped.append(SkippedFile(source.name, error.kind))
        else:
            intake.errors.append(ToolError(error.kind, source.name, error.parameters))
    except Exception as error:  # noqa: BLE001 - a fault of perflint is reported with its file, and the batch goes on
        intake.errors.append(internal_error(source.name, error))


def selected_rules(config: Config) -> list[str] | None:
    """The names of the rules whose findings are to be mended; None for all. Raises ConfigError."""
    if not config.select and not config.ignore:
        return None
    rules = known_rules(all_rules(), config.rules_files)
    settings, _ = rule_settings(config, rules)
    return [rule.rule for rule in choose(rules, config.select, config.ignore, settings)]


def is_copy(source: Source) -> bool:
    """Whether a file of a folder is a copy that an earlier call wrote beside its original."""
    path = source.path
    return path is not None and path.stem.endswith(MARK) and path.with_stem(path.stem.removesuffix(MARK)).exists()


def target_of(path: Path, folder: Path | None, taken: set[Path]) -> Path:
    """Where the copy of a file goes: beside it under another name, or into a folder, never over a file of this run.

    Raises ConfigError where two files would become one.
    """
    target = path.with_stem(path.stem + MARK) if folder is None else folder / path.name
    if target.resolve() in taken:
        raise ConfigError("same-output", value=target)
    taken.add(target.resolve())
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
    return target


def exit_code(run: FixRun) -> int:
    """0 done, 1 where `--diff` shows changes, 2 for an error, 3 where there was no table."""
    if run.errors:
        return ERROR
    if not any(fixed.tables for fixed, _ in run.files):
        return NOTHING
    return CHANGES if run.only_shown and any(fixed.applied for fixed, _ in run.files) else OK
