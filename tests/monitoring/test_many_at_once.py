"""Complaints that come in at the same moment count one another."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from cases.chain import check_chain
from cases.filing import file_together
from monitoring.models import Alert
from tests.cast import Cast
from tests.monitoring.filing import MAY, file_about, noon, told_about

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


@pytest.mark.django_db(transaction=True)
def test_filings_about_the_same_people_in_any_order_wait_for_one_another_and_are_all_counted(
    cast: Cast,
) -> None:
    people = [cast.respondent, cast.handler, cast.investigator]
    ready = Barrier(PEOPLE)

    def complain(number: int) -> None:
        try:
            ready.wait(timeout=60)
            order = people[number % 3 :] + people[: number % 3]
            file_together([told_about(cast, person) for person in order], by=None, at=noon(MAY))
        finally:
            connection.close()

    with ThreadPoolExecutor(PEOPLE) as filing:
        list(filing.map(complain, range(PEOPLE)))

    assert {alert.person: alert.number for alert in Alert.objects.all()} == dict.fromkeys(people, PEOPLE)
    assert check_chain() == PEOPLE * len(people)
