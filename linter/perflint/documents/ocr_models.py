"""The text recognition models: where text stands on a picture, and what it says.

The models lie in the package rapidocr (PP-OCR, Apache-2.0) and run on one processor core; nothing is ever fetched. Its
classifier of text direction is not used: it turns 99 into 66 (measured), and pages are set upright here by other means.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from rapidocr import RapidOCR

from .ocr_signs import TWO_WIDTHS
from .ocr_strips import Picture, strips

#: The height and width of a picture differ at most by this factor for finding text: a narrower one gets a white margin.
NARROWEST = 3
#: Models are trained on pictures up to about this size; a larger page is made smaller for finding text, not for reading it.
LONGEST_SIDE = 2000
#: As many pieces of similar length are read at once; more would only take more memory.
AT_ONCE = 6
#: The height and the least width of the picture that a piece is read from, in pixels: the rest of a shorter one is empty.
#: Where that is less, single signs are read badly (measured); the model was trained with twice this.
HEIGHT, LEAST_WIDTH = 48, 160


class Box(NamedTuple):
    """An upright rectangle of a picture in pixels; `x1` and `y1` lie just outside."""

    x0: int
    y0: int
    x1: int
    y1: int


class Reading(NamedTuple):
    """What a piece of a picture says, and how sure the model is of it (0 to 1)."""

    text: str
    confidence: float


def find_text(picture: Picture) -> list[Box]:
    """Where text stands: rectangles around runs of characters, which may go through several cells of a table."""
    return [
        Box(box.x0, box.y0 + first, box.x1, box.y1 + first)
        for first, end in strips(picture)
        for box in _text_of_part(picture[first:end])
    ]


def _text_of_part(picture: Picture) -> list[Box]:
    height, width = picture.shape
    least = max(height, width) // NARROWEST
    margins = ((0, max(0, least - height)), (0, max(0, least - width)))
    whole = np.pad(picture, margins, constant_values=255) if any(more for _, more in margins) else picture
    found: Any = _models()(_coloured(whole), use_det=True, use_cls=False, use_rec=False)
    if found.boxes is None:
        return []
    boxes = []
    for corners in found.boxes:
        (x0, y0), (x1, y1) = np.floor(corners.min(axis=0)), np.ceil(corners.max(axis=0))
        box = Box(max(int(x0), 0), max(int(y0), 0), min(int(x1), width), min(int(y1), height))
        if box.x0 < box.x1 and box.y0 < box.y1:
            boxes.append(box)
    return boxes


def read_text(pieces: Sequence[Picture]) -> list[Reading]:
    """What each piece says, which shows one line of text. Nothing readable is an empty text of confidence 0.

    A text is as sure as its least sure character: among twenty sure ones a wrong one would not show in the mean. The width
    of signs does not count (ocr_signs settles it).
    """
    if not pieces:
        return []
    found: Any = _models().recognize_txt([_coloured(piece) for piece in pieces])
    return [_reading(text, words.confs) for text, words in zip(found.txts, found.word_results, strict=True)]


def _reading(text: str, confidences: Sequence[float]) -> Reading:
    counted = [sure for sign, sure in zip(text, confidences, strict=False) if sign not in TWO_WIDTHS] or confidences
    return Reading(text.strip(), float(min(counted, default=0.0)))


def _coloured(picture: Picture) -> Any:
    return np.repeat(picture[:, :, None], 3, axis=2)


@cache
def _models() -> RapidOCR:
    """The models, loaded once in a process."""
    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.use_cls": False,
            "Global.max_side_len": LONGEST_SIDE,
            "Global.return_word_box": True,
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            "Det.model_path": str(_model("det")),
            "Rec.model_path": str(_model("rec")),
            "Rec.rec_batch_num": AT_ONCE,
            "Rec.rec_img_shape": [3, HEIGHT, LEAST_WIDTH],
        }
    )


def _model(task: str) -> Path:
    """The model for a task in the installed package. A named file keeps the package from looking for one elsewhere.

    Raises ModuleNotFoundError where the package has none: it is not the one that is asked for.
    """
    package = find_spec("rapidocr")
    for folder in package.submodule_search_locations or () if package else ():
        for path in sorted(Path(folder, "models").glob(f"*_{task}_*.onnx")):
            return path
    raise ModuleNotFoundError(f"no model for {task} in the package rapidocr", name="rapidocr")
