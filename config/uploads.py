"""
Files that arrive: what they were really called, and no more of them than may be kept.

Django silently takes folders and control characters out of a file's name, so that a check of the name finds
nothing to refuse. And it writes whatever is sent to the disk before anybody can ask how large it is.
"""

from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, TemporaryFileUploadHandler
from django.http.multipartparser import MultiPartParser, MultiPartParserError

MEGABYTE = 1024 * 1024
NAMELESS = "file"


class NameAsSent(str):
    """A name that Django has made harmless, with the one that was sent."""

    sent: str


class FileAsSent(TemporaryUploadedFile):
    """What arrived of it, under the name that the browser gave it."""

    name_as_sent = ""
    is_cut = False  # larger than allowed, alone or with the others: not here as a whole


class _Parser(MultiPartParser):
    def sanitize_file_name(self, file_name: str) -> NameAsSent:
        """A name of which nothing is left, such as “..”, is no reason to overlook the file."""
        name = NameAsSent(super().sanitize_file_name(file_name) or NAMELESS)
        name.sent = file_name
        return name


class AsSent(TemporaryFileUploadHandler):
    """
    Writes each file to the disk, as far as the limits of the settings go.

    What is over them is read and thrown away; the file says `is_cut`. Files far beyond the number allowed are
    left out: enough of them remain to say that there were too many.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._is_parsing = self._is_left_out = False
        self._files = self._bytes = 0

    def handle_raw_input(
        self, input_data: Any, meta: Any, content_length: int, boundary: Any, encoding: str | None = None
    ) -> Any:
        if self._is_parsing:
            return None
        self._is_parsing = True
        try:
            return _Parser(meta, input_data, [self], encoding).parse()
        except LookupError:  # a name in an encoding that there is not
            self._let_go()
            raise MultiPartParserError("A part of the form cannot be read.") from None
        except Exception:
            self._let_go()
            raise

    def _let_go(self) -> None:
        """Of the file that was being read; the parser closes those before it."""
        if hasattr(self, "file"):
            self.file.close()

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        self._files += 1
        self._is_left_out = self._files > 2 * settings.EVIDENCE_MOST_FILES + 1
        if self._is_left_out:
            return
        FileUploadHandler.new_file(self, *args, **kwargs)
        name = str(self.file_name)
        self.file: FileAsSent = FileAsSent(name, self.content_type, 0, self.charset, self.content_type_extra)
        self.file.name_as_sent = getattr(self.file_name, "sent", name)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self._bytes += len(raw_data)
        if self._is_left_out:
            return
        is_over = start + len(raw_data) > settings.EVIDENCE_MOST_MB * MEGABYTE
        if is_over or self._bytes > settings.EVIDENCE_MOST_MB_TOGETHER * MEGABYTE:
            self.file.is_cut = True
            return
        super().receive_data_chunk(raw_data, start)

    def file_complete(self, file_size: int) -> UploadedFile | None:
        return None if self._is_left_out else super().file_complete(file_size)

    def upload_interrupted(self) -> None:
        if not self._is_left_out:
            super().upload_interrupted()


def name_as_sent(file: UploadedFile) -> str:
    """What the browser said the file is called, character for character."""
    return str(getattr(file, "name_as_sent", file.name or ""))


def is_cut(file: UploadedFile) -> bool:
    """Whether it was larger than allowed, alone or with the others, and is not here as a whole."""
    return bool(getattr(file, "is_cut", False))
