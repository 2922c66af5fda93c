"""Writing and sending letters: filled from the case, changed, looked at, kept as sent."""

from datetime import date, timedelta

import pytest
from django.test import Client

from cases.letters.kinds import KINDS, LetterKind
from cases.letters.sanctions import sanction_named, withhold_sanctions
from cases.models import Complaint, Event, Letter, LetterText, Reader, Sanction
from cases.words import SanctionCode
from cases.workflow import AnswersInvalid, PageOutOfDate, StepRefused
from people.models import Role
from tests.cases.appendix_2 import SUBSTANTIATED, enter, refer, sanction
from tests.cases.case_pages import signed_in, step_url
from tests.cases.holding import reopen
from tests.cases.law.tables import APPENDIX_1, APPENDIX_2, APPENDIX_3
from tests.cases.law.walking import Walk
from tests.cases.letters import ENTRY, draft, send, without_gaps
from tests.cast import Cast

CONDUCT_ENTRY = "send_conduct_letter"
SANCTIONED = [
    (role, code)
    for role in (Role.STAFF, Role.VOLUNTEER, Role.TRUSTEE)
    for code in SanctionCode.for_role(role)
]


def page_of(client: Client, walk: Walk, code: str = "", entry: str = ENTRY) -> str:
    address = step_url(walk.case, entry)
    return client.get(f"{address}?letter={code}" if code else address).text


def fault(walk: Walk, code: str, **answers: object) -> dict[str, list[str]]:
    with pytest.raises(AnswersInvalid) as refused:
        send(walk, code, **answers)
    assert not Letter.objects.exists()
    return dict(refused.value.form.errors)


# Filled from the case


def test_a_letter_comes_filled_from_the_case(cast: Cast) -> None:
    walk = Walk(APPENDIX_2, cast).to("acknowledged")
    body = draft(walk, "acknowledgement_service_user")["body"]

    assert body.startswith("Dear Sunita Rao,")
    assert "3 June 2026" in body  # the day it was received
    assert walk.case.reference in body
    assert body.endswith("Martha Hughes\nFernlight")
    due = walk.case.deadlines.get(limit="a2.response").due_on
    assert f"We will answer you by {due:%-d %B %Y}." in body


def test_no_letter_promises_a_day_that_has_passed(cast: Cast) -> None:
    walk = Walk(APPENDIX_2, cast).to("acknowledged")
    due = walk.case.deadlines.get(limit="a2.response").due_on
    walk.wait_until(due + timedelta(days=1))

    assert "We will answer you by […" in draft(walk, "acknowledgement_service_user")["body"]


def test_the_charitys_own_text_is_the_one_that_is_filled(cast: Cast) -> None:
    LetterText.objects.create(code="acknowledgement", subject="Got it", body="Hello {{ reader_name }}!")

    assert draft(Walk(APPENDIX_1, cast), "acknowledgement") == {
        "subject": "Got it",
        "body": "Hello Amina Yusuf!",
    }


def test_an_outcome_letter_says_what_was_found_and_until_when_one_can_appeal(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("outcome_issued")
    body = draft(walk, "outcome_complainant")["body"]

    last = walk.case.deadlines.get(limit="a1.appeal_window").due_on
    assert f"you can appeal until {last:%-d %B %Y}" in body
    assert f"Our finding is: {walk.case.outcomes.get().get_code_display().lower()}" in body
    assert "[…" not in body


def test_a_letter_lists_no_findings_that_stage_two_has_replaced(cast: Cast) -> None:
    walk = Walk(APPENDIX_2, cast).to("stage_one_formal")
    walk.take("respond", finding="substantiated", finding_1="substantiated")
    assert "He mocked her accent. – Substantiated." in draft(walk, "outcome_conduct")["body"]

    walk.take("request_stage_two")
    walk.take("issue_final_response", result="allowed", finding="not_substantiated")

    body = draft(walk, "outcome_conduct")["body"]
    assert "Our finding is: not substantiated." in body
    assert "– Substantiated" not in body


def test_the_response_after_a_reopening_says_what_was_found_then(cast: Cast) -> None:
    walk = Walk(APPENDIX_2, cast).to("final_response")
    walk.take("close")
    reopen(walk, walk.on)
    walk.take("respond", points="The tape: he said it.", remedy="An apology in person")

    body = draft(walk, "stage_one_response")["body"]

    assert "The tape: he said it." in body
    assert "An apology in person" in body


def test_a_warning_letter_names_behaviour_standard_and_last_live_day(cast: Cast) -> None:
    walk = Walk(APPENDIX_3, cast).to("outcome_decided")
    walk.take("issue_first_warning")
    warning = walk.case.warnings.get()
    body = draft(walk, "warning")["body"]

    assert warning.behaviour in body
    assert warning.standard in body
    assert f"{warning.live_until:%-d %B %Y}" in body


def test_what_the_case_cannot_say_stays_open_and_has_to_be_filled_in(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)
    body = draft(walk, "outcome_complainant")["body"]

    assert "[… the last day for an appeal]" in body
    assert "[… the last day for an appeal]" in fault(walk, "outcome_complainant")["body"][0]
    send(walk, "outcome_complainant", body=without_gaps(body))
    assert Letter.objects.get().code == "outcome_complainant"


@pytest.mark.parametrize("left", ["Dear {{ reader_name }}", "Until […", "Until [… day]"])
def test_neither_a_placeholder_nor_a_gap_goes_out(cast: Cast, left: str) -> None:
    assert list(fault(Walk(APPENDIX_1, cast), "acknowledgement", body=left)) == ["body"]
    assert list(fault(Walk(APPENDIX_1, cast), "acknowledgement", body="Dear you", subject=left)) == [
        "subject"
    ]


# Choosing


def test_the_letter_that_the_last_step_calls_for_comes_first(cast: Cast) -> None:
    client = signed_in(cast.manager)
    walk = Walk(APPENDIX_1, cast)
    assert page_of(client, walk).count("(suggested now)") == 1

    walk.to("outcome_issued")
    page = page_of(client, walk)
    assert page.count("(suggested now)") == 2  # to both sides
    assert page.index("Outcome, to the complainant") < page.index("Acknowledgement, to the complainant")


def test_a_letter_that_was_sent_is_not_suggested_again(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("outcome_issued")
    send(walk, "outcome_complainant")

    page = page_of(signed_in(cast.manager), walk)
    assert "Outcome, to the person it is about (suggested now)" in page
    assert "Outcome, to the complainant (suggested now)" not in page


def test_more_time_calls_for_letters_to_both_sides(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("formal_investigation")
    due = walk.case.deadlines.get(limit="a1.investigation").due_on
    later = date.fromordinal(due.toordinal() + 3)
    enter(walk, "extend_limit", cast.manager, limit="a1.investigation", due_on=later, reason="Ill", told=True)

    assert page_of(signed_in(cast.manager), walk).count("More time is needed") == 2
    body = draft(walk, "extension_respondent")["body"]
    assert f"The new day is {later:%-d %B %Y}" in body
    assert "Ill" in body


def test_nobody_can_write_to_an_anonymous_complainant(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast, complainant=None, anonymous=True)
    page = page_of(signed_in(cast.manager), walk)

    assert "The complaint is anonymous and came without a receipt code" in page
    assert "to the complainant" not in page
    assert "Notice of allegations, to the person it is about" in page
    assert list(fault(walk, "notice_of_allegations", letter="acknowledgement", body="Dear you")) == ["letter"]


def test_where_there_is_nobody_to_write_to_no_letter_is_sent(cast: Cast) -> None:
    walk = Walk(
        APPENDIX_1, cast, complainant=None, anonymous=True, respondent=None, about=Complaint.About.UNKNOWN
    )
    with pytest.raises(StepRefused, match="nobody to write to"):
        send(walk, "acknowledgement")


def test_only_letters_of_the_route_are_offered(cast: Cast) -> None:
    page = page_of(signed_in(cast.manager), Walk(APPENDIX_1, cast))
    assert "Stage one response" not in page
    assert "Final warning" not in page


def test_somebody_without_a_page_is_not_written_to_there(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)
    assert list(fault(walk, "withdrawal_respondent", how=Letter.How.PAGE, body="Dear you")) == ["how"]


# No sanction


@pytest.mark.parametrize(("role", "code"), SANCTIONED)
def test_no_sanction_gets_into_a_letter_to_the_complainant(role: Role, code: SanctionCode) -> None:
    """Whatever the letter around it says, however it is written."""
    label = code.label.partition(" (")[0]
    for kind in (each for each in KINDS if each.reader == Reader.COMPLAINANT):
        for written in (label, label.upper(), label.replace(" ", "\n"), f"a {label.lower()}."):
            assert sanction_named(f"{kind.title}. He got {written}", role)


@pytest.mark.parametrize(
    "kind", [each for each in KINDS if each.reader == Reader.COMPLAINANT], ids=lambda kind: kind.code
)
@pytest.mark.parametrize(
    "said", ["He has a final written warning.", "This led to his dismissal.", "She was dismissed."]
)
def test_a_letter_to_the_complainant_that_names_a_sanction_is_refused(
    cast: Cast, kind: LetterKind, said: str
) -> None:
    law = {"appendix-1": APPENDIX_1, "appendix-2": APPENDIX_2, "appendix-3": APPENDIX_3}[kind.routes[0]]
    found = fault(Walk(law, cast), kind.code, body=f"Dear you,\n\n{said}")

    assert "names a sanction" in found["body"][0]
    assert "private to the person it is about" in found["body"][0]


def test_what_the_complainant_wishes_for_is_no_sanction_before_there_is_one(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast, respondent=cast.trustee, respondent_role="trustee")
    wish = "You would like an apology and training."
    send(walk, "acknowledgement", by=cast.chair, body=wish)
    assert Letter.objects.get().body == wish

    Sanction.objects.create(
        complaint=walk.case, person=cast.trustee, code=SanctionCode.APOLOGY, issued_on=walk.on, reasons="It"
    )
    with pytest.raises(AnswersInvalid, match="faults"):
        send(walk, "withdrawal_complainant", by=cast.chair, body=wish)


def test_a_sanction_in_the_subject_is_refused_too(cast: Cast) -> None:
    told = {"subject": "His first written warning", "body": "Dear you"}
    assert list(fault(Walk(APPENDIX_1, cast), "acknowledgement", **told)) == ["subject"]


@pytest.mark.parametrize(
    "said",
    [
        "Your appeal was dismissed.",
        "The appeal is dismissed.",
        "We have dismissed your appeal.",
        "Your request for us to look again is dismissed.",
        "We took action, and he works elsewhere from now on.",
    ],
)
def test_the_result_of_an_appeal_is_no_sanction(cast: Cast, said: str) -> None:
    send(Walk(APPENDIX_1, cast), "acknowledgement", body=said)
    assert Letter.objects.get().body == said


def test_harmless_words_are_refused_only_where_the_persons_kind_can_get_that_sanction() -> None:
    assert sanction_named("We offer you an apology and training.", Role.TRUSTEE)
    assert not sanction_named("We offer you an apology and training.", Role.STAFF)


def test_a_note_that_is_shared_with_the_complainant_names_no_sanction_either(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)
    said = "He has a final written warning."
    with pytest.raises(AnswersInvalid) as refused:
        enter(walk, "add_note", cast.manager, text=said, readers="shared")
    assert "names a sanction" in str(refused.value.form.errors["text"])
    enter(walk, "add_note", cast.manager, text=said, readers="internal")


def test_where_sanctions_are_withheld_no_other_word_is_lost() -> None:
    said = "He was dismissed.\nYour appeal was dismissed. A final written\nwarning stands."
    left = withhold_sanctions(said, Role.STAFF, "…")
    assert left == "He was ….\nYour appeal was dismissed. A … stands."


# Sending


def test_a_letter_is_kept_as_it_was_sent(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)
    event = send(walk, "acknowledgement", body="Dear Amina,\r\n\r\nwe have it.", how=Letter.How.PAGE)
    LetterText.objects.create(code="acknowledgement", subject="Other", body="Other")

    letter = Letter.objects.get()
    assert (letter.subject, letter.body) == ("We have received your complaint", "Dear Amina,\n\nwe have it.")
    assert (letter.reader, letter.sent_on, letter.written_by) == (
        Reader.COMPLAINANT,
        walk.on,
        cast.manager.account,
    )
    assert event.answers["letter"]["text"] == "Acknowledgement"
    assert "body" not in event.answers
    with pytest.raises(TypeError, match="kept as it was sent"):
        letter.save()


def test_a_second_click_sends_no_second_letter(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)
    send(walk, "acknowledgement", body="Dear you", seen=0)
    with pytest.raises(PageOutOfDate):
        send(walk, "acknowledgement", body="Dear you", seen=0)

    assert Letter.objects.count() == 1
    assert Event.objects.filter(complaint=walk.case, kind=Event.Kind.REFUSED).count() == 1


def test_the_letter_is_looked_at_as_paper_and_nothing_is_lost(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)
    told = {
        "letter": "acknowledgement",
        "on": "2026-06-03",
        "how": "post",
        "subject": "My subject",
        "body": "## A heading\n\n- one\n- two\n\nUntil [… day]",
        "note": "A note of mine",
        "seen": walk.case.version,
        "preview": "yes",
    }
    page = signed_in(cast.manager).post(step_url(walk.case, ENTRY), told)

    assert page.status_code == 200
    assert '<h2 class="letter__heading">A heading</h2>' in page.text
    assert "<li>one</li>" in page.text
    assert "Still to fill in" in page.text
    for typed in ("My subject", "- one", "A note of mine"):
        assert typed in page.text
    assert not Letter.objects.exists()


def test_a_look_from_a_page_that_is_out_of_date_is_refused(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)
    told = {"letter": "acknowledgement", "body": "Dear you", "seen": walk.case.version + 1, "preview": "yes"}
    page = signed_in(cast.manager).post(step_url(walk.case, ENTRY), told)

    assert page.status_code == 409
    assert "Dear you" in page.text


def test_the_safe_way_of_contact_is_seen_before_a_letter_is_written(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)
    Complaint.objects.filter(pk=walk.case.pk).update(safe_contact="Never by post.")
    client = signed_in(cast.manager)
    assert "Never by post." in page_of(client, walk)
    assert "Never by post." in page_of(client, walk, "acknowledgement")


def test_whoever_does_not_see_the_case_cannot_write(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)
    for stranger in (cast.other_manager, cast.respondent, cast.complainant):
        assert signed_in(stranger).get(step_url(walk.case, ENTRY), follow=True).status_code in (403, 404)
        with pytest.raises((Complaint.DoesNotExist, StepRefused)):
            send(walk, "acknowledgement", by=stranger)


# The conduct limb of Appendix 2


def conduct_walk(cast: Cast) -> Walk:
    walk = Walk(APPENDIX_2, cast).to("response_issued", SUBSTANTIATED)
    refer(walk)
    sanction(walk, "first_written_warning")
    return walk


def test_the_letter_about_a_sanction_is_as_confidential_as_the_sanction(cast: Cast) -> None:
    walk = conduct_walk(cast)
    body = draft(walk, "sanction", entry=CONDUCT_ENTRY)["body"]
    assert "First written warning (6 months)" in body
    send(walk, "sanction", entry=CONDUCT_ENTRY, body=without_gaps(body))

    case_page = f"/admin/cases/complaint/{walk.case.pk}/change/"
    [letter] = Letter.objects.all()
    address = f"/documents/{letter.document.pk}/"
    assert address in signed_in(cast.manager).get(case_page).text
    seen_by_the_handler = signed_in(cast.handler).get(case_page)
    assert seen_by_the_handler.status_code == 200
    assert address not in seen_by_the_handler.text
    assert "No letter has been sent yet." in seen_by_the_handler.text
    assert signed_in(cast.handler).get(f"/admin/cases/complaint/{walk.case.pk}{address}").status_code == 404
    assert signed_in(cast.manager).get(f"/admin/cases/complaint/{walk.case.pk}{address}").status_code == 200


def test_it_is_not_among_the_letters_that_everybody_on_the_case_sends(cast: Cast) -> None:
    walk = conduct_walk(cast)
    assert "Sanction, to" not in page_of(signed_in(cast.manager), walk)
    assert list(fault(walk, "outcome_conduct", letter="sanction", body="x")) == ["letter"]


def test_there_is_no_letter_about_a_sanction_before_there_is_one(cast: Cast) -> None:
    walk = Walk(APPENDIX_2, cast).to("response_issued", SUBSTANTIATED)
    with pytest.raises(StepRefused, match="No sanction has been recorded"):
        send(walk, "sanction", entry=CONDUCT_ENTRY)
