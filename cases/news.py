"""Who hears that something has happened on a case (policy: need to know)."""

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from cases.acting import Acting
from cases.intake.progress import stand_at
from cases.models import Assignment, CaseRole, Complaint
from cases.ownership import who_may_see_it_wait
from cases.predicates import is_complainant
from people.models import User
from people.notices import Notice, notify

if TYPE_CHECKING:
    from cases.routes.case import Case


def tell_newly_named(case: Complaint, before: Mapping[str, frozenset[UUID]], acting: Acting) -> None:
    """
    Tells everybody who has a role now that they had not `before`, the ids of people by role.

    Whoever named themselves knows already, and nobody hears of a case that they may not open.
    """
    held = Assignment.objects.filter(complaint=case.pk, ended_on=None).values_list("role", "person_id")
    named = {person for role, person in held if person not in before.get(role, ())}
    _tell(case, named, acting)


def tell_of_step(case: "Case", stage_from: str, acting: Acting) -> None:
    """Of what the complainant did, those who answer for it hear; of where it stands now, the complainant."""
    if is_complainant(acting, case):
        _tell(case, _who_answers_for_it(case), acting)
    elif stand_at(case.stage) != stand_at(stage_from):
        tell_complainant(case)


def tell_complainant(case: "Case") -> None:
    """
    The complainant hears that there is news on their own page, once for each piece of news.

    Whoever told us of a safe way to reach them is reached in that way alone, and not by a mail. Whoever has
    a receipt code and no account looks there with it: there is no address, and none is asked for.
    """
    if case.complainant and not case.facts.safe_contact:
        notify([case.complainant], Notice.OWN_NEWS, reference=case.reference, link=case.own_link)


def _who_answers_for_it(case: "Case") -> set[UUID]:
    """The owner and the handler; where nobody may own the case, those who see that it waits."""
    facts = case.facts
    owning = [case.owner_id] if case.owner_id else who_may_see_it_wait(case, facts.chart, facts.shut_out)
    return {*owning, *facts.roles[CaseRole.HANDLER]}


def _tell(case: Complaint, people: Collection[UUID], acting: Acting) -> None:
    if not people:
        return
    accounts = [each for each in User.objects.filter(person__in=people) if each != acting.user]
    visible = Complaint.objects.filter(pk=case.pk)
    readers = [each for each in accounts if visible.visible_to(each, acting.on).exists()]
    notify(readers, Notice.CASE_NEWS, reference=case.reference, link=case.link)
