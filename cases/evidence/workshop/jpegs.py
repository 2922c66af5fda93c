"""The JPEG pictures within other files, cleaned without drawing them anew."""

START, SCAN = b"\xff\xd8", 0xDA
KEPT = {0xE0, 0xEE}  # of the segments for programs: how the pixels are to be read
COMMENT = 0xFE


def without_hidden(picture: bytes) -> bytes:
    """Leaves out EXIF, XMP, IPTC, thumbnails and comments; what is no whole JPEG stays as it is."""
    if not picture.startswith(START):
        return picture
    parts, at = [START], 2
    while at + 4 <= len(picture) and picture[at] == 0xFF:
        marker, length = picture[at + 1], int.from_bytes(picture[at + 2 : at + 4])
        if marker == SCAN:
            return b"".join([*parts, picture[at:]])
        if not _is_hidden(marker):
            parts.append(picture[at : at + 2 + length])
        at += 2 + length
    return picture


def _is_hidden(marker: int) -> bool:
    return marker == COMMENT or (0xE0 <= marker <= 0xEF and marker not in KEPT)
