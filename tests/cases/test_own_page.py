"""The complainant's own page: what it shows, to whom, and what it never shows."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import fields
from datetime import date, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.http import HttpResponse

from cases.models import Complaint, Hold, Letter, Message
from cases.workflow import take_step
from people.models import Person
from tests.cases.case_pages import file_case, in_words, signed_in
from tests.cases.law.tables import APPENDIX_1, APPENDIX_2, APPENDIX_3, LAWS, Law
from tests.cases.law.walking import Walk, moment
from tests.cast import Cast

CountQueries = Callable[[], AbstractContextManager[list[str]]]
MOST_QUERIES = 12
LAST_DAY_TO_APPEAL = "You can do this until 22 June 2026"


@pytest.fixture(autouse=True)
def thursday_11_june_2026() -> Iterator[None]:
    with time_machine.travel("2026-06-11 12:00+01:00", tick=False):
        yield


def page_of(case: Complaint, person: Person) -> str:
    response = signed_in(person).get(case.own_link)
    assert response.status_code == 200
    return response.text


def words_of(case: Complaint, person: Person) -> str:
    """What the page says between its heading and its foot."""
    page = page_of(case, person)
    return in_words(page[page.index("<main") : page.index("</main>")])


def alike(response: HttpResponse) -> str:
    """A page without its own address, and without the token of its forms, which is new each time."""
    without_token = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", response.text)
    return without_token.replace(response.request["PATH_INFO"], "")


def complainant_of(law: Law, cast: Cast) -> Person:
    return cast.service_user if law is APPENDIX_2 else cast.complainant


def write(case: Complaint, text: str, *, from_complainant: bool, on: date = date(2026, 6, 10)) -> Message:
    return Message.objects.create(complaint=case, at=moment(on), from_complainant=from_complainant, text=text)


def hold(case: Complaint) -> Hold:
    day = date(2026, 6, 9)
    return Hold.objects.create(
        complaint=case, agency="police", reference="CAD 4471", reason="An arrest", from_on=day, review_on=day
    )


# Where it stands


def test_my_complaints_leads_to_the_page_of_each(cast: Cast) -> None:
    case = file_case(cast)

    assert f'href="/my-complaints/{case.pk}/"' in signed_in(cast.complainant).get("/my-complaints/").text


def test_the_whole_way_is_told_with_what_is_done_where_it_is_and_what_comes(cast: Cast) -> None:
    case = Walk(APPENDIX_1, cast).to("initial_investigation").case

    said = words_of(case, cast.complainant)

    way = said[said.index("Step by step") : said.index("What you can do")]
    assert way.split("Step by step ")[1].strip() == (
        "We received your complaint Done, 3 June 2026 "
        "We wrote to you about it Done, 4 June 2026 "
        "We are looking into it Now since 5 June 2026 "
        "A decision is made Later "
        "You get our answer Later "
        "It ends Later"
    )


def test_the_next_day_is_said_and_once_it_has_passed_that_we_are_late(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("acknowledged")

    assert "We take the next step by Wednesday 17 June 2026 at the latest" in words_of(
        walk.case, cast.complainant
    )
    with time_machine.travel("2026-06-18 12:00+01:00", tick=False):
        late = words_of(walk.case, cast.complainant)
    assert "We should have taken the next step by 17 June 2026. We are sorry." in late


@pytest.mark.parametrize("law", LAWS, ids=str)
def test_every_stage_has_its_words_on_the_way(law: Law, cast: Cast) -> None:
    case = Walk(law, cast).case

    for stage in law.stages:
        Complaint.objects.filter(pk=case.pk).update(stage=f"{law.code}:{stage}")
        assert page_of(case, complainant_of(law, cast)).count('aria-current="step"') == 1


def test_on_hold_the_page_says_that_we_wait_and_never_who_asked(cast: Cast) -> None:
    case = Walk(APPENDIX_1, cast).to("outcome_issued").case
    hold(case)

    said = words_of(case, cast.complainant)

    assert "We have been asked to wait" in said
    assert "You can appeal when we go on. The days you have for it do not run out while we wait." in said
    for secret in ("police", "CAD 4471", "An arrest", "Appeal against our answer"):
        assert secret not in said
    assert "We have been asked to wait" in signed_in(cast.complainant).get("/my-complaints/").text


def test_a_complaint_set_aside_has_ended(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)
    answers = {"on": walk.on, "outcome": "out_of_scope", "reason": "It is about a bus"}
    take_step(walk.case, "set_aside", by=cast.manager.account, at=moment(walk.on), **answers)

    said = words_of(walk.case, cast.complainant)

    assert "our policy on discrimination does not cover it" in said
    assert "Withdraw your complaint" not in said
    assert "Nothing more is planned" in said


def test_what_is_passed_on_says_so(cast: Cast) -> None:
    case = file_case(cast, complainant=cast.service_user, complainant_role="service_user",
                     respondent=None, about="unknown", respondent_role="service_user")  # fmt: skip

    said = words_of(case, cast.service_user)

    assert "We pass it on to the right people, and tell you who they are" in said
    assert "Withdraw" not in said


# What they can do


def test_an_appeal_is_offered_with_its_last_day_once_the_outcome_is_issued(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("decision")
    before = words_of(walk.case, cast.complainant)
    assert (
        "If you do not agree with our answer, you can appeal. We will tell you how long you have." in before
    )
    assert "Appeal against our answer" not in before

    walk.take("decide")

    after = words_of(walk.case, cast.complainant)
    assert "Appeal against our answer" in after
    assert LAST_DAY_TO_APPEAL in after


def test_after_the_last_day_an_appeal_is_still_possible_with_a_reason(cast: Cast) -> None:
    case = Walk(APPENDIX_1, cast).to("outcome_issued").case

    with time_machine.travel("2026-06-23 12:00+01:00", tick=False):
        said = words_of(case, cast.complainant)

    assert "The time for this ended on 22 June 2026. You can still ask" in said


def test_during_a_disciplinary_the_page_says_neither_that_there_is_one_nor_offers_an_appeal(
    cast: Cast,
) -> None:
    case = Walk(APPENDIX_1, cast).to("disciplinary").case

    said = words_of(case, cast.complainant)

    assert "You have our answer" in said
    assert "You cannot appeal here at the moment. If you do not agree with our answer, write to us." in said
    assert "isciplinary" not in said


def test_nobody_who_complains_about_a_service_user_is_offered_the_service_users_appeal(cast: Cast) -> None:
    case = Walk(APPENDIX_3, cast).to("action_agreed").case

    assert "ppeal" not in words_of(case, cast.complainant)


def test_stage_two_is_offered_with_its_last_day_and_without_reasons(cast: Cast) -> None:
    case = Walk(APPENDIX_2, cast).to("response_issued").case

    said = words_of(case, cast.service_user)

    assert "Ask us to look at it again" in said
    assert "You can do this until 3 July 2026" in said


# What was written


def test_letters_to_the_complainant_are_read_there_and_the_other_sides_are_not(cast: Cast) -> None:
    case = file_case(cast)
    sent = {"complaint": case, "sent_on": date(2026, 6, 9), "how": "post", "written_by": cast.manager.account}
    theirs = Letter.objects.create(
        code="outcome", reader="complainant", subject="Our answer", body="Dear Amina,\n\nWe found …", **sent
    )
    other = Letter.objects.create(
        code="warning", reader="respondent", subject="A final warning", body="Dear Bob", **sent
    )

    said = words_of(case, cast.complainant)
    client = signed_in(cast.complainant)

    assert "Our answer" in said
    assert "A final warning" not in said
    assert "<p>Dear Amina,</p>" in client.get(f"{case.own_link}letters/{theirs.pk}/").text
    assert client.get(f"{case.own_link}letters/{other.pk}/").status_code == 404
    assert signed_in(cast.manager).get(f"{case.own_link}letters/{theirs.pk}/").status_code == 404


def test_messages_of_both_sides_are_one_conversation_without_names(cast: Cast) -> None:
    case = file_case(cast)
    write(case, "Can I bring my sister?", from_complainant=True, on=date(2026, 6, 8))
    write(case, "Yes, of course.", from_complainant=False, on=date(2026, 6, 9))

    said = words_of(case, cast.complainant)

    assert said.index("We wrote on 9 June 2026") < said.index("Yes, of course.")
    assert said.index("Yes, of course.") < said.index("You wrote on 8 June 2026")
    assert said.index("You wrote on 8 June 2026") < said.index("Can I bring my sister?")
    for name in ("Martha", "Hana", "Ivan"):
        assert name not in said


def test_the_file_is_never_on_the_page(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("sanction_issued")
    walk.case.events.model.objects.create(
        complaint=walk.case, kind="entry", at=moment(walk.on), label="Add a note", note="Seen with Ivan."
    )

    said = words_of(walk.case, cast.complainant)

    for secret in ("Seen with Ivan", "warning", "anction", "Martha", "isciplinary"):
        assert secret not in said


def test_what_somebody_writes_cannot_become_part_of_the_page(cast: Cast) -> None:
    case = file_case(cast)
    write(case, "<script>alert(1)</script>", from_complainant=True)

    assert "<script>alert" not in page_of(case, cast.complainant)


# Who


def test_for_everybody_else_the_page_does_not_exist(cast: Cast) -> None:
    case = Walk(APPENDIX_1, cast).to("outcome_issued").case

    for name in (each.name for each in fields(Cast) if each.type is Person):
        if name == "complainant":
            continue
        client = signed_in(getattr(cast, name))
        for url in (case.own_link, f"{case.own_link}write/", f"{case.own_link}lodge_appeal/"):
            assert client.get(url).status_code == 404, (name, url)
            assert client.post(url, {"text": "Hello", "seen": case.version}).status_code in (404, 405)
    assert not Message.objects.exists()


def test_somebody_elses_complaint_and_none_at_all_answer_alike(cast: Cast) -> None:
    case = file_case(cast)
    client = signed_in(cast.outsider)

    theirs, nobodys = client.get(case.own_link), client.get(f"/my-complaints/{uuid4()}/")

    assert (theirs.status_code, nobodys.status_code) == (404, 404)
    assert alike(theirs) == alike(nobodys)


def test_who_complained_for_somebody_else_has_no_page_of_it(cast: Cast) -> None:
    case = file_case(
        cast, complainant=cast.service_user, complainant_role="service_user", brought_by=cast.complainant
    )

    assert signed_in(cast.complainant).get(case.own_link).status_code == 404
    assert signed_in(cast.service_user).get(case.own_link).status_code == 200


def test_an_anonymous_complaint_has_no_page(cast: Cast) -> None:
    case = file_case(cast, complainant=None, anonymous=True)

    assert signed_in(cast.complainant).get(case.own_link).status_code == 404


def test_whoever_has_left_the_charity_keeps_their_page(cast: Cast) -> None:
    case = Walk(APPENDIX_1, cast).to("outcome_issued").case
    Person.objects.filter(pk=cast.complainant.pk).update(left_on=date(2026, 6, 9))

    assert LAST_DAY_TO_APPEAL in words_of(case, cast.complainant)


def test_without_signing_in_the_page_asks_to(cast: Cast, client) -> None:
    case = file_case(cast)

    assert client.get(case.own_link).status_code == 302
    assert "no-store" in signed_in(cast.complainant).get(case.own_link)["Cache-Control"]


# How much it asks of the database


def test_the_page_asks_as_much_for_300_messages_as_for_3(cast: Cast, count_queries: CountQueries) -> None:
    case = Walk(APPENDIX_1, cast).to("outcome_issued").case
    client = signed_in(cast.complainant)
    asked = []
    for more in (3, 297):
        Message.objects.bulk_create(
            Message(
                complaint=case,
                at=moment(date(2026, 6, 9)) + timedelta(minutes=minute),
                from_complainant=minute % 2 == 0,
                text="A message",
            )
            for minute in range(more)
        )
        with count_queries() as queries:
            assert client.get(case.own_link).text.count("A message") == Message.objects.count()
        asked.append(len(queries))
    assert asked[0] == asked[1] <= MOST_QUERIES
