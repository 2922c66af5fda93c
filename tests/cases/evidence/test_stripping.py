"""Of an anonymous reporter no hidden detail of a file is kept, as other tools read it."""

import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest
from PIL import Image

from cases.evidence.workshop import images, jpegs, office, pdfs
from tests.cases.evidence import samples
from tests.cases.evidence.samples import SECRET

Strip = Callable[[str, str], None]


def stripped(strip: Strip, content: bytes, folder: Path) -> bytes:
    source, target = folder / "source", folder / "target"
    source.write_bytes(content)
    strip(str(source), str(target))
    return target.read_bytes()


def everything_in(content: bytes) -> bytes:
    """The raw bytes, and those of every part and every stream in it, as deep as it goes."""
    found = content
    if content.startswith(b"PK"):
        with ZipFile(BytesIO(content)) as archive:
            found += b"".join(
                name.encode() + everything_in(archive.read(name)) for name in archive.namelist()
            )
    if content.startswith(b"%PDF"):
        with pikepdf.open(BytesIO(content)) as pdf:
            streams = [each for each in pdf.objects if isinstance(each, pikepdf.Stream)]
            found += b"".join(each.read_raw_bytes() for each in streams)
            found += b"".join(_unpacked(each.read_raw_bytes()) for each in streams)
            found += "".join(repr(each) for each in pdf.objects).encode()
    return found


def _unpacked(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return b""


FILES = {
    "a photo": (images.strip, samples.jpeg_with_secrets),
    "a PNG": (images.strip, samples.png_with_secrets),
    "a moving GIF": (images.strip, samples.gif_with_secrets),
    "a WebP": (images.strip, samples.webp_with_secrets),
    "a PDF": (pdfs.strip, samples.pdf_with_secrets),
    "a Word document": (office.strip, samples.docx_with_secrets),
    "a sheet": (office.strip, samples.xlsx_with_secrets),
    "slides": (office.strip, samples.pptx_with_secrets),
    "an OpenDocument text": (office.strip, samples.odt_with_secrets),
}


@pytest.mark.parametrize(("strip", "sample"), FILES.values(), ids=FILES.keys())
def test_nothing_hidden_is_left(strip: Strip, sample: Callable[[], bytes], tmp_path: Path) -> None:
    planted = sample()
    assert SECRET.encode() in everything_in(planted)
    bare = everything_in(stripped(strip, planted, tmp_path))
    assert SECRET.encode() not in bare
    assert b"2026-05-04" not in bare


def test_a_photo_stands_upright_all_the_same(tmp_path: Path) -> None:
    bare = stripped(images.strip, samples.jpeg_with_secrets(), tmp_path)
    with Image.open(BytesIO(bare)) as image:
        assert image.size == (20, 40)
        assert not image.getexif()
        red, green, blue = image.getpixel((5, 5))  # type: ignore[misc]
        assert red > 240
        assert max(green, blue) < 15


def test_a_moving_picture_still_moves_and_a_clear_one_is_still_clear(tmp_path: Path) -> None:
    with Image.open(BytesIO(stripped(images.strip, samples.gif_with_secrets(), tmp_path))) as image:
        assert (image.n_frames, image.info["duration"]) == (2, 200)  # type: ignore[attr-defined]
    with Image.open(BytesIO(stripped(images.strip, samples.png_with_secrets(), tmp_path))) as image:
        assert image.getpixel((0, 0))[3] == 0  # type: ignore[index]


def test_a_pdf_keeps_its_pages_and_its_notes_but_not_who_wrote_them(tmp_path: Path) -> None:
    bare = stripped(pdfs.strip, samples.pdf_with_secrets(), tmp_path)
    with pikepdf.open(BytesIO(bare)) as pdf:
        assert len(pdf.pages) == 1
        assert [str(note.Contents) for note in pdf.pages[0].Annots] == ["Look here"]
        assert not pdf.attachments
        assert "/Metadata" not in pdf.Root


def test_a_document_keeps_its_words(tmp_path: Path) -> None:
    bare = stripped(office.strip, samples.docx_with_secrets(), tmp_path)
    with ZipFile(BytesIO(bare)) as archive:
        document = archive.read("word/document.xml").decode()
        assert "added" in document
        assert "Hello" in document
        assert "rsid" not in document
        assert {each.date_time[0] for each in archive.infolist()} == {1980}


def test_the_days_in_a_document_that_its_readers_see_stay(tmp_path: Path) -> None:
    words = samples.archive(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": '<c xmlns:t="text"><t:date>4 May 2026</t:date></c>',
        }
    )
    with ZipFile(BytesIO(stripped(office.strip, words, tmp_path))) as archive:
        assert b"4 May 2026" in archive.read("content.xml")


def test_a_damaged_picture_within_a_file_is_left_as_it_is() -> None:
    assert jpegs.without_hidden(b"\xff\xd8\xff\xe1\xff") == b"\xff\xd8\xff\xe1\xff"
    assert jpegs.without_hidden(b"GIF89a") == b"GIF89a"
