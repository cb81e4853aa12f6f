"""Rule packs written in Python, by the path of a package or a module that the user names."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

from perflint.checks.registry import RegistryError, rules_of_package
from perflint.checks.rule import Rule

INIT = "__init__.py"


def is_python_pack(path: Path) -> bool:
    """Whether a path is a module, or a package."""
    return path.suffix == ".py" or (path / INIT).is_file()


def rules_at(path: Path) -> list[type[Rule]]:
    """The rule classes of a package or module, ordered by code. Raises RegistryError where it cannot be imported."""
    name, root = _module_name(path.resolve())
    _forget_others(name.partition(".")[0], root)
    sys.path.insert(0, str(root))
    try:
        module = importlib.import_module(name)
        found = rules_of_package(module) if path.is_dir() else []
    except Exception as error:
        raise RegistryError(f"{path}: {type(error).__name__}: {error}") from error
    finally:
        sys.path.remove(str(root))
    own = [value for value in vars(module).values() if isinstance(value, type) and issubclass(value, Rule)]
    return sorted({*found, *(one for one in own if one.__module__ == name and "code" in vars(one))}, key=lambda one: one.code)


def _forget_others(name: str, root: Path) -> None:
    """Forget a package of this name that was imported from elsewhere: the installed copy of a pack under work."""
    loaded = sys.modules.get(name)
    if loaded is None or Path(getattr(loaded, "__file__", None) or "").resolve().is_relative_to(root):
        return
    for module in [one for one in sys.modules if one == name or one.startswith(f"{name}.")]:
        del sys.modules[module]


def _module_name(path: Path) -> tuple[str, Path]:
    """The dotted name of a package or module, and the folder that it is imported from."""
    parts = [path.stem if path.is_file() else path.name]
    folder = path.parent
    while (folder / INIT).is_file():
        parts.append(folder.name)
        folder = folder.parent
    return ".".join(reversed(parts)), folder
