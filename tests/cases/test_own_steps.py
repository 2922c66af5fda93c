"""What complainants do on their own page: writing, withdrawing, appealing, asking for stage two."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.http import HttpResponse
from django.test import Client

from cases.models import Appeal, CaseRole, Complaint, Event, Hold, Message
from cases.routes import ROUTES
from cases.workflow import StepRefused, steps_for, take_step
from people.models import Person
from tests.cases.case_pages import file_case, signed_in, step_url
from tests.cases.law.tables import APPENDIX_1, APPENDIX_2, APPENDIX_3, LAWS, Law
from tests.cases.law.walking import Walk, file_standard, moment, put_at
from tests.cast import Cast
from tests.tasks import run_waiting_tasks

TODAY = date(2026, 6, 11)
AFTER_THE_WINDOW = "2026-06-23 12:00+01:00"
GROUNDS = {"grounds": "Nobody asked the driver."}
LATE = {"late_reason": "I was in hospital."}


@pytest.fixture(autouse=True)
def thursday_11_june_2026() -> Iterator[None]:
    with time_machine.travel("2026-06-11 12:00+01:00", tick=False):
        yield


def now(case: Complaint) -> Complaint:
    return Complaint.objects.get(pk=case.pk)


def bare(case: Complaint) -> str:
    return now(case).stage.partition(":")[2]


def send(case: Complaint, step: str, person: Person, **answers: Any) -> HttpResponse:
    """As from a page that has just been opened, unless `seen` says otherwise."""
    answers.setdefault("seen", now(case).version)
    return signed_in(person).post(f"{case.own_link}{step}/", answers)


def said(response: HttpResponse) -> dict[str, list[str]]:
    return {name: list(found) for name, found in response.context["form"].errors.items()}


def told() -> list[tuple[str, str]]:
    """Who was told what since the last time."""
    run_waiting_tasks()
    mails = [(each.to[0].partition("@")[0], each.body.partition("\n")[0]) for each in mail.outbox]
    mail.outbox.clear()
    return sorted(mails)


def news(*names: str) -> list[tuple[str, str]]:
    return [(name, "There is news on a case you work on.") for name in names]


@pytest.fixture
def answered(cast: Cast) -> Complaint:
    """Amina's complaint about Bob, with its outcome issued on 8 June; everybody was told what came before."""
    case = Walk(APPENDIX_1, cast).to("outcome_issued").case
    told()
    return case


@pytest.fixture
def responded(cast: Cast) -> Complaint:
    """Sunita's complaint about Bob, with the response issued on 7 June."""
    case = Walk(APPENDIX_2, cast).to("response_issued").case
    told()
    return case


# Writing


def test_a_message_is_kept_and_owner_and_handler_are_told(cast: Cast) -> None:
    case = Walk(APPENDIX_1, cast).to("initial_investigation").case
    told()

    response = send(case, "write", cast.complainant, text="I found a photo.")

    assert response.url == case.own_link
    message = Message.objects.get()
    assert (message.text, message.from_complainant) == ("I found a photo.", True)
    assert told() == news("hana", "martha")


def test_a_message_reaches_whoever_sees_that_a_case_waits_for_an_owner(cast: Cast) -> None:
    case = file_case(cast)
    Complaint.objects.filter(pk=case.pk).update(owner=None)
    told()

    send(case, "write", cast.complainant, text="Is anybody there?")

    assert told() == news("carol", "dina", "edward")


@pytest.mark.parametrize("law", LAWS, ids=str)
def test_one_can_write_at_every_stage_also_after_the_end_and_on_hold(law: Law, cast: Cast) -> None:
    case = Walk(law, cast).case
    person = case.complainant
    Hold.objects.create(complaint=case, agency="police", reason="An arrest", from_on=TODAY, review_on=TODAY)

    for stage in law.stages:
        Complaint.objects.filter(pk=case.pk).update(stage=f"{law.code}:{stage}")
        assert send(case, "write", person, text=f"At {stage}").status_code == 302
    assert Message.objects.count() == len(law.stages)


def test_an_empty_message_is_not_sent(cast: Cast) -> None:
    case = file_case(cast)

    response = send(case, "write", cast.complainant, text="  ")

    assert response.status_code == 422
    assert list(said(response)) == ["text"]
    assert not Message.objects.exists()


def test_a_double_click_sends_a_message_once_and_says_that_it_was_sent(cast: Cast) -> None:
    case = file_case(cast)

    first = send(case, "write", cast.complainant, text="Hello\r\nagain", seen=0)
    second = send(case, "write", cast.complainant, text="Hello\r\nagain", seen=0)

    assert (first.status_code, second.status_code) == (302, 302)
    assert Message.objects.count() == 1


def test_a_stale_page_gives_back_what_was_typed_to_be_sent_once_more(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)
    walk.take("acknowledge")

    response = send(walk.case, "write", cast.complainant, text="Please call me.", seen=0)

    assert response.status_code == 409
    assert "we have not sent anything yet" in response.text
    assert "Please call me.</textarea>" in response.text
    assert f'name="seen" value="{now(walk.case).version}"' in response.text
    assert not Message.objects.exists()


def test_a_page_that_does_not_say_what_it_showed_sends_nothing(cast: Cast) -> None:
    case = file_case(cast)

    assert send(case, "write", cast.complainant, text="Hello", seen="x").status_code == 409
    assert not Message.objects.exists()


# Shared notes


def note(case: Complaint, cast: Cast, **answers: Any) -> None:
    take_step(case, "add_note", by=cast.manager.account, at=moment(TODAY), on=TODAY, **answers)


def test_a_shared_note_is_read_by_the_complainant_who_is_told(cast: Cast) -> None:
    case = file_case(cast)
    told()

    note(case, cast, text="We meet on Friday.", readers="shared")

    assert told() == [("amina", "There is news on your complaint.")]
    assert "We meet on Friday." in signed_in(cast.complainant).get(case.own_link).text


@pytest.mark.parametrize("answers", [{"readers": "internal"}, {}])
def test_an_internal_note_stays_on_the_file(cast: Cast, answers: dict[str, str]) -> None:
    case = file_case(cast)
    told()

    note(case, cast, text="He rang.", **answers)

    assert told() == []
    assert not Message.objects.exists()


@pytest.mark.parametrize("nobody", ["anonymous", "no account"])
def test_without_somebody_to_read_it_a_note_can_only_be_internal(cast: Cast, nobody: str) -> None:
    case = file_case(cast, complainant=None, anonymous=True) if nobody == "anonymous" else file_case(cast)
    Person.objects.filter(pk=cast.complainant.pk).update(account=None)

    form = signed_in(cast.manager).get(step_url(case, "add_note")).context["form"]

    assert [code for code, _ in form.fields["readers"].choices] == ["internal"]


# Withdrawing, as the first of two facts


def test_wanting_to_withdraw_is_recorded_and_ends_nothing(cast: Cast) -> None:
    case = file_case(cast)
    told()

    send(case, "ask_to_withdraw", cast.complainant, why="I am tired.", pressed="no")

    assert (now(case).asked_to_withdraw_on, bare(case)) == (TODAY, "received")
    assert told() == news("martha")
    page = signed_in(cast.manager).get(case.link).text
    assert "The complainant asked to withdraw on 11 June 2026" in page
    assert "somebody pressed them" not in page


def test_who_was_pressed_to_withdraw_is_to_be_looked_into(cast: Cast) -> None:
    case = file_case(cast)

    send(case, "ask_to_withdraw", cast.complainant, why="", pressed="yes")

    assert "They say that somebody pressed them to." in signed_in(cast.manager).get(case.link).text


def test_whether_anybody_pressed_is_asked_and_may_be_left_unsaid(cast: Cast) -> None:
    case = file_case(cast)

    assert list(said(send(case, "ask_to_withdraw", cast.complainant))) == ["pressed"]
    assert send(case, "ask_to_withdraw", cast.complainant, pressed="not_said").status_code == 302


def test_one_may_change_ones_mind(cast: Cast) -> None:
    case = file_case(cast)
    send(case, "ask_to_withdraw", cast.complainant, pressed="no")
    told()

    assert "Go on with your complaint" in signed_in(cast.complainant).get(case.own_link).text
    send(case, "go_on", cast.complainant)

    assert now(case).asked_to_withdraw_on is None
    assert told() == news("martha")
    assert "asked to withdraw" not in signed_in(cast.manager).get(case.link).text


def test_once_the_withdrawal_is_recorded_there_is_no_going_back_on_ones_own(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)
    send(walk.case, "ask_to_withdraw", cast.complainant, pressed="no")
    walk.take("withdraw", continues="no")

    assert send(walk.case, "go_on", cast.complainant).status_code == 409
    assert bare(walk.case) == "withdrawn"


# Appealing


def test_an_appeal_is_lodged_in_ones_own_words_and_the_owner_told(cast: Cast, answered: Complaint) -> None:
    response = send(answered, "lodge_appeal", cast.complainant, **GROUNDS)

    assert response.url == answered.own_link
    appeal = Appeal.objects.get()
    assert (appeal.lodged_by, appeal.lodged_on, appeal.grounds) == ("complainant", TODAY, GROUNDS["grounds"])
    assert bare(answered) == "appeal"
    assert answered.deadlines.get(limit="a1.appeal").start_on == TODAY
    assert ("martha", "There is news on a case you work on.") in told()


def test_the_one_who_appeals_is_not_told_of_it_by_mail(cast: Cast, answered: Complaint) -> None:
    send(answered, "lodge_appeal", cast.complainant, **GROUNDS)

    assert "amina" not in dict(told())


def test_an_appeal_waits_until_the_owner_has_named_who_hears_it(cast: Cast, answered: Complaint) -> None:
    send(answered, "lodge_appeal", cast.complainant, **GROUNDS)
    deciding = {"by": cast.other_manager.account, "at": moment(TODAY)}

    assert "Name who hears the appeal first" in signed_in(cast.manager).get(answered.link).text
    with pytest.raises(StepRefused, match="Name who hears the appeal first"):
        take_step(answered, "decide_appeal", by=cast.manager.account, at=moment(TODAY))
    take_step(
        answered,
        "name_people",
        by=cast.manager.account,
        at=moment(TODAY),
        on=TODAY,
        role=CaseRole.APPEAL_HEARER,
        person=cast.other_manager,
        no_conflict=True,
    )
    answers = {"result": "dismissed", "reasons": "The same", "calls_for_disciplinary": "no"}
    take_step(answered, "decide_appeal", **deciding, on=TODAY, **answers)

    assert bare(answered) == "closed"


def test_a_late_appeal_is_taken_only_with_a_reason(cast: Cast, answered: Complaint) -> None:
    with time_machine.travel(AFTER_THE_WINDOW, tick=False):
        refused = send(answered, "lodge_appeal", cast.complainant, **GROUNDS)
        assert list(said(refused)) == ["late_reason"]
        send(answered, "lodge_appeal", cast.complainant, **GROUNDS, **LATE)

    assert bare(answered) == "appeal"
    assert answered.events.get(step="lodge_appeal").answers["late_reason"]["value"] == LATE["late_reason"]


def test_in_time_nobody_is_asked_why_they_are_late(cast: Cast, answered: Complaint) -> None:
    form = signed_in(cast.complainant).get(f"{answered.own_link}lodge_appeal/").context["form"]

    assert list(form.fields) == ["grounds"]


def test_a_double_click_lodges_one_appeal(cast: Cast, answered: Complaint) -> None:
    version = now(answered).version

    for _ in range(2):
        response = send(answered, "lodge_appeal", cast.complainant, **GROUNDS, seen=version)
        assert response.status_code == 302
    assert Appeal.objects.count() == 1


def test_an_appeal_waits_while_the_case_is_on_hold_and_the_reason_names_nobody(
    cast: Cast, answered: Complaint
) -> None:
    hold = {"agency": "police", "reference": "CAD 4471", "reason": "An arrest"}
    Hold.objects.create(complaint=answered, from_on=TODAY, review_on=TODAY, **hold)

    response = send(answered, "lodge_appeal", cast.complainant, **GROUNDS)

    assert response.status_code == 409
    assert "We have been asked to wait" in response.text
    assert "police" not in response.text
    assert not Appeal.objects.exists()


# Stage two


def test_stage_two_is_asked_for_without_a_question(cast: Cast, responded: Complaint) -> None:
    form = signed_in(cast.service_user).get(f"{responded.own_link}request_stage_two/").context["form"]
    assert list(form.fields) == []

    send(responded, "request_stage_two", cast.service_user)

    assert bare(responded) == "stage_two"
    running = responded.deadlines.running().values_list("limit", "start_on")
    assert set(running) >= {("a2.final_response", TODAY), ("a2.stage_two_acknowledge", TODAY)}
    assert ("martha", "There is news on a case you work on.") in told()


def test_stage_two_is_asked_for_once(cast: Cast, responded: Complaint) -> None:
    version = now(responded).version

    for _ in range(2):
        assert send(responded, "request_stage_two", cast.service_user, seen=version).status_code == 302
    assert Appeal.objects.count() == 1


def test_a_late_request_needs_only_the_reason_for_being_late(cast: Cast, responded: Complaint) -> None:
    with time_machine.travel("2026-07-06 12:00+01:00", tick=False):
        assert list(said(send(responded, "request_stage_two", cast.service_user))) == ["late_reason"]
        send(responded, "request_stage_two", cast.service_user, **LATE)

    assert bare(responded) == "stage_two"


# What is not theirs to do


@pytest.mark.parametrize("law", LAWS, ids=str)
def test_no_step_of_the_staff_is_open_to_the_complainant_at_any_stage(law: Law, cast: Cast) -> None:
    case = file_standard(law, cast)
    staff_only = [name for name, step in ROUTES[law.code].STEPS.items() if not step.own_form]

    for stage in law.stages:
        Complaint.objects.filter(pk=case.pk).update(stage=f"{law.code}:{stage}")
        for name in staff_only:
            with pytest.raises(Complaint.DoesNotExist):
                take_step(case, name, by=case.complainant.account, at=moment(TODAY))
    assert now(case).version == case.version
    assert not case.events.exclude(kind=Event.Kind.FILED).exists()


@pytest.mark.parametrize("law", LAWS, ids=str)
def test_no_page_of_a_step_of_the_staff_is_open_to_the_complainant(law: Law, cast: Cast) -> None:
    """Each at a stage where it could be taken by whoever works on the case."""
    cases: dict[str, Complaint] = {}
    for name, step in ROUTES[law.code].STEPS.items():
        if step.own_form:
            continue
        stage = step.sources[0].partition(":")[2] or "received"
        case = cases.get(stage) or cases.setdefault(stage, put_at(law, cast, stage))
        assert send(case, name, case.complainant).status_code == 404
    for case in cases.values():
        assert now(case).version == case.version
        assert not case.events.exclude(kind=Event.Kind.FILED).exists()


@pytest.mark.parametrize(
    ("law", "step"),
    [
        (APPENDIX_1, "request_stage_two"),
        (APPENDIX_2, "lodge_appeal"),
        (APPENDIX_3, "lodge_appeal"),
        (APPENDIX_1, "no_such_step"),
    ],
    ids=str,
)
def test_a_step_of_another_route_does_not_exist(law: Law, step: str, cast: Cast) -> None:
    case = Walk(law, cast).case

    assert send(case, step, case.complainant, **GROUNDS).status_code == 404
    assert now(case).version == case.version


def test_a_step_of_another_stage_is_refused_in_a_sentence_and_nothing_changes(cast: Cast) -> None:
    case = file_case(cast)

    response = send(case, "lodge_appeal", cast.complainant, **GROUNDS)

    assert response.status_code == 409
    assert "This is not possible now." in response.text
    assert (bare(case), Appeal.objects.count()) == ("received", 0)
    assert case.events.filter(kind=Event.Kind.REFUSED, actor=cast.complainant.account).count() == 1


def test_what_only_the_complainant_does_is_not_offered_to_anybody_else(cast: Cast) -> None:
    case = Walk(APPENDIX_1, cast).open()

    offered = {offer.step.name for offer in steps_for(case, cast.manager.account, TODAY)}

    assert not offered & {"write", "ask_to_withdraw", "go_on"}
    with pytest.raises(StepRefused, match="is for the complainant"):
        take_step(case, "write", by=cast.manager.account, at=moment(TODAY))


def test_whoever_has_left_the_charity_may_still_appeal(cast: Cast, answered: Complaint) -> None:
    Person.objects.filter(pk=cast.complainant.pk).update(left_on=date(2026, 6, 9))

    send(answered, "lodge_appeal", cast.complainant, **GROUNDS)

    assert bare(answered) == "appeal"


def test_another_site_cannot_send_a_message_for_somebody(cast: Cast) -> None:
    case = file_case(cast)
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.complainant.account)

    assert client.post(f"{case.own_link}write/", {"text": "Hello", "seen": 0}).status_code == 403


# News on one's own complaint


def test_the_complainant_is_told_when_it_stands_somewhere_new(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)
    told()

    walk.take("acknowledge")

    run_waiting_tasks()
    (message,) = mail.outbox
    assert message.to == [cast.complainant.account.email]
    assert message.subject == f"Fernlight: {walk.case.reference}"
    assert f"/my-complaints/{walk.case.pk}/" in message.body


def test_of_a_disciplinary_the_complainant_is_not_told(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("outcome_issued")
    told()

    walk.take("refer_to_disciplinary")
    walk.take("record_sanction")

    assert "amina" not in dict(told())


def test_whoever_gave_a_safe_way_to_be_reached_gets_no_mail(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast, details={"safe_contact": "By text only"})
    told()

    walk.take("acknowledge")
    note(walk.case, cast, text="We meet on Friday.", readers="shared")

    assert told() == []


@pytest.mark.parametrize("is_safe", [False, True])
def test_whoever_gave_one_at_screening_gets_no_mail_either(cast: Cast, is_safe: bool) -> None:
    walk = Walk(APPENDIX_2, cast)
    safe = {"safe_contact": "", "any_way_is_safe": True} if is_safe else {"safe_contact": "Never at home"}
    walk.take("screen", **safe)
    told()

    note(walk.case, cast, text="We meet on Friday.", readers="shared")

    assert bool(told()) == is_safe
    page = signed_in(cast.manager).get(walk.case.link).text
    assert ("Contact them only in this way" in page) != is_safe


def test_an_anonymous_complaint_tells_nobody_that_it_has_moved(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast, complainant=None, anonymous=True)
    told()

    walk.take("acknowledge", how="not_applicable")

    assert told() == []


def test_a_complaint_set_aside_is_news(cast: Cast) -> None:
    case = file_case(cast)
    told()

    answers = {"on": TODAY, "outcome": "out_of_scope", "reason": "It is about a bus"}
    take_step(case, "set_aside", by=cast.manager.account, at=moment(TODAY), **answers)

    assert told() == [("amina", "There is news on your complaint.")]
