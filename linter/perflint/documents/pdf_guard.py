"""Refuses PDF files that would exhaust the library that reads them, which then ends the whole process.

The bytes are searched for objects as a reader of broken files does it, and nothing is believed that the file says of its
sizes: every stream is unpacked, up to a limit, and all that a page draws is added up with the forms that it uses, and
that those use. Encrypted files come here as `pdf_unlock` has opened them. Files of strangers are best read in processes of
their own all the same (`--isolate`), for whatever this has not thought of.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import NoReturn

from perflint.regex import regex

from .limits import Limits
from .model import DocumentError
from .pdf_streams import TooLargeError, plain_names, unpacked

_OBJECT = regex(rb"(\d{1,10})\s+\d{1,5}\s+obj\b")
_STREAM = regex(rb"stream\r?\n")
_END = regex(rb"endstream")
_LENGTH = regex(rb"/Length\s+(\d{1,10})\b(?!\s+\d+\s+R)")
_FIRST = regex(rb"/First\s+(\d{1,10})")
_PICTURE = regex(rb"/Subtype\s*/Image\b")
_OBJECT_STREAM = regex(rb"/Type\s*/ObjStm\b")
_REFERENCE = regex(rb"(\d{1,10})\s+\d{1,5}\s+R\b")
_CONTENTS = regex(rb"/Contents\s*(\[[^\[\]]*\]|\d{1,10}\s+\d{1,5}\s+R\b)")
_RESOURCES = regex(rb"/Resources\s+(\d{1,10})\s+\d{1,5}\s+R\b")
_FORMS = regex(rb"/XObject\s*(?:<<([^<>]*)>>|(\d{1,10})\s+\d{1,5}\s+R\b)")
_ENTRY = regex(rb"/([^\s/<>\[\]()]+)\s*(\d{1,10})\s+\d{1,5}\s+R\b")
_USE = regex(rb"/([^\s/<>\[\]()]+)\s+Do\b")

#: How many streams may lack their end: for each the library searches the rest of the file.
_ENDLESS = 1_000
#: How deep forms are followed into each other; the library goes no deeper.
_DEPTH = 50


@dataclass(slots=True)
class _Object:
    """An object: the text of its dictionary, where its stream begins and ends, what that unpacks to and which forms it uses."""

    text: bytes
    begin: int = 0
    end: int = 0
    size: int = 0
    uses: Counter[bytes] = field(default_factory=Counter)


def check_pdf(data: bytes, limits: Limits) -> None:
    """Check the sizes of what a PDF holds. Raises DocumentError: `too-large` with the limit and its option, `damaged`."""
    guard = _Guard(data, limits)
    guard.check_streams()
    guard.check_pages()


class _Guard:
    """The objects of a file by their number; of several with the same number all count."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._data = memoryview(data)
        self._limits = limits
        self._objects: dict[int, list[_Object]] = {}
        self._sums: dict[int, int] = {}
        marks = [(found.end(), int(found[1])) for found in _OBJECT.finditer(data)]
        endless = 0
        ends = [found.start() for found in _END.finditer(data)]
        for (begin, number), (stop, _) in pairwise([*marks, (len(data), 0)]):
            found = _STREAM.search(data, begin, stop)
            if found is None:
                self._add(number, _Object(plain_names(data[begin:stop])))
                continue
            text = plain_names(data[begin : found.start()])
            after = bisect_left(ends, found.end())
            end = ends[after] if after < len(ends) else len(data)
            endless += end >= stop
            self._add(number, _Object(text, found.end(), max(end, found.end() + _number(_LENGTH, text))))
        if endless > _ENDLESS:
            raise DocumentError("damaged")

    def check_streams(self) -> None:
        """Unpack every stream but those of pictures, which are only read where they are shown."""
        left = self._limits.streams_bytes
        for one in [one for same in self._objects.values() for one in same]:
            if not one.begin or _PICTURE.search(one.text):
                continue
            content = self._measure(one, "stream_bytes")
            left -= len(content)
            if left < 0:
                self._refuse("streams_bytes")
            if _OBJECT_STREAM.search(one.text):
                self._add_packed(content, _number(_FIRST, one.text))

    def check_pages(self) -> None:
        """Add up what each page draws."""
        for page in [one for same in self._objects.values() for one in same]:
            contents = _CONTENTS.search(page.text)
            if contents is None:
                continue
            forms = self._forms(page)
            drawn = 0
            for number in self._references(contents[1]):
                for stream in self._objects.get(number, ()):
                    if stream.begin and not stream.size:
                        self._measure(stream, "page_bytes")  # it says that it is a picture
                    drawn += self._drawn(stream, forms, 0)
                    if drawn > self._limits.page_bytes:
                        self._refuse("page_bytes")

    def _drawn(self, stream: _Object, forms: dict[bytes, list[int]], depth: int) -> int:
        """What a stream draws, in bytes of instructions, with the forms that it uses."""
        drawn = stream.size
        for name, count in stream.uses.items():
            used = forms.get(name, ())
            drawn += count * max((self._sum(number, depth + 1) for number in used), default=0)
        return min(drawn, self._limits.page_bytes + 1)

    def _sum(self, number: int, depth: int) -> int:
        """What a form draws: too much if it uses itself, for the library follows it."""
        if number not in self._sums and depth < _DEPTH:
            self._sums[number] = self._limits.page_bytes + 1
            forms = [one for one in self._objects.get(number, ()) if one.begin and not _PICTURE.search(one.text)]
            self._sums[number] = sum(self._drawn(one, self._forms(one), depth) for one in forms)
        return self._sums.get(number, 0)

    def _forms(self, one: _Object) -> dict[bytes, list[int]]:
        """The forms that an object names, as numbers of objects; those of the whole file where it has no such names."""
        texts = [one.text]
        texts += [same.text for number in _RESOURCES.findall(one.text) for same in self._objects.get(int(number), ())]
        forms: dict[bytes, list[int]] = {}
        for text in texts:
            self._add_forms(text, forms)
        return forms or self._all_forms

    def _add_forms(self, text: bytes, forms: dict[bytes, list[int]]) -> None:
        for inline, number in _FORMS.findall(text):
            for names in [inline] if not number else [same.text for same in self._objects.get(int(number), ())]:
                for name, form in _ENTRY.findall(names):
                    forms.setdefault(name, []).append(int(form))

    @cached_property
    def _all_forms(self) -> dict[bytes, list[int]]:
        forms: dict[bytes, list[int]] = {}
        for same in self._objects.values():
            for one in same:
                self._add_forms(one.text, forms)
        return {name: sorted(set(numbers)) for name, numbers in forms.items()}

    def _references(self, text: bytes) -> Iterator[int]:
        """The numbers of the streams that the contents of a page refer to, be it by way of an array of its own."""
        for number in map(int, _REFERENCE.findall(text)):
            yield number
            for one in self._objects.get(number, ()):
                if not one.begin:
                    yield from map(int, _REFERENCE.findall(one.text))

    def _measure(self, one: _Object, option: str) -> bytes:
        """Unpack a stream and note what it holds."""
        try:
            content = unpacked(self._data[one.begin :], one.end - one.begin, one.text, getattr(self._limits, option))
        except TooLargeError:
            self._refuse(option)
        one.size = len(content)
        if b"Do" in content:
            one.uses = Counter(plain_names(name) for name in _USE.findall(content))
        return content

    def _add(self, number: int, one: _Object) -> None:
        self._objects.setdefault(number, []).append(one)

    def _add_packed(self, content: bytes, first: int) -> None:
        """Add the objects of an object stream: pairs of number and place, then the objects, the first one at `first`."""
        table = [int(word) for word in content[:first].split() if word.isdigit() and len(word) <= 10]
        places = [*(first + place for place in table[1::2]), len(content)]
        for number, begin, stop in zip(table[::2], places, places[1:], strict=False):
            self._add(number, _Object(plain_names(content[begin:stop])))

    def _refuse(self, option: str) -> NoReturn:
        raise DocumentError("too-large", limit=getattr(self._limits, option), option=f"limits.{option}")


def _number(pattern: re.Pattern[bytes], text: bytes) -> int:
    found = pattern.search(text)
    return int(found[1]) if found is not None else 0
