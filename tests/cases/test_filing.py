"""Filing: which route, who owns it, which limits begin, and that all of it happens or nothing does."""

from dataclasses import replace
from datetime import date, datetime, time
from typing import Any
from uuid import uuid4

import pytest
from django.core import mail
from django_tasks_db.models import DBTaskResult

from cases.filing import AlreadyFiled, Filing, file_complaint, file_together
from cases.intake.register import Register
from cases.models import Bundle, Complaint, ComplaintTag, Deadline, Event, Involvement
from people.clock import LONDON
from people.models import Office, Person, Role, User
from tests.cases.law.tables import APPENDIX_1
from tests.cases.law.walking import Walk
from tests.cast import Cast
from tests.factories import AppointmentFactory, PersonFactory
from tests.tasks import run_waiting_tasks

WEDNESDAY = date(2026, 6, 3)
A1, A2, A3, REDIRECTED = "appendix-1", "appendix-2", "appendix-3", "redirected"
NO_ONE_PERSON = ""

# The table of the policy, who complains about whom: complainant, then each respondent.
RESPONDENTS = ("staff", "volunteer", "trustee", "service_user", "other", NO_ONE_PERSON)
ROUTES = {
    "staff": (A1, A1, A1, A3, REDIRECTED, A1),
    "volunteer": (A1, A1, A1, A3, REDIRECTED, A1),
    "trustee": (A1, A1, A1, A3, REDIRECTED, A1),
    "service_user": (A2, A2, A2, REDIRECTED, REDIRECTED, A2),
    "other": (A2, A2, A2, REDIRECTED, REDIRECTED, A2),
}


def noon(on: date) -> datetime:
    return datetime.combine(on, time(12), LONDON)


def file(cast: Cast, *, by: User | None = None, at: datetime | None = None, **changes: Any) -> Complaint:
    """Amina complains about Bob, and it happened in Home support."""
    told = {
        "account": "He said it again.",
        "received_on": WEDNESDAY,
        "complainant": cast.complainant,
        "complainant_role": "staff",
        "respondent": cast.respondent,
        "respondent_role": "staff",
        "service": cast.home_support,
    } | changes
    return file_complaint(
        Filing(**told), by=by or cast.complainant.account, at=at or noon(told["received_on"])
    )


def due(complaint: Complaint) -> dict[str, date]:
    return dict(complaint.deadlines.values_list("limit", "due_on"))


# Routes


@pytest.mark.parametrize(
    ("complainant", "respondent", "route"),
    [(c, r, route) for c, row in ROUTES.items() for r, route in zip(RESPONDENTS, row, strict=True)],
)
def test_the_route_follows_from_who_complains_about_whom(
    cast: Cast, complainant: str, respondent: str, route: str
) -> None:
    about = "person" if respondent else "no_one"
    case = file(cast, complainant_role=complainant, respondent_role=respondent, about=about)
    assert case.route == route
    assert case.stage == f"{route}:received"
    assert Complaint.objects.on_a_route().exists() is (route != REDIRECTED)


def test_what_counts_is_the_role_somebody_acted_in(cast: Cast) -> None:
    volunteer = PersonFactory(role=Role.VOLUNTEER)
    assert file(cast, complainant=volunteer, complainant_role="service_user").route == A2


def test_a_complaint_about_no_one_person_names_nobody_whatever_was_typed_before(cast: Cast) -> None:
    case = file(cast, about="no_one")
    assert (case.respondent, case.respondent_role) == (None, "")


# Owners


def test_a_complaint_about_ordinary_staff_goes_to_the_manager_of_the_service(cast: Cast) -> None:
    assert file(cast).owner_id == cast.manager.pk


def test_what_counts_is_the_service_where_it_happened(cast: Cast) -> None:
    assert file(cast, service=cast.day_centre).owner_id == cast.other_manager.pk


def test_a_complaint_about_the_manager_goes_to_the_next_one_up(cast: Cast) -> None:
    cast.manager.line_manager = cast.handler
    cast.manager.save()
    assert file(cast, respondent=cast.manager).owner_id == cast.handler.pk


def test_a_complaint_about_the_manager_goes_to_the_director_where_nobody_is_between(cast: Cast) -> None:
    assert file(cast, respondent=cast.manager).owner_id == cast.director.pk


@pytest.mark.parametrize("about", ["director", "vice_chair", "trustee", "third_trustee"])
def test_a_complaint_about_the_director_or_a_trustee_goes_to_the_chair(cast: Cast, about: str) -> None:
    respondent = getattr(cast, about)
    case = file(cast, respondent=respondent, respondent_role=respondent.role)
    assert case.owner_id == cast.chair.pk


def test_a_complaint_about_the_chair_goes_to_the_vice_chair(cast: Cast) -> None:
    case = file(cast, respondent=cast.chair, respondent_role="trustee")
    assert case.owner_id == cast.vice_chair.pk


def test_a_complaint_about_the_chair_goes_to_another_trustee_where_there_is_no_vice_chair(cast: Cast) -> None:
    cast.vice_chair.appointments.all().delete()
    cast.vice_chair.left_on = date(2026, 1, 31)
    cast.vice_chair.save()
    case = file(cast, respondent=cast.chair, respondent_role="trustee")
    assert case.owner_id == cast.trustee.pk  # Tariq comes before Tilda and Trevor


def test_a_manager_who_complains_does_not_own_it(cast: Cast) -> None:
    assert file(cast, complainant=cast.manager).owner_id == cast.director.pk


def test_a_manager_who_saw_it_does_not_own_it(cast: Cast) -> None:
    assert file(cast, witnesses=[cast.manager]).owner_id == cast.director.pk


def test_a_manager_without_an_account_is_passed_over(cast: Cast) -> None:
    User.objects.filter(pk=cast.manager.account.pk).update(is_active=False)
    assert file(cast).owner_id == cast.director.pk


def test_the_equalities_lead_owns_nothing_by_that_office(cast: Cast) -> None:
    User.objects.filter(pk__in=[cast.manager.account.pk, cast.director.account.pk]).update(is_active=False)
    assert file(cast).owner_id == cast.chair.pk


def test_a_complaint_that_nobody_may_own_waits_and_the_chair_sees_it(cast: Cast) -> None:
    User.objects.exclude(pk=cast.complainant.account.pk).update(is_active=False)
    case = file(cast)
    assert case.owner_id is None
    new_chair = AppointmentFactory(office=Office.CHAIR, person__role=Role.TRUSTEE).person
    assert case in Complaint.objects.visible_to(new_chair.account)
    assert case not in Complaint.objects.visible_to(PersonFactory(role="trustee", with_account=True).account)


# First limits, counted by hand


@pytest.mark.parametrize(
    ("received_on", "acknowledge_by"),
    [
        (date(2026, 6, 3), date(2026, 6, 10)),  # a Wednesday: 4, 5, 8, 9, 10 June
        (date(2026, 6, 6), date(2026, 6, 12)),  # a Saturday: 8, 9, 10, 11, 12 June
        (date(2026, 4, 4), date(2026, 4, 13)),  # Easter Saturday: 7, 8, 9, 10, 13 April
        (date(2026, 5, 4), date(2026, 5, 11)),  # a bank holiday: 5, 6, 7, 8, 11 May
        (date(2026, 12, 24), date(2027, 1, 5)),  # 29, 30, 31 December, 4, 5 January
    ],
)
def test_appendix_1_is_acknowledged_within_five_working_days_of_receipt(
    cast: Cast, received_on: date, acknowledge_by: date
) -> None:
    assert due(file(cast, received_on=received_on)) == {"a1.acknowledge": acknowledge_by}


def test_appendix_2_is_screened_within_one_working_day_and_acknowledged_within_five(cast: Cast) -> None:
    case = file(cast, complainant_role="service_user", received_on=date(2026, 12, 24))
    assert due(case) == {"a2.screen": date(2026, 12, 29), "a2.acknowledge": date(2027, 1, 5)}


def test_appendix_3_makes_safe_within_one_working_day_and_looks_into_it_within_ten(cast: Cast) -> None:
    case = file(
        cast, respondent=cast.service_user, respondent_role="service_user", received_on=date(2026, 5, 24)
    )
    # A Sunday before a bank holiday: 26 May is day 1; 27, 28, 29 May, 1 to 5 June, 8 June
    assert due(case) == {"a3.make_safe": date(2026, 5, 26), "a3.initial": date(2026, 6, 8)}


def test_what_no_appendix_covers_is_acknowledged_in_time_all_the_same(cast: Cast) -> None:
    case = file(
        cast,
        complainant_role="service_user",
        respondent=cast.service_user,
        complainant=None,
        respondent_role="service_user",
    )
    assert due(case) == {"redirected.acknowledge": date(2026, 6, 10)}


def test_limits_run_from_the_day_it_was_received_not_from_the_day_it_was_typed_in(cast: Cast) -> None:
    case = file(cast, received_on=WEDNESDAY, at=noon(date(2026, 6, 9)))
    assert due(case) == {"a1.acknowledge": date(2026, 6, 10)}


def test_a_complaint_cannot_be_received_after_it_is_filed(cast: Cast) -> None:
    with pytest.raises(ValueError, match="cannot be received after"):
        file(cast, received_on=WEDNESDAY, at=noon(date(2026, 6, 2)))


def test_what_counts_is_the_london_day(cast: Cast) -> None:
    half_past_midnight = datetime(2026, 4, 1, 0, 30, tzinfo=LONDON)  # still 31 March in UTC
    assert file(cast, received_on=date(2026, 4, 1), at=half_past_midnight).received_on == date(2026, 4, 1)


# Anonymous


@pytest.fixture
def anonymous(cast: Cast) -> Complaint:
    return file(cast, complainant=None, anonymous=True)


def test_an_anonymous_complaint_keeps_nothing_of_who_sent_it(anonymous: Complaint) -> None:
    assert (anonymous.filed_by, anonymous.complainant, anonymous.brought_by) == (None, None, None)
    assert [event.actor for event in anonymous.events.all()] == [None]


def test_an_anonymous_complaint_has_nobody_to_acknowledge_it_to(cast: Cast, anonymous: Complaint) -> None:
    assert "a1.acknowledge" not in due(anonymous)
    screened = file(cast, complainant=None, complainant_role="service_user", anonymous=True)
    assert set(due(screened)) == {"a2.screen"}


def test_an_anonymous_complaint_is_looked_into_within_ten_days_of_its_receipt_all_the_same(
    cast: Cast,
) -> None:
    walk = Walk(APPENDIX_1, cast, complainant=None, anonymous=True)
    assert due(walk.case) == {"a1.initial": date(2026, 6, 17)}
    walk.take("acknowledge", how="not_applicable")
    limits = walk.case.deadlines.values_list("limit", "due_on")
    assert list(limits) == [("a1.initial", date(2026, 6, 17))]


def test_an_anonymous_complaint_is_on_nobody_s_list(cast: Cast, anonymous: Complaint) -> None:
    assert not Complaint.objects.sent_by(cast.complainant.account).exists()
    assert not Complaint.objects.made_by(cast.complainant.account).exists()


# What is kept


def test_the_first_event_says_who_filed_it_and_when(cast: Cast) -> None:
    event = file(cast).events.get()
    assert (event.kind, event.actor, event.at) == (
        Event.Kind.FILED,
        cast.complainant.account,
        noon(WEDNESDAY),
    )
    assert (event.stage_from, event.stage_to) == ("", "appendix-1:received")


def test_tags_and_witnesses_are_kept_once_each(cast: Cast) -> None:
    case = file(
        cast, characteristics=["race", "sex", "race"], conduct=["harassment"], witnesses=[cast.handler]
    )
    assert sorted(case.tags.values_list("kind", "code")) == [
        ("characteristic", "race"),
        ("characteristic", "sex"),
        ("conduct", "harassment"),
    ]
    assert list(case.involvements.values_list("person", "kind")) == [(cast.handler.pk, "witness")]


def test_somebody_who_was_typed_in_comes_onto_the_register(cast: Cast) -> None:
    case = file(cast, respondent=Person(name="Femi Cole", role="volunteer"), respondent_role="volunteer")
    added = Person.objects.get(name="Femi Cole")
    assert (case.respondent, added.role, added.service) == (added, "volunteer", cast.home_support)


def test_the_owner_is_told_by_mail_and_the_person_it_is_about_is_not(cast: Cast) -> None:
    case = file(cast)
    run_waiting_tasks()
    assert [message.to for message in mail.outbox] == [["martha@fernlight.example"]]
    assert case.reference in mail.outbox[0].subject
    assert not {"Amina", "Bob", "He said it again."} & set(mail.outbox[0].body.split())


# All or nothing


class Interruption(Exception):
    pass


@pytest.mark.parametrize(
    "at",
    [
        "_add_to_the_register",
        "ComplaintTag.objects.bulk_create",
        "Involvement.objects.bulk_create",
        "start_clocks",
        "record_filings",
        "notify_soon",
        "complaints_filed.send",
    ],
)
def test_a_filing_that_breaks_off_half_way_leaves_nothing_behind(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    def break_off(*args: object, **kwargs: object) -> None:
        raise Interruption

    monkeypatch.setattr(f"cases.filing.{at}", break_off)
    people = Person.objects.count()
    with pytest.raises(Interruption):
        file(cast, respondent=Person(name="Femi Cole", role="staff"), witnesses=[cast.handler])
    assert Person.objects.count() == people
    for kept in (Complaint, ComplaintTag, Involvement, Deadline, Event, DBTaskResult):
        assert not kept.objects.exists()


def test_event_limits_and_notice_come_with_the_complaint(cast: Cast) -> None:
    file(cast)
    counts = [model.objects.count() for model in (Complaint, Event, Deadline, DBTaskResult)]
    assert counts == [1, 1, 1, 1]


# Several at once


def several(cast: Cast, people: int) -> list[Filing]:
    """A support worker types in what a visitor, who is not on the register, says of as many people."""
    visitor = Person(name="Vera Lund", role=Role.OTHER)
    about = PersonFactory.create_batch(people, role=Role.STAFF, service=cast.home_support)
    return [
        Filing(
            account="They all laughed.",
            received_on=WEDNESDAY,
            complainant=visitor,
            complainant_role="other",
            brought_by=cast.complainant,
            respondent=person,
            respondent_role="staff",
            service=cast.home_support,
            characteristics=["race", "sex"],
            conduct=["harassment"],
            witnesses=[cast.handler, cast.investigator],
            bundle=bundle,
            submission=uuid4(),
            receipt="a hash",
            details={"safe_now": "no"},
        )
        for person, bundle in zip(about, [Bundle.objects.create()] * people, strict=True)
    ]


def test_what_came_in_together_is_linked_and_each_has_everything(cast: Cast) -> None:
    filings = several(cast, 3)
    cases = file_together(filings, by=cast.complainant.account, at=noon(WEDNESDAY))
    assert [case.respondent for case in cases] == [filing.respondent for filing in filings]
    assert len({case.incident for case in cases}) == 1
    assert len({(case.receipt, case.bundle_id, case.complainant_id) for case in cases}) == 1
    assert Person.objects.filter(name="Vera Lund").count() == 1
    for case in Complaint.objects.all():
        counts = [each.count() for each in (case.tags, case.deadlines, case.events)]
        assert counts == [3, 2, 1]
        assert case.involvements.filter(kind="witness").count() == 2


@pytest.mark.parametrize("people", [1, 10])
def test_filing_asks_the_database_little_however_many_it_is_about(
    cast: Cast, count_queries, people: int
) -> None:
    filings = several(cast, people)
    with count_queries() as queries:
        file_together(filings, by=cast.complainant.account, at=noon(WEDNESDAY))
    assert len(queries) <= 9, "\n".join(queries)


def test_an_account_that_has_asked_for_the_register_asks_for_nothing_of_it_again(
    cast: Cast, count_queries
) -> None:
    filings, account = several(cast, 2), cast.complainant.account
    Register.open_to(account, WEDNESDAY)
    with count_queries() as queries:
        file_together(filings, by=account, at=noon(WEDNESDAY))
    assert len(queries) <= 8, "\n".join(queries)


def test_what_is_sent_twice_answers_everything_that_came_of_it(cast: Cast) -> None:
    filings = several(cast, 3)
    cases = file_together(filings, by=None, at=noon(WEDNESDAY))
    with pytest.raises(AlreadyFiled) as sent_before:
        file_together(filings, by=None, at=noon(WEDNESDAY))
    assert {each.pk for each in sent_before.value.complaints} == {case.pk for case in cases}
    assert Complaint.objects.count() == 3


def test_one_day_of_receipt_that_is_still_to_come_refuses_them_all(cast: Cast) -> None:
    early, late = several(cast, 2)
    with pytest.raises(ValueError, match="cannot be received after"):
        file_together([early, replace(late, received_on=date(2026, 6, 4))], by=None, at=noon(WEDNESDAY))
    assert not Complaint.objects.exists()


# Urgent


def test_the_owner_is_told_that_a_case_is_urgent_and_not_why(cast: Cast) -> None:
    file(cast, details={"safe_now": "no"})
    run_waiting_tasks()
    [message] = mail.outbox
    assert "There is an urgent case for you to look at." in message.body
    assert "safe" not in message.body


def test_so_is_whoever_sees_an_urgent_case_wait_for_an_owner(cast: Cast) -> None:
    keeps = [cast.complainant.account.pk, cast.equalities_lead.account.pk]
    User.objects.exclude(pk__in=keeps).update(is_active=False)
    assert file(cast, details={"safe_now": "no"}).owner_id is None
    run_waiting_tasks()
    [message] = mail.outbox
    assert message.to == [cast.equalities_lead.account.email]
    assert "urgent" in message.body


# The role of whom it is about is not known


@pytest.mark.parametrize(
    ("role", "route"), [("staff", A1), ("trustee", A1), ("service_user", A2), ("other", A2)]
)
@pytest.mark.parametrize("about", ["person", "unknown"])
def test_where_their_role_is_not_known_it_goes_the_way_of_a_complaint_about_staff(
    cast: Cast, role: str, route: str, about: str
) -> None:
    case = file(cast, complainant_role=role, respondent=None, respondent_role="", about=about)
    assert (case.route, case.respondent_role) == (route, "")
