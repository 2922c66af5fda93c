"""A policy is reviewed every year, and never later than three years after it was approved."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from policies.review import check_review, usual_review


@pytest.mark.parametrize(
    ("approved_on", "next_review_on"),
    [
        (date(2026, 5, 12), date(2027, 5, 12)),
        (date(2026, 12, 31), date(2027, 12, 31)),
        (date(2028, 2, 29), date(2029, 2, 28)),
        (date(2027, 2, 28), date(2028, 2, 28)),
    ],
)
def test_the_usual_review_is_after_twelve_months(approved_on: date, next_review_on: date) -> None:
    assert usual_review(approved_on) == next_review_on


@pytest.mark.parametrize(
    ("approved_on", "next_review_on"),
    [
        (date(2026, 5, 12), date(2026, 5, 13)),
        (date(2026, 5, 12), date(2029, 5, 12)),
        (date(2028, 2, 29), date(2031, 2, 28)),
    ],
)
def test_a_review_within_36_months_is_accepted(approved_on: date, next_review_on: date) -> None:
    check_review(approved_on, next_review_on)


@pytest.mark.parametrize(
    ("approved_on", "next_review_on", "sentence"),
    [
        (date(2026, 5, 12), date(2029, 5, 13), "must be within 36 months of approval"),
        (date(2028, 2, 29), date(2031, 3, 1), "must be within 36 months of approval"),
        (date(2026, 5, 12), date(2026, 5, 12), "must be after the day of approval"),
        (date(2026, 5, 12), date(2026, 5, 11), "must be after the day of approval"),
    ],
)
def test_any_other_review_is_refused(approved_on: date, next_review_on: date, sentence: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        check_review(approved_on, next_review_on)
    assert sentence in refusal.value.message_dict["next_review_on"][0]
