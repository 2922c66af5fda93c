"""Fifty people press the same button at the same moment: one of them takes the step."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from cases.models import Complaint, Event
from cases.workflow import STALE, StepRefused, take_step
from people.models import User
from tests.cases.law.tables import APPENDIX_1
from tests.cases.law.walking import Walk, moment
from tests.cast import Cast

PEOPLE = 50
TOO_LATE = "“Acknowledge” is not possible while the case is at “Acknowledged”."


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("seen", "sentence"), [(0, STALE), (None, TOO_LATE)], ids=["from a page", "from a command"]
)
def test_of_fifty_who_take_a_step_at_once_one_does_and_the_others_are_told(
    cast: Cast, seen: int | None, sentence: str
) -> None:
    walk = Walk(APPENDIX_1, cast)
    answers = walk.answers("acknowledge", walk.on)
    ready = Barrier(PEOPLE)

    def press(_: int) -> str:
        try:
            manager = User.objects.get(pk=cast.manager.account.pk)
            ready.wait(timeout=60)
            take_step(walk.case, "acknowledge", by=manager, at=moment(walk.on), seen=seen, **answers)
        except StepRefused as refused:
            return refused.sentence
        finally:
            connection.close()
        return "taken"

    with ThreadPoolExecutor(PEOPLE) as people:
        said = Counter(people.map(press, range(PEOPLE)))

    assert said == {"taken": 1, sentence: PEOPLE - 1}
    case = Complaint.objects.get(pk=walk.case.pk)
    assert (case.stage, case.version) == ("appendix-1:acknowledged", 1)
    assert Counter(case.events.values_list("kind", flat=True)) == {
        Event.Kind.FILED: 1,
        Event.Kind.STEP: 1,
        Event.Kind.REFUSED: PEOPLE - 1,
    }
    assert case.deadlines.filter(limit="a1.initial").count() == 1
