"""The pages of the yearly report: who gets in, and how a paper is asked for, waited for and fetched."""

from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from uuid import uuid4

import pikepdf
import pytest
import time_machine
from django.test import Client

from cases.models import Event
from config.pdf import PdfError
from monitoring.years import FinancialYear
from reports import snapshots
from reports.figures import annual_figures
from reports.models import Audience, Paper
from tests.cast import Cast
from tests.reports.register import Entry, enter
from tests.reports.sample import register_of
from tests.tasks import run_waiting_tasks

pytestmark = pytest.mark.django_db

YEAR = FinancialYear(date(2025, 4, 1))
NOON = datetime(2026, 4, 14, 12, tzinfo=UTC)
READERS = ["trustee", "second_trustee", "chair", "vice_chair", "director", "equalities_lead"]
OTHERS = [
    "complainant",
    "respondent",
    "manager",
    "handler",
    "investigator",
    "service_user",
    "outsider",
    "sysadmin",
]


@pytest.fixture(autouse=True)
def in_april() -> object:
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def trustee(client: Client, cast: Cast) -> Client:
    client.force_login(cast.trustee.account)
    return client


def a_paper(audience: Audience = Audience.TRUSTEES) -> Paper:
    snapshot = snapshots.freeze(YEAR, date(2026, 3, 31), by=None, at=NOON)
    return snapshots.paper_of(snapshot, audience, NOON)


def ask(client: Client, audience: str = "trustees", **fields: str) -> str:
    """Asks for the paper; the address where it is waited for."""
    return client.post(f"/reports/2025-26/papers/{audience}/", fields).headers["Location"]


# Who gets in


@pytest.mark.parametrize("who", READERS)
def test_trustees_director_and_equalities_lead_read_the_report(who: str, client: Client, cast: Cast) -> None:
    client.force_login(getattr(cast, who).account)
    assert client.get("/reports/").status_code == 200
    assert client.get("/reports/2025-26/").status_code == 200


@pytest.mark.parametrize("who", OTHERS)
def test_for_everybody_else_no_page_of_the_report_exists(who: str, client: Client, cast: Cast) -> None:
    paper = a_paper()
    client.force_login(getattr(cast, who).account)
    pages = [
        "/reports/",
        "/reports/2025-26/",
        f"/reports/papers/{paper.pk}/",
        f"/reports/papers/{paper.pk}/download/",
    ]
    assert [client.get(page).status_code for page in pages] == [404] * 4
    posts = ["/reports/2025-26/papers/trustees/", f"/reports/papers/{paper.pk}/again/"]
    assert [client.post(page).status_code for page in posts] == [404] * 2


def test_who_is_not_signed_in_is_asked_to_sign_in(client: Client, cast: Cast) -> None:
    answer = client.get("/reports/2025-26/")
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/accounts/login/")


def test_a_trustee_who_has_left_reads_no_report(client: Client, cast: Cast) -> None:
    cast.trustee.left_on = date(2026, 4, 13)
    cast.trustee.save()
    client.force_login(cast.trustee.account)
    assert client.get("/reports/").status_code == 404


# Choosing a year and a day


def test_every_year_since_the_first_complaint_can_be_chosen(trustee: Client) -> None:
    enter([Entry(date(2024, 3, 31))])
    assert [label for label, _ in trustee.get("/reports/").context["form"]["year"].field.choices] == [
        "2026-27", "2025-26", "2024-25", "2023-24",
    ]  # fmt: skip


def test_choosing_leads_to_the_report_of_that_year_and_day(trustee: Client) -> None:
    answer = trustee.get("/reports/", {"year": "2026-27", "as_at": "2026-04-02"})
    assert answer.headers["Location"] == "/reports/2026-27/?as_at=2026-04-02"


@pytest.mark.parametrize(
    ("as_at", "sentence"),
    [
        ("2026-04-15", "Choose today or a day in the past."),
        ("2026-03-31", "The year 2026-27 begins on 1 April 2026. Choose that day or a later one."),
        ("31 foo", "Give a day, for example 31/03/2026."),
    ],
)
def test_a_day_that_cannot_be_meant_is_refused_beside_its_field(
    trustee: Client, as_at: str, sentence: str
) -> None:
    answer = trustee.get("/reports/", {"year": "2026-27", "as_at": as_at})
    assert answer.status_code == 200
    assert answer.context["form"].errors == {"as_at": [sentence]}


@pytest.mark.parametrize(
    "address",
    [
        "2025-27/",
        "nonsense/",
        "2025-26/?as_at=soon",
        "2025-26/?as_at=2027-01-01",
        "2025-26/?as_at=2025-03-31",
    ],
)
def test_an_address_that_cannot_be_meant_does_not_exist(trustee: Client, address: str) -> None:
    assert trustee.get(f"/reports/{address}").status_code == 404


# The page


def test_the_page_says_what_the_database_says(trustee: Client) -> None:
    enter(register_of(30))
    figures = annual_figures(YEAR, date(2026, 4, 14))
    page = trustee.get("/reports/2025-26/").content.decode()
    assert (
        f"We received {figures.received.total} complaints about {figures.received.incidents} incidents"
        in page
    )
    assert "14 April 2026" in page


def test_the_page_shows_things_as_they_stood_on_the_day_asked_for(trustee: Client) -> None:
    enter([Entry(date(2025, 5, 1)), Entry(date(2025, 9, 1))])
    page = trustee.get("/reports/2025-26/?as_at=2025-06-30").content.decode()
    assert "We received 1 complaint about 1 incident" in page


# Asking for a paper


def test_a_paper_is_waited_for_and_then_downloaded(trustee: Client, cast: Cast) -> None:
    enter(register_of(30))
    waiting = ask(trustee)
    assert "Refresh" in trustee.get(waiting).headers
    assert trustee.get(f"{waiting}download/").status_code == 404

    run_waiting_tasks()

    ready = trustee.get(waiting)
    assert "Refresh" not in ready.headers
    assert f"{waiting}download/".encode() in ready.content
    answer = trustee.get(f"{waiting}download/")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="trustee-report-2025-26.pdf"'
    assert "no-store" in answer.headers["Cache-Control"]
    with pikepdf.open(BytesIO(answer.content)) as pdf:
        assert len(pdf.pages) > 5
    download = Event.objects.get(kind=Event.Kind.DOWNLOADED)
    assert (download.actor, download.complaint) == (cast.trustee.account, None)
    assert download.label == "Trustee paper 2025-26, version 1"


def test_the_snapshot_says_who_froze_it_and_as_at_which_day(trustee: Client, cast: Cast) -> None:
    ask(trustee, as_at="2026-03-31")
    snapshot = Paper.objects.get().snapshot
    assert (snapshot.made_by, snapshot.as_at, snapshot.made_at) == (
        cast.trustee.account,
        date(2026, 3, 31),
        NOON,
    )


def test_asking_twice_makes_one_paper(trustee: Client) -> None:
    assert ask(trustee) == ask(trustee)
    run_waiting_tasks()
    assert Paper.objects.get().status == Paper.Status.READY


def test_papers_made_so_far_are_listed(trustee: Client) -> None:
    ask(trustee, "public")
    run_waiting_tasks()
    assert b"Publishable report 2025-26, version 1" in trustee.get("/reports/").content


def test_a_waiting_page_can_be_kept_from_coming_back_by_itself(trustee: Client) -> None:
    waiting = ask(trustee)
    assert b'href="?still"' in trustee.get(waiting).content
    assert "Refresh" not in trustee.get(f"{waiting}?still").headers


def test_there_is_no_third_kind_of_paper(trustee: Client) -> None:
    assert trustee.post("/reports/2025-26/papers/everything/").status_code == 404


def test_a_paper_is_made_by_asking_and_not_by_looking(trustee: Client) -> None:
    assert trustee.get("/reports/2025-26/papers/trustees/").status_code == 405


def test_a_paper_that_could_not_be_made_can_be_asked_for_again(
    trustee: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*args: object, **kwargs: object) -> bytes:
        raise PdfError("The PDF could not be made.")

    with monkeypatch.context() as broken:
        broken.setattr("config.pdf.render_pdf", fails)
        page = ask(trustee)
        run_waiting_tasks()
    assert b"The PDF could not be made." in trustee.get(page).content

    trustee.post(f"{page}again/")
    run_waiting_tasks()
    assert b"Download the PDF" in trustee.get(page).content


def test_after_a_minute_the_page_offers_to_ask_again(trustee: Client) -> None:
    page = ask(trustee)
    assert b"longer than usual" not in trustee.get(page).content
    with time_machine.travel(NOON + timedelta(seconds=61), tick=False):
        assert b"longer than usual" in trustee.get(page).content


def test_a_paper_that_is_not_there_does_not_exist(trustee: Client) -> None:
    assert trustee.get(f"/reports/papers/{uuid4()}/").status_code == 404


def test_no_page_of_the_report_is_kept_by_a_browser(trustee: Client) -> None:
    for address in ("/reports/", "/reports/2025-26/", ask(trustee)):
        page = trustee.get(address)
        assert page.status_code == 200
        assert "no-store" in page.headers["Cache-Control"], address
