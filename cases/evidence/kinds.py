"""
What is accepted as evidence, and how it is told: by what is in the file, which its name must agree with.

Old Office files (.doc, .xls, .ppt), .rtf and .msg are not accepted: they carry programs and hidden details
that nobody here can take out. Each has a form in which it can be sent.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.models import Evidence

Kind = Evidence.Kind
OOXML = "application/vnd.openxmlformats-officedocument."
ODF = "application/vnd.oasis.opendocument."
HEIC = ("heic", "heif", "heics", "avif")


@dataclass(frozen=True)
class FileType:
    """The extension with which it is given out, and the content type under which that happens."""

    kind: Evidence.Kind
    extension: str
    content_type: str


# By what libmagic calls the content.
TYPES: dict[str, FileType] = {
    "image/jpeg": FileType(Kind.IMAGE, "jpg", "image/jpeg"),
    "image/png": FileType(Kind.IMAGE, "png", "image/png"),
    "image/gif": FileType(Kind.IMAGE, "gif", "image/gif"),
    "image/webp": FileType(Kind.IMAGE, "webp", "image/webp"),
    "application/pdf": FileType(Kind.PDF, "pdf", "application/pdf"),
    "audio/mpeg": FileType(Kind.AUDIO, "mp3", "audio/mpeg"),
    "audio/x-m4a": FileType(Kind.AUDIO, "m4a", "audio/mp4"),
    "audio/mp4": FileType(Kind.AUDIO, "m4a", "audio/mp4"),
    "audio/x-hx-aac-adts": FileType(Kind.AUDIO, "aac", "audio/aac"),
    "audio/aac": FileType(Kind.AUDIO, "aac", "audio/aac"),
    "audio/amr": FileType(Kind.AUDIO, "amr", "audio/amr"),
    "audio/x-wav": FileType(Kind.AUDIO, "wav", "audio/wav"),
    "audio/ogg": FileType(Kind.AUDIO, "ogg", "audio/ogg"),
    "application/ogg": FileType(Kind.AUDIO, "ogg", "audio/ogg"),
    "audio/flac": FileType(Kind.AUDIO, "flac", "audio/flac"),
    "video/mp4": FileType(Kind.VIDEO, "mp4", "video/mp4"),
    "video/x-m4v": FileType(Kind.VIDEO, "mp4", "video/mp4"),
    "video/quicktime": FileType(Kind.VIDEO, "mov", "video/quicktime"),
    "video/3gpp": FileType(Kind.VIDEO, "3gp", "video/3gpp"),
    "video/webm": FileType(Kind.VIDEO, "webm", "video/webm"),
    "video/x-matroska": FileType(Kind.VIDEO, "webm", "video/webm"),
    "video/ogg": FileType(Kind.VIDEO, "ogv", "video/ogg"),
}
# By extension: a document is a ZIP archive, told by what lies in it.
OFFICE: dict[str, FileType] = {
    "docx": FileType(Kind.OFFICE, "docx", f"{OOXML}wordprocessingml.document"),
    "xlsx": FileType(Kind.OFFICE, "xlsx", f"{OOXML}spreadsheetml.sheet"),
    "pptx": FileType(Kind.OFFICE, "pptx", f"{OOXML}presentationml.presentation"),
    "odt": FileType(Kind.OFFICE, "odt", f"{ODF}text"),
    "ods": FileType(Kind.OFFICE, "ods", f"{ODF}spreadsheet"),
    "odp": FileType(Kind.OFFICE, "odp", f"{ODF}presentation"),
}
EMAIL = FileType(Kind.EMAIL, "eml", "message/rfc822")
TEXT = FileType(Kind.TEXT, "txt", "text/plain")

RECORDINGS = frozenset({Kind.AUDIO, Kind.VIDEO})
# Which extension promises what. Sound and film share theirs: an .mp4 or .ogg may be either.
PROMISES: dict[str, frozenset[Evidence.Kind]] = {
    **dict.fromkeys(("jpg", "jpeg", "jpe", "jfif", "png", "gif", "webp"), frozenset({Kind.IMAGE})),
    **dict.fromkeys(("pdf",), frozenset({Kind.PDF})),
    **dict.fromkeys(OFFICE, frozenset({Kind.OFFICE})),
    **dict.fromkeys(("mp3", "m4a", "aac", "amr", "wav", "ogg", "oga", "opus", "flac"), RECORDINGS),
    **dict.fromkeys(("mp4", "m4v", "mov", "3gp", "webm", "ogv"), RECORDINGS),
    **dict.fromkeys(("eml",), frozenset({Kind.EMAIL})),
    **dict.fromkeys(("txt",), frozenset({Kind.TEXT})),
}
ACCEPT = ",".join(f".{extension}" for extension in PROMISES)  # without HEIC an iPhone sends a JPEG by itself

ADVICE: dict[str, str | Promise] = {
    **dict.fromkeys(
        HEIC,
        _(
            "We cannot open this kind of picture. Take a screenshot of it and send that. On an iPhone you "
            "can also choose Settings, Camera, Formats, Most Compatible."
        ),
    ),
    **dict.fromkeys(
        ("doc", "xls", "ppt", "rtf", "docm", "xlsm", "pptm", "pages", "numbers", "key"),
        _("We cannot take this kind of document safely. Save it as a PDF and send that."),
    ),
    "msg": _("We cannot open this kind of e-mail. Save it as .eml, print it to a PDF, or send a screenshot."),
    **dict.fromkeys(
        ("zip", "rar", "7z", "tar", "gz"),
        _("We do not open archives. Send the files that are in it."),
    ),
}
NOT_FOR_ANONYMOUS: dict[Evidence.Kind, str | Promise] = {
    **dict.fromkeys(
        (Kind.AUDIO, Kind.VIDEO),
        _(
            "A recording holds hidden details that could show who you are, and we cannot take them out. "
            "Write down what can be heard or seen in it instead."
        ),
    ),
    Kind.EMAIL: _("An e-mail says who sent it and who got it. Send a screenshot of the words instead."),
}

NEUTRAL: dict[Evidence.Kind, str | Promise] = {
    Kind.IMAGE: _("Picture"),
    Kind.PDF: _("PDF"),
    Kind.OFFICE: _("Document"),
    Kind.AUDIO: _("Sound recording"),
    Kind.VIDEO: _("Film"),
    Kind.EMAIL: _("E-mail"),
    Kind.TEXT: _("Text"),
}


def extension_of(name: str) -> str:
    """In small letters, without the dot; empty where there is none."""
    return name.rpartition(".")[2].lower() if "." in name.lstrip(".") else ""


def type_of(evidence: Evidence) -> FileType:
    """As it was told when it arrived."""
    known = (*TYPES.values(), *OFFICE.values(), EMAIL, TEXT)
    return next(each for each in known if each.content_type == evidence.content_type)
