"""Which files a run looks at, and their bytes: the named ones, those below folders and in archives, and standard input."""

from .contents import Content, Contents, Material, open_source
from .sources import STDIN, Excluded, Intake, Source, collect, shown

__all__ = [
    "STDIN",
    "Content",
    "Contents",
    "Excluded",
    "Intake",
    "Material",
    "Source",
    "collect",
    "open_source",
    "shown",
]
