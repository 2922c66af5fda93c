"""The first sentences of a case: where it is, what comes next, by when, by whom. Walks begin on 3 June."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
import time_machine

from cases.models import Action, Complaint, Deadline, Hold
from cases.workflow import take_step
from people.models import Person
from tests.cases.case_pages import file_case, in_words, signed_in
from tests.cases.law.tables import APPENDIX_1, APPENDIX_2, APPENDIX_3
from tests.cases.law.walking import Walk, moment, put_at
from tests.cast import Cast


@pytest.fixture(autouse=True)
def thursday_11_june_2026() -> Iterator[None]:
    with time_machine.travel("2026-06-11 12:00+01:00", tick=False):
        yield


def said_to(person: Person, case: Complaint) -> str:
    """The sentence in large type and those below it."""
    page = signed_in(person).get(case.link).text
    card = page[page.index('id="now"') : page.index('<div class="case-now__do')]
    without_count = re.sub(r'<p class="hint">.*?</p>', "", card.partition(">")[2], flags=re.S)
    return in_words(without_count)


def main_action(person: Person, case: Complaint) -> str:
    page = signed_in(person).get(case.link).text
    found = re.search(r'case-now__main">\s*<a class="button" [^>]*>([^<]+)<', page)
    return found[1] if found else ""


def test_a_new_complaint(cast: Cast) -> None:
    """Received on the 8th: due on the 15th, after the 12th and the 15th."""
    case = file_case(cast, received_on=date(2026, 6, 8))

    assert said_to(cast.manager, case) == (
        "Received. Next: acknowledge the complaint, by 15 June 2026 (in 2 working days). You do this."
    )
    assert main_action(cast.manager, case) == "Acknowledge"


def test_somebody_else_reads_whose_it_is(cast: Cast) -> None:
    case = file_case(cast, received_on=date(2026, 6, 8))

    assert said_to(cast.director, case).endswith("The owner, Martha Hughes, does this.")
    assert main_action(cast.director, case) == ""


def test_the_next_step_and_the_limit_that_a_later_one_meets(cast: Cast) -> None:
    case = Walk(APPENDIX_1, cast).to("acknowledged").case

    assert said_to(cast.manager, case) == (
        "Acknowledged. Next: start initial investigation. You do this. "
        "Also due: finish the initial investigation, by 17 June 2026 (in 4 working days)."
    )


def test_the_handler_and_the_owner_may_both_take_it_further(cast: Cast) -> None:
    case = Walk(APPENDIX_1, cast).to("initial_investigation").case

    assert said_to(cast.manager, case).endswith("This is for the handler, Hana Novak, or for you.")
    assert said_to(cast.handler, case).endswith("You do this.")
    assert main_action(cast.handler, case) == "Agree informal resolution"
    assert main_action(cast.manager, case) == "Open formal investigation"


def test_the_investigators_report(cast: Cast) -> None:
    case = Walk(APPENDIX_1, cast).to("formal_investigation").case

    said = said_to(cast.manager, case)

    assert "Next: submit the investigation report, by 3 July 2026" in said, "20 working days from 6 June"
    assert said.endswith("The investigator, Ivan Petrov, does this.")


def test_what_is_overdue(cast: Cast) -> None:
    case = file_case(cast)

    assert "by 10 June 2026 (overdue by 1 working day)" in said_to(cast.manager, case)
    assert "case-now--overdue" in signed_in(cast.manager).get(case.link).text


def test_a_case_on_hold(cast: Cast) -> None:
    case = Walk(APPENDIX_1, cast).to("acknowledged").case
    asked = {"agency": "police", "reference": "CR/1", "reason": "Interviews"}
    take_step(
        case, "place_hold", by=cast.manager.account, at=moment(date(2026, 6, 5)), on="2026-06-05", **asked
    )

    said = said_to(cast.manager, case)

    assert said.startswith("On hold since 5 June 2026, because the police asked us to wait.")
    assert "Next: review the hold, by 19 June 2026" in said, "10 working days from 5 June"
    assert main_action(cast.manager, case) == "Review the hold"


def test_what_was_late_before_the_hold_waits_behind_its_review(cast: Cast) -> None:
    case = Walk(APPENDIX_1, cast).case
    asked = {"agency": "police", "reference": "CR/1", "reason": "Interviews"}
    take_step(
        case, "place_hold", by=cast.manager.account, at=moment(date(2026, 6, 11)), on="2026-06-11", **asked
    )

    said = said_to(cast.manager, case)

    assert "Next: review the hold, by 25 June 2026" in said
    assert "knowledge" not in said


def test_a_case_that_nobody_in_the_line_may_own(cast: Cast) -> None:
    case = file_case(cast)
    Complaint.objects.filter(pk=case.pk).update(owner=None)

    said = said_to(cast.chair, case)

    assert said.startswith(
        "Waiting for the Chair: nobody in the line may own it. Next: hand the case on. You do this."
    )
    assert main_action(cast.chair, case) == "Hand the case on"


def test_a_complainant_who_asked_to_withdraw(cast: Cast) -> None:
    case = file_case(cast)
    Complaint.objects.filter(pk=case.pk).update(asked_to_withdraw_on=date(2026, 6, 9))

    said = said_to(cast.manager, case)

    assert said.startswith("The complainant asked to withdraw on 9 June 2026.")
    assert "Next: withdraw. You do this." in said
    assert main_action(cast.manager, case) == "Withdraw"


def test_an_outcome_that_may_still_be_appealed(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("outcome_issued", {"decide": {"finding": "not_substantiated"}})

    said = said_to(cast.manager, walk.case)

    assert said.startswith("Outcome issued. Next: close.")
    assert "Appeal may be lodged until" in said


def test_what_is_due_sooner_than_the_next_step_is_told_after_it(cast: Cast) -> None:
    """Formal on the 6th; the review of a measure was due on the 10th."""
    case = Walk(APPENDIX_1, cast).to("formal_investigation").case
    Deadline.objects.create(
        complaint=case,
        limit="measure_review",
        label="Review: No contact",
        start_on=date(2026, 6, 5),
        days=3,
        due_on=date(2026, 6, 10),
    )

    said = said_to(cast.investigator, case)

    assert "Next: submit the investigation report, by 3 July 2026 (in 16 working days). You do this." in said
    assert said.endswith("Also due: review: No contact, by 10 June 2026 (overdue by 1 working day).")


def test_a_missing_forced_referral_comes_before_closing(cast: Cast) -> None:
    case = Walk(APPENDIX_2, cast).to("response_issued", {"respond": {"finding": "substantiated"}}).case

    assert "Next: open the conduct referral, by" in said_to(cast.manager, case)
    assert main_action(cast.manager, case) == "Open conduct referral"


def test_the_worker_is_made_safe_first(cast: Cast) -> None:
    case = Walk(APPENDIX_3, cast).case

    assert said_to(cast.manager, case) == (
        "Received. Next: contact the worker and make safe, by 4 June 2026 (overdue by 5 working days). "
        "You do this."
    )


def test_a_case_that_has_ended(cast: Cast) -> None:
    case = put_at(APPENDIX_1, cast, "closed")
    Complaint.objects.filter(pk=case.pk).update(closed_on=date(2026, 6, 9))

    assert said_to(cast.manager, case) == "Closed on 9 June 2026. Nothing more has to be done."
    assert main_action(cast.manager, case) == ""


def test_what_is_still_to_be_done_after_the_end(cast: Cast) -> None:
    """The check that nobody has suffered: 20 working days from 4 June."""
    walk = Walk(APPENDIX_1, cast)
    walk.take("withdraw")

    assert said_to(cast.manager, walk.case) == (
        "Withdrawn on 4 June 2026. One action is still to be done, by 2 July 2026."
    )

    Action.objects.create(complaint=walk.case, text="Train", owner=cast.manager, due_on=date(2026, 7, 1))
    assert said_to(cast.manager, walk.case).endswith("2 actions are still to be done, by 1 July 2026.")


def test_a_duplicate_that_was_set_aside(cast: Cast) -> None:
    other, case = file_case(cast), file_case(cast)
    why = {"outcome": "duplicate", "duplicate_of": other, "reason": "The same letter"}
    take_step(case, "set_aside", by=cast.manager.account, at=moment(date(2026, 6, 4)), on="2026-06-04", **why)

    assert said_to(cast.manager, case).startswith("Set aside on 4 June 2026: duplicate.")


def test_a_hold_whose_review_is_missing_is_still_called_a_hold(cast: Cast) -> None:
    """As from an earlier register: a hold without its limit."""
    case = file_case(cast)
    Hold.objects.create(
        complaint=case,
        agency="safeguarding",
        reason="x",
        from_on=date(2026, 6, 9),
        review_on=date(2026, 6, 23),
    )

    assert said_to(cast.manager, case).startswith(
        "On hold since 9 June 2026, because safeguarding asked us to wait."
    )
