"""The question for files, and what is said of the limits beside it."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import lazy
from django.utils.translation import gettext as _

from cases.evidence.kinds import ACCEPT
from cases.evidence.workshop.limits import MOST_PAGES


def _what_we_take() -> str:
    return _(
        "Pictures (JPEG, PNG, GIF, WebP), PDF, documents (Word, Excel, PowerPoint, OpenDocument), sound, "
        "film, e-mails (.eml) and plain text. Up to %(files)s files, each up to %(each)s MB, together up to "
        "%(together)s MB. A PDF may have up to %(pages)s pages."
    ) % {
        "files": settings.EVIDENCE_MOST_FILES,
        "each": settings.EVIDENCE_MOST_MB,
        "together": settings.EVIDENCE_MOST_MB_TOGETHER,
        "pages": MOST_PAGES,
    }


what_we_take = lazy(_what_we_take, str)


class FilesInput(forms.FileInput):
    """Several at once."""

    allow_multiple_selected = True

    def __init__(self, **attrs: Any) -> None:
        super().__init__({"multiple": True, "accept": ACCEPT, **attrs})

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[UploadedFile]:
        return files.getlist(name) if hasattr(files, "getlist") else []


class FilesField(forms.Field):
    """Never has an answer of its own: what was sent is received apart, each file by itself."""

    widget = FilesInput

    def clean(self, value: Any) -> None:
        return None
