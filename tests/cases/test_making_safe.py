"""Appendix 3: the worker's line manager makes safe, and sees the case for as long as that takes."""

import pytest
import time_machine

from cases.models import Involvement
from tests.cases.appendix_3 import MONDAY, filed, take
from tests.cases.case_pages import LIST, signed_in
from tests.cast import Cast


@pytest.fixture(autouse=True)
def monday_1_june_2026():
    with time_machine.travel("2026-06-01 15:00+01:00", tick=False):
        yield


def test_a_line_manager_elsewhere_sees_the_complaint_of_a_worker_about_a_service_user_until_it_is_safe(
    cast: Cast,
) -> None:
    cast.complainant.line_manager = cast.handler
    cast.complainant.save()
    case = filed(cast)
    client = signed_in(cast.handler)

    assert case.reference in client.get(LIST).text
    assert client.get(case.link).status_code == 200
    take(case, "make_safe", cast.handler, MONDAY)
    assert client.get(case.link, follow=True).status_code == 403


def test_a_line_manager_who_is_a_witness_does_not(cast: Cast) -> None:
    cast.complainant.line_manager = cast.handler
    cast.complainant.save()
    case = filed(cast)
    Involvement.objects.create(complaint=case, person=cast.handler, kind="witness", from_on=MONDAY)

    assert signed_in(cast.handler).get(case.link, follow=True).status_code in (403, 404)
