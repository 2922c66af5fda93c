"""Why a file is not taken, in sentences for whoever sent it."""

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.evidence.names import isolated, visible
from cases.evidence.workshop.limits import MOST_PAGES, MOST_SIDE

ENCRYPTED = gettext_lazy("It is locked with a password. Send it without one.")

SENTENCES: dict[str, str | Promise] = {
    "dangerous_name": gettext_lazy("Its name has characters that we do not take. Give it a plain name."),
    "empty": gettext_lazy("It is empty."),
    "wrong_type": gettext_lazy("We cannot take this kind of file. The list above says which ones we take."),
    "not_what_it_says": gettext_lazy("It is not the kind of file that its name says."),
    "unreadable": gettext_lazy("We cannot read it. It may be damaged."),
    "encrypted": ENCRYPTED,
    "pdf_encrypted": ENCRYPTED,
    "swells": gettext_lazy("It is packed so tightly that we do not open it. Save it as a PDF and send that."),
    "holds_program": gettext_lazy("There is a program in it (a macro). Save it as a PDF and send that."),
}


class Refused(Exception):
    """One file that is not taken: what it was called and a sentence."""

    def __init__(self, name: str, sentence: str | Promise) -> None:
        super().__init__()
        self.name = visible(name)
        self.sentence = str(sentence)

    def __str__(self) -> str:
        return f"{isolated(self.name)}: {self.sentence}"


def sentence_for(code: str) -> str:
    if code == "too_large":
        return _("It is larger than %(most)s MB.") % {"most": settings.EVIDENCE_MOST_MB}
    if code == "too_large_together":
        most = settings.EVIDENCE_MOST_MB_TOGETHER
        return _("Together your files are larger than %(most)s MB.") % {"most": most}
    if code == "too_many":
        return _("You can send %(most)s files at most.") % {"most": settings.EVIDENCE_MOST_FILES}
    if code == "pdf_too_long":
        return _("It has more than %(most)s pages. Send the pages that matter.") % {"most": MOST_PAGES}
    if code == "image_too_large":
        return _("This picture is too large: no side may be longer than %(most)s pixels.") % {
            "most": f"{MOST_SIDE:,}"
        }
    return str(SENTENCES[code])
