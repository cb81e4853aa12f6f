"""A stand-in for the models that recognise text: it is quick, and what is fuzzed is what stands around them."""

from __future__ import annotations

import contextlib
import random
import zlib
from collections.abc import Iterator, Sequence
from unittest.mock import patch

_TEXTS = ("一级指标", "三级指标", "指标值", "权重", "产出指标", "≥95%", "10", "", "道路养护里程", "合计", "|\n")


@contextlib.contextmanager
def without_models() -> Iterator[None]:
    """Let pictures show some texts at random places, the same for the same picture."""
    try:
        from perflint.documents import ocr, ocr_reading, ocr_upright
        from perflint.documents.ocr_models import Box, Reading
        from perflint.documents.ocr_strips import Picture
    except ModuleNotFoundError:  # pictures are refused: extra-missing
        yield
        return

    def find_text(picture: Picture) -> list[Box]:
        chance = random.Random(zlib.crc32(picture.tobytes()))
        height, width = picture.shape
        boxes = []
        for _ in range(chance.randrange(12)):
            x, y = chance.randrange(width), chance.randrange(height)
            boxes.append(Box(x, y, min(width, x + chance.randint(1, 90)), min(height, y + chance.randint(1, 25))))
        return boxes

    def read_text(pieces: Sequence[Picture]) -> list[Reading]:
        found = [zlib.crc32(piece.tobytes()) for piece in pieces]
        return [Reading(_TEXTS[number % len(_TEXTS)], number % 100 / 100) for number in found]

    with (
        patch.object(ocr, "find_text", find_text),
        patch.object(ocr_reading, "read_text", read_text),
        patch.object(ocr_upright, "read_text", read_text),
    ):
        yield
