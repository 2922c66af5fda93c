"""Doors to this room, for the admin and the menu."""

from datetime import date

from monitoring.alerts import SEVERAL
from monitoring.models import Alert
from people.clock import today
from people.models import Office
from people.standing import AnyUser, standing_of


def reads_alerts(user: AnyUser) -> bool:
    """
    Whether there is any alert for this account.

    Asks the database once for each account object: menu and admin both want to know on every page.
    """
    known: dict[str, bool] = user.__dict__
    if "_reads_alerts" not in known:
        known["_reads_alerts"] = bool(Alert.objects.keys_for(user, today()))
    return known["_reads_alerts"]


def references_kept_from(user: AnyUser, on: date) -> list[str]:
    """Alerts that are not for this account, for what is listed beside them: notices on their way."""
    kept = [str(alert) for alert in Alert.objects.exclude(pk__in=Alert.objects.keys_for(user, on))]
    return [*kept, SEVERAL] if kept else []


def reads_counts(user: AnyUser) -> bool:
    """The Director, the equalities lead, and the Chair in the Director's place."""
    offices = {Office.DIRECTOR, Office.EQUALITIES_LEAD, Office.CHAIR}
    return bool(standing_of(user, today()).offices & offices)


def works_here(user: AnyUser) -> bool:
    return reads_counts(user) or reads_alerts(user)
