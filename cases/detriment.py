"""A new detriment: a complaint of its own, linked to the first and handled by someone new (victimisation)."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from cases.filing import Filing, file_complaint
from cases.models import Complaint
from cases.words import Conduct, ReceivedHow
from people.models import Person, User


def file_detriment(
    case: Complaint, answers: Mapping[str, Any], *, by: User, person: Person, on: date, at: datetime
) -> Complaint:
    """Files what somebody told `person`, who checked whether anybody has suffered because of `case`."""
    filing = Filing(
        account=answers["what_happened"],
        received_on=on,
        received_how=ReceivedHow.CONVERSATION,
        **_who_suffered(case, answers["other_person"]),
        **_who_did_it(case, answers["about_role"] if answers["about"] == "unknown" else ""),
        brought_by=None if person == answers["other_person"] else person,
        consent=answers["consent"],
        service=case.service,
        conduct=[Conduct.VICTIMISATION],
        follows=case,
    )
    return file_complaint(filing, by=by, at=at)


def _who_suffered(case: Complaint, other: Person | None) -> dict[str, Any]:
    if other:
        return {"complainant": other, "complainant_role": other.role}
    return {
        "complainant": case.complainant,
        "complainant_role": case.complainant_role,
        "anonymous": case.anonymous,
        "receipt": case.receipt,  # whoever has the code of the one reads the other too
    }


def _who_did_it(case: Complaint, role_of_another: str) -> dict[str, Any]:
    """The same person, as far as it is known who that is, or somebody else in this role."""
    if role_of_another:
        return {"about": Complaint.About.UNKNOWN, "respondent_role": role_of_another}
    return {
        "about": case.about,
        "respondent": case.respondent,
        "respondent_role": case.respondent_role,
        "respondent_name": case.respondent_name,
        "respondent_described": case.respondent_described,
    }
