"""Coming back with the receipt code: what has been written, and everything that can be done with it."""

from datetime import timedelta

from playwright.sync_api import FilePayload, expect

from cases.models import Appeal, Complaint, Evidence, Letter, Message
from people.clock import now, today
from people.models import Person, Role
from tests.browser.conftest import PHONE
from tests.browser.filing import Check, OpenPage
from tests.browser.hands import ByKeyboard, ByMouse
from tests.cases.evidence import samples
from tests.cases.law.tables import APPENDIX_1, APPENDIX_2, Law
from tests.cases.law.walking import file_standard
from tests.cases.with_code import CODE, CODE_PAGE, with_receipt
from tests.cast import Cast

PICTURE: FilePayload = {
    "name": "On the bus.jpg",
    "mimeType": "image/jpeg",
    "buffer": samples.jpeg_with_secrets(),
}


def answered(law: Law, cast: Cast, stage: str, window: str, **changes: object) -> Complaint:
    """A complaint with our answer, a letter and a question, and days left to disagree."""
    case = file_standard(law, cast, received_on=today(), **with_receipt(), **changes)
    Complaint.objects.filter(pk=case.pk).update(stage=f"{law.code}:{stage}")
    case.deadlines.create(
        limit=window,
        label="Open",
        start_on=today(),
        days=10,
        due_on=today() + timedelta(days=14),
        is_window=True,
    )
    Message.objects.create(complaint=case, at=now(), from_complainant=False, text="Which bus was it?")
    Letter.objects.create(
        complaint=case,
        code="outcome",
        reader="complainant",
        subject="Our answer",
        body="## What we found\n\nNobody saw it.",
        sent_on=today(),
        how="page",
        written_by=cast.manager.account,
    )
    return case


def enter(hand: ByMouse, heading: str) -> None:
    hand.page.goto(CODE_PAGE)
    hand.arrive("Use your receipt code")
    hand.write("Your receipt code", CODE.lower().replace("-", " "))
    hand.press("Go on")
    hand.arrive(heading)


def test_somebody_unnamed_reads_answers_adds_a_file_and_appeals(
    open_page: OpenPage, cast: Cast, look: Check
) -> None:
    """With scripts, on a phone, by keyboard alone; nothing that they do names anybody."""
    case = answered(APPENDIX_1, cast, "outcome_issued", "a1.appeal_window", complainant=None, anonymous=True)
    enter(hand := ByKeyboard(page := open_page(PHONE)), "You have our answer")
    expect(page.get_by_text("Which bus was it?")).to_be_visible()
    hand.write("Your message", "The 42.")
    hand.press("Send the message")
    expect(page.get_by_text("We have your message.")).to_be_visible()
    hand.arrive("You have our answer")
    hand.follow("Our answer")
    hand.arrive("Our answer")
    expect(page.get_by_text("Nobody saw it.")).to_be_visible()
    look(page)
    hand.follow("Back to my complaint")
    hand.arrive("You have our answer")
    hand.follow("Add files")
    hand.arrive("Add files")
    look(page)
    hand.add("Add files", [PICTURE])
    hand.press("Send the files")
    expect(page.get_by_text("We have your files.")).to_be_visible()
    look(page)
    hand.arrive("You have our answer")
    hand.follow("Appeal against our answer")
    hand.arrive("Appeal against our answer")
    hand.write("Why do you not agree with our answer?", "Nobody asked the driver.")
    hand.press("Send the appeal")
    hand.arrive("An appeal is being heard")

    assert Appeal.objects.get().grounds == "Nobody asked the driver."
    assert case.messages.last().text == "The 42."
    (file,) = Evidence.objects.filter(complaint=case)
    with file.stored.open() as kept:
        assert samples.SECRET.encode() not in kept.read()
    assert "bus" not in file.name
    assert set(case.events.exclude(kind="filed").values_list("actor", flat=True)) == {None}


def test_somebody_with_a_name_and_no_account_asks_for_stage_two_or_withdraws(
    open_page: OpenPage, cast: Cast
) -> None:
    """Without scripts, wide."""
    rosa = Person(name="Rosa Quist", role=Role.SERVICE_USER)
    case = answered(APPENDIX_2, cast, "response_issued", "a2.stage_two_window", complainant=rosa)
    enter(hand := ByMouse(page := open_page(scripts=False)), "You have our answer")
    hand.follow("Withdraw your complaint")
    hand.choose("Did anybody press you to stop?", "No, I want this myself")
    hand.press("I want to withdraw")
    expect(page.get_by_text("If you change your mind, tell us below.")).to_be_visible()
    hand.follow("Go on with your complaint")
    hand.press("I want to go on")
    expect(page.get_by_text("Your complaint goes on.")).to_be_visible()
    hand.follow("Ask us to look at it again")
    hand.press("Ask for stage two")
    hand.arrive("We are looking at it again")

    assert Complaint.objects.get(pk=case.pk).stage == "appendix-2:stage_two"
    page.get_by_role("button", name="Leave these pages").click()
    page.goto(case.own_link)
    expect(page.get_by_text("Nobody saw it.")).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).not_to_have_text("We are looking at it again")
