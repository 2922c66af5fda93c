"""
The person complained about cannot infer the case from anything (policy: independence, need to know).

Whatever an account can reach is asked for twice: in a world with the complaints, and in the same world
without them. Every page must be the same, byte for byte.
"""

import logging
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
import time_machine

from cases.models import Complaint
from cases.workflow import take_step
from people.models import Person, Role
from tests.cases.case_pages import signed_in
from tests.cases.law.answers import good_answers
from tests.cases.law.tables import APPENDIX_1, APPENDIX_2, APPENDIX_3
from tests.cases.law.walking import file_standard, moment
from tests.cases.worlds import a_world, told_apart
from tests.cast import Cast

DAYS = [date(2026, 6, day) for day in (4, 5, 8, 9, 10)]
INSULT = "a very particular insult"
STAFF = ["respondent", "manager", "director", "equalities_lead", "chair", "trustee", "sysadmin"]
READS_REPORTS = ["director", "equalities_lead", "chair", "trustee"]


@pytest.fixture(autouse=True)
def monday_15_june_2026() -> Iterator[None]:
    with time_machine.travel("2026-06-15 12:00+01:00", tick=False):
        yield


@pytest.fixture(autouse=True)
def quietly() -> Iterator[None]:
    """Every refused request would be logged: there are thousands."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def usual(cast: Cast) -> list[Complaint]:
    """Other cases that there are in both worlds, so that lists, counts and neighbours are not empty."""
    about_a_rule = {"about": Complaint.About.NO_ONE, "respondent": None, "respondent_role": ""}
    return [
        file_standard(APPENDIX_1, cast, complainant=cast.investigator, respondent=cast.outsider),
        file_standard(APPENDIX_1, cast, complainant=cast.outsider, service=cast.day_centre, **about_a_rule),
    ]


class Story:
    """Complaints on their way, told by steps with good answers."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast

    def take(self, case: Complaint, step: str, on: date, by: Person | None = None, **changes: Any) -> None:
        """By the owner, unless somebody else is named."""
        owner = Complaint.objects.get(pk=case.pk).owner
        answers = good_answers(case.route, self.cast, on).get(step, {})
        taker = by or owner
        assert taker is not None
        take_step(case, step, by=taker.account, at=moment(on), **{**answers, **changes, "on": on})

    def about(self, person: Person) -> list[Complaint]:
        """Decided, of somebody who is only described, anonymous, and of somebody who was known only later."""
        told = {"respondent": person, "respondent_role": Role(person.role), "account": INSULT}
        decided = file_standard(APPENDIX_1, self.cast, **told)
        self.take(decided, "acknowledge", DAYS[0])
        self.take(decided, "start_initial_investigation", DAYS[1], handler=self.cast.second_trustee)
        self.take(decided, "open_formal_investigation", DAYS[2], investigator=self.cast.third_trustee)
        self.take(decided, "submit_report", DAYS[3], by=self.cast.third_trustee)
        self.take(decided, "decide", DAYS[4])
        unknown = told | {"about": Complaint.About.UNKNOWN, "respondent": None}
        described = file_standard(APPENDIX_2, self.cast, **unknown, respondent_described=person.name)
        self.take(described, "screen", DAYS[0])
        anonymous = file_standard(APPENDIX_1, self.cast, **told, complainant=None, anonymous=True)
        named_later = file_standard(APPENDIX_1, self.cast, **unknown)
        self.take(named_later, "name_respondent", DAYS[0], person=person, reason="She told us")
        return [decided, named_later, described, anonymous]

    def about_a_service_user(self) -> list[Complaint]:
        case = file_standard(APPENDIX_3, self.cast, account=INSULT)
        self.take(case, "make_safe", DAYS[0])
        return [case]

    def with_somebody_displaced(self, how: str) -> list[Complaint]:
        """Martha owns a case, and then must know of it no more."""
        case = file_standard(APPENDIX_1, self.cast, account=INSULT)
        self.take(case, "acknowledge", DAYS[0])
        martha, dina = self.cast.manager, self.cast.director
        if how == "a witness":
            self.take(
                case, "shut_out_person", DAYS[1], by=dina, kind="witness", person=martha, reason="There"
            )
        elif how == "stood down":
            self.take(case, "stand_down", DAYS[1], by=martha, reason="A friend")
        else:
            self.take(case, "correct_respondent", DAYS[1], by=dina, person=martha, reason="It was her")
        return [case]


def is_a_total(address: str) -> bool:
    """The yearly report gives true totals to those who read it, whoever they are (policy: April report)."""
    return address.startswith("/reports/")


def nothing_tells(person: Person, happens: Callable[[], list[Complaint]], *words: str) -> None:
    assert told_apart(person, happens, [INSULT, *words], is_a_total) == []


@pytest.mark.parametrize("part", STAFF)
def test_the_person_complained_about_sees_the_same_site_as_if_nobody_had_complained(
    cast: Cast, usual: list[Complaint], part: str
) -> None:
    person = getattr(cast, part)
    nothing_tells(person, lambda: Story(cast).about(person), "Amina")


def test_so_does_a_service_user(cast: Cast, usual: list[Complaint]) -> None:
    nothing_tells(cast.service_user, Story(cast).about_a_service_user, "Amina")


@pytest.mark.parametrize("how", ["a witness", "stood down", "the person it is about"])
def test_whoever_is_displaced_sees_the_same_site_as_if_the_case_had_never_been_theirs(
    cast: Cast, usual: list[Complaint], how: str
) -> None:
    nothing_tells(cast.manager, lambda: Story(cast).with_somebody_displaced(how), "Amina", "Bob")


def test_a_system_administrator_sees_no_case_of_anybody(cast: Cast, usual: list[Complaint]) -> None:
    """But for the references of notices that are on their way, which tell whether mails get through."""
    found = told_apart(cast.sysadmin, lambda: Story(cast).about(cast.respondent), [INSULT], is_a_total)
    assert [said for said in found if not said.startswith("/admin/people/outgoingnotice/")] == []


def test_whoever_works_below_the_person_complained_about_cannot_tell_either(
    cast: Cast, usual: list[Complaint]
) -> None:
    nothing_tells(cast.handler, lambda: Story(cast).about(cast.director), "Amina", "Dina")


@pytest.mark.parametrize("part", READS_REPORTS)
def test_the_report_tells_its_reader_a_number_and_nothing_of_their_own_case(cast: Cast, part: str) -> None:
    person = getattr(cast, part)
    with a_world():
        told = {"respondent": person, "respondent_role": Role(person.role), "account": INSULT}
        case = file_standard(APPENDIX_1, cast, **told)
        page = signed_in(person).get("/reports/2026-27/").text
    assert "1 complaint" in page
    for word in (case.reference, str(case.pk), INSULT, "Amina", person.name.split()[1]):
        assert word not in page.replace(person.name, "", 1), word  # the menu names whoever is signed in


def test_the_crawler_notices_a_list_that_counts_what_it_may_not_show(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The test of the tests."""
    monkeypatch.setattr("cases.views.progress_of", lambda *_: [Complaint.objects.count()] * 2)
    found = told_apart(cast.respondent, lambda: Story(cast).about(cast.respondent)[-1:], [], is_a_total)
    assert any(said.startswith("/my-complaints/") for said in found)
