"""What whoever came with a receipt code can do on their complaint, what is told of it, and nothing else."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date

import pytest
import time_machine
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from cases.acting import Acting
from cases.models import Appeal, Complaint, Document, Event, Letter, Message
from cases.own.told import told_by
from cases.predicates import is_complainant
from cases.reporter import Reporter
from cases.routes import ROUTES
from cases.workflow import steps_for, take_step
from tests.cases.case_pages import file_case, in_words, signed_in, step_url
from tests.cases.law.tables import APPENDIX_1, APPENDIX_2, LAWS, Law
from tests.cases.law.walking import Walk, moment
from tests.cases.with_code import OTHER_CODE, anonymous_walk, came_back, reporter, send_as, with_receipt
from tests.cast import Cast
from tests.tasks import run_waiting_tasks

CountQueries = Callable[[], AbstractContextManager[list[str]]]
TODAY = date(2026, 6, 11)
MOST_QUERIES = 12
GROUNDS = {"grounds": "Nobody asked the driver."}
IDS = ("uuidconverter", "pathconverter")  # kinds of place in an address where an id may stand
NAMELESS = {"acknowledge": {"how": "not_applicable"}}


@pytest.fixture(autouse=True)
def thursday_11_june_2026() -> Iterator[None]:
    with time_machine.travel("2026-06-11 12:00+01:00", tick=False):
        yield


@pytest.fixture
def case(cast: Cast) -> Complaint:
    return file_case(cast, complainant=None, anonymous=True, **with_receipt())


def bare(case: Complaint) -> str:
    return Complaint.objects.get(pk=case.pk).stage.partition(":")[2]


# Who they are


def test_a_reporter_sees_no_case_and_only_their_own_complaints(case: Complaint, cast: Cast) -> None:
    other = file_case(cast, complainant=None, anonymous=True, **with_receipt(OTHER_CODE))
    nobodys = file_case(cast)

    assert not Complaint.objects.visible_to(reporter(), TODAY).exists()
    for found in (Complaint.objects.made_by, Complaint.objects.reachable_by):
        assert list(found(reporter())) == [case]
    for each in (other, nobodys):
        assert not is_complainant(Acting(reporter(), TODAY), ROUTES[each.route].of(each, TODAY))


def test_nobody_is_a_reporter_without_a_receipt() -> None:
    with pytest.raises(ValueError, match="without a receipt code"):
        Reporter("")


@pytest.mark.parametrize("law", LAWS, ids=str)
def test_a_reporter_is_offered_what_a_complainant_with_an_account_is(law: Law, cast: Cast) -> None:
    named, nameless = Walk(law, cast).case, anonymous_walk(law, cast).case

    for stage in law.stages:
        Complaint.objects.update(stage=f"{law.code}:{stage}")
        theirs, reporters = (
            [offer.step.name for offer in steps_for(ROUTES[law.code].of(each, TODAY), user, TODAY)]
            for each, user in (
                (Complaint.objects.get(pk=named.pk), named.complainant.account),
                (Complaint.objects.get(pk=nameless.pk), reporter()),
            )
        )
        assert reporters == theirs


# What they can do


def test_a_reporter_writes_withdraws_and_goes_on_without_being_named(case: Complaint) -> None:
    client = came_back()

    assert send_as(client, case, "write", text="It happened again.").status_code == 302
    assert send_as(client, case, "ask_to_withdraw", why="", pressed="yes").status_code == 302
    assert send_as(client, case, "go_on").status_code == 302

    taken = case.events.filter(step__in=("write", "ask_to_withdraw", "go_on"))
    assert list(taken.values_list("actor", flat=True)) == [None] * 3
    message = Message.objects.get()
    assert (message.text, message.by, message.from_complainant) == ("It happened again.", None, True)


def test_a_reporter_appeals(cast: Cast) -> None:
    case = anonymous_walk(APPENDIX_1, cast).to("outcome_issued", NAMELESS).case

    assert send_as(came_back(), case, "lodge_appeal", **GROUNDS).status_code == 302

    appeal = Appeal.objects.get()
    assert (bare(case), appeal.lodged_by, appeal.grounds) == ("appeal", "complainant", GROUNDS["grounds"])


def test_a_reporter_asks_for_stage_two(cast: Cast) -> None:
    case = anonymous_walk(APPENDIX_2, cast).to("response_issued", NAMELESS).case

    assert send_as(came_back(), case, "request_stage_two").status_code == 302

    assert bare(case) == "stage_two"


def test_a_double_click_of_a_reporter_sends_a_message_once(case: Complaint) -> None:
    client = came_back()

    sent = [send_as(client, case, "write", text="Hello", seen=0).status_code for _ in range(2)]

    assert (sent, Message.objects.count()) == ([302, 302], 1)


def test_what_is_refused_to_a_reporter_is_on_file_without_a_name(case: Complaint, cast: Cast) -> None:
    assert send_as(came_back(), case, "lodge_appeal", **GROUNDS).status_code == 409

    assert case.events.get(kind=Event.Kind.REFUSED).actor is None
    assert "The complainant" in _told_of(case, cast)


def test_the_questions_are_on_file_in_english_whatever_was_read(case: Complaint) -> None:
    client = came_back()

    client.post(
        f"{case.own_link}ask_to_withdraw/",
        {"seen": case.version, "pressed": "no"},
        headers={"Accept-Language": "cy"},
    )

    answer = case.events.get(step="ask_to_withdraw").answers["pressed"]
    assert (answer["label"], answer["text"]) == ("Did anybody press you to stop?", "No, I want this myself")


# What those who work on it are told


def _told_of(case: Complaint, cast: Cast) -> str:
    return in_words(signed_in(cast.manager).get(case.link).text)


def test_the_file_says_the_complainant_and_nothing_else(case: Complaint, cast: Cast) -> None:
    send_as(came_back(), case, "write", text="It happened again.")

    said = _told_of(case, cast)
    audit = in_words(signed_in(cast.director).get("/admin/cases/event/").text)

    assert "It happened again." in said
    assert "The complainant" in said
    assert "Message from the complainant" in audit


def test_a_note_can_be_shared_and_a_letter_put_on_the_page_of_an_anonymous_reporter(
    case: Complaint, cast: Cast
) -> None:
    client = signed_in(cast.manager)

    note = client.get(step_url(case, "add_note")).context["form"].fields["readers"]
    letter = client.get(f"{step_url(case, 'send_letter')}?letter=acknowledgement").context["form"]

    assert [code for code, _ in note.choices] == ["internal", "shared"]
    assert [code for code, _ in letter.fields["how"].choices] == ["page"]
    for help_text in (note.help_text, letter.fields["how"].help_text):
        assert "We cannot tell them that something new is there" in help_text
    assert letter.fields["body"].initial.startswith("Dear complainant,")


def test_a_reporter_reads_a_letter_and_its_pdf_and_nobody_learns_when(case: Complaint, cast: Cast) -> None:
    answers = {
        "letter": "acknowledgement",
        "how": "page",
        "subject": "We have it",
        "body": "Dear complainant",
    }
    take_step(case, "send_letter", by=cast.manager.account, at=moment(TODAY), on=TODAY, **answers)
    run_waiting_tasks()
    letter, client = Letter.objects.get(), came_back()
    before = case.events.count()

    page = client.get(f"{case.own_link}letters/{letter.pk}/")
    pdf = client.get(f"{case.own_link}letters/{letter.pk}/file/")

    assert "Dear complainant" in page.text
    assert pdf.content.startswith(b"%PDF")
    assert Document.objects.get().letter == letter
    assert case.events.count() == before


def test_news_is_sent_to_nobody(case: Complaint, cast: Cast, mailoutbox: list[object]) -> None:
    run_waiting_tasks()
    mailoutbox.clear()

    note = {"on": TODAY, "text": "We meet on Friday.", "readers": "shared"}
    take_step(case, "add_note", by=cast.manager.account, at=moment(TODAY), **note)
    run_waiting_tasks()

    assert mailoutbox == []
    assert "We meet on Friday." in came_back().get(case.own_link).text


# What the page shows


def test_the_page_shows_all_that_was_told(cast: Cast) -> None:
    case = file_case(
        cast, complainant=None, anonymous=True, respondent=None, about="unknown",
        respondent_described="Tall, drives the van", characteristics=["race"], conduct=["harassment"],
        details={"place": "In the van", "wishes": "An apology", "safe_contact": "By text"}, **with_receipt(),
    )  # fmt: skip

    page = in_words(came_back().get(case.own_link).text)

    for words in ("He said it again.", "Tall, drives the van", "Race, skin colour", "Insults, jokes",
                  "In the van", "An apology", "By text"):  # fmt: skip
        assert words in page


def test_whom_we_found_it_to_be_about_is_not_told(cast: Cast) -> None:
    nobody = {"complainant": None, "anonymous": True, "respondent": None, "about": "unknown"}
    case = file_case(cast, **nobody, **with_receipt())
    answers = {"on": TODAY, "person": cast.handler, "reason": "The rota"}
    take_step(case, "name_respondent", by=cast.manager.account, at=moment(TODAY), **answers)

    named = Complaint.objects.get(pk=case.pk)

    assert named.respondent is not None
    assert named.respondent.name not in str(told_by(named))


def test_the_page_of_a_reporter_asks_little_of_the_database(cast: Cast, count_queries: CountQueries) -> None:
    case = anonymous_walk(APPENDIX_1, cast).to("outcome_issued", NAMELESS).case
    client = came_back()
    with count_queries() as queries:
        assert client.get(case.own_link).status_code == 200
    assert len(queries) <= MOST_QUERIES


# Nothing else


def test_a_code_changes_what_no_other_page_answers(case: Complaint, cast: Cast) -> None:
    with_code, without = came_back(), came_back()
    without.cookies.clear()

    for url in _addresses(case):
        theirs, nobodys = with_code.get(url), without.get(url)
        assert (theirs.status_code, theirs.headers.get("Location")) == (
            nobodys.status_code,
            nobodys.headers.get("Location"),
        ), url


def test_of_another_complaint_a_code_opens_no_page(case: Complaint, cast: Cast) -> None:
    other = file_case(cast, complainant=None, anonymous=True, **with_receipt(OTHER_CODE))
    client = came_back()

    for url in (other.own_link, f"{other.own_link}write/", f"{other.own_link}lodge_appeal/"):
        assert client.get(url).status_code == 404
    assert send_as(client, other, "write", text="Hello").status_code == 404


def _addresses(case: Complaint) -> Iterator[str]:
    """Every address of the site but the complainant's own, with the case wherever an id is asked for."""
    for name, converters in _named(get_resolver()):
        values = {
            key: case.pk if kind in ("uuidconverter", "pathconverter") else "1"
            for key, kind in converters.items()
        }
        url = reverse(name, kwargs=values)
        if not url.startswith("/my-complaints/"):
            yield url


def _named(resolver: URLResolver, spaces: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            yield from _named(each, f"{spaces}{each.namespace}:" if each.namespace else spaces)
        elif isinstance(each, URLPattern) and each.name:
            kinds = {key: type(kind).__name__.lower() for key, kind in each.pattern.converters.items()}
            if len(kinds) == each.pattern.regex.groups:  # the others are written as regular expressions
                yield f"{spaces}{each.name}", kinds
