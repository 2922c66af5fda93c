"""Pictures: measured before they are decoded, drawn anew without what lies hidden in them, made small."""

from io import BytesIO
from typing import IO, Any

from PIL import Image, ImageCms, ImageOps, ImageSequence

from cases.evidence.workshop.faults import Fault
from cases.evidence.workshop.limits import MOST_PIXELS, MOST_SIDE

FORMATS = ("JPEG", "PNG", "GIF", "WEBP")
PREVIEW_SIDE = 1_000
JPEG_QUALITY = 92
PREVIEW_QUALITY = 80

Image.MAX_IMAGE_PIXELS = None  # measured here, and refused with a sentence


def check(source: str) -> None:
    _opened(source).close()


def strip(source: str | IO[bytes], target: str | IO[bytes]) -> None:
    """
    Pixels alone go on: no EXIF, XMP, IPTC, comments, thumbnails, nor what is hung on behind the picture.

    It is turned the way it was meant to be seen, and its colours are those of sRGB.
    """
    with _opened(source) as image:
        kind = "JPEG" if image.format in ("JPEG", "MPO") else str(image.format)
        frames = [image] if kind in ("JPEG", "PNG") else _frames(image)
        if len(frames) > 1:
            durations = [frame.info.get("duration", 100) for frame in frames]
            first, *others = [_bare(frame) for frame in frames]
            options = {"append_images": others, "duration": durations, "loop": image.info.get("loop", 0)}
            first.save(target, kind, save_all=True, **options)
        else:
            _save(_bare(frames[0]), target, kind)


def preview(source: str, prefix: str) -> int:
    """One small picture, whatever was sent: its first, if it moves."""
    with _opened(source) as image:
        image.draft("RGB", (PREVIEW_SIDE, PREVIEW_SIDE))
        upright = ImageOps.exif_transpose(image)
        upright.thumbnail((PREVIEW_SIDE, PREVIEW_SIDE))
        save_preview(upright, f"{prefix}1")
    return 1


def save_preview(image: Image.Image, target: str) -> None:
    """On white paper, for what is transparent."""
    shown = image.convert("RGBA")
    paper = Image.new("RGB", shown.size, "white")
    paper.paste(shown, mask=shown.getchannel("A"))
    paper.save(target, "JPEG", quality=PREVIEW_QUALITY)


def _opened(source: str | IO[bytes]) -> Image.Image:
    """Reads only the head of the file."""
    try:
        image = Image.open(source, formats=FORMATS)
    except (OSError, SyntaxError, ValueError):
        raise Fault("unreadable") from None
    if max(image.size) > MOST_SIDE or image.width * image.height > MOST_PIXELS:
        image.close()
        raise Fault("image_too_large")
    return image


def _frames(image: Image.Image) -> list[Image.Image]:
    frames: list[Image.Image] = []
    for frame in ImageSequence.Iterator(image):
        frames.append(frame.copy())
        if len(frames) * image.width * image.height > MOST_PIXELS:
            raise Fault("image_too_large")
    return frames


def _bare(frame: Image.Image) -> Image.Image:
    bare = _in_srgb(ImageOps.exif_transpose(frame))
    transparency = bare.info.get("transparency")
    bare.info = {} if transparency is None else {"transparency": transparency}
    return bare


def _in_srgb(image: Image.Image) -> Image.Image:
    """A colour profile may name the camera's maker; its effect stays, it goes."""
    profile = image.info.get("icc_profile")
    to = "RGB" if image.mode == "CMYK" else image.mode
    if profile and image.mode in ("RGB", "RGBA", "CMYK"):
        try:
            own = ImageCms.ImageCmsProfile(BytesIO(profile))
            turned = ImageCms.profileToProfile(image, own, ImageCms.createProfile("sRGB"), outputMode=to)
            return turned or image
        except (ImageCms.PyCMSError, OSError):
            return image.convert(to)
    return image.convert("RGB") if image.mode == "CMYK" else image


def _save(image: Image.Image, target: str | IO[bytes], kind: str) -> None:
    options: dict[str, Any] = {"quality": JPEG_QUALITY, "subsampling": 0} if kind == "JPEG" else {}
    image.save(target, kind, **options)
