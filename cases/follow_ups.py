"""
A complaint that follows another one, for a new detriment, is handled by someone new (victimisation).

Whoever dealt with the earlier complaint neither owns the new one nor has a role on it. The person whom the
earlier one was about is shut out of it altogether, as `facts.shut_out_of` has it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from uuid import UUID

from cases.models import Assignment, Complaint, Event


def dealt_with(earlier: Iterable[UUID | None]) -> Mapping[UUID | None, frozenset[UUID]]:
    """
    By complaint, whoever owned it, ever had a role on it or took a step in it.

    One query for all of them; none where there is nothing to ask.
    """
    asked = {each for each in earlier if each}
    if not asked:
        return {}
    followed = Complaint.objects.filter(pk__in=asked).order_by()
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for complaint, person in followed.values_list("pk", "owner").union(
        Assignment.objects.filter(complaint__in=asked).order_by().values_list("complaint", "person"),
        Event.objects.steps()
        .filter(complaint__in=asked)
        .order_by()
        .values_list("complaint", "actor__person"),
    ):
        if person:
            found[complaint].add(person)
    return {complaint: frozenset(people) for complaint, people in found.items()}
