"""
The outbox as its keepers see it: what waits, what failed, and nothing that tells of a case.

That somebody is told of a case can say more than a name does: a Director who found a notice for the Chair
would know what about. So the rooms above name in `settings.NOTICES_KEPT_BACK` which references a reader must
not find, and that a person has complained themselves is not for system administrators to see.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.module_loading import import_string

from people.clock import london_date, now
from people.models import OutgoingNotice
from people.notices import Notice
from people.standing import AnyUser, is_director, may_keep_register

TOO_LONG = timedelta(hours=1)
State = OutgoingNotice.State


def outbox_for(user: AnyUser, on: date) -> QuerySet[OutgoingNotice]:
    """The rows that this keeper may see; none for anybody else."""
    if not may_keep_register(user, on):
        return OutgoingNotice.objects.none()
    rows = OutgoingNotice.objects.all()
    for door in settings.NOTICES_KEPT_BACK:
        rows = rows.exclude(reference__in=[*import_string(door)(user, on)])
    return rows if is_director(user, on) else rows.exclude(notice=Notice.OWN_NEWS)


def overdue(rows: QuerySet[OutgoingNotice], at: datetime) -> QuerySet[OutgoingNotice]:
    """What should have gone an hour ago and more: the worker does not run, or cannot keep up."""
    before = at - TOO_LONG
    return rows.filter(
        Q(state=State.WAITING, written_at__lt=before) | Q(state=State.AGAIN, try_at__lt=before)
    )


@dataclass(frozen=True)
class Trouble:
    """What is wrong with the sending of notices, in sentences; none when all is well."""

    sentences: list[str]

    @classmethod
    def of(cls, user: AnyUser, at: datetime) -> "Trouble":
        rows = outbox_for(user, london_date(at))
        found = []
        if waiting := overdue(rows, at).count():
            found.append(
                f"{_notices(waiting)} for more than an hour. Does the worker run (manage.py db_worker)?"
            )
        if given_up := rows.filter(state=State.GIVEN_UP).count():
            found.append(f"{_given_up(given_up)}. Put the address or the mail server right, then send again.")
        return cls(found)


def _notices(number: int) -> str:
    return "1 notice has been waiting" if number == 1 else f"{number} notices have been waiting"


def _given_up(number: int) -> str:
    return "1 notice was given up" if number == 1 else f"{number} notices were given up"


def hints(user: AnyUser) -> list[tuple[str, str]]:
    """For the first page of the set-up: each sentence with the address where something can be done."""
    page = reverse("admin:people_outgoingnotice_changelist")
    return [(sentence, page) for sentence in Trouble.of(user, now()).sentences]
