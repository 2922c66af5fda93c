"""Fifty people press the same button at the same moment: one of them takes the step."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, transaction

from cases.models import Complaint, Event
from cases.workflow import STALE, StepRefused, take_step
from people.models import Person, User
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


@pytest.mark.django_db(transaction=True)
def test_the_register_is_saved_while_steps_are_taken_and_neither_is_thrown_back(cast: Cast) -> None:
    """Saving a person looks anew at the cases about them; a step counts anew for the person."""
    walk = Walk(APPENDIX_1, cast)
    turns = 20
    ready = Barrier(2)

    def save_the_register() -> None:
        try:
            ready.wait(timeout=60)
            for turn in range(turns):
                person = Person.objects.get(pk=cast.respondent.pk)
                person.name = f"Bob Carter {turn}"
                with transaction.atomic():  # as the admin does
                    person.save()
        finally:
            connection.close()

    def add_notes() -> None:
        try:
            ready.wait(timeout=60)
            manager = User.objects.get(pk=cast.manager.account.pk)
            for turn in range(turns):
                answers = {"on": walk.on, "text": f"Note {turn}"}
                take_step(walk.case, "add_note", by=manager, at=moment(walk.on), **answers)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as people:
        for done in [people.submit(save_the_register), people.submit(add_notes)]:
            done.result()

    assert walk.case.events.filter(step="add_note").count() == turns
    assert Person.objects.get(pk=cast.respondent.pk).name == f"Bob Carter {turns - 1}"
