"""Need to know: who sees which case, and that nothing else gives a case away."""

import re
from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.access import works_cases
from cases.filing import Filing, file_complaint
from cases.models import Assignment, CaseRole, Complaint, Involvement
from cases.workflow import open_case
from people.clock import LONDON
from people.models import Appointment, Office, Person, Role, Service, User
from tests.cases.filing_page import signed_in
from tests.cast import PARTS, Cast
from tests.factories import LONG_AGO, PersonFactory, UserFactory

WEDNESDAY = date(2026, 6, 3)
TUESDAY, THURSDAY = WEDNESDAY - timedelta(days=1), WEDNESDAY + timedelta(days=1)


@pytest.fixture(autouse=True)
def on_a_wednesday():
    with time_machine.travel(datetime(2026, 6, 3, 9, tzinfo=LONDON), tick=False):
        yield


def file(cast: Cast, respondent: Person | None, **changes: Any) -> Complaint:
    """Amina complains; it happened in Home support."""
    told = {
        "account": "He said it again.",
        "received_on": WEDNESDAY,
        "complainant": cast.complainant,
        "complainant_role": "staff",
        "respondent": respondent,
        "respondent_role": respondent.role if respondent else "",
        "about": "person" if respondent else "no_one",
        "service": cast.home_support,
    } | changes
    return file_complaint(
        Filing(**told), by=cast.complainant.account, at=datetime.combine(WEDNESDAY, time(12), LONDON)
    )


def account(person: Person) -> User:
    """Fetched anew, as every request does: an account remembers its standing while it lasts."""
    return User.objects.select_related("person").get(pk=person.account_id)


def sees(person: Person, case: Complaint) -> bool:
    return case in Complaint.objects.visible_to(account(person), WEDNESDAY)


def readers(cast: Cast, case: Complaint) -> set[str]:
    return {name for name in PARTS if sees(getattr(cast, name), case)}


# The matrix of the policy: which of the cast see which kind of case


def about_staff(cast: Cast) -> Complaint:
    return file(cast, cast.respondent)


def about_staff_elsewhere(cast: Cast) -> Complaint:
    return file(cast, cast.outsider, service=cast.day_centre)


def about_a_rule(cast: Cast) -> Complaint:
    return file(cast, None)


def by_a_service_user(cast: Cast) -> Complaint:
    return file(cast, cast.respondent, complainant=cast.service_user, complainant_role="service_user")


def about_a_service_user(cast: Cast) -> Complaint:
    return file(cast, cast.service_user)


def redirected(cast: Cast) -> Complaint:
    other = PersonFactory(role=Role.SERVICE_USER)
    return file(cast, other, complainant=cast.service_user, complainant_role="service_user")


def by_the_manager(cast: Cast) -> Complaint:
    return file(cast, cast.respondent, complainant=cast.manager)


def about_the_manager(cast: Cast) -> Complaint:
    return file(cast, cast.manager)


def about_the_equalities_lead(cast: Cast) -> Complaint:
    return file(cast, cast.equalities_lead)


def about_the_director(cast: Cast) -> Complaint:
    return file(cast, cast.director)


def about_a_trustee(cast: Cast) -> Complaint:
    return file(cast, cast.trustee)


def about_the_chair(cast: Cast) -> Complaint:
    return file(cast, cast.chair)


def about_an_unknown_trustee(cast: Cast) -> Complaint:
    return file(cast, None, about="unknown", respondent_role="trustee")


def without_owner(cast: Cast) -> Complaint:
    case = file(cast, cast.respondent)
    Complaint.objects.filter(pk=case.pk).update(owner=None)
    return case


READERS = {
    about_staff: {"manager", "director", "equalities_lead"},
    about_staff_elsewhere: {"other_manager", "director", "equalities_lead"},
    about_a_rule: {"manager", "director", "equalities_lead"},
    by_a_service_user: {"manager", "director", "equalities_lead"},
    about_a_service_user: {"manager", "director", "equalities_lead"},
    redirected: {"manager", "director", "equalities_lead"},
    by_the_manager: {"director", "equalities_lead"},
    about_the_manager: {"director", "equalities_lead"},
    about_the_equalities_lead: {"manager", "director"},
    about_the_director: {"chair"},
    about_a_trustee: {"chair"},
    about_the_chair: {"vice_chair"},
    without_owner: {"manager", "director", "equalities_lead", "chair"},
}


@pytest.mark.parametrize("kind", READERS, ids=lambda kind: kind.__name__)
def test_only_those_who_need_to_know_see_the_case(cast: Cast, kind: Any) -> None:
    assert readers(cast, kind(cast)) == READERS[kind]


@pytest.mark.parametrize("kind", [*READERS, about_an_unknown_trustee], ids=lambda kind: kind.__name__)
def test_whoever_owns_a_case_sees_it(cast: Cast, kind: Any) -> None:
    case = kind(cast)
    assert case.owner is None or sees(case.owner, case)


def test_a_case_about_a_trustee_who_is_not_known_yet_is_the_chair_s(cast: Cast) -> None:
    assert readers(cast, about_an_unknown_trustee(cast)) == {"chair"}


def test_so_is_one_about_a_worker_who_acted_as_a_trustee(cast: Cast) -> None:
    assert readers(cast, file(cast, cast.handler, respondent_role="trustee")) == {"chair"}


# Roles on a case


@pytest.mark.parametrize("role", CaseRole)
def test_whoever_has_a_role_on_the_case_sees_it_while_it_lasts(cast: Cast, role: CaseRole) -> None:
    case = about_staff(cast)
    given = Assignment.objects.create(complaint=case, role=role, person=cast.trustee, from_on=WEDNESDAY)
    assert sees(cast.trustee, case)
    assert works_cases(account(cast.trustee))
    given.ended_on = WEDNESDAY
    given.save()
    assert not sees(cast.trustee, case)
    assert not works_cases(account(cast.trustee))


@pytest.mark.parametrize("role", CaseRole)
def test_a_role_opens_no_case_to_its_parties_or_to_who_works_below_the_respondent(
    cast: Cast, role: CaseRole
) -> None:
    case = about_the_manager(cast)
    for person in (cast.complainant, cast.manager, cast.respondent):
        Assignment.objects.create(complaint=case, role=role, person=person, from_on=WEDNESDAY)
        assert not sees(person, case)


@pytest.mark.parametrize("kind", ["witness", "conflict", "stood_down"])
@pytest.mark.parametrize("part", ["manager", "director", "equalities_lead"])
def test_a_witness_and_who_stood_down_lose_all_sight(cast: Cast, kind: str, part: str) -> None:
    case = about_staff(cast)
    person = getattr(cast, part)
    assert sees(person, case)
    Involvement.objects.create(complaint=case, person=person, kind=kind, from_on=WEDNESDAY)
    assert not sees(person, case)
    assert readers(cast, case) == READERS[about_staff] - {part}


@pytest.mark.parametrize("kind", ["may_be_meant", "complained_about"])
@pytest.mark.parametrize(
    ("part", "left"),
    [
        ("manager", {"director", "equalities_lead"}),
        ("director", set()),  # the manager and the equalities lead work below the Director
        ("equalities_lead", {"manager", "director"}),
    ],
)
def test_whoever_may_be_meant_loses_all_sight_and_so_do_those_below(
    cast: Cast, kind: str, part: str, left: set[str]
) -> None:
    case = about_staff(cast)
    person = getattr(cast, part)
    row = Involvement.objects.create(complaint=case, person=person, kind=kind, from_on=WEDNESDAY)
    assert readers(cast, case) == left
    facts = open_case(case, WEDNESDAY).facts
    for name in READERS[about_staff]:
        assert (getattr(cast, name).pk not in facts.shut_out) is (name in left)
    row.ended_on = WEDNESDAY
    row.save()
    assert readers(cast, case) == READERS[about_staff]


def test_the_chair_who_is_a_witness_does_not_see_a_case_that_waits_for_the_chair(cast: Cast) -> None:
    case = without_owner(cast)
    Involvement.objects.create(complaint=case, person=cast.chair, kind="witness", from_on=WEDNESDAY)
    assert not sees(cast.chair, case)


# Accounts and days


def test_django_s_superuser_flag_opens_no_case(cast: Cast) -> None:
    case = about_staff(cast)
    User.objects.filter(pk=cast.sysadmin.account_id).update(is_superuser=True)
    assert not sees(cast.sysadmin, case)
    nobody = UserFactory(is_superuser=True)
    assert not Complaint.objects.visible_to(nobody, WEDNESDAY).exists()
    assert not works_cases(nobody)


def test_who_is_not_signed_in_sees_nothing(cast: Cast) -> None:
    about_staff(cast)
    nobody = AnonymousUser()
    for found in (Complaint.objects.visible_to(nobody), Complaint.objects.made_by(nobody)):
        assert not found.exists()
    assert not Complaint.objects.sent_by(nobody).exists()


def test_an_account_that_is_closed_sees_nothing(cast: Cast) -> None:
    case = about_staff(cast)
    User.objects.filter(pk=cast.manager.account_id).update(is_active=False)
    assert not sees(cast.manager, case)


@pytest.mark.parametrize(("last_day", "is_seen"), [(TUESDAY, False), (WEDNESDAY, True)])
def test_a_manager_sees_cases_until_the_last_day_with_the_charity(
    cast: Cast, last_day: date, is_seen: bool
) -> None:
    case = about_staff(cast)
    Person.objects.filter(pk=cast.manager.pk).update(left_on=last_day)
    assert sees(cast.manager, case) is is_seen


@pytest.mark.parametrize(
    ("from_on", "until_on", "is_seen"),
    [
        (LONG_AGO, TUESDAY, False),
        (LONG_AGO, WEDNESDAY, True),
        (WEDNESDAY, None, True),
        (THURSDAY, None, False),
    ],
)
def test_an_office_opens_cases_from_its_first_day_to_its_last(
    cast: Cast, from_on: date, until_on: date | None, is_seen: bool
) -> None:
    case = about_staff_elsewhere(cast)
    Appointment.objects.filter(person=cast.equalities_lead).update(from_on=from_on, until_on=until_on)
    assert sees(cast.equalities_lead, case) is is_seen


def test_an_owner_whose_office_has_ended_still_sees_the_case_until_another_owns_it(cast: Cast) -> None:
    case = about_staff(cast)
    Appointment.objects.filter(person=cast.manager).update(until_on=TUESDAY)
    assert sees(cast.manager, case)
    Complaint.objects.filter(pk=case.pk).update(owner=cast.director)
    assert not sees(cast.manager, case)


# One's own complaints


def test_a_complainant_follows_the_own_complaint_and_does_not_see_the_file(cast: Cast) -> None:
    case = about_staff(cast)
    assert list(Complaint.objects.made_by(account(cast.complainant))) == [case]
    assert not sees(cast.complainant, case)


def test_nobody_else_follows_it(cast: Cast) -> None:
    about_staff(cast)
    others = [getattr(cast, name) for name in PARTS if name != "complainant"]
    assert not any(Complaint.objects.made_by(account(person)).exists() for person in others)


def test_a_helper_who_turns_out_to_be_the_one_it_is_about_no_longer_sees_that_it_was_sent(cast: Cast) -> None:
    told = {"about": "unknown", "respondent_role": "staff", "complainant": cast.service_user}
    case = file(cast, None, **told, complainant_role="service_user")
    Complaint.objects.filter(pk=case.pk).update(filed_by=cast.respondent.account)
    sent = Complaint.objects.sent_by(account(cast.respondent))
    assert list(sent) == [case]
    Complaint.objects.filter(pk=case.pk).update(respondent=cast.respondent, about="person")
    assert not sent.all().exists()


# Small organisations nobody thought of


@st.composite
def organisations(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Up to eight people: a Director, a Chair, and others in any line; each under somebody before them."""
    people: list[dict[str, Any]] = [
        {"role": Role.STAFF, "office": Office.DIRECTOR, "under": None, "service": None},
        {"role": Role.TRUSTEE, "office": Office.CHAIR, "under": None, "service": None},
    ]
    for n in range(draw(st.integers(2, 6))):
        role = draw(st.sampled_from([Role.STAFF, Role.STAFF, Role.VOLUNTEER, Role.TRUSTEE]))
        offices = [None, None, Office.SERVICE_MANAGER, Office.EQUALITIES_LEAD]
        below_trustees = role != Role.TRUSTEE
        people.append(
            {
                "role": role,
                "office": draw(st.sampled_from(offices)) if below_trustees else None,
                "under": draw(st.sampled_from([None, *range(n + 2)])) if below_trustees else None,
                "service": draw(st.sampled_from([0, 1])),
            }
        )
    return people


def works_below(people: list[dict[str, Any]], one: int, other: int) -> bool:
    """Whether `one` is below `other`, by the plain words of the policy."""
    low, high = people[one], people[other]
    if low["role"] == Role.TRUSTEE:
        return False
    if high["role"] == Role.TRUSTEE or high["office"] == Office.DIRECTOR:
        return high["role"] == Role.TRUSTEE or one != other
    under = low["under"]
    while under is not None:
        if under == other:
            return True
        under = people[under]["under"]
    return False


def found(people: list[dict[str, Any]]) -> list[Person]:
    """The organisation in the database, everybody with an account."""
    services = [Service.objects.create(name=f"Service {n}") for n in range(2)]
    made: list[Person] = []
    for n, each in enumerate(people):
        person = Person.objects.create(
            name=f"Person {n}",
            role=each["role"],
            service=None if each["service"] is None else services[each["service"]],
            line_manager=None if each["under"] is None else made[each["under"]],
            account=User.objects.create(email=f"{uuid4()}@fernlight.example"),
        )
        made.append(person)
        if each["office"]:
            service = person.service if each["office"] == Office.SERVICE_MANAGER else None
            Appointment.objects.create(
                person=person, office=each["office"], service=service, from_on=LONG_AGO
            )
    return made


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(people=organisations(), data=st.data())
def test_neither_the_respondent_nor_anybody_below_ever_sees_the_case(
    db: None, people: list[dict[str, Any]], data: st.DataObject
) -> None:
    places = st.integers(0, len(people) - 1)
    complainant, respondent = data.draw(st.tuples(places, places).filter(lambda two: two[0] != two[1]))
    with_roles = data.draw(st.lists(places, max_size=3, unique=True))
    with transaction.atomic():
        made = found(people)
        case = file_complaint(
            Filing(
                account="He said it again.",
                received_on=WEDNESDAY,
                complainant=made[complainant],
                complainant_role=made[complainant].role,
                respondent=made[respondent],
                respondent_role=data.draw(st.sampled_from([made[respondent].role, Role.TRUSTEE])),
                service=made[data.draw(places)].service,
            ),
            by=None,
            at=datetime.combine(WEDNESDAY, time(12), LONDON),
        )
        for place in with_roles:
            Assignment.objects.create(
                complaint=case, role=CaseRole.HANDLER, person=made[place], from_on=WEDNESDAY
            )
        owner = made.index(case.owner) if case.owner else None
        seen_by = {place for place, person in enumerate(made) if sees(person, case)}
        followed_by = [
            place
            for place, person in enumerate(made)
            if Complaint.objects.made_by(account(person)).filter(pk=case.pk).exists()
        ]
        transaction.set_rollback(True)

    assert owner is None or owner in seen_by
    assert followed_by == [complainant]
    assert not seen_by & {complainant, respondent}
    assert not [place for place in seen_by if works_below(people, place, respondent)]


# Every address that takes a complaint's id

OF_OTHER_THINGS = re.compile(
    r"reports/|policies/|accounts/|calendar/|complain/|admin/[(^]|"
    r"admin/(people|policies|monitoring|cases/complaint/service-users|cases/limit|cases/lettertext)/"
)


def addresses() -> list[str]:
    """Patterns of the site with an id in them, but for those of other things than complaints."""
    everywhere = _patterns(get_resolver())
    return [address for address in everywhere if "<" in address and not OF_OTHER_THINGS.match(address)]


def _patterns(resolver: URLResolver, start: str = "") -> list[str]:
    found: list[str] = []
    for each in resolver.url_patterns:
        address = start + str(each.pattern)
        found += _patterns(each, address) if isinstance(each, URLResolver) else [address]
    return found


def filled(address: str, pk: UUID) -> str:
    path = re.sub(r"<uuid:\w+>", str(pk), address).replace("<slug:name>", "acknowledge")
    return "/" + path.replace("<int:number>", "1")


def test_the_addresses_of_complaints_are_known() -> None:
    assert addresses() == [
        "complaints/<uuid:earlier>/another/",
        "complaints/<uuid:pk>/received/",
        "my-complaints/<uuid:pk>/",
        "my-complaints/<uuid:pk>/letters/<uuid:letter>/",
        "my-complaints/<uuid:pk>/letters/<uuid:letter>/file/",
        "my-complaints/<uuid:pk>/files/<uuid:evidence>/",
        "my-complaints/<uuid:pk>/files/<uuid:evidence>/preview/<int:number>/",
        "my-complaints/<uuid:pk>/<slug:name>/",
        "admin/cases/complaint/<uuid:pk>/chronology/",
        "admin/cases/complaint/<uuid:pk>/documents/<uuid:document>/",
        "admin/cases/complaint/<uuid:pk>/documents/<uuid:document>/again/",
        "admin/cases/complaint/<uuid:pk>/documents/<uuid:document>/file/",
        "admin/cases/complaint/<uuid:pk>/files/<uuid:evidence>/",
        "admin/cases/complaint/<uuid:pk>/files/<uuid:evidence>/preview/<int:number>/",
        "admin/cases/complaint/<uuid:pk>/change/",
        "admin/cases/complaint/<uuid:pk>/step/<slug:name>/",
    ]


def without_ids(response: HttpResponse, *pks: UUID) -> str:
    """The page, less what differs each time it is asked for."""
    page = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", response.text)
    for pk in pks:
        page = page.replace(str(pk), "")
    return page


OUTSIDERS: Collection[str] = (
    "respondent",
    "director",
    "manager",
    "equalities_lead",
    "other_manager",
    "trustee",
    "sysadmin",
    "service_user",
)


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("part", OUTSIDERS)
def test_what_one_may_not_see_answers_like_what_does_not_exist(cast: Cast, part: str, method: str) -> None:
    case, nothing = about_the_director(cast), uuid4()
    client = signed_in(getattr(cast, part))
    for address in addresses():
        real, unreal = (getattr(client, method)(filled(address, pk)) for pk in (case.pk, nothing))
        assert real.status_code == unreal.status_code
        assert real.status_code in (404, 405, 302)
        assert without_ids(real, case.pk, nothing) == without_ids(unreal, case.pk, nothing)


def test_who_is_not_signed_in_cannot_tell_either(cast: Cast) -> None:
    case, nothing = about_staff(cast), uuid4()
    for address in addresses():
        real, unreal = (Client().get(filled(address, pk)) for pk in (case.pk, nothing))
        assert real.status_code == unreal.status_code == 302
        assert real["Location"].replace(str(case.pk), "") == unreal["Location"].replace(str(nothing), "")


def test_the_complainant_reaches_the_own_confirmation_and_not_the_file(cast: Cast) -> None:
    case = about_staff(cast)
    client = signed_in(cast.complainant)
    assert client.get(f"/complaints/{case.pk}/received/").status_code == 200
    assert client.get(reverse("admin:cases_complaint_change", args=[case.pk])).status_code in (302, 403, 404)


def test_neither_list_nor_search_nor_filter_gives_a_case_away(cast: Cast) -> None:
    hidden, shown = about_the_director(cast), about_staff(cast)
    client = signed_in(cast.director)
    for query in ({}, {"q": hidden.reference}, {"q": "Dina"}, {"q": "said it again"}):
        listed = client.get(reverse("admin:cases_complaint_changelist"), query).context["cl"]
        assert hidden not in listed.result_list
        assert listed.result_count == listed.queryset.count() <= 1
    assert list(client.get(reverse("admin:cases_complaint_changelist")).context["cl"].result_list) == [shown]
