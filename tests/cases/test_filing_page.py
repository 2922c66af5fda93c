"""Who may make which complaint, whom they may pick, and what comes onto the register with it."""

import logging
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.test import Client

from cases.intake.progress import SHARED_LIMITS, STAGES
from cases.limits import BY_CODE
from cases.models import Complaint, Draft
from cases.routes import STAGE_LABELS
from people.models import Person, Role
from tests.cases.filing_page import DOOR, begun, errors, helping, page, send, send_by, signed_in, typed
from tests.cast import Cast
from tests.factories import AppointmentFactory, PersonFactory, UserFactory

NOBODY_KNOWN = "We do not know yet who you are"
NOBODY_THERE = "7e5f1f0e-6b4e-4f43-9c5f-000000000000"


@pytest.fixture(autouse=True)
def on_a_wednesday():
    with time_machine.travel(datetime(2026, 6, 3, 9, tzinfo=UTC), tick=False):
        yield


def offered(person: Person, question: str) -> list[str]:
    """The names in a list of the step that asks who it is about."""
    client = signed_in(person)
    form = client.get(page(begun(client, {}), "about")).context["form"]
    groups = dict(form.fields[question].choices)
    return [name for group in groups.values() if isinstance(group, list) for _, name in group]


# Addresses that were


def test_old_addresses_lead_to_the_door(cast: Cast) -> None:
    assert Client().get("/complaints/new/")["Location"] == DOOR
    another = f"/complaints/{NOBODY_THERE}/another/"
    assert Client().get(another)["Location"] == f"{DOOR}?earlier={NOBODY_THERE}"


# For somebody else


def test_a_worker_types_in_a_complaint_for_a_service_user(cast: Cast) -> None:
    answers = helping(cast, cast.service_user, received_how="phone")
    response = send_by(signed_in(cast.complainant), answers, follow=True)
    assert "The person you are helping hears from us by" in response.text
    case = Complaint.objects.get()
    assert (case.route, case.consent) == ("appendix-2", "She asked me to.")
    assert (case.complainant, case.brought_by) == (cast.service_user, cast.complainant)
    assert (case.received_on, case.received_how) == (date(2026, 6, 1), "phone")


def test_the_words_are_to_be_read_back_to_whoever_told_them(cast: Cast) -> None:
    client = signed_in(cast.complainant)
    for answers, asks in ((helping(cast, cast.service_user), True), (typed(cast), False)):
        text = client.get(page(begun(client, answers), "check")).text
        assert ("Read the words back" in text) is asks


def test_the_one_who_is_helped_may_be_new_to_the_register(cast: Cast) -> None:
    send(cast.complainant, helping(cast, "Gita Bell"))
    case = Complaint.objects.get()
    assert (case.complainant.name, case.complainant.role) == ("Gita Bell", "service_user")
    assert case.route == "appendix-2"


def test_the_helper_sees_that_it_was_sent_and_the_complainant_how_far_it_is(cast: Cast) -> None:
    send(cast.complainant, helping(cast, cast.service_user))
    reference = Complaint.objects.get().reference
    helper = signed_in(cast.complainant).get("/my-complaints/").text
    assert "Sent for <bdi>Sunita Rao</bdi>" in helper
    assert "We have your complaint" not in helper
    own = signed_in(cast.service_user).get("/my-complaints/").text
    assert reference in own
    assert "We have your complaint" in own


# Without a name


def test_an_anonymous_complaint_keeps_no_way_to_reach_anybody(cast: Cast) -> None:
    reach = {"safe_contact": "07700 900123", "contact": "amina@fernlight.example", "advocate": "Rosa"}
    send(cast.complainant, typed(cast, for_whom="anonymous", **reach))
    case = Complaint.objects.get()
    assert (case.safe_contact, case.contact, case.advocate) == ("", "", "")


def test_an_anonymous_complaint_is_on_no_list_of_its_sender(cast: Cast) -> None:
    client = signed_in(cast.complainant)
    send_by(client, typed(cast, for_whom="anonymous"))
    assert Complaint.objects.get().reference not in client.get("/my-complaints/").text


@pytest.mark.parametrize("for_whom", ["anonymous", "myself"])
def test_nothing_of_a_complaint_reaches_the_log(
    cast: Cast, caplog: pytest.LogCaptureFixture, for_whom: str
) -> None:
    caplog.set_level(logging.DEBUG)
    logging.getLogger("django.db.backends").disabled = True  # the SQL of a developer's machine
    client = signed_in(cast.complainant)
    for about in ("person", ""):
        draft = begun(client, typed(cast, for_whom=for_whom, about=about))
        key = client.cookies["draft"].value
        client.post(page(draft, "what"), {"account": "He said it again."})
        client.post(page(draft, "check"))
        said = " ".join(record.getMessage() for record in caplog.records)
        for secret in ("He said it again", "Amina", "amina", "Bob", str(cast.respondent.pk), key):
            assert secret not in said


# Whom one may pick


def test_a_worker_may_pick_colleagues_and_the_service_users_of_the_own_service(cast: Cast) -> None:
    elsewhere = PersonFactory(name="Zed Elsewhere", role=Role.SERVICE_USER, service=cast.day_centre)
    nowhere = PersonFactory(name="Noor Nowhere", role=Role.SERVICE_USER)
    names = offered(cast.complainant, "person_1_pick")
    assert {"Sunita Rao", "Oscar Lind", "Carol Whitby"} <= set(names)
    assert not {elsewhere.name, nowhere.name, "Amina Yusuf"} & set(names)


def test_somebody_without_a_service_picks_no_service_user(cast: Cast) -> None:
    PersonFactory(name="Noor Nowhere", role=Role.SERVICE_USER)
    assert not {"Noor Nowhere", "Sunita Rao"} & set(offered(cast.handler, "person_1_pick"))


def test_a_manager_may_pick_the_service_users_of_every_service_they_manage(cast: Cast) -> None:
    AppointmentFactory(person=cast.other_manager, office="service_manager", service=cast.home_support)
    assert "Sunita Rao" in offered(cast.other_manager, "person_1_pick")


def test_a_service_user_may_pick_who_works_here_and_no_other_service_user(cast: Cast) -> None:
    PersonFactory(name="Other User", role=Role.SERVICE_USER, service=cast.home_support)
    names = offered(cast.service_user, "person_1_pick")
    assert "Bob Carter" in names
    assert "Other User" not in names


def test_people_who_have_left_are_not_offered(cast: Cast) -> None:
    cast.outsider.left_on = date(2026, 6, 2)
    cast.outsider.save()
    assert "Oscar Lind" not in offered(cast.complainant, "person_1_pick")


def test_somebody_typed_in_is_offered_to_nobody_until_a_keeper_of_the_register_has_checked(
    cast: Cast,
) -> None:
    send(cast.complainant, helping(cast, "Zed Newman", complainant_role="staff"))
    zed = Person.objects.get(name="Zed Newman")
    zed.account = UserFactory()
    zed.save()

    assert "Zed Newman" not in offered(cast.outsider, "person_1_pick")
    assert "Zed Newman" not in offered(cast.outsider, "witness")
    assert "person_1_pick" in errors(send(cast.outsider, typed(cast, person_1_pick=str(zed.pk))))
    keeper = signed_in(cast.director)
    change = f"/admin/people/person/{zed.pk}/change/"
    assert "To be checked" in keeper.get(change).text
    appointments = {f"appointments-{each}_FORMS": 0 for each in ("TOTAL", "INITIAL")}
    checked = {"name": zed.name, "role": "staff", "started_on": "", "left_on": "", **appointments}
    assert keeper.post(change, checked).status_code == 302
    assert "Zed Newman" in offered(cast.outsider, "person_1_pick")


def test_the_history_of_somebody_typed_in_does_not_name_whoever_typed(cast: Cast) -> None:
    send(cast.complainant, helping(cast, "Zed Newman"))
    assert Person.objects.filter(name="Zed Newman").exists()
    assert not Person.history.filter(name="Zed Newman").exists()


def test_who_may_not_be_picked_is_refused_like_who_does_not_exist(cast: Cast) -> None:
    elsewhere = PersonFactory(role=Role.SERVICE_USER, service=cast.day_centre)
    refused = [
        errors(send(cast.complainant, typed(cast, person_1_pick=str(pk))))
        for pk in (elsewhere.pk, NOBODY_THERE)
    ]
    assert list(refused[0]) == ["person_1_pick"]
    assert refused[0] == refused[1]


def test_whoever_has_left_since_they_were_picked_is_picked_no_more(cast: Cast) -> None:
    client = signed_in(cast.complainant)
    draft = begun(client, typed(cast, person_1_pick=str(cast.outsider.pk)))
    cast.outsider.left_on = date(2026, 6, 2)
    cast.outsider.save()
    assert list(errors(client.post(page(draft, "check")))) == ["person_1_pick"]


# Accounts without a person


@pytest.fixture
def unknown_account(db: None) -> Client:
    client = Client()
    client.force_login(UserFactory())
    return client


def test_an_account_without_a_person_is_told_what_to_do(cast: Cast, unknown_account: Client) -> None:
    assert NOBODY_KNOWN in unknown_account.get("/my-complaints/").text
    assert NOBODY_KNOWN in unknown_account.get(page(begun(unknown_account, {}), "you")).text
    assert list(errors(send_by(unknown_account, typed(cast)))) == ["for_whom"]


def test_an_account_without_a_person_may_complain_for_others_or_without_a_name(
    cast: Cast, unknown_account: Client
) -> None:
    assert send_by(unknown_account, helping(cast, "Gita Bell")).status_code == 302
    assert send_by(unknown_account, typed(cast, for_whom="anonymous")).status_code == 200
    assert Complaint.objects.count() == 2


def test_somebody_who_has_left_is_told_too(cast: Cast) -> None:
    cast.complainant.left_on = date(2026, 6, 2)
    cast.complainant.save()
    client = signed_in(cast.complainant)
    assert NOBODY_KNOWN in client.get(page(begun(client, {}), "you")).text


# Once more about the same events


def test_a_second_complaint_about_the_same_events_shares_the_incident(cast: Cast) -> None:
    client = signed_in(cast.complainant)
    send_by(client, typed(cast, characteristics=["race"], place="On a visit"))
    first = Complaint.objects.get()
    assert first.reference in client.get(DOOR, {"earlier": first.pk}).text
    client.post(DOOR, {"earlier": first.pk})
    draft = Draft.objects.get()
    form = client.get(page(draft, "what")).context["form"]
    assert (form["account"].value(), form["place"].value()) == ("He said it again.", "On a visit")
    assert client.get(page(draft, "kind")).context["form"]["characteristics"].value() == ["race"]
    client.post(page(draft, "you"), {"for_whom": "myself", "role": "staff"})
    client.post(page(draft, "what"), {"account": "He said it again."})
    client.post(page(draft, "about"), {"about": "person", "person_1_pick": str(cast.handler.pk)})
    client.post(page(draft, "check"))
    second = Complaint.objects.exclude(pk=first.pk).get()
    assert second.incident == first.incident


def test_an_anonymous_complaint_is_never_tied_to_an_earlier_one_with_a_name(cast: Cast) -> None:
    client = signed_in(cast.complainant)
    send_by(client, typed(cast))
    first = Complaint.objects.get()
    client.post(DOOR, {"earlier": first.pk})
    draft = Draft.objects.get()
    assert draft.earlier == first
    client.post(page(draft, "you"), {"for_whom": "anonymous", "role": "staff"})
    draft.refresh_from_db()
    assert draft.earlier is None


@pytest.mark.parametrize("earlier", ["nonsense", NOBODY_THERE, "\x00", "🙂"])
def test_an_earlier_complaint_that_leads_nowhere_says_so(cast: Cast, earlier: str) -> None:
    assert signed_in(cast.complainant).get(DOOR, {"earlier": earlier}).status_code == 404


def test_nobody_follows_up_somebody_else_s_complaint(cast: Cast) -> None:
    send(cast.complainant, typed(cast))
    earlier = {"earlier": Complaint.objects.get().pk}
    for other in (signed_in(cast.outsider), Client()):
        assert other.get(DOOR, earlier).status_code == 404
        assert other.post(DOOR, earlier).status_code == 404


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
    send_by(client, typed(cast))
    assert "We take the next step by 10 June 2026 at the latest." in client.get("/my-complaints/").text
    with time_machine.travel(datetime(2026, 6, 11, 9, tzinfo=UTC), tick=False):
        client = signed_in(cast.complainant)
        late = client.get("/my-complaints/").text
    assert "We are late" in late
    assert "should have taken the next step by 10 June 2026" in late


def test_the_list_asks_the_database_as_much_for_five_complaints_as_for_one(cast: Cast, count_queries) -> None:
    client = signed_in(cast.complainant)
    asked = []
    for more in (1, 4):
        for _ in range(more):
            send_by(client, typed(cast, about="no_one"))
        with count_queries() as queries:
            client.get("/my-complaints/")
        asked.append(len(queries))
    assert asked[0] == asked[1]
