"""What the April report says about alerts: numbers only."""

from datetime import date

from django.db.models import Count, OuterRef, Subquery

from monitoring.models import Alert, AlertChange
from monitoring.years import FinancialYear


def alerts_raised_and_cleared(year: FinancialYear, as_at: date) -> tuple[int, int]:
    """Alerts of the year that were raised by the end of a day, and how many of these were cleared then."""
    latest = AlertChange.objects.filter(alert=OuterRef("pk"), on__lte=as_at).order_by("-on", "-id")
    alerts = (
        Alert.objects.filter(year_start=year.start, raised_on__lte=as_at)
        .order_by()
        .annotate(latest=Subquery(latest.values("kind")[:1]))
        .values_list("latest")
        .annotate(number=Count("pk"))
    )
    by_state = dict(alerts)
    return sum(by_state.values()), by_state.get(AlertChange.Kind.CLEARED, 0)
