"""The page of arrivals: what is missing, the urgent first, and nothing that one may not see."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import pytest
import time_machine

from cases.models import Complaint
from people.models import Person, Role
from tests.cases.case_pages import file_case, in_words, signed_in, step_url
from tests.cases.law.walking import RECEIVED_ON, moment
from tests.cast import Cast

ARRIVALS, DESK = "/admin/cases/complaint/arrivals/", "/admin/cases/complaint/desk/"
NOT_KNOWN = {"about": "unknown", "respondent": None}


@pytest.fixture(autouse=True)
def the_day_of_receipt() -> Iterator[None]:
    with time_machine.travel(moment(RECEIVED_ON), tick=False):
        yield


def rows_for(person: Person, address: str = ARRIVALS) -> list[str]:
    page = signed_in(person).get(address).content.decode()
    _, _, table = page.partition('aria-labelledby="arrivals"')
    return [in_words(row) for row in re.findall(r"<tr[ >].*?</tr>", table.partition("</table>")[0], re.S)][1:]


def test_what_is_missing_stands_in_words_with_one_button_each_the_urgent_first(cast: Cast) -> None:
    case = file_case(cast, **NOT_KNOWN)
    urgent = file_case(cast, details={"safe_now": "no"})

    assert rows_for(cast.manager) == [
        f"{urgent.reference} Appendix 1 3 June 2026 Not safe now Nothing. See that they are safe first. "
        f"Open the case : {urgent.reference}",
        f"{case.reference} Appendix 1 3 June 2026 It is not known who it is about "
        f"Name the person : {case.reference}",
    ]
    assert rows_for(cast.manager, DESK) == rows_for(cast.manager)


@pytest.mark.parametrize(
    ("changes", "step"),
    [
        (NOT_KNOWN, "name_respondent"),
        ({"respondent": Person(name="Zed Newman", role=Role.STAFF)}, "name_respondent"),
        ({"respondent_role": ""}, "set_roles"),
        ({"complainant": Person(name="Zed Newman", role=Role.STAFF)}, "match_complainant"),
        ({"complainant_role": "other", "respondent_role": "service_user"}, "redirect"),
    ],
    ids=["nobody named", "somebody typed in", "no role", "complainant typed in", "not covered"],
)
def test_the_button_leads_to_what_makes_it_good(cast: Cast, changes: dict[str, Any], step: str) -> None:
    case = file_case(cast, **changes)

    page = signed_in(cast.manager).get(ARRIVALS).content.decode()

    assert f'href="{step_url(case, step)}"' in page
    assert signed_in(cast.manager).get(step_url(case, step)).status_code == 200
    assert "Zed" not in page


def test_nothing_is_listed_that_is_known_or_that_one_may_not_see(cast: Cast) -> None:
    file_case(cast)
    file_case(cast, respondent=cast.manager, respondent_role="")

    assert rows_for(cast.manager) == []
    assert "Nothing to sort out" in in_words(signed_in(cast.manager).get(ARRIVALS).content.decode())
    assert len(rows_for(cast.director)) == 1


def test_the_page_is_for_those_who_work_on_cases(cast: Cast) -> None:
    for somebody in (cast.outsider, cast.trustee, cast.sysadmin):
        assert signed_in(somebody).get(ARRIVALS).status_code in (302, 403)


@pytest.mark.parametrize("number", [3, 300])
def test_any_number_of_arrivals_asks_the_database_equally_little(
    cast: Cast, count_queries: Callable[[], AbstractContextManager[list[str]]], number: int
) -> None:
    case = file_case(cast, **NOT_KNOWN)
    Complaint.objects.bulk_create(
        Complaint(
            route=case.route,
            received_on=case.received_on,
            filed_at=case.filed_at,
            complainant=cast.complainant,
            complainant_role="staff",
            about="unknown",
            service=cast.home_support,
            owner=cast.manager,
            account="It happened again.",
        )
        for _ in range(number - 1)
    )
    client = signed_in(cast.manager)

    with count_queries() as queries:
        page = client.get(ARRIVALS)

    assert len(queries) <= 8, queries
    assert f'<span class="desk-section__number">{number}</span>' in page.content.decode()
