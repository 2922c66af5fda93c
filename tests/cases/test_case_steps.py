"""Taking a step on its page: what is typed is recorded, or given back with the reason why not."""

import inspect
import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from typing import Any

import pytest
import time_machine
from django.contrib.admin.models import LogEntry
from django.http import HttpResponse

from cases.models import Complaint, Event
from cases.routes import ALL
from cases.workflow import STALE, open_case, step_form, take_step
from people.models import Person
from tests.cases.case_pages import LIST, file_case, in_words, signed_in, step_url
from tests.cast import Cast

TODAY = date(2026, 6, 4)
ACKNOWLEDGED = {
    "on": "2026-06-04",
    "how": "Met in person",
    "wants": "An apology",
    "told_confidentiality": "on",
    "respondent_told": "now",
    "adjustments": "None",
    "note": "",
}


@pytest.fixture(autouse=True)
def thursday_4_june_2026() -> Iterator[None]:
    with time_machine.travel("2026-06-04 12:00+01:00", tick=False):
        yield


@pytest.fixture
def case(cast: Cast) -> Complaint:
    return file_case(cast)


def send(case: Complaint, person: Person, step: str = "acknowledge", /, **changes: Any) -> HttpResponse:
    """Sends a step's form from a page that has just been opened."""
    version = Complaint.objects.get(pk=case.pk).version
    answers = {"seen": str(version), **(ACKNOWLEDGED if step == "acknowledge" else {}), **changes}
    return signed_in(person).post(step_url(case, step), answers)


def now_at(case: Complaint) -> str:
    return Complaint.objects.get(pk=case.pk).stage.partition(":")[2]


def said(response: HttpResponse) -> str:
    return in_words(response.text)


def kinds(case: Complaint) -> list[str]:
    return list(case.events.values_list("kind", flat=True))


def test_the_form_asks_what_must_be_recorded_beside_what_the_policy_says(case: Complaint, cast: Cast) -> None:
    response = signed_in(cast.manager).get(step_url(case, "acknowledge"))

    assert response.status_code == 200
    page = said(response)
    assert "How did you acknowledge it?" in page
    assert "What the policy says The complainant hears within 5 working days" in page
    assert "This leads to Acknowledged" in page
    assert "The person it is about Bob Carter" in page
    assert '<input type="hidden" name="seen" value="0">' in response.text
    assert 'type="date" name="on" value="2026-06-04"' in response.text


def test_a_step_is_taken_and_the_manager_is_back_at_the_case(case: Complaint, cast: Cast) -> None:
    response = send(case, cast.manager)

    assert (response.status_code, response.headers["Location"]) == (302, case.link)
    assert now_at(case) == "acknowledged"
    event = case.events.get(kind=Event.Kind.STEP)
    assert event.actor == cast.manager.account
    assert event.answers["how"]["value"] == "Met in person"
    assert LogEntry.objects.count() == 0, "the story of a case is kept with the case alone"


def test_the_case_page_says_that_it_was_recorded(case: Complaint, cast: Cast) -> None:
    client = signed_in(cast.manager)

    response = client.post(step_url(case, "acknowledge"), {"seen": "0", **ACKNOWLEDGED}, follow=True)

    assert "“Acknowledge” is recorded." in response.text


def test_faults_stand_beside_their_fields_and_nothing_typed_is_lost(case: Complaint, cast: Cast) -> None:
    response = send(case, cast.manager, how="", on="2026-07-01", wants="A <b>long</b> talk", note="Kept")

    assert response.status_code == 422
    page = said(response)
    assert "There is something to put right" in page
    assert "This day is in the future. Give the day it was done." in page
    assert "<title>Error: Acknowledge" in response.text
    assert "A &lt;b&gt;long&lt;/b&gt; talk" in response.text
    assert "Kept" in page
    assert 'value="2026-07-01"' in response.text
    assert now_at(case) == "received"
    assert kinds(case) == ["filed"]


def test_several_answers_to_one_question_are_kept(case: Complaint, cast: Cast) -> None:
    send(case, cast.manager)

    response = send(
        case,
        cast.manager,
        "start_initial_investigation",
        measures=["no_contact", "two_workers"],
        on="2026-06-04",
    )

    assert response.status_code == 422
    ticked = re.findall(r'value="(\w+)"[^>]*checked', response.text)
    assert ticked == ["no_contact", "two_workers"]


def test_a_stale_page_is_refused_with_everything_typed_and_works_when_sent_again(
    case: Complaint, cast: Cast
) -> None:
    client = signed_in(cast.manager)
    take_step(
        case,
        "add_note",
        by=cast.director.account,
        at=case.filed_at,
        on=case.received_on,
        text="Somebody was quicker",
    )

    response = client.post(step_url(case, "acknowledge"), {"seen": "0", **ACKNOWLEDGED, "note": "Kept"})

    assert response.status_code == 409
    assert STALE in said(response)
    assert "Kept" in said(response)
    assert "Met in person" in said(response)
    assert "There is something to put right" not in said(response)
    assert re.search(r'name="told_confidentiality"[^>]*checked', response.text)
    assert now_at(case) == "received"

    fresh = re.findall(r'name="seen" value="(\d+)"', response.text)
    client.post(step_url(case, "acknowledge"), {"seen": fresh[0], **ACKNOWLEDGED})
    assert now_at(case) == "acknowledged"


@pytest.mark.parametrize("seen", ["", "-1", "x", "9" * 40, "٣", "1.0"])
def test_a_page_that_does_not_say_what_it_saw_is_stale(case: Complaint, cast: Cast, seen: str) -> None:
    response = send(case, cast.manager, seen=seen)

    assert response.status_code == 409
    assert now_at(case) == "received"


def test_a_form_sent_twice_does_nothing_twice(case: Complaint, cast: Cast) -> None:
    client = signed_in(cast.manager)
    first, second = (
        client.post(step_url(case, "acknowledge"), {"seen": "0", **ACKNOWLEDGED}) for _ in range(2)
    )

    assert (first.status_code, second.status_code) == (302, 409)
    assert case.events.filter(kind=Event.Kind.STEP).count() == 1
    assert Complaint.objects.get(pk=case.pk).version == 1


def test_a_refusal_is_a_sentence_and_what_was_typed_is_kept(cast: Cast) -> None:
    case = file_case(cast)
    send(case, cast.manager)
    send(
        case,
        cast.manager,
        "start_initial_investigation",
        on="2026-06-04",
        handler=str(cast.handler.pk),
        no_conflict="on",
        measures=["none"],
        measures_reason="Apart",
        seriousness="gross",
        screened="none",
    )

    response = send(
        case,
        cast.handler,
        "agree_informal_resolution",
        on="2026-06-04",
        agreed="on",
        what="A talk over tea",
        by_when="2026-06-09",
    )

    assert response.status_code == 409
    assert "Gross misconduct is suspected in this case, so it cannot be resolved informally." in said(
        response
    )
    assert "A talk over tea" in said(response)
    assert kinds(case)[-1] == "refused"
    assert now_at(case) == "initial_investigation"


def test_a_step_of_another_stage_is_refused_and_recorded(case: Complaint, cast: Cast) -> None:
    asked = signed_in(cast.manager).get(step_url(case, "decide"))
    sent = send(case, cast.manager, "decide", reasons="Kept all the same")

    for response in (asked, sent):
        assert response.status_code == 409
        assert "“Decide” is not possible while the case is at “Received”." in said(response)
    assert "Kept all the same" in said(sent)
    assert kinds(case) == ["filed", "read", "refused"]


def test_a_step_that_is_for_somebody_else_is_refused_and_recorded(case: Complaint, cast: Cast) -> None:
    response = send(case, cast.director)

    assert response.status_code == 409
    assert "“Acknowledge” is for the owner of the case." in said(response)
    assert case.events.get(kind=Event.Kind.REFUSED).actor == cast.director.account
    assert now_at(case) == "received"


@pytest.mark.parametrize("step", ["no-such-step", "_settle", "save", "delete", "x" * 200])
def test_a_step_that_does_not_exist_is_refused_and_recorded(case: Complaint, cast: Cast, step: str) -> None:
    assert signed_in(cast.manager).get(step_url(case, step)).status_code == 404

    response = send(case, cast.manager, step)

    assert response.status_code == 409
    assert "There is no such step for this complaint." in said(response)
    assert kinds(case) == ["filed", "refused"]


def test_a_case_one_may_not_see_has_no_steps(case: Complaint, cast: Cast) -> None:
    for person in (cast.other_manager, cast.equalities_lead):
        expected = 404 if person == cast.other_manager else 409
        assert send(case, person).status_code == expected
    assert now_at(case) == "received"
    assert [event.actor for event in case.events.filter(kind="refused")] == [cast.equalities_lead.account]


def test_who_stands_down_is_led_to_the_list_and_sees_the_case_no_more(case: Complaint, cast: Cast) -> None:
    client = signed_in(cast.manager)

    response = client.post(
        step_url(case, "stand_down"), {"seen": "0", "on": "2026-06-04", "reason": "A friend"}, follow=True
    )

    assert response.redirect_chain == [(LIST, 302)]
    assert "You no longer see this case." in response.text
    assert case.reference not in response.text
    assert client.get(case.link).status_code == 404


def test_a_long_text_is_refused_beside_its_field_and_given_back(case: Complaint, cast: Cast) -> None:
    response = send(case, cast.manager, note="x" * 100_000)

    assert response.status_code == 422
    assert "Ensure this value has at most 20000 characters" in said(response)
    assert "x" * 100_000 in response.text


@pytest.mark.parametrize(
    "typed", ["💐 café", "שלום עולם", "=1+1", "<script>alert(1)</script>", "{% now 'Y' %}"]
)
def test_what_is_typed_is_kept_faithfully_and_shown_as_text(case: Complaint, cast: Cast, typed: str) -> None:
    assert send(case, cast.manager, how=typed, note=typed).status_code == 302

    event = case.events.get(kind=Event.Kind.STEP)
    assert (event.note, event.answers["how"]["value"]) == (typed, typed)
    page = signed_in(cast.manager).get(case.link).text
    assert typed in unescape(page)
    assert "<script>alert" not in page


@pytest.mark.parametrize("field", ["on", "how", "wants", "told_confidentiality", "adjustments", "note"])
@pytest.mark.parametrize("typed", ["\x00", "a\x00b", "\x1b[31m", "\ufffe", "9999999999-99-99", "-0001-01-01"])
def test_odd_characters_are_kept_or_refused_and_never_an_error(
    case: Complaint, cast: Cast, field: str, typed: str
) -> None:
    assert send(case, cast.manager, **{field: typed}).status_code in (302, 422)


@pytest.mark.parametrize(
    "typed", ["\x00", "nobody", "00000000-0000-0000-0000-000000000000", "💐", "1; DROP TABLE"]
)
def test_odd_choices_are_refused_beside_their_field(case: Complaint, cast: Cast, typed: str) -> None:
    for step in ("name_people", "set_aside", "shut_out_person"):
        answers = dict.fromkeys(("role", "person", "kind", "outcome", "duplicate_of", "reason"), typed)
        assert send(case, cast.manager, step, on="2026-06-04", **answers).status_code == 422


def test_an_allegation_is_shown_as_text_where_its_finding_is_asked_for(cast: Cast) -> None:
    case = file_case(cast)
    Complaint.objects.filter(pk=case.pk).update(stage="appendix-1:decision")
    case.allegations.create(number=1, text="<img src=x> He said it")

    page = signed_in(cast.manager).get(step_url(case, "decide")).text

    assert "&lt;img src=x&gt; He said it" in page
    assert "<img src=x>" not in page


@pytest.mark.parametrize("route", ALL, ids=lambda route: str(route.ROUTE))
def test_no_question_is_called_like_something_the_step_itself_needs(route: Any, cast: Cast) -> None:
    case = file_case(cast)
    taken = set(inspect.signature(take_step).parameters)
    for step in route.STEPS.values():
        assert not taken & set(step.form.base_fields), step.name
    assert not taken & set(
        step_form(open_case(case, TODAY), "acknowledge", cast.manager.account, TODAY).fields
    )


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_ways_of_asking_are_not_allowed(case: Complaint, cast: Cast, method: str) -> None:
    assert getattr(signed_in(cast.manager), method)(step_url(case, "acknowledge")).status_code == 405
    assert getattr(signed_in(cast.manager), method)(case.link).status_code == 405


def test_a_sanction_is_asked_for_in_vain_where_the_complaint_is_about_nobody(cast: Cast) -> None:
    about_nobody = {"about": Complaint.About.NO_ONE, "respondent": None, "respondent_role": ""}
    case = file_case(cast, **about_nobody)

    answer = send(case, cast.manager, "record_sanction", on="2026-06-04", sanction="dismissal")

    assert answer.status_code == 409
    attempt = case.events.get(step="record_sanction")
    assert attempt.kind == Event.Kind.REFUSED
