"""Police or safeguarding ask us to wait: the clock stops, and goes on with the unused days (hold)."""

from datetime import date, timedelta

import pytest
import time_machine

from cases.admin.filters import StateFilter
from cases.models import Complaint, Deadline, Limit
from cases.routes import ROUTES
from cases.workflow import AnswersInvalid, StepRefused, open_case
from reports.counts import overdue
from tests.cases.case_pages import LIST, signed_in
from tests.cases.holding import HELD, enter_on, go_on, hold, limit, review_hold
from tests.cases.law.tables import APPENDIX_1, APPENDIX_2, APPENDIX_3, LAWS, Law
from tests.cases.law.walking import RECEIVED_ON, Walk, put_at, weekdays_after
from tests.cast import Cast

# Received on Wednesday 3 June 2026; acknowledged within five working days, by Wednesday 10 June.
FRIDAY = date(2026, 6, 5)
TWO_WEEKS_LATER = date(2026, 6, 22)  # a Monday

# What keeps people safe and supported, the hold itself, and what keeps only independence (domain, section 3).
WHILE_HELD = {
    "screen",
    "make_safe",
    "suspend_service",
    "review_suspension",
    "consider_needs",
    "add_measure",
    "review_measure",
    "record_safety",
    "review_hold",
    "stand_down",
    "hand_on",
    "shut_out_person",
    "let_in_person",
    "name_respondent",
    "correct_respondent",
    "match_complainant",
    "undo_match",
}
# What the complainant says on their own page is heard at any time.
THEIR_OWN = {"write", "send_files", "ask_to_withdraw", "go_on"}


def test_the_case_goes_on_with_the_unused_working_days(cast: Cast) -> None:
    """On Friday three were left (8, 9 and 10 June); after Monday 22 June they end on the 25th."""
    walk = Walk(APPENDIX_1, cast)

    hold(walk, FRIDAY)
    held = limit(walk, "a1.acknowledge")
    assert (held.held_on, held.unused_days, held.is_running) == (FRIDAY, 3, False)

    go_on(walk, TWO_WEEKS_LATER)
    again = limit(walk, "a1.acknowledge")
    assert (again.due_on, again.held_on, again.unused_days) == (date(2026, 6, 25), None, None)


def test_a_bank_holiday_after_the_hold_is_no_working_day(cast: Cast) -> None:
    """Monday 31 August 2026 is one: three working days after Friday the 28th end on Thursday."""
    walk = Walk(APPENDIX_1, cast)
    hold(walk, FRIDAY)

    go_on(walk, date(2026, 8, 28))

    assert limit(walk, "a1.acknowledge").due_on == date(2026, 9, 3)


def test_what_is_counted_from_receipt_is_counted_with_a_hold_that_came_before_it_began(cast: Cast) -> None:
    """Ten working days from 3 June; on Friday eight were left, and after 22 June they end on 2 July."""
    walk = Walk(APPENDIX_1, cast)
    hold(walk, FRIDAY)
    go_on(walk, TWO_WEEKS_LATER)

    walk.take("acknowledge")

    assert limit(walk, "a1.initial").due_on == date(2026, 7, 2)


def test_what_begins_after_a_hold_has_all_its_days(cast: Cast) -> None:
    walk = Walk(APPENDIX_2, cast)
    hold(walk, FRIDAY)
    go_on(walk, TWO_WEEKS_LATER)

    walk.take("screen")
    walk.take("acknowledge")

    assert limit(walk, "a2.response").due_on == weekdays_after(walk.on, 10)


def test_a_hold_between_report_and_decision_is_no_delay(cast: Cast) -> None:
    """From Monday 8 to 15 June; on Wednesday three were left, and after the 22nd they end on the 25th."""
    walk = Walk(APPENDIX_3, cast).to("formal_investigation")
    hold(walk, date(2026, 6, 10))
    go_on(walk, TWO_WEEKS_LATER)

    walk.take("decide_facts", report_on=date(2026, 6, 8))

    assert limit(walk, "a3.decision").due_on == date(2026, 6, 25)


def test_what_is_due_on_the_day_of_the_hold_is_due_on_the_day_it_ends(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)
    hold(walk, date(2026, 6, 10))

    go_on(walk, TWO_WEEKS_LATER)

    assert limit(walk, "a1.acknowledge").due_on == TWO_WEEKS_LATER


def test_what_was_overdue_before_the_hold_stays_overdue(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)
    hold(walk, date(2026, 6, 11))

    assert limit(walk, "a1.acknowledge").is_running
    go_on(walk, TWO_WEEKS_LATER)
    assert limit(walk, "a1.acknowledge").due_on == date(2026, 6, 10)


def test_a_window_in_which_somebody_may_appeal_stands_still_too(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("outcome_issued")
    last = limit(walk, "a1.appeal_window").due_on
    held_on = walk.on + timedelta(days=1)
    left = sum((held_on + timedelta(days=n)).isoweekday() <= 5 for n in range(1, (last - held_on).days + 1))

    hold(walk, held_on)
    much_later = open_case(Complaint.objects.get(pk=walk.case.pk), date(2026, 7, 20))
    assert much_later.facts.window_open_until("a1.appeal_window") == weekdays_after(date(2026, 7, 20), left)

    go_on(walk, date(2026, 7, 20))
    assert limit(walk, "a1.appeal_window").due_on == weekdays_after(date(2026, 7, 20), left)


def test_a_hold_recorded_late_stops_what_had_not_passed_on_its_day(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)

    hold(walk, FRIDAY, recorded_on=date(2026, 6, 15))

    assert limit(walk, "a1.acknowledge").unused_days == 3
    assert limit(walk, "hold_review").due_on == date(2026, 6, 19)  # ten working days after Friday


@pytest.mark.parametrize("too_early", [RECEIVED_ON - timedelta(days=1), RECEIVED_ON])
def test_no_case_is_on_hold_before_it_was_received_or_before_its_latest_step(
    cast: Cast, too_early: date
) -> None:
    walk = Walk(APPENDIX_1, cast)
    walk.take("acknowledge")

    with pytest.raises(AnswersInvalid) as invalid:
        hold(walk, too_early, recorded_on=FRIDAY)

    assert list(invalid.value.form.errors) == ["on"]


def test_a_second_hold_begins_after_the_first(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)
    hold(walk, FRIDAY)
    with pytest.raises(StepRefused, match="on hold since 5 June 2026, because the police asked us to wait"):
        hold(walk, FRIDAY)
    go_on(walk, TWO_WEEKS_LATER)
    with pytest.raises(AnswersInvalid):
        hold(walk, date(2026, 6, 19), recorded_on=TWO_WEEKS_LATER)

    hold(walk, date(2026, 6, 24), agency="safeguarding")
    assert limit(walk, "a1.acknowledge").unused_days == 1


def test_a_hold_says_who_asked_and_what_for(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)

    for question in HELD:
        with pytest.raises(AnswersInvalid) as invalid:
            hold(walk, FRIDAY, **{question: ""})
        assert list(invalid.value.form.errors) == [question]


@pytest.mark.parametrize("law", LAWS, ids=str)
def test_a_hold_is_reviewed_every_ten_working_days(law: Law, cast: Cast) -> None:
    walk = Walk(law, cast)
    hold(walk, FRIDAY)
    assert limit(walk, "hold_review").due_on == weekdays_after(FRIDAY, 10)

    review_hold(walk, date(2026, 6, 18), "continues")

    first, second = walk.case.deadlines.filter(limit="hold_review").order_by("id")
    assert (first.met_on, second.met_on) == (date(2026, 6, 18), None)
    assert second.due_on == walk.case.holds.get().review_on == weekdays_after(date(2026, 6, 18), 10)


@pytest.mark.parametrize("too_early", [date(2026, 6, 4), date(2026, 6, 17)])
def test_a_hold_that_went_on_at_its_review_had_not_ended_before(cast: Cast, too_early: date) -> None:
    walk = Walk(APPENDIX_1, cast)
    hold(walk, FRIDAY)
    review_hold(walk, date(2026, 6, 18), "continues")
    walk.wait_until(TWO_WEEKS_LATER)

    with pytest.raises(AnswersInvalid) as invalid:
        enter_on(walk, "review_hold", cast.manager, too_early, decision="ends", said="It is over.")

    assert "reviewed last, on 18 June 2026" in str(invalid.value.form.errors["on"])


def test_the_charity_changes_how_often_a_hold_is_reviewed(cast: Cast) -> None:
    Limit.objects.filter(code="hold_review").update(days=5)
    walk = Walk(APPENDIX_1, cast)

    hold(walk, FRIDAY)

    assert limit(walk, "hold_review").due_on == weekdays_after(FRIDAY, 5)


@pytest.mark.parametrize(("law", "code"), [(APPENDIX_2, "a2.screen"), (APPENDIX_3, "a3.make_safe")], ids=str)
def test_nobody_waits_with_keeping_people_safe(law: Law, code: str, cast: Cast) -> None:
    walk = Walk(law, cast)

    hold(walk, RECEIVED_ON)

    assert limit(walk, code).is_running
    walk.take(law.rows[0].step)
    assert limit(walk, code).met_on == walk.on


def test_the_review_of_a_suspension_runs_on(cast: Cast) -> None:
    walk = Walk(APPENDIX_3, cast)
    hold(walk, FRIDAY)

    told = {"reason": "A knife was drawn.", "essential_needs": "Meals are brought."}
    enter_on(walk, "suspend_service", cast.director, FRIDAY, **told)

    assert limit(walk, "a3.suspension_review").is_running


def test_a_case_on_hold_does_not_end(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)
    hold(walk, FRIDAY)

    with pytest.raises(StepRefused, match="only what keeps people safe and supported"):
        walk.take("withdraw")
    with pytest.raises(StepRefused, match="is on hold"):
        enter_on(walk, "add_note", cast.manager, walk.on, text="She rang.")


EVERY_STAGE = [
    pytest.param(law, stage, id=f"{law}-{stage}")
    for law in LAWS
    for stage in law.stages
    if stage not in law.final
]


@pytest.mark.parametrize(("law", "stage"), EVERY_STAGE)
def test_while_it_is_on_hold_only_safety_support_and_its_review_go_on(
    law: Law, stage: str, cast: Cast
) -> None:
    case = put_at(law, cast, stage)
    case.holds.create(**HELD, from_on=FRIDAY, review_on=TWO_WEEKS_LATER)
    held = open_case(case, FRIDAY)

    for step in held.STEPS.values():
        said = step.why_not(held.facts) or ""
        if step.name in WHILE_HELD | THEIR_OWN:
            assert "is on hold" not in said, step.name
        elif step.leaves(held.stage):
            assert said, step.name


def test_every_step_that_goes_on_while_a_case_is_held_is_one_of_those() -> None:
    going_on = {
        step.name
        for route in ROUTES.values()
        for step in route.STEPS.values()
        if all(condition.__name__ != "on_hold" for condition in step.conditions)
    }

    assert going_on == WHILE_HELD | THEIR_OWN


def test_what_was_done_for_somebodys_support_is_recorded_while_the_case_waits(cast: Cast) -> None:
    walk = Walk(APPENDIX_2, cast)
    hold(walk, FRIDAY)

    event = enter_on(
        walk, "record_safety", cast.manager, FRIDAY, what="Her sister stays with her.", whom="Sunita"
    )

    assert event.answers["what"]["value"] == "Her sister stays with her."


def test_the_day_of_receipt_is_corrected_with_the_hold_in_between(cast: Cast) -> None:
    """Received on Tuesday: due on 9 June; on Friday two days were left, and they end on 24 June."""
    walk = Walk(APPENDIX_1, cast)
    hold(walk, FRIDAY)
    go_on(walk, TWO_WEEKS_LATER)

    told = {"received_on": date(2026, 6, 2), "reason": "The letter lay in the wrong tray."}
    enter_on(walk, "correct_received", cast.manager, TWO_WEEKS_LATER, **told)

    assert limit(walk, "a1.acknowledge").due_on == date(2026, 6, 24)


def test_a_case_on_hold_is_not_overdue_in_the_report(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)
    late = Walk(APPENDIX_1, cast)
    hold(walk, FRIDAY)
    Deadline.objects.filter(limit="hold_review").delete()

    everything = Complaint.objects.for_totals()
    assert overdue(everything, date(2026, 7, 1)) == 1
    assert overdue(everything.filter(pk=late.case.pk), date(2026, 7, 1)) == 1


@time_machine.travel("2026-06-11 12:00+01:00", tick=False)
def test_the_list_says_which_case_is_on_hold_since_when_and_until_when(cast: Cast) -> None:
    held, running = Walk(APPENDIX_1, cast), Walk(APPENDIX_1, cast)
    hold(held, FRIDAY)

    page = signed_in(cast.manager).get(LIST).text
    only_held = signed_in(cast.manager).get(LIST, {StateFilter.parameter_name: "held"}).text

    assert "On hold since 5 June 2026 (the police), review by 19 June 2026" in page
    assert held.case.reference in only_held
    assert running.case.reference not in only_held
