"""When the register changes: cases whose owner may own no longer, and cases that waited for one."""

from datetime import date
from uuid import uuid4

import pytest
import time_machine
from django.core import mail

from cases.models import Action, Assignment, Complaint
from cases.rebinding import hand_on
from cases.workflow import take_step
from people.clock import now
from people.models import Office, Person, Role, User
from tests.cases.case_pages import LIST, file_case, signed_in, step_url
from tests.cast import Cast
from tests.factories import AppointmentFactory, PersonFactory
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


# Roles, and what was still to be done


def part(case: Complaint, role: str, person: Person) -> Assignment:
    return case.assignments.create(role=role, person=person, from_on=date(2026, 6, 4))


def to_do(case: Complaint, person: Person) -> Action:
    return case.actions.create(text="Rewrite the rota", owner=person, due_on=date(2026, 7, 1))


def still_has(held: Assignment) -> bool:
    return Assignment.objects.get(pk=held.pk).ended_on is None


@pytest.mark.parametrize("role", ["handler", "investigator", "decision_maker", "panel", "appeal_hearer"])
def test_whoever_leaves_has_no_role_on_any_case_any_more(cast: Cast, role: str) -> None:
    held = part(file_case(cast), role, cast.outsider)
    leave(cast.outsider)

    assert not still_has(held)


def test_nor_has_whoever_loses_their_account_and_the_story_says_so(cast: Cast) -> None:
    case = file_case(cast)
    held = part(case, "handler", cast.handler)
    close(cast.handler.account)

    assert not still_has(held)
    assert case.events.last().label == "The register changed: somebody has no part in the case any more"
    assert Complaint.objects.get(pk=case.pk).version == case.version + 1
    assert owner(case) == cast.manager


def test_a_reviewer_who_is_a_trustee_no_more_leaves_the_review(cast: Cast) -> None:
    held = part(file_case(cast), "reviewer", cast.trustee)
    cast.trustee.role = Role.VOLUNTEER
    cast.trustee.save()

    assert not still_has(held)


def test_a_handler_who_comes_to_work_below_the_person_it_is_about_handles_it_no_more(cast: Cast) -> None:
    held = part(file_case(cast), "handler", cast.handler)
    cast.handler.line_manager = cast.respondent
    cast.handler.save()

    assert not still_has(held)


def test_all_handlers_below_the_person_it_is_about_go_when_that_person_becomes_director(cast: Cast) -> None:
    held = part(file_case(cast), "handler", cast.handler)
    cast.director.appointments.update(until_on=date(2026, 6, 10))
    AppointmentFactory(person=cast.respondent, office=Office.DIRECTOR, from_on=date(2026, 6, 11))

    assert not still_has(held)


def test_roles_that_somebody_may_still_have_stay_theirs(cast: Cast) -> None:
    case = file_case(cast)
    held = part(case, "handler", cast.handler)
    leave(cast.manager)

    assert still_has(held)


def test_what_a_leaver_still_had_to_do_is_done_by_the_owner(cast: Cast) -> None:
    case = file_case(cast)
    undone, done = to_do(case, cast.outsider), to_do(case, cast.outsider)
    Action.objects.filter(pk=done.pk).update(done_on=date(2026, 6, 9))
    leave(cast.outsider)

    assert Action.objects.get(pk=undone.pk).owner == cast.manager
    assert Action.objects.get(pk=done.pk).owner == cast.outsider, "what was done stays as it was"


def test_what_the_owner_who_leaves_had_to_do_is_done_by_the_new_owner(cast: Cast) -> None:
    undone = to_do(file_case(cast), cast.manager)
    leave(cast.manager)

    assert Action.objects.get(pk=undone.pk).owner == cast.director


def test_a_check_after_the_end_of_a_case_passes_on_too(cast: Cast) -> None:
    case = file_case(cast)
    undone = to_do(case, cast.manager)
    Complaint.objects.filter(pk=case.pk).update(stage="appendix-1:closed")
    leave(cast.manager)

    assert Action.objects.get(pk=undone.pk).owner == cast.director
    assert owner(case) == cast.manager


def test_a_colleague_who_never_had_an_account_keeps_what_they_have_to_do(cast: Cast) -> None:
    colleague = PersonFactory(name="Nora Quist")
    undone = to_do(file_case(cast), colleague)
    colleague.name = "Nora Quist-Lund"
    colleague.save()

    assert Action.objects.get(pk=undone.pk).owner == colleague


def test_a_last_day_that_passes_by_itself_ends_roles_too(cast: Cast) -> None:
    case = file_case(cast)
    held, undone = part(case, "handler", cast.handler), to_do(case, cast.outsider)
    Person.objects.filter(pk__in=[cast.handler.pk, cast.outsider.pk]).update(left_on=date(2026, 6, 10))
    hand_on(now())

    assert not still_has(held)
    assert Action.objects.get(pk=undone.pk).owner == cast.manager


# The displaced person's next click


def gone(case: Complaint, person: Person) -> bool:
    """Whether nothing of the case is left for this person: no page, no step, no line, no search result."""
    client = signed_in(person)
    pages = [client.get(case.link).status_code, client.get(step_url(case, "add_note")).status_code]
    lists = [client.get(LIST), client.get(LIST, {"q": "said it again"}), client.get(LIST, {"state": "all"})]
    sent = client.post(step_url(case, "acknowledge"), {"seen": "0"}).status_code
    return {*pages, sent} == {404} and not any(case.reference in each.text for each in lists)


def answers_like_what_does_not_exist(case: Complaint, person: Person) -> bool:
    """Whoever works on no case at all is not let into the admin any more."""
    client, nowhere = signed_in(person), Complaint(pk=uuid4())
    answer, expected = client.get(case.link), client.get(nowhere.link)
    return answer.status_code == expected.status_code != 200


def enter(case: Complaint, entry: str, by: Person, **answers: object) -> None:
    take_step(case, entry, by=by.account, at=now(), on=date(2026, 6, 11), **answers)


def test_a_manager_who_turns_out_to_be_whom_it_is_about_sees_nothing_more_on_the_next_click(
    cast: Cast,
) -> None:
    unknown = {"about": "unknown", "respondent": None, "respondent_role": Role.STAFF}
    case = file_case(cast, **unknown)
    assert not gone(case, cast.manager)
    enter(case, "name_respondent", cast.manager, person=cast.manager, reason="The rota")

    assert gone(case, cast.manager)
    assert owner(case) == cast.director


@pytest.mark.parametrize("role", ["handler", "investigator", "panel", "decision_maker"])
def test_whoever_worked_on_it_sees_nothing_more_when_it_turns_out_to_be_about_their_director(
    cast: Cast, role: str
) -> None:
    case = file_case(cast)
    held = part(case, role, cast.handler)
    undone = to_do(case, cast.handler)
    assert not gone(case, cast.handler)
    enter(case, "correct_respondent", cast.director, person=cast.director, reason="It was not Bob.")

    assert gone(case, cast.director)
    assert answers_like_what_does_not_exist(case, cast.handler)
    assert not still_has(held)
    assert owner(case) == cast.chair
    assert Action.objects.get(pk=undone.pk).owner == cast.chair
