"""
How arrivals come in: the steps of intake read what was typed, and all of it is filed together.

So nothing comes in that the pages would refuse, nor anything of an anonymous reporter that they do not keep.
"""

import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time

from django.contrib.auth.models import AnonymousUser

from cases.evidence.receiving import keep, receive
from cases.filing import file_together
from cases.intake.answers import ForWhom
from cases.intake.drafts import Answers, begin_draft, keep_answers
from cases.intake.keys import hash_of_code
from cases.intake.register import Register
from cases.intake.sending import filings_in
from cases.models import Bundle, Complaint, Draft
from demo.arrivals.arrival import Arrival
from demo.diary import Diary
from demo.filings import drawn_reference
from demo.people import Cast
from demo.team import account_of
from people.clock import london_date
from people.models import Service, User

EVENING = time(17, 40)
CHOSEN = ("service", "person_1_pick", "person_2_pick", "witness")  # questions answered from a list of names


def come_in(arrival: Arrival, cast: Cast, diary: Diary, dice: random.Random) -> list[Complaint]:
    """The complaints that it became."""
    account, at = _account(arrival, cast), _moment(arrival, diary)
    on = london_date(at)
    draft = Draft(account=account, answers=json.dumps(_as_typed(arrival, cast)), bundle=_bundle(arrival, at))
    register = Register.open_to(account or AnonymousUser(), on)
    filings = [
        replace(
            filing,
            receipt="" if account else hash_of_code(arrival.code),
            bundle=draft.bundle,
            details={**filing.details, "reference": drawn_reference(dice)},
        )
        for filing in filings_in(draft, register, on)
    ]
    return file_together(filings, by=account, at=at)


def leave_unfinished(arrival: Arrival, cast: Cast, diary: Diary) -> None:
    at = _moment(arrival, diary)
    draft, _ = begin_draft(_account(arrival, cast) or AnonymousUser(), None, at)
    for step, answers in _as_typed(arrival, cast).items():
        keep_answers(draft, step, answers, at)


def _account(arrival: Arrival, cast: Cast) -> User | None:
    return account_of(cast[arrival.by]) if arrival.by else None


def _moment(arrival: Arrival, diary: Diary) -> datetime:
    return diary.moment(arrival.when(diary, 0), EVENING)


def _bundle(arrival: Arrival, at: datetime) -> Bundle | None:
    """The files, cleaned of what is hidden in them where whoever sends them stays unnamed."""
    if not arrival.files:
        return None
    anonymous = arrival.typed["you"]["for_whom"] == ForWhom.ANONYMOUS.value
    delivery = receive([make() for make in arrival.files], anonymous=anonymous)
    if delivery.refusals:
        raise delivery.refusals[0]
    bundle = Bundle.objects.create()
    keep(delivery.arrivals, at, bundle=bundle)
    return bundle


def _as_typed(arrival: Arrival, cast: Cast) -> Answers:
    """As a browser sends it: of each question a list of values, with ids for what is chosen from a list."""
    ids = {name: str(pk) for name, pk in Service.objects.values_list("name", "pk")}
    ids |= {key: str(person.pk) for key, person in cast.items()}
    return {
        step: {name: _values(answer, ids if name in CHOSEN else {}) for name, answer in answers.items()}
        for step, answers in arrival.typed.items()
    }


def _values(answer: str | Sequence[str], ids: Mapping[str, str]) -> list[str]:
    return [ids.get(each, each) for each in ([answer] if isinstance(answer, str) else answer)]
