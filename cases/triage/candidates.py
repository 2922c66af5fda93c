"""Whom somebody who sorts out an arrival may pick from the register, and who of them may be meant."""

from django.db.models import Q, QuerySet

from cases.acting import Acting
from cases.models import Complaint
from cases.triage.names import suggestions
from people.models import Person, Role

Choices = list[tuple[str, object]]


def candidates(case: Complaint, acting: Acting) -> QuerySet[Person]:
    """
    Everybody whom a keeper of the register knows, also who has left.

    Service users only by need to know: of the services that the reader manages, and of the one where it
    happened; all of them for the Director and the Director's delegate.
    """
    people = Person.objects.checked()
    if acting.standing.oversees_all:
        return people
    services = {*acting.standing.services, case.service_id} - {None}
    return people.filter(~Q(role=Role.SERVICE_USER) | Q(service__in=services))


def grouped(people: QuerySet[Person], typed: str) -> Choices:
    """Choices for a select: first those whose names are like what was typed, each with why; then the rest."""
    rows = list(people.values_list("pk", "name", "role"))
    known = {pk: f"{name}, {Role(role).label.lower()}" for pk, name, role in rows}
    likely = suggestions(typed, ((pk, name) for pk, name, _ in rows))
    first = [(str(each.person), f"{known[each.person]}: {each.why.words}") for each in likely]
    taken = {each.person for each in likely}
    rest = [(str(pk), words) for pk, words in known.items() if pk not in taken]
    return [("Perhaps one of these", first), ("Everybody else", rest)] if first else [*rest]
