"""Hostile PDF files: each gets its answer in little time and memory, and never ends the process. Each runs in one of its own."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.documents.hostile import PEAK
from tests.documents.locked_pdf import locked, locked_stream
from tests.documents.pdf_files import assembled, one_page, read, shown, stream

SECONDS, MEGABYTES = 5, 300
#: Reads a file in a process of its own; prints the error, or the notices, and the memory taken.
READ = (
    PEAK
    + """
import json, sys
from pathlib import Path
from perflint.documents import DocumentError, Limits, read_path
try:
    document = read_path(Path(sys.argv[1]), Limits())
    answer = ["read", [[one.kind, one.parameters] for one in document.notices]]
except DocumentError as error:
    answer = [error.kind, error.parameters]
print(json.dumps([*answer, peak()]))
"""
)
FLATE = b"/Filter/FlateDecode"


def bomb(size: int, unit: bytes = b" ") -> bytes:
    """`size` bytes of `unit`, packed by Flate."""
    packer = zlib.compressobj(9)
    chunk = unit * (1_000_000 // len(unit))
    parts = [packer.compress(chunk) for _ in range(size // len(chunk))]
    return b"".join([*parts, packer.flush()])


def flate_bomb() -> bytes:
    return one_page(stream(bomb(120_000_000), FLATE))


def bomb_in_a_bomb() -> bytes:
    return one_page(stream(zlib.compress(bomb(400_000_000), 9), b"/Filter[/FlateDecode/Fl]"))


def bomb_in_hexadecimal() -> bytes:
    return one_page(stream(bomb(120_000_000).hex().encode() + b">", b"/Filter[/AHx/Fl#61teDecode]"))


def bomb_that_says_it_is_a_picture() -> bytes:
    return one_page(stream(bomb(120_000_000), FLATE + b"/Subtype/Image"))


def bomb_with_a_short_length() -> bytes:
    body = bomb(120_000_000)
    return one_page(b"<</Length 10%s>>\nstream\n%s\nendstream" % (FLATE, body))


def font_bomb() -> bytes:
    font = b"<</Type/Font/Subtype/TrueType/BaseFont/A/FontDescriptor 6 0 R>>"
    descriptor = b"<</Type/FontDescriptor/FontName/A/Flags 4/FontFile2 7 0 R>>"
    text = stream(b"BT /F 10 Tf (a) Tj ET")
    return one_page(text, font, descriptor, stream(bomb(120_000_000), FLATE), entries=b"/Resources<</Font<</F 5 0 R>>>>")


def bomb_of_objects() -> bytes:
    return one_page(stream(b""), stream(bomb(120_000_000), FLATE + b"/Type/ObjStm/N 1/First 4"))


def many_streams() -> bytes:
    body = bomb(49_000_000)
    return one_page(stream(b""), *[stream(body, FLATE)] * 200)


def fan_of_forms() -> bytes:
    forms = [
        stream(b"/F Do " * 10, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F %d 0 R>>>>" % (number + 6))
        for number in range(10)
    ]
    last = stream(b"0 0 m 1 1 l S", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]")
    return one_page(stream(b"/F Do"), *forms, last, entries=b"/Resources<</XObject<</F 5 0 R>>>>")


def fan_of_forms_with_names_in_an_object_stream() -> bytes:
    names = b"".join(b"/F%d %d 0 R" % (number, number + 7) for number in range(10))
    packed = b"6 0 <<%s>>" % names
    holder = stream(zlib.compress(packed), FLATE + b"/Type/ObjStm/N 1/First 4")
    entries = b"/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject 6 0 R>>"
    forms = [stream(b"/F%d Do " % (number + 1) * 10, entries) for number in range(10)]
    return one_page(stream(b"/F0 Do"), holder, b"null", *forms, entries=b"/Resources<</XObject 6 0 R>>")


def forms_in_a_circle() -> bytes:
    form = stream(b"/F Do /F Do", b"/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 5 0 R>>>>")
    return one_page(stream(b"/F Do"), form, entries=b"/Resources<</XObject<</F 5 0 R>>>>")


def deep_forms() -> bytes:
    entries = b"/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F %d 0 R>>>>"
    forms = [stream(b"/F Do", entries % (number + 6)) for number in range(3_000)]
    return one_page(stream(b"/F Do"), *forms, entries=b"/Resources<</XObject<</F 5 0 R>>>>")


def six_million_paths() -> bytes:
    return one_page(stream(bomb(6_000_000 * 14, b"0 0 m 1 1 l S\n"), FLATE))


def contents_many_times() -> bytes:
    again = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents[%s]>>" % (b"4 0 R " * 100_000)
    catalogue, pages = b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    return assembled([catalogue, pages, again, stream(zlib.compress(b"0 0 m 1 1 l S\n" * 10_000), FLATE)])


CATALOGUE, PAGES = b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
HELLO = zlib.compress(b"BT /F 10 Tf 50 700 Td (Hello) Tj ET")


def encrypted(content: bytes) -> bytes:
    return locked({1: CATALOGUE, 2: PAGES, 3: PAGE, 4: locked_stream(4, content, FLATE), 5: FONT}, (), 0)


def encrypted_object_stream(blanks: int) -> bytes:
    head = b"1 0 2 %d " % (len(CATALOGUE) + 1)
    packer = zlib.compressobj(9)
    packed = packer.compress(head + CATALOGUE + b" " + PAGES) + packer.compress(b" " * blanks) + packer.flush()
    inside = locked_stream(6, packed, FLATE + b"/Type/ObjStm/N 2/First %d" % len(head))
    return locked({3: PAGE, 4: locked_stream(4, HELLO, FLATE), 5: FONT, 6: inside}, (1, 2), 6)


def encrypted_bomb() -> bytes:
    return encrypted(bomb(120_000_000))


def encrypted_bomb_of_objects() -> bytes:
    return encrypted_object_stream(600_000_000)


TOO_LARGE: dict[str, tuple[Callable[[], bytes], str]] = {
    "flate": (flate_bomb, "stream_bytes"),
    "flate in flate": (bomb_in_a_bomb, "stream_bytes"),
    "flate in hexadecimal": (bomb_in_hexadecimal, "stream_bytes"),
    "a picture": (bomb_that_says_it_is_a_picture, "page_bytes"),
    "a short length": (bomb_with_a_short_length, "stream_bytes"),
    "a font": (font_bomb, "stream_bytes"),
    "an object stream": (bomb_of_objects, "stream_bytes"),
    "an encrypted stream": (encrypted_bomb, "stream_bytes"),
    "an encrypted object stream": (encrypted_bomb_of_objects, "stream_bytes"),
    "many streams": (many_streams, "streams_bytes"),
    "a fan of forms": (fan_of_forms, "page_bytes"),
    "a fan of forms named in an object stream": (fan_of_forms_with_names_in_an_object_stream, "page_bytes"),
    "six million paths": (six_million_paths, "stream_bytes"),
    "forms in a circle": (forms_in_a_circle, "page_bytes"),
    "the same contents many times": (contents_many_times, "page_bytes"),
}


@pytest.mark.parametrize("name", TOO_LARGE)
def test_too_large(name: str, tmp_path: Path) -> None:
    make, option = TOO_LARGE[name]
    kind, parameters, _ = answer(make(), tmp_path)
    assert (kind, parameters["option"]) == ("too-large", f"limits.{option}")


@pytest.mark.parametrize("data", [encrypted(HELLO), encrypted_object_stream(10)], ids=["streams", "objects in a stream"])
def test_what_an_empty_password_opens_is_read(data: bytes) -> None:
    assert shown(read(data)) == [(1, ["Hello"])]


def full_page_of_paths() -> bytes:
    return one_page(stream(zlib.compress(b"0 0 m 1 1 l S\n" * 280_000), FLATE))


def full_page_of_rules() -> bytes:
    rules = b"".join(b"0 %d m 595 %d l S %d 0 m %d 842 l S\n" % (n % 842, n % 842, n % 595, n % 595) for n in range(0, 90_000, 7))
    return one_page(stream(zlib.compress(rules), FLATE))


def full_page_of_text() -> bytes:
    lines = b"".join(b"1 0 0 1 %d %d Tm (%s) Tj " % (line, line, b"a" * 100_000) for line in range(39))
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    content = stream(zlib.compress(b"BT /F 1 Tf " + lines + b"ET"), FLATE)
    return one_page(content, font, entries=b"/Resources<</Font<</F 5 0 R>>>>")


def many_pages_that_are_one() -> bytes:
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>"
    catalogue, pages = b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[%s]/Count 100000>>" % (b"3 0 R " * 100_000)
    return assembled([catalogue, pages, page, stream(b"0 0 m 1 1 l S")])


def page_tree_in_a_circle() -> bytes:
    return assembled([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 1000000000>>"])


def deep_arrays() -> bytes:
    return one_page(stream(b"[" * 1_000_000), entries=b"/A " + b"[" * 1_000_000)


def many_stream_words() -> bytes:
    return one_page(stream(b"0 0 m")) + b"9 0 obj<</Filter/FlateDecode>>stream\n" * 100_000


def many_open_arrays() -> bytes:
    return one_page(stream(b"0 0 m")) + b"9 0 obj" + b"/Contents[/Filter[/XObject<</XObject" * 100_000


@pytest.mark.parametrize(
    "make",
    [
        deep_forms, full_page_of_paths, full_page_of_rules, full_page_of_text, many_pages_that_are_one,
        page_tree_in_a_circle, deep_arrays, many_stream_words, many_open_arrays,
    ],
)  # fmt: skip
def test_read_or_damaged(make: Callable[[], bytes], tmp_path: Path) -> None:
    assert answer(make(), tmp_path)[0] in ("read", "damaged")


def answer(data: bytes, folder: Path) -> tuple[str, dict[str, str], float]:
    """What reading the file says, after checking time and memory."""
    path = folder / "a.pdf"
    path.write_bytes(data)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([sys.executable, "-c", READ, str(path)], capture_output=True, text=True, encoding="utf-8", timeout=60)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert done.returncode == 0, done.stderr[-500:]
    kind, parameters, megabytes = json.loads(done.stdout)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    assert (seconds < SECONDS, megabytes < MEGABYTES) == (True, True), (seconds, megabytes)
    return kind, parameters, megabytes


def test_damage_anywhere_gives_an_answer(tmp_path: Path) -> None:
    """One process for many damaged files: none of them ends it."""
    script = tmp_path / "damage.py"
    script.write_text(DAMAGE, encoding="utf-8")
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, encoding="utf-8", timeout=120)
    assert (done.returncode, done.stderr) == (0, "")
    assert set(json.loads(done.stdout)) <= {"read", "damaged", "encrypted", "too-large"}


DAMAGE = f"""
import json, random, sys
sys.path.insert(0, {str(Path(__file__).parents[2])!r})
from perflint.documents import DocumentError, Limits
from perflint.documents import pdf
from perflint.documents.pdf import read_pdf
from tests.documents.test_pdf import drawn, simple
pdf._recogniser = lambda: None  # a page that lost its text would be looked at as a picture, which is slow and no part of this
whole = drawn(simple, simple)
random = random.Random(1)
answers = []
for _ in range(300):
    data = bytearray(whole)
    for _ in range(random.randint(1, 20)):
        data[random.randrange(len(data))] = random.randrange(256)
    try:
        read_pdf(bytes(data), "a.pdf", Limits())
        answers.append("read")
    except DocumentError as error:
        answers.append(error.kind)
print(json.dumps(answers))
"""
