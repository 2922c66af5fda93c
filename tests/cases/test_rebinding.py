"""When the register changes: cases whose owner may own no longer, and cases that waited for one."""

from datetime import date

import pytest
import time_machine
from django.core import mail

from cases.models import Complaint
from cases.rebinding import hand_on
from people.clock import now
from people.models import Office, Person, User
from tests.cases.case_pages import file_case
from tests.cast import Cast
from tests.factories import AppointmentFactory
from tests.tasks import run_waiting_tasks

NOON = "2026-06-11 12:00+01:00"


@pytest.fixture(autouse=True)
def thursday_11_june_2026():
    with time_machine.travel(NOON, tick=False):
        yield


def owner(case: Complaint) -> Person | None:
    return Complaint.objects.get(pk=case.pk).owner


def told() -> list[str]:
    run_waiting_tasks()
    return [message.to[0] for message in mail.outbox]


def leave(person: Person) -> None:
    person.left_on = date(2026, 6, 10)
    person.save()


def close(account: User) -> None:
    account.is_active = False
    account.save()


def test_the_cases_of_a_leaver_go_to_the_next_in_the_line_who_is_told(cast: Cast) -> None:
    case = file_case(cast)
    told()
    mail.outbox.clear()
    leave(cast.manager)

    assert owner(case) == cast.director
    assert told() == ["dina@fernlight.example"]


def test_the_story_of_the_case_says_that_it_has_a_new_owner(cast: Cast) -> None:
    case = file_case(cast)
    leave(cast.manager)

    last = case.events.last()
    assert (last.label, last.actor) == ("The register changed: a new owner", None)
    assert Complaint.objects.get(pk=case.pk).version == case.version + 1


def test_so_do_the_cases_of_somebody_whose_account_is_closed(cast: Cast) -> None:
    case = file_case(cast)
    close(cast.manager.account)

    assert owner(case) == cast.director


def test_an_owner_gives_the_case_up_when_the_person_it_is_about_becomes_director(cast: Cast) -> None:
    case = file_case(cast)
    cast.director.appointments.update(until_on=date(2026, 6, 10))
    AppointmentFactory(person=cast.respondent, office=Office.DIRECTOR, from_on=date(2026, 6, 11))

    assert owner(case) == cast.chair


def test_a_case_that_waited_finds_an_owner_as_soon_as_somebody_may(cast: Cast) -> None:
    User.objects.exclude(pk=cast.complainant.account.pk).update(is_active=False)
    case = file_case(cast)
    assert owner(case) is None
    cast.vice_chair.account.is_active = True
    cast.vice_chair.account.save()

    assert owner(case) == cast.vice_chair
    assert told() == ["victor@fernlight.example"]


def test_a_case_that_nobody_may_own_is_made_known_to_whoever_sees_it_wait(cast: Cast) -> None:
    free = [cast.equalities_lead.account.pk, cast.complainant.account.pk]
    User.objects.exclude(pk__in=free).update(is_active=False)
    case = file_case(cast)

    assert owner(case) is None
    assert told() == ["edward@fernlight.example"]
    assert case in Complaint.objects.visible_to(cast.equalities_lead.account)


def test_a_witness_hears_nothing_of_a_case_that_waits(cast: Cast) -> None:
    free = [cast.equalities_lead.account.pk, cast.complainant.account.pk]
    User.objects.exclude(pk__in=free).update(is_active=False)
    file_case(cast, witnesses=[cast.equalities_lead])

    assert told() == []


def test_a_case_that_has_ended_keeps_its_owner(cast: Cast) -> None:
    case = file_case(cast)
    Complaint.objects.filter(pk=case.pk).update(stage="appendix-1:closed")
    leave(cast.manager)

    assert owner(case) == cast.manager


def test_signing_in_changes_nothing_and_asks_nothing(cast: Cast, count_queries) -> None:
    file_case(cast)
    with count_queries() as queries:
        cast.manager.account.save(update_fields=["last_login"])
    assert len(queries) == 1


def test_a_last_day_that_passes_by_itself_hands_the_cases_on_by_the_next_morning(cast: Cast) -> None:
    case = file_case(cast)
    told()
    mail.outbox.clear()
    cast.manager.left_on = date(2026, 6, 11)
    cast.manager.save()

    assert hand_on(now()) == 0
    assert owner(case) == cast.manager, "the last day is still theirs"
    with time_machine.travel("2026-06-12 00:05+01:00", tick=False):
        assert hand_on(now()) == 1

    assert owner(case) == cast.director
    assert told() == ["dina@fernlight.example"]
    assert case.events.last().label == "The register changed: a new owner"


def test_a_second_run_hands_nothing_on(cast: Cast) -> None:
    case = file_case(cast)
    Person.objects.filter(pk=cast.manager.pk).update(left_on=date(2026, 6, 10))
    hand_on(now())
    events, version = case.events.count(), Complaint.objects.get(pk=case.pk).version

    assert hand_on(now()) == 0
    assert (case.events.count(), Complaint.objects.get(pk=case.pk).version) == (events, version)


def test_a_first_day_that_comes_gives_a_waiting_case_its_owner(cast: Cast) -> None:
    User.objects.exclude(pk__in=[cast.complainant.account.pk, cast.outsider.account.pk]).update(
        is_active=False
    )
    case = file_case(cast)
    AppointmentFactory(person=cast.outsider, office=Office.DIRECTOR, from_on=date(2026, 6, 15))
    assert (hand_on(now()), owner(case)) == (0, None)

    with time_machine.travel("2026-06-15 00:05+01:00", tick=False):
        hand_on(now())
    assert owner(case) == cast.outsider


def test_where_nothing_is_to_do_little_is_asked_however_many_cases_there_are(
    cast: Cast, count_queries
) -> None:
    for _ in range(5):
        file_case(cast)
    with count_queries() as queries:
        hand_on(now())
    assert len(queries) <= 5, queries
