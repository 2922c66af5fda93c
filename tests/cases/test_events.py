"""The story of a case is only ever added to: the model refuses changes, and so does the database."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from cases.models import Event
from cases.models.event import EventsAreKept
from cases.signals import complaint_changed
from tests.cases.law.tables import APPENDIX_1
from tests.cases.law.walking import Walk
from tests.cast import Cast

REWRITTEN = "Nothing happened"
TAMPERING = {
    "update": "UPDATE cases_event SET note = 'Nothing happened'",
    "delete": "DELETE FROM cases_event",
    "upsert": "INSERT INTO cases_event SELECT * FROM cases_event WHERE true "
    "ON CONFLICT (id) DO UPDATE SET note = 'Nothing happened'",
    # What only one of the databases has.
    "wholesale": {
        "sqlite": "INSERT OR REPLACE INTO cases_event SELECT * FROM cases_event",
        "postgresql": "TRUNCATE cases_event CASCADE",
    }[connection.vendor],
}


@pytest.fixture
def event(cast: Cast) -> Event:
    return Walk(APPENDIX_1, cast).take("acknowledge")


def _save(event: Event) -> None:
    event.note = REWRITTEN
    event.save()


def _bulk_update(event: Event) -> None:
    event.note = REWRITTEN
    Event.objects.bulk_update([event], ["note"])


@pytest.mark.parametrize(
    "tamper",
    [
        pytest.param(_save, id="save"),
        pytest.param(lambda event: event.delete(), id="delete"),
        pytest.param(lambda event: Event.objects.filter(pk=event.pk).update(note=REWRITTEN), id="update"),
        pytest.param(lambda event: Event.objects.filter(pk=event.pk).delete(), id="delete many"),
        pytest.param(lambda event: event.complaint.events.all().delete(), id="delete those of a case"),
        pytest.param(_bulk_update, id="bulk update"),
    ],
)
def test_an_event_is_neither_changed_nor_deleted(event: Event, tamper: Callable[[Event], Any]) -> None:
    before = Event.objects.values().get(pk=event.pk)

    with pytest.raises(EventsAreKept):
        tamper(event)

    assert Event.objects.values().get(pk=event.pk) == before


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("statement", ["update", "delete", "upsert", "wholesale"])
def test_the_database_itself_refuses_it_too(event: Event, statement: str) -> None:
    before = list(Event.objects.values())

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        connection.cursor().execute(TAMPERING[statement])

    assert list(Event.objects.values()) == before


def test_a_step_that_cannot_be_told_does_not_happen(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)

    def fail(**signal: Any) -> None:
        raise RuntimeError("A listener fails.")

    complaint_changed.connect(fail)
    try:
        with pytest.raises(RuntimeError), transaction.atomic():
            walk.take("acknowledge")
    finally:
        complaint_changed.disconnect(fail)

    assert walk.stage == "received"
    assert [event.kind for event in walk.case.events.all()] == [Event.Kind.FILED]
    assert walk.case.deadlines.get(limit="a1.acknowledge").met_on is None
    assert not walk.case.deadlines.filter(limit="a1.initial").exists()
