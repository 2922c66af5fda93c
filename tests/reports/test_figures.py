"""The figures of a year against the same figures worked out by hand."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.models import Complaint
from monitoring.years import FinancialYear
from people.models import CalendarDay
from reports.figures import AnnualFigures, annual_figures
from tests.reports.by_hand import CHARACTERISTICS, CONDUCT, OUTCOMES, figures_by_hand
from tests.reports.register import Entry, enter

pytestmark = pytest.mark.django_db

YEAR = FinancialYear(date(2025, 4, 1))
YEAR_END = date(2026, 3, 31)


def figures(as_at: date = YEAR_END) -> AnnualFigures:
    return annual_figures(YEAR, as_at)


# A small register, written by hand

REGISTER = (
    # The first and the last moment of the year, and the days beyond
    Entry(date(2025, 3, 31), outcomes=(("withdrawn", date(2025, 4, 2)),)),
    Entry(date(2025, 4, 1), incident="kitchen", outcomes=(("substantiated", date(2025, 4, 24)),)),
    Entry(date(2026, 3, 31), incident="kitchen"),
    Entry(date(2026, 4, 1)),
    # Changed on appeal: the later outcome counts, from its day
    Entry(
        date(2025, 7, 1),
        "appendix-2",
        outcomes=(("not_substantiated", date(2025, 7, 15)), ("partly_substantiated", date(2026, 2, 2))),
        characteristics=frozenset({"race", "religion_or_belief"}),
        conduct=frozenset({"direct"}),
        acknowledge_by=date(2025, 7, 8),
        acknowledged=date(2025, 7, 8),
    ),
    # Found out as a duplicate in January
    Entry(date(2025, 10, 6), "appendix-2", outcomes=(("duplicate", date(2026, 1, 20)),)),
    # Out of scope: it stays in the totals, unlike what no appendix covers
    Entry(date(2025, 10, 7), "appendix-3", outcomes=(("out_of_scope", date(2025, 10, 9)),)),
    Entry(date(2025, 10, 8), "redirected", roles=("service_user", "service_user")),
    # Acknowledged late; due but not done; not yet due; anonymous
    Entry(date(2025, 9, 1), acknowledge_by=date(2025, 9, 8), acknowledged=date(2025, 9, 9)),
    Entry(date(2025, 9, 2), "appendix-3", acknowledge_by=date(2025, 9, 3)),
    Entry(date(2026, 3, 30), acknowledge_by=date(2026, 4, 8)),
    Entry(date(2025, 9, 3), anonymous=True, acknowledge_by=date(2025, 9, 10)),
)


@pytest.fixture
def register() -> None:
    enter(REGISTER)


@pytest.mark.usefixtures("register")
def test_a_complaint_belongs_to_the_year_and_quarter_it_was_received_in() -> None:
    received = figures().received
    assert received.total == 8
    assert received.by_quarter == {"Q1": 1, "Q2": 4, "Q3": 1, "Q4": 2}
    assert received.by_appendix == {"1": 5, "2": 1, "3": 2}


@pytest.mark.usefixtures("register")
def test_earlier_years_are_the_five_before_the_oldest_first() -> None:
    previous = figures().received.previous_years
    assert list(previous.items()) == [
        ("2020-21", 0), ("2021-22", 0), ("2022-23", 0), ("2023-24", 0), ("2024-25", 1),
    ]  # fmt: skip


@pytest.mark.usefixtures("register")
def test_complaints_of_one_incident_are_one_incident() -> None:
    assert figures().received.incidents == 7


@pytest.mark.usefixtures("register")
def test_a_duplicate_counts_until_it_is_found_to_be_one() -> None:
    assert figures(date(2026, 1, 19)).received.by_appendix["2"] == 2
    assert figures(date(2026, 1, 20)).received.by_appendix["2"] == 1


@pytest.mark.usefixtures("register")
def test_the_outcome_after_an_appeal_replaces_the_first_from_its_day() -> None:
    before, after = figures(date(2026, 2, 1)).outcomes["2"], figures(date(2026, 2, 2)).outcomes["2"]
    assert (before["not_substantiated"], before["partly_substantiated"]) == (1, 0)
    assert (after["not_substantiated"], after["partly_substantiated"]) == (0, 1)


@pytest.mark.usefixtures("register")
def test_out_of_scope_is_an_outcome_and_stays_in_the_totals() -> None:
    assert figures().outcomes["3"]["out_of_scope"] == 1


@pytest.mark.usefixtures("register")
def test_what_is_received_or_found_after_the_day_is_not_yet_known() -> None:
    at_first = figures(date(2025, 4, 1))
    assert (at_first.received.total, at_first.open) == (1, 1)
    assert at_first.working_days_to_outcome.median is None


@pytest.mark.usefixtures("register")
def test_acknowledged_in_time_leaves_out_anonymous_ones_and_those_not_yet_due() -> None:
    acknowledged = figures().acknowledged
    assert (acknowledged.on_time, acknowledged.due) == (1, 3)


@pytest.mark.usefixtures("register")
def test_easter_is_not_a_working_day() -> None:
    """1 to 24 April 2025: 17 weekdays after the first, two of them Good Friday and Easter Monday."""
    assert figures(date(2025, 4, 30)).working_days_to_outcome.max == 15


@pytest.mark.usefixtures("register")
def test_the_charitys_own_closure_days_are_not_working_days() -> None:
    CalendarDay.objects.create(on=date(2025, 4, 10), kind=CalendarDay.Kind.CLOSURE, name="Away day")
    assert figures(date(2025, 4, 30)).working_days_to_outcome.max == 14


@pytest.mark.usefixtures("register")
def test_several_characteristics_of_one_complaint_each_count() -> None:
    characteristics = figures().characteristics
    assert {code for code, number in characteristics.items() if number} == {"race", "religion_or_belief"}


def test_an_empty_register_has_every_code_with_nought() -> None:
    enter([])
    summary = figures().summary()
    assert summary == figures_by_hand([], 2025, YEAR_END) | {"alerts": {"raised": 0, "cleared": 0}}


def test_the_summary_has_the_documented_keys_in_their_order() -> None:
    assert list(figures().summary()) == [
        "year", "as_at", "received", "outcomes", "open", "characteristics", "conduct", "acknowledged",
        "working_days_to_outcome", "alerts",
    ]  # fmt: skip


def test_figures_survive_being_kept_as_json() -> None:
    enter(REGISTER)
    assert AnnualFigures.from_json(figures().as_json()) == figures()


# Any register

days = st.one_of(
    st.dates(date(2024, 3, 1), date(2026, 12, 31)),
    st.sampled_from(
        [date(2025, 3, 31), date(2025, 4, 1), date(2025, 7, 1), date(2026, 3, 31), date(2026, 4, 1)]
    ),
)
ROLES = ("staff", "volunteer", "trustee", "service_user", "other")


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    received = draw(days)
    later = st.integers(0, 300).map(lambda number: received + timedelta(days=number))
    outcomes = st.tuples(st.sampled_from([code for code in OUTCOMES if code != "open"]), later)
    return Entry(
        received,
        draw(st.sampled_from(["appendix-1", "appendix-2", "appendix-3", "redirected"])),
        outcomes=tuple(draw(st.lists(outcomes, max_size=3))),
        roles=(draw(st.sampled_from(ROLES)), draw(st.sampled_from(("", *ROLES)))),
        incident=draw(st.sampled_from(["kitchen", "bus", "phone", "party", "door"])),
        characteristics=draw(st.frozensets(st.sampled_from(CHARACTERISTICS), max_size=3)),
        conduct=draw(st.frozensets(st.sampled_from(CONDUCT), max_size=2)),
        anonymous=draw(st.booleans()),
        acknowledge_by=draw(later),
        acknowledged=draw(st.none() | later),
    )


@contextmanager
def rolled_back() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(register=st.lists(entries(), max_size=25), as_at=days)
def test_any_register_comes_to_what_it_comes_to_by_hand(db: None, register: list[Entry], as_at: date) -> None:
    with rolled_back():
        enter(register)
        summary = figures(as_at).summary()
        del summary["alerts"]
        assert summary == figures_by_hand(register, 2025, as_at)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(register=st.lists(entries(), max_size=25))
def test_every_table_of_the_report_adds_up_to_the_total(db: None, register: list[Entry]) -> None:
    with rolled_back():
        enter(register)
        counted = figures()
    further, total = counted.further, counted.received.total
    for table in (counted.outcomes, further.quarters, further.complainant_roles, further.respondent_roles):
        assert sum(sum(row.values()) for row in table.values()) == total
    assert {year: sum(row.values()) for year, row in further.years.items()} == counted.received.previous_years


def test_more_complaints_do_not_mean_more_queries(count_queries) -> None:  # type: ignore[no-untyped-def]
    enter([REGISTER[0]])
    with count_queries() as few:
        figures()
    enter(REGISTER * 20)
    with count_queries() as many:
        figures()
    assert Complaint.objects.count() > 200
    assert len(many) == len(few) <= 14
