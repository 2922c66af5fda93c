"""What each of the two papers shows."""

from datetime import date

import pytest

from monitoring.years import FinancialYear
from reports import publication
from reports.contents import build_report
from reports.figures import AnnualFigures, annual_figures
from reports.models import Audience
from reports.publication import TOTAL, Publication, publish
from tests.reports.attacker import hidden, worked_out
from tests.reports.register import Entry, enter
from tests.reports.sample import register_of

pytestmark = pytest.mark.django_db

YEAR = FinancialYear(date(2025, 4, 1))


def figures() -> AnnualFigures:
    return annual_figures(YEAR, YEAR.end)


def shown(audience: Audience) -> Publication:
    return publish(figures(), audience, 5)


def given_out(audience: Audience) -> str:
    """Every word and number of a paper's tables and charts."""
    report = build_report(figures(), audience, 5)
    return repr([(section.tables, section.chart) for section in report.sections]) + repr(report.statistics)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("number", [6, 17, 40])
def test_nothing_hidden_in_the_publishable_report_can_be_worked_out(number: int, seed: int) -> None:
    enter(register_of(number, seed))
    counts, sums = publication.every_count(figures())
    assert worked_out(counts, shown(Audience.PUBLIC).cells, sums) == []


def test_every_small_number_of_the_publishable_report_is_hidden() -> None:
    enter(register_of(17))
    counts, _ = publication.every_count(figures())
    small = {key for key, count in counts.items() if 0 < count < 5}
    assert small <= set(hidden(shown(Audience.PUBLIC).cells))


def test_the_trustee_paper_has_true_totals() -> None:
    enter(register_of(17))
    trustees, received = shown(Audience.TRUSTEES), figures().received
    assert trustees[TOTAL].value == received.total
    assert [trustees["quarter", quarter].value for quarter in received.by_quarter] == [
        *received.by_quarter.values()
    ]
    assert [trustees["appendix", name].value for name in "123"] == [*received.by_appendix.values()]


def test_the_trustee_paper_masks_small_numbers_where_two_things_cross() -> None:
    enter(register_of(17))
    trustees = shown(Audience.TRUSTEES)
    crossing = [
        trustees[("appendix", name), ("quarter", quarter)]
        for name, row in figures().further.quarters.items()
        for quarter, count in row.items()
        if 0 < count < 5
    ]
    assert crossing
    assert all(cell.is_hidden for cell in crossing)


def test_how_many_were_late_is_hidden_with_how_many_were_in_time() -> None:
    enter([Entry(date(2025, 5, 1), acknowledge_by=date(2025, 5, 8), acknowledged=date(2025, 5, 8))] * 12)
    enter([Entry(date(2025, 5, 1), acknowledge_by=date(2025, 5, 8), acknowledged=date(2025, 5, 9))] * 2)
    public = shown(Audience.PUBLIC)
    assert public["late"].is_hidden
    assert public["on_time"].is_hidden or public["due"].is_hidden
    assert public.share("on_time", "due") == ""


def test_times_of_a_few_complaints_are_not_published() -> None:
    enter(register_of(9))
    assert not shown(Audience.PUBLIC).shows_days
    assert shown(Audience.TRUSTEES).shows_days


def test_the_longest_time_is_never_published() -> None:
    enter(register_of(60))
    enter([Entry(date(2025, 4, 1), outcomes=(("substantiated", date(2026, 3, 31)),))])
    longest = str(figures().working_days_to_outcome.max)
    assert longest in given_out(Audience.TRUSTEES)
    assert longest not in given_out(Audience.PUBLIC)


def test_earlier_years_are_published_as_whole_years_only() -> None:
    enter([Entry(date(2024, 5, 1), route) for route in ("appendix-1", "appendix-2")] * 8)
    tables = {
        table.caption: table
        for s in build_report(figures(), Audience.PUBLIC, 5).sections
        for table in s.tables
    }
    assert tables["Complaints received in this and earlier years"].head == ("Year", "All")


def labels_of_years(audience: Audience) -> list[str]:
    report = build_report(figures(), audience, 5, {"2024-25": 14})
    return [
        line.label
        for section in report.sections
        if section.name == "years"
        for line in section.tables[0].lines
    ]


def test_a_restated_year_is_marked_and_trustees_learn_what_was_reported() -> None:
    assert labels_of_years(Audience.TRUSTEES)[-2:] == ["2024-25 (restated, was 14)", "2025-26"]
    assert labels_of_years(Audience.PUBLIC)[-2:] == ["2024-25 (restated)", "2025-26"]


def test_an_empty_year_can_be_reported() -> None:
    report = build_report(figures(), Audience.PUBLIC, 5)
    assert report.headline == "We received 0 complaints about 0 incidents"
    assert all(section.tables for section in report.sections)


def test_a_year_of_one_complaint_says_one() -> None:
    enter([Entry(date(2025, 5, 1))])
    assert (
        build_report(figures(), Audience.TRUSTEES, 5).headline == "We received 1 complaint about 1 incident"
    )


def test_the_report_has_at_least_three_charts_each_with_a_table() -> None:
    sections = build_report(figures(), Audience.TRUSTEES, 5).sections
    charts = [section for section in sections if section.chart]
    assert len(charts) >= 3
    assert all(section.tables for section in charts)


def test_trustees_are_asked_about_alerts_only_where_there_were_any() -> None:
    assert not any(
        "alert" in question for question in build_report(figures(), Audience.TRUSTEES, 5).questions
    )
