"""An alert closes only by a review."""

from datetime import date
from typing import Any

import pytest

from monitoring.models import Alert, AlertReview
from monitoring.reviews import CHANGED, NotToReview, ReviewRefused, record_review
from tests.cast import Cast
from tests.monitoring.filing import end, file_about, noon

JUNE, JULY = date(2026, 6, 5), date(2026, 7, 6)


def review(cast: Cast, alert: Alert, on: date = JUNE, **answers: Any) -> AlertReview:
    given = {
        "seen": alert.changes.count(),
        "response": "He is sorry",
        "prejudiced": "no",
        "decision": "support",
        "reasons": "New to the work",
    }
    return record_review(alert, by=cast.manager.account, at=noon(on), **(given | answers))


@pytest.fixture
def alert(cast: Cast) -> Alert:
    for _ in range(3):
        file_about(cast, cast.respondent)
    return Alert.objects.get()


def state(alert: Alert) -> str:
    return Alert.objects.get(pk=alert.pk).state


def test_a_review_closes_the_alert_and_says_who_decided_what(cast: Cast, alert: Alert) -> None:
    review(cast, alert)

    kept = AlertReview.objects.get()
    assert state(alert) == "Reviewed"
    assert (kept.by, kept.number, kept.decision) == (cast.manager.account, 3, "support")


def test_a_further_complaint_asks_for_a_further_review_and_keeps_the_first(cast: Cast, alert: Alert) -> None:
    review(cast, alert)
    file_about(cast, cast.respondent, JULY)

    assert state(alert) == "To review"
    review(cast, alert, JULY, decision="supervision")
    assert [(each.number, each.decision) for each in alert.reviews.all()] == [
        (3, "support"),
        (4, "supervision"),
    ]


def test_a_complaint_less_does_not_ask_for_a_review_again(cast: Cast, alert: Alert) -> None:
    file_about(cast, cast.respondent, JUNE)
    review(cast, alert)

    end(alert.complaints.first(), "duplicate", JULY)
    assert state(alert) == "Reviewed"


def test_an_alert_is_reviewed_once(cast: Cast, alert: Alert) -> None:
    review(cast, alert)

    with pytest.raises(NotToReview):
        review(cast, alert)
    assert AlertReview.objects.count() == 1


def test_a_complaint_that_came_while_the_page_was_open_is_not_reviewed_unseen(
    cast: Cast, alert: Alert
) -> None:
    seen = alert.changes.count()
    file_about(cast, cast.respondent)

    with pytest.raises(ReviewRefused) as refused:
        review(cast, alert, seen=seen)
    assert str(refused.value) == CHANGED
    assert state(alert) == "To review"


def test_one_complaint_set_aside_and_another_come_are_not_reviewed_unseen(cast: Cast, alert: Alert) -> None:
    """The number is the same again; the complaints are not."""
    file_about(cast, cast.respondent)
    seen = alert.changes.count()
    end(alert.complaints.first(), "duplicate")
    file_about(cast, cast.respondent)

    with pytest.raises(ReviewRefused):
        review(cast, alert, seen=seen)


def test_an_alert_that_cleared_itself_is_not_reviewed(cast: Cast, alert: Alert) -> None:
    end(alert.complaints.first(), "duplicate")

    with pytest.raises(NotToReview):
        review(cast, alert)


@pytest.mark.parametrize(
    ("finding", "may"),
    [
        ("substantiated", True),
        ("partly_substantiated", True),
        ("not_substantiated", False),
        ("inconclusive", False),
        ("withdrawn", False),
    ],
)
def test_disciplinary_needs_a_finding_not_a_number(cast: Cast, alert: Alert, finding: str, may: bool) -> None:
    end(alert.complaints.first(), finding)

    if may:
        review(cast, alert, decision="disciplinary")
    else:
        with pytest.raises(ReviewRefused, match="A number of complaints alone proves nothing"):
            review(cast, alert, decision="disciplinary")
    assert state(alert) == ("Reviewed" if may else "To review")
