"""`perflint init`: a commented configuration to begin with."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from perflint.commands.options import Common, Lang, environment_language, with_common
from perflint.commands.output import write_file
from perflint.config import ConfigError
from perflint.config.files import FILE
from perflint.config.toml_text import commented_file
from perflint.reports.words import Words

Template = Annotated[Path | None, typer.Option("--letter-template", metavar="FILE", show_default=False)]
Force = Annotated[bool, typer.Option("--force")]
Folder = Annotated[Path, typer.Argument(metavar="FOLDER", show_default=False)]


@with_common
def init(common: Common, folder: Folder = Path(), force: Force = False, letter_template: Template = None) -> int:
    """Write `perflint.toml` into a folder, or the template of the letter into a file, and return the exit code.

    Raises ConfigError where there is one already.
    """
    lang = common.lang or environment_language(os.environ) or Lang.ZH
    if letter_template is not None:
        from perflint.reports.docx import default_template

        if letter_template.exists() and not force:
            raise ConfigError("output-exists", value=letter_template)
        write_file(letter_template, default_template(Words(lang)))
        print(letter_template.as_posix())
        return 0
    path = folder / FILE
    if not folder.is_dir():
        raise ConfigError("no-folder", value=folder)
    if path.exists() and not force:
        raise ConfigError("config-exists", value=path)
    write_file(path, commented_file(lang).encode("utf-8"))
    print(path.as_posix())
    return 0
