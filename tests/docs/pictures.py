"""Takes the pictures of docs/story.md: `make pictures`. Plays the story, then looks at what it wrote with real programs.

Needs chromium, chromedriver, LibreOffice, poppler-utils and a Chinese font. What a picture shows is in the page and tested;
its bytes depend on the fonts and programs of the machine, so nothing compares them.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

from tests.browser import started
from tests.docs.story import DOCS, SUBMITTED, play

PICTURES = DOCS / "assets"
WIDTH = 760  # pixels, a little more than the text of a page is wide
COLOURS = 128
BRIGHT = 250  # of 255: as good as paper


def main() -> None:
    """Play the story in a temporary folder and take every picture anew."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for _ in play(folder, lambda arguments: _perflint(folder, arguments)):
            pass
        submitted = Path(SUBMITTED).stem
        _save(_browsed(folder / "结果.html", folder / "browsed.png"), "story-html")
        _save(_printed(folder / "标注" / f"{submitted}.xlsx", folder / "printed"), "story-annotated")
        _save(_printed(folder / "意见书" / f"{submitted}.docx", folder / "printed"), "story-letter")
        _save(_printed(folder / "复核意见书.docx", folder / "printed"), "story-reply")


def _perflint(folder: Path, arguments: list[str]) -> tuple[int, str]:
    done = subprocess.run([sys.executable, "-m", "perflint", *arguments], cwd=folder, capture_output=True, text=True)
    return done.returncode, done.stdout


def _browsed(page: Path, target: Path) -> Image.Image:
    """The page at its first table with findings."""
    with started() as browser:
        browser.set_window_size(1100, 1150)
        browser.get(page.as_uri())
        browser.execute_script("document.querySelector('.sheet').scrollIntoView(); window.scrollBy(0, -160)")
        browser.save_screenshot(str(target))
    return Image.open(target)


def _printed(document: Path, folder: Path) -> Image.Image:
    """The first page of a document, as LibreOffice prints it."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(document)]
    subprocess.run(convert, check=True, capture_output=True, timeout=300)
    drawn = folder / document.stem
    subprocess.run(["pdftoppm", "-r", "110", "-png", "-singlefile", folder / f"{document.stem}.pdf", drawn], check=True)
    return _without_margins(Image.open(drawn.with_suffix(".png")))


def _without_margins(image: Image.Image) -> Image.Image:
    box = image.convert("L").point(lambda level: 0 if level > BRIGHT else 255).getbbox()
    if box is None:
        return image
    left, top, right, bottom = box
    return image.crop((max(left - 30, 0), max(top - 30, 0), min(right + 30, image.width), min(bottom + 30, image.height)))


def _save(image: Image.Image, name: str) -> None:
    height = round(image.height * WIDTH / image.width)
    small = image.convert("RGB").resize((WIDTH, height), Image.Resampling.LANCZOS)
    small.quantize(COLOURS).save(PICTURES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
