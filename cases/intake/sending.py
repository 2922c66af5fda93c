"""A draft becomes complaints: once, all of them together, or not at all."""

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Q

from cases.evidence.kinds import NOT_FOR_ANONYMOUS
from cases.filing import Filing, file_together
from cases.intake.holder import Holder
from cases.intake.keys import hash_of_code, receipt_code, submission_of
from cases.intake.register import Register
from cases.intake.sent_before import Filed
from cases.intake.to_filing import filings_of
from cases.intake.walk import steps_of
from cases.models import Bundle, Complaint, Draft, Evidence
from cases.reporter import account_of
from people.clock import london_date

CLAIM = """
DELETE FROM cases_draft WHERE id = %s
RETURNING *, (SELECT incident FROM cases_complaint WHERE id = earlier_id) AS incident
"""


class NotSent(Exception):
    """Something is still missing or cannot be right. Nothing was filed."""


class FilesSayWho(NotSent):
    """Files came before somebody chose to stay unnamed, and have not been freed of what names them."""


class NotTheirs(Exception):
    """There is no such draft for them: it was never theirs, it was sent, or it is gone."""


def send(holder: Holder, pk: UUID, at: datetime) -> Filed:
    """
    Files the draft and forgets it. Raises `NotTheirs`, and `NotSent` where an answer needs another look.

    Whoever deletes the draft has claimed it: of fifty presses of the button one files.
    """
    with transaction.atomic():
        draft = _claim(pk, at)
        if draft is None or not holder.may_open(draft):
            raise NotTheirs
        return _file(holder, draft, at)


def _claim(pk: UUID, at: datetime) -> Draft | None:
    """Found and deleted in one query; what is refused afterwards brings the draft back."""
    value = Draft._meta.get_field("id").get_db_prep_value(pk, connection)
    draft = next((draft for draft in list(Draft.objects.raw(CLAIM, [value])) if draft.is_alive(at)), None)
    if draft is not None and draft.earlier_id is not None:
        draft.earlier = Complaint(pk=draft.earlier_id, incident=vars(draft)["incident"])
    return draft


def filings_in(draft: Draft, register: Register, today: date) -> list[Filing]:
    """What the steps make of the draft as it is. Raises `NotSent` where an answer needs another look."""
    steps = list(steps_of(draft, register, today))
    if any(step.errors for step in steps):
        raise NotSent
    said = {name: answer for step in steps for name, answer in step.cleaned_data.items()}
    return filings_of(said, register, today, draft=draft)


def _file(holder: Holder, draft: Draft, at: datetime) -> Filed:
    today = london_date(at)
    incident = draft.earlier.incident if draft.earlier else ""
    register = Register.open_to(holder.account, today, incident)
    filings = filings_in(draft, register, today)
    if filings[0].anonymous and _files_say_who(draft):
        raise FilesSayWho
    by, key = account_of(holder.account), holder.key_of(draft)
    code = receipt_code(key) if key and (by is None or filings[0].anonymous) else ""
    receipt = hash_of_code(code) if code else ""
    bundle = Bundle(pk=draft.bundle_id) if draft.bundle_id else None
    in_full = [
        replace(filing, submission=submission_of(draft.pk, place), receipt=receipt, bundle=bundle)
        for place, filing in enumerate(filings)
    ]
    return Filed(file_together(in_full, by=by, at=at, earlier=register.earlier), code, key)


def _files_say_who(draft: Draft) -> bool:
    if draft.bundle_id is None:
        return False
    telling = Q(stripped=False) | Q(kind__in=list(NOT_FOR_ANONYMOUS))
    return Evidence.objects.filter(telling, bundle=draft.bundle_id).exists()
