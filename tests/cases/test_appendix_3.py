"""Appendix 3: staff, volunteer or trustee about a service user."""

from datetime import date, timedelta

import pytest

from cases.models import Complaint, Event, ServiceDecision, ServiceSuspension, ServiceWarning
from cases.routes import StaffAboutServiceUser
from cases.routes.steps import StepRefused
from tests.cases.appendix_3 import (
    MONDAY,
    appealed,
    decided,
    faults,
    filed,
    investigated,
    reviewed,
    stage_of,
    take,
    up_the_ladder,
    warned,
)
from tests.cast import Cast

TUESDAY = MONDAY + timedelta(days=1)
THURSDAY = MONDAY + timedelta(days=3)
WEEK_LATER = MONDAY + timedelta(weeks=1)
WINDOW_PAST = date(2026, 6, 16)  # the tenth working day after Monday 1 June is Monday 15 June


def deadline(case: Complaint, limit: str) -> tuple[date, date, date | None]:
    """Start, due and met day of the latest deadline of this limit."""
    return case.deadlines.filter(limit=limit).values_list("start_on", "due_on", "met_on").latest("id")


def refused(*taking: object, **answers: object) -> str:
    with pytest.raises(StepRefused) as said:
        take(*taking, **answers)
    return said.value.sentence


# --- Before the finding


def test_the_worker_is_to_be_contacted_by_the_next_working_day(cast: Cast) -> None:
    friday = date(2026, 6, 5)
    case = filed(cast, friday)

    assert deadline(case, "a3.make_safe") == (friday, date(2026, 6, 8), None)
    assert deadline(case, "a3.initial") == (friday, date(2026, 6, 19), None)


def test_the_service_stays_open_while_an_interim_arrangement_is_made(cast: Cast) -> None:
    case = filed(cast)
    assert "measures" in faults(case, "make_safe", cast.manager, MONDAY, measures=["suspension"])

    take(
        case,
        "make_safe",
        cast.manager,
        MONDAY,
        measures=["two_workers"],
        measures_review_on=WEEK_LATER,
    )
    assert [each.kind for each in case.interim_measures.all()] == ["two_workers"]


def test_needs_and_adjustments_must_be_considered_before_anything_is_found(cast: Cast) -> None:
    case = filed(cast)
    take(case, "make_safe", cast.manager, MONDAY)

    assert "needs" in faults(case, "start_initial_investigation", cast.manager, MONDAY, needs=" ")
    take(case, "start_initial_investigation", cast.manager, MONDAY)
    assert Complaint.objects.get(pk=case.pk).needs_considered == "Hearing loss"


def test_whoever_investigated_does_not_decide_the_facts(cast: Cast) -> None:
    case = investigated(cast)
    take(case, "open_formal_investigation", cast.manager, MONDAY, investigator=cast.director)

    said = refused(case, "decide_facts", cast.director, MONDAY, report_on=MONDAY)
    assert said == "“Decide facts” is for a manager of this case who is not the investigator."


def test_the_limit_for_deciding_runs_from_the_day_the_report_came(cast: Cast) -> None:
    case = investigated(cast)
    take(case, "open_formal_investigation", cast.manager, MONDAY, investigator=cast.investigator)
    take(case, "decide_facts", cast.manager, date(2026, 6, 12), report_on=THURSDAY)

    assert deadline(case, "a3.investigation") == (MONDAY, date(2026, 6, 29), THURSDAY)
    assert deadline(case, "a3.decision") == (THURSDAY, date(2026, 6, 11), date(2026, 6, 12))


def test_a_report_cannot_come_after_the_decision_on_it(cast: Cast) -> None:
    case = investigated(cast)

    assert faults(case, "decide_facts", cast.manager, TUESDAY, report_on=WEEK_LATER) == {
        "report_on": ["This day is in the future."]
    }
    said = faults(case, "decide_facts", cast.manager, WEEK_LATER, on=MONDAY, report_on=TUESDAY)
    assert said == {"report_on": ["The report must have been received before the facts were decided."]}


# --- Support and warnings


def test_a_finding_managed_through_support_leads_to_support_and_to_no_warning(cast: Cast) -> None:
    case = decided(cast, "managed_through_support")

    said = refused(case, "issue_first_warning", cast.manager, MONDAY)
    assert said == "No warning may be issued on the finding “Substantiated, managed through support”."
    assert "agree support" in refused(case, "close", cast.manager, MONDAY)
    take(case, "agree_support", cast.manager, MONDAY)
    assert stage_of(case) == "action_agreed"


@pytest.mark.parametrize("finding", ["not_substantiated", "inconclusive"])
def test_without_a_breach_there_is_no_warning_and_no_review_and_the_case_may_close(
    cast: Cast, finding: str
) -> None:
    case = decided(cast, finding)

    assert "No warning may be issued on" in refused(case, "issue_first_warning", cast.manager, MONDAY)
    assert refused(case, "refer_to_service_review", cast.manager, MONDAY, ground="serious") == (
        "Only a substantiated or partly substantiated finding is referred to a service review."
    )
    take(case, "close", cast.manager, TUESDAY)
    assert stage_of(case) == "closed"


def test_no_warning_is_issued_before_needs_were_considered(cast: Cast) -> None:
    case = decided(cast)
    Complaint.objects.filter(pk=case.pk).update(needs_considered="")

    assert "whether disability" in refused(case, "issue_first_warning", cast.manager, MONDAY)
    assert not ServiceWarning.objects.exists()
    take(case, "consider_needs", cast.manager, MONDAY)
    take(case, "issue_first_warning", cast.manager, MONDAY)


@pytest.mark.parametrize(
    ("levels", "issued_on", "last_day"),
    [
        (["first"], date(2026, 6, 1), date(2026, 11, 30)),
        (["first"], date(2026, 8, 31), date(2027, 2, 27)),
        (["first", "second"], date(2026, 6, 1), date(2026, 11, 30)),
        (["first", "second", "final"], date(2026, 6, 1), date(2027, 5, 31)),
    ],
)
def test_a_warning_lives_to_its_anniversary_less_a_day(
    cast: Cast, levels: list[str], issued_on: date, last_day: date
) -> None:
    for level in levels:
        warned(cast, level, issued_on)

    assert ServiceWarning.objects.get(level=levels[-1]).live_until == last_day
    assert {each.person for each in ServiceWarning.objects.all()} == {cast.service_user}


def test_warnings_follow_in_order(cast: Cast) -> None:
    case = decided(cast)
    no_warning = "Warnings follow in order. No warning is live, so the next one is a first warning."

    assert refused(case, "issue_second_warning", cast.director, MONDAY) == no_warning
    assert refused(case, "issue_final_warning", cast.director, MONDAY) == no_warning
    take(case, "issue_first_warning", cast.manager, MONDAY)
    after_the_first = (
        "Warnings follow in order. A first warning is live until 30 November 2026, "
        "so the next one is a second warning."
    )
    again = decided(cast)
    assert refused(again, "issue_first_warning", cast.manager, MONDAY) == after_the_first
    assert refused(again, "issue_final_warning", cast.director, MONDAY) == after_the_first
    take(again, "issue_second_warning", cast.director, MONDAY)
    assert stage_of(again) == "action_agreed"


def test_an_expired_ladder_begins_again(cast: Cast) -> None:
    warned(cast, "first", MONDAY)
    last_day, day_after = date(2026, 11, 30), date(2026, 12, 1)

    on_the_last_day = decided(cast, on=last_day)
    take(on_the_last_day, "issue_second_warning", cast.director, last_day)
    ServiceWarning.objects.filter(level="second").update(cancelled_on=last_day)
    too_late = decided(cast, on=day_after)
    assert "No warning is live" in refused(too_late, "issue_second_warning", cast.director, day_after)
    take(too_late, "issue_first_warning", cast.manager, day_after)
    assert ServiceWarning.objects.live(day_after).get().complaint_id == too_late.pk


def test_the_day_a_warning_is_issued_counts_not_the_day_it_is_typed_in(cast: Cast) -> None:
    warned(cast, "first", MONDAY)
    last_day, typed_on = date(2026, 11, 30), date(2026, 12, 4)
    case = decided(cast, on=last_day)

    assert "No warning is live" in refused(case, "issue_second_warning", cast.director, typed_on)
    take(case, "issue_second_warning", cast.director, typed_on, on=last_day)
    assert ServiceWarning.objects.get(level="second").issued_on == last_day


def test_each_warning_has_its_own_issuer(cast: Cast) -> None:
    warned(cast, "first", MONDAY)
    case = decided(cast)
    assert "is for a senior manager" in refused(case, "issue_second_warning", cast.manager, MONDAY)
    take(case, "issue_second_warning", cast.director, MONDAY)

    last = decided(cast)
    said = refused(last, "issue_final_warning", cast.manager, MONDAY)
    assert said == "“Issue final warning” is for the Director."


def test_a_second_warning_comes_with_an_agreement_and_support_in_return(cast: Cast) -> None:
    warned(cast, "first", MONDAY)
    case = decided(cast)

    empty = {"agreement": "", "support_in_return": ""}
    said = faults(case, "issue_second_warning", cast.director, MONDAY, **empty)
    assert set(said) == {"agreement", "support_in_return"}


def test_a_final_warning_says_who_decides_next(cast: Cast) -> None:
    for level in ("first", "second"):
        warned(cast, level, MONDAY)

    case = decided(cast)
    assert "told_of_next" in faults(case, "issue_final_warning", cast.director, MONDAY, told_of_next="")


# --- Service review


@pytest.mark.parametrize("step", ["agree_support", "issue_first_warning", "close"])
def test_substantiated_under_a_final_warning_goes_to_the_service_review_and_nowhere_else(
    cast: Cast, step: str
) -> None:
    up_the_ladder(cast)
    case = decided(cast, on=TUESDAY)

    assert refused(case, step, cast.manager, TUESDAY) == (
        "The finding is substantiated while a final warning is live until 31 May 2027: "
        "refer the case to a service review."
    )
    take(case, "refer_to_service_review", cast.manager, TUESDAY)
    assert stage_of(case) == "service_review"


def test_waiting_until_the_final_warning_has_expired_does_not_avoid_the_review(cast: Cast) -> None:
    up_the_ladder(cast)
    last_day = date(2027, 5, 31)
    case = decided(cast, on=last_day)

    later = last_day + timedelta(days=10)
    assert "refer the case to a service review" in refused(case, "agree_support", cast.manager, later)
    take(case, "refer_to_service_review", cast.manager, later)


def test_partly_substantiated_under_a_final_warning_is_not_forced_to_the_review(cast: Cast) -> None:
    up_the_ladder(cast)
    case = decided(cast, "partly_substantiated", on=TUESDAY)

    said = refused(case, "issue_first_warning", cast.manager, TUESDAY)
    assert said.endswith("so what comes next is a service review.")
    take(case, "agree_support", cast.manager, TUESDAY)


def test_one_serious_incident_may_skip_to_the_review(cast: Cast) -> None:
    case = decided(cast)

    assert faults(case, "refer_to_service_review", cast.manager, MONDAY) == {
        "ground": ["No final warning is live for this person."]
    }
    take(case, "refer_to_service_review", cast.manager, MONDAY, ground="serious")
    assert deadline(case, "a3.review_meeting") == (MONDAY, date(2026, 6, 15), None)


def test_only_the_director_records_the_service_decision_and_the_attempt_stays_on_file(cast: Cast) -> None:
    case = decided(cast)
    take(case, "refer_to_service_review", cast.manager, MONDAY, ground="serious")

    said = refused(case, "record_service_decision", cast.manager, MONDAY, current_service="end")
    assert said == "“Record service decision” is for the Director."
    attempt = case.events.get(kind=Event.Kind.REFUSED)
    assert (attempt.actor, attempt.note) == (cast.manager.account, said)
    assert not ServiceDecision.objects.exists()


def test_the_review_needs_two_trustees_and_leaves_two_for_the_appeal(cast: Cast) -> None:
    case = decided(cast)
    take(case, "refer_to_service_review", cast.manager, MONDAY, ground="serious")
    days = {"met_on": MONDAY, "review_on": WEEK_LATER}
    board = [cast.chair, cast.vice_chair, cast.trustee, cast.second_trustee, cast.third_trustee]

    def said(reviewers: list) -> list[str]:
        found = faults(case, "record_service_decision", cast.director, MONDAY, reviewers=reviewers, **days)
        return found["reviewers"]

    assert said(board[:1]) == ["The Director decides with at least two trustees."]
    assert said(board[:4]) == ["At least two other trustees must be left free to hear an appeal."]
    assert said([board[0], cast.handler]) == ["Hana Novak is not a trustee."]
    take(case, "record_service_decision", cast.director, MONDAY, reviewers=board[:3], **days)


def test_a_trustee_who_witnessed_it_neither_reviews_nor_is_left_for_the_appeal(cast: Cast) -> None:
    case = decided(cast)
    take(case, "refer_to_service_review", cast.manager, MONDAY, ground="serious")
    case.involvements.create(person=cast.chair, kind="witness", from_on=MONDAY)

    reviewers = [cast.vice_chair, cast.trustee, cast.second_trustee]
    days = {"met_on": MONDAY, "review_on": WEEK_LATER}
    said = faults(case, "record_service_decision", cast.director, MONDAY, reviewers=reviewers, **days)
    assert said == {"reviewers": ["At least two other trustees must be left free to hear an appeal."]}


def test_the_letter_is_due_five_working_days_after_the_meeting(cast: Cast) -> None:
    case = decided(cast)
    take(case, "refer_to_service_review", cast.manager, MONDAY, ground="serious")
    take(
        case,
        "record_service_decision",
        cast.director,
        WEEK_LATER,
        reviewers=[cast.trustee, cast.second_trustee],
        met_on=THURSDAY,
        review_on=date(2026, 12, 1),
    )

    assert deadline(case, "a3.review_meeting")[2] == THURSDAY
    assert deadline(case, "a3.review_letter") == (THURSDAY, date(2026, 6, 11), WEEK_LATER)
    assert deadline(case, "a3.appeal_window") == (WEEK_LATER, date(2026, 6, 22), None)


@pytest.mark.parametrize(
    ("current", "at_once", "takes_effect_on"),
    [
        ("end", "", date(2026, 6, 29)),
        ("end", "Workers were threatened with a knife", MONDAY),
        ("conditions", "", MONDAY),
    ],
)
def test_ending_a_service_carries_28_days_notice_unless_safety_forbids_it(
    cast: Cast, current: str, at_once: str, takes_effect_on: date
) -> None:
    reviewed(cast, current_service=current, future_service=current, at_once=at_once)

    decision = ServiceDecision.objects.get()
    assert (decision.current_service, decision.takes_effect_on) == (current, takes_effect_on)
    assert decision.person == cast.service_user


def test_conditions_and_suspension_are_spelled_out(cast: Cast) -> None:
    case = decided(cast)
    take(case, "refer_to_service_review", cast.manager, MONDAY, ground="serious")

    said = faults(
        case,
        "record_service_decision",
        cast.director,
        MONDAY,
        reviewers=[cast.trustee, cast.second_trustee],
        met_on=MONDAY,
        review_on=MONDAY,
        current_service="suspend",
        future_service="conditions",
        conditions="",
    )
    assert said == {
        "conditions": ["Say which conditions."],
        "suspended_until": ["Give the day until which it is suspended."],
        "review_on": ["This day must come after the letter."],
    }


# --- Appeal


def test_an_appeal_may_be_lodged_within_ten_working_days_and_later_only_with_a_reason(cast: Cast) -> None:
    case = reviewed(cast)
    hearers = {"hearers": [cast.chair, cast.vice_chair]}

    said = faults(case, "lodge_appeal", cast.manager, WINDOW_PAST, **hearers)
    assert said == {"late_reason": ["The time for this ended on 15 June 2026. Say why it is taken late."]}
    take(case, "lodge_appeal", cast.manager, date(2026, 6, 15), **hearers)
    assert stage_of(case) == "appeal"


def test_two_trustees_hear_the_appeal_and_none_of_them_was_in_the_review(cast: Cast) -> None:
    case = reviewed(cast)

    def said(hearers: list) -> str:
        return faults(case, "lodge_appeal", cast.manager, MONDAY, hearers=hearers)["hearers"][0]

    assert said([cast.chair]) == "Choose two trustees."
    assert said([cast.chair, cast.trustee]) == "Tariq Aziz is, or was, in the service review."
    assert said([cast.chair, cast.handler]) == "Hana Novak is not a trustee."


def test_only_the_trustees_named_decide_the_appeal(cast: Cast) -> None:
    case = appealed(cast, reviewed(cast))

    assert refused(case, "decide_appeal", cast.director, MONDAY) == (
        "“Decide appeal” is for a trustee named to hear the appeal."
    )
    with pytest.raises(Complaint.DoesNotExist):
        take(case, "decide_appeal", cast.third_trustee, MONDAY)
    take(case, "decide_appeal", cast.chair, MONDAY)
    assert stage_of(case) == "closed"
    assert case.appeals.get().result == "dismissed"


def test_an_allowed_appeal_cancels_the_warning_and_keeps_its_row(cast: Cast) -> None:
    case = appealed(cast, warned(cast, "first", MONDAY))

    take(case, "decide_appeal", cast.chair, TUESDAY, result="allowed", warning="cancelled")
    warning = ServiceWarning.objects.get()
    assert warning.cancelled_on == TUESDAY
    assert not ServiceWarning.objects.live(TUESDAY).exists()
    assert "No warning is live" in refused(decided(cast), "issue_second_warning", cast.director, MONDAY)


def test_no_warning_stands_on_a_finding_that_the_appeal_replaced(cast: Cast) -> None:
    case = appealed(cast, warned(cast, "first", MONDAY))
    new = {"result": "allowed_in_part", "new_finding": "managed_through_support"}

    said = faults(case, "decide_appeal", cast.chair, TUESDAY, **new, warning="stands")
    assert said == {"warning": ["No warning may stand on the new finding."]}
    take(case, "decide_appeal", cast.chair, TUESDAY, **new, warning="cancelled")
    assert [each.code for each in case.outcomes.all()] == ["substantiated", "managed_through_support"]


def test_a_replaced_service_decision_is_added_and_the_first_is_kept(cast: Cast) -> None:
    case = appealed(cast, reviewed(cast, current_service="end", future_service="end"))
    new = {"result": "allowed_in_part", "current_service": "conditions"}
    review = {"goes_on": "yes", "review_on": date(2026, 9, 1)}

    take(case, "decide_appeal", cast.vice_chair, TUESDAY, **new, **review)
    decisions = ServiceDecision.objects.values_list("current_service", "future_service", "takes_effect_on")
    assert list(decisions) == [
        ("end", "end", date(2026, 6, 29)),
        ("conditions", "end", TUESDAY),
    ]
    assert stage_of(case) == "monitoring"
    assert case.actions.get().due_on == date(2026, 9, 1)


def test_notice_runs_on_when_an_appeal_leaves_the_ending_as_it_is(cast: Cast) -> None:
    case = appealed(cast, reviewed(cast, current_service="end", future_service="end"))

    take(case, "decide_appeal", cast.chair, WEEK_LATER, result="allowed_in_part", future_service="continue")
    assert case.service_decisions.last().takes_effect_on == date(2026, 6, 29)


def test_the_result_of_an_appeal_and_what_it_changes_agree(cast: Cast) -> None:
    case = appealed(cast, warned(cast, "first", MONDAY))

    dismissed = faults(case, "decide_appeal", cast.chair, MONDAY, result="dismissed", warning="cancelled")
    assert dismissed == {"result": ["A dismissed appeal leaves everything as it is."]}
    allowed = faults(case, "decide_appeal", cast.chair, MONDAY, result="allowed", warning="stands")
    assert allowed == {"result": ["An allowed appeal changes something. Say below what it replaces."]}


# --- The end


@pytest.mark.parametrize("step", ["close", "start_monitoring"])
def test_what_ends_the_possibility_to_appeal_waits_for_its_window_or_a_waiver(cast: Cast, step: str) -> None:
    last_day = date(2026, 6, 15)
    answers = {"review_on": date(2026, 9, 1)} if step == "start_monitoring" else {}

    assert refused(reviewed(cast), step, cast.manager, last_day, **answers) == (
        "An appeal may be lodged until 15 June 2026. Do this after that day, or record the waiver."
    )
    take(reviewed(cast), step, cast.manager, WINDOW_PAST, **answers)
    take(reviewed(cast), step, cast.manager, TUESDAY, appeal_waived="By letter of 2 June", **answers)


def test_monitoring_sets_the_days_of_review_and_then_the_case_closes(cast: Cast) -> None:
    case = reviewed(cast)
    first, second = date(2026, 9, 1), date(2026, 12, 1)
    take(case, "start_monitoring", cast.manager, WINDOW_PAST, review_on=first, next_review_on=second)

    assert [each.due_on for each in case.actions.all()] == [first, second]
    take(case, "close", cast.manager, date(2026, 12, 2), follow_up_on=date(2027, 1, 4))
    assert Complaint.objects.get(pk=case.pk).closed_on == date(2026, 12, 2)


def test_a_case_closes_only_when_the_worker_was_told_and_is_protected(cast: Cast) -> None:
    case = decided(cast, "not_substantiated")

    said = faults(case, "close", cast.manager, MONDAY, worker_told="", protected="", learning="")
    assert set(said) == {"worker_told", "protected", "learning"}


def test_a_withdrawn_complaint_ends_only_when_the_charity_does_not_continue(cast: Cast) -> None:
    case = investigated(cast)

    take(case, "withdraw", cast.manager, MONDAY, continues="yes")
    assert (stage_of(case), case.outcomes.count()) == ("initial_investigation", 0)
    take(case, "withdraw", cast.manager, MONDAY)
    assert (stage_of(case), case.outcomes.get().code) == ("withdrawn", "withdrawn")


# --- Temporary suspension


def test_suspending_a_service_is_the_directors_alone_and_a_managers_attempt_is_recorded(cast: Cast) -> None:
    case = filed(cast)

    said = refused(case, "suspend_service", cast.manager, MONDAY)
    assert said == "“Suspend the service” is for the Director."
    assert case.events.get(kind=Event.Kind.REFUSED).actor == cast.manager.account
    assert "essential_needs" in faults(case, "suspend_service", cast.director, MONDAY, essential_needs="")
    take(case, "suspend_service", cast.director, MONDAY)
    assert ServiceSuspension.objects.get().person == cast.service_user
    assert stage_of(case) == "received"


def test_where_the_director_is_a_witness_the_owner_hands_on_to_a_trustee_who_stands_in(cast: Cast) -> None:
    case = filed(cast)
    take(case, "shut_out_person", cast.director, MONDAY, person=cast.director)
    said = refused(case, "suspend_service", cast.manager, MONDAY)
    assert said.endswith("A trustee who owns it stands in: use “Hand the case on” first.")

    take(case, "hand_on", cast.manager, MONDAY, owner=cast.chair)
    take(case, "suspend_service", cast.chair, MONDAY)

    assert ServiceSuspension.objects.get().person == cast.service_user


def test_a_suspension_is_reviewed_every_ten_working_days_until_it_ends(cast: Cast) -> None:
    case = filed(cast)
    take(case, "suspend_service", cast.director, MONDAY)
    due = date(2026, 6, 15)
    assert ServiceSuspension.objects.get().review_on == due
    assert deadline(case, "a3.suspension_review") == (MONDAY, due, None)

    take(case, "review_suspension", cast.director, due, decision="continues")
    assert ServiceSuspension.objects.get().review_on == date(2026, 6, 29)
    assert deadline(case, "a3.suspension_review") == (due, date(2026, 6, 29), None)
    assert "is for the Director" in refused(case, "review_suspension", cast.manager, date(2026, 6, 29))
    take(case, "review_suspension", cast.director, date(2026, 6, 29))
    assert ServiceSuspension.objects.get().ended_on == date(2026, 6, 29)
    assert not case.deadlines.running().filter(limit="a3.suspension_review").exists()
    assert refused(case, "review_suspension", cast.director, date(2026, 6, 30)) == (
        "No temporary suspension is running in this case."
    )


def test_a_suspension_does_not_end_before_it_began_or_before_its_last_review(cast: Cast) -> None:
    case = filed(cast)
    suspended_on, reviewed_on = date(2026, 6, 3), date(2026, 6, 10)
    take(case, "suspend_service", cast.director, suspended_on)
    assert "on 3 June 2026" in _too_early(case, cast, date(2026, 6, 2))

    take(case, "review_suspension", cast.director, reviewed_on, decision="continues")
    assert "on 10 June 2026" in _too_early(case, cast, suspended_on)


def _too_early(case: Complaint, cast: Cast, ended_on: date) -> str:
    """The sentence beside the day of a review that is recorded on 11 June."""
    return faults(case, "review_suspension", cast.director, date(2026, 6, 11), on=ended_on)["on"][0]


def test_a_person_is_suspended_once_at_a_time(cast: Cast) -> None:
    take(filed(cast), "suspend_service", cast.director, MONDAY)

    assert refused(filed(cast), "suspend_service", cast.director, MONDAY) == (
        "The service of this person is suspended already."
    )


def test_nobody_stays_suspended_in_a_case_that_is_about_somebody_else(cast: Cast) -> None:
    case = filed(cast)
    take(case, "suspend_service", cast.director, MONDAY)

    assert refused(case, "correct_respondent", cast.director, MONDAY) == (
        "The service is temporarily suspended. Review the suspension and end it first."
    )
    take(case, "review_suspension", cast.director, MONDAY)
    take(case, "correct_respondent", cast.director, MONDAY)
    assert Complaint.objects.get(pk=case.pk).respondent is None


@pytest.mark.parametrize("step", ["close", "withdraw", "decide_appeal"])
def test_no_case_ends_while_its_suspension_is_still_to_be_reviewed(cast: Cast, step: str) -> None:
    case = decided(cast, "not_substantiated") if step != "decide_appeal" else appealed(cast, reviewed(cast))
    take(case, "suspend_service", cast.director, MONDAY)

    by = cast.chair if step == "decide_appeal" else cast.manager
    assert refused(case, step, by, MONDAY) == (
        "The service is temporarily suspended. Review the suspension and end it first."
    )


# --- The whole


def test_there_is_no_disciplinary_on_this_route() -> None:
    assert list(StaffAboutServiceUser.Stage.values) == [
        f"appendix-3:{stage}"
        for stage in (
            "received",
            "made_safe",
            "initial_investigation",
            "formal_investigation",
            "outcome_decided",
            "action_agreed",
            "service_review",
            "service_decision",
            "appeal",
            "monitoring",
            "closed",
            "withdrawn",
        )
    ]
    assert not any("disciplin" in name or "sanction" in name for name in StaffAboutServiceUser.STEPS)


def test_a_forced_service_review_does_not_end_with_the_workers_withdrawal(cast: Cast) -> None:
    up_the_ladder(cast)
    case = decided(cast)

    assert "refer the case to a service review" in refused(case, "withdraw", cast.manager, MONDAY)
    take(case, "withdraw", cast.manager, MONDAY, continues="yes")
    assert Complaint.objects.get(pk=case.pk).stage == "appendix-3:outcome_decided"
