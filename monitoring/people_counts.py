"""Counts per person and year, for the Director and the equalities lead or whoever stands in for them."""

from dataclasses import dataclass
from datetime import date

from monitoring.counts import counted, tallies
from monitoring.readers import Parties, kept_out, readers_of_count
from monitoring.years import FinancialYear
from people.chart import chart_for
from people.models import Person, Role
from people.standing import AnyUser, standing_of


@dataclass(frozen=True)
class CountRow:
    name: str
    role: str
    number: int


def counts_visible_to(user: AnyUser, year: FinancialYear, on: date) -> list[CountRow]:
    """
    The largest first. Nobody finds a row about themselves or somebody above them, nor one with a complaint
    that they are a party to or a witness of.
    """
    me = standing_of(user, on).person
    if me is None:
        return []
    chart, parties = chart_for(user, on), _parties(year, on)
    seen = [
        tally
        for tally in tallies(year, on)
        if me.pk in readers_of_count(chart, tally.person, parties[tally.person])
    ]
    names = dict(Person.objects.filter(pk__in=[tally.person for tally in seen]).values_list("pk", "name"))
    rows = [CountRow(names[tally.person], str(Role(tally.role).label), tally.number) for tally in seen]
    return sorted(rows, key=lambda row: (-row.number, row.name, row.role))


def _parties(year: FinancialYear, on: date) -> Parties:
    received = counted(Role.inside(), on).filter(received_on__range=(year.start, year.end))
    return Parties(received.values_list("respondent_id", "complainant_id", kept_out("involvements")))
