"""Complaints that come in at the same moment count one another."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from monitoring.models import Alert
from tests.cast import Cast
from tests.monitoring.filing import file_about

PEOPLE = 12


@pytest.mark.django_db(transaction=True)
def test_twelve_complaints_at_once_raise_one_alert_that_counts_them_all(cast: Cast) -> None:
    ready = Barrier(PEOPLE)

    def complain(_: int) -> None:
        try:
            ready.wait(timeout=60)
            file_about(cast, cast.respondent)
        finally:
            connection.close()

    with ThreadPoolExecutor(PEOPLE) as people:
        list(people.map(complain, range(PEOPLE)))

    alert = Alert.objects.get()
    assert (alert.number, alert.complaints.count()) == (PEOPLE, PEOPLE)
    history = list(alert.changes.order_by("id").values_list("kind", "number"))
    assert history == [("raised", 3), *[("updated", number) for number in range(4, PEOPLE + 1)]]
