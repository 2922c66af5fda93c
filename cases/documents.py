"""The PDFs of a case: letters as they were sent, and chronologies. The worker makes them."""

from typing import TYPE_CHECKING, Any

from django.conf import settings

from cases.acting import Acting
from cases.chronology.contents import Chronology
from cases.chronology.withholding import Withheld
from cases.letters.kinds import BY_CODE
from cases.letters.paper import blocks_of
from cases.models import Complaint, Document
from cases.routes import Case

if TYPE_CHECKING:
    from django.db.models import QuerySet


def documents_of(case: Complaint) -> "QuerySet[Document]":
    """Without what is large: the PDFs themselves."""
    return case.documents.select_related("complaint", "letter").defer("pdf")


def is_open_to(document: Document, case: Case, reader: Acting) -> bool:
    """Whether somebody who may open the file may also read this: the conduct limb is not for everybody."""
    if not tells_of_conduct(document, case):
        return True
    return all(step.is_open_to(case, reader) for step in case.STEPS.values())


def tells_of_conduct(document: Document, case: Complaint) -> bool:
    if document.kind == Document.Kind.CHRONOLOGY:
        return Withheld.CONDUCT not in document.withheld
    letter = document.letter
    return letter is not None and case.route in BY_CODE[letter.code].is_confidential_on


def render(document: Document) -> bytes:
    # Not at the top: the pages of a case import this module and never make a PDF. WeasyPrint would cost every
    # web process time at its start and memory for good.
    from config.pdf import render_pdf

    context = {"document": document, "complaint": document.complaint, "charity_name": settings.CHARITY_NAME}
    title = f"{document.get_kind_display()} {document.complaint.reference}"
    return render_pdf(f"cases/paper/{document.kind}.html", {**context, **_contents(document)}, title=title)


def _contents(document: Document) -> dict[str, Any]:
    if document.letter:
        return {"letter": document.letter, "blocks": blocks_of(document.letter.body)}
    return {"chronology": Chronology(document)}
