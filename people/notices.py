"""
Mails that tell somebody to look into Redress, and nothing more (policy on giving out data).

`notify` writes to the outbox in the caller's transaction; `manage.py db_worker` sends the mails. So a step
that is rolled back tells nobody, and a mail server that is down delays a notice instead of losing it.
"""

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import send_mail
from django.db import models, transaction
from django.template.loader import render_to_string
from django.utils.module_loading import import_string
from django_tasks import task

from people.chart import Member
from people.clock import now
from people.models import OutgoingNotice, Person, User

logger = logging.getLogger(__name__)

RETRY_AFTER = [
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=8),
    timedelta(days=1),
]
# A mail server takes seconds to answer, or does not; somebody may be waiting for a PDF.
AFTER_OTHER_WORK = -10


class Notice(models.TextChoices):
    """Everything a mail may say. Fixed sentences, so that nothing personal can slip into one."""

    NEW_CASE = "new_case", "There is a new case for you to look at."
    URGENT = "urgent", "There is an urgent case for you to look at."
    CASE_NEWS = "case_news", "There is news on a case you work on."
    OWN_NEWS = "own_news", "There is news on your complaint."
    ALERT = "alert", "There is something for you to review."
    REMINDER = "reminder", "There is a case with a limit that is near."
    DIGEST = "digest", "There is work with a limit that is near."
    PASSED = "passed", "There is a case with a limit that has passed."
    ASK = "ask", "There is a case with a limit that has passed. Please ask whoever leads it how it stands."


@dataclass(frozen=True)
class News:
    """
    What some people are told, each in a mail of their own. Who has no account that may sign in gets none.

    `reference` stands in the subject, so it must not say what the matter is; `link` is a path on this site.
    """

    recipients: Iterable[Person | Member | User]
    notice: Notice
    reference: str
    link: str

    def rows(self) -> Iterator[OutgoingNotice]:
        accounts = dict.fromkeys(
            each.pk if isinstance(each, User) else each.account_id for each in self.recipients
        )
        for account in filter(None, accounts):
            yield OutgoingNotice(
                account_id=account, notice=self.notice, reference=self.reference, link=self.link
            )


def notify(
    recipients: Iterable[Person | Member | User], notice: Notice, *, reference: str, link: str
) -> None:
    """Tell people one thing."""
    notify_all([News(recipients, notice, reference, link)])


def notify_all(news: Iterable[News]) -> None:
    """Tell people several things: two queries, whatever their number."""
    _put([[row] for each in news for row in each.rows()])


def notify_soon(news: Iterable[News], after: Sequence[str] = ()) -> None:
    """
    The same in one query: the worker writes them into the outbox, and then sends them.

    For a filing, in which every query counts. The task is written in the caller's transaction, so it is lost
    as little as a row of the outbox; only nobody sees it there while the worker stands still. `after` goes
    to settings.AFTER_NOTICES, which the same task calls.
    """
    rows = [row for each in news for row in each.rows()]
    if rows or after:
        put_in_outbox.enqueue(
            [[str(row.account_id), row.notice, row.reference, row.link, str(row.written_at)] for row in rows],
            *([list(after)] if after else []),
        )


@task(priority=AFTER_OTHER_WORK)
def put_in_outbox(rows: list[list[str]], after: Sequence[str] = ()) -> None:
    """All of them or, where the worker breaks off, none."""
    with transaction.atomic():
        _put([[_outgoing(*row)] for row in rows])
    if after:
        import_string(settings.AFTER_NOTICES)(after, now())


def _outgoing(account: str, notice: str, reference: str, link: str, written_at: str) -> OutgoingNotice:
    return OutgoingNotice(
        account_id=account,
        notice=notice,
        reference=reference,
        link=link,
        written_at=datetime.fromisoformat(written_at),
    )


def notify_of_several(account: User, notice: Notice, references: Iterable[str], link: str) -> None:
    """One mail about several matters, with one link."""
    _put([[OutgoingNotice(account=account, notice=notice, reference=each, link=link) for each in references]])


def _put(mails: Sequence[Sequence[OutgoingNotice]]) -> None:
    """Into the outbox: two queries, whatever the number of mails."""
    if mails:
        OutgoingNotice.objects.bulk_create(row for rows in mails for row in rows)
        send_notices.enqueue([[str(row.pk) for row in rows] for rows in mails])


@task(priority=AFTER_OTHER_WORK)
def send_notices(mails: list[list[str]]) -> None:
    """One task for each mail, so that an address that fails affects nobody else."""
    for ids in mails:
        send_notice.enqueue(ids)


@task(priority=AFTER_OTHER_WORK)
def send_notice(ids: list[str]) -> None:
    """One mail: these rows of the outbox, all for one account. What was sent before is not sent again."""
    rows = list(
        OutgoingNotice.objects.unsent().filter(pk__in=ids).select_related("account").order_by("reference")
    )
    if not rows:
        return
    account, sending = rows[0].account, OutgoingNotice.objects.filter(pk__in=[row.pk for row in rows])
    if not account.is_active:
        sending.update(state=OutgoingNotice.State.CLOSED, try_at=None)
        return
    try:
        send_mail(_subject(rows), _body(rows), None, [account.email])
    except OSError as error:  # includes every error of smtplib; its message may quote the address
        _try_again(rows, type(error).__name__)
    else:
        sending.update(
            state=OutgoingNotice.State.SENT, attempts=models.F("attempts") + 1, error="", try_at=None
        )


def _subject(rows: Sequence[OutgoingNotice]) -> str:
    return f"{settings.CHARITY_NAME}: {_references(rows)}"


def _references(rows: Sequence[OutgoingNotice]) -> str:
    return ", ".join(row.reference for row in rows)


def _body(rows: Sequence[OutgoingNotice]) -> str:
    facts = {
        "charity_name": settings.CHARITY_NAME,
        "sentence": Notice(rows[0].notice).label,
        "reference": _references(rows),
        "url": settings.SITE_URL + rows[0].link,
    }
    return render_to_string("people/mail/notice.txt", facts)


def _try_again(rows: Sequence[OutgoingNotice], why: str) -> None:
    attempt, account_id = rows[0].attempts + 1, rows[0].account_id
    failed = OutgoingNotice.objects.filter(pk__in=[row.pk for row in rows])
    if attempt > len(RETRY_AFTER):
        failed.update(state=OutgoingNotice.State.GIVEN_UP, attempts=attempt, error=why, try_at=None)
        logger.error("Gave up a notice to account %s after %d attempts: %s", account_id, attempt, why)
        return
    again = now() + RETRY_AFTER[attempt - 1]
    failed.update(state=OutgoingNotice.State.AGAIN, attempts=attempt, error=why, try_at=again)
    logger.warning("A notice to account %s was not sent at attempt %d: %s", account_id, attempt, why)
    send_notice.using(run_after=again).enqueue([str(row.pk) for row in rows])


def send_again(rows: Iterable[OutgoingNotice]) -> None:
    """What was given up, or has waited too long, is tried anew from the first attempt."""
    ids = [str(row.pk) for row in rows]
    OutgoingNotice.objects.filter(pk__in=ids).update(
        state=OutgoingNotice.State.WAITING, attempts=0, error="", try_at=None
    )
    send_notices.enqueue([[each] for each in ids])
