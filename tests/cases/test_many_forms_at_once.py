"""An impatient finger on the button: the same page arrives ten times at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django_tasks_db.models import DBTaskResult

from cases.models import Complaint, Event
from people.models import Person
from tests.cases.filing_page import PAGE, signed_in, typed
from tests.cast import Cast

TIMES = 10


@pytest.mark.django_db(transaction=True)
def test_a_page_that_arrives_ten_times_at_once_files_once(cast: Cast) -> None:
    new = {"respondent": "unlisted", "respondent_name": "Femi Cole", "respondent_role": "staff"}
    answers = typed(cast, **new)
    clients = [signed_in(cast.complainant) for _ in range(TIMES)]
    ready = Barrier(TIMES)

    def press(nth: int) -> str:
        try:
            ready.wait(timeout=60)
            return clients[nth].post(PAGE, answers)["Location"]
        finally:
            connection.close()

    with ThreadPoolExecutor(TIMES) as fingers:
        shown = set(fingers.map(press, range(TIMES)))

    assert shown == {f"/complaints/{Complaint.objects.get().pk}/received/"}
    assert Event.objects.count() == 1
    assert DBTaskResult.objects.count() == 1
    assert Person.objects.filter(name="Femi Cole").count() == 1
