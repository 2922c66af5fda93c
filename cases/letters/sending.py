"""A letter goes out: it is kept as sent, made into a PDF, and its reader told where it is."""

from typing import TYPE_CHECKING

from cases.letters.kinds import BY_CODE
from cases.models import Document, Letter
from cases.news import tell_complainant
from cases.tasks import ask_for_document

if TYPE_CHECKING:
    from cases.routes.case import Case
    from cases.routes.steps import Act


def send(case: "Case", act: "Act") -> Letter:
    """In the transaction of the entry that sends it."""
    answers = act.answers
    letter = Letter.objects.create(
        complaint=case,
        code=answers["letter"],
        reader=BY_CODE[answers["letter"]].reader,
        subject=answers["subject"],
        body=answers["body"],
        sent_on=act.on,
        how=answers["how"],
        written_by=act.by,
    )
    ask_for_document(case, Document.Kind.LETTER, by=act.by, at=act.at, letter=letter)
    if letter.how == Letter.How.PAGE:
        tell_complainant(case)
    return letter
