"""manage.py load_demo: on any day, into an empty database only, and not by mistake in production."""

import re
from datetime import datetime
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings as project
from django.core.management import CommandError, call_command
from pytest_django import Settings

from cases.models import Complaint, Event
from demo.accounts import PASSWORD, RECEIPT_CODE, WHO_SEES_WHAT, table
from demo.context import WARNING
from demo.loading import load
from demo.people import MEMBERS, email_of
from monitoring.models import Alert
from monitoring.years import FinancialYear
from people.clock import LONDON
from people.models import Person
from tests.factories import PersonFactory

REAL_POLICIES = sorted((Path(project.BASE_DIR).parent / "shared" / "seeds").glob("*.txt"))
ODD_DAYS = {
    "the first minutes of a financial year": datetime(2026, 4, 1, 0, 20, tzinfo=LONDON),
    "29 February": datetime(2028, 2, 29, 12, tzinfo=LONDON),
    "a bank holiday after Christmas": datetime(2026, 12, 28, 9, tzinfo=LONDON),
}


@pytest.mark.django_db
@pytest.mark.parametrize("now", ODD_DAYS.values(), ids=ODD_DAYS.keys())
def test_the_charity_looks_alive_on_any_day(now: datetime) -> None:
    load(now)
    received = Complaint.objects.values_list("received_on", flat=True)
    alert = Alert.objects.get()
    this_year = FinancialYear.containing(now.date())
    assert 65 <= len(received) <= 75
    assert {FinancialYear.containing(on) for on in received} == {this_year.previous(n) for n in range(4)}
    assert (alert.year, alert.number) == (this_year, 3)
    assert not Event.objects.filter(at__gt=now).exists()


@pytest.mark.django_db
def test_it_is_not_loaded_beside_people_of_a_real_charity() -> None:
    PersonFactory(name="Somebody real")
    with pytest.raises(CommandError, match="This database is in use"):
        call_command("load_demo")
    assert Person.objects.get().name == "Somebody real"


@pytest.mark.django_db
def test_it_is_not_loaded_in_production(settings: Settings) -> None:
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="not loaded in production"):
        call_command("load_demo")
    assert not Person.objects.exists()


@pytest.mark.django_db
def test_a_trial_site_in_production_may_have_it(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.PRODUCTION = True
    loaded: list[datetime] = []
    monkeypatch.setattr("demo.management.commands.load_demo.load", loaded.append)
    said = StringIO()
    call_command("load_demo", "--in-production", stdout=said)
    assert len(loaded) == 1
    assert table() in said.getvalue()


def test_the_table_names_addresses_password_and_receipt_code_and_warns() -> None:
    printed = table()
    assert WARNING in printed
    assert PASSWORD in printed
    assert RECEIPT_CODE in printed
    assert all(email_of(key) in printed for key in WHO_SEES_WHAT)


def test_first_names_are_addresses_so_nobody_shares_one() -> None:
    assert len({member.key for member in MEMBERS}) == len(MEMBERS)


@pytest.mark.skipif(not REAL_POLICIES, reason="no policies in shared/seeds beside the project")
def test_nobody_is_named_after_somebody_in_a_real_policy() -> None:
    words = set(re.findall(r"\w+", " ".join(path.read_text() for path in REAL_POLICIES)))
    assert not [member.name for member in MEMBERS if member.name.split()[-1] in words]
