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

Folder = Annotated[Path, typer.Argument(metavar="FOLDER", show_default=False)]


@with_common
def init(common: Common, folder: Folder = Path(), force: Annotated[bool, typer.Option("--force")] = False) -> int:
    """Write `perflint.toml` into a folder and return the exit code. Raises ConfigError where there is one already."""
    path = folder / FILE
    if not folder.is_dir():
        raise ConfigError("no-folder", value=folder)
    if path.exists() and not force:
        raise ConfigError("config-exists", value=path)
    lang = common.lang or environment_language(os.environ) or Lang.ZH
    write_file(path, commented_file(lang).encode("utf-8"))
    print(path.as_posix())
    return 0
