"""
In any charity at all, however odd its chart, the person complained about has no part in the case.

What the code answers is held against the rule of the policy worked out once more, by brute force.
"""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, time
from itertools import product
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django import forms
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.filing import Filing, file_complaint
from cases.models import CaseRole, Complaint, Involvement
from cases.workflow import AnswersInvalid, StepRefused, open_case, step_form, steps_for, take_step
from monitoring.readers import readers_of_alert, readers_of_count
from people.chart import Chart
from people.clock import LONDON
from people.line import first_who_may, line_from, why_not
from people.models import Office, OutgoingNotice, Person, Role, User
from tests.cases.test_visibility import account, found, organisations, works_below
from tests.cases.worlds import a_world
from tests.people.test_line import situations

WEDNESDAY = date(2026, 6, 3)
NOON = datetime.combine(WEDNESDAY, time(12), LONDON)
Situation = tuple[Chart, UUID | None, UUID | None, frozenset[UUID]]


@pytest.fixture(autouse=True)
def on_a_wednesday() -> Iterator[None]:
    with time_machine.travel(NOON, tick=False):
        yield


# The rule, by brute force


def everybody_above(chart: Chart) -> dict[UUID, set[UUID]]:
    """Whom each person is below: the direct steps of the policy, closed over every way through the chart."""
    above = {person: directly_above(chart, person) for person in chart.members}
    for via, low in product(above, above):
        if via in above[low]:
            above[low] |= above[via]
    return {person: found - {person} for person, found in above.items()}


def directly_above(chart: Chart, person: UUID) -> set[UUID]:
    """Line manager, managers of the own service, Director, board; trustees are below nobody."""
    if person in chart.board:
        return set()
    if person in chart.holders(Office.DIRECTOR):
        return set(chart.board)
    me = chart.members[person]
    managers = set(chart.managers.get(me.service, ())) if me.service else set()
    if person in managers:
        managers = set()  # two managers of one service are equals
    up = {me.line_manager} if me.line_manager else set()
    unless_below = {each for each in managers if person not in line_managers(chart, each)}
    return {*up, *unless_below, *chart.holders(Office.DIRECTOR), *chart.board}


def line_managers(chart: Chart, person: UUID) -> list[UUID]:
    """Upwards from somebody, until nobody is left or the chart runs in a circle."""
    way: list[UUID] = []
    current = chart.members[person].line_manager
    while current and current != person and current not in way:
        way.append(current)
        current = chart.members[current].line_manager
    return way


def may_own(
    chart: Chart, above: dict[UUID, set[UUID]], person: UUID, about: UUID | None, out: frozenset[UUID]
) -> bool:
    member = chart.members[person]
    is_free = person != about and person not in out and about not in above[person]
    return member.is_current and member.has_account and is_free


def the_line(chart: Chart, service: UUID | None) -> list[UUID]:
    """Managers of the service, whom they report to, the Director, the Chair, the other trustees."""
    top = [*chart.holders(Office.DIRECTOR), *chart.board]
    managers = [each for each in chart.managers.get(service, ()) if each not in top] if service else []
    between = []
    for manager in managers:
        for up in line_managers(chart, manager):
            if up in top:
                break
            between.append(up)
    return list(dict.fromkeys([*managers, *between, *top]))


# Any chart


@settings(max_examples=2000)
@given(situations())
def test_in_any_chart_the_owner_is_the_first_in_the_line_whom_the_policy_allows(situation: Situation) -> None:
    chart, service, about, out = situation
    above = everybody_above(chart)
    line = the_line(chart, service)
    expected = next((each for each in line if may_own(chart, above, each, about, out)), None)

    assert list(line_from(chart, service)) == line
    assert first_who_may(chart, service=service, respondent=about, shut_out=out) == expected
    for person in chart.members:
        said = why_not(chart, person, respondent=about, shut_out=out)
        assert (said is None) is may_own(chart, above, person, about, out)
    if about is not None:
        for readers in (readers_of_alert(chart, about, out), readers_of_count(chart, about, out)):
            assert all(may_own(chart, above, each, about, out) for each in readers)


# Any charity in the database


class Charity:
    """A charity with a complaint in it, and people who do what comes to their minds."""

    def __init__(self, people: list[dict[str, Any]], data: st.DataObject) -> None:
        self.data = data
        self.people = people
        self.made = found(people)
        self.places = range(len(people))
        first, second = data.draw(
            st.tuples(self.anybody(), self.anybody()).filter(lambda two: two[0] != two[1])
        )
        self.complainant, self.about = first, second

    def anybody(self) -> st.SearchStrategy[Person]:
        return st.sampled_from(self.made)

    def file(self) -> Complaint:
        role = self.data.draw(st.sampled_from([self.complainant.role, Role.SERVICE_USER]))
        acted_as = self.data.draw(st.sampled_from([self.about.role, self.about.role, Role.SERVICE_USER]))
        told = {"about": Complaint.About.PERSON, "respondent": self.about, "respondent_role": acted_as}
        if self.data.draw(st.booleans()):
            told |= {"about": Complaint.About.UNKNOWN, "respondent": None, "respondent_role": self.about.role}
        service = self.data.draw(self.anybody()).service
        filing = Filing(
            account="He said it again.",
            received_on=WEDNESDAY,
            complainant=self.complainant,
            complainant_role=role,
            service=service,
            **told,
        )
        return file_complaint(filing, by=None, at=NOON)

    def name(self, case: Complaint) -> None:
        """The person becomes known, or turns out to be another one, as the register would have it."""
        Complaint.objects.filter(pk=case.pk).update(about="unknown", respondent=None)
        owner = Complaint.objects.get(pk=case.pk).owner
        if owner:
            self.attempt(case, owner, "name_respondent", person=self.about, reason="She told us")

    def do_something(self, case: Complaint) -> None:
        actor, other = self.data.draw(self.anybody()), self.data.draw(self.anybody())
        role = self.data.draw(st.sampled_from(CaseRole))
        named = {"role": role, "person": other, "no_conflict": True}
        told = {
            "name_people": named,
            "hand_on": {"owner": other, "reason": "Ill"},
            "hand_over": {"leaver": other, "substitute": actor, "no_conflict": True, "reason": "Ill"},
            "shut_out_person": {"kind": Involvement.Kind.WITNESS, "person": other, "reason": "There"},
            "stand_down": {"reason": "A friend"},
        }
        step = self.data.draw(st.sampled_from(sorted(told)))
        owner = Complaint.objects.get(pk=case.pk).owner
        self.attempt(case, self.data.draw(st.sampled_from([actor, owner or actor])), step, **told[step])

    def attempt(self, case: Complaint, by: Person, step: str, **answers: Any) -> None:
        with suppress(StepRefused, AnswersInvalid, Complaint.DoesNotExist):
            take_step(case, step, by=account(by), at=NOON, on=WEDNESDAY, **answers)

    def shut_out(self) -> list[Person]:
        """The person it is about, and everybody below them."""
        about = self.made.index(self.about)
        below = [self.made[place] for place in self.places if works_below(self.people, place, about)]
        return [self.about, *below]


def offered(case: Complaint, user: User) -> set[Person]:
    """Everybody whom any form of the case offers for a part in it."""
    opened = open_case(Complaint.objects.get(pk=case.pk), WEDNESDAY)
    found: set[Person] = set()
    for offer in steps_for(opened, user, WEDNESDAY):
        for name, field in step_form(opened, offer.step.name, user, WEDNESDAY).fields.items():
            takes_part = hasattr(field, "role") or name in ("owner", "substitute")
            if takes_part and isinstance(field, forms.ModelChoiceField):
                found.update(field.queryset)
    return found


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(people=organisations(), data=st.data())
def test_in_any_charity_the_person_complained_about_gets_no_right_no_notice_and_no_offer(
    db: None, people: list[dict[str, Any]], data: st.DataObject
) -> None:
    with a_world():
        charity = Charity(people, data)
        case = charity.file()
        if data.draw(st.booleans()):
            charity.name(case)
        known = Complaint.objects.get(pk=case.pk).respondent == charity.about
        told = OutgoingNotice.objects.count()
        for _ in range(data.draw(st.integers(1, 3))):
            charity.do_something(case)
        if not known:
            return
        told_since = set(
            OutgoingNotice.objects.order_by("written_at", "id").values_list("account", flat=True)[told:]
        )
        out = charity.shut_out()
        owner = Complaint.objects.get(pk=case.pk).owner

        assert owner not in out
        assert not case.assignments.filter(person__in=out, ended_on=None).exists()
        assert not told_since & {person.account_id for person in out}
        for person in out:
            assert not Complaint.objects.visible_to(account(person), WEDNESDAY).filter(pk=case.pk).exists()
        if owner:
            assert not offered(case, account(owner)) & set(out)
