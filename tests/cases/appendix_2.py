"""What tests of Appendix 2 do besides walking: entries and forms."""

from typing import Any

from cases.models import Complaint, Event
from cases.step_forms.base import StepForm
from cases.workflow import open_case, step_form, take_step
from people.models import Person
from tests.cases.law.walking import Walk, moment

SUBSTANTIATED = {"respond": {"finding": "substantiated"}}


def enter(walk: Walk, entry: str, by: Person, **answers: Any) -> Event:
    return take_step(walk.case, entry, by=by.account, at=moment(walk.on), on=walk.on, **answers)


def refer(walk: Walk, by: Person | None = None, **answers: Any) -> Event:
    cast = walk.cast
    told = {"panel": [cast.equalities_lead], "no_conflict": True, "reason": "The finding", **answers}
    return enter(walk, "open_conduct_referral", by or cast.manager, **told)


def sanction(walk: Walk, code: str = "guidance", by: Person | None = None) -> Event:
    told = {"sanction": code, "reasons": "A first time", "letter_sent": True}
    return enter(walk, "record_conduct_sanction", by or walk.cast.equalities_lead, **told)


def form_of(walk: Walk, step: str, by: Person) -> StepForm:
    return step_form(open_case(Complaint.objects.get(pk=walk.case.pk), walk.on), step, by.account, walk.on)
