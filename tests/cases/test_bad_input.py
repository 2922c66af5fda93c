"""Whatever arrives at the filing page is kept as it was typed or refused beside its question."""

from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from cases.models import Complaint
from tests.cases.filing_page import PAGE, errors, send, signed_in, typed
from tests.cast import Cast

# A page arrives as UTF-8, so that half a character (a lone surrogate) is replaced before anybody sees it.
ANYTHING = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)
PARAGRAPHS = st.lists(ANYTHING, max_size=4).map("\r\n".join)
HOSTILE = (
    "🏳️‍🌈 He said it again 👩🏾‍🦽",
    "قال لي ذلك مرة أخرى",
    "\u202egnihtemos\u202c",
    "=1+1",
    "@SUM(A1:A9)",
    "<script>alert(1)</script><b>bold</b> & \"quoted\" 'so'",
    "{{ form.errors }} {% csrf_token %} %(show_value)s %s {0}",
    "'; DROP TABLE cases_complaint; --",
    "C:\\temp\\new\ttab",
)
fast = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


def kept_or_refused(cast: Cast, question: str, text: str) -> None:
    with transaction.atomic():
        response = send(cast.complainant, typed(cast, **{question: text}))
        filed = list(Complaint.objects.values_list(question, flat=True))
        transaction.set_rollback(True)
    if response.status_code == 302:
        assert filed == [text.strip()]
    else:
        assert response.status_code == 422
        assert list(errors(response)) == [question]
        assert filed == []


@pytest.mark.parametrize("question", ["account", "place", "wishes"])
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_kept_character_for_character(cast: Cast, question: str, text: str) -> None:
    assert send(cast.complainant, typed(cast, **{question: text})).status_code == 302
    assert getattr(Complaint.objects.get(), question) == text


@fast
@given(text=PARAGRAPHS)
@example(text="\x00")
@example(text="NUL in\x00side")
@example(text="\u2028\u0085\ufeff")
def test_any_text_is_kept_or_refused_beside_its_question(cast: Cast, text: str) -> None:
    kept_or_refused(cast, "account", text)


@fast
@given(text=ANYTHING)
def test_any_line_is_kept_or_refused_beside_its_question(cast: Cast, text: str) -> None:
    kept_or_refused(cast, "place", text)


def test_hostile_text_is_shown_as_text(cast: Cast) -> None:
    client = signed_in(cast.complainant)
    client.post(PAGE, typed(cast, account="<script>alert(1)</script>"))
    assert "<script>alert" not in client.get("/my-complaints/").text
    refused = client.post(PAGE, typed(cast, account="<script>alert(1)</script>", about="")).text
    assert "<script>alert" not in refused
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in refused


@pytest.mark.parametrize("text", ["a" * 50_001, "🙂" * 100_000, "word " * 20_001])
def test_too_long_a_text_is_refused_with_its_length_and_left_in_place(cast: Cast, text: str) -> None:
    response = send(cast.complainant, typed(cast, account=text))
    (said,) = errors(response)["account"]
    assert said == (
        f"This is too long for us: keep it under 50,000 characters. You have {len(text.strip())}."
    )
    assert response.context["form"]["account"].value() == text


def test_the_longest_text_is_kept_whole(cast: Cast) -> None:
    send(cast.complainant, typed(cast, account="é" * 50_000))
    assert Complaint.objects.get().account == "é" * 50_000


@pytest.mark.parametrize(
    "day",
    ["0000-00-00", "9999-12-31", "0001-01-01", "2026-02-30", "-1", "99999999999", "today", "2026-06-31", "٣"],
)
@pytest.mark.parametrize("question", ["happened_on", "received_on"])
def test_a_day_that_cannot_be_is_refused_beside_its_question(cast: Cast, question: str, day: str) -> None:
    helped = {
        "for_whom": "someone",
        "complainant": str(cast.service_user.pk),
        "consent": "Yes",
        "received_on": "2026-01-05",
    }
    response = send(cast.complainant, typed(cast, **helped | {question: day}))
    assert response.status_code == 422
    assert question in errors(response)


CHOICES = (
    "submission",
    "about",
    "respondent",
    "respondent_acted_as",
    "service",
    "witness",
    "second_witness",
    "for_whom",
    "role",
    "characteristics",
    "conduct",
    "safe_now",
    "approach",
)


@pytest.mark.parametrize("question", CHOICES)
@pytest.mark.parametrize("choice", ["nonsense", "\x00", "🙂" * 500, "' OR 1=1 --"])
def test_a_choice_that_is_not_offered_is_refused_beside_its_question(
    cast: Cast, question: str, choice: str
) -> None:
    response = send(cast.complainant, typed(cast, **{question: choice}))
    assert response.status_code == 422
    assert question in errors(response)


@pytest.mark.parametrize("question", ["account", "place", "about", "submission"])
def test_of_an_answer_that_comes_several_times_the_last_counts(cast: Cast, question: str) -> None:
    answers = typed(cast)
    response = send(cast.complainant, answers | {question: ["x", "y", answers.get(question, "z")]})
    assert response.status_code == 302


fields = st.sampled_from(
    [*CHOICES, "account", "happened_on", "received_on", "consent", "complainant", "unheard_of"]
)
values = st.one_of(ANYTHING, st.just("unlisted"), st.just("someone"), st.just("unknown"), st.uuids().map(str))


@fast
@given(answers=st.dictionaries(fields, st.one_of(values, st.lists(values, max_size=3)), max_size=12))
def test_no_mixture_of_answers_breaks_the_page(cast: Cast, answers: dict[str, Any]) -> None:
    response = send(cast.complainant, typed(cast) | answers)
    assert response.status_code in (200, 302, 422)


def test_a_thousand_questions_nobody_asked_are_refused(cast: Cast) -> None:
    answers = typed(cast) | {f"field{n}": "x" for n in range(2000)}
    assert send(cast.complainant, answers).status_code == 400


def test_a_page_of_many_megabytes_is_refused(cast: Cast) -> None:
    client = signed_in(cast.complainant)
    body = "account=" + "a" * 3_000_000
    sent = client.post(PAGE, body, content_type="application/x-www-form-urlencoded")
    assert sent.status_code == 400


@pytest.mark.parametrize(
    "body",
    [b"account=%ED%A0%80", b"account=%FF%FE", b"account=%00", b"%", b"&&&==", b'{"account": "x"}', b""],
)
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
def test_what_no_browser_sends_is_answered_too(cast: Cast, body: bytes, content_type: str) -> None:
    sent = signed_in(cast.complainant).generic("POST", PAGE, body, content_type=content_type)
    assert sent.status_code in (400, 415, 422)


@pytest.mark.parametrize("path", ["another", "received"])
@pytest.mark.parametrize("pk", ["3f2504e0-4f89-41d3-9a0c-0305e82c3301", "nonsense", "%00", "🙂", "1" * 300])
def test_an_address_that_leads_nowhere_says_so(cast: Cast, path: str, pk: str) -> None:
    client = signed_in(cast.complainant)
    assert client.get(f"/complaints/{pk}/{path}/").status_code == 404
