"""Many who work at the same moment all get their work done, and the audit trail keeps every bit of it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection, transaction

from cases.chain import check_chain
from cases.models import Complaint, Event
from cases.recording import record_reading
from cases.workflow import take_step
from tests.cases.law.tables import APPENDIX_1
from tests.cases.law.walking import Walk, file_standard, moment
from tests.cast import Cast

OF_EACH = 8


@pytest.mark.django_db(transaction=True)
def test_steps_filings_and_readings_at_the_same_moment_are_all_told(cast: Cast) -> None:
    """All are about Bob, so that filings wait for one another; and what has been told waits for a case."""
    walks = [Walk(APPENDIX_1, cast) for _ in range(OF_EACH)]
    before = Event.objects.count()
    manager, director = cast.manager.account, cast.director.account
    ready = Barrier(4 * OF_EACH)

    def at_the_same_moment(work: Callable[[], object]) -> None:
        try:
            ready.wait(timeout=60)
            work()
        finally:
            connection.close()

    def step(walk: Walk) -> None:
        on = walk.on + timedelta(days=1)
        take_step(walk.case, "acknowledge", by=manager, at=moment(on), **walk.answers("acknowledge", on))

    def read_and_wait_for_the_case(walk: Walk) -> None:
        """An event first and then a lock that a step holds, which itself goes on to tell an event."""
        with transaction.atomic():
            record_reading(walk.case, director, moment(walk.on))
            list(Complaint.objects.filter(pk=walk.case.pk).select_for_update())

    work = [
        *(lambda walk=walk: step(walk) for walk in walks),
        *(lambda: file_standard(APPENDIX_1, cast) for _ in walks),
        *(lambda walk=walk: record_reading(walk.case, director, moment(walk.on)) for walk in walks),
        *(lambda walk=walk: read_and_wait_for_the_case(walk) for walk in walks),
    ]
    with ThreadPoolExecutor(len(work)) as people:
        list(people.map(at_the_same_moment, work))

    assert Event.objects.count() == before + 4 * OF_EACH
    assert check_chain() == Event.objects.count()
