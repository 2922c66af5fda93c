"""What the April report says about alerts."""

from datetime import date

import pytest

from monitoring.figures import alerts_raised_and_cleared
from monitoring.years import FinancialYear
from tests.cast import Cast
from tests.monitoring.filing import MAY, end, file_about

YEAR = FinancialYear.containing(MAY)
JUNE, JULY, AUGUST = date(2026, 6, 5), date(2026, 7, 6), date(2026, 8, 7)


@pytest.mark.parametrize(
    ("as_at", "raised_and_cleared"),
    [
        (date(2026, 5, 4), (0, 0)),
        (MAY, (1, 0)),
        (JUNE, (2, 1)),
        (JULY, (2, 0)),
        (AUGUST, (2, 1)),
    ],
)
def test_alerts_are_counted_as_they_stood_on_the_day(
    cast: Cast, as_at: date, raised_and_cleared: tuple[int, int]
) -> None:
    first, second, _ = [file_about(cast, cast.respondent) for _ in range(3)]
    for _ in range(3):
        file_about(cast, cast.outsider, JUNE)
    end(first, "duplicate", JUNE)
    file_about(cast, cast.respondent, JULY)
    end(second, "bad_faith", AUGUST)

    assert alerts_raised_and_cleared(YEAR, as_at) == raised_and_cleared


def test_an_alert_belongs_to_the_year_in_which_the_complaints_were_received(cast: Cast) -> None:
    for _ in range(3):
        file_about(cast, cast.respondent, date(2026, 3, 31), filed_on=MAY)

    assert alerts_raised_and_cleared(YEAR, AUGUST) == (0, 0)
    assert alerts_raised_and_cleared(YEAR.previous(), AUGUST) == (1, 0)
    assert alerts_raised_and_cleared(YEAR.previous(), date(2026, 3, 31)) == (0, 0)
