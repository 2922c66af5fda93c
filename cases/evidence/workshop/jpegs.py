"""The JPEG pictures within other files, cleaned without drawing them anew."""

import re

START, END = b"\xff\xd8", b"\xff\xd9"
SCAN = 0xDA
KEPT = {0xE0, 0xEE}  # of the segments for programs: how the pixels are to be read
COMMENT = 0xFE
MARKER = re.compile(rb"\xff+[^\x00\xff\xd0-\xd7]")  # within the pixels any other pair stands for itself


def without_hidden(picture: bytes) -> bytes:
    """Leaves out EXIF, XMP, IPTC, thumbnails, comments, and what hangs on behind."""
    if not picture.startswith(START):
        return picture
    parts, at = [START], 2
    while at + 4 <= len(picture) and picture[at] == 0xFF:
        marker, end = picture[at + 1], at + 2 + int.from_bytes(picture[at + 2 : at + 4])
        if marker == SCAN:
            following = MARKER.search(picture, end)
            end = following.end() - 2 if following else len(picture)
        if not _is_hidden(marker):
            parts.append(picture[at:end])
        if picture[end : end + 2] == END:
            return b"".join([*parts, END])
        at = end
    return b"".join([*parts, picture[at:]])


def _is_hidden(marker: int) -> bool:
    return marker == COMMENT or (0xE0 <= marker <= 0xEF and marker not in KEPT)
