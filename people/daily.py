"""
The daily work: what has to happen once a day though nobody asks for it.

`settings.DAILY` names the jobs of all rooms as dotted paths, so that this floor imports none above it. A job
is a function of the moment, and idempotent: where the row of the day is missing it runs again.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.utils.module_loading import import_string

from people.clock import LONDON, london_date
from people.models import DailyRun, OutgoingNotice

logger = logging.getLogger(__name__)

KEPT_FOR = timedelta(days=14)  # finished tasks and notices: they tell who had to do with which reference
AFTER_A_FAILURE = timedelta(hours=1)


@dataclass(frozen=True)
class Done:
    """What became of a job."""

    job: str
    words: str
    has_failed: bool = False


def run_daily(at: datetime, *, again: bool = False) -> Iterator[Done]:
    """Every job, each once on the London day of `at` unless `again`. One that fails stops no other."""
    for job in settings.DAILY:
        try:
            yield _run(job, at, again)
        except Exception as error:
            logger.exception("The daily job %s failed", job)
            yield Done(job, f"failed: {type(error).__name__}", has_failed=True)


@transaction.atomic
def _run(job: str, at: datetime, again: bool) -> Done:
    """The row of the day comes first: a second run at the same moment waits there until the first ends."""
    rows = DailyRun.objects.select_for_update()
    _, is_first = rows.get_or_create(job=job, on=london_date(at))
    if not (is_first or again):
        return Done(job, "was done today already")
    import_string(job)(at)
    return Done(job, "done")


def next_round(at: datetime, *, has_failed: bool) -> datetime:
    """When the daily work is to be looked at again: at the hour of settings.DAILY_AT in London."""
    here = at.astimezone(LONDON)
    start = datetime.combine(here.date(), time.fromisoformat(settings.DAILY_AT), LONDON)
    if start <= here:
        start = datetime.combine(here.date() + timedelta(days=1), start.time(), LONDON)
    return min(start, at + AFTER_A_FAILURE) if has_failed else start


def forget_finished_work(at: datetime) -> None:
    """Finished tasks, notices that went out or were given up, past daily work: after two weeks."""
    call_command("prune_db_task_results", min_age_days=KEPT_FOR.days)
    OutgoingNotice.objects.finished().filter(written_at__lt=at - KEPT_FOR).delete()
    DailyRun.objects.filter(on__lt=london_date(at - KEPT_FOR)).delete()


def forget_ended_sessions(at: datetime) -> None:
    """Sessions that ended by themselves; who signs out takes theirs along."""
    call_command("clearsessions")
