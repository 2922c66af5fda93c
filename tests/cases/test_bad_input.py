"""Whatever arrives at the steps of a complaint is kept as it was typed, or refused; nothing breaks."""

from html import unescape
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from cases.intake.drafts import answers_of
from cases.intake.steps import STEPS
from cases.models import Complaint, Draft
from tests.cases.filing_page import (
    DOOR,
    begun,
    by_step,
    errors,
    page,
    send,
    send_by,
    signed_in,
    typed,
    without_account,
)
from tests.cast import Cast

# A page arrives as UTF-8, so that half a character (a lone surrogate) is replaced before anybody sees it.
ANYTHING = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)
HOSTILE = (
    "🏳️‍🌈 He said it again 👩🏾‍🦽",
    "قال لي ذلك مرة أخرى",
    "\u202egnihtemos\u202c",
    "=1+1",
    "<script>alert(1)</script><b>bold</b> & \"quoted\" 'so'",
    "{{ form.errors }} {% csrf_token %} %(show_value)s %s {0}",
    "'; DROP TABLE cases_complaint; --",
    "C:\\temp\\new\ttab \\ud800 \\u0000",
    "  two spaces before, and lines:\r\n\r\n\u2028\u0085\ufeff after  ",
)
few = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
QUESTIONS = sorted({name for step in STEPS.values() for name in step.base_fields} | {"person_1_pick"})


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_filed_character_for_character(cast: Cast, text: str) -> None:
    answers = without_account(account=text, wishes=text, person_1_described=text)
    assert send_by(Client(), answers).status_code == 200
    case = Complaint.objects.get()
    assert {case.account, case.wishes, case.respondent_described} == {text}


@few
@given(text=ANYTHING)
@example(text="\x00")
@example(text="NUL in\x00side\r\nand more")
@example(text="é" * 50_001)
def test_whatever_is_typed_in_a_step_stands_there_again(cast: Cast, text: str) -> None:
    with transaction.atomic():
        client = Client()
        draft = begun(client, {})
        response = client.post(page(draft, "what"), {"account": text})
        draft.refresh_from_db()
        assert response.status_code in (302, 422)
        assert answers_of(draft)["what"] == {"account": [text]}
        form = client.get(page(draft, "what")).context["form"]
        assert form["account"].value() == text
        transaction.set_rollback(True)


@pytest.mark.parametrize("text", HOSTILE[:6])
def test_hostile_text_is_shown_as_text(cast: Cast, text: str) -> None:
    client = signed_in(cast.complainant)
    draft = begun(client, typed(cast, account=text))
    for name in ("what", "check"):
        response = client.get(page(draft, name))
        assert "<script>alert" not in response.text
        assert text in unescape(response.text)


values = st.one_of(ANYTHING, st.sampled_from(["unlisted", "someone", "anonymous", "unknown", "person", "no"]))
answers = st.dictionaries(
    st.sampled_from([*QUESTIONS, "person_2_name", "person_99_name", "add", "remove", "unheard_of"]),
    st.one_of(values, st.lists(values, max_size=3)),
    max_size=12,
)


@few
@given(changed=answers, is_known=st.booleans())
def test_no_mixture_of_answers_breaks_a_step_or_files_what_was_not_sent(
    cast: Cast, changed: dict[str, Any], is_known: bool
) -> None:
    with transaction.atomic():
        client = signed_in(cast.complainant) if is_known else Client()
        draft = begun(client, typed(cast) if is_known else without_account())
        for slug, sent in by_step(changed).items():
            assert client.post(page(draft, slug), sent).status_code in (302, 422)
            assert client.get(page(draft, slug)).status_code == 200
        assert client.get(page(draft, "check")).status_code == 200
        assert not Complaint.objects.exists()
        response = client.post(page(draft, "check"))
        assert response.status_code in (200, 302, 422)
        filed = Complaint.objects.exists()
        assert filed is (response.status_code != 422)
        assert Draft.objects.exists() is not filed
        transaction.set_rollback(True)


@pytest.mark.parametrize("question", ["about", "person_1_pick", "service", "for_whom", "role", "conduct"])
@pytest.mark.parametrize("choice", ["nonsense", "\x00", "🙂" * 500, "' OR 1=1 --"])
def test_a_choice_that_is_not_offered_is_refused(cast: Cast, question: str, choice: str) -> None:
    response = send(cast.complainant, typed(cast, **{question: choice}))
    assert response.status_code == 422
    assert question in errors(response)


def test_a_thousand_questions_nobody_asked_are_refused(cast: Cast) -> None:
    client = Client()
    asked = {f"field{n}": "x" for n in range(2000)}
    assert client.post(page(begun(client, {}), "what"), asked).status_code == 400


def test_a_page_of_many_megabytes_is_refused(cast: Cast) -> None:
    client = Client()
    body = "account=" + "a" * 3_000_000
    draft = begun(client, {})
    sent = client.post(page(draft, "what"), body, content_type="application/x-www-form-urlencoded")
    assert sent.status_code == 400


BODIES = [b"account=%ED%A0%80", b"account=%FF%FE", b"account=%00", b"%", b"&&&==", b'{"account": "x"}', b""]


@pytest.mark.parametrize(
    "content_type",
    [
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/json",
        "multipart/form-data",
        "text/plain; charset=utf-7",
        "nonsense",
    ],
)
def test_what_no_browser_sends_is_answered_too(cast: Cast, content_type: str) -> None:
    client = signed_in(cast.complainant)
    draft = begun(client, {})
    for body in BODIES:
        sent = client.generic("POST", page(draft, "what"), body, content_type=content_type)
        assert sent.status_code in (302, 400, 422)


NOWHERE = ["3f2504e0-4f89-41d3-9a0c-0305e82c3301", "nonsense", "%00", "🙂", "1" * 300]


@pytest.mark.parametrize("pk", NOWHERE)
def test_an_address_that_leads_nowhere_says_so(cast: Cast, pk: str) -> None:
    client = signed_in(cast.complainant)
    for address in (f"/complaints/{pk}/received/", f"{DOOR}{pk}/what/", f"{DOOR}come-back/{pk}/"):
        assert client.get(address).status_code == 404
    draft = begun(client, {})
    assert client.get(page(draft, "nonsense")).status_code == 404


@pytest.mark.parametrize("cookie", ["x", ".", "." * 3000, "ü", "a.b.c.d.e.f.g", "\\000"])
def test_a_cookie_that_no_browser_was_given_opens_nothing(cast: Cast, cookie: str) -> None:
    draft = begun(Client(), {})
    client = Client(headers={"cookie": f"draft={cookie}"})
    assert client.get(page(draft, "what")).status_code == 404
    assert client.get(DOOR).status_code == 200
