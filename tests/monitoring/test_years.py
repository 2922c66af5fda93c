from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoring.years import FinancialYear
from people.clock import london_date


@pytest.mark.parametrize(
    ("on", "label"),
    [
        (date(2026, 3, 31), "2025-26"),
        (date(2026, 4, 1), "2026-27"),
        (date(2026, 1, 1), "2025-26"),
        (date(1999, 12, 31), "1999-00"),
    ],
)
def test_a_year_runs_from_1_april_to_31_march(on: date, label: str) -> None:
    year = FinancialYear.containing(on)

    assert str(year) == year.label == label
    assert (year.start.month, year.start.day, year.end.month, year.end.day) == (4, 1, 3, 31)


def test_half_past_midnight_on_1_april_in_london_is_in_the_new_year_though_utc_says_march() -> None:
    at = datetime(2026, 3, 31, 23, 30, tzinfo=ZoneInfo("UTC"))

    assert FinancialYear.containing(london_date(at)).label == "2026-27"


@given(st.dates(date(1950, 1, 1), date(2200, 1, 1)))
def test_every_day_is_in_one_quarter_of_the_year_its_label_names(on: date) -> None:
    year = FinancialYear.containing(on)

    assert FinancialYear.parse(year.label) == year
    assert on in year
    assert on not in year.previous()
    quarter = [place for place, (first, last) in enumerate(year.quarters) if first <= on <= last]
    assert quarter == [(on.month - 4) % 12 // 3]
    assert (year.quarters[0][0], year.quarters[3][1]) == (year.start, year.end)


def test_earlier_years_are_counted_back() -> None:
    assert FinancialYear.parse("2025-26").previous(5).label == "2020-21"


@pytest.mark.parametrize(
    "text", ["", "2025", "2025-27", "2025-6", "25-26", "2025/26", "abcd-ef", "٢٠٢٥-26", "0001-02"]
)
def test_what_is_no_financial_year_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not a financial year\. Write it like this: 2025-26") as refused:
        FinancialYear.parse(text)
    assert text in str(refused.value)


def test_a_charity_may_begin_its_year_on_another_day(settings) -> None:
    settings.FINANCIAL_YEAR_START = "01-01"
    assert FinancialYear.containing(date(2026, 12, 31)).label == "2026"
    assert FinancialYear.parse("2026").end == date(2026, 12, 31)

    settings.FINANCIAL_YEAR_START = "10-15"
    assert FinancialYear.containing(date(2026, 10, 14)).label == "2025-26"
