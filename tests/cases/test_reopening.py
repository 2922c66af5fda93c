"""Reopening, only by the Director or the Chair, on new evidence (rules for all routes)."""

from datetime import date, timedelta
from typing import Any

import pytest

from cases.models import Complaint, Outcome
from cases.workflow import AnswersInvalid, StepRefused, take_step
from monitoring.counts import counted
from monitoring.years import FinancialYear
from people.models import Role
from reports.counts import acknowledgements, working_days_to_outcome
from reports.figures import annual_figures
from tests.cases.appendix_2 import SUBSTANTIATED, enter, refer, sanction
from tests.cases.holding import NEW_EVIDENCE, enter_on, limit, reopen
from tests.cases.law.tables import APPENDIX_1, APPENDIX_2, APPENDIX_3, LAWS, Law
from tests.cases.law.walking import Walk, moment, weekdays_after
from tests.cast import Cast

IN_JULY = date(2026, 7, 13)  # a Monday
BACK_AT = {
    "appendix-1": "initial_investigation",
    "appendix-2": "stage_one",
    "appendix-3": "initial_investigation",
}
BEGINS = {
    "appendix-1": ("a1.initial", 10),
    "appendix-2": ("a2.response", 10),
    "appendix-3": ("a3.initial", 10),
}
FINDING_OF = {"appendix-1": "decide", "appendix-2": "respond", "appendix-3": "decide_facts"}
FOUND_AT = {
    "appendix-1": "outcome_issued",
    "appendix-2": "response_issued",
    "appendix-3": "outcome_decided",
}


def ended(law: Law, cast: Cast, stage: str = "withdrawn") -> Walk:
    found = {FINDING_OF[law.code]: {"finding": "not_substantiated"}}
    walk = Walk(law, cast).to((FOUND_AT if stage == "closed" else BACK_AT)[law.code], found)
    walk.take("close" if stage == "closed" else "withdraw")
    return walk


def in_force(walk: Walk, on: date) -> tuple[str | None, date | None]:
    return Complaint.objects.with_outcome(on).values_list("outcome_code", "outcome_on").get(pk=walk.case.pk)


def is_open(walk: Walk) -> bool:
    return Complaint.objects.in_progress().filter(pk=walk.case.pk).exists()


def set_aside(walk: Walk, **answers: Any) -> Walk:
    told = {"outcome": "out_of_scope", "reason": "It is about pay.", **answers}
    enter(walk, "set_aside", walk.cast.manager, **told)
    return walk


# Who, and on what ground


@pytest.mark.parametrize("law", LAWS, ids=str)
def test_a_case_is_reopened_by_the_director_or_the_chair_alone(law: Law, cast: Cast) -> None:
    walk = ended(law, cast)
    with pytest.raises(StepRefused, match="is for the Director or the Chair"):
        reopen(walk, IN_JULY, by=cast.manager)

    reopen(walk, IN_JULY)

    assert walk.stage == BACK_AT[law.code]


@pytest.mark.parametrize("question", list(NEW_EVIDENCE))
def test_reopening_says_what_is_new_why_it_matters_and_that_both_sides_know(
    cast: Cast, question: str
) -> None:
    walk = ended(APPENDIX_1, cast)

    with pytest.raises(AnswersInvalid) as invalid:
        enter_on(walk, "reopen", cast.director, walk.on, **{**NEW_EVIDENCE, question: ""})

    assert list(invalid.value.form.errors) == [question]


def test_a_case_that_runs_is_not_reopened(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)

    with pytest.raises(StepRefused, match="is not possible while the case is at “Received”"):
        reopen(walk, IN_JULY)


# What is open again


@pytest.mark.parametrize("law", LAWS, ids=str)
@pytest.mark.parametrize("stage", ["closed", "withdrawn"])
def test_from_that_day_the_complaint_is_open(law: Law, stage: str, cast: Cast) -> None:
    walk = ended(law, cast, stage)
    before = in_force(walk, walk.on)
    closed_on = walk.on
    assert before[0]

    reopen(walk, IN_JULY)

    assert in_force(walk, closed_on) == before
    assert in_force(walk, IN_JULY - timedelta(days=1)) == before
    assert in_force(walk, IN_JULY) == (None, None)
    assert is_open(walk)
    assert walk.open().closed_on is None
    assert walk.open().facts.outcome is None


@pytest.mark.parametrize("law", LAWS, ids=str)
def test_the_limit_of_its_stage_is_counted_from_the_day_it_was_reopened(law: Law, cast: Cast) -> None:
    walk = ended(law, cast)
    code, days = BEGINS[law.code]

    reopen(walk, IN_JULY)

    again = limit(walk, code)
    assert (again.start_on, again.due_on) == (IN_JULY, weekdays_after(IN_JULY, days))
    assert [each.limit for each in walk.case.deadlines.running()] == [code]


@pytest.mark.parametrize(
    ("law", "stage", "begin"),
    [
        (APPENDIX_1, "received", "a1.acknowledge"),
        (APPENDIX_1, "acknowledged", "a1.initial"),
        (APPENDIX_2, "received", "a2.screen a2.acknowledge"),
        (APPENDIX_2, "screened", "a2.acknowledge"),
        (APPENDIX_2, "acknowledged", "a2.response"),
        (APPENDIX_3, "received", "a3.make_safe a3.initial"),
        (APPENDIX_3, "made_safe", "a3.initial"),
    ],
    ids=str,
)
def test_what_was_withdrawn_before_anybody_looked_into_it_skips_nothing(
    law: Law, stage: str, begin: str, cast: Cast
) -> None:
    walk = Walk(law, cast).to(stage)
    walk.take("withdraw")

    reopen(walk, IN_JULY)

    assert walk.stage == stage
    running = walk.case.deadlines.running()
    assert {(each.limit, each.start_on) for each in running} == {(code, IN_JULY) for code in begin.split()}


def test_what_begins_later_is_not_counted_from_a_receipt_long_ago_either(cast: Cast) -> None:
    walk = ended(APPENDIX_1, cast)
    reopen(walk, IN_JULY)

    walk.take("agree_informal_resolution")

    assert limit(walk, "a1.informal").due_on == weekdays_after(IN_JULY, 20)


def test_an_anonymous_complaint_has_nobody_to_acknowledge_it_to_then_either(cast: Cast) -> None:
    walk = Walk(APPENDIX_2, cast, anonymous=True, complainant=None)
    walk.take("withdraw")

    reopen(walk, IN_JULY)

    assert [each.limit for each in walk.case.deadlines.running()] == ["a2.screen"]


def test_a_wish_to_withdraw_from_before_the_end_counts_no_more(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("initial_investigation")
    amina = cast.complainant.account
    take_step(walk.case, "ask_to_withdraw", by=amina, at=moment(walk.on), why="Tired", pressed="no")
    walk.take("find_no_case")
    walk.take("close")

    reopen(walk, IN_JULY)

    assert walk.open().asked_to_withdraw_on is None


def test_correcting_the_day_of_receipt_leaves_what_is_counted_from_reopening(cast: Cast) -> None:
    walk = ended(APPENDIX_1, cast)
    reopen(walk, IN_JULY)

    enter(walk, "correct_received", cast.manager, received_on=date(2026, 6, 2), reason="The wrong tray")

    assert limit(walk, "a1.initial").start_on == IN_JULY
    assert limit(walk, "a1.acknowledge").start_on == date(2026, 6, 2)


def test_an_owner_who_may_no_longer_is_followed_by_the_next_in_the_line(cast: Cast) -> None:
    walk = ended(APPENDIX_1, cast)
    walk.case.involvements.create(person=cast.manager, kind="conflict", from_on=walk.on)

    reopen(walk, IN_JULY)

    assert walk.open().owner == cast.director


def test_a_step_is_not_dated_before_the_day_it_was_reopened(cast: Cast) -> None:
    walk = ended(APPENDIX_1, cast)
    reopen(walk, IN_JULY)

    with pytest.raises(AnswersInvalid) as invalid:
        enter_on(
            walk, "find_no_case", cast.manager, IN_JULY - timedelta(days=1), reasons="-", told_of_formal=True
        )

    assert list(invalid.value.form.errors) == ["on"]


# The figures


def test_a_reopened_complaint_is_open_in_the_figures_and_its_first_outcome_in_those_before(
    cast: Cast,
) -> None:
    walk = ended(APPENDIX_1, cast, "closed")
    reopen(walk, IN_JULY)
    year = FinancialYear.containing(walk.case.received_on)

    before, after = annual_figures(year, IN_JULY - timedelta(days=1)), annual_figures(year, IN_JULY)

    assert (before.open, before.outcomes["1"]["not_substantiated"]) == (0, 1)
    assert (after.open, after.outcomes["1"]["not_substantiated"]) == (1, 0)
    everything = Complaint.objects.for_totals()
    assert working_days_to_outcome(everything.with_outcome(IN_JULY)) == []


def test_an_acknowledgement_that_is_to_be_made_anew_is_due_once(cast: Cast) -> None:
    walk = set_aside(Walk(APPENDIX_1, cast))
    reopen(walk, IN_JULY, step="take_up_again")
    walk.take("acknowledge")

    everything = Complaint.objects.for_totals()

    assert acknowledgements(everything, date(2026, 6, 30)) == {"due": 1, "on_time": 0}
    assert acknowledgements(everything, walk.on) == {"due": 1, "on_time": 1}


def test_a_complaint_that_was_set_aside_counts_again_once_it_is_reopened(cast: Cast) -> None:
    walk = set_aside(Walk(APPENDIX_1, cast))
    assert not counted([Role.STAFF], IN_JULY).exists()

    reopen(walk, IN_JULY, step="take_up_again")

    assert not counted([Role.STAFF], IN_JULY - timedelta(days=1)).exists()
    assert counted([Role.STAFF], IN_JULY).exists()


# What was set aside


def test_a_case_is_not_reopened_on_a_day_before_it_was_set_aside(cast: Cast) -> None:
    """Otherwise what set it aside would be the later outcome, and it would stay set aside for good."""
    walk = set_aside(Walk(APPENDIX_1, cast).wait_until(date(2026, 6, 22)))

    walk.wait_until(IN_JULY)
    with pytest.raises(AnswersInvalid) as invalid:
        enter_on(walk, "take_up_again", cast.director, date(2026, 6, 19), **NEW_EVIDENCE)

    assert list(invalid.value.form.errors) == ["on"]
    enter_on(walk, "take_up_again", cast.director, date(2026, 6, 22), **NEW_EVIDENCE)
    assert is_open(walk)


def test_a_case_that_was_set_aside_goes_on_where_it_stands(cast: Cast) -> None:
    walk = set_aside(Walk(APPENDIX_1, cast).to("formal_investigation"))
    assert not is_open(walk)

    reopen(walk, IN_JULY, step="take_up_again")

    assert (walk.stage, is_open(walk), walk.open().closed_on) == ("formal_investigation", True, None)
    again = limit(walk, "a1.investigation")
    assert (again.start_on, again.due_on) == (IN_JULY, weekdays_after(IN_JULY, 20))
    assert walk.case.deadlines.running().count() == 1
    walk.take("submit_report")


def test_what_is_counted_from_receipt_begins_anew_too(cast: Cast) -> None:
    walk = set_aside(Walk(APPENDIX_2, cast))

    reopen(walk, IN_JULY, step="take_up_again")

    assert {(each.limit, each.start_on) for each in walk.case.deadlines.running()} == {
        ("a2.screen", IN_JULY),
        ("a2.acknowledge", IN_JULY),
    }


def test_only_a_case_that_was_set_aside_is_taken_up_again(cast: Cast) -> None:
    with pytest.raises(StepRefused, match="was not set aside"):
        reopen(Walk(APPENDIX_1, cast), IN_JULY, step="take_up_again")


def test_a_duplicate_is_one_no_longer(cast: Cast) -> None:
    first = Walk(APPENDIX_1, cast)
    walk = set_aside(Walk(APPENDIX_1, cast), outcome="duplicate", duplicate_of=first.case)

    reopen(walk, IN_JULY, step="take_up_again")

    assert walk.open().duplicate_of is None
    set_aside(walk, outcome="duplicate", duplicate_of=first.case)
    assert not is_open(walk)


# What is found now


def test_allegations_are_found_upon_again_and_the_first_finding_stays_in_the_file(cast: Cast) -> None:
    walk = ended(APPENDIX_1, cast, "closed")
    reopen(walk, IN_JULY)

    walk.take("open_formal_investigation", allegations="He also mocked her name.")
    walk.take("submit_report")
    walk.take("decide", finding_2="not_substantiated", reasons_2="Nobody heard it.")

    assert walk.outcomes() == [
        ("not_substantiated", "decision"),
        ("open", "reopened"),
        ("partly_substantiated", "decision"),
    ]
    assert list(walk.case.allegations.values_list("number", "finding")) == [
        (1, "partly_substantiated"),
        (2, "not_substantiated"),
    ]


def _sanctioned(cast: Cast) -> Walk:
    walk = Walk(APPENDIX_1, cast).to("outcome_issued", {"decide": {"finding": "substantiated"}})
    walk.take("refer_to_disciplinary")
    walk.take("record_sanction")
    walk.take("close")
    reopen(walk, IN_JULY)
    return walk


def test_a_live_sanction_stays_until_it_is_decided_otherwise(cast: Cast) -> None:
    walk = _sanctioned(cast)
    assert walk.case.sanctions.get().cancelled_on is None

    with pytest.raises(AnswersInvalid) as invalid:
        walk.take("find_no_case")
    assert list(invalid.value.form.errors) == ["sanction"]
    with pytest.raises(AnswersInvalid) as invalid:
        walk.take("find_no_case", sanction="stands")
    assert list(invalid.value.form.errors) == ["sanction"]
    walk.take("find_no_case", sanction="cancelled")

    assert walk.case.sanctions.get().cancelled_on == walk.on


def test_a_new_substantiated_finding_is_referred_to_disciplinary_again(cast: Cast) -> None:
    walk = _sanctioned(cast)
    walk.take("open_formal_investigation")
    walk.take("submit_report")
    again = {f"{each}_2": value for each, value in (("finding", "substantiated"), ("reasons", "The tape"))}
    walk.take("decide", finding="substantiated", sanction="stands", **again)

    with pytest.raises(StepRefused, match="refer it to disciplinary before you close the case"):
        walk.take("close")
    walk.take("refer_to_disciplinary")
    walk.take("record_sanction", sanction="final_written_warning")

    assert walk.case.sanctions.count() == 2


def test_a_conduct_referral_that_had_ended_is_opened_again(cast: Cast) -> None:
    walk = Walk(APPENDIX_2, cast).to("response_issued", SUBSTANTIATED)
    refer(walk)
    sanction(walk)
    walk.take("close")
    reopen(walk, IN_JULY)
    walk.take("respond", finding="substantiated", sanction="stands")
    with pytest.raises(StepRefused, match="open the conduct referral before you close"):
        walk.take("close")

    refer(walk)

    referral = walk.open().facts.conduct_referral
    assert referral is not None
    assert referral.ended_on is None
    assert referral.opened_on < IN_JULY
    sanction(walk, "first_written_warning")
    walk.take("close")
    assert walk.stage == "closed"


def test_the_first_outcome_is_kept_as_it_was(cast: Cast) -> None:
    walk = ended(APPENDIX_1, cast, "closed")
    first = Outcome.objects.get()

    reopen(walk, IN_JULY)

    assert Outcome.objects.filter(pk=first.pk, code=first.code, on=first.on, by=first.by).exists()


def test_a_warning_stands_or_is_cancelled_by_the_new_finding(cast: Cast) -> None:
    walk = Walk(APPENDIX_3, cast).to("outcome_decided")
    walk.take("issue_first_warning")
    walk.take("close")
    reopen(walk, IN_JULY)
    assert walk.case.warnings.get().cancelled_on is None

    walk.take("decide_facts", finding="not_substantiated", warning="cancelled")

    assert walk.case.warnings.get().cancelled_on == walk.on
