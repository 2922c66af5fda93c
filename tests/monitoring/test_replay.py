"""An imported register raises and clears alerts as if its complaints had been filed on their days."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta

from django.core import mail
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.models import Complaint, Outcome
from cases.signals import register_imported
from cases.words import Route
from monitoring.models import Alert, AlertChange
from people.models import Person
from tests.cast import Cast
from tests.factories import PersonFactory
from tests.monitoring.filing import end, file_about, noon
from tests.tasks import run_waiting_tasks

FIRST_DAY = date(2026, 3, 27)  # a Friday; the financial year ends on the Tuesday after
LATER = date(2026, 7, 1)
GONE = {"duplicate", "out_of_scope", "bad_faith"}

History = list[tuple[str, int, date]]


@dataclass(frozen=True)
class Past:
    """A complaint of the register: who of two people, on which day, as what, and what became of it when."""

    second_person: bool
    received_on: date
    role: str
    turns: tuple[tuple[date, str], ...]


days = st.integers(0, 9).map(lambda number: FIRST_DAY + timedelta(days=number))
codes = st.sampled_from(["duplicate", "bad_faith", "substantiated", "withdrawn"])
turns = st.lists(st.tuples(days, codes), max_size=2).map(lambda found: tuple(sorted(found)))
pasts = st.builds(Past, st.booleans(), days, st.sampled_from(["staff", "staff", "staff", "volunteer"]), turns)
registers = st.lists(pasts, max_size=9)
examples = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
few_examples = settings(examples, max_examples=20)  # each files up to nine complaints


@contextmanager
def undone() -> Iterator[None]:
    """Whatever one example writes is gone before the next."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def write(people: list[Person], register: list[Past]) -> list[Complaint]:
    complaints = Complaint.objects.bulk_create(
        Complaint(
            route=Route.STAFF_ABOUT_STAFF,
            stage="appendix-1:closed",
            received_on=past.received_on,
            filed_at=noon(LATER),
            respondent=people[past.second_person],
            respondent_role=past.role,
            complainant_role="staff",
            account="From the old register",
        )
        for past in register
    )
    for complaint, past in zip(complaints, register, strict=True):
        for on, code in past.turns:
            Outcome.objects.create(complaint=complaint, code=code, on=on)
    return complaints


def announce(complaints: list[Complaint]) -> None:
    register_imported.send(Complaint, complaints=[each.pk for each in complaints], at=noon(LATER))


def bring_in(people: list[Person], register: list[Past]) -> None:
    announce(write(people, register))


def slowly(register: list[Past]) -> dict[tuple[bool, int], History]:
    """By person and year: every day looked at anew, by the words of the policy."""
    histories: dict[tuple[bool, int], History] = defaultdict(list)
    for second_person in (False, True):
        for year, first, last in (
            (2025, date(2025, 4, 1), date(2026, 3, 31)),
            (2026, date(2026, 4, 1), date(2027, 3, 31)),
        ):
            mine = [
                past
                for past in register
                if past.second_person == second_person
                and past.role == "staff"
                and first <= past.received_on <= last
            ]
            history = _day_after_day(mine)
            if history:
                histories[second_person, year] = history
    return histories


def _day_after_day(register: list[Past]) -> History:
    history: History = []
    for number in range(12):
        on = FIRST_DAY + timedelta(days=number)
        count = sum(_counts_on(past, on) for past in register)
        last = history[-1] if history else None
        if count > 2 and last is None:
            history.append(("raised", count, on))
        elif count > 2 and last and last[0] == "cleared":
            history.append(("raised_again", count, on))
        elif count > 2 and last and last[1] != count:
            history.append(("updated", count, on))
        elif count <= 2 and last and last[0] != "cleared":
            history.append(("cleared", count, on))
    return history


def _counts_on(past: Past, on: date) -> bool:
    known = [code for day, code in past.turns if max(day, past.received_on) <= on]
    return past.received_on <= on and (not known or known[-1] not in GONE)


def histories(people: list[Person]) -> dict[tuple[bool, int], History]:
    return {
        (alert.person_id == people[1].pk, alert.year_start.year): list(
            alert.changes.values_list("kind", "number", "on")
        )
        for alert in Alert.objects.all()
    }


@given(registers)
@examples
def test_the_replay_equals_looking_at_every_day_anew(cast: Cast, register: list[Past]) -> None:
    people = [cast.respondent, cast.outsider]
    with undone():
        bring_in(people, register)
        assert histories(people) == slowly(register)


@given(registers)
@few_examples
def test_the_replay_equals_filing_one_by_one_at_the_end_of_every_day(
    cast: Cast, register: list[Past]
) -> None:
    people = [cast.respondent, cast.outsider]
    with undone():
        _file_one_by_one(cast, people, register)
        filed = {(alert.person_id, alert.year_start): _by_day(alert) for alert in Alert.objects.all()}
    with undone():
        bring_in(people, register)
        replayed = {(alert.person_id, alert.year_start): _by_day(alert) for alert in Alert.objects.all()}
    # An alert that came and went within one day is no alert at the end of any day.
    assert {key: states for key, states in filed.items() if any(states)} == replayed


def _file_one_by_one(cast: Cast, people: list[Person], register: list[Past]) -> None:
    """Day after day: first what came in, then what ended."""
    filed: dict[int, Complaint] = {}
    for number in range(12):
        on = FIRST_DAY + timedelta(days=number)
        for index, past in enumerate(register):
            if past.received_on == on:
                person = people[past.second_person]
                filed[index] = file_about(cast, person, on, respondent_role=past.role)
        for index, past in enumerate(register):
            for day, code in past.turns:
                if max(day, past.received_on) == on:
                    end(filed[index], code, on)


def _by_day(alert: Alert) -> list[int]:
    """The count at the end of each day; 0 while there is no alert or it is cleared."""
    counts = []
    for number in range(12):
        change = alert.changes.filter(on__lte=FIRST_DAY + timedelta(days=number)).last()
        running = change is not None and change.kind != AlertChange.Kind.CLEARED
        counts.append(change.number if change and running else 0)
    return counts


def test_an_import_takes_a_fixed_number_of_queries(cast: Cast, count_queries) -> None:
    def needed(people: list[Person]) -> int:
        register = [Past(False, FIRST_DAY, "staff", ()) for _ in range(4)]
        complaints = [each for person in people for each in write([person], register)]
        with count_queries() as queries:
            announce(complaints)
        assert Alert.objects.filter(person__in=people).count() == len(people)
        return len(queries)

    assert needed([cast.respondent]) == needed(PersonFactory.create_batch(20))


def test_an_import_updates_an_alert_that_is_there_already(cast: Cast) -> None:
    on = date(2026, 4, 8)
    for _ in range(3):
        file_about(cast, cast.respondent, on)

    bring_in([cast.respondent], [Past(False, on, "staff", ())])
    assert histories([cast.respondent, cast.outsider]) == {
        (False, 2026): [("raised", 3, on), ("updated", 4, LATER)]
    }


def test_everybody_gets_one_mail_however_many_alerts_an_import_raises(cast: Cast) -> None:
    register = [Past(who, FIRST_DAY, "staff", ()) for who in (False, True) for _ in range(3)]
    bring_in([cast.respondent, cast.outsider], register)

    run_waiting_tasks()
    addresses = sorted(each.to[0] for each in mail.outbox)
    assert addresses == [f"{name}@fernlight.example" for name in ("dina", "martha", "olga")]
