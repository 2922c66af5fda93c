"""Who hears that they have been given a part in a case (policy: need to know)."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from cases.models import Assignment, Complaint
from people.models import User
from people.notices import Notice, notify


def tell_newly_named(case: Complaint, before: Mapping[str, frozenset[UUID]], by: User, on: date) -> None:
    """
    Tells everybody who has a role now that they had not `before`, the ids of people by role.

    Whoever named themselves knows already, and nobody hears of a case that they may not open.
    """
    held = Assignment.objects.filter(complaint=case.pk, ended_on=None).values_list("role", "person_id")
    named = {person for role, person in held if person not in before.get(role, ())}
    if not named:
        return
    accounts = User.objects.filter(person__in=named).exclude(pk=by.pk)
    visible = Complaint.objects.filter(pk=case.pk)
    readers = [account for account in accounts if visible.visible_to(account, on).exists()]
    notify(readers, Notice.CASE_NEWS, reference=case.reference, link=case.link)
