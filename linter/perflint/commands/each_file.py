"""Reports into a folder: one for each checked file, named after it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePosixPath

from perflint.commands.output import Output, write_file
from perflint.config import ConfigError
from perflint.regex import regex
from perflint.report import FileResult, Report
from perflint.reports.formats import extension

#: What no file name of Windows may have, and what separates an archive from its members.
_NOT_IN_NAMES = regex(r'[<>:"/\\|?*!\x00-\x1f]+')


def write_each(output: Output, report: Report, render: Callable[[Report], bytes]) -> None:
    """Write the report of each file into the folder of an output. Raises ConfigError."""
    folder = output.folder
    if folder is None:
        raise ValueError("an output that is no folder")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigError("output-unwritable", value=folder, reason=error.strerror) from error
    for file, name in zip(report.files, names([file.path for file in report.files]), strict=True):
        write_file(folder / f"{name}.{extension(output.format)}", render(report_of(report, file)))


def report_of(report: Report, file: FileResult) -> Report:
    """The part of a report that is about one of its files."""
    review = report.review
    if review is not None:
        files = tuple(one for one in review.files if one.path == file.path)
        before = {one.previous for one in files}
        review = replace(review, files=files, gone=tuple(one for one in review.gone if one.path in before))
    return replace(report, files=(file,), skipped=(), errors=(), review=review)


def names(paths: list[str]) -> list[str]:
    """Names for reports: the stem of each path, with as many of its folders before it as it takes to tell them apart."""
    parts = [PurePosixPath(path).with_suffix("").parts for path in paths]
    lengths = [1] * len(paths)
    while True:
        found = [_NOT_IN_NAMES.sub("-", "-".join(one[-length:])).strip("-. ") for one, length in zip(parts, lengths, strict=True)]
        counts = Counter(name.lower() for name in found)
        longer = [
            min(length + (counts[name.lower()] > 1), len(one)) for name, one, length in zip(found, parts, lengths, strict=True)
        ]
        if longer == lengths:  # what is still equal differs only in its ending
            return [f"{name}-{number}" if counts[name.lower()] > 1 else name for number, name in enumerate(found, 1)]
        lengths = longer
