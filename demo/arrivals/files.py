"""Files to send with a complaint, drawn here: a picture of a notice, and a letter as somebody scans it."""

from collections.abc import Callable
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw, ImageFont

Made = Callable[[], SimpleUploadedFile]

LINE = 60  # pixels
PAPER, INK, PIN = "#fdf6e3", "#2b2b40", "#a03030"


def picture(name: str, *lines: str) -> Made:
    """A photograph of a sheet on the wall, as a telephone takes it."""

    def make() -> SimpleUploadedFile:
        sheet = _sheet((1200, 800), lines, at=(120, 140))
        ImageDraw.Draw(sheet).ellipse((580, 30, 620, 70), fill=PIN)
        return SimpleUploadedFile(name, _saved(sheet, "JPEG"))

    return make


def scan(name: str, *lines: str) -> Made:
    """A letter on one page of A4, at 100 dots per inch."""
    return lambda: SimpleUploadedFile(name, _saved(_sheet((827, 1169), lines, at=(90, 120)), "PDF"))


def _sheet(size: tuple[int, int], lines: tuple[str, ...], at: tuple[int, int]) -> Image.Image:
    sheet = Image.new("RGB", size, PAPER)
    draw, font = ImageDraw.Draw(sheet), ImageFont.load_default(size=36)
    for number, line in enumerate(lines):
        draw.text((at[0], at[1] + number * LINE), line, fill=INK, font=font)
    return sheet


def _saved(sheet: Image.Image, kind: str) -> bytes:
    content = BytesIO()
    sheet.save(content, kind)
    return content.getvalue()
