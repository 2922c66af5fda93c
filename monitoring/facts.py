"""What an alert's page shows: the complaints it counts, with as much of each as the reader may see."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from cases.models import Complaint
from cases.words import OutcomeCode
from monitoring.models import Alert, AlertChange, AlertReview
from people.clock import london_date
from people.models import User


@dataclass(frozen=True)
class Line:
    """One complaint. Its link is there only for a reader who may open the case."""

    received_on: date
    complainant: str
    finding: str
    reference: str
    link: str


@dataclass(frozen=True)
class Entry:
    """A line of the history: a change of the count, or a review."""

    on: date
    number: int
    change: AlertChange | None = None
    review: AlertReview | None = None


@dataclass(frozen=True)
class AlertFacts:
    lines: list[Line]
    story: list[Entry]
    findings: dict[str, int]
    incidents: int
    complainants: int

    @property
    def changes(self) -> int:
        """How often the count has changed, as far as this page shows."""
        return sum(entry.change is not None for entry in self.story)

    @classmethod
    def of(cls, alert: Alert, user: User, on: date) -> "AlertFacts":
        counted = Complaint.objects.filter(alerts=alert).with_outcome(on).select_related("complainant")
        complaints = list(counted.order_by("received_on", "reference"))
        visible = Complaint.objects.visible_to(user, on).filter(alerts=alert)
        links = set(visible.values_list("pk", flat=True))
        lines = [_line(complaint, links) for complaint in complaints]
        named = {complaint.complainant_id for complaint in complaints if complaint.complainant_id}
        return cls(
            lines,
            _story(alert),
            dict(Counter(line.finding for line in lines)),
            incidents=len({complaint.incident for complaint in complaints}),
            complainants=len(named),
        )


def _story(alert: Alert) -> list[Entry]:
    """From the first day on; on one day what changed comes before its review."""
    changes = [Entry(each.on, each.number, change=each) for each in alert.changes.all()]
    reviews = [
        Entry(london_date(each.at), each.number, review=each)
        for each in alert.reviews.select_related("by__person")
    ]
    return sorted(changes + reviews, key=lambda entry: entry.on)


def _line(complaint: Complaint, links: set[UUID]) -> Line:
    code: str | None = vars(complaint)["outcome_code"]
    may_open = complaint.pk in links
    return Line(
        received_on=complaint.received_on,
        complainant=complaint.complainant.name if complaint.complainant else "Anonymous",
        finding=str(OutcomeCode(code).label) if code else "Open",
        reference=complaint.reference if may_open else "",
        link=complaint.link if may_open else "",
    )
