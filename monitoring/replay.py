"""
Alerts of an imported register: as if the complaints had been filed on their days.

Everything is read and written in a fixed number of queries. A history has one line a day at most: the count
at the end of the day.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from cases.models import Outcome
from monitoring.alerts import ALERTED, settle, tell_of_several
from monitoring.counts import NOT_COUNTED, about_people
from monitoring.models import MORE_THAN, Alert, AlertChange
from monitoring.years import FinancialYear
from people.chart import Chart

BATCH = 500


@dataclass
class Story:
    """A complaint as far as counting goes: the day it came, and from which day on it counts or does not."""

    complaint: UUID
    received_on: date
    turns: list[tuple[date, bool]] = field(default_factory=list)

    def events(self) -> Iterator[tuple[date, bool]]:
        yield self.received_on, True
        for on, counts in self.turns:
            yield max(on, self.received_on), counts


Key = tuple[UUID, FinancialYear]


def replay(imported: Collection[UUID], on: date) -> None:
    """Raises and clears the alerts of every person and year that the import touched."""
    touched = _stories(frozenset(imported))
    known = {(alert.person_id, alert.year) for alert in Alert.objects.all()}
    told = {key: tell(*key, stories) for key, stories in touched.items() if key not in known}
    _write([each for each in told.values() if each], Chart.load(on))
    for key in touched.keys() & known:
        settle(*key, _counted_at_the_end(touched[key]), on)


def _stories(imported: frozenset[UUID]) -> dict[Key, list[Story]]:
    """Complaints by person and year, where there are enough of them and an imported one is among them."""
    groups: dict[Key, list[Story]] = defaultdict(list)
    for pk, person, received_on in about_people(ALERTED).values_list("pk", "respondent_id", "received_on"):
        groups[person, FinancialYear.containing(received_on)].append(Story(pk, received_on))
    touched = {
        key: stories
        for key, stories in groups.items()
        if len(stories) > MORE_THAN and any(story.complaint in imported for story in stories)
    }
    _add_outcomes(touched.values())
    return touched


def _add_outcomes(groups: Iterable[list[Story]]) -> None:
    stories = {story.complaint: story for group in groups for story in group}
    outcomes = Outcome.objects.filter(complaint__in=about_people(ALERTED).values("pk")).order_by("on", "id")
    for complaint, code, on in outcomes.values_list("complaint_id", "code", "on"):
        if complaint in stories:
            stories[complaint].turns.append((on, code not in NOT_COUNTED))


@dataclass(frozen=True)
class Told:
    """An alert with its history and the complaints it counts now, none of it saved."""

    alert: Alert
    changes: list[AlertChange]
    complaints: list[UUID]


def tell(person: UUID, year: FinancialYear, stories: list[Story]) -> Told | None:
    """The alert that came of these complaints, if one ever did."""
    alert: Alert | None = None
    changes: list[AlertChange] = []
    counting: set[UUID] = set()
    for on, counting in _day_by_day(stories):
        number = len(counting)
        change: AlertChange | None = None
        if alert:
            change = alert.counts_now(number, on)
        elif number > MORE_THAN:
            alert, change = Alert.first(person, year, number, on)
        if change:
            changes.append(change)
    return Told(alert, changes, sorted(counting)) if alert else None


def _day_by_day(stories: Iterable[Story]) -> Iterator[tuple[date, set[UUID]]]:
    """The complaints that count at the end of each day on which something happened."""
    by_day: dict[date, list[tuple[UUID, bool]]] = defaultdict(list)
    for story in stories:
        for on, counts in story.events():
            by_day[on].append((story.complaint, counts))
    counting: set[UUID] = set()
    for on in sorted(by_day):
        for complaint, counts in by_day[on]:
            (counting.add if counts else counting.discard)(complaint)
        yield on, set(counting)


def _counted_at_the_end(stories: list[Story]) -> int:
    return len([story for story in stories if not story.turns or story.turns[-1][1]])


def _write(told: list[Told], chart: Chart) -> None:
    Alert.objects.bulk_create([each.alert for each in told], batch_size=BATCH)
    AlertChange.objects.bulk_create([change for each in told for change in each.changes], batch_size=BATCH)
    through = Alert.complaints.through
    through.objects.bulk_create(
        [
            through(alert_id=each.alert.pk, complaint_id=complaint)
            for each in told
            for complaint in each.complaints
        ],
        batch_size=BATCH,
    )
    tell_of_several([each.alert for each in told], chart)
