"""
Mails that tell somebody to look into Redress, and nothing more (policy on giving out data).

`notify` writes one row in the caller's transaction; `manage.py db_worker` sends the mails. So a step that is
rolled back tells nobody, and a mail server that is down delays a notice instead of losing it.
"""

import logging
from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from django.core.mail import send_mail
from django.db import models
from django.template.loader import render_to_string
from django_tasks import task

from people.chart import Member
from people.clock import now
from people.models import Person, User

logger = logging.getLogger(__name__)

RETRY_AFTER = [
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=8),
    timedelta(days=1),
]


class Notice(models.TextChoices):
    """Everything a mail may say. Fixed sentences, so that nothing personal can slip into one."""

    NEW_CASE = "new_case", "There is a new case for you to look at."
    CASE_NEWS = "case_news", "There is news on a case you work on."
    ALERT = "alert", "There is something for you to review."


def notify(
    recipients: Iterable[Person | Member | User], notice: Notice, *, reference: str, link: str
) -> None:
    """
    Tell people, each in a mail of their own. Who has no account that may sign in gets none.

    `reference` stands in the subject, so it must not say what the matter is; `link` is a path on this site.
    """
    accounts = dict.fromkeys(each.pk if isinstance(each, User) else each.account_id for each in recipients)
    account_ids = [str(account_id) for account_id in accounts if account_id]
    if account_ids:
        send_notices.enqueue(account_ids, notice.value, reference, link)


@task()
def send_notices(account_ids: list[str], notice: str, reference: str, link: str) -> None:
    """One task for each recipient, so that an address that fails affects nobody else."""
    for account_id in account_ids:
        send_notice.enqueue(account_id, notice, reference, link)


@task()
def send_notice(account_id: str, notice: str, reference: str, link: str, attempt: int = 1) -> None:
    """The address is looked up now: an account closed or renamed since is treated as it is today."""
    user = User.objects.filter(pk=account_id, is_active=True).first()
    if user is None:
        return
    try:
        send_mail(f"{settings.CHARITY_NAME}: {reference}", _body(notice, reference, link), None, [user.email])
    except OSError as error:  # includes every error of smtplib; its message may quote the address
        _try_again(type(error).__name__, account_id, notice, reference, link, attempt)


def _body(notice: str, reference: str, link: str) -> str:
    facts = {
        "charity_name": settings.CHARITY_NAME,
        "sentence": Notice(notice).label,
        "reference": reference,
        "url": settings.SITE_URL + link,
    }
    return render_to_string("people/mail/notice.txt", facts)


def _try_again(why: str, account_id: str, notice: str, reference: str, link: str, attempt: int) -> None:
    if attempt > len(RETRY_AFTER):
        logger.error("Gave up a notice to account %s after %d attempts: %s", account_id, attempt, why)
        return
    logger.warning("A notice to account %s was not sent at attempt %d: %s", account_id, attempt, why)
    later = send_notice.using(run_after=now() + RETRY_AFTER[attempt - 1])
    later.enqueue(account_id, notice, reference, link, attempt + 1)
