"""
Who stands in for whom, as the policy has it: who owns a case.

One line of the table is one situation. The charity in it: Martha manages Home support and reports to
Dina, the Director. Amina, Bob and Mo work in Home support; Vera volunteers there; Hilary works in the
office. Carol chairs the board, Victor is vice-chair, Tariq and Uma are trustees.
"""

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid5

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from people.chart import Chart, Member
from people.line import above, first_who_may, line_from, why_not
from people.models import Office, Role
from tests.cast import Cast
from tests.factories import AppointmentFactory, PersonFactory

NAMESPACE = UUID(int=0)


def known_as(name: str) -> UUID:
    return uuid5(NAMESPACE, name)


HOME_SUPPORT = known_as("Home support")
DAY_CENTRE = known_as("Day centre")


def member(name: str, role: str = Role.STAFF, reports_to: str = "", service: UUID | None = None) -> Member:
    return Member(known_as(name), role, known_as(reports_to) if reports_to else None, service, name=name)


def charity(
    *, managers: tuple[str, ...] = ("Martha",), without: tuple[str, ...] = (), **changes: str
) -> Chart:
    """The charity above. `without` leaves people out; `amina_reports_to="Bob"` changes a line manager."""
    people = [
        member("Amina", reports_to="Martha", service=HOME_SUPPORT),
        member("Bob", reports_to="Martha", service=HOME_SUPPORT),
        member("Vera", Role.VOLUNTEER, service=HOME_SUPPORT),
        member("Martha", reports_to="Dina", service=HOME_SUPPORT),
        member("Mo", reports_to="Dina", service=HOME_SUPPORT),
        member("Hilary", reports_to="Dina"),
        member("Dina"),
        member("Carol", Role.TRUSTEE),
        member("Victor", Role.TRUSTEE),
        member("Tariq", Role.TRUSTEE),
        member("Uma", Role.TRUSTEE),
    ]
    line_managers = {key.removesuffix("_reports_to").title(): known_as(boss) for key, boss in changes.items()}
    present = [
        replace(each, line_manager=line_managers.get(each.name, each.line_manager))
        for each in people
        if each.name not in without
    ]
    offices = {Office.DIRECTOR: "Dina", Office.CHAIR: "Carol", Office.VICE_CHAIR: "Victor"}
    return Chart(
        {each.id: each for each in present},
        {HOME_SUPPORT: tuple(known_as(name) for name in managers if name not in without)},
        {office: (known_as(name),) for office, name in offices.items() if name not in without},
    )


def owner(
    chart: Chart, about: str | None, service: UUID | None = HOME_SUPPORT, shut_out: tuple[str, ...] = ()
) -> str | None:
    found = first_who_may(
        chart,
        service=service,
        respondent=known_as(about) if about else None,
        shut_out={known_as(name) for name in shut_out},
    )
    return chart.members[found].name if found else None


EVERYBODY = ("Martha", "Dina", "Carol", "Victor", "Tariq", "Uma")


@pytest.mark.parametrize(
    ("about", "shut_out", "expected"),
    [
        # about whom     who is shut out                       who owns the case
        ("Bob", (), "Martha"),  # ordinary staff: their service's manager
        ("Vera", (), "Martha"),  # a volunteer likewise
        (None, (), "Martha"),  # no one person
        ("Martha", (), "Dina"),  # the manager: the next one up
        ("Dina", (), "Carol"),  # the Director: the Chair, never a manager below
        ("Tariq", (), "Carol"),  # a trustee: the Chair; Director and managers are below every trustee
        ("Victor", (), "Carol"),  # the vice-chair is a trustee
        ("Carol", (), "Victor"),  # the Chair: the vice-chair
        ("Carol", ("Victor",), "Tariq"),  # or else another trustee, by name
        ("Carol", ("Victor", "Tariq"), "Uma"),
        ("Bob", ("Martha",), "Dina"),  # the manager is complainant or witness, or has stood down
        ("Bob", ("Martha", "Dina"), "Carol"),
        ("Bob", ("Martha", "Dina", "Carol"), "Victor"),
        ("Bob", ("Martha", "Dina", "Carol", "Victor"), "Tariq"),
        ("Martha", ("Dina",), "Carol"),
        ("Tariq", ("Carol",), "Victor"),
        ("Dina", ("Carol", "Victor", "Tariq"), "Uma"),
        ("Bob", EVERYBODY, None),  # nobody left: the case waits, visibly
        ("Uma", ("Carol", "Victor", "Tariq"), None),
    ],
)
def test_who_owns_the_case(about: str | None, shut_out: tuple[str, ...], expected: str | None) -> None:
    assert owner(charity(), about, shut_out=shut_out) == expected


def test_the_line_goes_from_the_manager_through_director_and_chair_to_the_last_trustee() -> None:
    line = [charity().members[each].name for each in line_from(charity(), HOME_SUPPORT)]
    assert line == ["Martha", "Dina", "Carol", "Victor", "Tariq", "Uma"]


def test_a_manager_between_the_service_and_the_director_comes_before_the_director() -> None:
    chart = charity(martha_reports_to="Hilary")
    assert owner(chart, "Martha") == "Hilary"
    assert owner(chart, "Hilary") == "Dina"  # Martha works below Hilary


def test_where_a_service_has_no_manager_the_director_owns_the_case() -> None:
    assert owner(charity(managers=()), "Bob") == "Dina"


def test_where_nobody_knows_the_service_the_director_owns_the_case() -> None:
    assert owner(charity(), "Bob", service=None) == "Dina"


def test_a_complaint_about_one_of_two_managers_goes_to_the_other() -> None:
    chart = charity(managers=("Martha", "Mo"))
    assert owner(chart, "Bob") == "Martha"
    assert owner(chart, "Martha") == "Mo"
    assert owner(chart, "Mo") == "Martha"
    assert owner(chart, "Martha", shut_out=("Mo",)) == "Dina"


def test_of_two_managers_the_one_who_reports_to_the_other_never_owns_a_case_about_them() -> None:
    chart = charity(managers=("Martha", "Mo"), mo_reports_to="Martha")
    assert owner(chart, "Martha") == "Dina"
    assert owner(chart, "Mo") == "Martha"


def test_both_managers_of_a_service_come_before_those_they_report_to() -> None:
    chart = charity(managers=("Martha", "Mo"), martha_reports_to="Hilary")
    assert [chart.members[each].name for each in line_from(chart, HOME_SUPPORT)][:4] == [
        "Martha",
        "Mo",
        "Hilary",
        "Dina",
    ]


def test_a_manager_who_works_below_the_person_complained_about_is_passed_over() -> None:
    chart = charity(martha_reports_to="Bob")
    assert owner(chart, "Bob") == "Dina"


def test_being_below_somebody_counts_through_every_manager_between() -> None:
    chart = charity(martha_reports_to="Mo", mo_reports_to="Hilary")
    assert owner(chart, "Hilary") == "Dina"


def test_whoever_a_manager_reports_to_is_above_them_even_inside_the_same_service() -> None:
    chart = charity(martha_reports_to="Mo")  # Mo belongs to Home support, and manages its manager
    assert owner(chart, "Martha") == "Mo"


def test_without_a_director_the_chair_is_next() -> None:
    assert owner(charity(without=("Dina",)), "Martha") == "Carol"


def test_a_manager_without_an_account_is_passed_over() -> None:
    chart = charity()
    martha = known_as("Martha")
    chart = replace(
        chart, members={**chart.members, martha: replace(chart.members[martha], has_account=False)}
    )
    assert owner(chart, "Bob") == "Dina"
    assert why_not(chart, martha, respondent=known_as("Bob")) == "has no account"


def test_managers_who_are_each_others_line_manager_still_leave_an_owner() -> None:
    chart = charity(managers=("Martha", "Mo"), martha_reports_to="Mo", mo_reports_to="Martha")
    assert owner(chart, "Bob") == "Martha"
    assert owner(chart, "Martha") == "Dina"  # each is below the other, so neither is free


def test_somebody_who_is_their_own_line_manager_is_below_the_others_all_the_same() -> None:
    chart = charity(bob_reports_to="Bob")
    assert known_as("Bob") not in above(chart, known_as("Bob"))
    assert known_as("Dina") in above(chart, known_as("Bob"))


@pytest.mark.parametrize("name", ["Amina", "Vera", "Martha", "Dina"])
def test_all_staff_and_volunteers_are_below_every_trustee(name: str) -> None:
    trustees = {known_as(trustee) for trustee in ("Carol", "Victor", "Tariq", "Uma")}
    assert trustees <= above(charity(), known_as(name))


def test_trustees_are_equals() -> None:
    assert above(charity(), known_as("Tariq")) == frozenset()


@pytest.mark.parametrize(
    ("candidate", "respondent", "sentence"),
    [
        ("Hilary", "Bob", None),
        ("Bob", "Bob", "is the person the complaint is about"),
        ("Amina", "Bob", "is a party or a witness, or has stood down"),
        ("Hilary", "Dina", "works below the person the complaint is about"),
        ("Vera", "Martha", "works below the person the complaint is about"),
        ("Nobody", "Bob", "is not with the charity now"),
    ],
)
def test_a_refusal_says_why(candidate: str, respondent: str, sentence: str | None) -> None:
    found = why_not(
        charity(), known_as(candidate), respondent=known_as(respondent), shut_out={known_as("Amina")}
    )
    assert found == sentence


# --- Read from the register

DAY = date(2026, 5, 22)


@pytest.mark.django_db
def test_the_register_gives_the_line_in_one_query(cast: Cast, count_queries) -> None:
    with count_queries() as queries:
        chart = Chart.load(DAY)
    assert len(queries) == 1
    assert line_from(chart, cast.home_support.pk) == (
        cast.manager.pk,
        cast.director.pk,
        cast.chair.pk,
        cast.vice_chair.pk,
        cast.trustee.pk,
        cast.second_trustee.pk,
        cast.third_trustee.pk,
    )
    assert cast.service_user.pk not in chart.members


@pytest.mark.django_db
def test_a_leaver_owns_nothing_after_their_last_day(cast: Cast) -> None:
    cast.manager.left_on = DAY
    cast.manager.save()
    about_bob = {"service": cast.home_support.pk, "respondent": cast.respondent.pk}
    assert first_who_may(Chart.load(DAY), **about_bob) == cast.manager.pk
    assert first_who_may(Chart.load(date(2026, 5, 23)), **about_bob) == cast.director.pk


@pytest.mark.django_db
def test_a_worker_stays_below_the_manager_of_a_manager_who_has_left(cast: Cast) -> None:
    """Oscar → Olga, who left → Hana: a complaint about Hana is not for Oscar."""
    cast.other_manager.line_manager = cast.handler
    cast.other_manager.left_on = date(2026, 1, 31)
    cast.other_manager.save()
    assert cast.handler.pk in above(Chart.load(DAY), cast.outsider.pk)


@pytest.mark.django_db
def test_an_office_counts_from_its_first_to_its_last_day(cast: Cast) -> None:
    successor = PersonFactory(with_account=True, line_manager=cast.director)
    cast.manager.appointments.update(until_on=DAY)
    AppointmentFactory(
        person=successor, office=Office.SERVICE_MANAGER, service=cast.home_support, from_on=date(2026, 5, 23)
    )
    assert line_from(Chart.load(DAY), cast.home_support.pk)[0] == cast.manager.pk
    assert line_from(Chart.load(date(2026, 5, 23)), cast.home_support.pk)[0] == successor.pk


@pytest.mark.django_db
def test_somebody_whose_account_is_closed_is_passed_over(cast: Cast) -> None:
    cast.manager.account.is_active = False
    cast.manager.account.save()
    chart = Chart.load(DAY)
    assert why_not(chart, cast.manager.pk, respondent=cast.respondent.pk) == "has no account"


@pytest.mark.django_db
def test_somebody_who_holds_two_offices_stands_in_the_line_once(cast: Cast) -> None:
    AppointmentFactory(person=cast.director, office=Office.SERVICE_MANAGER, service=cast.day_centre)
    AppointmentFactory(person=cast.director, office=Office.EQUALITIES_LEAD)
    line = line_from(Chart.load(DAY), cast.day_centre.pk)
    assert line.count(cast.director.pk) == 1


# --- Any organisation at all


@st.composite
def situations(draw: st.DrawFn) -> tuple[Chart, UUID | None, UUID | None, frozenset[UUID]]:
    """A chart of up to ten people with any offices and line managers, circles included; a complaint in it."""
    ids = [UUID(int=n + 1) for n in range(draw(st.integers(1, 10)))]
    anyone = st.sampled_from(ids)
    some = st.lists(anyone, max_size=2, unique=True).map(tuple)
    services = [HOME_SUPPORT, DAY_CENTRE]
    members = {
        each: Member(
            each,
            draw(st.sampled_from(Role.inside())),
            draw(st.none() | anyone),
            draw(st.none() | st.sampled_from(services)),
            draw(st.booleans()),
            str(each.int),
            draw(st.integers(0, 9)) > 0,
        )
        for each in ids
    }
    offices = {office: draw(some) for office in (Office.DIRECTOR, Office.CHAIR, Office.VICE_CHAIR)}
    chart = Chart(members, {service: draw(some) for service in services}, offices)
    return (
        chart,
        draw(st.none() | st.sampled_from(services)),
        draw(st.none() | anyone),
        frozenset(draw(st.lists(anyone, max_size=4))),
    )


def works_below(chart: Chart, person: UUID, boss: UUID) -> bool:
    """By following every line manager, worked out here once more and on its own."""
    seen: set[UUID] = set()
    current = chart.members[person].line_manager
    while current is not None and current not in seen:
        if current == boss:
            return True
        seen.add(current)
        current = chart.members[current].line_manager
    return False


def free_trustees(chart: Chart, respondent: UUID | None, shut_out: frozenset[UUID]) -> list[Member]:
    """Trustees are below nobody, so one who is neither a party nor without an account can always own."""
    others = [chart.members[each] for each in chart.trustees if each not in {respondent, *shut_out}]
    return [each for each in others if each.has_account]


@settings(max_examples=1000, deadline=None)
@given(situations())
def test_in_any_charity_the_case_goes_to_somebody_free_of_it(
    situation: tuple[Chart, UUID | None, UUID | None, frozenset[UUID]],
) -> None:
    chart, service, respondent, shut_out = situation
    found = first_who_may(chart, service=service, respondent=respondent, shut_out=shut_out)
    if found is None:
        assert not free_trustees(chart, respondent, shut_out)
        assert all(
            why_not(chart, each, respondent=respondent, shut_out=shut_out)
            for each in line_from(chart, service)
        )
        return
    assert found in line_from(chart, service)
    assert found not in {respondent, *shut_out}
    assert chart.members[found].has_account
    assert chart.members[found].is_current
    if respondent is None or found in chart.board:
        return
    assert respondent not in chart.board
    if found not in chart.holders(Office.DIRECTOR):
        assert respondent not in chart.holders(Office.DIRECTOR)
        assert not works_below(chart, found, respondent)
