"""The daily work: each job once a London day, whatever becomes of the others."""

import logging
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from threading import Barrier
from unittest import mock

import pytest
import time_machine
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils.module_loading import import_string

from people.daily import next_round, run_daily
from people.models import DailyRun, OutgoingNotice
from tests.cast import Cast
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 6, 11, 5, 0, tzinfo=UTC)  # 06:00 in London
ran: list[datetime] = []


def note(at: datetime) -> None:
    ran.append(at)


def stumble(at: datetime) -> None:
    raise ValueError("Bob Carter was here")


@pytest.fixture(autouse=True)
def at_six_on_a_thursday() -> Iterator[time_machine.Traveller]:
    ran.clear()
    with time_machine.travel(MORNING, tick=False) as clock:
        yield clock


@pytest.fixture
def jobs(settings) -> list[str]:
    settings.DAILY = [f"{__name__}.note"]
    return settings.DAILY


def daily(*options: str) -> str:
    out = StringIO()
    call_command("daily", *options, stdout=out)
    return out.getvalue()


def test_a_second_run_on_the_same_day_does_nothing_twice(jobs: list[str], at_six_on_a_thursday) -> None:
    assert daily() == f"{jobs[0]}: done\n"
    at_six_on_a_thursday.shift(timedelta(hours=16))  # 22:00 in London
    assert daily() == f"{jobs[0]}: was done today already\n"
    at_six_on_a_thursday.shift(timedelta(hours=2, minutes=30))
    daily()
    assert ran == [MORNING, MORNING + timedelta(hours=18, minutes=30)]


@pytest.mark.django_db(transaction=True)
def test_of_several_runs_at_the_same_moment_one_does_the_work_and_none_fails(jobs: list[str]) -> None:
    ready = Barrier(3)

    def run(_: int) -> str:
        ready.wait(timeout=60)
        try:
            return next(run_daily(MORNING)).words
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as runs:
        said = Counter(runs.map(run, range(3)))

    assert said == {"done": 1, "was done today already": 2}
    assert ran == [MORNING]


def test_it_can_be_asked_for_again(jobs: list[str]) -> None:
    daily()
    daily("--again")
    assert len(ran) == 2
    assert DailyRun.objects.count() == 1


def test_a_job_that_fails_stops_no_other_and_is_done_by_the_next_run(
    jobs: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    jobs.insert(0, f"{__name__}.stumble")
    out = StringIO()
    with caplog.at_level(logging.ERROR), pytest.raises(CommandError):
        call_command("daily", stdout=out)

    assert len(ran) == 1
    assert f"{__name__}.stumble: failed: ValueError" in out.getvalue()
    assert "Bob" not in out.getvalue() + "".join(record.getMessage() for record in caplog.records)
    with mock.patch(f"{__name__}.stumble", note):
        assert daily().splitlines() == [f"{jobs[0]}: done", f"{jobs[1]}: was done today already"]


def test_every_job_of_the_settings_runs_on_a_charity_with_nothing_to_do(cast: Cast) -> None:
    assert daily().splitlines() == [f"{job}: done" for job in settings.DAILY]
    assert all(callable(import_string(job)) for job in settings.DAILY)


@pytest.mark.parametrize(
    ("now", "failed", "next_at"),
    [
        (datetime(2026, 6, 11, 4, 59, tzinfo=UTC), False, datetime(2026, 6, 11, 5, 0, tzinfo=UTC)),
        (datetime(2026, 6, 11, 5, 0, tzinfo=UTC), False, datetime(2026, 6, 12, 5, 0, tzinfo=UTC)),
        (datetime(2026, 10, 24, 12, 0, tzinfo=UTC), False, datetime(2026, 10, 25, 6, 0, tzinfo=UTC)),
        (datetime(2026, 6, 11, 12, 0, tzinfo=UTC), True, datetime(2026, 6, 11, 13, 0, tzinfo=UTC)),
    ],
    ids=["before six", "at six", "over the end of summer time", "an hour after a failure"],
)
def test_the_next_round_is_at_six_in_london(now: datetime, failed: bool, next_at: datetime) -> None:
    assert next_round(now, has_failed=failed) == next_at


class Stopped(Exception):
    """The test has seen enough."""


def test_forever_means_at_once_and_then_every_morning(jobs: list[str], at_six_on_a_thursday) -> None:
    def sleep(seconds: float) -> None:
        if len(ran) == 3:
            raise Stopped
        at_six_on_a_thursday.shift(timedelta(seconds=seconds))

    at_six_on_a_thursday.shift(timedelta(hours=5))
    with (
        mock.patch("people.management.commands.daily.time.sleep", sleep),
        mock.patch("people.management.commands.daily.close_old_connections"),
        pytest.raises(Stopped),
    ):
        daily("--forever")

    assert ran == [MORNING + timedelta(hours=5), MORNING + timedelta(days=1), MORNING + timedelta(days=2)]


def test_what_went_out_is_forgotten_after_two_weeks_and_what_waits_is_not() -> None:
    account = UserFactory()
    for state in OutgoingNotice.State:
        for days in (13, 15):
            written_at = MORNING - timedelta(days=days)
            OutgoingNotice.objects.create(
                account=account,
                notice="new_case",
                reference="R1",
                link="/",
                state=state,
                written_at=written_at,
            )
    DailyRun.objects.create(job="of long ago", on=date(2026, 5, 1))

    daily()

    old = OutgoingNotice.objects.filter(written_at__lt=MORNING - timedelta(days=14))
    assert sorted(old.values_list("state", flat=True)) == ["again", "waiting"]
    assert OutgoingNotice.objects.exclude(pk__in=old).count() == len(OutgoingNotice.State)
    assert not DailyRun.objects.filter(job="of long ago").exists()


def test_sessions_that_ended_are_forgotten() -> None:
    Session.objects.create(session_key="ended", session_data="", expire_date=MORNING - timedelta(minutes=1))
    Session.objects.create(session_key="lasts", session_data="", expire_date=MORNING + timedelta(minutes=1))
    daily()
    assert list(Session.objects.values_list("session_key", flat=True)) == ["lasts"]
