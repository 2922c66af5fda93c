"""Arrivals that somebody has to sort out: what is not known of a complaint yet, and what cannot wait."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from cases.facts import Facts
from cases.models import Complaint
from cases.words import Route
from people.models import Person


@dataclass(frozen=True)
class Gap:
    """Something not known of a complaint: what that is in words, and the step or entry that makes it good."""

    words: str
    step: str


@dataclass(frozen=True)
class Arrival:
    """A complaint that is not sorted out, with what is missing in the order in which it is best found out."""

    facts: Facts
    missing: tuple[Gap, ...]

    @property
    def case(self) -> Complaint:
        return self.facts.case

    @property
    def is_urgent(self) -> bool:
        """Somebody is not safe, and nothing has been done yet."""
        return self.case.is_unsafe and self.case.is_at_the_beginning

    @property
    def sorts(self) -> tuple[bool, date, str]:
        """Urgent ones first, then those that have waited longest."""
        return (not self.is_urgent, self.case.received_on, self.case.reference)


def arrivals(under_way: Iterable[Facts]) -> list[Arrival]:
    """Those of the cases under way that have to be sorted out. Nothing is asked of the database for it."""
    found = (Arrival(facts, gaps_of(facts.case)) for facts in under_way)
    return sorted((each for each in found if each.missing or each.is_urgent), key=lambda each: each.sorts)


def gaps_of(case: Complaint) -> tuple[Gap, ...]:
    return tuple(gap for is_missing, gap in GAPS if is_missing(case))


def _is_about_somebody(case: Complaint) -> bool:
    return not case.is_about_nobody


def _is_typed_in(*people: Person | None) -> bool:
    return any(person.added_with_complaint for person in people if person)


GAPS: tuple[tuple[Callable[[Complaint], bool], Gap], ...] = (
    (
        lambda case: _is_about_somebody(case) and case.respondent is None,
        Gap("It is not known who it is about", "name_respondent"),
    ),
    (
        lambda case: _is_typed_in(case.respondent),
        Gap("The person it is about was typed in: are they on the register?", "name_respondent"),
    ),
    (
        lambda case: _is_about_somebody(case) and not case.respondent_role,
        Gap("It is not known what the person it is about is to the charity", "set_roles"),
    ),
    (
        lambda case: _is_typed_in(case.complainant, case.brought_by),
        Gap("Whoever complained was typed in: are they on the register?", "match_complainant"),
    ),
    (
        lambda case: case.route == Route.REDIRECTED and case.is_at_the_beginning,
        Gap("No appendix covers it: who does it go to?", "redirect"),
    ),
)
