"""The comments of a docx, which stand in a part of their own and are referred to from the text."""

from __future__ import annotations

from .limits import Limits
from .package import Package
from .xml_stream import XmlStream, local_name

_BREAKS = frozenset({"p", "br", "cr"})


def read_comment_texts(package: Package, part: str, limits: Limits) -> dict[str, str]:
    """Return the comments of a part by their id, up to the first beyond limits.comment_characters.

    Raises DocumentError as XmlStream does.
    """
    stream = XmlStream(limits.cell_characters)
    texts: dict[str, str] = {}
    identity: str | None = None
    read = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal identity
        stream.enter()
        name = local_name(name)
        if name == "comment":
            identity = next((value for key, value in attributes.items() if local_name(key) == "id"), "")
            stream.pieces.clear()
        elif name in _BREAKS and stream.pieces:
            stream.pieces.append("\n")
        stream.handle(start, end, collect=name == "t")

    def end(name: str) -> None:
        nonlocal identity, read
        stream.leave()
        stream.handle(start, end)
        if local_name(name) == "comment" and identity is not None:
            text = texts[identity] = "".join(stream.pieces)[: limits.cell_characters]
            identity = None
            read += len(text)
            if read > limits.comment_characters:
                stream.stop()

    stream.handle(start, end)
    stream.parse(package.chunks(part), part)
    return texts
