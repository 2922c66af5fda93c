"""A situation as it comes in: the filing that `cases.filing` takes, and the account that sends it."""

import random
from datetime import date, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from cases.filing import Filing
from cases.models import Complaint
from cases.models.complaint import REFERENCE_ALPHABET
from demo.people import MAIL_DOMAIN, Cast
from demo.situations.situation import Situation
from people.models import Service, User

CONSENTS = (
    "They asked me to write it down for them, and I read it back to them.",
    "They told me on a visit and said that I should pass it on.",
    "We filled this in together.",
)


def roles(situation: Situation, cast: Cast) -> tuple[str, str]:
    """The role of who complains and of whom it is about; empty where it is about no one person."""
    complainant = cast[situation.by].role if situation.by else situation.by_role
    respondent = cast[situation.about].role if situation.about else situation.about_role
    return str(complainant), str(respondent or "")


def filing(situation: Situation, cast: Cast, received_on: date, dice: random.Random) -> Filing:
    complainant_role, respondent_role = roles(situation, cast)
    return Filing(
        account=situation.account,
        received_on=received_on,
        received_how=situation.how,
        complainant=cast.get(situation.by),
        complainant_role=complainant_role,
        anonymous=not situation.by,
        brought_by=cast.get(situation.helper),
        consent=dice.choice(CONSENTS) if situation.helper else "",
        about=_about(situation),
        respondent=cast.get(situation.about),
        respondent_role=respondent_role,
        service=Service.objects.filter(name=situation.service).first(),
        characteristics=situation.characteristics,
        conduct=situation.conduct,
        witnesses=[cast[key] for key in situation.witnesses],
        incident=_incident(situation),
        details=_details(situation, received_on, dice),
    )


def _about(situation: Situation) -> str:
    if situation.about:
        return Complaint.About.PERSON
    return Complaint.About.UNKNOWN if situation.about_role else Complaint.About.NO_ONE


def _incident(situation: Situation) -> str | None:
    word = situation.incident or situation.name
    return str(uuid5(NAMESPACE_URL, f"{MAIL_DOMAIN}/{word}")) if word else None


def _details(situation: Situation, received_on: date, dice: random.Random) -> dict[str, Any]:
    """Further fields of the complaint."""
    return {
        "reference": drawn_reference(dice),
        "happened_on": received_on - timedelta(days=dice.randint(0, 12)),
        "place": situation.place,
        "wishes": situation.wishes,
        "approach": dice.choice(Complaint.Approach.values),
        "safe_now": situation.safe_now if situation.by else Complaint.SafeNow.NOT_SAID,
    }


def drawn_reference(dice: random.Random) -> str:
    """Drawn like any other, but the same in every demo."""
    drawn = "".join(dice.choices(REFERENCE_ALPHABET, k=8))
    return f"{drawn[:4]}-{drawn[4:]}"


def typist(situation: Situation, cast: Cast) -> User | None:
    """The account the form is sent from; that of an anonymous complaint is not kept."""
    sender = cast.get(situation.helper or situation.by)
    return sender.account if sender else None
