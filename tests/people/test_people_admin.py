"""Setting the charity up in the admin: who may, what they see, and what cannot be done at all."""

import re
from datetime import UTC, datetime
from html import unescape
from uuid import uuid4

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse

from people.models import Appointment, CalendarDay, Office, Person, Role, Service, User
from tests.cast import Cast
from tests.factories import PASSWORD, AppointmentFactory, PersonFactory, ServiceFactory, UserFactory

REGISTER = ["person", "service", "appointment", "calendarday"]
NEW_PASSWORD = "several-loud-badgers"


def listing(model: str) -> str:
    return reverse(f"admin:people_{model}_changelist")


def adding(model: str) -> str:
    return reverse(f"admin:people_{model}_add")


def changing(row: Person | User | Appointment) -> str:
    return reverse(f"admin:people_{row._meta.model_name}_change", args=[row.pk])


@pytest.fixture
def as_sysadmin(client: Client, cast: Cast) -> Client:
    client.force_login(cast.sysadmin.account)
    return client


@pytest.fixture
def as_director(client: Client, cast: Cast) -> Client:
    client.force_login(cast.director.account)
    return client


@pytest.mark.parametrize(
    ("who", "accounts", "register"),
    [
        ("sysadmin", 200, 200),
        ("director", 403, 200),
        ("equalities_lead", 403, 403),
        ("manager", 403, 403),
        ("chair", 403, 403),
    ],
)
def test_who_keeps_accounts_and_register(
    client: Client, cast: Cast, who: str, accounts: int, register: int
) -> None:
    client.force_login(getattr(cast, who).account)
    assert client.get(listing("user")).status_code == accounts
    assert client.get(adding("user")).status_code == accounts
    for model in REGISTER:
        assert client.get(listing(model)).status_code == register
        assert client.get(adding(model)).status_code == register


@pytest.mark.parametrize("who", ["complainant", "trustee", "vice_chair", "service_user", "outsider"])
def test_those_who_neither_set_up_nor_work_cases_do_not_enter(client: Client, cast: Cast, who: str) -> None:
    client.force_login(getattr(cast, who).account)
    assert client.get(reverse("admin:index"), follow=True).status_code == 403
    assert client.get(listing("person"), follow=True).status_code == 403


def test_a_visitor_is_sent_to_the_one_sign_in_page_and_on_to_where_they_wanted(
    client: Client, cast: Cast
) -> None:
    response = client.get(listing("person"), follow=True)
    assert response.resolver_match.view_name == "account_login"
    credentials = {"login": "sam@fernlight.example", "password": PASSWORD}
    response = client.post(f"{response.request['PATH_INFO']}?{response.request['QUERY_STRING']}", credentials)
    assert response["Location"] == listing("person")


def test_a_password_is_changed_on_the_one_page_too(as_sysadmin: Client) -> None:
    response = as_sysadmin.get(reverse("admin:password_change"))
    assert response["Location"] == reverse("account_change_password")


def test_the_first_account_can_set_everything_up(client: Client, db: None) -> None:
    client.force_login(User.objects.create_superuser("first@fernlight.example"))
    for model in ("user", *REGISTER):
        assert client.get(adding(model)).status_code == 200


def test_a_manager_sees_no_entry_for_what_they_may_not_keep(client: Client, cast: Cast) -> None:
    client.force_login(cast.manager.account)
    page = client.get(reverse("admin:index")).content.decode()
    assert listing("person") not in page
    assert listing("user") not in page


@pytest.mark.parametrize(
    "model", ["auth/group", "account/emailaddress", "django_tasks_database/dbtaskresult"]
)
def test_what_belongs_to_nobody_is_not_in_the_admin(client: Client, db: None, model: str) -> None:
    client.force_login(User.objects.create_superuser("first@fernlight.example"))
    assert client.get(f"/admin/{model}/").status_code == 404


@pytest.mark.parametrize("row", ["person", "account", "appointment", "service"])
def test_nothing_is_deleted_and_so_nothing_is_listed_that_stands_in_the_way(
    as_sysadmin: Client, cast: Cast, row: str
) -> None:
    rows = {
        "person": cast.manager,
        "account": cast.manager.account,
        "appointment": cast.manager.appointments.get(),
        "service": cast.home_support,
    }
    model = rows[row]._meta.model_name
    address = reverse(f"admin:people_{model}_delete", args=[rows[row].pk])
    assert as_sysadmin.get(address).status_code == 403
    assert as_sysadmin.post(address, {"post": "yes"}).status_code == 403
    as_sysadmin.post(
        listing(model), {"action": "delete_selected", "_selected_action": rows[row].pk, "post": "yes"}
    )
    assert type(rows[row]).objects.filter(pk=rows[row].pk).exists()
    assert address not in as_sysadmin.get(changing(rows[row])).content.decode()


# --- Accounts


def test_an_account_is_made_with_a_link_by_which_its_owner_sets_the_password(
    as_sysadmin: Client, client: Client
) -> None:
    form = {"email": "New.Person@Fernlight.example", "is_active": "on", "_send_password_link": "1"}
    assert as_sysadmin.post(adding("user"), form).status_code == 302
    account = User.objects.get(email="new.person@fernlight.example")
    assert not account.has_usable_password()
    (message,) = mail.outbox
    assert message.recipients() == ["new.person@fernlight.example"]
    (link,) = re.findall(r"http\S+", message.body)

    owner = Client()
    page = owner.get(link, follow=True)
    owner.post(page.request["PATH_INFO"], {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD})
    account.refresh_from_db()
    assert account.check_password(NEW_PASSWORD)


def test_links_are_sent_to_several_accounts_at_once_but_not_to_closed_ones(
    as_sysadmin: Client, cast: Cast
) -> None:
    closed = UserFactory(email="closed@fernlight.example", is_active=False)
    chosen = [cast.complainant.account.pk, cast.manager.account.pk, closed.pk]
    form = {"action": "send_password_links", "_selected_action": chosen}
    page = as_sysadmin.post(listing("user"), form, follow=True).content.decode()
    told = sorted(address for message in mail.outbox for address in message.recipients())
    assert told == ["amina@fernlight.example", "martha@fernlight.example"]
    assert "closed@fernlight.example may not sign in, so no link was sent." in page


def test_nobody_sees_or_sets_somebody_elses_password(as_sysadmin: Client, cast: Cast) -> None:
    account = cast.complainant.account
    page = as_sysadmin.get(changing(account)).content.decode()
    assert account.password not in page
    assert 'type="password"' not in page
    as_sysadmin.post(
        changing(account), {"email": account.email, "is_active": "on", "password": "known to me"}
    )
    account.refresh_from_db()
    assert account.check_password(PASSWORD)


def test_nobody_makes_themselves_a_superuser(as_sysadmin: Client, cast: Cast) -> None:
    account = cast.sysadmin.account
    as_sysadmin.post(changing(account), {"email": account.email, "is_active": "on", "is_superuser": "on"})
    account.refresh_from_db()
    assert not account.is_superuser


def test_an_address_in_use_is_refused_beside_its_field(as_sysadmin: Client) -> None:
    response = as_sysadmin.post(adding("user"), {"email": "AMINA@fernlight.example", "is_active": "on"})
    assert "email" in response.context["adminform"].form.errors


# --- The register


def person_form(person: Person, **changes: str) -> dict[str, str]:
    values = {
        "name": person.name,
        "role": person.role,
        "service": str(person.service_id or ""),
        "line_manager": str(person.line_manager_id or ""),
        "started_on": "2010-01-01",
        "left_on": "",
        "account": str(person.account_id or ""),
        "appointments-TOTAL_FORMS": "0",
        "appointments-INITIAL_FORMS": "0",
    }
    return values | changes


def test_a_leaver_gets_a_last_day_and_the_history_keeps_who_entered_it(
    as_director: Client, cast: Cast
) -> None:
    response = as_director.post(changing(cast.outsider), person_form(cast.outsider, left_on="2026-05-22"))
    assert response.status_code == 302
    entry = Person.history.filter(id=cast.outsider.pk).latest()
    assert str(entry.left_on) == "2026-05-22"
    assert entry.history_user == cast.director.account
    page = as_director.get(reverse("admin:people_person_history", args=[cast.outsider.pk])).content.decode()
    assert "dina@fernlight.example" in page


def test_the_history_says_what_changed_in_words(as_director: Client, cast: Cast) -> None:
    cast.trustee.save()
    form = person_form(
        cast.trustee, left_on="2026-05-22", role=Role.OTHER, line_manager=str(cast.director.pk)
    )
    as_director.post(changing(cast.trustee), form)
    page = as_director.get(reverse("admin:people_person_history", args=[cast.trustee.pk])).content.decode()
    for change in (
        "<strong>With us until:</strong> empty → 22 May 2026",
        "<strong>Line manager:</strong> empty → Dina Rossi",
        "<strong>Role:</strong> Trustee → Someone else (applicant, contractor, partner, visitor)",
    ):
        assert change in page


def test_an_office_is_given_on_the_persons_page(as_director: Client, cast: Cast) -> None:
    form = person_form(cast.outsider) | {
        "appointments-TOTAL_FORMS": "1",
        "appointments-0-office": Office.SERVICE_MANAGER,
        "appointments-0-service": str(cast.day_centre.pk),
        "appointments-0-from_on": "2026-05-22",
    }
    assert as_director.post(changing(cast.outsider), form).status_code == 302
    assert cast.outsider.appointments.get().service == cast.day_centre
    assert Appointment.history.get(person=cast.outsider).history_user == cast.director.account


@pytest.mark.parametrize(
    ("office", "with_service", "until", "sentence"),
    [
        (
            Office.SERVICE_MANAGER,
            False,
            "",
            "Choose a service for the manager of a service, and only for them.",
        ),
        (Office.DIRECTOR, True, "", "Choose a service for the manager of a service, and only for them."),
        (Office.DIRECTOR, False, "2026-05-21", "The last day cannot be before the first day."),
    ],
)
def test_an_office_that_cannot_be_is_refused_with_a_sentence(
    as_director: Client, cast: Cast, office: str, with_service: bool, until: str, sentence: str
) -> None:
    form = {
        "person": str(cast.outsider.pk),
        "office": office,
        "service": str(cast.day_centre.pk) if with_service else "",
        "from_on": "2026-05-22",
        "until_on": until,
    }
    assert sentence in as_director.post(adding("appointment"), form).content.decode()
    assert not cast.outsider.appointments.exists()


def test_only_a_system_administrator_says_whose_account_it_is(client: Client, cast: Cast) -> None:
    spare = UserFactory()
    form = person_form(cast.outsider, account=str(spare.pk))
    client.force_login(cast.director.account)
    client.post(changing(cast.outsider), form)
    assert Person.objects.get(pk=cast.outsider.pk).account == cast.outsider.account
    client.force_login(cast.sysadmin.account)
    client.post(changing(cast.outsider), form)
    assert Person.objects.get(pk=cast.outsider.pk).account == spare


def test_nobody_appoints_themselves(as_sysadmin: Client, cast: Cast) -> None:
    office = {"office": "equalities_lead", "service": "", "from_on": "2026-06-01", "until_on": ""}
    response = as_sysadmin.post(adding("appointment"), {"person": cast.sysadmin.pk, **office})
    assert "Somebody else must give you this." in response.text

    inline = {f"appointments-0-{name}": value for name, value in office.items()}
    forms = {"appointments-TOTAL_FORMS": 1, "appointments-INITIAL_FORMS": 0}
    own = {"name": "Sam Okafor", "role": "trustee", "account": cast.sysadmin.account.pk}
    assert as_sysadmin.post(changing(cast.sysadmin), {**own, **forms, **inline}).status_code == 403
    own_office = cast.sysadmin.appointments.get()
    assert as_sysadmin.post(changing(own_office), {"person": cast.sysadmin.pk, **office}).status_code == 403
    assert list(cast.sysadmin.appointments.values_list("office", flat=True)) == ["system_administrator"]
    assert Person.objects.get(pk=cast.sysadmin.pk).role == Role.STAFF


def test_nobody_becomes_somebody_else_on_the_register(as_sysadmin: Client, cast: Cast) -> None:
    forms = {"appointments-TOTAL_FORMS": 0, "appointments-INITIAL_FORMS": 0}
    other = {"name": "Nia Webb", "role": "staff", "account": cast.sysadmin.account.pk}
    User.objects.filter(pk=cast.sysadmin.account.pk).update(is_superuser=True)
    cast.sysadmin.account = None
    cast.sysadmin.save()

    response = as_sysadmin.post(adding("person"), {**other, **forms})
    assert "Somebody else must give you this." in response.text


def test_whoever_sets_the_charity_up_may_enter_themselves(client: Client, db: None) -> None:
    first = UserFactory(is_superuser=True)
    client.force_login(first)
    forms = {"appointments-TOTAL_FORMS": 1, "appointments-INITIAL_FORMS": 0}
    office = {"office": "director", "service": "", "from_on": "2026-06-01", "until_on": ""}
    inline = {f"appointments-0-{name}": value for name, value in office.items()}
    me = {"name": "Nia Webb", "role": "staff", "account": first.pk}

    assert client.post(adding("person"), {**me, **forms, **inline}).status_code == 302
    assert Appointment.objects.get().person.account == first


def test_leavers_can_be_left_out_of_the_list(as_director: Client, cast: Cast) -> None:
    PersonFactory(name="Long Gone", left_on="2011-01-01")
    everybody = as_director.get(listing("person")).content.decode()
    with_us = as_director.get(listing("person"), {"with_us": "yes"}).content.decode()
    gone = as_director.get(listing("person"), {"with_us": "no"}).content.decode()
    assert ["Long Gone" in page for page in (everybody, with_us, gone)] == [True, False, True]
    assert ["Amina Yusuf" in page for page in (everybody, with_us, gone)] == [True, True, False]


def test_past_offices_can_be_left_out_of_the_list(as_director: Client, cast: Cast) -> None:
    AppointmentFactory(person=cast.outsider, office=Office.CHAIR, until_on="2011-01-01")
    pages = [
        as_director.get(listing("appointment"), {"in_force": value}).content.decode()
        for value in ("yes", "no")
    ]
    assert ["Oscar Lind" in page for page in pages] == [False, True]


@pytest.mark.parametrize("typed", ["amina", "AMINA@fernlight"])
def test_people_are_found_by_name_and_by_address(as_director: Client, cast: Cast, typed: str) -> None:
    page = as_director.get(listing("person"), {"q": typed}).content.decode()
    assert "Amina Yusuf" in page
    assert "Oscar Lind" not in page


def test_nobody_else_can_look_people_up_where_the_forms_do(client: Client, cast: Cast) -> None:
    asked = {"term": "a", "app_label": "people", "model_name": "person", "field_name": "line_manager"}
    client.force_login(cast.manager.account)
    assert client.get(reverse("admin:autocomplete"), asked).status_code == 403
    client.force_login(cast.director.account)
    assert client.get(reverse("admin:autocomplete"), asked).status_code == 200


@pytest.mark.parametrize("model", ["person", "service", "appointment", "user"])
def test_a_longer_list_costs_no_more_queries(as_sysadmin: Client, count_queries, model: str) -> None:
    as_sysadmin.get(listing(model))
    with count_queries() as few:
        as_sysadmin.get(listing(model))
    for _ in range(5):
        AppointmentFactory(
            office=Office.SERVICE_MANAGER,
            service=ServiceFactory(),
            person__line_manager=PersonFactory(with_account=True),
            person__role=Role.STAFF,
        )
    with count_queries() as many:
        as_sysadmin.get(listing(model))
    assert len(many) == len(few)


# --- The calendar


def test_the_calendar_page_lists_the_known_bank_holidays_of_two_years(as_director: Client) -> None:
    with time_machine.travel(datetime(2026, 5, 22, 9, 0, tzinfo=UTC)):
        page = as_director.get(listing("calendarday")).content.decode()
    for day in ("Monday 28 December 2026: Boxing Day (substitute day)", "Friday 26 March 2027: Good Friday"):
        assert day in page
    assert "2028" not in page


def test_a_closure_day_is_entered_and_a_mistake_taken_back(as_director: Client) -> None:
    form = {"on": "2026-12-24", "kind": CalendarDay.Kind.CLOSURE, "name": "Christmas Eve"}
    assert as_director.post(adding("calendarday"), form).status_code == 302
    day = CalendarDay.objects.get()
    as_director.post(reverse("admin:people_calendarday_delete", args=[day.pk]), {"post": "yes"})
    assert not CalendarDay.objects.exists()


# What an address may ask


def relations() -> list[tuple[str, str]]:
    """Every way that leads from something kept here to rows of another table."""
    return [
        (model._meta.model_name or "", field.name)
        for model in (Person, Service, Appointment, User)
        for field in model._meta.get_fields()
        if field.is_relation and field.auto_created
    ]


@pytest.mark.parametrize(("model", "relation"), relations())
def test_nobody_learns_from_the_register_who_has_to_do_with_a_complaint(
    as_sysadmin: Client, model: str, relation: str
) -> None:
    for lookup in (f"{relation}__isnull=0", f"{relation}__id=1", f"{relation}={uuid4()}"):
        assert as_sysadmin.get(f"{listing(model)}?{lookup}").status_code == 400


@pytest.mark.parametrize(
    ("model", "lookup"),
    [
        ("person", "started_on__year=10000"),
        ("person", "name__regex=("),
        ("person", "account__password__startswith=a"),
        ("appointment", "from_on__year=0"),
        ("calendarday", "on__year=99999999999"),
        ("calendarday", "on__year=x"),
    ],
)
def test_questions_that_no_filter_asks_are_refused(as_sysadmin: Client, model: str, lookup: str) -> None:
    assert as_sysadmin.get(f"{listing(model)}?{lookup}").status_code == 400


def test_every_filter_beside_a_list_works(as_sysadmin: Client, cast: Cast) -> None:
    for model in ("person", "appointment", "user", "calendarday"):
        addresses = re.findall(r'<a href="(\?[^"]+)"', as_sysadmin.get(listing(model)).text)
        assert addresses
        for address in addresses:
            response = as_sysadmin.get(listing(model) + unescape(address))
            assert response.status_code == 200, address
