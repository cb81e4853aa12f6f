"""Makes scans of printed pages: as pixels, a little askew, blurred and noisy."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest


def require_recogniser() -> None:
    """What reads pictures is installed, or the test ends here: skipped on a laptop, failed in CI."""
    try:
        import perflint.documents.ocr  # noqa: F401
    except ModuleNotFoundError:
        if os.environ.get("CI"):
            pytest.fail("perflint[ocr] is needed in CI")
        pytest.skip("perflint[ocr] is not installed")


def write_scan(pdf: Path, target: Path, dpi: int, **options: float) -> None:
    """Write the scanned pages of a PDF as another, with `options` as of `scanned`."""
    first, *others = scanned(pdf, dpi, **options)
    first.save(target, "PDF", resolution=dpi, save_all=True, append_images=others)


def scanned(pdf: Path, dpi: int, *, skew: float = 0.6, blur: float = 0.8, noise: float = 6.0) -> list[Any]:
    """The pages of a PDF as pictures (of Pillow), turned to the left by `skew` degrees.

    `blur` is in pixels at 200 dpi, `noise` the standard deviation of the grey values.
    """
    import cv2
    import numpy as np
    import pypdfium2
    from PIL import Image

    pages = []
    with pypdfium2.PdfDocument(pdf) as document:
        for number, page in enumerate(document):
            shown = np.asarray(page.render(scale=dpi / 72, grayscale=True).to_pil())
            height, width = shown.shape
            turn = cv2.getRotationMatrix2D((width / 2, height / 2), skew, 1)
            turned = cv2.warpAffine(shown, turn, (width, height), flags=cv2.INTER_LINEAR, borderValue=255)
            soft = cv2.GaussianBlur(turned, (0, 0), blur * dpi / 200).astype(np.float64)
            grain = np.random.default_rng(number).normal(0, noise, soft.shape)
            pages.append(Image.fromarray(np.clip(soft + grain, 0, 255).astype(np.uint8)))
    return pages
