"""Each kind of person complains: with scripts and without, wide and narrow, by mouse and by keyboard."""

import re
from datetime import timedelta

from playwright.sync_api import FilePayload, Page, expect

from cases.intake.keys import hash_of_code
from cases.models import Complaint, Draft, Event, Evidence
from people.clock import today
from people.models import Role
from tests.browser.conftest import PHONE
from tests.browser.filing import AFTER_WHOM, Check, OpenPage, SignIn, begin, file_about, leave_out, send
from tests.browser.hands import ByKeyboard, ByMouse
from tests.cases.evidence import samples
from tests.cast import Cast
from tests.factories import PersonFactory

PICTURE: FilePayload = {
    "name": "On the bus.jpg",
    "mimeType": "image/jpeg",
    "buffer": samples.jpeg_with_secrets(),
}
NOTES: FilePayload = {"name": "notes.txt", "mimeType": "text/plain", "buffer": b"Monday: again."}
PROGRAM: FilePayload = {"name": "photo.jpg", "mimeType": "image/jpeg", "buffer": b"MZ\x90\x00" * 99}
A_CODE = re.compile(r"^([2-9A-HJ-NP-Z]{4}-){4}[2-9A-HJ-NP-Z]{4}$")


def code_shown(page: Page) -> str:
    code = page.locator("#receipt-code")
    expect(code).to_have_text(A_CODE)
    return code.inner_text()


def test_a_member_of_staff_about_two_others(
    open_page: OpenPage, cast: Cast, sign_in: SignIn, look: Check
) -> None:
    """With scripts, wide, by mouse: every question that there is."""
    hand = ByMouse(page := open_page())
    sign_in(page, "amina@fernlight.example")
    hand.follow("Make a complaint")
    hand.press("Begin")
    expect(page.get_by_label("For me")).to_be_checked()
    expect(page.get_by_label("I worked for you")).to_be_checked()
    expect(page.get_by_label("What is your name?")).to_have_count(0)
    hand.go_on("What happened")
    hand.write("What happened?", "They mocked my accent. Again.")
    hand.give_day("Which day was it?", today() - timedelta(days=3))
    hand.write("Where was it?", "In the office")
    hand.write("Is there no one day", "Most mornings")
    hand.go_on("Who it is about")
    hand.choose("Who is it about?", "One person or several")
    hand.pick("Choose their name", "Bob Carter")
    hand.press("Add another person")
    expect(page.get_by_role("group", name="Person 2")).to_be_focused()
    hand.pick("Choose their name", "Martha Hughes", about="Person 2")
    hand.pick("Who saw or heard it?", "Hana Novak")
    hand.go_on("What kind of treatment it was")
    hand.choose("Was it linked", "Race, skin colour, nationality or where your family comes from", "Age")
    hand.choose("What was done?", "Insults, jokes or acts that hurt, scared or shamed")
    hand.go_on("Files")
    hand.add("Add files", [PICTURE, NOTES])
    expect(page.locator("[data-files-kept] li")).to_have_count(2)
    hand.go_on("What you need from us")
    hand.write("What would you like to happen?", "An apology")
    hand.choose("How would you like us to deal with it?", "Formally")
    hand.write("What is the safe way to do that?", "By text, in the daytime")
    hand.choose("How do you, or they, like to get letters?", "In another way")
    hand.write("In which way?", "On yellow paper")
    hand.go_on("Check your answers")
    expect(page.get_by_text("so this becomes 2 complaints")).to_be_visible()

    about_bob, about_martha = sorted(send(hand), key=lambda each: each.respondent.name)

    assert about_bob.incident == about_martha.incident
    assert about_bob.owner == about_martha.owner == cast.director  # Martha is a party to these events
    for case in (about_bob, about_martha):
        assert (case.complainant, case.route, case.received_on) == (cast.complainant, "appendix-1", today())
        assert case.account == "They mocked my accent. Again."
        assert {tag.code for tag in case.tags.all()} == {"race", "age", "harassment"}
        assert (case.approach, case.reading_format) == ("formal", "On yellow paper")
        assert {each.name for each in Evidence.objects.filter(bundle=case.bundle)} == {
            "On the bus.jpg",
            "notes.txt",
        }
    look(page)
    hand.follow("Go to my complaints")
    expect(page.get_by_role("listitem").filter(has_text="They mocked my accent.")).to_have_count(2)


def test_a_volunteer_about_a_service_user(open_page: OpenPage, cast: Cast, sign_in: SignIn) -> None:
    """Without scripts, on a phone. A file is refused beside its field, and the good one kept."""
    volunteer = PersonFactory(role=Role.VOLUNTEER, service=cast.home_support, with_account=True)
    hand = ByMouse(page := open_page(PHONE, scripts=False))
    sign_in(page, volunteer.account.email)
    begin(hand)
    hand.go_on("What happened")
    hand.write("What happened?", "She would not let me in.")
    hand.go_on("Who it is about")
    hand.choose("Who is it about?", "One person or several")
    hand.pick("Choose their name", "Bob Carter")
    hand.press("Add another person")
    hand.pick("Choose their name", "Sunita Rao", about="Person 2")
    hand.press("Remove person 1")
    expect(page.get_by_role("group", name="Person 2")).to_have_count(0)
    leave_out(hand, "What kind of treatment it was", "Files")
    hand.add("Add files", [NOTES, PROGRAM])
    hand.press("Continue")
    refused = page.locator(".field--error")
    expect(refused).to_contain_text("photo.jpg")
    expect(page.locator("[data-files-kept] li")).to_contain_text("notes.txt")
    page.get_by_role("button", name="Remove notes.txt").click()
    expect(page.locator("[data-files-kept] li")).to_have_count(0)
    hand.add("Add files", [PICTURE])
    hand.press("Add these files")
    expect(page.locator("[data-files-kept] li")).to_contain_text("On the bus.jpg")
    leave_out(hand, "What you need from us", "Check your answers")

    (case,) = send(hand)

    assert (case.complainant, case.respondent) == (volunteer, cast.service_user)
    assert (case.route, case.complainant_role) == ("appendix-3", Role.VOLUNTEER)
    assert [each.name for each in Evidence.objects.filter(bundle=case.bundle)] == ["On the bus.jpg"]


def test_a_service_user_about_a_worker(open_page: OpenPage, cast: Cast, sign_in: SignIn) -> None:
    """With scripts, on a phone, by keyboard alone."""
    hand = ByKeyboard(page := open_page(PHONE))
    sign_in(page, "sunita@fernlight.example")
    begin(hand)
    hand.choose("Are you, or they, safe now?", "Yes")
    hand.go_on("What happened")
    hand.write("What happened?", "He did not come. میں نے انتظار کیا۔")
    hand.go_on("Who it is about")
    hand.choose("Who is it about?", "One person or several")
    hand.pick("Choose their name", "Bob Carter")
    hand.go_on("What kind of treatment it was")
    hand.choose("Was it linked", "I am not sure")
    leave_out(hand, "Files", "What you need from us")
    hand.write("Which language suits you", "Urdu")
    hand.choose("How do you, or they, like to get letters?", "Somebody reads them out")
    hand.go_on("Check your answers")

    (case,) = send(hand)

    assert (case.complainant, case.respondent, case.owner) == (
        cast.service_user,
        cast.respondent,
        cast.manager,
    )
    assert (case.route, case.safe_now, case.language) == ("appendix-2", "yes", "Urdu")
    assert (case.account, case.reading_format) == ("He did not come. میں نے انتظار کیا۔", "Read out")


def test_an_applicant_who_says_who_they_are(open_page: OpenPage, cast: Cast) -> None:
    """On the public page without scripts, wide, by keyboard alone."""
    hand = ByKeyboard(page := open_page(scripts=False))
    begin(hand)
    hand.choose("Who is this complaint for?", "For me")
    hand.write("What is your name?", "Rosa Quist")
    hand.choose("What were you to us", "Somebody else: for example I applied for a job or a service, worked "
                "for a partner or visited")  # fmt: skip
    hand.go_on("What happened")
    hand.write("What happened?", "The form cannot be filled in by ear.")
    hand.give_day("Which day was it?", today())
    hand.take("Which service or team was it in?", "Day centre")
    hand.go_on("Who it is about")
    hand.choose("Who is it about?", "No one person: a rule, or the way things are done")
    leave_out(hand, "What kind of treatment it was", "Files", "What you need from us")
    hand.write("How can we reach you", "rosa@example.org")
    hand.go_on("Check your answers")

    (case,) = send(hand)

    assert (case.complainant.name, case.complainant.added_with_complaint) == ("Rosa Quist", True)
    assert (case.route, case.about, case.respondent) == ("appendix-2", "no_one", None)
    assert (case.service, case.owner, case.happened_on) == (cast.day_centre, cast.other_manager, today())
    assert case.contact == "rosa@example.org"
    assert case.receipt == hash_of_code(code_shown(page))
    expect(page.get_by_text("You hear from us by")).to_be_visible()


def test_somebody_unnamed_who_is_not_safe(open_page: OpenPage, cast: Cast) -> None:
    """On the public page with scripts, on a phone, by keyboard alone: help first, and nothing that tells."""
    hand = ByKeyboard(page := open_page(PHONE))
    begin(hand)
    hand.choose("Are you, or they, safe now?", "No")
    hand.choose("Who is this complaint for?", "I do not want to say who I am")
    expect(page.get_by_text("We do not keep your name or your account")).to_be_visible()
    hand.choose("What were you to us", "I used your services")
    hand.go_on("Get help now")
    expect(page.get_by_role("main").get_by_role("link", name="999")).to_be_visible()
    hand.follow("Go on with the complaint")
    hand.arrive("What happened")
    hand.write("What happened?", "He comes at night.")
    hand.go_on("Who it is about")
    hand.choose("Who is it about?", "A person, but I do not know who")
    hand.write("What do you know about them?", "He wears a blue coat.")
    leave_out(hand, "What kind of treatment it was", "Files")
    expect(page.get_by_text("Files hold hidden details")).to_be_visible()
    hand.add("Add files", [PICTURE])
    expect(page.locator("[data-files-kept] li")).to_have_count(1)
    hand.go_on("What you need from us")
    expect(page.get_by_label("How can we reach you")).to_have_count(0)
    hand.go_on("Check your answers")

    (case,) = send(hand)

    assert not Draft.objects.exists()
    assert (case.anonymous, case.complainant, case.brought_by) == (True, None, None)
    assert (case.is_unsafe, case.respondent_role, case.route) == (True, "", "appendix-2")
    assert case.receipt == hash_of_code(code_shown(page))
    assert set(case.events.values_list("actor", flat=True)) == {None}
    (picture,) = Evidence.objects.filter(bundle=case.bundle)
    with picture.stored.open() as kept:
        assert samples.SECRET.encode() not in kept.read()
    assert "bus" not in picture.name
    expect(page.get_by_text("You told us that somebody is not safe")).to_be_visible()
    expect(page.get_by_text("You hear from us")).to_have_count(0)
    assert "draft" not in {cookie["name"] for cookie in page.context.cookies()}


def test_somebody_signed_in_who_does_not_want_to_be_named(
    open_page: OpenPage, cast: Cast, sign_in: SignIn
) -> None:
    """With scripts, wide. From the choice on nothing leads to the account."""
    hand = ByMouse(page := open_page())
    sign_in(page, "amina@fernlight.example")
    begin(hand)
    assert Draft.objects.get().account == cast.complainant.account
    hand.choose("Who is this complaint for?", "I do not want to say who I am")
    hand.go_on("What happened")
    assert Draft.objects.get().account is None
    hand.write("What happened?", "She shouts at all of us.")
    hand.go_on("Who it is about")
    hand.choose("Who is it about?", "One person or several")
    hand.pick("Choose their name", "Martha Hughes")
    leave_out(hand, *AFTER_WHOM)

    (case,) = send(hand)

    assert (case.anonymous, case.complainant, case.respondent) == (True, None, cast.manager)
    assert (case.complainant_role, case.owner) == (Role.STAFF, cast.director)
    assert case.receipt == hash_of_code(code_shown(page))
    assert not Event.objects.filter(actor=cast.complainant.account).exists()
    page.goto("/my-complaints/")
    expect(page.get_by_role("main")).not_to_contain_text(case.reference)


def test_a_friend_who_speaks_up_for_somebody(open_page: OpenPage, cast: Cast) -> None:
    """On the public page without scripts, on a phone."""
    hand = ByMouse(page := open_page(PHONE, scripts=False))
    begin(hand)
    hand.choose("Who is this complaint for?", "For somebody else, and I am helping them")
    hand.write("What is your own name?", "Femi Ade")
    hand.write("What is the name of the person you are helping?", "Nadia Khan")
    hand.take("What was the person you are helping to us", "They used your services")
    hand.write("What are you to them?", "Her neighbour")
    hand.write("How did they agree that you do this for them?", "She asked me to write it down.")
    expect(page.get_by_label("Which day did they tell you?")).to_have_count(0)
    hand.go_on("What happened")
    hand.write("What happened?", "Nobody would talk with her.")
    hand.go_on("Who it is about")
    hand.choose("Who is it about?", "One person or several")
    hand.write("What is their name?", "Robert, the tall one")
    leave_out(hand, *AFTER_WHOM)

    (case,) = send(hand)

    assert (case.complainant.name, case.brought_by.name) == ("Nadia Khan", "Femi Ade")
    assert (case.brought_as, case.consent) == ("Her neighbour", "She asked me to write it down.")
    assert (case.respondent, case.respondent_name) == (None, "Robert, the tall one")
    assert (case.complainant_role, case.route) == (Role.SERVICE_USER, "appendix-2")
    assert case.receipt == hash_of_code(code_shown(page))
    expect(page.get_by_text("The person you are helping hears from us by")).to_be_visible()
    expect(page.get_by_role("button", name="Copy the code")).to_be_hidden()


def test_a_manager_who_types_in_a_telephone_call(open_page: OpenPage, cast: Cast, sign_in: SignIn) -> None:
    """With scripts, wide, by keyboard alone: with the day of the call, and the words read back."""
    hand = ByKeyboard(page := open_page())
    sign_in(page, "martha@fernlight.example")
    begin(hand)
    hand.choose("Who is this complaint for?", "For somebody else, and I am helping them")
    hand.pick("Who are you helping?", "Sunita Rao")
    hand.write("How did they agree that you do this for them?", "She asked me to, on the telephone.")
    hand.give_day("Which day did they tell you?", today() - timedelta(days=2))
    hand.take("How did they tell you?", "By telephone")
    hand.choose("Did you read their words back to them?", "Yes")
    hand.go_on("What happened")
    hand.write("What happened?", "“He shouted at me on Monday.”")
    hand.go_on("Who it is about")
    hand.choose("Who is it about?", "One person or several")
    hand.pick("Choose their name", "Bob Carter")
    leave_out(hand, *AFTER_WHOM)
    expect(page.get_by_role("heading", name="Read the words back")).to_be_visible()
    expect(page.get_by_role("blockquote")).to_have_text("“He shouted at me on Monday.”")

    (case,) = send(hand)

    assert (case.complainant, case.brought_by, case.respondent) == (
        cast.service_user,
        cast.manager,
        cast.respondent,
    )
    assert (case.received_on, case.received_how) == (today() - timedelta(days=2), "phone")
    assert (case.read_back, case.consent) == ("yes", "She asked me to, on the telephone.")
    assert case.route == "appendix-2"


def test_nothing_needed_hangs_on_style_sheets(page: Page, cast: Cast, sign_in: SignIn) -> None:
    page.route("**/*.css", lambda route: route.abort())
    sign_in(page, "amina@fernlight.example")
    file_about(page, "Bob Carter")
    assert Complaint.objects.get().owner == cast.manager
