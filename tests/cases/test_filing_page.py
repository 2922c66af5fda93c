"""The filing page: what it asks, what it says when something is missing, and what it files."""

import logging
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from cases.intake.progress import SHARED_LIMITS, STAGES
from cases.limits import BY_CODE
from cases.models import Complaint
from cases.routes import STAGE_LABELS
from people.models import Person, Role
from tests.cases.filing_page import PAGE, errors, helping, send, signed_in, typed
from tests.cast import Cast
from tests.factories import AppointmentFactory, PersonFactory, UserFactory

TODAY = date(2026, 6, 3)  # a Wednesday
ZED = {"respondent": "unlisted", "respondent_name": "Zed Newman", "respondent_role": "staff"}
NOBODY_KNOWN = "We do not know yet who you are"


@pytest.fixture(autouse=True)
def on_a_wednesday():
    with time_machine.travel(datetime(2026, 6, 3, 9, tzinfo=UTC), tick=False):
        yield


def offered(person: Person, question: str) -> list[str]:
    """The names in a list of the page."""
    groups = dict(signed_in(person).get(PAGE).context["form"].fields[question].choices)
    return [name for group in groups.values() if isinstance(group, list) for _, name in group]


# Sending it


def test_a_complaint_for_oneself_is_filed_and_its_reference_shown(cast: Cast) -> None:
    client = signed_in(cast.complainant)
    response = client.post(PAGE, typed(cast), follow=True)
    case = Complaint.objects.get()
    assert case.reference in response.text
    assert "You hear from us by <strong>Wednesday 10 June 2026</strong>" in response.text
    assert (case.complainant, case.complainant_role, case.respondent) == (
        cast.complainant,
        "staff",
        cast.respondent,
    )
    assert (case.received_on, case.received_how, case.filed_by) == (TODAY, "form", cast.complainant.account)


def test_every_answer_is_kept_with_the_complaint(cast: Cast) -> None:
    answers = {
        "happened_on": "2026-05-30",
        "happened_when": "Every Saturday",
        "place": "On a visit",
        "witnesses_said": "A neighbour",
        "reported_before": "My supervisor",
        "wishes": "An apology",
        "approach": "informal",
        "safe_now": "yes",
        "adjustments": "Large print",
        "safe_contact": "Text only",
    }
    send(cast.complainant, typed(cast, **answers))
    case = Complaint.objects.get()
    kept = {name: getattr(case, name) for name in answers}
    assert kept == answers | {"happened_on": date(2026, 5, 30)}


def test_tags_and_witnesses_are_filed_with_it(cast: Cast) -> None:
    chosen = {"characteristics": ["race", "not_sure"], "conduct": ["harassment"]}
    send(cast.complainant, typed(cast, witness=str(cast.handler.pk), **chosen))
    case = Complaint.objects.get()
    assert sorted(case.tags.values_list("code", flat=True)) == ["harassment", "not_sure", "race"]
    assert list(case.involvements.values_list("person", flat=True)) == [cast.handler.pk]


def test_the_role_on_the_register_counts_unless_another_is_given(cast: Cast) -> None:
    about_sunita = typed(cast, respondent=str(cast.service_user.pk))
    send(cast.complainant, about_sunita)
    send(cast.complainant, typed(cast, respondent=str(cast.service_user.pk), respondent_acted_as="volunteer"))
    assert sorted(Complaint.objects.values_list("route", flat=True)) == ["appendix-1", "appendix-3"]


def test_a_complaint_may_be_about_a_rule(cast: Cast) -> None:
    send(cast.complainant, typed(cast, about="no_one", respondent=""))
    assert Complaint.objects.get().about == "no_one"


def test_a_complaint_may_be_about_somebody_unknown(cast: Cast) -> None:
    described = {"respondent_described": "A tall driver", "respondent_role": "volunteer"}
    send(cast.complainant, typed(cast, about="unknown", **described))
    case = Complaint.objects.get()
    assert (case.about, case.respondent, case.respondent_described, case.respondent_role) == (
        "unknown",
        None,
        "A tall driver",
        "volunteer",
    )


def test_somebody_who_is_not_on_the_list_comes_onto_the_register_with_the_complaint(cast: Cast) -> None:
    named = {"respondent": "unlisted", "respondent_name": "Femi Cole", "respondent_role": "other"}
    send(cast.service_user, typed(cast, role="service_user", account="", **named))
    assert not Person.objects.filter(name="Femi Cole").exists()
    send(cast.service_user, typed(cast, role="service_user", **named))
    assert Person.objects.get(name="Femi Cole").role == "other"
    assert Complaint.objects.get().route == "redirected"


def test_what_is_not_covered_says_that_it_is_passed_on(cast: Cast) -> None:
    named = {"respondent": "unlisted", "respondent_name": "Femi Cole", "respondent_role": "service_user"}
    answers = typed(cast, role="service_user", **named)
    response = signed_in(cast.service_user).post(PAGE, answers, follow=True)
    assert "We pass it on to the right people" in response.text
    assert "You hear from us" not in response.text


def test_somebody_who_is_not_safe_is_told_whom_to_call(cast: Cast) -> None:
    response = signed_in(cast.complainant).post(PAGE, typed(cast, safe_now="no"), follow=True)
    assert "You told us that somebody is not safe" in response.text


# For somebody else


def test_a_worker_types_in_a_complaint_for_a_service_user(cast: Cast) -> None:
    answers = helping(cast, cast.service_user, received_how="phone")
    response = signed_in(cast.complainant).post(PAGE, answers, follow=True)
    assert "The person you are helping hears from us by" in response.text
    case = Complaint.objects.get()
    assert case.route == "appendix-2"
    assert (case.complainant, case.brought_by, case.consent) == (
        cast.service_user,
        cast.complainant,
        "She asked me to.",
    )
    assert (case.received_on, case.received_how) == (date(2026, 6, 1), "phone")


def test_the_website_is_no_way_in_which_somebody_told_the_helper(cast: Cast) -> None:
    refused = send(cast.complainant, helping(cast, cast.service_user, received_how="form"))
    assert "On the website" not in refused.text
    assert list(errors(refused)) == ["received_how"]


def test_the_one_who_is_helped_may_be_new_to_the_register(cast: Cast) -> None:
    send(cast.complainant, helping(cast, "Gita Bell"))
    case = Complaint.objects.get()
    assert (case.complainant.name, case.complainant.role, case.route) == (
        "Gita Bell",
        "service_user",
        "appendix-2",
    )


@pytest.mark.parametrize(
    ("missing", "sentence"),
    [
        ({"consent": ""}, ("consent", "Tell us how they agreed that you do this for them.")),
        ({"received_on": ""}, ("received_on", "Give the day they told you.")),
        ({"complainant": ""}, ("complainant", "Choose their name, or that they are not on the list.")),
        ({"complainant_name": "", "complainant": "unlisted"}, ("complainant_name", "Type their name.")),
    ],
)
def test_helping_somebody_needs_who_how_they_agreed_and_when_they_told(
    cast: Cast, missing: dict[str, str], sentence: tuple[str, str]
) -> None:
    answers = helping(cast, cast.service_user, complainant_role="service_user") | missing
    field, words = sentence
    assert errors(send(cast.complainant, answers)) == {field: [words]}


def test_it_may_have_been_received_today_but_not_tomorrow(cast: Cast) -> None:
    tomorrow = helping(cast, cast.service_user, received_on="2026-06-04")
    said = errors(send(cast.complainant, tomorrow))
    assert said == {"received_on": ["This day is in the future. Give today or an earlier day."]}
    assert send(cast.complainant, tomorrow | {"received_on": "2026-06-03"}).status_code == 302


def test_it_cannot_have_been_received_before_it_happened(cast: Cast) -> None:
    answers = helping(cast, cast.service_user, happened_on="2026-06-02", received_on="2026-06-01")
    assert list(errors(send(cast.complainant, answers))) == ["received_on"]


def test_the_helper_sees_that_it_was_sent_and_the_complainant_how_far_it_is(cast: Cast) -> None:
    send(cast.complainant, helping(cast, cast.service_user))
    reference = Complaint.objects.get().reference
    helper = signed_in(cast.complainant).get("/my-complaints/").text
    assert "Sent for Sunita Rao" in helper
    assert "We have your complaint" not in helper
    own = signed_in(cast.service_user).get("/my-complaints/").text
    assert reference in own
    assert "We have your complaint" in own


# Without a name


def test_an_anonymous_complaint_shows_its_reference_once_and_ties_nothing_to_the_account(cast: Cast) -> None:
    client = signed_in(cast.complainant)
    session = dict(client.session)
    response = client.post(PAGE, typed(cast, for_whom="anonymous"))
    case = Complaint.objects.get()
    assert response.status_code == 200
    assert case.reference in response.text
    assert "You hear from us" not in response.text
    assert (case.filed_by, case.complainant, case.anonymous) == (None, None, True)
    assert dict(client.session) == session
    assert case.reference not in client.get("/my-complaints/").text
    assert client.get(f"/complaints/{case.pk}/received/").status_code == 404


def test_an_anonymous_complaint_keeps_no_way_to_reach_anybody(cast: Cast) -> None:
    reach = {"safe_contact": "07700 900123", "adjustments": "My daughter Rosa interprets"}
    send(cast.complainant, typed(cast, for_whom="anonymous", **reach))
    case = Complaint.objects.get()
    assert (case.safe_contact, case.adjustments) == ("", "")


@pytest.mark.parametrize("for_whom", ["anonymous", "myself"])
def test_nothing_of_a_complaint_reaches_the_log(
    cast: Cast, caplog: pytest.LogCaptureFixture, for_whom: str
) -> None:
    caplog.set_level(logging.DEBUG)
    logging.getLogger("django.db.backends").disabled = True  # the SQL of a developer's machine
    send(cast.complainant, typed(cast, for_whom=for_whom))
    send(cast.complainant, typed(cast, for_whom=for_whom, about=""))
    said = " ".join(record.getMessage() for record in caplog.records)
    for secret in ("He said it again", "Amina", "amina", "Bob", str(cast.respondent.pk)):
        assert secret not in said


# What is missing


def test_an_empty_page_says_what_is_needed_with_links_and_nothing_else(cast: Cast) -> None:
    response = send(cast.complainant, {})
    assert response.status_code == 422
    assert "<title>Error: Make a complaint" in response.text
    said = errors(response)
    assert {"account", "about", "for_whom"} <= set(said)
    assert 'href="#id_account"' in response.text
    assert 'href="#id_about_0"' in response.text
    assert 'href="#id_for_whom_0"' in response.text
    assert not Complaint.objects.exists()


def test_everything_typed_is_still_there_after_a_mistake(cast: Cast) -> None:
    answers = helping(cast, "Gita Bell", account="", place="On the bus", wishes="An apology")
    answers |= {"characteristics": ["race"], "happened_on": "2026-06-01", "witness": str(cast.handler.pk)}
    response = send(cast.complainant, answers)
    form = response.context["form"]
    assert list(form.errors) == ["account"]
    for name, answer in answers.items():
        assert form[name].value() == answer
    assert 'value="On the bus"' in response.text
    assert 'value="2026-06-01"' in response.text


def test_questions_that_an_answer_makes_pointless_are_not_asked(cast: Cast) -> None:
    pointless = {
        "received_on": "not a day",
        "complainant": "nobody we know",
        "consent": "x" * 6000,
        "respondent_name": "y" * 300,
        "respondent_role": "king",
    }
    assert send(cast.complainant, typed(cast, **pointless)).status_code == 302
    case = Complaint.objects.get()
    assert (case.complainant, case.consent, case.respondent_role) == (cast.complainant, "", "staff")


@pytest.mark.parametrize(
    ("answers", "field"),
    [
        ({"about": ""}, "about"),
        ({"respondent": ""}, "respondent"),
        ({"respondent": "unlisted", "respondent_role": "staff"}, "respondent_name"),
        ({"respondent": "unlisted", "respondent_name": "Femi"}, "respondent_role"),
        ({"about": "unknown"}, "respondent_role"),
        ({"account": "   "}, "account"),
        ({"for_whom": ""}, "for_whom"),
        ({"role": ""}, "role"),
        ({"happened_on": "2026-06-04"}, "happened_on"),
        ({"happened_on": "1026-06-01"}, "happened_on"),
    ],
)
def test_what_is_wrong_stands_beside_its_question(cast: Cast, answers: dict[str, str], field: str) -> None:
    response = send(cast.complainant, typed(cast, **answers))
    assert response.status_code == 422
    assert field in errors(response)
    assert not Complaint.objects.exists()


def test_nobody_complains_about_themselves(cast: Cast) -> None:
    assert "respondent" in errors(send(cast.respondent, typed(cast)))
    assert "Bob Carter" not in offered(cast.respondent, "respondent")


def test_nobody_brings_a_complaint_about_themselves_for_somebody_else(cast: Cast) -> None:
    assert "respondent" in errors(send(cast.respondent, helping(cast, cast.service_user)))


def test_a_complaint_for_somebody_cannot_be_about_the_same_person(cast: Cast) -> None:
    said = errors(send(cast.complainant, helping(cast, cast.respondent)))
    assert said == {"respondent": ["The complaint cannot be about the person it is for."]}


@pytest.mark.parametrize("part", ["complainant", "respondent"])
def test_a_party_is_no_witness(cast: Cast, part: str) -> None:
    said = errors(send(cast.complainant, typed(cast, witness=str(getattr(cast, part).pk))))
    assert list(said) == ["witness"]


# Whom one may pick


def test_a_worker_may_pick_colleagues_and_the_service_users_of_the_own_service(cast: Cast) -> None:
    elsewhere = PersonFactory(name="Zed Elsewhere", role=Role.SERVICE_USER, service=cast.day_centre)
    nowhere = PersonFactory(name="Noor Nowhere", role=Role.SERVICE_USER)
    names = offered(cast.complainant, "respondent")
    assert {"Sunita Rao", "Oscar Lind", "Carol Whitby"} <= set(names)
    assert not {elsewhere.name, nowhere.name} & set(names)


def test_somebody_without_a_service_picks_no_service_user(cast: Cast) -> None:
    PersonFactory(name="Noor Nowhere", role=Role.SERVICE_USER)
    assert not {"Noor Nowhere", "Sunita Rao"} & set(offered(cast.handler, "respondent"))


def test_a_manager_may_pick_the_service_users_of_every_service_they_manage(cast: Cast) -> None:
    AppointmentFactory(person=cast.other_manager, office="service_manager", service=cast.home_support)
    assert "Sunita Rao" in offered(cast.other_manager, "respondent")


def test_a_service_user_may_pick_who_works_here_and_no_other_service_user(cast: Cast) -> None:
    PersonFactory(name="Other User", role=Role.SERVICE_USER, service=cast.home_support)
    names = offered(cast.service_user, "respondent")
    assert "Bob Carter" in names
    assert "Other User" not in names


def test_people_who_have_left_are_not_offered(cast: Cast) -> None:
    cast.outsider.left_on = date(2026, 6, 2)
    cast.outsider.save()
    assert "Oscar Lind" not in offered(cast.complainant, "respondent")


def test_somebody_typed_in_is_offered_to_nobody_until_a_keeper_of_the_register_has_checked(
    cast: Cast,
) -> None:
    send(cast.complainant, typed(cast, **ZED))
    zed = Person.objects.get(name="Zed Newman")
    zed.account = UserFactory()
    zed.save()

    assert "Zed Newman" not in offered(cast.outsider, "respondent")
    assert "Zed Newman" not in offered(cast.outsider, "witness")
    assert "respondent" in errors(send(cast.outsider, typed(cast, respondent=str(zed.pk))))
    keeper = signed_in(cast.director)
    page = f"/admin/people/person/{zed.pk}/change/"
    assert "To be checked" in keeper.get(page).text
    appointments = {f"appointments-{each}_FORMS": 0 for each in ("TOTAL", "INITIAL")}
    checked = {"name": zed.name, "role": "staff", "started_on": "", "left_on": "", **appointments}
    assert keeper.post(page, checked).status_code == 302
    assert "Zed Newman" in offered(cast.outsider, "respondent")


def test_the_history_of_somebody_typed_in_does_not_name_whoever_typed(cast: Cast) -> None:
    send(cast.complainant, typed(cast, for_whom="anonymous", **ZED))

    assert Person.objects.filter(name="Zed Newman").exists()
    assert not Person.history.filter(name="Zed Newman").exists()


def test_who_may_not_be_picked_is_refused_like_who_does_not_exist(cast: Cast) -> None:
    elsewhere = PersonFactory(role=Role.SERVICE_USER, service=cast.day_centre)
    nobody = "7e5f1f0e-6b4e-4f43-9c5f-000000000000"
    refused = [
        errors(send(cast.complainant, typed(cast, respondent=str(pk)))) for pk in (elsewhere.pk, nobody)
    ]
    assert list(refused[0]) == list(refused[1]) == ["respondent"]
    assert refused[0]["respondent"][0].replace(str(elsewhere.pk), nobody) == refused[1]["respondent"][0]


# Accounts without a person


@pytest.fixture
def unknown_account(db: None) -> Client:
    client = Client()
    client.force_login(UserFactory())
    return client


def test_an_account_without_a_person_is_told_what_to_do(cast: Cast, unknown_account: Client) -> None:
    for page in (PAGE, "/my-complaints/"):
        assert NOBODY_KNOWN in unknown_account.get(page).text
    said = errors(unknown_account.post(PAGE, typed(cast)))
    assert list(said) == ["for_whom"]


def test_an_account_without_a_person_may_complain_for_others_or_without_a_name(
    cast: Cast, unknown_account: Client
) -> None:
    answers = helping(cast, "Gita Bell")
    assert unknown_account.post(PAGE, answers).status_code == 302
    assert unknown_account.post(PAGE, typed(cast, for_whom="anonymous")).status_code == 200
    assert Complaint.objects.count() == 2


def test_somebody_who_has_left_is_told_too(cast: Cast) -> None:
    cast.complainant.left_on = date(2026, 6, 2)
    cast.complainant.save()
    assert NOBODY_KNOWN in signed_in(cast.complainant).get(PAGE).text


def test_who_is_not_signed_in_is_asked_to_sign_in(cast: Cast) -> None:
    for url in (PAGE, "/my-complaints/"):
        assert Client().get(url)["Location"].startswith("/accounts/login/")


# Sent twice, and gone back to


def test_a_page_sent_twice_files_once(cast: Cast) -> None:
    client, answers = signed_in(cast.complainant), typed(cast)
    first, second = client.post(PAGE, answers), client.post(PAGE, answers)
    assert first["Location"] == second["Location"]
    assert Complaint.objects.count() == 1


def test_a_page_opened_again_and_answered_the_same_files_once(cast: Cast) -> None:
    client = signed_in(cast.complainant)
    first, second = client.post(PAGE, typed(cast)), client.post(PAGE, typed(cast))
    assert first["Location"] == second["Location"]
    assert Complaint.objects.count() == 1


def test_the_same_words_by_another_account_or_on_another_day_are_another_complaint(cast: Cast) -> None:
    send(cast.complainant, typed(cast))
    send(cast.outsider, typed(cast))
    with time_machine.travel(datetime(2026, 6, 4, 9, tzinfo=UTC), tick=False):
        send(cast.complainant, typed(cast))
    assert Complaint.objects.count() == 3


def test_nothing_ties_an_anonymous_page_to_the_account_but_the_page_itself(cast: Cast) -> None:
    answers = typed(cast, for_whom="anonymous")
    send(cast.complainant, answers)
    send(cast.outsider, answers)
    assert Complaint.objects.count() == 1
    send(cast.complainant, typed(cast, for_whom="anonymous"))
    assert Complaint.objects.count() == 2


def test_a_page_gone_back_to_and_answered_anew_is_another_complaint(cast: Cast) -> None:
    client, answers = signed_in(cast.complainant), typed(cast)
    client.post(PAGE, answers)
    client.post(PAGE, answers | {"respondent": str(cast.handler.pk)})
    assert Complaint.objects.count() == 2


# Several people in the same events


def test_a_second_complaint_about_the_same_events_shares_the_incident(cast: Cast) -> None:
    client = signed_in(cast.complainant)
    client.post(PAGE, typed(cast, characteristics=["race"], place="On a visit"))
    first = Complaint.objects.get()
    another = f"/complaints/{first.pk}/another/"
    form = client.get(another).context["form"]
    assert (form["account"].value(), form["place"].value()) == ("He said it again.", "On a visit")
    assert form["characteristics"].value() == ["race"]
    assert form["respondent"].value() is None
    client.post(another, typed(cast, respondent=str(cast.handler.pk)))
    second = Complaint.objects.exclude(pk=first.pk).get()
    assert second.incident == first.incident


def test_a_helper_need_not_type_the_agreement_again(cast: Cast) -> None:
    client = signed_in(cast.complainant)
    client.post(PAGE, helping(cast, cast.service_user))
    form = client.get(f"/complaints/{Complaint.objects.get().pk}/another/").context["form"]
    assert (form["for_whom"].value(), form["complainant"].value()) == ("someone", str(cast.service_user.pk))
    assert form["consent"].value() == "She asked me to."


def test_an_anonymous_complaint_is_never_tied_to_an_earlier_one_with_a_name(cast: Cast) -> None:
    client = signed_in(cast.complainant)
    client.post(PAGE, typed(cast))
    first = Complaint.objects.get()
    client.post(f"/complaints/{first.pk}/another/", typed(cast, for_whom="anonymous"))
    second = Complaint.objects.get(anonymous=True)
    assert second.incident != first.incident


def test_nobody_follows_up_somebody_else_s_complaint(cast: Cast) -> None:
    send(cast.complainant, typed(cast))
    url = f"/complaints/{Complaint.objects.get().pk}/another/"
    assert signed_in(cast.outsider).get(url).status_code == 404


# My complaints


@pytest.mark.parametrize("stage", STAGE_LABELS)
def test_every_stage_has_plain_words_for_the_complainant(stage: str) -> None:
    assert stage.rpartition(":")[2] in STAGES


def test_no_date_of_a_disciplinary_or_a_review_is_shown_to_the_complainant() -> None:
    assert set(SHARED_LIMITS) <= set(BY_CODE)
    about_others = ("a1.referral", "a1.sanction", "a2.conduct_referral", "a3.review_meeting", "follow_up")
    assert not set(SHARED_LIMITS) & set(about_others)


def test_the_list_says_when_the_next_step_comes_and_when_we_are_late(cast: Cast) -> None:
    client = signed_in(cast.complainant)
    client.post(PAGE, typed(cast))
    assert "We take the next step by 10 June 2026 at the latest." in client.get("/my-complaints/").text
    with time_machine.travel(datetime(2026, 6, 11, 9, tzinfo=UTC), tick=False):
        client = signed_in(cast.complainant)
        late = client.get("/my-complaints/").text
    assert "We are late" in late
    assert "should have taken the next step by 10 June 2026" in late


# Cost


@pytest.mark.parametrize("others", [0, 300])
def test_filing_asks_the_database_little_however_long_the_register(
    cast: Cast, count_queries, others: int
) -> None:
    Person.objects.bulk_create(
        Person(name=f"Person {n}", role=Role.STAFF, service=cast.home_support) for n in range(others)
    )
    client = signed_in(cast.complainant)
    answers = typed(cast, characteristics=["race"], conduct=["harassment"])
    with count_queries() as queries:
        assert client.post(PAGE, answers).status_code == 302
    assert len(queries) <= 12


def test_the_list_asks_the_database_as_much_for_five_complaints_as_for_one(cast: Cast, count_queries) -> None:
    client = signed_in(cast.complainant)
    asked = []
    for more in (1, 4):
        for _ in range(more):
            client.post(PAGE, typed(cast, about="no_one", place=str(uuid4())))
        with count_queries() as queries:
            client.get("/my-complaints/")
        asked.append(len(queries))
    assert asked[0] == asked[1]
