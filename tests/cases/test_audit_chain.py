"""Whoever gets at the database itself may change the audit trail, but not without its being found."""

from contextlib import contextmanager
from datetime import datetime
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from cases.chain import drop_anchor
from cases.models import Anchor, ChainHead, Event
from cases.recording import record
from cases.sealing import install_triggers, lift_triggers
from cases.seals import BEFORE_THE_FIRST, digest_of, seal_after
from tests.cases.law.tables import APPENDIX_1
from tests.cases.law.walking import Walk, moment
from tests.cast import Cast

EVENTS, ANCHORS, HEAD = "cases_event", "cases_anchor", "cases_chainhead"


def seal_now() -> None:
    """What the end of a transaction does on PostgreSQL, which a test that is rolled back never comes to."""
    connection.check_constraints()


def verify(*seals: str) -> str:
    said = StringIO()
    seal_now()
    call_command("verify_audit", against=list(seals), stdout=said)
    return said.getvalue()


@pytest.fixture
def trail(cast: Cast) -> Walk:
    """Six events: filed, three steps, a note, a reading."""
    walk = Walk(APPENDIX_1, cast).to("formal_investigation")
    record(walk.case, Event.Kind.READ, "Case opened", at=moment(walk.on), by=cast.manager.account)
    record(None, Event.Kind.EXPORTED, "Audit exported", at=moment(walk.on), by=cast.chair.account)
    seal_now()
    return walk


@contextmanager
def triggers_lifted() -> Any:
    """As whoever owns the database can do it."""
    for table in (EVENTS, ANCHORS, HEAD):
        lift_triggers(connection, table)
    with connection.cursor() as cursor:
        yield cursor.execute
    seal_now()
    install_triggers(connection)


def seal_everything_anew() -> None:
    """As somebody would who knows how it is done. Only what was noted elsewhere is out of their reach."""
    seal = BEFORE_THE_FIRST
    with triggers_lifted() as run:
        for position, event in enumerate(Event.objects.order_by("position"), start=1):
            seal = seal_after(seal, position, digest_of(event))
            run(
                f"UPDATE {EVENTS} SET digest = %s, seal = %s, position = %s WHERE id = %s",
                [digest_of(event), seal, position, event.pk],
            )
        run(f"UPDATE {HEAD} SET position = %s, seal = %s", [position, seal])


def newest() -> Event:
    return Event.objects.order_by("position").last()


def test_a_trail_that_nobody_touched_is_in_order(trail: Walk) -> None:
    number = Event.objects.count()

    assert verify() == f"The audit trail is in order: {number} events, each as it was recorded.\n"
    assert list(Event.objects.order_by("position").values_list("position", flat=True)) == [
        *range(1, number + 1)
    ]
    assert (ChainHead.objects.get().position, ChainHead.objects.get().seal) == (number, newest().seal)


def test_an_empty_trail_is_in_order(db: None) -> None:
    drop_anchor(datetime.fromisoformat("2026-06-03T10:00+00:00"))
    assert "0 events" in verify()


@pytest.mark.parametrize(
    ("tamper", "finding"),
    [
        pytest.param(
            "UPDATE {events} SET note = 'Nothing' WHERE position = 2", "Event 2 was changed", id="note"
        ),
        pytest.param(
            "UPDATE {events} SET answers = '{{}}' WHERE position = 3", "Event 3 was changed", id="answers"
        ),
        pytest.param(
            "UPDATE {events} SET actor_id = NULL WHERE position = 4", "Event 4 was changed", id="who"
        ),
        pytest.param(
            "UPDATE {events} SET at = '2026-06-01 10:00:00+00:00' WHERE position = 2",
            "Event 2 was",
            id="when",
        ),
        pytest.param(
            "UPDATE {events} SET kind = 'entry' WHERE position = 2", "Event 2 was changed", id="kind"
        ),
        pytest.param("UPDATE {events} SET complaint_id = NULL WHERE position = 1", "Event 1 was", id="case"),
        pytest.param("DELETE FROM {events} WHERE position = 3", "Event 3 is missing", id="deletion"),
        pytest.param("DELETE FROM {events} WHERE position = 1", "Event 1 is missing", id="first"),
        pytest.param("DELETE FROM {events} WHERE position > 3", "The events after 3 are missing", id="tail"),
        pytest.param("DELETE FROM {events}", "The events after 0 are missing", id="all"),
        pytest.param("DELETE FROM {head}", "The head of the chain is missing", id="head"),
    ],
)
def test_whatever_somebody_changes_by_hand_is_found(trail: Walk, tamper: str, finding: str) -> None:
    with triggers_lifted() as run:
        run(tamper.format(events=EVENTS, head=HEAD))
        with pytest.raises(CommandError, match=finding):
            verify()


def test_events_that_changed_places_are_found(trail: Walk) -> None:
    with triggers_lifted() as run:
        run(f"UPDATE {EVENTS} SET position = -position WHERE position IN (2, 3)")
        run(f"UPDATE {EVENTS} SET position = 5 + position WHERE position < 0")

    with pytest.raises(CommandError, match="Event 2 does not follow from the one before it") as said:
        verify()
    assert said.value.__context__ is None, "what was read half-way would complain as the command ends"


def test_an_event_that_took_the_place_of_another_is_found(trail: Walk) -> None:
    """With its own digest, put where another was."""
    put_in = Event(kind=Event.Kind.ENTRY, at=moment(trail.on), label="It never was like that")
    put_in.digest = digest_of(put_in)
    put_in.position, put_in.seal = 3, Event.objects.get(position=3).seal
    with triggers_lifted() as run:
        run(f"DELETE FROM {EVENTS} WHERE position = 3")
        put_in.save()

    with pytest.raises(CommandError, match="Event 3 does not follow"):
        verify()


def test_an_event_put_in_at_the_end_by_hand_is_found(trail: Walk) -> None:
    last = newest()
    put_in = Event(kind=Event.Kind.ENTRY, at=moment(trail.on), label="A late addition")
    put_in.position = last.position + 1
    put_in.seal = seal_after(last.seal, put_in.position, digest_of(put_in))
    with triggers_lifted():
        put_in.save()

    with pytest.raises(CommandError, match="was put in by hand"):
        verify()


def test_an_event_without_a_place_is_found(trail: Walk) -> None:
    with triggers_lifted():
        Event(kind=Event.Kind.ENTRY, at=moment(trail.on), label="From nowhere").save()
        with pytest.raises(CommandError, match="has no place in the chain"):
            verify()


def test_a_chain_written_anew_is_found_by_an_anchor(trail: Walk) -> None:
    drop_anchor(moment(trail.on))
    with triggers_lifted() as run:
        run(f"UPDATE {EVENTS} SET note = 'Nothing' WHERE position = 2")
    seal_everything_anew()

    with pytest.raises(CommandError, match="is not the one that was noted"):
        verify()


def test_a_chain_written_anew_with_its_anchors_is_found_by_a_seal_on_paper(trail: Walk) -> None:
    on_paper = str(drop_anchor(moment(trail.on)))
    assert "The seal given is in it." in verify(on_paper)
    with triggers_lifted() as run:
        run(f"UPDATE {EVENTS} SET note = 'Nothing' WHERE position = 2")
        run(f"DELETE FROM {ANCHORS}")
    seal_everything_anew()

    assert "in order" in verify()
    with pytest.raises(CommandError, match="No event has the seal"):
        verify(on_paper)


def test_a_tail_cut_off_with_its_head_is_found_by_an_anchor(trail: Walk) -> None:
    drop_anchor(moment(trail.on))
    with triggers_lifted() as run:
        run(f"DELETE FROM {EVENTS} WHERE position > 2")
    seal_everything_anew()

    with pytest.raises(CommandError, match="The events after 2 are missing"):
        verify()


def test_a_seal_that_cannot_be_one_is_refused(trail: Walk) -> None:
    with pytest.raises(CommandError, match="64"):
        call_command("verify_audit", "--against", "9f2c")


@pytest.mark.parametrize(
    "statement",
    [
        f"UPDATE {HEAD} SET position = 0, seal = '{BEFORE_THE_FIRST}'",
        f"DELETE FROM {HEAD}",
        f"UPDATE {ANCHORS} SET seal = '{BEFORE_THE_FIRST}'",
        f"DELETE FROM {ANCHORS}",
        f"INSERT INTO {EVENTS} "
        "(kind, at, step, label, stage_from, stage_to, answers, note, digest, position, seal) "
        "VALUES ('entry', '2026-06-01 10:00:00+00:00', '', '', '', '', '{}', '', '', 99, 'forged')",
    ],
)
def test_the_database_refuses_changes_to_what_the_trail_is_held_against(trail: Walk, statement: str) -> None:
    drop_anchor(moment(trail.on))

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        connection.cursor().execute(statement)

    assert "in order" in verify()


@pytest.mark.parametrize(
    "answers",
    [
        {"b": {"value": 1}, "a": {"value": None, "people": ["x"], "ok": True}},
        {"words": {"value": 'ärger "quoted" \\ back\r\nslash \U0001f490 שלום \u2028'}},
        {"nested": [{"z": 1, "a": [10**15, -1]}]},
    ],
)
def test_an_event_has_the_same_digest_after_it_was_kept(cast: Cast, answers: dict[str, Any]) -> None:
    at = datetime.fromisoformat("2026-06-01T00:30:00.123456+01:00")
    event = Event.objects.create(kind="entry", at=at, label="Läbel", answers=answers, note=" a\r\nb ")

    assert digest_of(Event.objects.get(pk=event.pk)) == event.digest


def test_a_fraction_is_refused_since_the_databases_would_write_it_differently(cast: Cast) -> None:
    with pytest.raises(TypeError, match="as text"):
        record(None, Event.Kind.ENTRY, "x", at=moment(cast.director.started_on), answers={"share": 0.1})


def test_an_anchor_notes_the_newest_event(trail: Walk) -> None:
    anchor = drop_anchor(moment(trail.on))

    assert (anchor.position, anchor.seal) == (newest().position, newest().seal)
    assert str(anchor).replace(" ", "") == newest().seal
    assert Anchor.objects.get() == anchor


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("undo", [True, False], ids=["rolled back", "kept"])
def test_what_is_rolled_back_leaves_no_gap(cast: Cast, undo: bool) -> None:
    def note(label: str) -> Event:
        return record(None, Event.Kind.ENTRY, label, at=moment(cast.director.started_on))

    note("first")
    with transaction.atomic():
        note("second")
        try:
            with transaction.atomic():
                note("third")
                if undo:
                    raise RuntimeError
        except RuntimeError:
            pass
        note("fourth")

    told = list(Event.objects.order_by("position").values_list("label", flat=True))
    assert told == ["first", "second", *(() if undo else ("third",)), "fourth"]
    assert f"{len(told)} events" in verify()
