"""The handlers of an XML stream that change with what is being read, kept one upon the other."""

from __future__ import annotations

from .xml_stream import End, Start, XmlStream


class StreamModes:
    """A stack of handlers for a `stream`: what reads an element takes over at its start tag and steps back at its end tag."""

    def __init__(self, stream: XmlStream) -> None:
        self.stream = stream
        self._modes: list[tuple[Start, End, bool]] = []
        self._skipped = 0

    def push(self, start: Start, end: End, collect: bool = False) -> None:
        """Let these handlers take over; `collect` as in `XmlStream.handle`."""
        self._modes.append((start, end, collect))
        self.stream.handle(start, end, collect)

    def pop(self) -> None:
        """Give way to the handlers before."""
        self._modes.pop()
        self.stream.handle(*self._modes[-1])

    def skip(self) -> None:
        """Read over the element that begins, with all that is in it."""
        self._skipped = 1
        self.push(self._skipped_start, self._skipped_end)

    def _skipped_start(self, _: str, __: dict[str, str]) -> None:
        self.stream.enter()
        self._skipped += 1

    def _skipped_end(self, _: str) -> None:
        self._skipped -= 1
        if self._skipped:
            self.stream.leave()
        else:
            self.pop()
