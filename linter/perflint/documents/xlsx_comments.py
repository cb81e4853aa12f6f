"""The comments on the cells of a worksheet: notes, and the threads that newer programs write beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from .comments import CommentCollector
from .package import Package, Relationship
from .xlsx_address import cell_place
from .xlsx_text import RichText, resolve_escapes
from .xml_stream import XmlStream, local_name, prefix

Found = Callable[[str, str], None]


def read_comments(package: Package, links: Iterable[Relationship], sheet: str, longest: int, into: CommentCollector) -> None:
    """Read the comments that a sheet links to. Raises DocumentError as XmlStream does.

    A thread stands in the file twice, the second time as a note for older programs; only the thread itself is read.
    """
    parts = [(link.kind, link.target) for link in links if not link.external and link.target in package]
    threads: set[str] = set()

    def found(reference: str, text: str) -> None:
        into.add(cell_place(sheet, reference), resolve_escapes(text[:longest]))

    def found_thread(reference: str, text: str) -> None:
        threads.add(reference)
        found(reference, text)

    def found_note(reference: str, text: str) -> None:
        if reference not in threads:
            found(reference, text)

    for kind, part in parts:
        if kind == "threadedComment":
            _read_threads(package, part, longest, found_thread)
    for kind, part in parts:
        if kind == "comments":
            _read_notes(package, part, longest, found_note)


def _read_notes(package: Package, part: str, longest: int, found: Found) -> None:
    stream = XmlStream(longest)
    reference = ""

    def root(name: str, _: dict[str, str]) -> None:
        own = prefix(name)

        def start(name: str, attributes: dict[str, str]) -> None:
            nonlocal reference
            if name == own + "text":
                rich.begin()
                return
            stream.enter()
            if name == own + "comment":
                reference = attributes.get("ref", "")

        def end(_: str) -> None:
            stream.leave()

        def done(text: str) -> None:
            found(reference, text)
            stream.handle(start, end)

        rich = RichText(stream, own + "text", done)
        stream.handle(start, end)

    stream.handle(root)
    stream.parse(package.chunks(part), part)


def _read_threads(package: Package, part: str, longest: int, found: Found) -> None:
    stream = XmlStream(longest)
    reference = ""

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal reference
        stream.enter()
        if local_name(name) == "threadedComment":
            reference = attributes.get("ref", "")
        stream.pieces.clear()
        stream.handle(start, end, collect=local_name(name) == "text")

    def end(name: str) -> None:
        stream.leave()
        if local_name(name) == "text":
            found(reference, "".join(stream.pieces))
            stream.pieces.clear()
            stream.handle(start, end)

    stream.handle(start, end)
    stream.parse(package.chunks(part), part)
