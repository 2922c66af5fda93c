"""Whatever is asked for in an address, or sent to a page of a case, is answered: never by an error."""

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from cases.models import Complaint
from cases.workflow import open_case, step_form
from people.clock import today
from people.models import Person
from tests.cases.case_pages import file_case, signed_in, step_url
from tests.cases.worlds import a_world
from tests.cast import Cast

# Every name that some page reads from its address, and a few of Django's own.
ASKED = (
    *("show", "order", "page", "whose", "actions", "letter", "made_for", "still", "leaver", "substitute"),
    *("kind", "by", "reference", "since", "until", "state", "due", "route", "stage", "q", "p", "o", "e"),
    *("all", "state__exact", "_to_field", "_popup", "_facets", "measure", "year"),
)
HOSTILE = (
    *("\x00", "\u202e", "🏳️‍🌈", "a" * 5000, "9" * 400, "-1", "0", "²", "1e400", "[]", "null", "all", "café"),
    *("9999-12-31", "0001-01-01", "10000-01-01", "2026-02-30", "' OR 1=1 --", "{{ x }}", "=1+1", "\r\nX: y"),
    *("00000000-0000-0000-0000-000000000000", "00000000-0000-0000-0000-00000000000g", "../../etc/passwd"),
)
ANYTHING = st.one_of(st.sampled_from(HOSTILE), st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
quick = settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(autouse=True)
def quietly() -> Iterator[None]:
    """Every refused request would be logged."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


def pages(case: Complaint) -> list[str]:
    """Those that read something from their address, or look as if they might."""
    lists = ("admin:cases_complaint_changelist", "admin:cases_desk", "admin:people_outgoingnotice_changelist")
    audit = ("admin:cases_event_changelist", "admin:cases_event_export")
    everybody = ("cases:file", "cases:mine", "own_notices", "casework:handover", "casework:service_users")
    of_the_case = ("admin:cases_complaint_change", "casework:chronology", "cases:own")
    return [
        *map(reverse, (*lists, *audit, *everybody)),
        *(reverse(each, args=[case.pk]) for each in of_the_case),
        *(step_url(case, step) for step in ("send_letter", "review_measure", "name_people")),
        reverse("cases:own_step", args=[case.pk, "write"]),
    ]


@pytest.mark.parametrize("reader", ["director", "complainant"])
@quick
@given(asked=st.dictionaries(st.sampled_from(ASKED), ANYTHING, min_size=1))
@example(asked=dict.fromkeys(ASKED, "\x00"))
@example(asked=dict.fromkeys(ASKED, "9" * 400))
@example(asked=dict.fromkeys(ASKED, "9999-12-31"))
def test_no_question_in_an_address_breaks_a_page(cast: Cast, reader: str, asked: dict[str, str]) -> None:
    with a_world():
        case, client = file_case(cast), signed_in(getattr(cast, reader))
        client.raise_request_exception = False
        answered = {each: client.get(each, asked).status_code for each in pages(case)}
    assert [page for page, status in answered.items() if status >= 500] == []


def sent(case: Complaint, step: str, person: Person, answer: str) -> dict[str, Any]:
    form = step_form(open_case(case, today()), step, person.account, today())
    return {"seen": str(case.version), **dict.fromkeys([*form.fields, "letter", "preview"], answer)}


@pytest.mark.parametrize(
    "answer", ["\x00", "🏳️‍🌈 \u202e", "9" * 400, "-1", "9999-12-31", "0001-01-01", "all", HOSTILE[-1]]
)
def test_no_answer_breaks_a_step(cast: Cast, answer: str) -> None:
    case, client = file_case(cast), signed_in(cast.manager)
    client.raise_request_exception = False
    for step in open_case(case, today()).STEPS:
        with a_world():
            response = client.post(step_url(case, step), sent(case, step, cast.manager, answer))
        assert response.status_code < 500, step
