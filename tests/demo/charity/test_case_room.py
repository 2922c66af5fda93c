"""What a visitor can look at in the demo: each thing the case room can do, and a week that is believable."""

from datetime import timedelta

import pytest
from django.db.models import F

from cases.desk import Desk
from cases.models import (
    Action,
    Complaint,
    Event,
    Hold,
    InterimMeasure,
    Letter,
    Message,
    Outcome,
    RoleException,
    ServiceWarning,
)
from cases.models.roles import Involvement
from cases.words import OutcomeCode
from people.models import Role, User
from tests.demo.charity.conftest import TODAY
from tests.demo.charity.test_charity import account, visible_to

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def taken_on_their_own_page(step: str) -> list[Event]:
    """Steps and entries of this name that were taken by the complainant."""
    events = Event.objects.filter(step=step, actor=F("complaint__complainant__account"))
    return list(events.select_related("complaint"))


def desk_of(key: str, *, whole_charity: bool = False) -> Desk:
    return Desk(account(key), TODAY, whole_charity=whole_charity)


def test_the_service_manager_has_a_believable_week() -> None:
    desk = desk_of("denise")
    assert 1 <= len(desk.overdue) <= 2
    assert 2 <= len(desk.due_this_week) <= 5
    assert len(desk.new) == 1
    assert len(desk.waiting_for_others) >= 2


def test_at_most_a_handful_is_overdue_in_the_whole_charity() -> None:
    assert 2 <= len(desk_of("ruth", whole_charity=True).overdue) <= 6


def test_no_action_and_no_follow_up_check_is_overdue() -> None:
    assert not Action.objects.filter(done_on=None, due_on__lt=TODAY).exists()


def test_checks_were_made_and_some_of_them_late() -> None:
    made = Action.objects.filter(is_check=True).exclude(done_on=None)
    assert made.count() >= 20
    assert 0 < made.filter(done_on__gt=F("due_on")).count() < made.count() / 2


def test_actions_were_ticked_off_with_what_was_done() -> None:
    assert Action.objects.filter(is_check=False).exclude(done_on=None).exclude(done_how="").count() >= 3


def test_measures_of_cases_that_ended_have_ended() -> None:
    real = InterimMeasure.objects.exclude(kind=InterimMeasure.Kind.NONE)
    assert real.filter(ended_on=None).count() >= 3
    assert not real.filter(ended_on=None).exclude(complaint__closed_on=None).exists()
    assert Event.objects.filter(step="review_measure").count() >= 10


def test_one_measure_is_reviewed_next_week() -> None:
    measure = Complaint.objects.made_by(account("abigail")).get(stage__endswith="initial_investigation")
    review_on = measure.interim_measures.get(ended_on=None).review_on
    assert review_on is not None
    assert timedelta(0) < review_on - TODAY <= timedelta(days=14)


def test_one_case_is_on_hold_for_the_police_and_its_review_is_near() -> None:
    hold = Hold.objects.get(ended_on=None)
    assert hold.agency == Hold.Agency.POLICE
    assert timedelta(0) <= hold.review_on - TODAY <= timedelta(days=7)
    assert hold.complaint.reference in visible_to("denise")


def test_one_case_went_on_after_a_hold_with_the_working_days_it_had_left() -> None:
    case = Complaint.objects.get(holds__ended_on__isnull=False, closed_on=None)
    assert case.deadlines.running().get(limit="a2.response").due_on > TODAY


def test_letters_were_sent_to_both_sides() -> None:
    codes = set(Letter.objects.values_list("code", flat=True))
    assert codes >= {"acknowledgement", "outcome_complainant", "stage_one_response", "final_response"}
    assert codes >= {"warning", "final_warning", "service_decision"}
    to_service_users = Letter.objects.filter(
        reader="respondent", complaint__respondent_role=Role.SERVICE_USER
    )
    assert to_service_users.exists()


def test_nothing_is_left_open_in_a_letter() -> None:
    assert not Letter.objects.filter(body__contains="[…").exists()
    assert not Letter.objects.filter(body__contains="{{").exists()


def test_abigail_finds_a_letter_and_shared_notes_on_her_own_page() -> None:
    case = Complaint.objects.made_by(account("abigail")).get(stage__endswith="initial_investigation")
    assert Letter.objects.for_complainant(case).exists()
    assert [each.from_complainant for each in case.messages.all()] == [False, True, False]


def test_one_message_of_a_complainant_waits_for_an_answer() -> None:
    last = {message.complaint_id: message for message in Message.objects.order_by("at", "id")}
    assert [message.by for message in last.values() if message.from_complainant] == [account("maureen")]


def test_one_complainant_asks_to_withdraw() -> None:
    assert Complaint.objects.exclude(asked_to_withdraw_on=None).get().closed_on is None


@pytest.mark.parametrize("step", ["write", "ask_to_withdraw", "lodge_appeal", "request_stage_two"])
def test_complainants_took_steps_on_their_own_page(step: str) -> None:
    assert taken_on_their_own_page(step)


def test_bad_faith_was_found_once_with_a_second_person() -> None:
    found = Outcome.objects.get(code=OutcomeCode.BAD_FAITH)
    agreed = Event.objects.get(complaint=found.complaint, step="agree_to_bad_faith")
    decided = Event.objects.get(complaint=found.complaint, step="decide")
    assert agreed.actor_id != decided.actor_id


def test_one_exception_was_allowed_with_its_reason() -> None:
    assert RoleException.objects.get().reason


def test_one_case_was_reopened_and_is_open() -> None:
    case = Complaint.objects.get(outcomes__by=Outcome.By.REOPENED)
    assert case.closed_on is None
    assert case.reference in visible_to("denise")


def test_follow_up_checks_led_to_new_complaints_with_new_owners() -> None:
    linked = Complaint.objects.exclude(follows=None).select_related("follows")
    assert len(linked) == 2
    assert all(case.owner_id != case.follows.owner_id for case in linked if case.follows)


def test_one_case_waits_for_the_chair_who_finds_it_on_her_desk() -> None:
    case = Complaint.objects.get(owner=None)
    assert [row.case for row in desk_of("elspeth").waiting_for_an_owner] == [case]
    assert case.reference not in visible_to("ruth")


def test_somebody_stood_down_and_sees_the_case_no_more() -> None:
    stood_down = Involvement.objects.get(kind=Involvement.Kind.STOOD_DOWN)
    reader = User.objects.get(person=stood_down.person)
    assert stood_down.complaint not in Complaint.objects.visible_to(reader, TODAY)


@pytest.mark.parametrize("level", ["first", "final"])
def test_a_service_user_has_this_warning_live(level: str) -> None:
    highest: dict[str, str] = {}
    for warning in ServiceWarning.objects.live(TODAY).order_by("issued_on"):
        highest[str(warning.person_id)] = warning.level
    assert level in highest.values()
