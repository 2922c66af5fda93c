"""Loads the whole demo charity, once, into an empty database."""

import random
from datetime import datetime

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from cases.evidence.tasks import look_after
from cases.models import Complaint, Sanction
from cases.tasks import make_document
from cases.words import SanctionCode
from demo import arrivals, situations
from demo.accounts import PASSWORD, WHO_SEES_WHAT
from demo.arrivals.coming_in import come_in, leave_unfinished
from demo.arrivals.signed_in import UNFINISHED
from demo.diary import Diary
from demo.documents import take_in_policies
from demo.people import Cast, close_after_christmas, create_people, email_of
from demo.walk import Walk
from people.clock import london_date
from people.models import OutgoingNotice, Person, User
from people.working_days import Calendar
from policies.models import Policy

SEED = 20_101  # of the Equality Act 2010, and the same charity every time


class InUse(Exception):
    """The database holds somebody's data already."""


def is_loaded() -> bool:
    accounts = [email_of(key) for key in WHO_SEES_WHAT]
    return User.objects.filter(email__in=accounts).count() == len(accounts)


@transaction.atomic
def load(now: datetime) -> None:
    """All of it or nothing. Raises `InUse` for a database that holds people, complaints or policies."""
    if any(model.objects.exists() for model in (Person, Complaint, Policy)):
        raise InUse
    today = london_date(now)
    close_after_christmas(today)
    cast = create_people(today, make_password(PASSWORD))  # hashed once: hashing is slow on purpose
    diary = Diary(now, Calendar.load())
    take_in_policies(settings.CHARITY_NAME, diary, cast["priya"].account)
    _file_and_walk(cast, diary)
    _see_off_the_dismissed()
    _send_no_mails()


def _file_and_walk(cast: Cast, diary: Diary) -> None:
    dice = random.Random(SEED)  # nosec B311
    known: dict[str, Complaint] = {}
    for situation in situations.ALL:
        complaint = Walk(situation, cast=cast, diary=diary, dice=dice, known=known).take()
        if situation.name:
            known[situation.name] = complaint
    for arrival in arrivals.ALL:
        for complaint in come_in(arrival, cast, diary, dice):
            situation = arrival.told_by(complaint)
            Walk(situation, cast=cast, diary=diary, dice=dice, known=known).take_up(complaint)
    leave_unfinished(UNFINISHED, cast, diary)


def _see_off_the_dismissed() -> None:
    for sanction in Sanction.objects.filter(code=SanctionCode.DISMISSAL).select_related("person"):
        sanction.person.left_on = sanction.issued_on
        sanction.person.save()


def _send_no_mails() -> None:
    """
    Takes back the notices of four years, which would otherwise all be sent as soon as the worker starts.

    The database held nobody before, so every notice is one of the demo's. The letters' PDFs and the previews
    of files are still made.
    """
    OutgoingNotice.objects.all().delete()
    still_made = [task.module_path for task in (make_document, look_after)]
    DBTaskResult.objects.exclude(task_path__in=still_made).delete()
